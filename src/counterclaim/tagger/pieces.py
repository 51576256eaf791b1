"""Word pieces: a text cut as the encoder's vocabulary was made (BERT, uncased), with offsets kept.

Words are runs of characters between white space and punctuation; each punctuation mark is a word of its
own. Case and accents are dropped, so a report in capitals reads like any other.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

UNKNOWN, START, END = "[UNK]", "[CLS]", "[SEP]"
LONGEST_WORD = 100


class Word(NamedTuple):
    """``text[start:end]`` and the numbers of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class Vocabulary:
    """The pieces by their number; one a line in the file, as BERT's ``vocab.txt``."""

    def __init__(self, lines: list[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(lines)}
        self.start, self.end = self._numbers[START], self._numbers[END]
        self._unknown = (self._numbers[UNKNOWN],)
        # Bounded, so that a long run over odd texts does not grow.
        self.pieces: Callable[[str], tuple[int, ...]] = lru_cache(maxsize=50_000)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        word = _plain(word)
        if len(word) > LONGEST_WORD:
            return self._unknown
        found: list[int] = []
        at = 0
        while at < len(word):
            for end in range(len(word), at, -1):
                number = self._numbers.get(word[at:end] if at == 0 else "##" + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return self._unknown
        return tuple(found)

    def words(self, text: str) -> list[Word]:
        """The words of ``text`` in order, less those that leave no piece (bare accents, control signs)."""
        return [Word(s, e, pieces) for s, e in word_bounds(text) if (pieces := self.pieces(text[s:e]))]


@cache
def shipped_vocabulary() -> Vocabulary:
    """The vocabulary of the weights that ship."""
    lines = (files("counterclaim.tagger") / "weights" / "vocab.txt").read_text("utf-8").split("\n")
    return Vocabulary(lines)


def word_bounds(text: str) -> list[tuple[int, int]]:
    """Start and end of every word and punctuation mark of ``text``."""
    bounds: list[tuple[int, int]] = []
    start = -1
    for at, char in enumerate(text):
        kind = _kind(char)
        if kind == "word":
            if start < 0:
                start = at
            continue
        if start >= 0:
            bounds.append((start, at))
            start = -1
        if kind == "mark":
            bounds.append((at, at + 1))
    if start >= 0:
        bounds.append((start, len(text)))
    return bounds


@cache
def _kind(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category == "Zs":
        return "space"
    code = ord(char)
    if category.startswith("P") or (code < 128 and not char.isalnum() and code > 32 and code != 127):
        return "mark"
    if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF:
        return "mark"  # BERT reads each CJK character as a word
    return "word"


def _plain(word: str) -> str:
    word = word.lower()
    if word.isascii():
        return "".join(c for c in word if c.isprintable())
    kept = (
        c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) not in ("Mn", "Cc", "Cf")
    )
    return "".join(kept).replace("\ufffd", "")  # the mark of a byte that could not be read
