"""Where sentences begin, without a parse, and which windows of the text the encoder sees.

A wrong cut costs little here: windows overlap, and spans may cross sentences.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_BREAK = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?(\w))|\s*\n\s*")
_SHORT = re.compile(
    r"(?:^|[\s(\"“])(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Brig"
    r"|Gov|Sen|Rep|Rev|Hon|Prof|Adm|Cpl|Pvt|Pte|No|vs|approx|[A-Z])|(?:[A-Z]\.)+[A-Z])\.$",
    re.IGNORECASE,
)
_CITY_STATES = re.compile(r"(?:^|[\s(\"“])(?:(?:U\.S|U\.K|U\.N|[ap]\.m)\.)$", re.IGNORECASE)

LIMIT = 190
OVERLAP = 64


def sentence_starts(text: str) -> list[int]:
    """The offsets at which sentences begin; a line break always begins one."""
    cased = sum(c.isupper() for c in text) < 0.5 * sum(c.isalpha() for c in text) and any(
        c.isupper() for c in text
    )
    starts = [0]
    for found in _BREAK.finditer(text):
        opens = found[1]
        if opens is not None and "\n" not in found[0]:
            if cased and opens.islower():
                continue
            before = text[max(0, found.start() - 14) : found.start()]
            if _SHORT.search(before) and not _CITY_STATES.search(before):
                continue
        if starts[-1] < found.end() < len(text):
            starts.append(found.end())
    return starts


class Window(NamedTuple):
    """Words ``first`` to ``last`` are read; ``low`` to ``high`` are kept from it (ends excluded)."""

    first: int
    last: int
    low: int
    high: int


def windows(
    sizes: Sequence[int],
    starts: Sequence[int],
    limit: int = LIMIT,
    overlap: int = OVERLAP,
    first: int | None = None,
) -> list[Window]:
    """Windows of whole sentences, each of at most ``limit`` pieces, that cover all words.

    :param sizes: the number of pieces of each word.
    :param starts: the numbers of the words that begin sentences.
    :param overlap: up to how many pieces at the end of a window are read again at the front of the next;
        of those, the first half is kept from the earlier window.
    :param first: another limit for the first window, to shift the others (training).
    """
    total = [0]
    for size in sizes:
        total.append(total[-1] + min(size, limit))
    if not sizes:
        return []
    edges = _edges(total, sorted({0, *starts}), limit)
    made: list[Window] = []
    at, kept = 0, 0
    while True:
        reach = total[edges[at]] + (first if first is not None and not made else limit)
        end = at + 1
        while end + 1 < len(edges) and total[edges[end + 1]] <= reach:
            end += 1
        if end + 1 == len(edges):
            made.append(Window(edges[at], edges[end], kept, edges[end]))
            return made
        again = end
        while again - 1 > at and total[edges[end]] - total[edges[again - 1]] <= overlap:
            again -= 1
        middle = (total[edges[again]] + total[edges[end]]) / 2
        split = min(range(again, end + 1), key=lambda k: abs(total[edges[k]] - middle))
        made.append(Window(edges[at], edges[end], kept, edges[split]))
        at, kept = again, edges[split]


def _edges(total: Sequence[int], starts: Sequence[int], limit: int) -> list[int]:
    """The words at which a window may begin or end; a sentence too long for one is cut in half-windows."""
    edges: list[int] = []
    count = len(total) - 1
    for start, stop in zip(starts, [*starts[1:], count], strict=True):
        edges.append(start)
        if total[stop] - total[start] <= limit:
            continue
        at = start
        while total[stop] - total[at] > limit // 3:
            at = max(at + 1, bisect_left(total, total[at] + limit // 3 + 1) - 1)
            if at < stop:
                edges.append(at)
    return [*edges, count]
