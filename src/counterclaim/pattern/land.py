"""Land and water for the maps: Natural Earth 1:50m, public domain; no borders, since a border is a claim.

``data/land.json.gz`` (made by ``training/land.py``): ``{"source", "unit": "degree / 100", "polygons"}``. A
polygon is a list of rings, the outline first and then its seas; a ring is a flat list of longitude and
latitude in hundredths of a degree. Islands under 0.02 square degrees are left out.
"""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.float64]


@cache
def land() -> tuple[tuple[Ring, ...], ...]:
    """The polygons of the world's land; each ring an array of (longitude, latitude) in degrees."""
    packed = (files("counterclaim.pattern") / "data" / "land.json.gz").read_bytes()
    told: dict[str, Any] = json.loads(gzip.decompress(packed))
    return tuple(
        tuple(np.array(ring, dtype=np.float64).reshape(-1, 2) / 100 for ring in polygon)
        for polygon in told["polygons"]
    )


def inside(ring: Ring, lon: float, lat: float) -> bool:
    """Whether a point lies within a ring, by the crossings of its edges with the parallel to the east."""
    x, y = ring[:, 0], ring[:, 1]
    next_x, next_y = np.roll(x, -1), np.roll(y, -1)
    crosses = (y > lat) != (next_y > lat)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = x + (lat - y) / (next_y - y) * (next_x - x)
    return bool(np.count_nonzero(crosses & (lon < at)) % 2)
