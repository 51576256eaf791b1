"""The gazetteer: names in, places out. Built on first use, then read only."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import cos, radians
from pathlib import Path
from typing import Any, Final

from .keys import bare_key, loose_key, strict_key
from .store import cache_file, connect, dump_beside, ensure

__all__ = ["Entry", "Gazetteer", "cache_file", "ensure", "lookup", "open_gazetteer"]

_COLUMNS: Final = (
    "p.id, p.geonames_id, p.name, p.kind, p.country, p.admin1, p.admin2, p.lat, p.lon, p.population, "
    "p.radius_km, p.capital, p.ours"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place. Coordinates are degrees (WGS 84), ``radius_km`` how far it reaches from them.

    ``rank``: how the name led here: 0 main name, 1 other name, 2 without its class word, 3 loosely.
    ``ours``: it is in our own tables. ``capital``: the capital of its country.
    """

    key: int
    geonames_id: int | None
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int
    radius_km: float | None
    capital: bool
    ours: bool
    rank: int = 0


def _entry(row: tuple[Any, ...]) -> Entry:
    """An entry from a row of ``_COLUMNS`` and the rank."""
    values = list(row)
    values[11], values[12] = bool(row[11]), bool(row[12])
    return Entry(*values)


# Keys of a dump's places are GeoNames ids, which overlap with those of the gazetteer's rows.
_DUMP_KEYS: Final = 1_000_000_000
_AT_MOST: Final = 200
"""Places of one name that a dump may add; San Jose has three thousand."""


class Gazetteer:
    """Read-only look-up. Holds no names in memory but those asked for lately.

    :param path: the built gazetteer. Places of a GeoNames dump lie beside it and are found too.
    """

    def __init__(self, path: Path) -> None:
        self._db = connect(path)
        dump = dump_beside(path)
        self._dump = connect(dump) if dump else None
        self.lookup = lru_cache(maxsize=8192)(self._lookup)
        self.demonym = lru_cache(maxsize=4096)(self._demonym)
        self.seat = lru_cache(maxsize=4096)(self._seat)
        self.country = lru_cache(maxsize=512)(self._country)
        self.capital = lru_cache(maxsize=512)(self._capital)
        self.divisions = lru_cache(maxsize=512)(self._divisions)

    def _find(self, key: str) -> list[Entry]:
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, n.rank FROM name n JOIN place p ON p.id = n.place WHERE n.key = ?", (key,)
        )
        found = [_entry(row) for row in rows]
        if self._dump:
            known = {e.geonames_id for e in found}  # a newer edition of a package may have caught up
            found += [e for e in self._find_in_dump(self._dump, key) if e.geonames_id not in known]
        return found

    @staticmethod
    def _find_in_dump(dump: sqlite3.Connection, key: str) -> list[Entry]:
        rows = dump.execute(
            f"SELECT {_COLUMNS}, n.rank FROM name n JOIN place p ON p.id = n.place WHERE n.key = ? "
            f"ORDER BY n.rank, p.population DESC, p.id LIMIT {_AT_MOST}",
            (key,),
        )
        return [replace(entry, key=_DUMP_KEYS + entry.key) for entry in map(_entry, rows)]

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        key = strict_key(name)
        if not key:
            return ()
        found: dict[int, Entry] = {}
        keys = [key]
        if (bare := bare_key(name)) != key:
            keys.append(bare)
        for k in keys:
            for entry in self._find(k):
                found.setdefault(entry.key, entry)
        # A loose match is a last resort: it may not add rivals to a name that is known as written.
        if not found and (loose := loose_key(name)):
            for entry in self._find("~" + loose):
                found.setdefault(entry.key, entry)
        return tuple(sorted(found.values(), key=lambda e: (e.rank, -e.population, e.key)))

    def _demonym(self, word: str) -> str | None:
        row = self._db.execute("SELECT country FROM demonym WHERE key = ?", (strict_key(word),)).fetchone()
        return str(row[0]) if row else None

    def _seat(self, name: str) -> str | None:
        row = self._db.execute("SELECT country FROM seat WHERE key = ?", (strict_key(name),)).fetchone()
        return str(row[0]) if row else None

    def _country(self, iso2: str) -> Entry | None:
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.kind = 'country' AND p.country = ?", (iso2,)
        ).fetchall()
        return _entry(rows[0]) if rows else None

    def _capital(self, iso2: str) -> Entry | None:
        row = self._db.execute(
            f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.capital = 1 AND p.country = ?", (iso2,)
        ).fetchone()
        return _entry(row) if row else None

    def _divisions(self, iso2: str) -> int:
        """How many first-order divisions the country has in the gazetteer."""
        row = self._db.execute(
            "SELECT count(DISTINCT name) FROM place WHERE kind = 'adm1' AND country = ?", (iso2,)
        ).fetchone()
        return int(row[0])

    def near(self, lat: float, lon: float, km: float) -> list[Entry]:
        """The places in a box of ``km`` to each side of a point in degrees, unordered. Scans the table."""
        high = km / 110.0
        wide = min(180.0, high / max(cos(radians(min(abs(lat) + high, 89.9))), 1e-3))
        rows = self._db.execute(
            f"SELECT {_COLUMNS}, 0 FROM place p WHERE p.lat BETWEEN ? AND ? AND p.lon BETWEEN ? AND ?",
            (lat - high, lat + high, lon - wide, lon + wide),
        )
        return [_entry(row) for row in rows]


@cache
def open_gazetteer() -> Gazetteer:
    """The gazetteer of this process, built first where that is needed."""
    return Gazetteer(ensure())


def lookup(name: str) -> list[Entry]:
    """Every place that ``name`` may mean: best-matching name first, then by population. Empty if none."""
    return list(open_gazetteer().lookup(name))
