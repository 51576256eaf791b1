"""Which first-order division a row of a data set lies in, in the words of our gazetteer.

Data sets spell divisions in their own ways ("Dayr az Zor governorate"). The written name is looked up first,
as our names, other names and transliterations go; where the gazetteer does not know it, the nearest places
around the coordinates decide, if they are near and all lie in one division. Else the division is unknown.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor
from typing import Final

from counterclaim.geo.gazetteer import Entry, Gazetteer
from counterclaim.geo.row import plain
from counterclaim.geo.sphere import roughly_km

from .record import Division

_NEAR_KM: Final = 25.0
_NEIGHBOURS: Final = 5
_CELL_KM: Final = 56.0 + _NEAR_KM
_FAR_KM: Final = 600.0
"""A division of that name whose centre is further from the row's coordinates is another one."""


class Divisions:
    """Resolves the divisions of one history; keeps what it has resolved."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._by_name = lru_cache(maxsize=4096)(self._named)
        self._by_point = lru_cache(maxsize=4096)(self._around)
        self._cell = lru_cache(maxsize=64)(self._places_of)

    def country(self, name: str) -> str | None:
        """ISO 3166-1 alpha-2 of a country's name, None where the gazetteer does not know it."""
        for form in (name, name.partition(" (")[0]):
            found = [e for e in self._gazetteer.lookup(form) if e.kind == "country" and e.country]
            if found:
                return found[0].country
        return None

    def division(
        self,
        written: str | None,
        country: str | None,
        lat: float | None,
        lon: float | None,
        *,
        exact: bool = True,
    ) -> tuple[Division, str | None]:
        """The division, and its country. Degrees (WGS 84).

        :param exact: whether the point is a place, not the middle of a division or a country: only then do
            the places around it say anything. A division of the same name far from it is out either way.
        """
        written = written or None
        found = self._by_name(written, country) if written else ()
        near = [e for e in found if lat is None or lon is None or _reaches(e, lat, lon)]
        if len({(e.name, e.country) for e in near}) == 1:
            return Division(as_written=written, name=near[0].name, method="name"), near[0].country
        if exact and lat is not None and lon is not None and (around := self._by_point(lat, lon, country)):
            return Division(as_written=written, name=around[0], method="coordinates"), around[1]
        return Division(as_written=written), country

    def _named(self, written: str, country: str | None) -> tuple[Entry, ...]:
        for form in dict.fromkeys((written, plain(written))):
            found = [
                e
                for e in self._gazetteer.lookup(form)
                if e.kind == "adm1" and (country is None or e.country == country)
            ]
            if found:
                best = min(e.rank for e in found)
                return tuple(e for e in found if e.rank == best)
        return ()

    def _around(self, lat: float, lon: float, country: str | None) -> tuple[str, str] | None:
        near = [
            (roughly_km(lat, lon, e.lat, e.lon), e.admin1, e.country)
            for e in self._cell(floor(lat), floor(lon))
            if e.admin1 and e.country and e.lat is not None and e.lon is not None
            # A town across the border says nothing of a row whose country is known.
            and country in (None, e.country)
        ]
        nearest = sorted(one for one in near if one[0] <= _NEAR_KM)[:_NEIGHBOURS]
        homes = {(admin1, home) for _, admin1, home in nearest}
        if len(homes) != 1:
            return None
        admin1, home = homes.pop()
        return self.ours(admin1, home) or admin1, home

    def ours(self, admin1: str | None, country: str | None) -> str | None:
        """The gazetteer's one name of a division, None where it knows none or several of that name."""
        names = {e.name for e in self._by_name(admin1, country)} if admin1 else set()
        return names.pop() if len(names) == 1 else None

    def _places_of(self, lat: int, lon: int) -> list[Entry]:
        """The places in and around a cell of one degree: a scan of the gazetteer, so it is kept."""
        return [e for e in self._gazetteer.near(lat + 0.5, lon + 0.5, _CELL_KM) if e.kind != "adm1"]


def _reaches(entry: Entry, lat: float, lon: float) -> bool:
    if entry.lat is None or entry.lon is None:
        return True
    return roughly_km(lat, lon, entry.lat, entry.lon) <= max(_FAR_KM, 2 * (entry.radius_km or 0.0))
