"""Computes everything anew: bytes, texts, readings, the chain of entries, and the state that they lead to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import Frozen, stable_id

from . import tables as t
from .history import FIRST, Entry, canonical, digest, head_of, read_entries
from .history import first_break as chain_break
from .pieces import published_stamp, report_of


class Broken(Frozen):
    """Something that does not hold. ``seq``: the entry that is wrong, or that made what is wrong."""

    seq: int
    subject: str
    what: str


class Verified(Frozen):
    """What was computed anew. ``first``: the first thing that does not hold, by entry; null if all holds."""

    entries: int
    reports: int
    readings: int
    decisions: int
    head: str
    first: Broken | None = None
    head_found: bool | None = None


def verify(connection: Connection, *, head: str | None = None) -> Verified:
    """Checks the whole store; ``head`` is a hash noted before, which must be in the history."""
    top = head_of(connection)
    found = sorted(_all_broken(connection), key=lambda one: one.seq)
    count = {
        name: int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
        for name, table in (
            ("entries", t.entries),
            ("reports", t.reports),
            ("readings", t.readings),
            ("decisions", t.decisions),
        )
    }
    there = None
    if head is not None:
        given = head.strip().lower()
        query = sa.select(t.entries.c.seq).where(t.entries.c.hash == given)
        there = given == FIRST or connection.execute(query).first() is not None
    return Verified(**count, head=top.hash, first=found[0] if found else None, head_found=there)


def _all_broken(connection: Connection) -> Iterator[Broken]:
    broken = chain_break(read_entries(connection))
    if broken is not None:
        yield Broken(seq=broken.seq, subject=_subject(connection, broken.seq), what=broken.what)
        return  # what the entries say cannot be relied on from here
    expected = Expected()
    for entry in read_entries(connection):
        try:
            expected.take(entry)
        except (KeyError, TypeError, ValueError) as error:
            yield Broken(
                seq=entry.seq, subject=entry.subject, what=f"its words cannot be followed: {error!r}"
            )
            return
    yield from _reports(connection, expected)
    yield from _readings(connection, expected)
    yield from _rows(connection, expected)


def _subject(connection: Connection, seq: int) -> str:
    row = connection.execute(sa.select(t.entries.c.subject).where(t.entries.c.seq == seq)).first()
    return str(row.subject) if row else "?"


class Expected:
    """The rows that the history leads to."""

    def __init__(self) -> None:
        self.store_id = ""
        self.reports: dict[str, tuple[int, dict[str, Any]]] = {}
        self.copies: dict[str, tuple[int, str | None]] = {}
        self.readings: dict[str, dict[str, Any]] = {}
        self.inputs: dict[tuple[Any, ...], int] = {}
        self.external: dict[tuple[Any, ...], int] = {}
        self.mentions: dict[str, dict[str, Any]] = {}
        self.members: dict[tuple[str, int], list[Any]] = {}
        self.current: dict[str, int] = {}
        self.decisions: dict[int, tuple[str, str, str | None, str]] = {}
        self.states: dict[tuple[int, int], int | None] = {}
        self.active: dict[int, int] = {}

    def take(self, entry: Entry) -> None:
        after = json.loads(entry.after) if entry.after is not None else {}
        if entry.action == "store.create":
            self.store_id = entry.subject
        elif entry.action == "report.add":
            self.reports[entry.subject] = (entry.seq, after)
            self._seen(entry, after)
        elif entry.action == "report.again":
            self._seen(entry, after)
        elif entry.action == "reading.add":
            self._reading(entry, after)
        elif entry.action == "accounts.change":
            self._moved(entry, after["accounts"])
        elif entry.action == "copies.change":
            self.copies |= {report_id: (entry.seq, group) for report_id, group in after.items()}
        elif entry.action.startswith(("decide.", "link.")):
            self._decided(entry, after)
        elif entry.action == "undo":
            self._undone(entry, after)

    def _seen(self, entry: Entry, after: dict[str, Any]) -> None:
        if after.get("input_sha256"):
            self.inputs[after["input_sha256"], entry.subject] = entry.seq
        if after.get("external_id") is not None:
            self.external[entry.subject, after["external_id"]] = entry.seq

    def _reading(self, entry: Entry, after: dict[str, Any]) -> None:
        self.readings[entry.subject] = {**after, "born_seq": entry.seq, "until_seq": None}
        if entry.before is not None:
            self.readings[json.loads(entry.before)["reading_id"]]["until_seq"] = entry.seq
        for mention_id in after["incidents"].values():
            self.mentions.setdefault(
                mention_id,
                {"report_id": after["report_id"], "born_seq": entry.seq, "retired_seq": None, "to": None},
            )
        for mention_id, to in after["retired"].items():
            self.mentions[mention_id] |= {"retired_seq": entry.seq, "to": to}

    def _moved(self, entry: Entry, accounts: dict[str, str | None]) -> None:
        for mention_id, account_id in accounts.items():
            if mention_id in self.current:
                self.members[mention_id, self.current.pop(mention_id)][1] = entry.seq
            if account_id is not None:
                self.members[mention_id, entry.seq] = [account_id, None]
                self.current[mention_id] = entry.seq

    def _decided(self, entry: Entry, after: dict[str, Any]) -> None:
        body = {**after, "seq": entry.seq, "at": entry.at, "by": entry.by, "reason": entry.reason}
        kind = entry.action.split(".", 1)[1]
        self.decisions[entry.seq] = (kind, entry.subject, after.get("text_sha256"), canonical(body))
        self.states[entry.seq, entry.seq] = None
        self.active[entry.seq] = entry.seq

    def _undone(self, entry: Entry, after: dict[str, Any]) -> None:
        number = after["decision"]
        if after["holds"]:
            self.states[number, entry.seq] = None
            self.active[number] = entry.seq
        else:
            self.states[number, self.active.pop(number)] = entry.seq


def _reports(connection: Connection, expected: Expected) -> Iterator[Broken]:
    left = dict(expected.reports)
    last = 0
    while True:
        query = sa.select(t.reports).where(t.reports.c.number > last).order_by(t.reports.c.number).limit(200)
        rows = connection.execute(query).all()
        if not rows:
            break
        last = rows[-1].number
        for row in rows:
            seq, said = left.pop(row.report_id, (row.born_seq, None))
            if said is None:
                yield Broken(seq=seq, subject=row.report_id, what="no entry tells of this report")
            else:
                for what in _report_faults(row, seq, said, expected.copies.get(row.report_id)):
                    yield Broken(seq=seq, subject=row.report_id, what=what)
    for report_id, (seq, _) in left.items():
        yield Broken(seq=seq, subject=report_id, what="the report is missing")


def _report_faults(
    row: Any, seq: int, said: dict[str, Any], group: tuple[int, str | None] | None
) -> Iterator[str]:
    text = bytes(row.text)
    raw = text if row.raw is None else bytes(row.raw)
    if digest(raw) != said["raw_sha256"]:
        yield "its bytes are not those that came in"
    if digest(text) != said["text_sha256"]:
        yield "its text is not the one that was read"
    if digest(row.meta) != said["meta_sha256"]:
        yield "what is recorded about it is not what came in"
        return
    report = report_of(row.meta, b"")
    held = (
        row.number,
        row.raw_sha256,
        row.text_sha256,
        row.outlet,
        row.published,
        row.born_seq,
        row.copy_group,
    )
    want = (
        said["number"],
        said["raw_sha256"],
        said["text_sha256"],
        report.outlet,
        published_stamp(report),
        seq,
        group[1] if group else None,
    )
    if held != want or report.report_id != row.report_id:
        yield "a column of its row is not what the history says"


def _readings(connection: Connection, expected: Expected) -> Iterator[Broken]:
    left = dict(expected.readings)
    for reading_id in connection.execute(sa.select(t.readings.c.reading_id)).scalars().all():
        row = connection.execute(sa.select(t.readings).where(t.readings.c.reading_id == reading_id)).one()
        said = left.pop(reading_id, None)
        if said is None:
            yield Broken(seq=row.born_seq, subject=reading_id, what="no entry tells of this reading")
            continue
        held = (digest(row.body), row.sha256, row.reader, row.report_id, row.born_seq, row.until_seq)
        names = ("sha256", "sha256", "reader", "report_id", "born_seq", "until_seq")
        if held != tuple(said[name] for name in names):
            yield Broken(
                seq=said["born_seq"], subject=reading_id, what="the reading is not the one that was kept"
            )
    for reading_id, said in left.items():
        yield Broken(seq=said["born_seq"], subject=reading_id, what="the reading is missing")


def _rows(connection: Connection, expected: Expected) -> Iterator[Broken]:
    """The smaller tables: each row once, as the history says."""

    def rows(table: sa.Table, *names: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in connection.execute(sa.select(*(table.c[name] for name in names)))]

    held: list[tuple[str, dict[Any, Any], dict[Any, Any]]] = [
        (
            "input",
            {(a, b): c for a, b, c in rows(t.inputs, "input_sha256", "report_id", "born_seq")},
            expected.inputs,
        ),
        (
            "external id",
            {(a, b): c for a, b, c in rows(t.external_ids, "report_id", "external_id", "born_seq")},
            expected.external,
        ),
        (
            "incident",
            {
                (r[0], stable_id("acc", expected.store_id, r[1])): r[2:]
                for r in rows(
                    t.mentions, "mention_id", "number", "report_id", "born_seq", "retired_seq", "retired_to"
                )
            },
            {
                (m, m): (x["report_id"], x["born_seq"], x["retired_seq"], x["to"])
                for m, x in expected.mentions.items()
            },
        ),
        (
            "place of an incident",
            {
                (m, f): (a, u)
                for m, f, a, u in rows(t.memberships, "mention_id", "from_seq", "account_id", "until_seq")
            },
            {key: tuple(value) for key, value in expected.members.items()},
        ),
        (
            "decision",
            {
                s: (k, j, x, b)
                for s, k, j, x, b in rows(t.decisions, "seq", "kind", "subject", "text_sha256", "body")
            },
            expected.decisions,
        ),
        (
            "state of a decision",
            {(s, f): u for s, f, u in rows(t.decision_states, "seq", "from_seq", "until_seq")},
            expected.states,
        ),
    ]
    for what, have, want in held:
        for key in sorted({*have, *want}, key=str):
            if key not in have or key not in want or have[key] != want[key]:
                seq = next((n for n in (want.get(key), have.get(key)) if isinstance(n, int)), None)
                yield Broken(
                    seq=seq or _seq_of(key, want.get(key)),
                    subject=str(key),
                    what=f"a row ({what}) is not what the history says",
                )


def _seq_of(key: Any, row: Any) -> int:
    for part in (*(key if isinstance(key, tuple) else (key,)), *(row if isinstance(row, tuple) else ())):
        if isinstance(part, int):
            return part
    return 0
