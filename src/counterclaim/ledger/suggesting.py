"""Scored links between mentions, seen as links between accounts: suggestions, and why two are one."""

from __future__ import annotations

import json

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import Frozen

from . import tables as t
from .account import Suggestion
from .batches import rows_where


class LinkLine(Frozen):
    """Two mentions of two accounts, or of one, with the score and its parts."""

    a: str
    b: str
    mention_a: str
    mention_b: str
    title_a: str
    title_b: str
    score: float
    verdict: str
    parts: dict[str, float]


def _pairs(connection: Connection, condition: sa.ColumnElement[bool]) -> list[LinkLine]:
    one, other = t.memberships.alias("one"), t.memberships.alias("other")
    query = (
        sa.select(t.links, one.c.account_id.label("one"), other.c.account_id.label("other"))
        .join(one, (one.c.mention_id == t.links.c.a) & one.c.until_seq.is_(None))
        .join(other, (other.c.mention_id == t.links.c.b) & other.c.until_seq.is_(None))
        .where(condition)
        .order_by(t.links.c.score.desc(), t.links.c.a, t.links.c.b)
    )
    rows = connection.execute(query).all()
    ids = {row.one for row in rows} | {row.other for row in rows}
    shown = sa.select(t.overviews.c.account_id, t.overviews.c.title)
    titles = {r.account_id: r.title for r in rows_where(connection, shown, t.overviews.c.account_id, ids)}
    return [
        LinkLine(
            a=row.one,
            b=row.other,
            mention_a=row.a,
            mention_b=row.b,
            title_a=titles.get(row.one, ""),
            title_b=titles.get(row.other, ""),
            score=row.score,
            verdict=row.verdict,
            parts=json.loads(row.parts),
        )
        for row in rows
    ]


def suggestions_in(connection: Connection) -> list[LinkLine]:
    """The likest pair of mentions for each two accounts that may be one."""
    every = _pairs(connection, t.links.c.verdict == "suggest")
    apart = _kept_apart(connection)
    best: dict[frozenset[str], LinkLine] = {}
    for line in every:
        if line.a != line.b and frozenset((line.mention_a, line.mention_b)) not in apart:
            best.setdefault(frozenset((line.a, line.b)), line)
    return list(best.values())


def _kept_apart(connection: Connection) -> set[frozenset[str]]:
    from .constraints import Constraints

    return {frozenset(pair) for pair in Constraints.of(connection).apart}


def suggestions_for(connection: Connection, account_id: str) -> tuple[Suggestion, ...]:
    """The accounts that may tell of the same incident as this one."""
    held = sa.select(t.memberships.c.mention_id).where(
        t.memberships.c.account_id == account_id, t.memberships.c.until_seq.is_(None)
    )
    near = sa.or_(t.links.c.a.in_(held), t.links.c.b.in_(held)) & (t.links.c.verdict == "suggest")
    apart = _kept_apart(connection)
    found: dict[str, Suggestion] = {}
    for line in _pairs(connection, near):
        other, title = (line.b, line.title_b) if line.a == account_id else (line.a, line.title_a)
        if other != account_id and frozenset((line.mention_a, line.mention_b)) not in apart:
            found.setdefault(
                other, Suggestion(account_id=other, title=title, score=line.score, parts=line.parts)
            )
    return tuple(found.values())


def explained(connection: Connection, one: str, other: str) -> list[LinkLine]:
    """All scored links between the mentions of two accounts, or of one."""

    def mine(account_id: str) -> sa.Select[tuple[str]]:
        return sa.select(t.memberships.c.mention_id).where(
            t.memberships.c.account_id == account_id, t.memberships.c.until_seq.is_(None)
        )

    a, b = t.links.c.a, t.links.c.b
    there = a.in_(mine(one)) & b.in_(mine(other))
    back = a.in_(mine(other)) & b.in_(mine(one))
    return _pairs(connection, sa.or_(there, back))
