"""One incident beside an actor's earlier record: the JSON contract ``counterclaim.comparison/1``.

Measures stand side by side, each with its n and the limit under which it is hidden. There is no score over
them and no order of actors but the alphabet. Nothing of this enters the rubric.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Final, Literal

from pydantic import Field

from counterclaim.model import Frozen, Note, Span
from counterclaim.model.vocabulary import Code, EventType, SelfPosition, TargetType

from .record import Division, HistoryKind

SCHEMA: Final = "counterclaim.comparison/1"
FOOTER: Final = (
    "This compares one report with earlier records in this data set. It does not show who did it. "
    "Actors change methods, imitate each other, and are recorded unevenly."
)
CIRCULAR: Final = "circular: this set is made of accusations"

Basis = Literal["self_claimed", "self_claimed_or_attributed", "coded"]
Feature = Literal["admin1", "target_type", "event_type"]


class Focal(Frozen):
    """The incident that is compared."""

    incident_id: str
    account_id: str | None = Field(None, description="where it was taken from a ledger")
    reports: int = Field(1, description="reports that tell of it, as far as they were read here")
    title: str
    event_type: EventType
    target_types: tuple[TargetType, ...] = ()
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    where_prec: int | None = None
    uncertainty_km: float | None = None


class NameCount(Frozen):
    """A name of a history that matches no actor of ours, or several, and in how many rows it stands."""

    name: str
    rows: int
    why: Literal["unknown", "ambiguous", "no_single_actor"]


class RowError(Frozen):
    """A row that could not be read."""

    line: int
    code: str
    message: str


class History(Frozen):
    """A file or ledger that was read, and what became of its rows."""

    history_id: str
    kind: HistoryKind
    source: str = Field(description="the name of the file, without its folder")
    sha256: str | None = Field(None, description="of the file's bytes as they lie on the disk")
    rows: int = Field(description="all rows, without the header")
    used: int = Field(description="rows that name an actor of the comparison")
    failed: int = 0
    repeated: int = Field(0, description="rows whose id stood in an earlier row; they count once")
    errors: tuple[RowError, ...] = Field((), description="the first hundred")
    first: date | None = Field(None, description="the earliest day in the whole history")
    last: date | None = Field(None, description="the latest day in the whole history")
    unmatched: tuple[NameCount, ...] = Field((), description="names that match no single actor of ours")


class Reference(Frozen):
    """An earlier incident of a reference set, with what the measures took from it."""

    record_id: str
    history_id: str
    line: int | None = None
    code: Code | None = None
    date_start: date
    date_end: date
    date_prec: int | None = None
    days_before: int = Field(description="from its last day to the first day of the incident")
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: Division = Division()
    where_prec: int | None = None
    uncertainty_km: float | None = None
    event_types: tuple[EventType, ...] = ()
    target_types: tuple[TargetType, ...] = ()
    distance_km: float | None = Field(None, description="to the incident; null where a place is vague")
    distance_low: float | None = None
    distance_high: float | None = None
    nearest_other_km: float | None = Field(
        None, description="to its own nearest neighbour in the set: what the rank compares with"
    )
    same_admin1: bool | None = Field(None, description="null where either is unknown")
    same_target_type: bool | None = None
    same_event_type: bool | None = None


class SetAside(Frozen):
    """A record that was left out of the set, because it may be the incident itself."""

    record_id: str
    history_id: str
    date_start: date
    date_end: date
    distance_km: float | None = None
    why: Literal["same_account", "suggested_same", "same_report", "next_day_same_place"]


class Measure(Frozen):
    """``n``: of how many earlier incidents. ``least``: under so many it is hidden, its values null."""

    n: int
    least: int
    hidden: str | None = Field(None, description="why it is not shown; null where it is")


class NearestDistance(Measure):
    """To the nearest earlier incident, in kilometres. The range adds the radii of both places."""

    km: float | None = None
    km_low: float | None = None
    km_high: float | None = None
    any_low: float | None = Field(
        None, description="as near as any earlier incident may have been, by its own radius"
    )
    record_id: str | None = None


class DistanceRank(Measure):
    """``p = (1 + as_far) / (n + 1)``: ``as_far`` of them lay at least so far from their neighbour."""

    p: float | None = None
    as_far: int | None = None
    p_low: float | None = Field(None, description="the smaller p at the two ends of the range of distance")
    p_high: float | None = Field(None, description="the larger of them")
    smallest: float | None = Field(None, description="no p of this n can be smaller: 1 / (n + 1)")


class Share(Measure):
    """How many earlier incidents share a value. ``n`` counts only those whose value is known."""

    of: Feature
    value: str | None = Field(None, description="the incident's own value")
    count: int | None = None
    share: float | None = None
    low: float | None = Field(None, description="Wilson 95 % interval")
    high: float | None = None
    smoothed: float | None = Field(None, description="(count + 1) / (n + categories)")
    categories: int | None = None
    unknown: int = Field(0, description="those whose value is unknown; never counted as different")
    record_ids: tuple[str, ...] = ()


class DaysSince(Measure):
    """Days from the last earlier incident; the range where days are not known exactly."""

    days: int | None = None
    days_low: int | None = None
    days_high: int | None = None
    record_id: str | None = None
    gaps: int | None = Field(None, description="gaps between one earlier incident and the next: n - 1")
    as_long: int | None = Field(None, description="gaps at least as long as these days")
    rank: float | None = Field(None, description="(as_long + 1) / (gaps + 1)")
    rank_least: int = 20
    rank_hidden: str | None = None


class Nearby(Measure):
    """Earlier incidents within ``km`` and ``days``; ``could_be`` adds those whose radii reach so far."""

    km: float
    days: int
    count: int | None = None
    could_be: int | None = None
    record_ids: tuple[str, ...] = ()


class FirstTime(Measure):
    """Whether no earlier incident of the set shares the value."""

    of: Feature
    value: str | None = None
    first: bool | None = None
    unknown: int = 0


class ReferenceSet(Frozen):
    """One table: the measures of one actor over one reference set of one history."""

    history_ids: tuple[str, ...]
    kind: HistoryKind
    basis: Basis
    label: str = Field(description="what the set is: incidents in which UCDP codes Israel as a side")
    circular: str | None = None
    n: int
    first: date | None = None
    last: date | None = None
    placed: int = Field(description="those placed well enough for distances: where_prec 1 to 4")
    vague_days: int = Field(description="those whose day is not known exactly")
    totals: int = Field(description="those that are totals over several events (event_clarity 2)")
    nearest: NearestDistance
    rank: DistanceRank
    same_admin1: Share
    same_target_type: Share
    same_event_type: Share
    since_last: DaysSince
    nearby: tuple[Nearby, ...]
    first_admin1: FirstTime
    first_target_type: FirstTime
    references: tuple[Reference, ...] = Field((), description="the latest first")
    set_aside: tuple[SetAside, ...] = ()


class ActorComparison(Frozen):
    """The same tables for every actor, also for one that denies."""

    actor_id: str
    name: str
    code: Code | None = Field(None, description="how responsibility stands; null where it has no row")
    self_position: SelfPosition | None = None
    sets: tuple[ReferenceSet, ...]


class PointAt(Frozen):
    """One end of a distance: a name of the report and the point that it resolves to."""

    as_written: str
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    where_prec: int | None = None
    uncertainty_km: float | None = None


class TextDistance(Frozen):
    """A distance that the report states, and the computed one where both ends are resolved. No judgement."""

    span: Span
    quantity: str = Field(description="as written: hundreds of miles")
    km_low: float | None = Field(None, description="in kilometres; null where words give no bound")
    km_high: float | None = None
    measured_from: PointAt
    measured_to: PointAt | None = None
    computed_km: float | None = None
    computed_low: float | None = None
    computed_high: float | None = None
    unresolved: str | None = Field(None, description="why nothing was computed")


class Comparison(Frozen):
    """One incident beside earlier records."""

    schema_: Literal["counterclaim.comparison/1"] = Field(
        SCHEMA, alias="schema", serialization_alias="schema"
    )
    made_by: str = Field(description="name and version of the program")
    as_of: datetime | None = None
    window_years: float
    incident: Focal
    histories: tuple[History, ...]
    actors: tuple[ActorComparison, ...] = Field((), description="by name")
    text_distances: tuple[TextDistance, ...] = ()
    notes: tuple[Note, ...] = ()
    footer: str = FOOTER

    def to_json(self, *, indent: int | None = None) -> str:
        """The contract as JSON text, keys in the contract's order."""
        return self.model_dump_json(by_alias=True, indent=indent)
