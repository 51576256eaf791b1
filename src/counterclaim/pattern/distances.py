"""Distances between places that are circles: from one to many, and from each to its nearest neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np

from counterclaim.geo.sphere import distance_km

_EARTH_KM: Final = 6371.0088
_ROUGH: Final = 1.012
"""Sphere and ellipsoid differ by at most 0.56 %; a candidate may be off one way, its rival the other."""
_BLOCK: Final = 512


class Point(NamedTuple):
    """Degrees (WGS 84) and the radius in kilometres within which the thing lies."""

    lat: float
    lon: float
    radius: float = 0.0


class Apart(NamedTuple):
    """A distance in kilometres, and what it may be at least and at most within both radii."""

    km: float
    low: float
    high: float


def apart(one: Point, other: Point) -> Apart:
    """The geodesic between two points, with its range ``max(0, d - u) .. d + u``, u the sum of the radii."""
    km = between(one, other)
    reach = one.radius + other.radius
    return Apart(km, max(0.0, km - reach), km + reach)


def between(one: Point, other: Point) -> float:
    """The geodesic in kilometres; the same to the last bit in both directions, as ranks count ties."""
    (lat1, lon1), (lat2, lon2) = sorted((one[:2], other[:2]))
    return distance_km(lat1, lon1, lat2, lon2)


def nearest_others(points: Sequence[Point]) -> list[float]:
    """For each point the distance to the nearest other one, in kilometres; infinite for a single point.

    Great circles choose the candidates, geodesics decide between them: ten thousand points take seconds.
    """
    if len(points) < 2:
        return [float("inf")] * len(points)
    places: dict[tuple[float, float], int] = {}
    for point in points:
        places[point[:2]] = places.get(point[:2], 0) + 1
    distinct = list(places)
    alone = dict(zip(distinct, _nearest_distinct(distinct), strict=True))
    return [0.0 if places[point[:2]] > 1 else alone[point[:2]] for point in points]


def _nearest_distinct(places: Sequence[tuple[float, float]]) -> list[float]:
    if len(places) < 2:
        return [float("inf")] * len(places)
    radians = np.radians(np.array(places))
    lat, lon = radians[:, 0], radians[:, 1]
    found = []
    for start in range(0, len(places), _BLOCK):
        some = slice(start, start + _BLOCK)
        half_lat = np.sin((lat[some, None] - lat) / 2) ** 2
        half_lon = np.sin((lon[some, None] - lon) / 2) ** 2
        chord = np.sqrt(half_lat + np.cos(lat[some, None]) * np.cos(lat) * half_lon)
        rough = 2 * _EARTH_KM * np.arcsin(np.clip(chord, 0.0, 1.0))
        for row, distances in enumerate(rough):
            here = start + row
            distances[here] = np.inf
            near = np.flatnonzero(distances <= distances.min() * _ROUGH + 0.001)
            found.append(min(between(Point(*places[here]), Point(*places[int(i)])) for i in near))
    return found
