"""The azimuthal equidistant projection: every distance and bearing from its centre is true.

On the sphere of the Earth's mean radius, which differs from the ellipsoid by at most 0.6 %: less than the
width of a line on these maps. The distances that are printed are geodesic all the same
(:mod:`counterclaim.pattern.distances`). Snyder, Map Projections: A Working Manual (USGS 1987), section 25.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, atan2, cos, degrees, radians, sin

import numpy as np
from numpy.typing import NDArray

EARTH = 6371.0088  # km, the mean radius of the WGS 84 ellipsoid
FAR = 15_000.0
"""Kilometres: what lies beyond is drawn at this distance; it lies outside of every map."""

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Projection:
    """Centred on ``lat``, ``lon`` (degrees); east and north of it are the axes, in kilometres."""

    lat: float
    lon: float

    def points(self, lonlat: Points) -> Points:
        """(longitude, latitude) in degrees to (east, north) in kilometres, row by row."""
        lon, lat = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
        here, there = radians(self.lat), radians(self.lon)
        turn = lon - there
        cosine = np.sin(here) * np.sin(lat) + np.cos(here) * np.cos(lat) * np.cos(turn)
        away = np.arccos(np.clip(cosine, -1.0, 1.0))
        bearing = np.arctan2(
            np.sin(turn) * np.cos(lat), np.cos(here) * np.sin(lat) - np.sin(here) * np.cos(lat) * np.cos(turn)
        )
        km = np.minimum(away * EARTH, FAR)
        return np.column_stack([km * np.sin(bearing), km * np.cos(bearing)])

    def point(self, lat: float, lon: float) -> tuple[float, float]:
        """One point, as (east, north) in kilometres."""
        found = self.points(np.array([[lon, lat]], dtype=np.float64))[0]
        return float(found[0]), float(found[1])

    def back(self, east: float, north: float) -> tuple[float, float]:
        """(latitude, longitude) in degrees of a place on the map."""
        away, bearing = float(np.hypot(east, north)) / EARTH, atan2(east, north)
        here = radians(self.lat)
        lat = asin(max(-1.0, min(1.0, sin(here) * cos(away) + cos(here) * sin(away) * cos(bearing))))
        turn = atan2(sin(bearing) * sin(away) * cos(here), cos(away) - sin(here) * sin(lat))
        return degrees(lat), (self.lon + degrees(turn) + 180) % 360 - 180

    @property
    def antipode(self) -> tuple[float, float]:
        """Its (latitude, longitude)."""
        return -self.lat, (self.lon + 360) % 360 - 180
