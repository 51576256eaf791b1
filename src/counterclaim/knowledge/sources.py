"""Reading the data files that say who is who, ours and the user's.

Each file is TOML; what it holds is told by its tables, not by its name: ``[[actor]]``,
``[[country]]``, ``[[outlet]]``, ``[[organ]]``, ``[[leader]]``, ``[nouns]``, ``[families]``,
``[modifiers]``, ``[forms]``. The formats are described in docs/codebook/actors.md.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from counterclaim.model import KnowledgeError, Tie
from counterclaim.model.vocabulary import ActorKind

SETTING = "COUNTERCLAIM_KNOWLEDGE"
_DATA = Path(__file__).parent / "data"
_OURS = ("organs.toml", "countries.toml", "leaders.toml", "outlets.toml")

Row = dict[str, Any]


def files(extra: Path | None = None) -> list[Path]:
    """Our files, then those of the folder that ``COUNTERCLAIM_KNOWLEDGE`` names, then of ``extra``."""
    ours = [_DATA / name for name in _OURS if (_DATA / name).exists()]
    return ours + sorted((_DATA / "actors").glob("*.toml")) + own_files(extra)


def own_files(extra: Path | None = None) -> list[Path]:
    """The user's files: those of the folder that ``COUNTERCLAIM_KNOWLEDGE`` names, then of ``extra``.

    :raises KnowledgeError: where a folder does not exist.
    """
    found: list[Path] = []
    for folder in (os.environ.get(SETTING), extra):
        if folder:
            place = Path(folder)
            if not place.exists():
                raise KnowledgeError(f"The knowledge folder {place} does not exist.", f"Check {SETTING}.")
            found += [place] if place.is_file() else sorted(place.rglob("*.toml"))
    return found


def read(path: Path) -> dict[str, Any]:
    """The tables of one file.

    :raises KnowledgeError: where it is not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path.name} is not a TOML file: {error}.") from error


def rows(data: dict[str, Any], table: str, path: Path, *needed: str) -> Iterator[Row]:
    """The entries of an array of tables, each with the keys it must have.

    :raises KnowledgeError: where a needed key is missing.
    """
    for row in data.get(table, ()):
        missing = [key for key in needed if not isinstance(row.get(key), str)]
        if missing:
            name = row.get("name") or row.get("id") or "an entry"
            raise KnowledgeError(f"{path.name}: [[{table}]] {name!r} lacks {', '.join(missing)}.")
        yield row


def day(value: object, path: Path, *, end: bool = False) -> date | None:
    """A date written as TOML date, "YYYY", "YYYY-MM" or "YYYY-MM-DD"; ``end``: the last such day."""
    if value is None or isinstance(value, date):
        return value
    parts = str(value).split("-")
    try:
        numbers = [int(p) for p in parts]
        if len(numbers) == 1:
            return date(numbers[0], 12, 31) if end else date(numbers[0], 1, 1)
        if len(numbers) == 2:
            return date(numbers[0], numbers[1], 28) if end else date(numbers[0], numbers[1], 1)
        return date(*numbers)
    except (TypeError, ValueError) as error:
        hint = "Write 2014, 2014-06 or 2014-06-29."
        raise KnowledgeError(f"{path.name}: {value!r} is no date.", hint) from error


def ties(row: Row, key: str, path: Path) -> tuple[Tie, ...]:
    """The dated relations under ``key``."""
    found = []
    for tie in row.get(key, ()):
        if not isinstance(tie, dict) or "id" not in tie:
            raise KnowledgeError(f"{path.name}: {key} of {row.get('id', row.get('name'))!r} needs an id.")
        since, until = day(tie.get("since"), path), day(tie.get("until"), path, end=True)
        found.append(Tie(actor_id=tie["id"], since=since, until=until))
    return tuple(found)


def kind(row: Row, path: Path) -> ActorKind:
    """The kind of an actor's entry.

    :raises KnowledgeError: where it is none of the vocabulary.
    """
    try:
        return ActorKind(row["kind"])
    except ValueError as error:
        hint = f"Use one of {', '.join(ActorKind)}."
        raise KnowledgeError(f"{path.name}: {row['id']!r} has kind {row['kind']!r}.", hint) from error
