"""Which of our actors the names in a history's rows are, and how often a name is none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Literal

from counterclaim.knowledge.actors import Registry
from counterclaim.knowledge.histories import HistoryWords

from .comparison import NameCount

Why = Literal["unknown", "ambiguous", "no_single_actor"]


class Matcher:
    """Matches the names of one history; ``unmatched`` counts what it could not match."""

    def __init__(self, words: HistoryWords, registry: Registry) -> None:
        self._words, self._registry = words, registry
        self._bearers = lru_cache(maxsize=65536)(lambda name: words.bearers(name, registry))
        self._missed: Counter[tuple[str, Why]] = Counter()

    def actors(self, cells: Iterable[str], day: date) -> list[tuple[str, str]]:
        """(actor id, name as written) of each actor in some cells of one row, on ``day``.

        An organ is its state. A cell may hold several names.
        """
        found: dict[str, str] = {}
        missed: set[tuple[str, Why]] = set()
        for name in dict.fromkeys(n for cell in cells for n in self._names(cell)):
            bearers = self._bearers(name)
            if bearers is None or len(bearers) != 1:
                missed.add((name, self._why(bearers)))
                continue
            found.setdefault(self._registry.fold(bearers[0], day), name)
        self._missed.update(missed)
        return sorted(found.items())

    def _names(self, cell: str) -> list[str]:
        """The names in a cell; one that holds the divider itself stays whole where it is known so."""
        cell = cell.strip()
        if not cell or self._bearers(cell):
            return [cell] if cell else []
        return [name.strip() for name in cell.split(self._words.divider) if name.strip()]

    @staticmethod
    def _why(bearers: tuple[str, ...] | None) -> Why:
        if bearers is None:
            return "no_single_actor"
        return "ambiguous" if bearers else "unknown"

    @property
    def unmatched(self) -> tuple[NameCount, ...]:
        """The names without a match, those in most rows first."""
        order = sorted(self._missed.items(), key=lambda one: (-one[1], one[0]))
        return tuple(NameCount(name=name, rows=rows, why=why) for (name, why), rows in order)
