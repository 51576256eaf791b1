"""The words of a text as linking weighs them: rare words weigh more, names of actors nothing at all.

How rare a word is comes from a fixed list (``word-rarity.txt``), not from the reports of the ledger, so
that two reports always weigh the same, whichever others have been added before or after them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import log, sqrt
from typing import Final, NamedTuple

from counterclaim.knowledge.actors import registry

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
FULL: Final = 255
"""The length of a vector of words. Weights are whole numbers: small, the same on every machine."""

UNKNOWN: Final = 7.5
"""The rarity of a word that the list does not have: about one report in two thousand."""

RARE: Final = 5.0
"""From this rarity on a word may name what sets an incident apart: one report in 150 has it, or fewer."""


class Word(NamedTuple):
    """A word: its ``form`` for comparing, and whether a capital marks it as a name."""

    form: str
    capital: bool


def words_of(text: str) -> Iterator[Word]:
    """The words of a text. A capital counts only inside a sentence that is not all in capitals."""
    shouted = _shouted(text)
    for found in _WORD.finditer(text):
        word = found[0]
        before = text[max(0, found.start() - 4) : found.start()].rstrip(" \t\"'“‘(")
        inside = before[-1:] not in ("", ".", "!", "?", ":", "\n")
        yield Word(form_of(word), word[0].isupper() and inside and not shouted)


def form_of(word: str) -> str:
    """Small letters, without the genitive and without the ending of most plurals."""
    form = word.casefold().replace("’", "'").removesuffix("'s")
    return form[:-1] if len(form) > 4 and form.endswith("s") and not form.endswith("ss") else form


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.7 * len(letters)


@cache
def _rarities() -> Mapping[str, float]:
    lines = (files("counterclaim.knowledge") / "data" / "word-rarity.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {form: float(value) for form, value in rows}


def rarity(form: str) -> float:
    """The natural logarithm of how many reports there are for each one that has the word, 0 to UNKNOWN."""
    return _rarities().get(form, UNKNOWN)


@lru_cache(maxsize=64)
def without_actors(text: str, others: frozenset[str] = frozenset()) -> str:
    """``text`` with the names of actors blanked out, character for character; all else keeps its place.

    Blanked are the names of all states, groups, organs, outlets and leaders that the package knows, whatever
    their part in the text, ``others``, and the words that names of actors share ("army", "coalition", "led").
    So neither the actor that a report blames nor the one that it clears draws reports together or keeps them
    apart.
    """
    letters = list(text)
    spans = list(registry().named(text))
    if others:
        names = "|".join(re.escape(name) for name in sorted(others, key=lambda n: (-len(n), n)))
        spans += [found.span() for found in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text, re.IGNORECASE)]
    spans += [w.span() for w in _WORD.finditer(text) if form_of(w[0]) in _words_of_many_actors()]
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return "".join(letters)


MANY: Final = 6
"""So many actors must have a word in their names for it to stand for a kind of actor."""


@cache
def _words_of_many_actors() -> frozenset[str]:
    counts = Counter(
        form
        for actor in registry().actors.values()
        for form in {word.form for name in (actor.name, *actor.aliases) for word in words_of(name)}
    )
    return frozenset(form for form, count in counts.items() if count >= MANY)


def weighed(forms: Iterable[str], *, most: int) -> dict[str, int]:
    """The ``most`` weightiest words, each with its share: see :func:`vector`."""
    return vector(Counter(forms), most=most)


def vector(counts: Mapping[str, float], *, most: int) -> dict[str, int]:
    """The ``most`` words that weigh most by count and rarity; the squares of shares add up to about FULL²."""
    weights = {form: log(1 + n) * rare for form, n in counts.items() if (rare := rarity(form)) > 0}
    kept = sorted(weights.items(), key=lambda row: (-row[1], row[0]))[:most]
    size = sqrt(sum(weight * weight for _, weight in kept)) or 1.0
    return {form: share for form, weight in kept if (share := round(FULL * weight / size))}


def alike(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """The cosine of two vectors of :func:`vector`, 0 to 1."""
    if len(b) < len(a):
        a, b = b, a
    return min(1.0, sum(share * b[form] for form, share in a.items() if form in b) / (FULL * FULL))
