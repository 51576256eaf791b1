"""Text printed in capitals, respelt as a newspaper would print it; every character keeps its place.

The parser and the name finder read case as a sign. Wires of the 1980s, headlines and some agencies have
none, so a passage in capitals is respelt before it is parsed: a word is small where news writes it
small, a known name is written as the data files have it, and what neither the language nor the files
know is taken for a name. Quotations are always cut from the text as it was.
"""

from __future__ import annotations

import re
from calendar import day_name, month_abbr, month_name
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

from counterclaim.geo.gazetteer import Gazetteer
from counterclaim.knowledge.actors import Registry
from counterclaim.knowledge.load import read_table
from counterclaim.text.language import base_forms

_BLOCK = re.compile(r"[^\n]+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_START = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+|[\"“]\s*|--?\s+|[-*•]\s+)$")
_CAPITAL_NAMES = frozenset(read_table("wording.toml")["capital_names"])
_PLAIN_WORDS = frozenset(read_table("wording.toml")["plain_words"])
_PLACE_OPENERS = frozenset(read_table("wording.toml")["place_openers"])
LARGE = 50_000
"""People of a town whose name of several words is known without its case."""
SHOUTED = 0.9  # share of capitals among the letters of a passage
FEWEST = 4  # words: "UN" or "BREAKING NEWS" is no passage
_CALENDAR = frozenset(
    name.lower() for names in (month_name, month_abbr, day_name) for name in names if name and name != "May"
)
_NOBILIARY = frozenset(
    ("al", "el", "de", "del", "la", "las", "los", "bin", "ibn", "ul", "da", "dos", "von", "van", "abu")
)


@cache
def _small_words() -> frozenset[str]:
    text = (files("counterclaim.knowledge") / "data" / "common-words.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


def recase(text: str, registry: Registry, gazetteer: Gazetteer) -> str:
    """``text`` with its passages in capitals respelt; of the same length."""
    letters = list(text)
    for start, end in _passages(text):
        for at, word in _respelt(text[start:end], registry, gazetteer):
            letters[start + at : start + at + len(word)] = word
    return "".join(letters)


def _passages(text: str) -> Iterator[tuple[int, int]]:
    """The lines that are printed in capitals."""
    for block in _BLOCK.finditer(text):
        words = _WORD.findall(block[0])
        long = [w for w in words if len(w) > 1]
        if len(words) >= FEWEST and sum(map(str.isupper, long)) >= SHOUTED * len(long) > 0:
            yield block.start(), block.end()


def _respelt(text: str, registry: Registry, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    words = list(_WORD.finditer(text))
    named = _names_of_several_words(words, gazetteer)
    for start, written in registry.spellings(text):
        if not (written.isupper() and written.lower() in _small_words()):  # "A CAR" is no country
            named[start] = written
    after_name = -1
    for found in words:
        word, at = found[0], found.start()
        if at in named and len(named[at]) == len(word):
            after_name = found.end() + 1 if named[at][0].isupper() else -1
            yield at, named[at]
            continue
        lower = word.lower()
        known = lower in _small_words() or lower in _PLAIN_WORDS
        small = known or (lower not in _CALENDAR and base_forms(lower) and not _is_place(lower, gazetteer))
        opens = _START.search(text[max(0, at - 6) : at]) is not None
        if small and not known and at == after_name and not lower.endswith(("s", "ed", "ing", "ly")):
            small = False  # "Carlos Pizarro": the dictionary has the word, but a name stands before it
        after_name = found.end() + 1 if not small and not known else -1
        if (small or (lower in _NOBILIARY and not opens)) and not opens:
            yield at, lower
        elif lower == "i" or len(word) < 2:
            yield at, word
        else:
            yield at, word[0] + lower[1:]


def _names_of_several_words(words: Sequence[re.Match[str]], gazetteer: Gazetteer) -> dict[int, str]:
    """Where the words of "NEW YORK", "LOS ANGELES", "RED CROSS" stand, and how each is written."""
    found: dict[int, str] = {}
    for size in (2, 3):
        for at in range(len(words) - size + 1):
            window = words[at : at + size]
            if any(a.end() + 1 != b.start() for a, b in pairwise(window)):
                continue  # a comma or a line end between them
            spelt = tuple(w[0].capitalize() for w in window)
            if " ".join(spelt) in _CAPITAL_NAMES or _is_known_place(spelt, gazetteer):
                found |= {w.start(): form for w, form in zip(window, spelt, strict=True)}
    return found


def _is_known_place(spelt: tuple[str, ...], gazetteer: Gazetteer) -> bool:
    first, last = spelt[0].lower(), spelt[-1].lower()
    if (first in _small_words() and first not in _PLACE_OPENERS) or len(last) < 3:
        return False
    if all(w.lower() in _small_words() for w in spelt):
        return False  # "the north east"
    return any(
        e.kind in ("country", "adm1") or e.ours or e.population > LARGE
        for e in gazetteer.lookup(" ".join(spelt))
        if e.rank < 2
    )


def _is_place(word: str, gazetteer: Gazetteer) -> bool:
    return bool(gazetteer.demonym(word.capitalize())) or any(
        e.rank < 2 and (e.kind != "city" or e.population > LARGE or e.ours)
        for e in gazetteer.lookup(word.capitalize())
    )
