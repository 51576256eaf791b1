"""How data sets of incidents write actors, countries, kinds of event and precision: ``data/histories.toml``.

The user's knowledge files may hold ``[[history]]`` tables too: they are read after ours, and add to them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import EventType

from . import sources
from .actors import Registry
from .load import read_table


@dataclass(frozen=True)
class HistoryWords:
    """The words of one kind of history; the fields are described in the data file."""

    kind: str
    word: str
    divider: str = "; "
    strip: tuple[re.Pattern[str], ...] = ()
    state: tuple[re.Pattern[str], ...] = ()
    none: frozenset[str] = frozenset()
    none_like: tuple[re.Pattern[str], ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    events: Mapping[str, tuple[EventType, ...]] = field(default_factory=dict)
    where_prec: Mapping[str, int] = field(default_factory=dict)
    date_prec: Mapping[str, int] = field(default_factory=dict)

    def forms(self, name: str) -> list[str]:
        """The name as written, then with one more thing stripped each."""
        found = [" ".join(name.split())]
        for _ in range(4):
            last = found[-1]
            shorter = next((s for p in self.strip if (s := p.sub("", last, count=1).strip()) != last), "")
            if not shorter:
                break
            found.append(shorter)
        return found

    def means_nobody(self, name: str) -> bool:
        """Whether the name stands for civilians, an umbrella or somebody unknown."""
        return name in self.none or any(p.search(name) for p in self.none_like)

    def country_of(self, name: str) -> str | None:
        """The country of "Government of X", as written."""
        for pattern in self.state:
            if m := pattern.match(name):
                return m["country"]
        return None

    def bearers(self, name: str, registry: Registry) -> tuple[str, ...] | None:
        """The actors that a name may mean; none where it is unknown, None where it is no single actor."""
        for form in self.forms(name):
            if self.means_nobody(form):
                return None
            if form in self.names:
                return (self.names[form],)
            country = self.country_of(form)
            if country is not None and country in self.countries:
                return (f"state:{self.countries[country]}",)
            if found := registry.bearers(country or form):
                return found
        return ()


@cache
def _all(_setting: str | None) -> dict[str, HistoryWords]:
    tables: dict[str, dict[str, Any]] = {}
    given = [("histories.toml", read_table("histories.toml"))]
    given += [(path.name, sources.read(path)) for path in sources.own_files()]
    for name, data in given:
        for table in data.get("history", ()):
            kind = table.get("kind")
            if not isinstance(kind, str):
                raise KnowledgeError(f"{name}: a [[history]] lacks its kind.", "Add kind = 'ucdp', for one.")
            tables[kind] = _joined(tables.get(kind, {}), table)
    return {kind: _words(table) for kind, table in tables.items()}


def _joined(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Lists and tables are added to, single values replaced."""
    made = dict(one)
    for key, value in other.items():
        if isinstance(value, list):
            made[key] = [*value, *made.get(key, [])]
        elif isinstance(value, dict):
            made[key] = {**made.get(key, {}), **value}
        else:
            made[key] = value
    return made


def _words(table: dict[str, Any]) -> HistoryWords:
    try:
        return HistoryWords(
            kind=table["kind"],
            word=table["word"],
            divider=table.get("divider", "; "),
            strip=tuple(re.compile(p) for p in table.get("strip", ())),
            state=tuple(re.compile(p) for p in table.get("state", ())),
            none=frozenset(table.get("none", ())),
            none_like=tuple(re.compile(p) for p in table.get("none_like", ())),
            names=table.get("names", {}),
            countries=table.get("countries", {}),
            events={k: tuple(EventType(v) for v in vs) for k, vs in table.get("events", {}).items()},
            where_prec=table.get("where_prec", {}),
            date_prec=table.get("date_prec", {}),
        )
    except (KeyError, ValueError, TypeError, re.error) as error:
        raise KnowledgeError(
            f"The [[history]] table {table.get('kind')!r} is malformed: {error}.",
            "The format is described at the top of knowledge/data/histories.toml.",
        ) from error


def history_words(kind: str) -> HistoryWords:
    """The words of one kind of history.

    :raises KnowledgeError: where no file has it, or a file breaks the format.
    """
    found = _all(os.environ.get(sources.SETTING))
    if kind not in found:
        raise KnowledgeError(f"There are no words for histories of the kind {kind!r}.", "Reinstall.")
    return found[kind]
