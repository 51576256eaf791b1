"""Finding thousands of names in a text in one pass: a trie over words.

Words are compared without case, accents, dots and apostrophes, and a hyphen equals a space, so that
"al-Nusra Front", "Al Nusra Front" and "al-Nusra Front's" are one name. A trailing possessive or
plural "s" on the last word is allowed, with or without its apostrophe ("Syrias", "Syria's").
Case still counts where it tells a name from a word: a capital in the alias asks for a capital in
the text, and an alias marked exact ("IS", "US") matches only as written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

_WORD = re.compile(r"[A-Za-z](?:\.[A-Za-z])+\b\.?|[^\W_]+(?:['’`ʼ][^\W_]+)*")
_GAP = re.compile(r"[ \t\n\u00a0]?[-–/'’`\"“”]?[ \t\n\u00a0]?")
_SMALL = frozenset(
    (
        "al",
        "el",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "ad",
        "ed",
        "of",
        "the",
        "and",
        "for",
        "in",
        "e",
        "ul",
        "ur",
        "bin",
        "ibn",
        "de",
        "la",
        "del",
        "du",
    )
)
_MIN_STEM = 4
_ACRONYM = 3


class Word(NamedTuple):
    """A word of a text: code points ``start`` to ``end``, and the key it is compared by."""

    start: int
    end: int
    text: str
    key: str


class Entry(NamedTuple):
    """One alias of one owner."""

    owner: str | None
    kind: str
    forms: tuple[str, ...]
    exact: bool
    since: date | None
    until: date | None


class Match(NamedTuple):
    """Words ``first`` to ``last`` (exclusive) that spell an alias; entries in the order of the files."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def words_of(text: str) -> list[Word]:
    """The words of ``text``; a possessive "'s" is no part of its word."""
    found = []
    for m in _WORD.finditer(text):
        start, end, word = m.start(), m.end(), m.group()
        if len(word) > 2 and word[-1] in "sS" and word[-2] in "'’`ʼ":
            end -= 2
            word = word[:-2]
        found.append(Word(start, end, word, _key(word)))
    return found


def spelled(alias: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys of an alias and its words as written without dots; a leading article is left out."""
    if alias.isascii() and alias.replace(" ", "").replace("-", "").isalnum():
        forms = tuple(alias.replace("-", " ").split())  # most aliases: the pattern finds the same, slowly
        keys = tuple(f.lower() for f in forms)
    else:
        words = words_of(alias)
        forms = tuple(w.text.replace(".", "") for w in words)
        keys = tuple(w.key for w in words)
    article = len(keys) > 1 and keys[0] == "the"
    return keys[article:], forms[article:]


def _key(word: str) -> str:
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
        word = re.sub(r"['’`ʼʻ]", "", word)
    elif not word.isalnum():
        word = re.sub(r"['.`]", "", word)
    return word.lower()


class Trie:
    """Aliases by their words."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}

    def add(
        self,
        alias: str,
        owner: str | None,
        kind: str,
        *,
        exact: bool = False,
        since: date | None = None,
        until: date | None = None,
    ) -> None:
        """Adds one alias; a leading article is no part of it. Aliases without a word are ignored."""
        keys, forms = spelled(alias)
        if not keys:
            return
        node = self._root
        for key in keys:
            node = node.setdefault(key, {})
        if len(forms) == 1 and len(forms[0]) <= _ACRONYM and forms[0].isupper():
            exact = True
        node.setdefault("", []).append(Entry(owner, kind, forms, exact, since, until))

    def owners(self) -> Iterator[Entry]:
        """Every entry, for checks."""
        stack = [self._root]
        while stack:
            node = stack.pop()
            for key, child in node.items():
                if key:
                    stack.append(child)
                else:
                    yield from child

    def scan(self, text: str, words: Sequence[Word], *, caps: bool = False) -> list[Match]:
        """The longest aliases, left to right, none overlapping; ``caps`` says that all is upper case."""
        matches = []
        i = 0
        while i < len(words):
            match = self._longest(text, words, i, caps)
            if match is None:
                i += 1
            else:
                matches.append(match)
                i = match.last
        return matches

    def _longest(self, text: str, words: Sequence[Word], first: int, caps: bool) -> Match | None:
        node = self._root
        best: Match | None = None
        i = first
        while i < len(words):
            key = words[i].key
            ends = node.get(key, {}).get("", ())
            if not ends and len(key) >= _MIN_STEM and key.endswith("s"):
                ends = node.get(key[:-1], {}).get("", ())
            fit = tuple(e for e in ends if _same_case(e, words[first : i + 1], caps))
            if len(fit) > 1:
                written = " ".join(w.text.replace(".", "") for w in words[first : i + 1]).removesuffix("s")
                fit = tuple(sorted(fit, key=lambda e: " ".join(e.forms).removesuffix("s") != written))
            if fit:
                best = Match(first, i + 1, fit)
            if key not in node:
                break
            node = node[key]
            i += 1
            if i < len(words) and not _joined(text[words[i - 1].end : words[i].start]):
                break
        return best


def _joined(gap: str) -> bool:
    """Whether two words with ``gap`` between them may be one name."""
    return _GAP.fullmatch(gap) is not None or gap in ("'s ", "’s ")


def _same_case(entry: Entry, words: Sequence[Word], caps: bool) -> bool:
    if entry.exact:
        if caps and len(entry.forms) == 1 and len(entry.forms[0]) < _ACRONYM:
            return False  # "IS" and "US" in a text without small letters say nothing
        return all(
            w.text.replace(".", "").removesuffix("s") == f.removesuffix("s")
            for w, f in zip(words, entry.forms, strict=True)
        )
    return all(
        w.text[0].isupper() or not f[0].isupper() or (w.key in _SMALL and len(words) > 1)
        for w, f in zip(words, entry.forms, strict=True)
    )
