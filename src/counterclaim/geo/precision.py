"""How exactly a mention places an event: UCDP's ``where_prec`` and a radius in kilometres.

UCDP GED codebook: 1 exact place; 2 near a known place (some 25 km); 3 second-order division; 4 first-order
division; 5 vaguer or linear (a border, a river, a road, a part of a country); 6 country; 7 international
water or air.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from counterclaim.model.vocabulary import PlaceMethod

from .gazetteer import Entry
from .sphere import distance_km, midpoint, travel
from .surroundings import Surroundings

RADIUS_KM: Final[dict[int, float | None]] = {1: 5, 2: 25, 3: 40, 4: 120, 5: 200, 6: None, 7: 100}
_EXACT: Final = frozenset({"city", "neighbourhood", "camp", "base", "airport", "facility", "crossing"})
_NEAR: Final = frozenset({"near", "direction", "offset", "suburb", "countryside"})


@dataclass(frozen=True, slots=True)
class Fix:
    """A point with its precision; ``km`` is the radius within which the event lies."""

    lat: float | None
    lon: float | None
    where_prec: int
    km: float | None
    method: PlaceMethod


def fix(entry: Entry, way: Surroundings) -> Fix:
    """The point and the precision of ``entry`` as the text points at it."""
    lat, lon = entry.lat, entry.lon
    if way.relation == "coast":
        if entry.kind in ("country", "adm1", "region"):
            return Fix(lat, lon, 7, max(100.0, entry.radius_km or 100.0), PlaceMethod.NEAR)
        return Fix(lat, lon, 7, 100.0, PlaceMethod.NEAR)
    if entry.kind in _EXACT:
        return _exact(entry, way)
    if entry.kind == "country":
        if way.relation in ("region-part", "border", "direction", "near"):
            return Fix(lat, lon, 5, 200.0, PlaceMethod.COUNTRY)
        return Fix(lat, lon, 6, None, PlaceMethod.COUNTRY)
    if entry.kind == "continent":
        return Fix(lat, lon, 6, None, PlaceMethod.REGION)
    if entry.kind == "water":
        return Fix(lat, lon, 5 if entry.country else 7, entry.radius_km or 100.0, PlaceMethod.REGION)
    if entry.kind == "adm1":
        return Fix(lat, lon, 4, entry.radius_km or 120.0, PlaceMethod.DIVISION)
    if entry.kind == "adm2":
        return Fix(lat, lon, 3, entry.radius_km or 40.0, PlaceMethod.DIVISION)
    radius = entry.radius_km or 200.0
    # A small region is as good as a district; a large one is vague.
    prec = 5 if entry.kind in ("border", "river") else 3 if radius <= 40 else 4 if radius <= 120 else 5
    return Fix(lat, lon, prec, radius, PlaceMethod.REGION)


def _exact(entry: Entry, way: Surroundings) -> Fix:
    if entry.lat is None or entry.lon is None:
        return Fix(None, None, 6, None, PlaceMethod.UNRESOLVED)
    if way.relation == "offset" and way.km is not None:
        # Not along a road of known length: the given distance bounds the error where no direction is given.
        if way.bearing is None:
            return Fix(entry.lat, entry.lon, 2, max(25.0, way.km), PlaceMethod.NEAR)
        lat, lon = travel(entry.lat, entry.lon, way.bearing, way.km)
        return Fix(lat, lon, 2, max(5.0, round(0.25 * way.km, 1)), PlaceMethod.NEAR)
    if way.relation in _NEAR:
        return Fix(entry.lat, entry.lon, 2, 25.0, PlaceMethod.NEAR)
    if way.relation == "border":
        return Fix(entry.lat, entry.lon, 2, 25.0, PlaceMethod.NEAR)
    return Fix(entry.lat, entry.lon, 1, 5.0, PlaceMethod.GAZETTEER)


def between(one: Entry, other: Entry) -> Fix | None:
    """The stretch between two places: linear, so 5, unless they are so close that "near" says it."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    half = distance_km(one.lat, one.lon, other.lat, other.lon) / 2
    lat, lon = midpoint(one.lat, one.lon, other.lat, other.lon)
    if half <= 25:
        return Fix(lat, lon, 2, 25.0, PlaceMethod.NEAR)
    return Fix(lat, lon, 5, round(half, 0), PlaceMethod.NEAR)


def within(outer: Entry, kind: str) -> Fix:
    """Where something unknown lies that is only known to be in or by ``outer``.

    A neighbourhood or a building of a town is at the town (UCDP codes such an event 1); a village that the
    gazetteer lacks is somewhere around it, or anywhere in its division.
    """
    if outer.kind in _EXACT:
        if kind == "site":
            return Fix(outer.lat, outer.lon, 1, 5.0, PlaceMethod.FALLBACK)
        return Fix(outer.lat, outer.lon, 2, 25.0, PlaceMethod.FALLBACK)
    plain = fix(outer, Surroundings("in", 0, 0))
    return Fix(plain.lat, plain.lon, plain.where_prec, plain.km, PlaceMethod.FALLBACK)
