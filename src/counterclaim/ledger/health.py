"""What a store holds, and whether what is kept beside it for speed still agrees with it."""

from __future__ import annotations

import json
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import Frozen

from . import tables as t
from .batches import lots
from .database import file_of
from .deciding import unplaced
from .history import head_of
from .overview import refresh, stale
from .schema import version_of
from .words import add_words


class Health(Frozen):
    """``problems`` is empty where all agrees; ``notes`` tell what somebody may want to look at."""

    database: str
    tables: str
    size_bytes: int
    counts: dict[str, int]
    readers: dict[str, int]
    head_seq: int
    head: str
    problems: tuple[str, ...]
    notes: tuple[str, ...]


_LOOKED_AT: Final = 500
"""About so many lines are computed anew, at some milliseconds each: a change of the rubric shows in many."""
_COUNTED = (t.entries, t.reports, t.readings, t.mentions, t.overviews, t.decisions, t.links)


def examine(connection: Connection, where: str) -> Health:
    """Looks the store over without changing it."""
    counts = {
        table.name: int(connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one())
        for table in _COUNTED
    }
    current = t.readings.c.until_seq.is_(None)
    query = (
        sa.select(t.readings.c.reader, sa.func.count().label("number"))
        .where(current)
        .group_by(t.readings.c.reader)
        .order_by(t.readings.c.reader)
    )
    head = head_of(connection)
    return Health(
        database=connection.dialect.name,
        tables=version_of(connection) or "",
        size_bytes=_size(connection, where),
        counts=counts,
        readers={row.reader: row.number for row in connection.execute(query)},
        head_seq=head.seq,
        head=head.hash,
        problems=tuple(_problems(connection)),
        notes=tuple(_notes(connection)),
    )


def _size(connection: Connection, where: str) -> int:
    path = file_of(where)
    if path is not None:
        return sum(p.stat().st_size for p in (path, path.with_name(path.name + "-wal")) if p.exists())
    return int(connection.execute(sa.text("SELECT pg_database_size(current_database())")).scalar_one())


def _problems(connection: Connection) -> list[str]:
    found = []
    if connection.dialect.name == "sqlite":
        said = connection.exec_driver_sql("PRAGMA quick_check(3)").scalars().all()
        found += [f"the file is damaged: {one}" for one in said if one != "ok"]
    now = t.memberships.c.until_seq.is_(None)
    accounts = set(connection.execute(sa.select(t.memberships.c.account_id).where(now).distinct()).scalars())
    listed = set(connection.execute(sa.select(t.overviews.c.account_id)).scalars())
    if accounts != listed:
        found.append(f"{len(accounts ^ listed)} incidents are not listed as they are; run doctor --rebuild")
    step = max(1, len(listed) // _LOOKED_AT)
    looked = sorted(accounts & listed)[::step]
    if old := stale(connection, looked):
        share = f"{len(old)} of the {len(looked)} incidents looked at"
        found.append(f"{share} are not listed as they are computed now; run doctor --rebuild")
    told = sa.select(t.tellings.c.mention_id).where(t.tellings.c.until_seq.is_(None))
    placed = set(connection.execute(sa.select(t.memberships.c.mention_id).where(now)).scalars())
    if lost := set(connection.execute(told).scalars()) ^ placed:
        found.append(f"{len(lost)} reports' incidents are in no account, or in one without being told")
    words = connection.execute(sa.text("SELECT count(*) FROM report_words")).scalar_one()
    reports = connection.execute(sa.select(sa.func.count()).select_from(t.reports)).scalar_one()
    if words != reports:
        found.append(f"{abs(reports - words)} reports cannot be found by their words; run doctor --rebuild")
    return found


def _notes(connection: Connection) -> list[str]:
    lost = unplaced(connection)
    return [
        f"decision {d.seq} ({d.verdict} of {d.item_id}) fits no current reading; it stays in the history"
        for d in lost
    ]


def rebuild(connection: Connection) -> int:
    """Lines and words anew, from the accounts and reports."""
    now = t.memberships.c.until_seq.is_(None)
    accounts = set(connection.execute(sa.select(t.memberships.c.account_id).where(now).distinct()).scalars())
    listed = set(connection.execute(sa.select(t.overviews.c.account_id)).scalars())
    for lot in lots(sorted(accounts | listed)):
        refresh(connection, lot)
    if connection.dialect.name == "sqlite":
        connection.execute(sa.text("INSERT INTO report_words (report_words) VALUES ('delete-all')"))
    else:
        connection.execute(sa.text("DELETE FROM report_words"))
    numbers = connection.execute(sa.select(t.reports.c.number)).scalars().all()
    for number in numbers:
        row = connection.execute(sa.select(t.reports).where(t.reports.c.number == number)).one()
        headline = _headline(row.meta)
        add_words(connection, number, headline, bytes(row.text).decode("utf-8", "surrogatepass"))
    return len(accounts)


def _headline(meta: str) -> str:
    return str(json.loads(meta).get("headline") or "")
