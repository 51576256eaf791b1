"""The account of an incident: what all its reports say, and how responsibility stands over all of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final, Literal

from pydantic import Field

from counterclaim.model import Actor, Attribution, Casualty, Claim, DisputedValue, Frozen, Place
from counterclaim.model.vocabulary import CasualtyOutcome, EventType, OutletKind, Pattern

from .decisions import Decision

SCHEMA: Final = "counterclaim.account/1"


class Told(Frozen):
    """One report that tells of the incident, with its own id for it."""

    report_id: str
    external_ids: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_kind: OutletKind = OutletKind.UNKNOWN
    headline: str | None = None
    url: str | None = None
    published: datetime | date | None = None
    copy_group: str | None = Field(None, description="reports in one group are copies of one text")
    reading_id: str
    reader: str
    incident_id: str = Field(description="the incident's id in the report's reading")
    corrections: tuple[Decision, ...] = Field((), description="of its date and outlet, by people")
    mention_id: str = Field(description="the account id that this report's incident brought; always resolves")


class GivenPlace(Frozen):
    """A place as reports give it, the words of one of them, with its precision."""

    place: Place
    report_ids: tuple[str, ...]


class GivenDate(Frozen):
    """A date or range as reports give it."""

    date_start: date | None
    date_end: date | None
    date_prec: int | None
    as_written: tuple[str, ...]
    report_ids: tuple[str, ...]


class GivenValue(Frozen):
    """Any other value, with the reports that give it."""

    value: str
    report_ids: tuple[str, ...]


class Toll(Frozen):
    """One count by one speaker, once however many reports quote it."""

    casualty: Casualty
    report_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    said_by: datetime | None = Field(None, description="the last moment by which it had been published, UTC")
    machine: Casualty | None = Field(None, description="as the reader made it, where a person changed it")
    decisions: tuple[Decision, ...] = ()


class Spread(Frozen):
    """The lowest and highest counts of one outcome over all speakers; no mean, no winner."""

    outcome: CasualtyOutcome
    low: int
    high: int
    speakers: int


class Disputed(Frozen):
    """A field on which the reports, or the speakers in them, differ."""

    field: str
    values: tuple[GivenValue, ...]


class AccountClaim(Frozen):
    """A claim with its report, and whether it counts."""

    claim: Claim = Field(description="as it counts: a person's values where there are any")
    report_ids: tuple[str, ...] = Field(description="the report, and its word-for-word copies")
    outlets: tuple[str, ...] = ()
    set_aside: str | None = Field(None, description="why it does not count; null where it does")
    machine: Claim | None = Field(None, description="as the reader made it, where a person changed it")
    decisions: tuple[Decision, ...] = ()


class Suggestion(Frozen):
    """Another account that may tell of the same incident."""

    account_id: str
    title: str
    score: float
    parts: dict[str, float]


class StoreHead(Frozen):
    """The last entry of the history that this was computed from."""

    seq: int
    hash: str


class Account(Frozen):
    """One incident as all its reports tell it: the JSON contract ``counterclaim.account/1``."""

    schema_: Literal["counterclaim.account/1"] = Field(SCHEMA, alias="schema", serialization_alias="schema")
    account_id: str
    asked_id: str = Field(description="the id that was asked for; another one where accounts were merged")
    as_of: datetime | None = None
    known_at: datetime | None = None
    provisional: bool = Field(
        True, description="true until a person has reviewed every claim, or the account"
    )
    rubric_version: str
    head: StoreHead
    title: str
    event_type: EventType
    date: GivenDate | None = Field(
        None, description="the most exact one, then the one that most reports give"
    )
    place: GivenPlace | None = Field(None, description="likewise")
    reports: tuple[Told, ...] = ()
    dates: tuple[GivenDate, ...] = ()
    places: tuple[GivenPlace, ...] = ()
    event_types: tuple[GivenValue, ...] = ()
    targets: tuple[GivenValue, ...] = ()
    weapons: tuple[GivenValue, ...] = ()
    tolls: tuple[Toll, ...] = ()
    spreads: tuple[Spread, ...] = ()
    disputed: tuple[Disputed, ...] = ()
    disputes: tuple[DisputedValue, ...] = Field((), description="what speakers in the reports dispute")
    attribution_pattern: Pattern
    no_claim_reported: bool = False
    attribution: tuple[Attribution, ...] = ()
    claims: tuple[AccountClaim, ...] = ()
    actors: tuple[Actor, ...] = ()
    settled: dict[str, Any] = Field({}, description="values that a person set for the account as a whole")
    decisions: tuple[Decision, ...] = Field((), description="on the account as a whole")
    unmatched: tuple[Decision, ...] = Field((), description="decisions whose item no current reading has")
    suggestions: tuple[Suggestion, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The contract as JSON text, keys in the contract's order."""
        return self.model_dump_json(by_alias=True, indent=indent)
