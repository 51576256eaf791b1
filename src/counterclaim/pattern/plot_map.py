"""The map of a comparison: land and water, the earlier incidents, the incident with its radius, the nearest.

Shapes and line styles carry all meaning; the greys only help.
"""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING, Final

import numpy as np

from .comparison import Focal, Reference, ReferenceSet
from .land import inside, land
from .projection import FAR, Projection

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, LAND, COAST, GRID = "#000000", "#e4e4e4", "#8c8c8c", "#c4c4c4"
LEAST_KM: Final = 60.0
EXACT: Final = 2
"""Up to this where_prec a place is a point or near one; above, it stands for a district or a province."""


def window(focal: Focal, sets: list[ReferenceSet]) -> float:
    """Half the width of the map in kilometres: all that is placed, and the radius, fit in."""
    far = [r.distance_km for one in sets for r in one.references if r.distance_km is not None]
    return 1.15 * max([*far, (focal.uncertainty_km or 0.0) * 1.4, LEAST_KM])


def draw_map(axes: Axes, focal: Focal, found: ReferenceSet | None, half: float) -> None:
    """Draws into ``axes``; the incident must have coordinates."""
    assert focal.lat is not None
    assert focal.lon is not None
    view = Projection(focal.lat, focal.lon)
    axes.set_xlim(-half, half)
    axes.set_ylim(-half, half)
    axes.set_aspect("equal")
    axes.set_xticks([])
    axes.set_yticks([])
    axes.set_facecolor("#ffffff")
    _land(axes, view, half)
    _graticule(axes, view, half)
    if found is not None:
        _references(axes, view, found)
    _incident(axes, focal)
    _scale(axes, half)


def _land(axes: Axes, view: Projection, half: float) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path
    from matplotlib.transforms import Bbox

    edge = 1.1 * half
    lat, lon = view.antipode
    for polygon in land():
        rings = [view.points(ring) for ring in polygon]
        behind = inside(polygon[0], lon, lat)
        low, high = rings[0].min(axis=0), rings[0].max(axis=0)
        if not behind and ((low > half).any() or (high < -half).any()):
            continue
        if behind:  # the land around the antipode lies outside of its own outline here
            turn = np.linspace(0, 2 * np.pi, 73)
            rings.append(2 * FAR * np.column_stack([np.sin(turn), np.cos(turn)]))
        codes = [c for r in rings for c in [Path.MOVETO, *[Path.LINETO] * (len(r) - 2), Path.CLOSEPOLY]]
        # What lies outside of the map would only make the file large.
        outline = Path(np.concatenate(rings), codes).clip_to_bbox(Bbox([[-edge, -edge], [edge, edge]]))
        if np.size(outline.vertices) == 0:
            continue
        shape = PathPatch(outline, facecolor=LAND, edgecolor=COAST, linewidth=0.6, zorder=1)
        shape.set_gid("land")
        axes.add_patch(shape)


def _graticule(axes: Axes, view: Projection, half: float) -> None:
    step = next((s for s in (1, 2, 5, 10, 20, 30) if s * 111 > half / 2), 30)
    corners = [view.back(x, y) for x in (-half, 0, half) for y in (-half, 0, half)]
    lats = [lat for lat, _ in corners]
    turns = [(lon - view.lon + 180) % 360 - 180 for _, lon in corners]
    south, north = max(-90.0, min(lats) - step), min(90.0, max(lats) + step)
    west, east = view.lon + min(turns) - step, view.lon + max(turns) + step
    lines = [
        np.column_stack([np.full(60, lon), np.linspace(south, north, 60)])
        for lon in np.arange(floor(west / step) * step, east + step, step)
    ] + [
        np.column_stack([np.linspace(west, east, 60), np.full(60, lat)])
        for lat in np.arange(floor(south / step) * step, north + step, step)
        if -90 <= lat <= 90
    ]
    for line in lines:
        drawn = view.points(line)
        axes.plot(drawn[:, 0], drawn[:, 1], color=GRID, linewidth=0.4, linestyle=":", zorder=2)


def _references(axes: Axes, view: Projection, found: ReferenceSet) -> None:
    placed = [
        (r, view.point(r.lat, r.lon))
        for r in found.references
        if r.lat is not None and r.lon is not None and r.distance_km is not None
    ]
    for exact, marker_face, words in (
        (True, INK, "earlier incident at a known place"),
        (False, "none", "earlier incident in a district or province"),
    ):
        here = [at for r, at in placed if _exact(r) is exact]
        if here:
            marks = axes.plot(
                *zip(*here, strict=True), linestyle="none", marker="o", markersize=5.5, zorder=4,
                markerfacecolor=marker_face, markeredgecolor=INK, markeredgewidth=1.0, label=words,
            )  # fmt: skip
            marks[0].set_gid(f"references-{'exact' if exact else 'vague'}")
    near = next((at for r, at in placed if r.record_id == found.nearest.record_id), None)
    if near is not None and found.nearest.km is not None:
        line = axes.plot(
            [0, near[0]], [0, near[1]], color=INK, linewidth=1.1, linestyle=(0, (6, 3)), zorder=3,
            label=f"nearest: {found.nearest.km:,.0f} km",
        )  # fmt: skip
        line[0].set_gid("nearest")


def _exact(reference: Reference) -> bool:
    return (reference.where_prec or 9) <= EXACT


def _incident(axes: Axes, focal: Focal) -> None:
    from matplotlib.patches import Circle

    if focal.uncertainty_km:
        circle = Circle((0, 0), focal.uncertainty_km, fill=False, edgecolor=INK, linewidth=1.2, zorder=5)
        circle.set_label(f"circle around it, its radius: {focal.uncertainty_km:g} km")
        circle.set_gid("radius")
        axes.add_patch(circle)
    mark = axes.plot(
        [0], [0], linestyle="none", marker="X", markersize=10, markerfacecolor=INK, markeredgecolor="#ffffff",
        label=f"this incident{f': {focal.place}' if focal.place else ''}", zorder=6,
    )  # fmt: skip
    mark[0].set_gid("incident")


def _scale(axes: Axes, half: float) -> None:
    rough = half / 2
    size = 10 ** floor(log10(rough))
    length = max(size * m for m in (1, 2, 5) if size * m <= rough)
    x, y = -0.94 * half, -0.93 * half
    axes.plot([x, x + length], [y, y], color=INK, linewidth=2.2, solid_capstyle="butt", zorder=7)
    for end in (x, x + length):
        axes.plot([end, end], [y - half * 0.012, y + half * 0.012], color=INK, linewidth=1.2, zorder=7)
    middle, above = x + length / 2, y + half * 0.03
    axes.text(middle, above, f"{length:,g} km", ha="center", va="bottom", fontsize=8, zorder=7)
