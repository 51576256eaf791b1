"""What the ledger looks up for its answers: parts of accounts, homes of reports, entries on something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import InputError, Reading

from . import tables as t
from .account import StoreHead
from .batches import holds_now, rows_where
from .decisions import Decision
from .gather import Member, decisions_on, members_of, resolve
from .history import head_of
from .pieces import Added, reading_of


def store_head(connection: Connection, seq: int | None) -> StoreHead:
    if seq is None:
        head = head_of(connection)
        return StoreHead(seq=head.seq, hash=head.hash)
    row = connection.execute(sa.select(t.entries.c.seq, t.entries.c.hash).where(t.entries.c.seq == seq)).one()
    return StoreHead(seq=row.seq, hash=row.hash)


def parts_of(connection: Connection, account_id: str, seq: int | None) -> tuple[list[Member], list[Decision]]:
    held = members_of(connection, account_id, seq=seq)
    found = decisions_on(
        connection, texts=[m.report.text_sha256 for m in held], subjects=[m.mention_id for m in held], seq=seq
    )
    return held, found


def current_reading(connection: Connection, report_id: str) -> tuple[str, Reading, dict[str, str]] | None:
    """The current reading of a report: its id, itself, and its incidents' mentions."""
    row = connection.execute(
        sa.select(t.readings.c.reading_id, t.readings.c.body, t.reports.c.meta, t.reports.c.text)
        .join(t.reports, t.reports.c.report_id == t.readings.c.report_id)
        .where(t.readings.c.report_id == report_id, t.readings.c.until_seq.is_(None))
    ).first()
    if row is None:
        return None
    homes = connection.execute(
        sa.select(t.tellings.c.incident_id, t.tellings.c.mention_id).where(
            t.tellings.c.reading_id == row.reading_id
        )
    )
    reading = reading_of(row.body, row.meta, bytes(row.text))
    return row.reading_id, reading, {one.incident_id: one.mention_id for one in homes}


def with_homes(connection: Connection, done: Sequence[Added]) -> list[Added]:
    """Each with the accounts that its report now tells of, its main one first."""
    query = (
        sa.select(t.mentions.c.report_id, t.memberships.c.account_id)
        .join(t.memberships, t.memberships.c.mention_id == t.mentions.c.mention_id)
        .join(t.tellings, t.tellings.c.mention_id == t.mentions.c.mention_id)
        .where(t.memberships.c.until_seq.is_(None), holds_now(t.tellings))
        .order_by(t.tellings.c.position)
    )
    homes: dict[str, dict[str, None]] = {}
    for row in rows_where(connection, query, t.mentions.c.report_id, [one.report_id for one in done]):
        homes.setdefault(row.report_id, {})[row.account_id] = None
    return [replace(one, incident_ids=tuple(homes.get(one.report_id, ()))) for one in done]


_ITEM = re.compile(r"[a-z]+-[0-9a-f]{16}")


def concerning(connection: Connection, asked: str) -> sa.ColumnElement[bool]:
    """Entries on an incident's mentions, reports and claims, or on whatever bears that id."""
    ids = [asked]
    if not _ITEM.fullmatch(asked) or asked.startswith("acc-"):
        held = members_of(connection, resolve(connection, asked))
        ids = [asked, *(m.mention_id for m in held), *(m.report.report_id for m in held)]
        ids += [m.reading_id for m in held]
    found: list[sa.ColumnElement[bool]] = [t.entries.c.subject.in_(ids)]
    for one in ids:
        if _ITEM.fullmatch(one):
            found += [t.entries.c.before.contains(one), t.entries.c.after.contains(one)]
    return sa.or_(*found)


def read_by_others(connection: Connection, reader: str, only: Sequence[str]) -> list[str]:
    """The reports whose reading in force another reader made, in the order of these readings."""
    query = sa.select(t.readings.c.report_id).where(
        t.readings.c.until_seq.is_(None), t.readings.c.reader != reader
    )
    found = connection.execute(query.order_by(t.readings.c.born_seq)).scalars()
    return [one for one in found if not only or one in only]


def both_sides(connection: Connection, one: str, other: str) -> tuple[list[str], list[str]]:
    """The mentions of two incidents that a person wants put together, or kept apart.

    :raises InputError: ``same_incident``.
    """
    ids = [resolve(connection, asked) for asked in (one, other)]
    if ids[0] == ids[1]:
        raise InputError(
            "Both ids stand for one incident already.", "`counterclaim show ID` tells.", code="same_incident"
        )
    first, second = ([m.mention_id for m in members_of(connection, i)] for i in ids)
    return first, second
