"""For each report the incidents that it tells of: what other programs compare with clusters of their own."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import Frozen

from . import tables as t
from .batches import holds_now


class ReportLinks(Frozen):
    """One report. ``incident_id``: the account of its main incident; null where it tells of none."""

    external_id: str | None
    report_id: str
    incident_id: str | None
    incident_ids: tuple[str, ...]
    copy_group: str | None


def report_links(connection: Connection) -> Iterator[ReportLinks]:
    """One for each external id of each report, or for the report where it has none; in order of arrival."""
    homes: dict[str, dict[str, None]] = {}
    query = (
        sa.select(t.mentions.c.report_id, t.memberships.c.account_id)
        .join(t.tellings, t.tellings.c.mention_id == t.mentions.c.mention_id)
        .join(t.memberships, t.memberships.c.mention_id == t.mentions.c.mention_id)
        .where(t.memberships.c.until_seq.is_(None), holds_now(t.tellings))
        .order_by(t.tellings.c.position)
    )
    for row in connection.execute(query):
        homes.setdefault(row.report_id, {})[row.account_id] = None
    names: dict[str, list[str]] = {}
    order = (t.external_ids.c.born_seq, t.external_ids.c.external_id)
    for row in connection.execute(sa.select(t.external_ids).order_by(*order)):
        names.setdefault(row.report_id, []).append(row.external_id)
    listed = sa.select(t.reports.c.report_id, t.reports.c.copy_group).order_by(t.reports.c.number)
    for row in connection.execute(listed):
        ids = tuple(homes.get(row.report_id, ()))
        for external_id in names.get(row.report_id, [None]):
            yield ReportLinks(
                external_id=external_id,
                report_id=row.report_id,
                incident_id=ids[0] if ids else None,
                incident_ids=ids,
                copy_group=row.copy_group,
            )
