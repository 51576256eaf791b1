"""Which formats there are: the entry points of the group ``counterclaim.export``, ours among them.

Ours are listed here a second time. An editable or half-updated installation may carry entry points of an
older version; with this list our own formats are always there, whatever the metadata say.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from counterclaim.model import InputError, SetupError

from .exporter import Exporter

GROUP: Final = "counterclaim.export"
OWN: Final = {
    "acled": "counterclaim.export.acled:Acled",
    "airwars": "counterclaim.export.airwars:Airwars",
    "csv": "counterclaim.export.spreadsheet:Spreadsheet",
    "geojson": "counterclaim.export.geojson:GeoJson",
    "gtd": "counterclaim.export.gtd:Gtd",
    "html": "counterclaim.export.html:HtmlPage",
    "jsonl": "counterclaim.export.jsonl:JsonLines",
    "ucdp-ged": "counterclaim.export.ucdp_ged:UcdpGed",
}
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Listed:
    """A format by name: where it comes from, its class, or what is wrong with it."""

    name: str
    origin: str
    exporter: type[Exporter] | None = None
    problem: str = ""


def _points() -> dict[str, list[EntryPoint]]:
    """Every entry point by name, each once; ours from the list above, and nobody else under those names."""
    found = {name: [EntryPoint(name, target, GROUP)] for name, target in OWN.items()}
    for point in entry_points(group=GROUP):
        held = found.setdefault(point.name, [])
        own = point.name in OWN or point.module.split(".")[0] == "counterclaim"
        if not own and all(one.value != point.value for one in held):
            held.append(point)
    return {name: points for name, points in found.items() if points}


def _origin(point: EntryPoint) -> str:
    return f"{point.dist.name} {point.dist.version}" if point.dist is not None else "counterclaim"


def _loaded(name: str, points: list[EntryPoint]) -> Listed:
    origin = ", ".join(_origin(point) for point in points)
    if len(points) > 1:
        return Listed(name, origin, problem="two packages bring a format of this name")
    try:
        found = points[0].load()
    except Exception as error:  # a plug-in may fail in any way; that is no reason for us to fail
        said = " ".join(str(error).split())
        return Listed(name, origin, problem=f"{type(error).__name__}: {said}")
    if not (inspect.isclass(found) and issubclass(found, Exporter)) or inspect.isabstract(found):
        return Listed(name, origin, problem="it is no class derived from counterclaim.export.Exporter")
    missing = [
        one
        for one in ("name", "title", "summary", "media_type", "suffix", "names_actors")
        if not hasattr(found, one)
    ]
    if missing:
        return Listed(name, origin, problem=f"its class does not say its {missing[0]}")
    if found.name != name or not _NAME.fullmatch(name):
        return Listed(name, origin, problem=f"its class calls itself {found.name!r}")
    return Listed(name, origin, found)


def formats() -> Iterator[Listed]:
    """Every format by name, those that cannot be loaded with the reason."""
    for name, points in sorted(_points().items()):
        yield _loaded(name, points)


def exporter(name: str) -> type[Exporter]:
    """The class of a format.

    :raises InputError: ``no_such_format``.
    :raises SetupError: ``format_broken`` where a plug-in's format cannot be loaded.
    """
    points = _points()
    if name not in points:
        raise InputError(
            f"There is no format {name!r}.", f"There are: {', '.join(sorted(points))}.", code="no_such_format"
        )
    found = _loaded(name, points[name])
    if found.exporter is None:
        raise SetupError(
            f"The format {name!r} of {found.origin} cannot be used: {found.problem}.",
            "Tell those who wrote it; the other formats are not affected.",
            code="format_broken",
        )
    return found.exporter
