"""Which tellings are compared at all: those of the same days near the same place, or with the same rare word.

Every telling is filed under some keys and looks under some keys; two are compared where one looks under a key
that the other is filed under. The keys of a telling depend on nothing but itself.

==================  ==========================================================================================
``736862@68,81``    a day (ordinal) and a cell of the globe
``736862=zoobe``    a day and a rare word of the sentences that tell of the incident
``x2017-10=zoobe``  a month, or ``x2017=`` a year, and such a word; filed by those whose day is known
``v2017-10=zoobe``  the same of those that say no more than the month or the year, or nothing; these look for
                    both sorts, the others for this one only
==================  ==========================================================================================
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from math import floor
from typing import Final, NamedTuple

from .signs import EXACT_DAYS, FINE, RECENT_DAYS
from .telling import Spot, Telling
from .words import RARE, rarity

CELL_DEG: Final = 0.5
"""Side of a place cell in degrees, about 55 km; the cells around it are looked under too."""

KEY_WORDS: Final = 8
VAGUE_WORDS: Final = 4

class Keys(NamedTuple):
    """Under which keys a telling is filed, and under which it looks for others."""

    filed: frozenset[str]
    sought: frozenset[str]


def keys(telling: Telling) -> Keys:
    """The keys of a telling, as short strings that a database can index."""
    words = _rare(telling)
    filed: set[str] = set()
    sought: set[str] = set()
    days = _days(telling)
    cells = {_cell(s) for s in telling.spots[:4] if _located(s)}
    for day in days:
        filed.update(f"{day}@{cell[0]},{cell[1]}" for cell in cells)
        filed.update(f"{day}={word}" for word in words)
        for near in (day - 1, day, day + 1):
            sought.update(f"{near}@{y},{x}" for cell in cells for y, x in _around(cell))
            sought.update(f"{near}={word}" for word in words)
    vague = telling.first is None or not days
    for span in _stretches(telling):
        for word in words[:VAGUE_WORDS]:
            filed.add(f"{'v' if vague else 'x'}{span}={word}")
            sought.add(f"v{span}={word}")
            if vague:
                sought.add(f"x{span}={word}")
    return Keys(frozenset(filed), frozenset(sought))


def candidates(tellings: Iterable[Telling]) -> Iterator[tuple[str, str]]:
    """The pairs of keys worth comparing, each once, the smaller key first; never two of one report."""
    index = BlockIndex()
    for telling in sorted(tellings, key=lambda t: t.key):
        yield from ((other, telling.key) for other in sorted(index.add(telling)))


class BlockIndex:
    """Tellings by the keys that they are filed under."""

    def __init__(self) -> None:
        self._filed: dict[str, set[str]] = {}
        self._report: dict[str, str] = {}

    def add(self, telling: Telling) -> set[str]:
        """Files a telling; gives the keys of those filed before that it is to be compared with."""
        filed, sought = keys(telling)
        found = {key for name in sought for key in self._filed.get(name, ())}
        for name in filed:
            self._filed.setdefault(name, set()).add(telling.key)
        self._report[telling.key] = telling.report_id
        return {key for key in found if self._report[key] != telling.report_id}

    def remove(self, telling: Telling) -> None:
        """Takes a telling out again."""
        for name in keys(telling).filed:
            members = self._filed[name]
            members.discard(telling.key)
            if not members:
                del self._filed[name]
        del self._report[telling.key]


def _rare(telling: Telling) -> list[str]:
    forms = sorted(set(telling.near) | set(telling.names), key=lambda form: (-rarity(form), form))
    return [form for form in forms if rarity(form) >= RARE and not form[0].isdigit()][:KEY_WORDS]


def _days(telling: Telling) -> list[int]:
    """The days of a telling that has few of them, as ordinals."""
    if telling.first is None or telling.last is None:
        if telling.published is None or not telling.main:
            return []
        last = telling.published.toordinal()
        return list(range(last - RECENT_DAYS, last + 1))
    first, last = telling.first.toordinal(), telling.last.toordinal()
    return list(range(first, last + 1)) if last - first < 2 * EXACT_DAYS else []


def _stretches(telling: Telling) -> Iterator[str]:
    """The months in which the incident may lie, or the years where these are more than three."""
    first, last = telling.first, telling.last
    if first is None or last is None:
        if telling.published is None:
            return
        first, last = telling.published - timedelta(days=31), telling.published
    months = list(_months(first, last)) if (last - first).days < 366 else []
    if 0 < len(months) <= 3:
        yield from (f"{y}-{m:02}" for y, m in months)
    if not 1 < len(months) <= 3:
        yield from (str(y) for y in range(first.year, min(last.year, first.year + 5) + 1))


def _months(first: date, last: date) -> Iterator[tuple[int, int]]:
    year, month = first.year, first.month
    while (year, month) <= (last.year, last.month):
        yield year, month
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _located(spot: Spot) -> bool:
    return spot.lat is not None and spot.lon is not None and spot.prec is not None and spot.prec <= FINE


def _cell(spot: Spot) -> tuple[int, int]:
    return floor((spot.lat or 0.0) / CELL_DEG), floor((spot.lon or 0.0) / CELL_DEG)


def _around(cell: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The cell and its neighbours, across the date line as well; more to the sides near the poles is not
    needed.
    """
    columns = round(360 / CELL_DEG)
    half = columns // 2
    for y in (cell[0] - 1, cell[0], cell[0] + 1):
        for x in (cell[1] - 1, cell[1], cell[1] + 1):
            yield y, (x + half) % columns - half
