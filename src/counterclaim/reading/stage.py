"""What the claims step reads of one report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from spacy.tokens import Doc

from counterclaim.model import Report, Span
from counterclaim.model.vocabulary import EventType
from counterclaim.text.language import text_of

from .actors import Cast
from .assertions import Assertion
from .attribution_quotes import Quotes
from .attributions import Attribution
from .places import PlaceMention
from .times import TimeMention


@dataclass(frozen=True)
class Stage:
    """What the claims step reads: ``home`` gives each assertion's incident, None for none."""

    doc: Doc
    report: Report
    cast: Cast
    attributions: Sequence[Attribution]
    times: Sequence[TimeMention]
    said_times: Mapping[int, int]
    places: Sequence[PlaceMention]
    where: Literal["text", "headline"] = "text"

    @cached_property
    def quotes(self) -> Quotes:
        """The quotations of the text or headline that is read."""
        return Quotes(text_of(self.doc))

    def cut(self, start: int, end: int) -> Span:
        """The span of that piece of the text or headline that is read."""
        return Span.cut(text_of(self.doc), start, end, self.where)


@dataclass(frozen=True)
class Placed:
    """An assertion with the incident that it is about."""

    assertion: Assertion
    incident_id: str
    event_type: EventType
    target_actors: frozenset[str] = frozenset()


def published_day(report: Report) -> date | None:
    """The day of publication, where one was given."""
    if isinstance(report.published, datetime):
        return report.published.date()
    return report.published
