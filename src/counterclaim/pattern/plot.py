"""A comparison as one figure, SVG or PNG: for each table a map and a strip plot, all with the same axes.

Needs matplotlib (the extra ``plots``). The same comparison gives the same bytes with the same matplotlib.
"""

from __future__ import annotations

from importlib.util import find_spec
from io import BytesIO
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final, cast

from counterclaim.model import InputError, SetupError

from .comparison import ActorComparison, Comparison, ReferenceSet
from .plot_map import draw_map, window
from .plot_strip import draw_strip, reach

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS: Final = ("svg", "png")
ROW, WIDTH, HEAD, FOOT = 4.4, 10.5, 0.75, 1.15
"""Inches."""
STYLE: Final[dict[str, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "counterclaim",
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "hatch.linewidth": 0.5,
}


def plot(made: Comparison, kind: str = "svg") -> bytes:
    """The figure as SVG or PNG.

    :raises InputError, SetupError: as :func:`check`.
    """
    check(kind)
    import matplotlib

    with matplotlib.rc_context(cast(Any, STYLE)):
        figure = _figure(made)
        out = BytesIO()
        title, told = _title(made), description(made)
        if kind == "png":
            figure.savefig(out, format="png", dpi=150, metadata={"Title": title, "Description": told})
            return out.getvalue()
        figure.savefig(out, format="svg", metadata={"Title": title, "Description": told, "Date": None})
    text = out.getvalue().decode("utf-8")
    head, mark, rest = text.partition("</title>")
    return f"{head}{mark}\n <desc>{_escaped(told)}</desc>{rest}".encode()


def check(kind: str) -> None:
    """Whether a figure of that kind can be made here.

    :raises InputError: ``plot_format`` for another kind than SVG and PNG.
    :raises SetupError: ``plots_missing`` where matplotlib is not installed.
    """
    if kind not in FORMATS:
        raise InputError(
            f"A figure can be SVG or PNG, not {kind or 'without a suffix'}.",
            "Name the file OUT.svg or OUT.png.",
            code="plot_format",
        )
    if find_spec("matplotlib") is None:
        raise SetupError(
            "Figures need matplotlib, which is not installed.",
            "Install it with: pip install 'counterclaim[plots]'",
            code="plots_missing",
        )


def description(made: Comparison) -> str:
    """What the figure shows, in words, for who cannot see it."""
    said = []
    for actor, found in tables(made):
        near = found.nearest
        where = "no distance known"
        if near.km is not None:
            where = f"the nearest {near.km:,.0f} km away (range {near.km_low:,.0f} to {near.km_high:,.0f})"
        said.append(f"{actor.name}, {found.label}: n = {found.n}, {where}.")
    return " ".join([*(said or ["No earlier incident."]), made.footer])


def tables(made: Comparison) -> list[tuple[ActorComparison, ReferenceSet]]:
    """The tables in their order: actors by name, never ranked."""
    return [(actor, found) for actor in made.actors for found in actor.sets]


def _title(made: Comparison) -> str:
    return f"{made.incident.title} beside earlier records"


def _figure(made: Comparison) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    rows = tables(made)
    count = max(1, len(rows))
    height = HEAD + FOOT + ROW * count
    figure = Figure(figsize=(WIDTH, height))
    FigureCanvasAgg(figure)
    figure.text(0.03, 1 - 0.3 / height, _title(made), fontsize=13, fontweight="bold", va="center")
    told = "Grey is land, white is water. Distances and directions from the incident are true. No borders."
    figure.text(0.03, 1 - 0.58 / height, told, fontsize=8, va="center")
    figure.text(0.03, 0.2 / height, fill(made.footer, 130), fontsize=8, va="bottom")
    sets = [found for _, found in rows]
    half, end = window(made.incident, sets), reach(sets)
    if not rows:
        figure.text(0.5, 0.5, "No actor of this incident has a set of earlier incidents.", ha="center")
    for index, (actor, found) in enumerate(rows):
        bottom = (FOOT + ROW * (count - 1 - index)) / height
        label = f"{actor.name}: {found.label}, n = {found.n}"
        heading = fill(f"{label}. {found.circular}" if found.circular else label, 115)
        figure.text(0.03, bottom + (ROW - 0.12) / height, heading, fontsize=9.5, va="top")
        left = figure.add_axes((0.03, bottom + 0.25 / height, 0.36, (ROW - 0.85) / height))
        right = figure.add_axes((0.44, bottom + 1.6 / height, 0.53, (ROW - 2.5) / height))
        _panel(left, right, made, found, half, end)
        _legend(figure, left, right, 0.44, bottom + 0.25 / height)
    return figure


def _panel(
    left: Axes, right: Axes, made: Comparison, found: ReferenceSet, half: float, end: float
) -> None:
    focal = made.incident
    if focal.lat is None or focal.lon is None:
        _in_words(left, "The incident has no place that could be put on a map.")
    else:
        draw_map(left, focal, found, half)
    if any(r.nearest_other_km is not None for r in found.references) or found.nearest.km is not None:
        draw_strip(right, found, end)
    else:
        why = found.nearest.hidden or "nothing earlier is placed well enough"
        _in_words(right, f"No distances: {why}.")


def _in_words(axes: Axes, words: str) -> None:
    axes.set_axis_off()
    axes.text(0.5, 0.5, fill(words, 44), ha="center", va="center", fontsize=9, transform=axes.transAxes)


def _legend(figure: Figure, left: Axes, right: Axes, x: float, y: float) -> None:
    handles = [h for axes in (left, right) for h in axes.get_legend_handles_labels()[0]]
    labels = [label for axes in (left, right) for label in axes.get_legend_handles_labels()[1]]
    if handles:
        figure.legend(
            handles, labels, loc="lower left", bbox_to_anchor=(x, y), fontsize=7.5, ncols=2, frameon=False,
            handlelength=2.4, borderaxespad=0.0,
        )  # fmt: skip


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
