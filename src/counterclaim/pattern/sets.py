"""Which records are an actor's reference set, and the table of measures over it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from counterclaim.model.vocabulary import Code, EventType, TargetType

from . import measures
from .comparison import CIRCULAR, Basis, Focal, Reference, ReferenceSet, SetAside
from .distances import Apart, Point, apart, nearest_others
from .record import HistoryKind, Record

SELF_CLAIMED: Final = frozenset({Code.SELF_CLAIMED, Code.SELF_CLAIMED_RIVAL})
ATTRIBUTED: Final = frozenset({Code.ATTRIBUTED, Code.ATTRIBUTED_DENIED})
VAGUE_TARGETS: Final = frozenset({TargetType.UNKNOWN, TargetType.OTHER})
VAGUE_EVENTS: Final = frozenset({EventType.UNKNOWN, EventType.OTHER})
_CODES: Final[dict[Basis, frozenset[Code | None]]] = {
    "self_claimed": SELF_CLAIMED,
    "self_claimed_or_attributed": SELF_CLAIMED | ATTRIBUTED,
    "coded": frozenset({None}),
}
_YEAR: Final = 365.25


@dataclass(frozen=True)
class Wanted:
    """One reference set: whose, from which history, on what basis."""

    actor_id: str
    name: str
    kind: HistoryKind
    basis: Basis
    label: str
    history_ids: tuple[str, ...]

    def code_of(self, record: Record) -> Code | None:
        """The actor's code in a record that belongs to this set.

        :raises KeyError: where the record does not belong to it.
        """
        for actor in record.actors:
            if actor.actor_id != self.actor_id:
                continue
            if actor.code in _CODES[self.basis]:
                return actor.code
        raise KeyError(record.record_id)

    def holds(self, record: Record) -> bool:
        try:
            self.code_of(record)
        except KeyError:
            return False
        return record.history in self.history_ids


@dataclass(frozen=True)
class Ground:
    """What all sets of one comparison share.

    ``same``: ids of records that are the incident itself, with the reason (``SetAside.why``).
    ``linked``: ids of histories whose own linking has told incidents apart, from which ``focal`` comes too:
    there a neighbour of the day before is another incident.
    """

    focal: Focal
    window_years: float
    divisions: Callable[[str], int]
    same: dict[str, str]
    linked: frozenset[str] = frozenset()


def reference_set(wanted: Wanted, records: Iterable[Record], ground: Ground) -> ReferenceSet:
    """The table of one set.

    :raises ValueError: where the incident has no date: nothing is earlier than an unknown day.
    """
    focal = ground.focal
    day = focal.date_start
    if day is None:
        raise ValueError("the incident has no date")
    members, aside = _members(wanted, records, ground, day)
    references = _with_neighbours([_reference(r, wanted.code_of(r), focal, day) for r in members])
    why = why_no_distance(focal)
    nearest = measures.nearest(references, why)
    admin1 = measures.share(
        references,
        "admin1",
        lambda r: r.same_admin1,
        value=focal.admin1,
        categories=ground.divisions(focal.country) if focal.country else None,
        why_not="the first-order division of the incident is not known",
    )
    targets = tuple(t for t in focal.target_types if t not in VAGUE_TARGETS)
    target = measures.share(
        references,
        "target_type",
        lambda r: r.same_target_type,
        value=", ".join(targets) or None,
        categories=len(set(TargetType) - VAGUE_TARGETS),
        why_not="the type of the target is not known",
    )
    kind = measures.share(
        references,
        "event_type",
        lambda r: r.same_event_type,
        value=None if focal.event_type in VAGUE_EVENTS else focal.event_type.value,
        categories=len(set(EventType) - VAGUE_EVENTS),
        why_not="the method is not known",
    )
    return ReferenceSet(
        history_ids=wanted.history_ids,
        kind=wanted.kind,
        basis=wanted.basis,
        label=wanted.label,
        circular=CIRCULAR if wanted.basis == "self_claimed_or_attributed" else None,
        n=len(references),
        first=min((r.date_start for r in references), default=None),
        last=max((r.date_end for r in references), default=None),
        placed=sum(r.measurable for r in members),
        vague_days=sum(r.date_start != r.date_end for r in members),
        totals=sum(r.event_clarity == 2 for r in members),
        nearest=nearest,
        rank=measures.rank(references, nearest),
        same_admin1=admin1,
        same_target_type=target,
        same_event_type=kind,
        since_last=measures.since_last(references, day, focal.date_end or day),
        nearby=tuple(measures.nearby(references, km, days, why) for km, days in measures.CIRCLES),
        first_admin1=measures.first_time(admin1),
        first_target_type=measures.first_time(target),
        references=tuple(references),
        set_aside=tuple(aside),
    )


def window_start(day: date, years: float) -> date:
    """The first day of the window before ``day``."""
    return day - timedelta(days=min(round(years * _YEAR), day.toordinal() - 1))


def why_no_distance(focal: Focal) -> str | None:
    """Why no distance to the incident can be computed; None where one can."""
    if focal.lat is None or focal.lon is None:
        return "the place of the incident is not known"
    if focal.where_prec is None or focal.where_prec > 4 or focal.uncertainty_km is None:
        return "the place of the incident is too vague for distances (where_prec 5 to 7)"
    return None


def _members(
    wanted: Wanted, records: Iterable[Record], ground: Ground, day: date
) -> tuple[list[Record], list[SetAside]]:
    """The records strictly before ``day`` in the window, the latest first; and what may be the focal one."""
    start = window_start(day, ground.window_years)
    found: dict[str, Record] = {}
    for record in records:
        if not wanted.holds(record) or record.date_start < start:
            continue
        before = found.get(record.record_id)
        # Two rows of one id: whichever comes first in the file must not matter.
        if before is None or _content(record) < _content(before):
            found[record.record_id] = record
    kept, aside = [], []
    for record in sorted(found.values(), key=lambda r: (-r.date_end.toordinal(), r.record_id)):
        why = _why_same(record, ground, day)
        if why is not None:
            aside.append(_set_aside(record, why, ground.focal))
        elif record.date_end < day:
            kept.append(record)
    return kept, aside


def _content(record: Record) -> str:
    return record.model_copy(update={"line": None}).model_dump_json()


def _why_same(record: Record, ground: Ground, day: date) -> str | None:
    """Why a record may be the incident itself; only of those that could otherwise count."""
    if record.record_id in ground.same:
        return ground.same[record.record_id]
    # Sources differ by a day on what happens at night; nothing else joins two data sets.
    if record.history in ground.linked or record.date_end >= day or (day - record.date_end).days > 1:
        return None
    one, other = _point(ground.focal), _point(record)
    if one is None or other is None or not record.measurable or why_no_distance(ground.focal):
        return None
    return "next_day_same_place" if apart(one, other).low == 0 else None


def _point(thing: Focal | Record) -> Point | None:
    if thing.lat is None or thing.lon is None:
        return None
    return Point(thing.lat, thing.lon, thing.uncertainty_km or 0.0)


def _set_aside(record: Record, why: str, focal: Focal) -> SetAside:
    one, other = _point(focal), _point(record)
    return SetAside.model_validate(
        {
            "record_id": record.record_id,
            "history_id": record.history,
            "date_start": record.date_start,
            "date_end": record.date_end,
            "distance_km": apart(one, other).km if one and other else None,
            "why": why,
        }
    )


def _reference(record: Record, code: Code | None, focal: Focal, day: date) -> Reference:
    far: Apart | None = None
    one, other = _point(focal), _point(record)
    if one and other and record.measurable and why_no_distance(focal) is None:
        far = apart(one, other)
    return Reference(
        record_id=record.record_id,
        history_id=record.history,
        line=record.line,
        code=code,
        date_start=record.date_start,
        date_end=record.date_end,
        date_prec=record.date_prec,
        days_before=(day - record.date_end).days,
        place=record.place,
        lat=record.lat,
        lon=record.lon,
        country=record.country,
        admin1=record.admin1,
        where_prec=record.where_prec,
        uncertainty_km=record.uncertainty_km,
        event_types=record.event_types,
        target_types=record.target_types,
        distance_km=far.km if far else None,
        distance_low=far.low if far else None,
        distance_high=far.high if far else None,
        same_admin1=_same_division(focal, record),
        same_target_type=_shares(focal.target_types, record.target_types, VAGUE_TARGETS),
        same_event_type=_shares((focal.event_type,), record.event_types, VAGUE_EVENTS),
    )


def _with_neighbours(references: Sequence[Reference]) -> list[Reference]:
    """The references with their distances to their own nearest neighbours, for those that have a distance."""
    placed = [
        (i, Point(r.lat, r.lon))
        for i, r in enumerate(references)
        if r.distance_km is not None and r.lat is not None and r.lon is not None
    ]
    done = list(references)
    if len(placed) > 1:
        for (i, _), km in zip(placed, nearest_others([point for _, point in placed]), strict=True):
            done[i] = references[i].model_copy(update={"nearest_other_km": km})
    return done


def _same_division(focal: Focal, record: Record) -> bool | None:
    """Whether both lie in one first-order division; unknown is never different, another country is."""
    if focal.admin1 is None:
        return None
    if focal.country and record.country and focal.country != record.country:
        return False
    return None if record.admin1.name is None else record.admin1.name == focal.admin1


def _shares(
    mine: Sequence[TargetType] | Sequence[EventType],
    theirs: Sequence[TargetType] | Sequence[EventType],
    vague: frozenset[TargetType] | frozenset[EventType],
) -> bool | None:
    one, other = {v.value for v in mine} - {v.value for v in vague}, {v.value for v in theirs}
    other -= {v.value for v in vague}
    return bool(one & other) if one and other else None
