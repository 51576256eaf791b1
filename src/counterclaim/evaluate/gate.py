"""The gate: measure every set, compare with the floors, refuse to sink without a word in the change log."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterclaim.model import SetupError

from . import floors, ruler
from .shared import file_hash


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one set gave. ``failures`` are sentences; empty means that the gate lets it through."""

    one: floors.FloorSet
    table: dict[str, dict[str, Any]]
    hashes: dict[str, str]
    failures: tuple[str, ...]

    @property
    def measured(self) -> dict[str, float]:
        return ruler.flat(self.table)


def judge(one: floors.FloorSet, measured: dict[str, float], hashes: dict[str, str]) -> tuple[str, ...]:
    """Why the gate must not let these figures through; empty where it may."""
    said = [
        f"{one.name}: {role} is not the file that the floors were measured on"
        for role, digest in hashes.items()
        if one.hashes.get(role) != digest
    ]
    if not one.floors:
        said.append(f"{one.name}: no floor is pinned yet")
    for kind, limits in (("least", one.least), ("floor", one.floors)):
        for name, limit in limits.items():
            value = measured.get(name)
            if value is None:
                said.append(f"{one.name}: {name} could not be measured ({kind} {limit})")
            elif value < limit:
                said.append(f"{one.name}: {name} is {value}, below its {kind} of {limit}")
    return tuple(said)


def run(one: floors.FloorSet, shared: Path, home: Path, *, verbose: bool = False) -> Outcome:
    """Reads the set's reports, scores them, judges them.

    :param home: the folder of the floors file, where files named with "./" lie; the others lie in ``shared``.
    """
    paths = {role: (home if file.startswith("./") else shared) / file for role, file in one.files().items()}
    hashes = {role: file_hash(path) for role, path in paths.items()}
    table = _table(one, paths, verbose=verbose)
    return Outcome(one, table, hashes, judge(one, ruler.flat(table), hashes))


def _table(one: floors.FloorSet, paths: dict[str, Path], *, verbose: bool) -> dict[str, dict[str, Any]]:
    """The imports load the language model, which judging and pinning do not need."""
    measure = ruler.load_ruler(paths["ruler"])
    if one.of_places:
        from counterclaim.geo.gazetteer import open_gazetteer

        from . import places

        return places.score(measure, paths["docs"], open_gazetteer())
    if one.of_links:
        from . import links

        return links.score(measure, paths["docs"], paths["gold"])
    from .predict import predictions

    return ruler.score(measure, paths["docs"], paths["gold"], predictions(paths["docs"]), verbose=verbose)


def pin(path: Path, outcomes: list[Outcome], version: str, *, allow_lower: bool, changelog: Path) -> None:
    """Writes new floors for the sets measured; the other sets stay as they are.

    :raises SetupError: ``floor_lower`` where a floor would sink and that was not allowed or not told, or
        where a figure lies below what the project set itself.
    """
    sets = floors.load(path)
    sinking: list[str] = []
    for outcome in outcomes:
        old = sets[outcome.one.name]
        short = [name for name, least in old.least.items() if outcome.measured.get(name, -1.0) < least]
        if short:
            raise SetupError(
                f"{old.name}: {', '.join(short)} below what the project set itself; not pinned.",
                "Improve the reader first.",
                code="floor_lower",
            )
        new = floors.keep_higher(old, floors.pinned(old, outcome.measured, outcome.hashes, version))
        sinking += [f"{old.name} {name}" for name in floors.lowered(old, new)]
        sets[old.name] = new
    if sinking and not allow_lower:
        raise SetupError(
            f"These floors would sink: {', '.join(sinking)}.",
            "Give --allow-lower, and name each of them in CHANGELOG.md.",
            code="floor_lower",
        )
    if untold := [name for name in sinking if not _told(name, changelog)]:
        raise SetupError(
            f"CHANGELOG.md does not tell of the lowered floors: {', '.join(untold)}.",
            "Add under Unreleased a line 'Floor lowered: SET MEASURE: why' for each.",
            code="floor_lower",
        )
    path.write_text(floors.dump(sets), "utf-8")


def _told(name: str, changelog: Path) -> bool:
    """Whether the change log's first section has a line ``Floor lowered: NAME``."""
    if not changelog.is_file():
        return False
    first = changelog.read_text("utf-8").split("\n## ")[1:2]
    return any(f"floor lowered: {name.lower()}" in part.lower() for part in first)
