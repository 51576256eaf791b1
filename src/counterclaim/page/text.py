"""The text on the page: whole, every mark drawn, and a reference to its item at each mark's end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from counterclaim.model import Report, Zone
from counterclaim.model.vocabulary import ZoneKind

from .html import Html, join, tag
from .marks import EVIDENCE, Mark, Piece, pieces
from .sheet import Item

LINE: Final = re.compile(r"[^\n]+")


def article(report: Report, marks: Sequence[Mark]) -> Html:
    """The headline, where the text does not hold it, then the text, one paragraph a line.

    Without the references and the zones' labels the element's text is the report's text, character for
    character (controls apart, see ``html.shown``).
    """
    writer = _Writer(marks)
    in_text = _on_lines([m for m in marks if m.where == "text"], report.text)
    out: list[Html | str] = []
    last = 0
    for line in LINE.finditer(report.text):
        out += [
            report.text[last : line.start()],
            writer.line(*line.span(), report.text, in_text, report.zones),
        ]
        last = line.end()
    out.append(report.text[last:])
    # A span of nothing but line ends has nothing to draw; the links to it still lead somewhere.
    out += [tag("span", id=m.key) for m in in_text if m.start == m.end]
    text = tag("div", *out, class_="text", lang=report.language or "")
    return join(_headline(report, marks, writer), text)


def _on_lines(marks: Sequence[Mark], text: str) -> list[Mark]:
    """The marks without the line ends at their edges, so that each begins and ends within a line."""
    made = []
    for mark in marks:
        words = text[mark.start : mark.end]
        start = mark.start + len(words) - len(words.lstrip("\n"))
        made.append(replace(mark, start=start, end=max(start, mark.start + len(words.rstrip("\n")))))
    return made


def _headline(report: Report, marks: Sequence[Mark], writer: _Writer) -> Html | None:
    mine = [m for m in marks if m.where == "headline"]
    if report.headline is None or (not mine and _repeated(report)):
        return None
    body = writer.pieces(0, len(report.headline), report.headline, mine, ())
    return tag("h3", *body, class_=f"headline d{_depth(mine)}", dir="auto", lang=report.language or "")


def _repeated(report: Report) -> bool:
    """Whether the text itself holds the headline."""
    return any(
        zone.kind is ZoneKind.HEADLINE and report.text[zone.start : zone.end].strip() == report.headline
        for zone in report.zones
    )


def _depth(marks: Sequence[Mark]) -> int:
    return max((m.lane + 1 for m in marks), default=0)


class _Writer:
    """Writes pieces in order, and knows which marks and zones it has opened already."""

    def __init__(self, marks: Sequence[Mark]) -> None:
        self._linked: set[str] = set()
        self._zones: set[int] = set()
        self._wordless = _hidden_parts(marks)

    def line(self, start: int, end: int, text: str, marks: Sequence[Mark], zones: Sequence[Zone]) -> Html:
        here = [m for m in marks if m.start < m.end and m.start < end and start < m.end]
        zones = [z for z in zones if z.start < end and start < z.end]
        title = any(z.kind is ZoneKind.HEADLINE for z in zones)
        looks = f"d{_depth(here)}" + (" headline" if title else "")
        return tag("p", *self.pieces(start, end, text, here, zones), class_=looks, dir="auto")

    def pieces(
        self, start: int, end: int, text: str, marks: Sequence[Mark], zones: Sequence[Zone]
    ) -> Iterator[Html | str]:
        for piece in pieces(start, end, marks, zones):
            if piece.zone and piece.zone.kind not in EVIDENCE and piece.zone.start not in self._zones:
                self._zones.add(piece.zone.start)
                label = f"{piece.zone.kind.value}, no evidence:"
                yield tag("small", label, class_="zone", dir="ltr", lang="en")
            yield from self._piece(piece, text[piece.start : piece.end])
            yield from self._references(piece.end, marks)

    def _piece(self, piece: Piece, words: str) -> Iterator[Html | str]:
        aside = piece.zone is not None and piece.zone.kind not in EVIDENCE
        opened = [m.key for m in piece.marks if m.start == piece.start]
        for key in opened[1:]:
            yield tag("span", id=key)
        first = opened[0] if opened else None
        looks = [_looks(piece.marks)] if piece.marks else []
        classes = " ".join([*looks, *(["aside"] if aside else [])]) or None
        link = _link(piece)
        if link is None:
            yield tag("span", words, class_=classes, id=first) if classes else words
            return
        role, item = link.stands_for[0]
        reached = link.key in self._linked
        self._linked.add(link.key)
        yield tag(
            "a",
            words,
            class_=classes,
            id=first,
            href=f"#{item.key}",
            title=f"{role} of claim {item.label}",
            tabindex="-1" if reached else None,
        )

    def _references(self, at: int, marks: Sequence[Mark]) -> Iterator[Html]:
        """The labels behind the marks that end at ``at``, each item once; other marks' lines run on below."""
        items: dict[str, Item] = {}
        for mark in marks:
            if mark.end == at and (not mark.plain_part or mark.key in self._wordless):
                items.update({item.key: item for _, item in mark.stands_for})
        if not items:
            return
        labels = _spaced([reference(item) for item in items.values()])
        refs = tag("sup", *labels, class_="refs", dir="ltr", lang="en")
        over = [m for m in marks if m.start < at < m.end]
        yield tag("span", refs, class_=_looks(over)) if over else refs


def _looks(marks: Sequence[Mark]) -> str:
    """The classes of a stretch below which these marks' lines run."""
    return " ".join(["s", *(f"{m.key} {m.look}{m.lane}" for m in marks)])


def reference(item: Item) -> Html:
    """The item's label as a link to it."""
    return tag(
        "a",
        item.label,
        class_=f"ref {item.family}",
        href=f"#{item.key}",
        aria_label=f"{item.label}: {item.family}, {item.called}",
    )


def _spaced(parts: Sequence[Html]) -> Iterator[Html]:
    for number, part in enumerate(parts):
        if number:
            yield Html(" ")
        yield part


def _link(piece: Piece) -> Mark | None:
    """The narrowest part of a claim that covers the piece: its words lead to the claim."""
    parts = [m for m in piece.marks if m.plain_part]
    return min(parts, key=lambda m: (m.end - m.start, m.start), default=None)


def _hidden_parts(marks: Sequence[Mark]) -> frozenset[str]:
    """Parts whose every character belongs to a narrower part: their words cannot be the link."""
    plain = [m for m in marks if m.plain_part]
    hidden = set()
    for mark in plain:
        near = [m for m in plain if m.where == mark.where and m.start < mark.end and mark.start < m.end]
        if not any(_link(piece) is mark for piece in pieces(mark.start, mark.end, near)):
            hidden.add(mark.key)
    return frozenset(hidden)
