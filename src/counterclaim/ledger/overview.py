"""One line an account, kept so that thousands can be filtered; made anew when the account changes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model.vocabulary import CasualtyOutcome

from . import tables as t
from .account import Account, StoreHead
from .batches import Rows, lots
from .computing import build
from .gather import decisions_on, members_of
from .history import head_of


def account_now(connection: Connection, account_id: str) -> Account | None:
    """The account as it stands; None where it has ended."""
    members = members_of(connection, account_id)
    if not members:
        return None
    head = head_of(connection)
    texts = [m.report.text_sha256 for m in members]
    found = decisions_on(connection, texts=texts, subjects=[m.mention_id for m in members])
    return build(
        members,
        found,
        account_id=account_id,
        asked_id=account_id,
        head=StoreHead(seq=head.seq, hash=head.hash),
    )


def refresh(connection: Connection, accounts: Iterable[str]) -> None:
    """Writes the lines of these accounts anew; those that ended lose theirs."""
    ids = sorted(set(accounts))
    for lot in lots(ids):
        for table in (t.overview_rows, t.overview_outlets, t.overviews):
            connection.execute(sa.delete(table).where(table.c.account_id.in_(lot)))
    rows = Rows(connection)
    for account_id in ids:
        account = account_now(connection, account_id)
        if account is not None:
            _line(rows, account)
    rows.write()


def stale(connection: Connection, accounts: Iterable[str]) -> list[str]:
    """Those whose kept line is not what is computed now, as after a change of the rubric."""
    found = []
    for account_id in accounts:
        account = account_now(connection, account_id)
        row = connection.execute(sa.select(t.overviews).where(t.overviews.c.account_id == account_id)).first()
        held = connection.execute(
            sa.select(t.overview_rows.c.actor_id, t.overview_rows.c.code).where(
                t.overview_rows.c.account_id == account_id
            )
        )
        kept = ({**row._mapping} if row else {}, {(one.actor_id, one.code) for one in held})
        codes = {(one.actor_id, one.code.value) for one in account.attribution} if account else set()
        if account is None or kept != ({"account_id": account_id, **_values(account)}, codes):
            found.append(account_id)
    return found


def _values(account: Account) -> dict[str, Any]:
    """The columns of an account's line."""
    place = account.place.place if account.place else None
    killed = next((s for s in account.spreads if s.outcome is CasualtyOutcome.KILLED), None)
    start = account.date.date_start if account.date else None
    end = account.date.date_end if account.date else None
    return {
        "title": account.title,
        "event_type": account.event_type.value,
        "pattern": account.attribution_pattern.value,
        "provisional": account.provisional,
        "date_start": start.isoformat() if start else None,
        "date_end": end.isoformat() if end else None,
        "place": (place.name or place.as_written) if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "where_prec": place.where_prec if place else None,
        "uncertainty_km": place.uncertainty_km if place else None,
        "killed_min": killed.low if killed else None,
        "killed_max": killed.high if killed else None,
        "reports": len({told.report_id for told in account.reports}),
        "claims": sum(1 for one in account.claims if one.set_aside is None),
    }


def _line(rows: Rows, account: Account) -> None:
    rows.add(t.overviews, account_id=account.account_id, **_values(account))
    names = {actor.actor_id: actor.name for actor in account.actors}
    for row in account.attribution:
        name = names.get(row.actor_id, row.actor_id)
        rows.add(
            t.overview_rows,
            account_id=account.account_id,
            actor_id=row.actor_id,
            name=name,
            code=row.code.value,
        )
    for outlet in sorted({told.outlet for told in account.reports if told.outlet}):
        rows.add(t.overview_outlets, account_id=account.account_id, outlet=outlet)
