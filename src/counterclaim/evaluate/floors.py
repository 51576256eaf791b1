"""Floors: what was measured, on which bytes, and what may not be gone below again."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from counterclaim.model import SetupError

MARGIN: Final = 0.01
"""A floor lies this much below what was measured: other processors round a neural parse otherwise."""

HEADER: Final = """\
# What reading must reach on annotated reports that are not part of this repository (eval/README.md).
# Written by `counterclaim evaluate --pin`; do not raise or lower a number by hand.
#   docs, gold, ruler   paths below the folder of annotated reports (with "./": below this file's folder),
#                       each with the SHA-256 it was measured on
#   measured            the version that was measured
#   least               what the project set itself; the gate fails below it whatever the floors say
#   floors              what was measured, less 0.01; the gate fails below any of them
"""


@dataclass(frozen=True, slots=True)
class FloorSet:
    """One set of annotated reports with its floors. ``hashes`` is by role: docs, gold, ruler."""

    name: str
    docs: str
    gold: str
    ruler: str
    hashes: dict[str, str]
    measured: str = ""
    least: dict[str, float] = field(default_factory=dict)
    floors: dict[str, float] = field(default_factory=dict)

    @property
    def of_places(self) -> bool:
        """Whether it measures names of places (``evaluate.places``) and not claims."""
        return Path(self.ruler).name == "geo_score.py"

    @property
    def of_links(self) -> bool:
        """Whether it measures linking (``evaluate.links``)."""
        return Path(self.ruler).name == "link_score.py"

    def files(self) -> dict[str, str]:
        return {"docs": self.docs, "gold": self.gold, "ruler": self.ruler}


def load(path: Path) -> dict[str, FloorSet]:
    """Every set of the file, by name.

    :raises SetupError: ``floors_invalid`` where the file is missing or breaks its format.
    """
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return {
            name: FloorSet(
                name=name,
                docs=raw["docs"],
                gold=raw["gold"],
                ruler=raw["ruler"],
                hashes={role: raw.get(f"{role}_sha256", "") for role in ("docs", "gold", "ruler")},
                measured=raw.get("measured", ""),
                least=dict(raw.get("least", {})),
                floors=dict(raw.get("floors", {})),
            )
            for name, raw in table.items()
        }
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SetupError(
            f"The floors in {path} cannot be read: {error!r}.",
            "Run from the repository, or give --floors.",
            code="floors_invalid",
        ) from error


def dump(sets: dict[str, FloorSet]) -> str:
    """The file's text; ``load`` of it gives the same sets."""
    out = [HEADER]
    for name, one in sets.items():
        key = f'"{name}"' if "." in name else name
        out.append(f"[{key}]")
        for role, file in one.files().items():
            out.append(f'{role} = "{file}"\n{role}_sha256 = "{one.hashes[role]}"')
        out.append(f'measured = "{one.measured}"\n')
        for title, numbers in (("least", one.least), ("floors", one.floors)):
            out.append(f"[{key}.{title}]")
            out += [f'"{measure}" = {value}' for measure, value in numbers.items()]
            out.append("")
    return "\n".join(out).rstrip() + "\n"


def floor_of(measured: float) -> float:
    """``measured`` less the margin, rounded down to three decimals, never below zero."""
    return max(0.0, math.floor(round((measured - MARGIN) * 1000, 6)) / 1000)


def pinned(old: FloorSet, measured: dict[str, float], hashes: dict[str, str], version: str) -> FloorSet:
    """``old`` with new floors: for other data all anew, for the same data those of ``measured``."""
    return replace(
        old,
        floors={name: floor_of(value) for name, value in measured.items()},
        hashes=dict(hashes),
        measured=version,
    )


def lowered(old: FloorSet, new: FloorSet) -> list[str]:
    """The measures whose floor would sink, or go, with ``new``."""
    return [name for name, value in old.floors.items() if new.floors.get(name, -1.0) < value]


def keep_higher(old: FloorSet, new: FloorSet) -> FloorSet:
    """``new``, but with the old floor where the new one is lower by no more than the margin.

    So pinning twice in a row never lets a floor slide.
    """
    floors = dict(new.floors)
    for name, value in old.floors.items():
        if name in floors and 0 < value - floors[name] <= MARGIN + 1e-9:
            floors[name] = value
    return replace(new, floors=floors)
