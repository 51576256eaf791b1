"""An incident: one violent event as one report tells it; no actor of its own."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from .attribution import Attribution
from .base import Frozen, Span
from .vocabulary import CasualtyOutcome, ContextKind, EventType, Pattern, PlaceMethod, TargetType


class Weapon(Frozen):
    as_written: str
    span: Span


class When(Frozen):
    """When it happened. Dates are null rather than a guess; ``date_prec`` as in UCDP GED, 1 to 5."""

    as_written: str
    span: Span
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = Field(None, ge=1, le=5)
    anchor: str | None = Field(None, description="which date resolved it: published, text, or a phrase")


class Place(Frozen):
    """Where it happened. ``where_prec`` as in UCDP GED, 1 to 7; ``uncertainty_km`` is a radius."""

    as_written: str
    span: Span
    name: str | None = None
    geonames_id: int | None = None
    lat: float | None = Field(None, ge=-90, le=90, description="degrees north, WGS 84")
    lon: float | None = Field(None, ge=-180, le=180, description="degrees east, WGS 84")
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    admin1: str | None = None
    admin2: str | None = None
    where_prec: int | None = Field(None, ge=1, le=7)
    uncertainty_km: float | None = Field(None, ge=0)
    method: PlaceMethod


class Target(Frozen):
    as_written: str
    span: Span
    target_type: TargetType
    actor_id: str | None = None


class Participant(Frozen):
    """One side of a clash. Taking part is not responsibility."""

    actor_id: str
    span: Span


class DisputedValue(Frozen):
    """A value on which speakers differ."""

    field: Literal["event_type", "target", "place", "date", "weapon", "event"]
    value: str
    speaker_as_written: str | None
    span: Span


class Incident(Frozen):
    """One violent event as one report tells it, with how responsibility for it stands."""

    incident_id: str
    title: str
    event_type: EventType
    event_clarity: int = Field(1, ge=1, le=2, description="as in UCDP GED: 2 is a total over several events")
    evidence: tuple[Span, ...]
    weapon: Weapon | None = None
    when: When | None = None
    places: tuple[Place, ...] = ()
    targets: tuple[Target, ...] = ()
    participants: tuple[Participant, ...] = ()
    disputed: tuple[DisputedValue, ...] = ()
    attribution_pattern: Pattern
    no_claim_reported: bool = False
    attribution: tuple[Attribution, ...] = ()
    summary: str = ""


class Casualty(Frozen):
    """A toll as one speaker gives it. Vague words stay words: both counts are null then."""

    casualty_id: str
    incident_id: str
    outcome: CasualtyOutcome
    group: str | None = Field(None, description="who, as written: civilians, soldiers, children")
    count_min: int | None = Field(None, ge=0)
    count_max: int | None = Field(None, ge=0)
    as_written: str
    speaker_as_written: str | None = None
    span: Span


class ContextItem(Frozen):
    """A pattern, policy, threat or contact that names an actor; no claim about an incident."""

    kind: ContextKind
    actor_id: str | None
    span: Span
