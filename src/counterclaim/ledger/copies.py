"""Syndicated copies: reports that are one text, printed by several outlets with small changes.

Texts are compared by the shingles (runs of words) that they share, by MinHash (rensa). Copies of copies are
one group. The groups depend on the set of reports alone, not on the order in which they came.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from rensa import RMinHash, RMinHashLSH

from .linking.settle import tied

SHINGLE: Final = 5
"""Words of a shingle: long enough that two reports of one event share few of them by chance."""

ALIKE: Final = 0.5
"""From this share of common shingles on (Jaccard, as MinHash estimates it) two reports are copies.

A copy cut to two thirds of its length still has it; two agencies' own reports of one event lie below 0.1.
"""

PERMUTATIONS: Final = 256
BANDS: Final = 64
SEED: Final = 1
_WORD: Final = re.compile(r"\w+")


def copy_groups(items: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The group of each report: report id to group id, for ``items`` of report id and text.

    A group's id is the smallest report id in it; a report without copies is a group of its own.
    """
    index = CopyIndex()
    for report_id, text in items:
        index.add(report_id, text)
    return index.groups()


class CopyIndex:
    """Copies as reports come and go. :meth:`groups` gives what :func:`copy_groups` gives for all of them."""

    def __init__(self) -> None:
        self._lsh = RMinHashLSH(ALIKE, PERMUTATIONS, BANDS)
        self._number: dict[str, int] = {}
        self._report: dict[int, str] = {}
        self._hashes: dict[str, RMinHash] = {}
        self._copies: dict[str, set[str]] = {}
        self._next = 0

    def __len__(self) -> int:
        return len(self._copies)

    def __contains__(self, report_id: object) -> bool:
        return report_id in self._copies

    def add(self, report_id: str, text: str) -> list[str]:
        """Takes in a report; gives the ids of its copies among those there, sorted. A known id is replaced.

        A text without words has no copies.
        """
        if report_id in self._copies:
            self.remove(report_id)
        self._copies[report_id] = set()
        shingles = _shingles(text)
        if not shingles:
            return []
        made = RMinHash(PERMUTATIONS, SEED)
        made.update(shingles)
        for number in self._lsh.query(made):
            other = self._report[number]
            if made.jaccard(self._hashes[other]) >= ALIKE:
                self._copies[report_id].add(other)
                self._copies[other].add(report_id)
        self._lsh.insert(self._next, made)
        self._number[report_id], self._report[self._next] = self._next, report_id
        self._hashes[report_id] = made
        self._next += 1
        return sorted(self._copies[report_id])

    def remove(self, report_id: str) -> None:
        """Forgets a report.

        :raises KeyError: where it is not there.
        """
        for other in self._copies.pop(report_id):
            self._copies[other].discard(report_id)
        number = self._number.pop(report_id, None)
        if number is not None:
            self._lsh.remove(number)
            del self._report[number], self._hashes[report_id]

    def group(self, report_id: str) -> frozenset[str]:
        """The report with its copies and their copies.

        :raises KeyError: where it is not there.
        """
        found, edge = {report_id}, [report_id]
        while edge:
            new = self._copies[edge.pop()] - found
            found |= new
            edge += new
        return frozenset(found)

    def groups(self) -> dict[str, str]:
        """Report id to group id, for all reports that are in it now."""
        pairs = [(a, b) for a, others in self._copies.items() for b in others]
        return {member: group[0] for group in tied(self._copies, pairs) for member in group}


def _shingles(text: str) -> list[str]:
    """The runs of words, without case and punctuation; a text of fewer words is one run."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return []
    return sorted({" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))})
