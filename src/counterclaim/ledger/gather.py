"""The parts of an account out of the store, as they stand now or stood after an earlier entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.ingest import told_anew
from counterclaim.model import Incident, LedgerError, Reading, Report

from . import tables as t
from .batches import holds_now, rows_where
from .decisions import Decision, latest_by_field
from .pieces import reading_of, report_of

_HELD_AT_MOST = 1024


@dataclass(frozen=True)
class Member:
    """One incident of one report's reading, within an account; the report as people corrected it."""

    mention_id: str
    number: int
    report: Report
    external_ids: tuple[str, ...]
    copy_group: str | None
    reading_id: str
    reading: Reading
    incident_id: str
    corrections: tuple[Decision, ...] = ()

    @property
    def incident(self) -> Incident:
        return next(i for i in self.reading.incidents if i.incident_id == self.incident_id)


def holds(table: sa.Table, start: str, seq: int | None) -> sa.ColumnElement[bool]:
    """Whether a row holds now, or held after entry ``seq``."""
    if seq is None:
        return holds_now(table)
    return (table.c[start] <= seq) & (table.c.until_seq.is_(None) | (table.c.until_seq > seq))


@lru_cache(maxsize=_HELD_AT_MOST)
def parsed(body: str, meta: str, text: bytes) -> tuple[Reading, Report]:
    """A reading and its report from their rows."""
    return reading_of(body, meta, text), report_of(meta, text)


def resolve(connection: Connection, asked: str, *, seq: int | None = None) -> str:
    """The account that an id stands for: the one that holds its mention.

    :raises LedgerError: ``no_such_incident``, ``incident_ambiguous``, ``incident_gone``.
    """
    mention = _mention(connection, asked)
    for _ in range(1000):
        row = connection.execute(
            sa.select(t.memberships.c.account_id).where(
                t.memberships.c.mention_id == mention, holds(t.memberships, "from_seq", seq)
            )
        ).first()
        if row:
            return str(row.account_id)
        to = connection.execute(
            sa.select(t.mentions.c.retired_to, t.mentions.c.born_seq).where(
                t.mentions.c.mention_id == mention
            )
        ).one()
        if seq is not None and to.born_seq > seq:
            raise LedgerError(
                "The ledger did not hold that incident yet.",
                "Ask for a later moment.",
                code="no_such_incident",
            )
        if to.retired_to is None:
            break
        mention = to.retired_to
    raise LedgerError(
        "The newest reading of its report tells of no such incident.",
        "Ask with --known-at for a moment before that reading.",
        code="incident_gone",
    )


def _mention(connection: Connection, asked: str) -> str:
    """The mention of that id, or of the one id that begins so."""
    given = asked.strip()
    column = t.mentions.c.mention_id
    exact = connection.execute(sa.select(column).where(column == given)).scalar()
    if exact:
        return str(exact)
    plain = given.replace("\\", "").replace("%", "").replace("_", "")
    start = plain if plain.startswith("acc-") else f"acc-{plain}"
    found = connection.execute(sa.select(column).where(column.like(f"{start}%")).limit(2)).scalars().all()
    if len(start) < 8 or not found:
        raise LedgerError(
            f"The ledger holds no incident {asked!r}.",
            "`counterclaim incidents` lists them.",
            code="no_such_incident",
        )
    if len(found) > 1:
        raise LedgerError(
            f"Several incidents have an id that begins with {asked!r}.",
            "Give more of it.",
            code="incident_ambiguous",
        )
    return str(found[0])


def members_of(connection: Connection, account_id: str, *, seq: int | None = None) -> list[Member]:
    """The members of an account, the oldest first."""
    query = sa.select(t.memberships.c.mention_id).where(
        t.memberships.c.account_id == account_id, holds(t.memberships, "from_seq", seq)
    )
    return members(connection, connection.execute(query).scalars().all(), seq=seq)


def members(connection: Connection, mentions: Iterable[str], *, seq: int | None = None) -> list[Member]:
    """The current incident of each mention, the oldest first."""
    query = (
        sa.select(
            t.tellings.c.mention_id,
            t.tellings.c.incident_id,
            t.tellings.c.reading_id,
            t.mentions.c.number,
            t.readings.c.body,
            t.reports.c.report_id,
            t.reports.c.meta,
            t.reports.c.text,
            t.reports.c.copy_group,
        )
        .join(t.mentions, t.mentions.c.mention_id == t.tellings.c.mention_id)
        .join(t.readings, t.readings.c.reading_id == t.tellings.c.reading_id)
        .join(t.reports, t.reports.c.report_id == t.readings.c.report_id)
        .where(holds(t.tellings, "born_seq", seq))
    )
    rows = list(rows_where(connection, query, t.tellings.c.mention_id, mentions))
    names: dict[str, list[str]] = {}
    outer = sa.select(t.external_ids)
    if seq is not None:
        outer = outer.where(t.external_ids.c.born_seq <= seq)
    for one in rows_where(connection, outer, t.external_ids.c.report_id, (row.report_id for row in rows)):
        names.setdefault(one.report_id, []).append(one.external_id)
    said = corrections_on(connection, (row.report_id for row in rows), seq=seq)
    found = (_member(row, names, said.get(row.report_id, [])) for row in rows)
    return sorted(found, key=lambda member: member.number)


def _member(row: Any, names: dict[str, list[str]], said: Sequence[Decision]) -> Member:
    reading, report = parsed(row.body, row.meta, bytes(row.text))
    return Member(
        row.mention_id,
        row.number,
        corrected(report, said),
        tuple(sorted(names.get(row.report_id, ()))),
        row.copy_group,
        row.reading_id,
        reading,
        row.incident_id,
        tuple(said),
    )


def decisions_on(
    connection: Connection, *, texts: Iterable[str] = (), subjects: Iterable[str] = (), seq: int | None = None
) -> list[Decision]:
    """The decisions in force on these texts (by hash) and these accounts, oldest first."""
    query = (
        sa.select(t.decisions.c.body)
        .join(t.decision_states, t.decision_states.c.seq == t.decisions.c.seq)
        .where(
            holds(t.decision_states, "from_seq", seq),
            t.decisions.c.kind.in_(("accept", "edit", "reject", "unsure")),
        )
    )
    rows = [
        *rows_where(connection, query, t.decisions.c.text_sha256, texts),
        *rows_where(connection, query, t.decisions.c.subject, subjects),
    ]
    found = {d.seq: d for d in (Decision.model_validate_json(row.body) for row in rows)}
    return [found[number] for number in sorted(found)]


def corrections_on(
    connection: Connection, reports: Iterable[str], *, seq: int | None = None
) -> dict[str, list[Decision]]:
    """People's corrections in force of when and by whom these reports were published, oldest first."""
    found: dict[str, list[Decision]] = {}
    for one in decisions_on(connection, subjects=reports, seq=seq):
        if one.item_kind == "report":
            found.setdefault(one.item_id, []).append(one)
    return found


def corrected(report: Report, decisions: Sequence[Decision]) -> Report:
    """The report with people's date and outlet; its id, bytes and text are what came in."""
    if not decisions:
        return report
    said = {str(name): one.value for name, one in latest_by_field(decisions).items()}
    return told_anew(report, **said)


def report_now(connection: Connection, report_id: str) -> Report | None:
    """A report of the store, as people corrected it; None where there is none of that id."""
    query = sa.select(t.reports.c.meta, t.reports.c.text).where(t.reports.c.report_id == report_id)
    row = connection.execute(query).first()
    if row is None:
        return None
    said = corrections_on(connection, [report_id]).get(report_id, [])
    return corrected(report_of(row.meta, bytes(row.text)), said)
