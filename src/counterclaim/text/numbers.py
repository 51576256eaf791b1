"""Counts written in digits or words: "1,200", "twenty-one", "two dozen", "2.5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNIT = {word: value for value, word in enumerate(_SMALL)}
_TEN = {word: 10 * (place + 2) for place, word in enumerate(_TENS)}
_SCALE = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
NUMBER_WORDS = frozenset((*_UNIT, *_TEN, *_SCALE))
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_JOINED = re.compile(rf"({'|'.join(_TENS)})-?({'|'.join(_SMALL[1:10])})")


class Number(NamedTuple):
    """Words ``first`` to ``last``, both included, and the whole number that they write."""

    first: int
    last: int
    value: int


def whole(word: str) -> float | None:
    """The number that one lower-case word writes, scale words left out; None where it writes none."""
    if _DIGITS.fullmatch(word):
        return float(word.replace(",", ""))
    joined = _JOINED.fullmatch(word)
    if joined:
        return _TEN[joined[1]] + _UNIT[joined[2]]
    return _UNIT.get(word, _TEN.get(word))


def _number_at(words: Sequence[str], start: int) -> Number | None:
    """The longest number that begins at ``start``: "a hundred and twenty", "half a dozen"."""
    if words[start : start + 3] == ["half", "a", "dozen"]:
        return Number(start, start + 2, 6)
    if len(words[start]) < 4 and words[start].isdigit() and words[start + 1 : start + 2] == ["000"]:
        return Number(start, start + 1, int(words[start]) * 1000)
    total, part, at, last, seen_scale = 0.0, 0.0, start, start - 1, False
    if words[start] in ("a", "one") and start + 1 < len(words) and words[start + 1] in _SCALE:
        part, at = 1, start + 1
    elif words[start] in _SCALE:
        part = 1  # "dozen people", as texts without articles write it
    while at < len(words):
        word = words[at]
        value = whole(word)
        if word in _SCALE and part:
            part *= _SCALE[word]
            if _SCALE[word] >= 1000:
                total, part = total + part, 0
            last, seen_scale = at, True
        elif value is not None and (last < start or _continues(words, last, at, value, seen_scale)):
            part += value
            last = at
        elif word in ("-", "and") and at > start and _bridges(words, at, word):
            pass
        else:
            break
        at += 1
    value_ = total + part
    return Number(start, last, int(value_)) if last >= start and value_ == int(value_) else None


def _continues(words: Sequence[str], last: int, at: int, value: float, seen_scale: bool) -> bool:
    """Does the number at ``at`` go on with the one that ended at ``last`` ("twenty", "one")?"""
    if any(char.isdigit() for char in words[last] + words[at]):
        return False
    return (words[last] in _TEN and value < 10) or (seen_scale and words[last] in _SCALE and value < 1000)


def _bridges(words: Sequence[str], at: int, word: str) -> bool:
    """A hyphen in "twenty-one", an "and" in "two hundred and five"."""
    if at + 1 >= len(words):
        return False
    after = words[at + 1]
    if word == "-":
        return words[at - 1] in _TEN and _UNIT.get(after, 99) < 10
    return words[at - 1] in ("hundred", "thousand") and after in (_UNIT | _TEN)


def numbers(words: Sequence[str]) -> list[Number]:
    """All numbers in a sequence of lower-case words, left to right, none overlapping another."""
    words, found, at = list(words), [], 0
    while at < len(words):
        here = words[at]
        starts = here in _SCALE or here in ("a", "half") or whole(here) is not None
        number = _number_at(words, at) if starts else None
        if number is not None:
            found.append(number)
            at = number.last
        at += 1
    return found
