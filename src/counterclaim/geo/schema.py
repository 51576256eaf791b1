"""The one SQLite schema of both files: what is built from the packages, and what a GeoNames dump adds."""

from __future__ import annotations

import gc
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

from counterclaim.knowledge.places import place_words

from .row import Row

SCHEMA_VERSION: Final = "9"
BATCH: Final = 20_000
_COLUMNS: Final = 13
_TABLES: Final = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA locking_mode = EXCLUSIVE;
CREATE TABLE place (
  id INTEGER PRIMARY KEY, geonames_id INTEGER, name TEXT, kind TEXT, country TEXT, admin1 TEXT, admin2 TEXT,
  lat REAL, lon REAL, population INTEGER, radius_km REAL, capital INTEGER, ours INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, rank INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE demonym (key TEXT PRIMARY KEY, country TEXT) WITHOUT ROWID;
CREATE TABLE seat (key TEXT PRIMARY KEY, country TEXT) WITHOUT ROWID;
CREATE TABLE division (code TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""
INDEXES: Final = """
CREATE INDEX seats ON place (country) WHERE capital = 1;
CREATE INDEX lands ON place (country) WHERE kind = 'country';
"""


def keys_version() -> str:
    """Changes with the schema and with the word lists that name keys depend on."""
    lists = place_words()["lists"]
    text = "|".join([*sorted(lists["articles"]), *sorted(lists["arabic_script"])])
    return f"{SCHEMA_VERSION}-{blake2b(text.encode(), digest_size=4).hexdigest()}"


@contextmanager
def made_whole(path: Path) -> Iterator[tuple[Path, sqlite3.Connection]]:
    """A new database in a temporary file, moved to ``path`` if nothing fails; else ``path`` stays as it is.

    Two processes may do this for one path at once: each writes its own file, and the last one stays.

    :raises OSError: where the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.stem + "-", suffix=".part", dir=path.parent)
    os.close(handle)
    collecting = gc.isenabled()
    gc.disable()  # millions of small objects, none in a cycle: looking for cycles takes a fifth of the time
    try:
        db = sqlite3.connect(name, isolation_level=None)
        try:
            db.executescript(_TABLES)
            db.execute("BEGIN")
            yield Path(name), db
            if db.in_transaction:
                db.execute("COMMIT")
        finally:
            db.close()
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    finally:
        if collecting:
            gc.enable()
        Path(name).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def values(ident: int, row: Row) -> tuple[object, ...]:
    return (
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


def insert(db: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]], columns: int) -> None:
    """Rows into ``table``, a batch at a time, so that an iterator of any length takes little memory."""
    todo = iter(rows)
    statement = f"INSERT INTO {table} VALUES ({','.join('?' * columns)})"
    while batch := list(islice(todo, BATCH)):
        db.executemany(statement, batch)


def insert_places(db: sqlite3.Connection, rows: Iterable[tuple[object, ...]]) -> None:
    insert(db, "place", rows, _COLUMNS)
