"""The measures of one incident against one reference set: pure functions, each with its n and its limit.

Definitions and limits: docs/explanation/comparing.md. A measure under its limit carries no value at all, so
that no program downstream can print one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from .comparison import DaysSince, DistanceRank, Feature, FirstTime, Nearby, NearestDistance, Reference, Share
from .distances import Apart
from .proportions import smoothed, wilson

RANK_LEAST: Final = 20
SHARE_LEAST: Final = 10
CIRCLES: Final = ((20.0, 70), (50.0, 365))
"""Kilometres and days: repeats of one group cluster within 20 km and ten weeks."""


def under(n: int, least: int) -> str:
    """Why a measure of ``n`` is hidden."""
    return f"n = {n}, shown from {least}"


def _placed(references: Sequence[Reference]) -> list[tuple[Apart, Reference]]:
    """Those with a distance, the nearest first; of several at one distance the most exact one."""
    found = [
        (Apart(r.distance_km, r.distance_low, r.distance_high), r)
        for r in references
        if r.distance_km is not None and r.distance_low is not None and r.distance_high is not None
    ]
    return sorted(found, key=lambda one: (one[0].km, one[0].high, one[1].record_id))


def nearest(references: Sequence[Reference], why_not: str | None) -> NearestDistance:
    """:param why_not: why no distance can be computed at all, from the incident's own place."""
    placed = _placed(references)
    n = len(placed)
    if why_not or not placed:
        return NearestDistance(n=n, least=1, hidden=why_not or under(n, 1))
    best, reference = placed[0]
    return NearestDistance(
        n=n,
        least=1,
        km=best.km,
        km_low=best.low,
        km_high=best.high,
        any_low=min(one.low for one, _ in placed),
        record_id=reference.record_id,
    )


def rank(references: Sequence[Reference], found: NearestDistance) -> DistanceRank:
    """The leave-one-out nearest-neighbour rank, at the distance and at both ends of its range."""
    n = found.n
    if found.km is None or found.km_low is None or found.km_high is None:
        return DistanceRank(n=n, least=RANK_LEAST, hidden=found.hidden)
    if n < RANK_LEAST:
        return DistanceRank(n=n, least=RANK_LEAST, hidden=under(n, RANK_LEAST))
    own = [r.nearest_other_km for r in references if r.nearest_other_km is not None]
    as_far = sum(a >= found.km for a in own)
    return DistanceRank(
        n=n,
        least=RANK_LEAST,
        p=rank_p(own, found.km),
        as_far=as_far,
        p_low=rank_p(own, found.km_high),
        p_high=rank_p(own, found.km_low),
        smallest=1 / (n + 1),
    )


def rank_p(own: Sequence[float], km: float) -> float:
    """``(1 + #{a >= km}) / (n + 1)`` over the references' distances to their own nearest neighbours."""
    return (1 + sum(a >= km for a in own)) / (len(own) + 1)


def share(
    references: Sequence[Reference],
    of: Feature,
    same: Callable[[Reference], bool | None],
    *,
    value: str | None,
    categories: int | None,
    why_not: str,
) -> Share:
    """How many share the incident's value, among those whose value is known.

    :param same: null where either value is unknown: such a one is not counted, for or against.
    :param why_not: what is said where the incident itself has no such value.
    """
    known = [r for r in references if same(r) is not None]
    n, unknown = len(known), len(references) - len(known)
    if value is None or n < SHARE_LEAST:
        hidden = why_not if value is None else _few(n, unknown, SHARE_LEAST)
        return Share(n=n, least=SHARE_LEAST, hidden=hidden, of=of, value=value, unknown=unknown)
    ids = tuple(r.record_id for r in known if same(r))
    low, high = wilson(len(ids), n)
    return Share(
        n=n,
        least=SHARE_LEAST,
        of=of,
        value=value,
        count=len(ids),
        share=len(ids) / n,
        low=low,
        high=high,
        smoothed=smoothed(len(ids), n, categories) if categories else None,
        categories=categories,
        unknown=unknown,
        record_ids=ids,
    )


def _few(n: int, unknown: int, least: int) -> str:
    if unknown and not n:
        return f"not known for any of the {unknown}"
    return under(n, least) + (f"; not known for {unknown}" if unknown else "")


def first_time(shares: Share) -> FirstTime:
    """Whether none of them shares the value; hidden where the share is."""
    return FirstTime(
        n=shares.n,
        least=shares.least,
        hidden=shares.hidden,
        of=shares.of,
        value=shares.value,
        first=None if shares.count is None else shares.count == 0,
        unknown=shares.unknown,
    )


def since_last(references: Sequence[Reference], day: date, until: date) -> DaysSince:
    """Days from the last day of the latest earlier incident to ``day``, with the rank among past gaps.

    :param until: the last day on which the incident may have been; with the first days of the earlier ones
        it gives the upper end of the range.
    """
    n = len(references)
    if n < 2:
        return DaysSince(n=n, least=2, hidden=under(n, 2))
    ends = sorted((r.date_end for r in references), reverse=True)
    last = min((r for r in references if r.date_end == ends[0]), key=lambda r: r.record_id)
    days = (day - ends[0]).days
    gaps = [(later - earlier).days for later, earlier in pairwise(ends)]
    shown = n >= RANK_LEAST
    as_long = sum(gap >= days for gap in gaps)
    return DaysSince(
        n=n,
        least=2,
        days=days,
        days_low=days,
        days_high=(until - max(r.date_start for r in references)).days,
        record_id=last.record_id,
        gaps=len(gaps),
        as_long=as_long if shown else None,
        rank=(1 + as_long) / (len(gaps) + 1) if shown else None,
        rank_least=RANK_LEAST,
        rank_hidden=None if shown else under(n, RANK_LEAST),
    )


def nearby(references: Sequence[Reference], km: float, days: int, why_not: str | None) -> Nearby:
    """Those at most ``km`` away whose last day is at most ``days`` before the incident."""
    placed = _placed(references)
    n = len(placed)
    if why_not or not placed:
        return Nearby(n=n, least=1, hidden=why_not or under(n, 1), km=km, days=days)
    recent = [(one, r) for one, r in placed if r.days_before <= days]
    ids = tuple(r.record_id for one, r in recent if one.km <= km)
    return Nearby(
        n=n,
        least=1,
        km=km,
        days=days,
        count=len(ids),
        could_be=sum(one.low <= km for one, _ in recent),
        record_ids=ids,
    )
