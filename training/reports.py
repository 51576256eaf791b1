"""Annotated reports as spans over one text: the title, a blank line, the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from counterclaim.tagger.cuts import sentence_starts
from counterclaim.tagger.labels import SIDE_LAYER
from counterclaim.tagger.tag import GAP

ROLES = ("source", "cue", "content")


class Mark(NamedTuple):
    """``text[start:end]`` is of ``kind`` in ``layer`` (names as in ``counterclaim.tagger.labels``)."""

    layer: str
    kind: str
    start: int
    end: int


@dataclass
class Report:
    doc_id: str
    title: str | None
    """None where the text repeats it or there is none."""
    body: str
    marks: list[Mark] = field(default_factory=list)
    attributions: list[dict[str, list[list[int]]]] = field(default_factory=list)
    """source, cue and content of each, as offsets in ``text``."""
    claims: list[dict[str, Any]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return f"{self.title}{GAP}{self.body}" if self.title else self.body

    @property
    def shift(self) -> int:
        return len(self.text) - len(self.body)


def read(docs: Path, gold: Path, *, mended: bool = False) -> list[Report]:
    """The reports of a DOCS/GOLD pair of JSON Lines files, in the order of DOCS; those without gold left out.

    :param mended: words that the gold located at another place where they stand too ("said", "he") are put
        where they are nearest to the rest of their attribution.
    """
    by_id = {row["doc_id"]: row for row in _rows(gold)}
    return [_report(row, by_id[row["doc_id"]], mended) for row in _rows(docs) if row["doc_id"] in by_id]


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _report(doc: dict[str, Any], gold: dict[str, Any], mended: bool) -> Report:
    title, body = (doc.get("title") or "").strip(), doc["text"]
    made = Report(doc["doc_id"], title if title and title not in body else None, body, claims=gold["claims"])
    for each in gold.get("attributions", []):
        spans = _attribution_spans(each, made, title)
        if mended:
            spans = _mended(spans, made)
        made.attributions.append(spans)
        for role in ROLES:
            made.marks += [Mark(role, role, start, end) for start, end in spans[role]]
    for each in gold["claims"]:
        made.marks += _claim_marks(each, made)
    for each in gold["incidents"]:
        place = locate(made, each["quote"])
        if place:
            made.marks.append(Mark("event", each["type"], *place))
            made.marks += _scene_marks(each, made, place[0])
    made.marks = _settled(made.marks)
    return made


def locate(
    report: Report, quote: str | None, near: int | None = None, *, in_title: bool = False
) -> tuple[int, int] | None:
    """Where the quote stands, of several places the one nearest to ``near``. The body is asked before the
    title, or the other way round."""
    if not quote:
        return None
    places = [m.start() for m in re.finditer(re.escape(quote), report.text)]
    places = [place for place in places if (place < report.shift) == in_title] or places
    if not places:
        return None
    start = places[0] if near is None else min(places, key=lambda at: abs(at - near))
    return start, start + len(quote)


def _attribution_spans(each: dict[str, Any], report: Report, title: str) -> dict[str, list[list[int]]]:
    if any(each.get("spans", {}).values()):
        shift = report.shift
        if each.get("in") == "headline":
            shift = 0 if report.title else max(0, report.body.find(title))
        return {role: [[s + shift, e + shift] for s, e in each["spans"].get(role) or []] for role in ROLES}
    found: dict[str, list[list[int]]] = {role: [] for role in ROLES}
    anchor: int | None = None
    top = each.get("in") == "headline" and bool(report.title)
    for quote in each["content"]:
        place = locate(report, quote, anchor, in_title=top)
        if place:
            anchor = place[0] if anchor is None else anchor
            found["content"].append(list(place))
    for role in ("source", "cue"):
        place = locate(report, each.get(role), anchor, in_title=top)
        if place:
            found[role].append(list(place))
    return found


CLEARLY_NEARER = 25
"""In characters: by how much another place must be nearer before a span is moved there."""


def _mended(spans: dict[str, list[list[int]]], report: Report) -> dict[str, list[list[int]]]:
    """The gold's offsets were found by searching, and of two "said" the search took the first it met."""
    text = report.text
    done = {role: [list(span) for span in spans[role]] for role in ROLES}
    # Cues first: most are near their content, and sources are then measured from the right cue.
    for role in ("cue", "source", "content"):
        if len(done[role]) != 1:
            continue
        others = [span for other in ROLES if other != role for span in done[other]]
        start, end = done[role][0]
        if not others or end - start > 60:
            continue

        def away(at: int, size: int = end - start, others: list[list[int]] = others) -> int:
            return sum(sorted(max(0, s - at - size, at - e) for s, e in others)[:2])

        low, high = (report.shift, len(text)) if start >= report.shift else (0, report.shift)
        found = re.finditer(rf"(?<!\w){re.escape(text[start:end])}(?!\w)", text[low:high])
        best = min((low + m.start() for m in found), key=away, default=start)
        if away(best) + CLEARLY_NEARER < away(start):
            done[role] = [[best, best + end - start]]
    return done


def _claim_marks(each: dict[str, Any], report: Report) -> list[Mark]:
    near = None
    number = each.get("attribution")
    if number is not None and number < len(report.attributions):
        spans = report.attributions[number]
        near = min((s for role in ROLES for s, _ in spans[role]), default=None)
    place = locate(report, each["quote"], near)
    if place is None:
        return []
    marks = [Mark(SIDE_LAYER[each["stance"]], each["stance"], *place)]
    actor = each.get("actor")
    if actor:
        low, high = place
        starts = [*sentence_starts(report.text), len(report.text)]
        low = max(s for s in starts if s <= low)
        high = min((s for s in starts if s >= high), default=len(report.text))
        spots = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(actor)}(?!\w)", report.text[low:high])]
        inside = [low + s for s in spots if place[0] <= low + s and low + s + len(actor) <= place[1]]
        outside = [low + s for s in spots]
        if inside or outside:
            at = inside[0] if inside else min(outside, key=lambda s: abs(s - place[0]))
            marks.append(Mark("actor", "actor", at, at + len(actor)))
    return marks


NEAR_QUOTE = 500
"""In characters: how far from an incident's quote its time, or a place without a name, may stand."""


def _scene_marks(each: dict[str, Any], report: Report, near: int) -> Iterator[Mark]:
    """Where and when: a place's name wherever it stands, the rest only beside the quote."""
    for layer, words in (*(("place", p) for p in each["places"][:4]), ("when", each["when"])):
        if not words:
            continue
        found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", report.text)]
        if layer == "when" or words.islower():
            found = sorted(
                (at for at in found if abs(at - near) <= NEAR_QUOTE), key=lambda at: abs(at - near)
            )[:1]
        for at in found:
            yield Mark(layer, layer, at, at + len(words))


def _settled(marks: Sequence[Mark]) -> list[Mark]:
    """No two marks of one layer overlap: contents inside contents get a layer of their own; else the shorter
    gives way, but of claims and of places ("near Tehran", "Tehran") the longer does."""
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=lambda m: (m.layer, _rank(m), m.start, m.kind)):
        clash = [k for k in kept if k.layer == mark.layer and k.start < mark.end and mark.start < k.end]
        if not clash:
            kept.append(mark)
        elif mark.layer == "content" and all((k.start, k.end) != (mark.start, mark.end) for k in clash):
            inner = mark._replace(layer="content_inner")
            if not any(k.layer == inner.layer and k.start < inner.end and inner.start < k.end for k in kept):
                kept.append(inner)
    return sorted(kept, key=lambda m: (m.start, m.end, m.layer))


def _rank(mark: Mark) -> int:
    size = mark.end - mark.start
    return size if mark.layer.startswith("claim_") or mark.layer == "place" else -size


STRIPPED = ",'’‘\"“”"


def without(report: Report, drop: Sequence[int]) -> Report:
    """The report less the characters at these offsets of its text; marks keep their words."""
    text = report.text
    gone = set(drop)
    new_at, at = [], 0
    for place in range(len(text)):
        new_at.append(at)
        at += place not in gone
    new_at.append(at)
    left = "".join(char for place, char in enumerate(text) if place not in gone)
    marks = [m._replace(start=new_at[m.start], end=new_at[m.end]) for m in report.marks]
    return Report(report.doc_id, None, left, [m for m in marks if m.end > m.start])
