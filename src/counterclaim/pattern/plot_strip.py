"""The strip plot: how far each earlier incident lay from its nearest neighbour, and how far this one lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .comparison import ReferenceSet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

BINS: Final = 50
INK: Final = "#000000"


def reach(sets: list[ReferenceSet]) -> float:
    """The right end of the axis in kilometres, the same for all sets."""
    found = [r.nearest_other_km for one in sets for r in one.references if r.nearest_other_km is not None]
    found += [one.nearest.km_high for one in sets if one.nearest.km_high is not None]
    return 1.08 * max([*found, 10.0])


def stacked(distances: list[float], end: float) -> list[tuple[float, int]]:
    """Each distance with its height in its bin, from 1; the same for any order of the distances."""
    heights: dict[int, int] = {}
    placed = []
    for km in sorted(distances):
        here = min(BINS - 1, int(km / end * BINS))
        heights[here] = heights.get(here, 0) + 1
        placed.append((km, heights[here]))
    return placed


def draw_strip(axes: Axes, found: ReferenceSet, end: float) -> None:
    distances = [r.nearest_other_km for r in found.references if r.nearest_other_km is not None]
    dots = stacked(distances, end)
    top = max((height for _, height in dots), default=1)
    axes.set_xlim(0, end)
    axes.set_ylim(0, max(6.0, top * 1.6))
    axes.set_yticks([])
    axes.set_xlabel("km to the nearest other incident of the set", fontsize=8)
    axes.tick_params(axis="x", labelsize=8)
    for side in ("left", "right", "top"):
        axes.spines[side].set_visible(False)
    if dots:
        marks = axes.plot(
            *zip(*dots, strict=True), linestyle="none", marker="o", markersize=4.5, markerfacecolor=INK,
            markeredgecolor=INK, label=f"earlier incidents, each from its nearest other ({len(dots)})",
        )  # fmt: skip
        marks[0].set_gid("strip")
    nearest = found.nearest
    if nearest.km is not None:
        if nearest.km_low is not None and nearest.km_high is not None:
            words = f"its range: {nearest.km_low:,.0f} to {nearest.km_high:,.0f} km"
            axes.axvspan(
                nearest.km_low, nearest.km_high, facecolor="none", edgecolor="#6e6e6e", hatch="////",
                linewidth=0.0, label=words,
            )  # fmt: skip
        words = f"this incident: {nearest.km:,.0f} km from the nearest"
        line = axes.axvline(nearest.km, color=INK, linewidth=1.6, label=words)
        line.set_gid("strip-incident")
    axes.set_title(_words(found), fontsize=8, loc="left")


def _words(found: ReferenceSet) -> str:
    rank = found.rank
    if rank.p is None:
        return f"n = {found.rank.n}; rank not shown: {rank.hidden or 'no place'}"
    ends = rank.p_low is not None and rank.p_high is not None and rank.p_low != rank.p_high
    value = f"{rank.p_low:.2f} to {rank.p_high:.2f}" if ends else f"{rank.p:.2f}"
    far = f"{rank.as_far} as far from their nearest"
    return f"n = {rank.n}; {far}; rank p = {value} (smallest possible {rank.smallest:.2f})"
