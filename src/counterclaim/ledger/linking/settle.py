"""From scored pairs to groups.

The two groups that fit best are merged, again and again, until no two reach the threshold. How well two
groups fit is the mean of the best third of the scores between them: a chain of single links does not draw
two incidents into one, and a few poor tellings of one incident (a later mention without a name) do not tear
it apart. Ties go by the keys; the result depends on the set of pairs alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush, nlargest
from math import fsum

Pair = tuple[str, str]
Scores = Mapping[str, Mapping[str, float]]


def settle(
    members: Collection[str],
    scores: Scores,
    *,
    least: float,
    unseen: float,
    part: int = 3,
    joined: Iterable[Pair] = (),
    barred: Iterable[Pair] = (),
) -> list[frozenset[str]]:
    """The groups that ``members`` fall into, sorted by their smallest key.

    :param scores: of each key, the score with those it was compared with, both ways.
    :param least: the least fit at which two groups are merged.
    :param unseen: what a pair without a score counts as.
    :param part: the fit of two groups is the mean of the best third of the scores between them for 3, of all
        for 1.
    :param joined: pairs that are together whatever their score.
    :param barred: pairs that stay apart whatever their score, unless ``joined`` puts them together.
    """
    work = _Work(members, scores, unseen, part, joined, barred)
    heap = [(-work.fit(x, y), x, y) for x, row in work.between.items() for y in row if work.open(x, y)]
    heapify(heap)
    while heap:
        cost, x, y = heappop(heap)
        if -cost < least:
            break
        if work.open(x, y) and -work.fit(x, y) == cost:  # else one of the two has grown since
            for z in work.merge(x, y):
                heappush(heap, (-work.fit(x, z), min(x, z), max(x, z)))
    return sorted(map(frozenset, work.groups.values()), key=min)


def tied(keys: Iterable[str], pairs: Iterable[Pair]) -> list[list[str]]:
    """The keys that pairs connect: each component sorted, the components by their first key."""
    parent = {key: key for key in keys}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for a, b in pairs:
        parent[root(a)] = root(b)
    found: dict[str, list[str]] = {}
    for key in sorted(parent):
        found.setdefault(root(key), []).append(key)
    return list(found.values())


class _Work:
    """Groups by their smallest key, with the scores between them."""

    def __init__(
        self,
        members: Collection[str],
        scores: Scores,
        unseen: float,
        part: int,
        joined: Iterable[Pair],
        barred: Iterable[Pair],
    ) -> None:
        self.unseen = unseen
        self.part = part
        self.groups = {group[0]: set(group) for group in tied(members, joined)}
        home = {key: name for name, group in self.groups.items() for key in group}
        self.between: dict[str, dict[str, list[float]]] = {name: {} for name in self.groups}
        self.barred: dict[str, set[str]] = {name: set() for name in self.groups}
        for a in sorted(members):
            for b, score in scores.get(a, {}).items():
                if a < b and b in home and home[a] != home[b]:
                    self._add(home[a], home[b], [score])
        for a, b in barred:
            if home[a] != home[b]:
                self.barred[home[a]].add(home[b])
                self.barred[home[b]].add(home[a])

    def open(self, x: str, y: str) -> bool:
        """Whether two groups are still there, have been compared, and may be merged; x before y."""
        return x < y and x in self.groups and y in self.between[x] and y not in self.barred[x]

    def fit(self, x: str, y: str) -> float:
        """The mean of the best of the scores between two groups; pairs never compared are unseen."""
        count = -(-len(self.groups[x]) * len(self.groups[y]) // self.part)
        best = nlargest(count, self.between[x][y])
        return (fsum(best) + (count - len(best)) * self.unseen) / count

    def merge(self, x: str, y: str) -> list[str]:
        """Takes y into x; gives the groups that x may now be merged with."""
        self.groups[x] |= self.groups.pop(y)
        for z, scores in self.between.pop(y).items():
            del self.between[z][y]
            if z != x:
                self._add(x, z, scores)
        for z in self.barred.pop(y):
            self.barred[z].discard(y)
            self.barred[z].add(x)
            self.barred[x].add(z)
        return [z for z in self.between[x] if z not in self.barred[x]]

    def _add(self, x: str, y: str, scores: list[float]) -> None:
        self.between[x][y] = self.between[y][x] = self.between[x].get(y, []) + scores
