"""The sidecar: what an export holds, how it was made, and what it left out; ``counterclaim.export/1``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, Literal

from pydantic import Field

from counterclaim import __version__
from counterclaim.ledger import Filter
from counterclaim.ledger.account import SCHEMA as ACCOUNT_SCHEMA
from counterclaim.ledger.account import StoreHead
from counterclaim.model import Frozen
from counterclaim.rubric import RUBRIC_VERSION

from .exporter import Exporter, Settings
from .policy import ActorPolicy
from .tally import Tally

SCHEMA: Final = "counterclaim.export/1"
NO_LEDGER: Final = "The reports were read for this export and lie in no ledger: no history stands behind it."
NO_RESTRICTED: Final = "The ledger of this version has no restricted items, so none could be left out."
CREDITS: Final = (
    "Places and coordinates: GeoNames (https://www.geonames.org), CC BY 4.0, as gathered in the gazetteer of"
    " Counterclaim.",
)


class File(Frozen):
    name: str | None = Field(description="null where it went to standard output")
    media_type: str
    bytes: int
    sha256: str


class Made(Frozen):
    """What made it. ``codebook``: the version of the program is that of its codebook; the schema's beside."""

    program: str = f"counterclaim/{__version__}"
    codebook: str = f"counterclaim/{__version__} {ACCOUNT_SCHEMA}"
    rubric: str = RUBRIC_VERSION
    at: datetime


class Counts(Frozen):
    incidents: int
    reports: int
    claims: int
    tolls: int
    reports_by_source_kind: dict[str, int]
    reports_by_language: dict[str, int]


class Review(Frozen):
    """``left_out_unreviewed``: null where nobody asked for reviewed incidents only."""

    machine_draft: int
    reviewed: int
    left_out_unreviewed: int | None
    left_out_restricted: int = 0
    restricted: str = NO_RESTRICTED


class Changed(Frozen):
    """What was changed on the way out: private names, bylines, quotations, coordinates."""

    names_withheld: int
    bylines_left_out: int
    quotations_cut: int
    quote_at_most: int | None
    coordinates_rounded: int


class NotCarried(Frozen):
    field: str
    reason: str
    items: int


class Sidecar(Frozen):
    """All that is told beside an exported file."""

    schema_: Literal["counterclaim.export/1"] = Field(SCHEMA, alias="schema", serialization_alias="schema")
    format: str
    options: dict[str, str]
    file: File
    made: Made
    ledger: StoreHead | None
    ledger_note: str | None
    filters: dict[str, Any]
    actor_policy: ActorPolicy | None
    with_names: bool
    counts: Counts
    review: Review
    changed: Changed
    not_carried: tuple[NotCarried, ...]
    credits: tuple[str, ...] = CREDITS

    def to_json(self) -> str:
        return self.model_dump_json(by_alias=True, indent=2) + "\n"


def filters_of(wanted: Filter | None, only: tuple[str, ...]) -> dict[str, Any]:
    """The filters that were given, those left open left out."""
    given = wanted.model_dump(mode="json", exclude_defaults=True) if wanted else {}
    return given | ({"incidents": list(only)} if only else {})


def sidecar(
    exporter: type[Exporter],
    settings: Settings,
    tally: Tally,
    file: File,
    *,
    filters: dict[str, Any],
    left_out_unreviewed: int | None = None,
) -> Sidecar:
    """The sidecar of a finished export."""
    return Sidecar(
        format=exporter.name,
        options=dict(settings.options),
        file=file,
        made=Made(at=datetime.now(UTC).replace(microsecond=0)),
        ledger=tally.head or settings.head,
        ledger_note=None if tally.head or settings.head else NO_LEDGER,
        filters=filters,
        actor_policy=settings.policy,
        with_names=settings.with_names,
        counts=Counts(
            incidents=tally.incidents,
            reports=len(tally.reports),
            claims=tally.claims,
            tolls=tally.tolls,
            reports_by_source_kind=dict(sorted(tally.source_kinds.items())),
            reports_by_language=dict(sorted(tally.languages.items())),
        ),
        review=Review(
            machine_draft=tally.drafts,
            reviewed=tally.incidents - tally.drafts,
            left_out_unreviewed=left_out_unreviewed,
        ),
        changed=Changed(
            names_withheld=tally.withheld.names,
            bylines_left_out=tally.withheld.bylines,
            quotations_cut=tally.withheld.quotations_cut,
            quote_at_most=settings.quote_at_most,
            coordinates_rounded=tally.withheld.coordinates_rounded,
        ),
        not_carried=tuple(
            NotCarried(field=loss.field, reason=loss.reason, items=tally.lost[loss.field])
            for loss in exporter.cannot_carry
        ),
    )
