"""Which incidents fit: filters over the accounts' lines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.geo.sphere import distance_km
from counterclaim.model import Frozen
from counterclaim.model.vocabulary import Code, EventType, Pattern

from . import tables as t
from .batches import rows_where
from .words import matching

SORTS: Final = ("date", "reports", "title")
_KM_A_DEGREE: Final = 111.0


class Near(Frozen):
    """Within ``km`` of a point (degrees, WGS 84)."""

    lat: float
    lon: float
    km: float


class Filter(Frozen):
    """What is asked for: every field given must fit. ``since`` and ``until`` are days, both included."""

    since: date | None = None
    until: date | None = None
    near: Near | None = None
    place: str | None = None
    country: str | None = None
    event_type: EventType | None = None
    actor: str | None = None
    code: Code | None = None
    pattern: Pattern | None = None
    outlet: str | None = None
    text: str | None = None
    provisional: bool | None = None
    sort: str = "date"
    limit: int | None = None


class Line(Frozen):
    """One incident in a list."""

    incident_id: str
    title: str
    event_type: EventType
    pattern: Pattern
    provisional: bool
    date_start: date | None
    date_end: date | None
    place: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    where_prec: int | None
    uncertainty_km: float | None
    killed_min: int | None
    killed_max: int | None
    reports: int
    claims: int
    codes: dict[str, Code]
    outlets: tuple[str, ...]


def lines(connection: Connection, wanted: Filter) -> list[Line]:
    """The incidents that fit, sorted: the latest, the most reported, or by title; undated ones last."""
    o = t.overviews
    query = sa.select(o)
    for condition in _conditions(connection, wanted):
        query = query.where(condition)
    orders = {
        "date": (o.c.date_start.is_(None), o.c.date_start.desc(), o.c.account_id),
        "reports": (o.c.reports.desc(), o.c.date_start.desc(), o.c.account_id),
        "title": (o.c.title, o.c.date_start, o.c.account_id),
    }
    query = query.order_by(*orders[wanted.sort])
    near = wanted.near
    if wanted.limit is not None and near is None:
        query = query.limit(wanted.limit)
    rows = [row for row in connection.execute(query) if near is None or _inside(row, near)]
    return _filled(connection, rows[: wanted.limit])


def _inside(row: Any, near: Near) -> bool:
    return distance_km(near.lat, near.lon, row.lat, row.lon) <= near.km


def _conditions(connection: Connection, wanted: Filter) -> list[sa.ColumnElement[bool]]:
    o, r, p = t.overviews, t.overview_rows, t.overview_outlets
    found: list[sa.ColumnElement[bool]] = []
    if wanted.since:
        found.append(o.c.date_end >= wanted.since.isoformat())
    if wanted.until:
        found.append(o.c.date_start <= wanted.until.isoformat())
    if wanted.near:
        found += _box(wanted.near)
    if wanted.place:
        found.append(sa.or_(*(_has(column, wanted.place) for column in (o.c.place, o.c.admin1, o.c.title))))
    if wanted.country:
        found.append(o.c.country == wanted.country.upper())
    if wanted.event_type:
        found.append(o.c.event_type == wanted.event_type.value)
    if wanted.pattern:
        found.append(o.c.pattern == wanted.pattern.value)
    if wanted.provisional is not None:
        found.append(o.c.provisional.is_(wanted.provisional))
    if wanted.actor or wanted.code:
        rows = sa.select(r.c.account_id)
        if wanted.actor:
            # An id is found by its index; only a part of a name needs a look at every row.
            exact = r.c.actor_id == wanted.actor
            is_id = connection.execute(sa.select(r.c.actor_id).where(exact).limit(1)).first() is not None
            rows = rows.where(exact if is_id else _has(r.c.name, wanted.actor))
        if wanted.code:
            rows = rows.where(r.c.code == wanted.code.value)
        found.append(o.c.account_id.in_(rows))
    if wanted.outlet:
        found.append(o.c.account_id.in_(sa.select(p.c.account_id).where(_has(p.c.outlet, wanted.outlet))))
    if wanted.text:
        found.append(o.c.account_id.in_(_telling(connection, wanted.text)))
    return found


def _has(column: sa.ColumnElement[Any], part: str) -> sa.ColumnElement[bool]:
    return sa.func.lower(column).contains(part.lower(), autoescape=True)


def _telling(connection: Connection, words: str) -> sa.Select[Any]:
    """The accounts that a report with these words tells of."""
    return (
        sa.select(t.memberships.c.account_id)
        .join(t.mentions, t.mentions.c.mention_id == t.memberships.c.mention_id)
        .join(t.reports, t.reports.c.report_id == t.mentions.c.report_id)
        .where(t.memberships.c.until_seq.is_(None), t.reports.c.number.in_(matching(connection, words)))
    )


def _box(near: Near) -> list[sa.ColumnElement[bool]]:
    """A box around the circle, for the index; the date line and the poles widen it to a belt."""
    o = t.overviews
    high = near.km / _KM_A_DEGREE * 1.01
    found: list[sa.ColumnElement[bool]] = [o.c.lat.between(near.lat - high, near.lat + high)]
    edge = min(abs(near.lat) + high, 90.0)
    wide = high / max(math.cos(math.radians(edge)), 1e-6)
    if edge < 89 and near.lon - wide >= -180 and near.lon + wide <= 180:
        found.append(o.c.lon.between(near.lon - wide, near.lon + wide))
    return found


def _filled(connection: Connection, rows: Sequence[Any]) -> list[Line]:
    ids = [row.account_id for row in rows]
    codes: dict[str, dict[str, str]] = {}
    for one in rows_where(connection, sa.select(t.overview_rows), t.overview_rows.c.account_id, ids):
        codes.setdefault(one.account_id, {})[one.name] = one.code
    outlets: dict[str, list[str]] = {}
    for one in rows_where(connection, sa.select(t.overview_outlets), t.overview_outlets.c.account_id, ids):
        outlets.setdefault(one.account_id, []).append(one.outlet)
    made = []
    for row in rows:
        values = dict(row._mapping)
        account_id = values.pop("account_id")
        mine = codes.get(account_id, {})
        made.append(
            Line.model_validate(
                {
                    **values,
                    "incident_id": account_id,
                    "codes": {name: mine[name] for name in sorted(mine, key=str.casefold)},
                    "outlets": tuple(sorted(outlets.get(account_id, ()))),
                }
            )
        )
    return made
