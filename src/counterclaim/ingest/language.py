"""Which language a text is in: only well enough to say that it is not English."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from counterclaim.knowledge.languages import languages

ENGLISH = "en"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
# Under so many words a text shows no language: a headline may have no "the" in it.
_LEAST_WORDS = 8
_LEAST_SHARE = 0.08
# Letters of a sister language must be more than a name in passing.
_LEAST_LETTERS = 0.01


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``; None where it is too short or shows none.

    By the script of most letters and, for Latin letters, the share of words frequent in a language
    (``knowledge/data/languages.toml``). A page in two languages gives the one with the larger share.
    """
    sample = text[:_SAMPLE].casefold()
    letters = [char for char in sample if char.isalpha()]
    if not letters:
        return None
    script, count = _scripts(letters).most_common(1)[0]
    if script != "LATIN":
        return _by_letters(languages().scripts.get(script), letters) if count > len(letters) / 2 else None
    return _by_words(_WORD.findall(sample))


def _scripts(letters: list[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for char, times in Counter(letters).items():
        counts[unicodedata.name(char, "?").split()[0]] += times
    return counts


def _by_letters(code: str | None, letters: list[str]) -> str | None:
    if code not in ("ar", "ru"):
        return code
    counts = Counter(letters)
    sisters = ("ur", "ps", "ku", "fa") if code == "ar" else ("uk", "sr", "bg")
    for sister in sisters:
        if sum(counts[char] for char in languages().letters[sister]) > _LEAST_LETTERS * len(letters):
            return sister
    return code


def _by_words(words: list[str]) -> str | None:
    if len(words) < _LEAST_WORDS:
        return None
    counts = Counter(words)
    share = {
        code: sum(counts[word] for word in frequent) / len(words)
        for code, frequent in languages().words.items()
    }
    best = max(share, key=lambda code: (share[code], code == ENGLISH))
    return best if share[best] >= _LEAST_SHARE else None
