"""The marks in the text: each marked stretch once, with the items it stands for and a line to draw.

Items that share a stretch share its mark: three claims in one sentence draw one line and show three numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from counterclaim.model import Zone
from counterclaim.model.vocabulary import ZoneKind

from .sheet import Family, Item, position

Look = Family | Literal["part"]
"""How a mark is drawn; a part is the speaker, actor or cue of a claim."""

Where = Literal["text", "headline"]
Place = tuple[Where, int, int, Look]
EVIDENCE = frozenset({ZoneKind.HEADLINE, ZoneKind.BODY})


@dataclass(frozen=True)
class Mark:
    """``start`` to ``end`` (code points) of text or headline, with an underline on ``lane`` (0 on top)."""

    key: str
    where: Where
    start: int
    end: int
    look: Look
    lane: int
    stands_for: tuple[tuple[str, Item], ...]

    @property
    def plain_part(self) -> bool:
        """Whether it belongs to one claim only and lies inside it: then its words themselves are the link."""
        if self.look != "part" or len({item.key for _, item in self.stands_for}) != 1:
            return False
        main = self.stands_for[0][1].spans[0][1]
        return main.where == self.where and main.start <= self.start and self.end <= main.end


@dataclass(frozen=True)
class Piece:
    """A stretch of text over which nothing changes: the marks that cover it, and its zone."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    zone: Zone | None


def marks_of(items: Iterable[Item]) -> list[Mark]:
    """Every span of every item as a mark, in reading order, overlapping ones on different lanes."""
    found: dict[Place, list[tuple[str, Item]]] = {}
    for item in items:
        for at, (role, _) in enumerate(item.spans):
            found.setdefault(_place(item, at), []).append((role, item))
    order = sorted(found, key=lambda k: (k[0] == "text", k[1], -k[2], k[3]))
    lanes = _lanes(order)
    return [
        Mark(f"m{number}", *at, lane=lanes[at], stands_for=tuple(sorted(found[at], key=_reading_order)))
        for number, at in enumerate(order, 1)
    ]


def _reading_order(pair: tuple[str, Item]) -> tuple[tuple[bool, int, int], int, str]:
    role, item = pair
    return position(item.spans[0][1]), len(item.label), item.label + role


def _lanes(order: Sequence[Place]) -> dict[Place, int]:
    """For each mark the first lane that no overlapping mark has; shorter ones choose first and lie on top."""
    lanes: dict[Place, int] = {}
    for at in sorted(order, key=lambda k: (k[2] - k[1], k)):
        taken = {
            lane
            for (where, start, end, _), lane in lanes.items()
            if where == at[0] and start < at[2] and at[1] < end
        }
        lanes[at] = next(lane for lane in range(len(taken) + 1) if lane not in taken)
    return lanes


def pieces(start: int, end: int, marks: Sequence[Mark], zones: Sequence[Zone] = ()) -> Iterator[Piece]:
    """``start`` to ``end`` cut wherever a mark or a zone begins or ends."""
    cuts = {start, end}
    bounds = [*((m.start, m.end) for m in marks), *((z.start, z.end) for z in zones)]
    cuts.update(at for pair in bounds for at in pair if start < at < end)
    for low, high in pairwise(sorted(cuts)):
        over = tuple(m for m in marks if m.start <= low and high <= m.end)
        yield Piece(low, high, over, next((z for z in zones if z.start <= low and high <= z.end), None))


def where_of(item: Item, marks: Iterable[Mark]) -> list[tuple[str, Mark]]:
    """The marks of one item with their roles, the main one first."""
    by_place = {(m.where, m.start, m.end, m.look): m for m in marks}
    return [(role, by_place[_place(item, at)]) for at, (role, _) in enumerate(item.spans)]


def _place(item: Item, at: int) -> Place:
    """Where an item's span stands, and how it is drawn: a claim's later spans are its parts."""
    span = item.spans[at][1]
    return span.where, span.start, span.end, "part" if item.family == "claim" and at else item.family
