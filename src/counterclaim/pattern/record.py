"""One earlier incident, from whichever history it comes: what the measures of the comparison read."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from counterclaim.model import Frozen
from counterclaim.model.vocabulary import Code, EventType, TargetType

HistoryKind = Literal["ucdp", "acled", "ledger", "table"]
AdminMethod = Literal["name", "coordinates", "ledger", "none"]


class Division(Frozen):
    """The first-order division of a place, as the history writes it and as our gazetteer calls it.

    ``method`` says how it was resolved: ``name`` the written name is known to the gazetteer; ``coordinates``
    all of the gazetteer's nearest places lie in one division; ``ledger`` it is ours already; ``none`` it is
    unknown, and then it is never "different".
    """

    as_written: str | None = None
    name: str | None = None
    method: AdminMethod = "none"


class RecordActor(Frozen):
    """One actor of an earlier incident. ``code`` is null where somebody's coding names it, not a claim."""

    actor_id: str
    as_written: str
    code: Code | None = None


class Record(Frozen):
    """One earlier incident. Coordinates are degrees (WGS 84); dates include both ends."""

    record_id: str = Field(description="the history's own id after its kind: ucdp:227947")
    history: str = Field(description="the id of its history in the comparison")
    date_start: date
    date_end: date
    date_prec: int | None = Field(None, ge=1, le=5)
    place: str | None = None
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    country: str | None = Field(None, description="ISO 3166-1 alpha-2")
    admin1: Division = Division()
    where_prec: int | None = Field(None, ge=1, le=7)
    uncertainty_km: float | None = Field(None, ge=0)
    event_types: tuple[EventType, ...] = Field(
        (), description="several where the history has one word for them; none where unknown"
    )
    target_types: tuple[TargetType, ...] = Field((), description="none where the history does not say")
    event_clarity: int = Field(1, ge=1, le=2, description="as in UCDP GED: 2 is a total over several events")
    actors: tuple[RecordActor, ...] = ()
    line: int | None = Field(None, description="where it stands in its file")

    @property
    def measurable(self) -> bool:
        """Whether distances may be computed from it: placed at least to a first-order division."""
        known = self.lat is not None and self.lon is not None and self.uncertainty_km is not None
        return known and self.where_prec is not None and self.where_prec <= 4
