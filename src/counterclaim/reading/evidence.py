"""The words that tell an incident: the telling that tells it best, then others of it.

Which telling that is, of several, is fitted on annotated reports (``training/lead_telling.py``): annotators
write down the clause that best reports the incident. The weights are data (``lead-telling.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log1p

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.model import Report, Span
from counterclaim.model.vocabulary import ZoneKind
from counterclaim.tagger.spans import TaggedText
from counterclaim.text.language import text_of

from .assertions import clause_bounds, sentence_bounds
from .events import EventMention
from .grouping import Draft
from .tellings import Telling
from .tolls import TollMention

AT_MOST = 4


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    table: dict[str, float] = read_table("lead-telling.toml")["weights"]
    return table


@dataclass(frozen=True)
class Words:
    """What the words of a telling are taken from."""

    doc: Doc
    report: Report
    events: Sequence[EventMention]
    tolls: Sequence[TollMention]
    tagged: TaggedText | None


def evidence(words: Words, draft: Draft, where: str = "text") -> list[Span]:
    """At most four spans of a draft with at least one telling, none over another; the first tells it best."""
    doc = words.doc
    told = [(t, bounds(words, t)) for t in draft.tellings]
    body = outside_headline(doc, words.report, draft.tellings)
    lead = best([pair for pair in told if pair[0] in body] or told, words.tagged)
    found: list[Span] = []
    for _, (start, end) in sorted(
        told, key=lambda pair: (pair[0] is not lead, pair[0] not in body, _lesser(pair[0]), pair[0].position)
    ):
        span = Span.cut(text_of(doc), start, end, "headline" if where == "headline" else "text")
        if not any(span.overlaps(o) for o in found):
            found.append(span)
        if len(found) == AT_MOST:
            break
    return found


def outside_headline(doc: Doc, report: Report, tellings: Sequence[Telling]) -> list[Telling]:
    """Those that do not stand in the headline, where the text repeats it: it shortens what the body tells."""
    heads = [(z.start, z.end) for z in report.zones if z.kind is ZoneKind.HEADLINE]
    return [t for t in tellings if not any(s <= doc[t.position].idx < e for s, e in heads)]


def _lesser(telling: Telling) -> tuple[bool, bool]:
    return telling.heard is None, richness(telling) == 0


def best(told: Sequence[tuple[Telling, tuple[int, int]]], tagged: TaggedText | None) -> Telling:
    """The one of these tellings, each with its words, that best tells the incident; the earlier of equals."""
    known = weights()
    scores = [
        sum(known.get(name, 0.0) * value for name, value in signs(telling, n, end - start, tagged).items())
        for n, (telling, (start, end)) in enumerate(told)
    ]
    return told[scores.index(max(scores))][0]


def signs(telling: Telling, before: int, length: int, tagged: TaggedText | None) -> dict[str, float]:
    """What speaks for a telling of ``length`` code points, ``before`` others of its incident before it."""
    found = {
        "heard": float(telling.heard is not None),
        "heard_chance": tagged.chance_of_event(telling.heard) if tagged is not None else 0.0,
        "rich": richness(telling) / 5,
        "before": log1p(before),
        "long": min(length / 100, 1.2),
        "place": float(bool(telling.places)),
        "time": float(_dated(telling)),
        "titled": min(telling.titled, 3) / 3,
        "refers": float(telling.refers),
    }
    return {name: value for name, value in found.items() if value}


def richness(telling: Telling) -> int:
    """How much one telling says: an exact place counts most, then who, how many and when."""
    exact = any((p.place.where_prec or 9) <= 2 for p in telling.places)
    return 2 * exact + bool(telling.actors) + bool(telling.tolls) + _dated(telling)


def _dated(telling: Telling) -> bool:
    return telling.time is not None and telling.time.date_start is not None


def bounds(words: Words, telling: Telling) -> tuple[int, int]:
    """Where the words of a telling start and end: the clause with its place, day and toll, in code points."""
    if telling.heard is not None:
        return telling.heard
    doc = words.doc
    parts = [words.events[k] for k in telling.events]
    tokens: list[Token] = []
    for m in parts:
        tokens += [doc[m.first], doc[m.last], *m.agents[:1], *m.patients[:1]]
    sent = parts[0].head.sent
    tokens = [t for t in tokens if sent.start <= t.i < sent.end] or [parts[0].head]
    sentence = sentence_bounds(parts[0].head)
    start, end = clause_bounds(doc, tokens, sentence)
    told = [(words.tolls[i].start, words.tolls[i].end) for i in telling.tolls]
    told += [(p.phrase_start, p.phrase_end) for p in telling.places]
    told += [(telling.time.start, telling.time.end)] if telling.time else []
    start = max(sentence[0], min([start, *(s for s, _ in told)]))
    end = min(sentence[1], max([end, *(e for _, e in told)]))
    return start, end
