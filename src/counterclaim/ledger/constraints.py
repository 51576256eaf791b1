"""What people said about which mentions belong together: later words over earlier ones on the same pair."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from . import tables as t

MERGE: Final = "merge"
SPLIT: Final = "split"
UNLINK: Final = "unlink"
APART: Final = "apart"
LINKING: Final = (MERGE, SPLIT, UNLINK, APART)

Pair = tuple[str, str]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


@dataclass
class Constraints:
    """Pairs of mentions that belong together, and pairs that do not."""

    together: set[Pair] = field(default_factory=set)
    apart: set[Pair] = field(default_factory=set)

    @classmethod
    def of(cls, connection: Connection) -> Constraints:
        """Those that hold now."""
        query = (
            sa.select(t.decisions.c.kind, t.decisions.c.body)
            .join(t.decision_states, t.decision_states.c.seq == t.decisions.c.seq)
            .where(t.decision_states.c.until_seq.is_(None), t.decisions.c.kind.in_(LINKING))
            .order_by(t.decisions.c.seq)
        )
        found = cls()
        for row in connection.execute(query):
            body = json.loads(row.body)
            found.take(row.kind, [body["part"], body["rest"]])
        return found

    def take(self, kind: str, sides: Sequence[Sequence[str]]) -> None:
        """One more decision. Each side stays together; the two are joined, or kept apart."""
        if kind == MERGE:
            everyone = [one for side in sides for one in side]
            inside = set(everyone)
            self.apart = {p for p in self.apart if not (p[0] in inside and p[1] in inside)}
            self._chain(everyone)
            return
        across = {_pair(a, b) for a, b in product(*sides)}
        self.together -= across
        self.apart |= across
        for side in sides:
            self._chain(side)

    def _chain(self, mentions: Sequence[str]) -> None:
        links = {_pair(a, b) for a, b in pairwise(mentions)}
        self.together |= links
        self.apart -= links

    def partners(self) -> dict[str, set[str]]:
        """For each mention those that some decision ties to it or keeps from it."""
        found: dict[str, set[str]] = defaultdict(set)
        for a, b in self.together | self.apart:
            found[a].add(b)
            found[b].add(a)
        return found

    def among(self, mentions: Iterable[str]) -> Constraints:
        """The pairs that lie within ``mentions``."""
        inside = set(mentions)
        return Constraints(
            {p for p in self.together if p[0] in inside and p[1] in inside},
            {p for p in self.apart if p[0] in inside and p[1] in inside},
        )
