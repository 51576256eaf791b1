"""A report: one text by one outlet, as retrieved."""

from __future__ import annotations

from datetime import date, datetime

from pydantic import Field

from .base import Frozen
from .vocabulary import OutletKind, ZoneKind


class Zone(Frozen):
    """A part of the text. The zones of a report are in order and do not overlap."""

    kind: ZoneKind
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Report(Frozen):
    """One text by one outlet; immutable. All spans index ``text`` (or ``headline``) in code points."""

    report_id: str
    doc_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_kind: OutletKind = OutletKind.UNKNOWN
    outlet_actor_id: str | None = Field(None, description="the actor for whom the outlet speaks, if one")
    headline: str | None = None
    byline: tuple[str, ...] = ()
    published: datetime | date | None = None
    language: str | None = Field(None, description="ISO 639-1 code")
    raw_sha256: str
    text_sha256: str
    text: str = Field(exclude=True, repr=False)
    zones: tuple[Zone, ...] = ()
