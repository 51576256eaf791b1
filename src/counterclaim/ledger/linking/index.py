"""Linking as reports come and go: only what a change touches is grouped anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations
from typing import NamedTuple

from .blocking import BlockIndex
from .score import Link, score, weights
from .settle import Pair, settle
from .telling import Telling


class Partition(NamedTuple):
    """The groups, and the pairs behind them.

    ``groups`` hold the keys of the tellings of one incident each, single ones too, sorted by their smallest
    key. ``links`` are the pairs within a group that were compared; ``suggested`` those across groups at or
    above the lower threshold that neither a person nor a report keeps apart. Both best first.
    """

    groups: list[frozenset[str]]
    links: list[Link]
    suggested: list[Link]


def partition(
    tellings: Iterable[Telling], *, together: Collection[Pair] = (), apart: Collection[Pair] = ()
) -> Partition:
    """The groups of ``tellings``, in any order.

    :param together: pairs of keys that a person has put together; they are, whatever speaks against it.
    :param apart: pairs of keys that a person has kept apart; they are, unless pairs of ``together`` join
        them. Keys that no telling has are passed over.
    """
    index = LinkIndex()
    for telling in tellings:
        index.add(telling)
    for a, b in together:
        index.put_together(a, b)
    for a, b in apart:
        index.keep_apart(a, b)
    return index.partition()


class LinkIndex:
    """Tellings with the scores between them, grouped.

    A person's pairs may name keys that are not there yet, or no more. Of every pair that was compared only
    the score is kept, and that only where it lies above the limit below which all pairs count the same.
    """

    def __init__(self) -> None:
        self._tellings: dict[str, Telling] = {}
        self._of_report: dict[str, set[str]] = {}
        self._blocks = BlockIndex()
        self._scores: dict[str, dict[str, float]] = {}
        self._together: dict[str, set[str]] = {}
        self._apart: dict[str, set[str]] = {}
        self._group: dict[str, frozenset[str]] = {}
        self._touched: set[str] = set()

    def __len__(self) -> int:
        return len(self._tellings)

    def __contains__(self, key: object) -> bool:
        return key in self._tellings

    def add(self, telling: Telling) -> list[Link]:
        """Compares a telling with those near it; gives these pairs, best first. A key already there is
        replaced.
        """
        if telling.key in self._tellings:
            self.remove(telling.key)
        found = [score(telling, self._tellings[other]) for other in self._blocks.add(telling)]
        self._tellings[telling.key] = telling
        self._of_report.setdefault(telling.report_id, set()).add(telling.key)
        self._scores[telling.key] = {}
        for link in found:
            if link.score > weights().unseen:
                value = min(link.score, weights().limit)
                self._scores[link.a][link.b] = self._scores[link.b][link.a] = value
        self._touched.add(telling.key)
        return sorted(found, key=_best_first)

    def remove(self, key: str) -> None:
        """Forgets a telling and its pairs, not what people have said of it.

        :raises KeyError: where no telling has the key.
        """
        telling = self._tellings.pop(key)
        self._blocks.remove(telling)
        self._of_report[telling.report_id].discard(key)
        for other in self._scores.pop(key):
            del self._scores[other][key]
        self._touched |= self._group.pop(key, frozenset()) - {key}
        self._touched.discard(key)

    def put_together(self, a: str, b: str) -> None:
        """A person says: one incident."""
        self.release(a, b)
        _pair(self._together, a, b)

    def keep_apart(self, a: str, b: str) -> None:
        """A person says: two incidents. Of two contrary words on one pair the later holds."""
        self.release(a, b)
        _pair(self._apart, a, b)

    def release(self, a: str, b: str) -> None:
        """Takes back what a person has said of a pair."""
        for said in (self._together, self._apart):
            said.get(a, set()).discard(b)
            said.get(b, set()).discard(a)
        for key in (a, b):
            if key in self._tellings:
                self._touched |= self._group.get(key, frozenset()) | {key}

    def explain(self, a: str, b: str) -> Link:
        """What speaks for two tellings being of one incident, whether they were compared or not.

        :raises KeyError: where no telling has the key.
        """
        return score(self._tellings[a], self._tellings[b])

    def group(self, key: str) -> frozenset[str]:
        """The keys of all tellings of the incident that ``key`` is of.

        :raises KeyError: where no telling has the key.
        """
        self._regroup()
        return self._group[key]

    def groups(self) -> list[frozenset[str]]:
        """All groups, sorted by their smallest key."""
        self._regroup()
        return sorted(set(self._group.values()), key=min)

    def partition(self) -> Partition:
        """The groups of all tellings that are in it now, and the pairs behind them."""
        groups = self.groups()
        inside, across = [], []
        for a, row in self._scores.items():
            for b, value in row.items():
                if a > b:
                    continue
                if self._group[a] is self._group[b]:
                    inside.append(self.explain(a, b))
                elif value >= weights().suggest and not self._kept_apart(a, b):
                    across.append(self.explain(a, b))
        return Partition(groups, sorted(inside, key=_best_first), sorted(across, key=_best_first))

    def _kept_apart(self, a: str, b: str) -> bool:
        ours, theirs = self._group[a], self._group[b]
        reports = {self._tellings[key].report_id for key in ours}
        return any(
            self._apart.get(key, set()) & ours or self._tellings[key].report_id in reports for key in theirs
        )

    def _regroup(self) -> None:
        """Groups anew the components that a change has touched, with what they were part of before."""
        todo = self._touched
        while todo:
            start = todo.pop()
            members = self._component(start)
            # What was grouped with them and is connected with them no more has to be grouped anew as well.
            before = {key for member in members for key in self._group.get(member, ())}
            todo |= {key for key in before - members if key in self._tellings}
            todo -= members
            for group in settle(
                members,
                self._scores,
                least=weights().link,
                unseen=weights().unseen,
                joined=self._said(members, self._together),
                barred=[*self._said(members, self._apart), *self._same_report(members)],
            ):
                self._group.update(dict.fromkeys(group, group))

    def _component(self, start: str) -> set[str]:
        """All that can be reached over links and over what people put together."""
        found, edge = {start}, [start]
        while edge:
            key = edge.pop()
            near = {other for other, value in self._scores[key].items() if value >= weights().link}
            near |= {other for other in self._together.get(key, ()) if other in self._tellings}
            edge += near - found
            found |= near
        return found

    def _said(self, members: set[str], said: dict[str, set[str]]) -> list[Pair]:
        return [(a, b) for a in sorted(members) for b in sorted(said.get(a, ())) if a < b and b in members]

    def _same_report(self, members: set[str]) -> list[Pair]:
        """The incidents of one report: apart, unless its reading gives them one type, day and place.

        Then it has told one incident twice. Their text says nothing, since they share it.
        """
        reports = {self._tellings[key].report_id for key in members}
        pairs = (p for report in reports for p in combinations(sorted(self._of_report[report] & members), 2))
        return sorted((a, b) for a, b in pairs if not self._told_twice(a, b))

    def _told_twice(self, a: str, b: str) -> bool:
        same_type = self._tellings[a].event_type is self._tellings[b].event_type
        return same_type and self.explain(a, b).score >= weights().same_report


def _pair(said: dict[str, set[str]], a: str, b: str) -> None:
    said.setdefault(a, set()).add(b)
    said.setdefault(b, set()).add(a)


def _best_first(link: Link) -> tuple[float, str, str]:
    return -link.score, link.a, link.b
