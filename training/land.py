"""Makes the land of the maps from Natural Earth: ``python training/land.py land-50m.json > land.json.gz``.

The input is the land file of the npm package ``world-atlas`` 2.0.2 (Natural Earth 1:50m, public domain; the
package is under ISC), a TopoJSON: arcs as quantised differences, shared by nothing here. The output is
``src/counterclaim/pattern/data/land.json.gz``, whose format :mod:`counterclaim.pattern.land` tells.
"""

from __future__ import annotations

import gzip
import json
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

LEAST = 0.02  # square degrees: smaller islands are no more than a dot on these maps


def arcs_of(topology: dict[str, Any]) -> list[list[tuple[float, float]]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = (list(accumulate(step[i] for step in arc)) for i in (0, 1))
        found.append([(x * kx + dx, y * ky + dy) for x, y in zip(xs, ys, strict=True)])
    return found


def ring(indices: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[int, int]]:
    points: list[tuple[int, int]] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        for lon, lat in arc:
            here = round(lon * 100), round(lat * 100)
            if not points or points[-1] != here:
                points.append(here)
    return points


def area(points: list[tuple[int, int]]) -> float:
    turns = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2 / 10_000


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    arcs = arcs_of(topology)
    shapes = topology["objects"]["land"]["geometries"]
    polygons = [p for s in shapes for p in (s["arcs"] if s["type"] == "MultiPolygon" else [s["arcs"]])]
    kept = []
    for polygon in polygons:
        rings = [ring(r, arcs) for r in polygon]
        if area(rings[0]) >= LEAST:
            kept.append([[v for point in r for v in point] for r in rings if area(r) >= LEAST])
    made = {"source": "Natural Earth 1:50m land, public domain", "unit": "degree / 100", "polygons": kept}
    packed = gzip.compress(json.dumps(made, separators=(",", ":")).encode(), 9, mtime=0)
    sys.stdout.buffer.write(packed)


if __name__ == "__main__":
    main()
