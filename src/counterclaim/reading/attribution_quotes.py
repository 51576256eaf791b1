"""Quotation marks: which stretches of a text stand between them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

OPENING = {"“": "”", "«": "»", "„": "”"}
LONGEST = 1500


@dataclass(frozen=True)
class Quote:
    """A quotation with its marks, in code points; ``words`` is a rough count of its words."""

    start: int
    end: int
    words: int


def find_quotes(text: str) -> list[Quote]:
    """The quotations of ``text`` in order, never nested.

    Straight marks open before a word and close after one, so one stray mark does not turn the rest
    of the text inside out. A blank line ends a quotation that nobody closed.
    """
    quotes: list[Quote] = []
    begin: int | None = None
    closer = ""
    for i, ch in enumerate(text):
        if begin is not None and (i - begin > LONGEST or text.startswith("\n\n", i)):
            begin = None
        if ch == '"':
            opens = (
                (i == 0 or text[i - 1] in " \n\t([-–—:") and i + 1 < len(text) and not text[i + 1].isspace()
            )
            if begin is None:
                if opens or (i + 1 < len(text) and text[i + 1].isalnum()):
                    begin, closer = i, '"'
            elif opens and not text[begin + 1 : i].strip():
                begin = i
            elif closer == '"' and not opens:
                quotes.append(_quote(text, begin, i + 1))
                begin = None
            elif opens:
                begin = i
        elif ch in OPENING:
            begin, closer = i, OPENING[ch]
        elif begin is not None and ch == closer:
            quotes.append(_quote(text, begin, i + 1))
            begin = None
    return quotes


def _quote(text: str, start: int, end: int) -> Quote:
    return Quote(start, end, len(text[start:end].split()))


class Quotes:
    """The quotations of one text with look-up by place."""

    def __init__(self, text: str) -> None:
        self.all = find_quotes(text)
        self._starts = [q.start for q in self.all]

    def at(self, place: int) -> Quote | None:
        """The quotation that holds the character at ``place``."""
        k = bisect_right(self._starts, place) - 1
        return self.all[k] if k >= 0 and place < self.all[k].end else None

    def before(self, place: int, text: str) -> Quote | None:
        """The quotation that ends just before ``place``, with only spaces and commas between."""
        k = bisect_right(self._starts, place) - 1
        if k < 0 or self.all[k].end > place:
            return None
        between = text[self.all[k].end : place]
        return self.all[k] if "\n\n" not in between and not between.strip(" ,\n-–—") else None

    def after(self, place: int, text: str) -> Quote | None:
        """The quotation that begins just after ``place``, with only spaces and marks between."""
        k = bisect_right(self._starts, place - 1)
        if k >= len(self.all) or self.all[k].start < place:
            return None
        between = text[place : self.all[k].start]
        return self.all[k] if "\n\n" not in between and not between.strip(" ,.:\n-–—") else None
