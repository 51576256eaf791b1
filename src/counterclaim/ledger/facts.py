"""Places, dates, kinds and tolls of several reports side by side: each value once, with who gives it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeVar

from counterclaim.geo.sphere import distance_km
from counterclaim.model import Incident, Place
from counterclaim.model.vocabulary import CasualtyOutcome, EventType

from .account import Disputed, GivenDate, GivenPlace, GivenValue, Spread, Toll

Told = Sequence[tuple[str, Incident]]
"""Report id and its incident, in an order that does not depend on arrival."""
Item = TypeVar("Item")
_VAGUE = frozenset({EventType.UNKNOWN, EventType.OTHER})


def _grouped(
    pairs: Iterable[tuple[str, Item]], key: Callable[[Item], Hashable]
) -> list[tuple[Item, list[str]]]:
    """Each distinct item with the reports that give it, those that most give first."""
    found: dict[Hashable, tuple[Item, list[str]]] = {}
    for report_id, item in pairs:
        held = found.setdefault(key(item), (item, []))
        if report_id not in held[1]:
            held[1].append(report_id)
    return sorted(found.values(), key=lambda one: -len(one[1]))


def places(told: Told) -> tuple[GivenPlace, ...]:
    """The places, the most exact first; each report's own order within."""
    pairs = [(report_id, place) for report_id, incident in told for place in incident.places]
    found = _grouped(pairs, lambda p: (p.geonames_id or p.name or p.as_written, p.where_prec, p.lat, p.lon))
    given = [GivenPlace(place=place, report_ids=tuple(sorted(ids))) for place, ids in found]
    return tuple(sorted(given, key=_place_order))


def _place_order(given: GivenPlace) -> tuple[Any, ...]:
    place = given.place
    return (
        place.lat is None,
        place.where_prec or 9,
        -len(given.report_ids),
        place.name or place.as_written,
        place.lat or 0.0,
        place.lon or 0.0,
    )


def main_place(given: Sequence[GivenPlace], told: Told) -> GivenPlace | None:
    """The place named first by most reports among the most exact ones.

    A report names the most specific place first, so its other places may be where it was written.
    """
    firsts = places([(r, i.model_copy(update={"places": i.places[:1]})) for r, i in told])
    return firsts[0] if firsts else given[0] if given else None


def dates(told: Told) -> tuple[GivenDate, ...]:
    """The dates, the most exact and most often given first."""
    pairs = [(report_id, incident.when) for report_id, incident in told if incident.when is not None]
    words: dict[Hashable, set[str]] = defaultdict(set)
    for _, when in pairs:
        words[when.date_start, when.date_end, when.date_prec].add(when.as_written)
    given = [
        GivenDate(
            date_start=when.date_start,
            date_end=when.date_end,
            date_prec=when.date_prec,
            as_written=tuple(sorted(words[when.date_start, when.date_end, when.date_prec])),
            report_ids=tuple(sorted(ids)),
        )
        for when, ids in _grouped(pairs, lambda w: (w.date_start, w.date_end, w.date_prec))
    ]
    return tuple(sorted(given, key=_date_order))


def _date_order(given: GivenDate) -> tuple[Any, ...]:
    start, end = str(given.date_start), str(given.date_end)
    return given.date_start is None, given.date_prec or 9, -len(given.report_ids), start, end


def values(told: Told, of: Callable[[Incident], Iterable[str]]) -> tuple[GivenValue, ...]:
    """Any values, those that most reports give first."""
    pairs = [(report_id, value) for report_id, incident in told for value in of(incident)]
    given = [GivenValue(value=v, report_ids=tuple(sorted(ids))) for v, ids in _grouped(pairs, lambda v: v)]
    return tuple(sorted(given, key=lambda one: (-len(one.report_ids), one.value)))


def event_type(told: Told) -> EventType:
    """The kind that most reports give; one that says something before "unknown" and "other"."""
    counts: dict[EventType, int] = defaultdict(int)
    for _, incident in told:
        counts[incident.event_type] += 1
    order = list(EventType)
    return min(counts, key=lambda k: (k in _VAGUE, -counts[k], order.index(k)), default=EventType.UNKNOWN)


def spreads(tolls: Sequence[Toll]) -> tuple[Spread, ...]:
    """The lowest and highest number of each outcome that any speaker gives. Vague words give none."""
    found = []
    for outcome in CasualtyOutcome:
        mine = [toll.casualty for toll in tolls if toll.casualty.outcome is outcome]
        counts = [n for one in mine for n in (one.count_min, one.count_max) if n is not None]
        if counts:
            heard = {one.speaker_as_written for one in mine if (one.count_min, one.count_max) != (None, None)}
            found.append(Spread(outcome=outcome, low=min(counts), high=max(counts), speakers=len(heard)))
    return tuple(found)


def disputed(
    kinds: Sequence[GivenValue],
    given_dates: Sequence[GivenDate],
    firsts: Sequence[GivenPlace],
    found: Sequence[Spread],
) -> tuple[Disputed, ...]:
    """The fields on which the reports cannot all be right."""
    out = []
    plain = [one for one in kinds if EventType(one.value) not in _VAGUE]
    if len(plain) > 1:
        out.append(Disputed(field="event_type", values=tuple(plain)))
    dated = [d for d in given_dates if d.date_start is not None and d.date_end is not None]
    apart = [d for d in dated if any(_days_apart(d, other) for other in dated)]
    if apart:
        out.append(
            Disputed(
                field="date",
                values=tuple(GivenValue(value=_range(d), report_ids=d.report_ids) for d in apart),
            )
        )
    far = [p for p in firsts if any(_far(p.place, other.place) for other in firsts)]
    if far:
        out.append(
            Disputed(
                field="place",
                values=tuple(
                    GivenValue(value=p.place.name or p.place.as_written, report_ids=p.report_ids) for p in far
                ),
            )
        )
    out += [
        Disputed(
            field=one.outcome.value,
            values=tuple(GivenValue(value=str(n), report_ids=()) for n in (one.low, one.high)),
        )
        for one in found
        if one.low != one.high and one.speakers > 1
    ]
    return tuple(out)


def _days_apart(one: GivenDate, other: GivenDate) -> bool:
    a, b, c, d = one.date_start, one.date_end, other.date_start, other.date_end
    return a is not None and b is not None and c is not None and d is not None and (b < c or d < a)


def _range(one: GivenDate) -> str:
    return str(one.date_start) if one.date_start == one.date_end else f"{one.date_start} to {one.date_end}"


def _far(one: Place, other: Place) -> bool:
    """Whether two places cannot be one: further apart than both their radii."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    reach = (one.uncertainty_km or 0) + (other.uncertainty_km or 0)
    if one.uncertainty_km is None or other.uncertainty_km is None:
        return False
    return distance_km(one.lat, one.lon, other.lat, other.lon) > reach
