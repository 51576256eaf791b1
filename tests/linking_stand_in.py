"""A linking just clever enough to test the store with: one day, one place, one kind is one incident.

It has the interface that :class:`counterclaim.ledger.accounts.Linker` asks for, so tests of the store do not
move with the real one's weights.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Any, NamedTuple

from pydantic import BaseModel

from counterclaim.model import Incident, Reading

MODULES = ("counterclaim.ledger.linking", "counterclaim.ledger.copies")


def real() -> bool:
    """Whether the linking that ships with the package is here."""
    return all(find_spec(name) is not None for name in MODULES)


def install() -> None:
    """Puts the stand-in where the command line looks for the linking."""
    for name in MODULES:
        sys.modules[name] = StandIn()  # type: ignore[assignment]


class Telling(BaseModel, frozen=True):
    key: str
    report_id: str
    day: str | None
    place: str | None
    kind: str


class Link(NamedTuple):
    a: str
    b: str
    score: float
    parts: dict[str, float]
    verdict: str


class Partition(NamedTuple):
    groups: list[frozenset[str]]
    links: list[Link]
    suggested: list[Link]


class CopyIndex:
    """Texts with the same words are copies."""

    def __init__(self) -> None:
        self._groups: dict[str, list[str]] = {}

    def add(self, report_id: str, text: str) -> list[str]:
        group = self._groups.setdefault(" ".join(re.findall(r"\w+", text.casefold())), [])
        others = sorted(group)
        group.append(report_id)
        return others


class StandIn:
    Telling = Telling
    CopyIndex = CopyIndex

    def telling_of(self, key: str, reading: Reading, incident: Incident, text: str) -> Telling:  # noqa: ARG002
        when, places = incident.when, incident.places
        return Telling(
            key=key, report_id=reading.report.report_id,
            day=str(when.date_start) if when and when.date_start else None,
            place=places[0].name if places else None, kind=incident.event_type.value,
        )

    def keys(self, telling: Telling) -> tuple[frozenset[str], frozenset[str]]:
        names = frozenset({f"{telling.day}@{telling.place}"} if telling.day and telling.place else ())
        return names, names

    def score(self, a: Telling, b: Telling) -> Link:
        a, b = sorted((a, b), key=lambda one: one.key)
        parts = {"date": 1.0 if a.day == b.day else -2.0, "place": 1.0 if a.place == b.place else -2.0,
                 "type": 1.0 if a.kind == b.kind else -1.0}
        total = sum(parts.values())
        verdict = "apart" if a.report_id == b.report_id or total < 0.5 else "link" if total > 2 else "suggest"
        return Link(a.key, b.key, total, parts, verdict)

    def partition(self, tellings: Sequence[Telling], *, together: Iterable[tuple[str, str]] = (),
                  apart: Iterable[tuple[str, str]] = ()) -> Partition:
        held = sorted(tellings, key=lambda one: one.key)
        group = {one.key: frozenset({one.key}) for one in held}
        barred = {frozenset(pair) for pair in apart}
        report = {one.key: one.report_id for one in held}

        def join(a: str, b: str) -> None:
            for key in (both := group[a] | group[b]):
                group[key] = both

        def open_(a: str, b: str) -> bool:
            both = [(x, y) for x in group[a] for y in group[b]]
            return not any(frozenset(p) in barred or report[p[0]] == report[p[1]] for p in both)

        for a, b in sorted(together):
            if a in group and b in group:
                join(a, b)
        links = [self.score(x, y) for i, x in enumerate(held) for y in held[i + 1:]]
        links = [one for one in links if one.verdict != "apart"]
        for one in links:
            if one.verdict == "link" and group[one.a] is not group[one.b] and open_(one.a, one.b):
                join(one.a, one.b)
        inside = [one for one in links if group[one.a] == group[one.b]]
        across = [one for one in links if group[one.a] != group[one.b]]
        return Partition(sorted(set(group.values()), key=min), inside, across)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)
