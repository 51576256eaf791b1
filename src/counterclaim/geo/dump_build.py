"""Writing what GeoNames dumps add: a second file beside the gazetteer, of the same schema.

It stands apart so that it outlives every new edition of the packages and of our tables. A place's key in it
is its GeoNames id. Memory stays bounded: rows go to disk in batches, and SQLite sorts the names there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from counterclaim.model import InputError, SetupError

from .dump import OtherName, Places, Tally, other_names
from .dump_file import WANTED, DumpFile, opened
from .row import Row
from .schema import BATCH, INDEXES, insert, keys_version, made_whole, values
from .store import DUMP_NAME

_SNIFFED: Final = 200
"""A file whose first lines are all malformed is not what it was taken for."""
Told = Callable[[str, int, int, int], None]
"""Called with what is being done, lines so far, bytes so far and bytes in all (0 where unknown)."""


@dataclass(slots=True)
class Loaded:
    """What a load did; ``sources`` is what the file keeps about each dump."""

    places: int = 0
    names: int = 0
    lines: int = 0
    malformed: dict[str, int] = field(default_factory=dict)
    where: list[str] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)


def load_dumps(
    gazetteer: Path,
    dumps: Sequence[Path],
    *,
    countries: Sequence[str] = (),
    alternates: Path | None = None,
    told: Told = lambda *_: None,
) -> Loaded:
    """Writes ``geonames.sqlite`` beside ``gazetteer`` from GeoNames dumps; one that is there is replaced.

    :param gazetteer: the built gazetteer; what it has already is not loaded again.
    :param countries: ISO alpha-2 codes to keep; empty for all.
    :param alternates: an ``alternateNamesV2`` table: more names, and the English one to print.
    :raises InputError: ``geonames_unreadable``, ``geonames_empty``, ``input_not_found``; the old file stays.
    :raises SetupError: ``gazetteer_unwritable``.
    """
    done = Loaded()
    path = gazetteer.with_name(DUMP_NAME)
    try:
        with made_whole(path) as (part, db):
            stage = part.with_suffix(".names")
            try:
                divisions, ids, states = _known(gazetteer)
                reader = Places(divisions, countries, ids, states)
                _load(db, stage, reader, dumps, alternates, told, done)
            finally:
                stage.unlink(missing_ok=True)
            if not done.places:
                raise InputError(
                    "No line was taken: all are of other countries, of unlisted features, or known already.",
                    "Check --countries.",
                    code="geonames_empty",
                )
            meta = {"version": keys_version(), "sources": json.dumps(done.sources)}
            insert(db, "meta", [*meta.items(), ("countries", ",".join(countries))], 2)
    except (OSError, sqlite3.Error) as error:
        raise SetupError(
            f"The dump cannot be written to {path}: {error}",
            "See that the folder can be written and has room; the names are sorted there.",
            code="gazetteer_unwritable",
        ) from error
    return done


def _known(gazetteer: Path) -> tuple[dict[str, str], list[int], list[str]]:
    """How the gazetteer prints divisions, by code; the GeoNames ids and the countries that it has."""
    with sqlite3.connect(f"{gazetteer.as_uri()}?mode=ro", uri=True) as db:
        ids = [i for (i,) in db.execute("SELECT geonames_id FROM place WHERE geonames_id IS NOT NULL")]
        states = [c for (c,) in db.execute("SELECT country FROM place WHERE kind = 'country'")]
        divisions = dict(db.execute("SELECT code, name FROM division"))
    db.close()
    return divisions, ids, states


def _load(
    db: sqlite3.Connection,
    stage: Path,
    places: Places,
    dumps: Sequence[Path],
    alternates: Path | None,
    told: Told,
    done: Loaded,
) -> None:
    db.execute("COMMIT")
    db.execute("PRAGMA cache_size = -64000")
    db.execute("ATTACH ? AS stage", (str(stage),))
    db.execute("PRAGMA stage.journal_mode = OFF")
    db.execute("PRAGMA stage.synchronous = OFF")
    db.execute("CREATE TABLE stage.called (key TEXT, place INTEGER, rank INTEGER)")
    db.execute("BEGIN")
    for dump in dumps:
        with opened(dump) as file:
            tally = Tally()
            for batch in _batches(places.rows(_watched(file, tally, "places", told), tally)):
                db.executemany(f"INSERT OR IGNORE INTO place VALUES ({','.join('?' * 13)})", _places(batch))
                db.executemany("INSERT INTO stage.called VALUES (?, ?, ?)", _names(batch))
        _count(done, file, tally, "places")
    if alternates is not None:
        with opened(alternates) as file:
            tally = Tally()
            for name in other_names(_watched(file, tally, "names", told), tally):
                _add_name(db, name, tally)
        _count(done, file, tally, "alternate names")
    told("sorting the names", 0, 0, 0)
    db.execute(
        "INSERT INTO name SELECT key, place, min(rank) FROM stage.called "
        "GROUP BY key, place ORDER BY key, place"
    )
    db.execute("COMMIT")
    db.execute("DETACH stage")
    db.executescript(INDEXES)
    (done.places,) = db.execute("SELECT count(*) FROM place").fetchone()
    (done.names,) = db.execute("SELECT count(*) FROM name").fetchone()


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def _places(batch: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    return (values(row.geonames_id or 0, row) for row in batch)


def _names(batch: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    return ((key, row.geonames_id, rank) for row in batch for key, rank in row.all_keys().items())


def _watched(file: DumpFile, tally: Tally, what: str, told: Told) -> Iterator[bytes | None]:
    """The lines, with a word every few thousand, and an end where they are not the table expected."""
    for line in file.lines():
        if tally.lines == _SNIFFED and tally.malformed.total() == _SNIFFED:
            break
        if tally.lines % 10_000 == 0:
            told(f"{what} of {file.path.name}", tally.lines, file.taken, file.size)
        yield line
    if tally.lines and tally.malformed.total() == tally.lines:
        raise InputError(
            f"{file.path.name} is not the table of {what} it was given as: {next(iter(tally.malformed))}.",
            f"{WANTED} Alternate names go with --alternate-names.",
            code="geonames_unreadable",
        )


def _add_name(db: sqlite3.Connection, other: OtherName, tally: Tally) -> None:
    """A further name for a place that was loaded."""
    found = db.execute("SELECT kind, country FROM place WHERE id = ?", (other.geonames_id,)).fetchone()
    if found is None:
        return
    row = Row(other.name, found[0], found[1], None, None, other.geonames_id)
    row.call(other.name, 0 if other.printed else 1)
    db.executemany("INSERT INTO stage.called VALUES (?, ?, ?)", list(_names([row])))
    if other.printed:
        db.execute("UPDATE place SET name = ? WHERE id = ?", (other.name, other.geonames_id))
    tally.kept += 1


def _count(done: Loaded, file: DumpFile, tally: Tally, what: str) -> None:
    done.lines += tally.lines
    for reason, number in tally.malformed.items():
        done.malformed[reason] = done.malformed.get(reason, 0) + number
    done.where += [f"{file.path.name}:{number}" for number in tally.where]
    done.sources.append(
        {
            "file": file.path.name,
            "table": what,
            "bytes": file.taken,
            "sha256": file.sha256,
            "lines": tally.lines,
            "kept": tally.kept,
            "malformed": tally.malformed.total(),
        }
    )
