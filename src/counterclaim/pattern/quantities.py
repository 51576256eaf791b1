"""Distances as a text writes them: "about 30 km", "20 to 30 miles", "hundreds of miles"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from counterclaim.text.numbers import NUMBER_WORDS, numbers

_KM: Final = {
    "km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometre": 1.0, "kilometers": 1.0, "kilometres": 1.0,
    "mile": 1.609344, "miles": 1.609344, "mi": 1.609344, "nautical mile": 1.852, "nautical miles": 1.852,
    "meter": 0.001, "metre": 0.001, "meters": 0.001, "metres": 0.001, "yard": 0.0009144, "yards": 0.0009144,
}  # fmt: skip
_UNIT: Final = "|".join(sorted(_KM, key=len, reverse=True))
_AT_MOST: Final = frozenset({"less than", "fewer than", "at most", "up to", "within", "no more than"})
_AT_LEAST: Final = frozenset({"more than", "over", "at least", "no less than"})
_HEDGES: Final = (
    *_AT_MOST, *_AT_LEAST, "about", "around", "some", "nearly", "roughly", "approximately", "almost", "just",
    "only", "an estimated",
)  # fmt: skip
_HEDGE: Final = "|".join(sorted(_HEDGES, key=len, reverse=True))
_DIGITS: Final = r"\d[\d,]*(?:\.\d+)?"
_NUMBER: Final = "|".join(sorted(NUMBER_WORDS, key=len, reverse=True))
_WORDS: Final = rf"(?:(?:a|half\s+a)\s+)?(?:{_NUMBER})(?:[\s-]+(?:and\s+)?(?:{_NUMBER}))*|half\s+a|a"
_VAGUE: Final = (
    r"(?:(?:many|several|some)\s+)?(?:hundreds|dozens|tens|scores|thousands)\s+of|several(?:\s+(?:hundred|dozen))?|"
    r"a\s+few(?:\s+(?:hundred|dozen))?|a\s+couple\s+of|many"
)
_COMPASS: Final = r"(?:north|south)(?:[\s-]?(?:east|west))?|east|west"
_STATEMENT: Final = re.compile(
    rf"(?<![\w.,])(?:(?P<hedge>{_HEDGE})\s+)?"
    rf"(?:(?P<vague>{_VAGUE})|(?P<low>{_DIGITS})(?:\s?(?:-|–|to)\s?(?P<high>{_DIGITS}))?|\b(?P<words>{_WORDS}))"
    rf"(?:(?<=\d)|[\s-]+)(?P<unit>{_UNIT})\b\.?(?:\s*\([^)]{{1,30}}\))?"
    rf"(?:\s+(?:away|inland|distant))?(?:\s+(?:to\s+the\s+)?(?:{_COMPASS}))?"
    r"\s+(?P<word>away\s+from|from|of|off|outside(?:\s+of)?)\s+",
    re.IGNORECASE,
)


class Quantity(NamedTuple):
    """A distance from something, in a text.

    ``start``..``end`` is the quantity, ``after`` where what it is measured from begins (code points).
    ``low`` and ``high`` are kilometres; both None where the words give no number, one where they bound it.
    ``word`` is the word that points: "from", "of", "outside".
    """

    start: int
    end: int
    after: int
    word: str
    low: float | None
    high: float | None


def quantities(text: str) -> Iterator[Quantity]:
    """Every distance from something, in the order of the text."""
    for m in _STATEMENT.finditer(text):
        low, high = _number(m)
        factor = _KM[" ".join(m["unit"].lower().split())]
        hedge = " ".join((m["hedge"] or "").lower().split())
        word = " ".join(m["word"].lower().split())
        yield Quantity(
            m.start(),
            m.end("unit"),
            m.end(),
            word,
            None if low is None or hedge in _AT_MOST else low * factor,
            None if high is None or hedge in _AT_LEAST else high * factor,
        )


def _number(m: re.Match[str]) -> tuple[float | None, float | None]:
    """The two ends of what is counted, in the text's own unit; both None for vague words."""
    if m["low"]:
        return _digits(m["low"]), _digits(m["high"] or m["low"])
    if m["vague"]:
        return None, None
    words = re.findall(r"[a-z]+|-", m["words"].lower())
    if words in (["a"], ["half", "a"]):
        value = 1.0 if words == ["a"] else 0.5
        return value, value
    found = numbers(words)
    whole = len(found) == 1 and (found[0].first, found[0].last) == (0, len(words) - 1)
    return (float(found[0].value),) * 2 if whole else (None, None)


def _digits(written: str) -> float:
    return float(written.replace(",", ""))
