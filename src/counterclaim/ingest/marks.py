"""Marks on a text: which parts are claimed as which zone, first come first served."""

from __future__ import annotations

from bisect import bisect_right, insort

from counterclaim.model import Zone
from counterclaim.model.vocabulary import ZoneKind


def in_word(text: str, at: int) -> bool:
    """Whether a cut before the code point ``at`` would divide a word."""
    return 0 < at < len(text) and _wordlike(text[at - 1]) and _wordlike(text[at])


def _wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"


class Marks:
    """The zones found so far in one text. What nobody marks is body in the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._marks: list[tuple[int, int, ZoneKind]] = []

    def add(self, kind: ZoneKind, start: int, end: int) -> bool:
        """Mark ``text[start:end]``, less outer spaces and less what is marked already.

        :return: whether anything was marked. A mark that would divide a word is refused.
        """
        start, end = self._trim(start, end)
        if start >= end or in_word(self.text, start) or in_word(self.text, end):
            return False
        added = False
        for left, right in self.free(start, end):
            left, right = self._trim(left, right)
            if left < right:
                insort(self._marks, (left, right, kind))
                added = True
        return added

    def free(self, start: int, end: int) -> list[tuple[int, int]]:
        """The unmarked pieces of ``text[start:end]``, in order."""
        pieces = []
        for left, right, _ in self._around(start, end):
            if left > start:
                pieces.append((start, left))
            start = max(start, right)
        if start < end:
            pieces.append((start, end))
        return pieces

    def over(self, at: int) -> tuple[int, int] | None:
        """The span of the mark that holds the code point ``at``, if one does."""
        for left, right, _ in self._around(at, at + 1):
            return left, right
        return None

    def end_before(self, at: int) -> int:
        """The end of the last mark that ends at or before ``at``; 0 where there is none."""
        index = bisect_right(self._marks, at, key=lambda mark: mark[1])
        return self._marks[index - 1][1] if index else 0

    def skip(self, at: int) -> int:
        """The next code point from ``at`` on that is neither space nor marked; the length if none."""
        while at < len(self.text):
            if self.text[at].isspace():
                at += 1
            elif mark := self.over(at):
                at = mark[1]
            else:
                break
        return at

    def zones(self) -> tuple[Zone, ...]:
        """All marks, and body between them: in order, apart, over every character that is no space."""
        cuts = list(self._marks)
        cuts += [(left, right, ZoneKind.BODY) for left, right in self.free(0, len(self.text))]
        zones = []
        for left, right, kind in sorted(cuts):
            left, right = self._trim(left, right)
            if left < right:
                zones.append(Zone(kind=kind, start=left, end=right))
        return tuple(zones)

    def _around(self, start: int, end: int) -> list[tuple[int, int, ZoneKind]]:
        # Marks never overlap, so they are sorted by their ends as well as by their starts.
        first = bisect_right(self._marks, start, key=lambda mark: mark[1])
        last = bisect_right(self._marks, end - 1, key=lambda mark: mark[0])
        return self._marks[first:last]

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while start < end and self.text[end - 1].isspace():
            end -= 1
        return start, end
