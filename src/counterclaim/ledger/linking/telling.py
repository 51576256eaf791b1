"""A telling: one incident of one reading, with all that linking looks at and nothing else.

No claim is read and no actor is in it, neither as the one blamed nor as the one who speaks: the names of
actors are left out of the words as well. So nothing that is computed from tellings can depend on who is
blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from pydantic import BaseModel, ConfigDict

from counterclaim.model import Incident, Place, Reading, Span
from counterclaim.model.vocabulary import CasualtyOutcome, EventType, PlaceMethod, TargetType, ZoneKind
from counterclaim.text.language import base_forms

from .words import UNKNOWN, Word, rarity, weighed, without_actors, words_of

NAME_RARITY: Final = 4.5
NEAR_MOST: Final = 32
TEXT_MOST: Final = 60
NAMES_MOST: Final = 12

_STOP: Final = re.compile(r"[.!?…]+[\"”’')\]]*\s+|\n\s*\n")
_READ: Final = (ZoneKind.HEADLINE, ZoneKind.BODY)


class Part(BaseModel):
    """Base of the parts of a telling: immutable values."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Spot(Part):
    """A place of the incident: ``lat`` and ``lon`` in degrees, ``radius_km`` how far off it may be.

    ``sure`` is false where the gazetteer does not have the place and another stands in for it.
    """

    name: str | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    prec: int | None
    country: str | None
    admin1: str | None
    sure: bool = True


class Toll(Part):
    """Between ``low`` and ``high`` people, both included."""

    outcome: CasualtyOutcome
    low: int
    high: int


class Telling(Part):
    """One incident of one reading.

    ``key`` is unique among tellings; tellings with the same ``report_id`` are of one report. ``main`` is the
    incident that the report is about. ``first`` to ``last`` are the days on which it may have happened, both
    null where the report does not say. ``near`` are the words of the sentences that tell of it, ``words``
    those of the whole report (of main incidents only), ``names`` the rare ones among the first that are
    written as names.
    """

    key: str
    report_id: str
    main: bool
    published: date | None
    first: date | None
    last: date | None
    spots: tuple[Spot, ...]
    event_type: EventType
    targets: tuple[TargetType, ...]
    tolls: tuple[Toll, ...]
    names: tuple[str, ...]
    near: dict[str, int]
    words: dict[str, int]


def telling_of(key: str, reading: Reading, incident: Incident, text: str) -> Telling:
    """What linking looks at in ``incident``, one of the incidents of ``reading``.

    :param key: what names the telling from now on; unique in everything that it is compared with.
    :param text: the report's text, which the spans of the reading index.
    """
    main = bool(reading.incidents) and reading.incidents[0].incident_id == incident.incident_id
    named = [a.canonical for a in reading.actors]
    others = frozenset(name for a in named for name in (a.name, *a.aliases) if len(name) > 1)
    blank, headline = (without_actors(t, others) for t in (text, reading.report.headline or ""))
    words = (word.form for word in words_of(without_actors(body_of(reading, text), others))) if main else ()
    own = _own_words(reading, incident, blank, headline)
    when = incident.when
    dated = when is not None and when.date_start is not None and when.date_end is not None
    return Telling(
        key=key,
        report_id=reading.report.report_id,
        main=main,
        published=_day(reading.report.published),
        first=when.date_start if dated and when is not None else None,
        last=when.date_end if dated and when is not None else None,
        spots=tuple(_spot(place) for place in incident.places),
        event_type=incident.event_type,
        targets=tuple(sorted({t.target_type for t in incident.targets} - _NO_TARGET)),
        tolls=_tolls(reading, incident),
        names=_names(own, incident.places),
        near=weighed((w.form for w in own), most=NEAR_MOST),
        words=weighed(words, most=TEXT_MOST),
    )


_NO_TARGET: Final = {TargetType.UNKNOWN, TargetType.OTHER}


def _spot(place: Place) -> Spot:
    return Spot(
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.uncertainty_km,
        prec=place.where_prec,
        country=place.country,
        admin1=place.admin1,
        sure=place.method not in (PlaceMethod.FALLBACK, PlaceMethod.UNRESOLVED),
    )


def _tolls(reading: Reading, incident: Incident) -> tuple[Toll, ...]:
    """Without noughts: "no casualties" is said by one side where others count dozens."""
    found = {
        (c.outcome, c.count_min, c.count_max if c.count_max is not None else c.count_min)
        for c in reading.casualties
        if c.incident_id == incident.incident_id and c.count_min is not None and c.count_max != 0
    }
    return tuple(Toll(outcome=o, low=low, high=max(low, high)) for o, low, high in sorted(found))


def _own_words(reading: Reading, incident: Incident, text: str, headline: str) -> list[Word]:
    """The words of the sentences that tell of the incident, and of the headline where it is the evidence."""
    spans: list[Span] = [*incident.evidence, *(t.span for t in incident.targets)]
    spans += [c.span for c in reading.casualties if c.incident_id == incident.incident_id]
    ends = _ends(text)
    pieces = {_sentence(span, ends) for span in spans if span.where == "text"}
    zones = [zone for zone in reading.report.zones if zone.kind in _READ]
    found = [
        word
        for start, end in sorted(pieces)
        for zone in zones
        for word in words_of(text[max(start, zone.start) : min(end, zone.end)])
    ]
    if any(span.where == "headline" for span in incident.evidence):
        found += words_of(headline)
    return found


@lru_cache(maxsize=8)
def _ends(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in _STOP.finditer(text)), len(text))


def _sentence(span: Span, ends: tuple[int, ...]) -> tuple[int, int]:
    start = max(end for end in ends if end <= span.start)
    return start, min((end for end in ends if end >= span.end), default=span.end)


def body_of(reading: Reading, text: str) -> str:
    """The headline and the body; captions, bylines and furniture tell of other things."""
    zones = [text[zone.start : zone.end] for zone in reading.report.zones if zone.kind in _READ]
    return "\n\n".join([reading.report.headline or "", *zones])


def _names(own: list[Word], places: Iterable[Place]) -> tuple[str, ...]:
    """The rarest words written as names, less those of places; in capitals, what the dictionary does not
    have.
    """
    known = {word.form for p in places for word in words_of(f"{p.as_written} {p.name or ''}")}
    capitals = any(word.capital for word in own)
    found = {
        word.form
        for word in own
        if len(word.form) > 2 and not word.form[0].isdigit() and word.form not in known
        if rarity(word.form) >= NAME_RARITY
        if (word.capital if capitals else rarity(word.form) >= UNKNOWN or not base_forms(word.form))
    }
    return tuple(sorted(sorted(found, key=lambda form: (-rarity(form), form))[:NAMES_MOST]))


def _day(moment: datetime | date | None) -> date | None:
    return moment.date() if isinstance(moment, datetime) else moment
