"""Distances that a report states, beside those between the same two points in the gazetteer. No judgement.

"This attack is hundreds of miles away from that area": the quantity, what it is measured from, and what is
that far away. Where both ends are places of ours the geodesic is computed, with the range of both radii. A
border, a front line or a coast is a line, a country an area: nothing is computed from their middles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.geo.precision import fix
from counterclaim.geo.surroundings import Surroundings
from counterclaim.model import Reading, Span
from counterclaim.reading.pipeline import Draftwork
from counterclaim.reading.places import PlaceMention
from counterclaim.text.language import text_of

from .comparison import PointAt, TextDistance
from .distances import Point, apart
from .quantities import Quantity, quantities

_REACH: Final = 70
"""Characters from the pointing word to the name, or from a name to the quantity."""
_BEFORE: Final = 110
_BACK: Final = 800
_LINE: Final = re.compile(r"\b(?:border|frontier|front\s?lines?|coast(?:line)?|shores?)\b", re.IGNORECASE)
_POINTING: Final = re.compile(r"(?:th(?:at|is|e|ose|ese))\s+(?:same\s+)?(?:areas?|regions?)\b", re.IGNORECASE)
_AREA: Final = re.compile(r"\b(?:areas?|regions?)\s+(?:around|near|of|between)\s+", re.IGNORECASE)
_DEFINITE: Final = re.compile(
    r"(?:the|that|this|its|their|his|her|where|there|here)\b[^,.;:]{0,40}", re.IGNORECASE
)
_NAME: Final = re.compile(r"(?:the\s+)?[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*")
_NOUN: Final = re.compile(r"(?:\s+[a-z-]+){1,2}")
_NO_POINT: Final = "a border, front line or coast is a line, and has no one point"
_STOP: Final = re.compile(r"[.;:!?\n]")
_JOIN: Final = re.compile(r",?\s+(?:and|or)\s+|,\s+")
_HERE: Final = Surroundings("in", 0, 0)
_AROUND: Final = Surroundings("near", 0, 0)


class Distances:
    """The statements of one report about one of its incidents."""

    def __init__(self, reading: Reading, draft: Draftwork, number: int) -> None:
        self._incident = reading.incidents[number - 1]
        self._alone = len(reading.incidents) == 1
        heard = draft.workings.heard
        self._text = text_of(heard.doc)
        self._evidence = heard.evidence
        self._sentences = [(s.start_char, s.end_char) for s in heard.doc.sents]
        self._events = [event.start for event in heard.events]
        self._places = sorted((p for p in heard.places if p.kind != "unknown"), key=lambda p: p.start)

    def __iter__(self) -> Iterator[TextDistance]:
        for stated in quantities(self._text):
            if not any(start <= stated.start < end for start, end in self._evidence):
                continue
            for start, point, why in self._froms(stated):
                yield self._made(stated, start, point, why)

    def _made(self, stated: Quantity, end: int, measured: PointAt, why: str | None) -> TextDistance:
        span = Span.cut(self._text, stated.start, end)
        bare = TextDistance(
            span=span,
            quantity=self._text[stated.start : stated.end],
            km_low=stated.low,
            km_high=stated.high,
            measured_from=measured,
        )
        to, missing = self._to(stated, span)
        if (why := why or missing) or to is None:
            return bare.model_copy(update={"measured_to": to, "unresolved": why})
        one, other = _circle(measured), _circle(to)
        if one is not None and other is not None and one[:2] == other[:2]:
            return bare.model_copy(update={"measured_to": to, "unresolved": "both ends are one place"})
        if one is None or other is None:
            return bare.model_copy(
                update={"measured_to": to, "unresolved": "one of the places is too vague for a distance"}
            )
        far = apart(one, other)
        return bare.model_copy(
            update={
                "measured_to": to,
                "computed_km": far.km,
                "computed_low": far.low,
                "computed_high": far.high,
            }
        )

    def _froms(self, stated: Quantity) -> Iterator[tuple[int, PointAt, str | None]]:
        """(end of the phrase, point, why it is none) of what the quantity is measured from."""
        rest = self._text[stated.after : stated.after + _REACH]
        stop = _STOP.search(rest)
        reach = stop.start() if stop else len(rest)
        near = [p for p in self._places if stated.after <= p.start < stated.after + reach]
        between = self._text[stated.after : near[0].end + 25] if near else rest[:reach]
        pointing = _POINTING.match(rest)
        line = _LINE.search(between)
        if line:
            end = stated.after + line.end()
            written = self._text[stated.after : end]
            yield end, PointAt(as_written=written), _NO_POINT
        elif pointing and not (near and near[0].start < stated.after + pointing.end() + 12):
            end = stated.after + pointing.end()
            yield from self._pointed(stated, end, pointing.group())
        elif near and not near[0].adjective:
            yield near[0].end, _point(near[0]), None
        elif plain := _NAME.match(rest) or (_DEFINITE.match(rest) if stated.word != "of" else None):
            written = plain.group().rstrip()
            if near and near[0].adjective and (noun := _NOUN.match(rest, len(written))):
                written += noun.group()  # "Iraqi soil"
            why = "the place it is measured from is not resolved"
            yield stated.after + len(written), PointAt(as_written=written), why

    def _pointed(
        self, stated: Quantity, end: int, written: str
    ) -> Iterator[tuple[int, PointAt, str | None]]:
        """What "that area" takes up: the last area that the text has named by a place."""
        start = max(0, stated.start - _BACK)
        for m in reversed(list(_AREA.finditer(self._text, start, stated.start))):
            found = self._joined(m.end(), stated.start)
            if found:
                for place in found:
                    yield end, _point(place, _AROUND).model_copy(update={"as_written": written}), None
                return
        yield end, PointAt(as_written=written), "the text does not say which area it is"

    def _joined(self, at: int, limit: int) -> list[PlaceMention]:
        """The exact places named from ``at`` on: "Damascus and Homs"."""
        found: list[PlaceMention] = []
        for place in self._places:
            gap = self._text[at : place.start] if at <= place.start < limit else None
            if gap is None or (found and not _JOIN.fullmatch(gap)):
                continue
            if not found and len(gap) > 12:
                break
            if place.adjective or place.entry is None or place.entry.kind == "country":
                break
            found.append(place)
            at = place.end
        return found

    def _to(self, stated: Quantity, span: Span) -> tuple[PointAt | None, str | None]:
        """What is that far away: the place named last before, else the incident of the sentence."""
        start = next((s for s, e in self._sentences if s <= stated.start < e), 0)
        if (named := self._named_before(max(start, stated.start - _BEFORE), stated.start)) is not None:
            return _point(named), None
        if not any(start <= event < span.end for event in self._events):
            return None, "the sentence does not say what is that far away"
        told = any(s.start < span.end and start < s.end for s in self._incident.evidence if s.where == "text")
        if not (self._alone or told):
            return None, "the sentence may speak of another incident"
        return self._of_incident(span)

    def _named_before(self, start: int, limit: int) -> PlaceMention | None:
        """The exact place named last in a stretch of the text, if only elsewhere resolved."""
        found: list[tuple[int, PlaceMention]] = []
        for place in self._places:
            vague = place.adjective or place.metonym or place.dateline or (place.place.where_prec or 9) > 2
            if vague or place.anaphor:
                continue
            at = self._text.rfind(place.as_written, start, limit)
            end = at + len(place.as_written)
            whole = not (self._text[at - 1 : at].isalnum() or self._text[end : end + 1].isalnum())
            if at >= start and whole and not _STOP.search(self._text[end:limit]):
                found.append((end, place))
        return max(found, key=lambda one: one[0])[1] if found else None

    def _of_incident(self, span: Span) -> tuple[PointAt | None, str | None]:
        if not self._incident.places:
            return None, "the place of the incident is not known"
        place = self._incident.places[0]
        point = PointAt(
            as_written=place.as_written,
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            where_prec=place.where_prec,
            uncertainty_km=place.uncertainty_km,
        )
        if place.span.overlaps(span):
            return point, "the place of the incident was itself computed from these words"
        return point, None


def _point(mention: PlaceMention, way: Surroundings = _HERE) -> PointAt:
    """The named place itself, not the point that the phrase around it describes."""
    entry = mention.entry
    if entry is None:
        return PointAt(as_written=mention.as_written)
    here = fix(entry, way)
    return PointAt(
        as_written=mention.as_written,
        name=entry.name,
        lat=here.lat,
        lon=here.lon,
        where_prec=here.where_prec,
        uncertainty_km=here.km,
    )


def _circle(point: PointAt) -> Point | None:
    vague = point.where_prec is None or point.where_prec > 4
    if vague or point.lat is None or point.lon is None or point.uncertainty_km is None:
        return None
    return Point(point.lat, point.lon, point.uncertainty_km)


def text_distances(reading: Reading, draft: Draftwork, number: int = 1) -> Sequence[TextDistance]:
    """The distances that a report states, as far as they may concern its ``number``-th incident (from 1).

    :param draft: what the reading was made from (:func:`counterclaim.reader.read_with_workings`).
    """
    return tuple(Distances(reading, draft, number)) if 1 <= number <= len(reading.incidents) else ()
