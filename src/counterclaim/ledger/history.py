"""The history: entries that are only ever appended, each with the hash of the one before.

The hash of an entry is the SHA-256 of its fields as canonical JSON (keys sorted, no blanks, UTF-8), the hash
of the entry before among them. So one hash, that of the last entry, stands for the whole history.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from counterclaim import __version__
from counterclaim.model import Frozen

from .tables import entries

FIRST: Final = "0" * 64
PROGRAM: Final = f"counterclaim/{__version__}"


class Entry(Frozen):
    """One change: when (UTC), who or which program, of what, before and after (JSON), and why."""

    seq: int
    at: str
    by: str
    action: str
    subject: str
    before: str | None
    after: str | None
    reason: str
    prev_hash: str
    hash: str


@dataclass(frozen=True)
class Head:
    """The last entry: what stands for the whole history."""

    seq: int
    at: str
    hash: str


def canonical(value: Any) -> str:
    """``value`` as JSON that has one spelling only."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest(value: str | bytes) -> str:
    """SHA-256 of a text's UTF-8 or of bytes, in hex."""
    return sha256(value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value).hexdigest()


def stamp(moment: datetime) -> str:
    """A moment in UTC with microseconds: sorts as text. One without a zone is read as UTC."""
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S.%fZ}" if moment.year >= 1000 else moment.isoformat()


def hash_of(fields: dict[str, Any]) -> str:
    """The hash of an entry, from all its fields but the hash itself."""
    return digest(canonical({name: value for name, value in fields.items() if name != "hash"}))


def head_of(connection: Connection) -> Head:
    """The last entry; of an empty history, number 0 with sixty-four noughts."""
    row = connection.execute(
        sa.select(entries.c.seq, entries.c.at, entries.c.hash).order_by(entries.c.seq.desc()).limit(1)
    ).first()
    return Head(row.seq, row.at, row.hash) if row else Head(0, "", FIRST)


class Log:
    """Appends entries within one transaction; the caller holds the lock. ``keep`` before the end."""

    def __init__(self, connection: Connection, *, by: str = PROGRAM) -> None:
        self._connection = connection
        self._head = head_of(connection)
        self._waiting: list[dict[str, Any]] = []
        self.by = by

    @property
    def head(self) -> Head:
        return self._head

    @property
    def next_seq(self) -> int:
        return self._head.seq + 1

    def append(
        self,
        action: str,
        subject: str,
        *,
        before: Any = None,
        after: Any = None,
        reason: str = "",
        by: str = "",
    ) -> int:
        """Adds one entry and gives its number. A clock that went back does not make time run backwards."""
        at = max(stamp(datetime.now(UTC)), self._head.at)
        fields: dict[str, Any] = {
            "seq": self.next_seq,
            "at": at,
            "by": by or self.by,
            "action": action,
            "subject": subject,
            "before": None if before is None else canonical(before),
            "after": None if after is None else canonical(after),
            "reason": reason,
            "prev_hash": self._head.hash,
        }
        fields["hash"] = hash_of(fields)
        self._waiting.append(fields)
        self._head = Head(fields["seq"], at, fields["hash"])
        return self._head.seq

    def keep(self) -> None:
        """Writes what was appended."""
        if self._waiting:
            self._connection.execute(sa.insert(entries), self._waiting)
            self._waiting = []


def entry_of(row: Row[Any]) -> Entry:
    return Entry.model_validate(dict(row._mapping))


def read_entries(connection: Connection, *, until: int | None = None) -> Iterator[Entry]:
    """The history from its first entry, in order, a few at a time."""
    last = 0
    while True:
        query = sa.select(entries).where(entries.c.seq > last).order_by(entries.c.seq).limit(2000)
        if until is not None:
            query = query.where(entries.c.seq <= until)
        rows = connection.execute(query).all()
        if not rows:
            return
        for row in rows:
            yield entry_of(row)
        last = rows[-1].seq


@dataclass(frozen=True)
class Break:
    """Where a history does not hold: the first entry that is wrong, and what is wrong with it."""

    seq: int
    what: str


def first_break(history: Iterable[Entry]) -> Break | None:
    """The first entry that is missing, altered or out of its place; None where every one holds."""
    before = Head(0, "", FIRST)
    for entry in history:
        if entry.seq != before.seq + 1:
            return Break(before.seq + 1, "the entry is missing")
        if entry.prev_hash != before.hash:
            return Break(entry.seq, "it does not carry the hash of the entry before")
        if hash_of(entry.model_dump()) != entry.hash:
            return Break(entry.seq, "its hash does not fit its words")
        if entry.at < before.at:
            return Break(entry.seq, "its time lies before that of the entry before")
        before = Head(entry.seq, entry.at, entry.hash)
    return None


def seq_at(connection: Connection, moment: datetime) -> int:
    """The number of the last entry made by then: what the store knew at that moment."""
    found = connection.execute(
        sa.select(sa.func.max(entries.c.seq)).where(entries.c.at <= stamp(moment))
    ).scalar()
    return int(found or 0)
