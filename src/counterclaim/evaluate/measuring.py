"""Which measure a set calls for: its ruler says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Protocol, TypeVar

from counterclaim.model import SetupError

Item = TypeVar("Item")
Table = dict[str, dict[str, Any]]
"""One row a measure: p, r, f1 or accuracy, n; ``aside`` marks a row that no floor guards."""

KINDS: Final = {
    "claims_score.py": "claims",
    "geo_score.py": "places",
    "fakes_score.py": "fakes",
    "polnear_claims.py": "polnear",
    "muc4_score.py": "muc4",
    "link_score.py": "links",
}
"""The module of this package that feeds a ruler, by the ruler's file name. Each has ``measure(Job)``."""


class Watch(Protocol):
    """Passes items on while somebody watches how many have come."""

    def __call__(self, items: Iterable[Item], /) -> Iterator[Item]: ...


def unwatched(items: Iterable[Item]) -> Iterator[Item]:
    """The items, shown to nobody."""
    yield from items


@dataclass(frozen=True, slots=True)
class Job:
    """What a measure is given: the loaded ruler, the set's files and, where it has parts, which one."""

    ruler: ModuleType
    docs: Path
    gold: Path
    part: str = ""
    verbose: bool = False
    watch: Watch = unwatched


def kind_of(ruler: str) -> str:
    """``claims``, ``places``, ``fakes``, ``polnear``, ``muc4`` or ``links``.

    :raises SetupError: ``no_such_ruler`` for a script that no module feeds.
    """
    name = Path(ruler).name
    if name not in KINDS:
        raise SetupError(
            f"Nothing here feeds the ruler {name}.", f"There are: {', '.join(KINDS)}.", code="no_such_ruler"
        )
    return KINDS[name]


def measure(ruler: str, job: Job) -> Table:
    """The table of one set. The import loads the language model, which judging and pinning do not need."""
    fed: Callable[[Job], Table] = import_module(f".{kind_of(ruler)}", __package__).measure
    return fed(job)
