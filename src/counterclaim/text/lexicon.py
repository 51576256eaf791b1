"""Finding known word sequences in a parsed text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Doc, Token

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """Tokens ``first`` to ``last``, both included, and what the lexicon holds for them."""

    first: int
    last: int
    value: T


def lemma(token: Token) -> str:
    """The lemma in lower case.

    The model leaves capitalised words as they are ("Airstrikes" at the head of a title), so a
    plural ending is taken off those that it reads as names.
    """
    text = token.lemma_.lower()
    if token.tag_ in ("NNP", "NNPS") and len(text) > 4 and text.endswith("s") and not text.endswith("ss"):
        return text[:-1]
    return text


class Lexicon(Generic[T]):
    """Word sequences, each with a value; the longest sequence at a place wins."""

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_words: dict[tuple[str, ...], T] = {tuple(phrase.split()): value for phrase, value in entries}
        self._longest = max(map(len, self._by_words), default=0)
        self._firsts = {words[0] for words in self._by_words}

    def get(self, phrase: str) -> T | None:
        return self._by_words.get(tuple(phrase.split()))

    def ending_at(self, lemmas: list[str], last: int) -> Found[T] | None:
        """The longest sequence whose last word is at ``last``."""
        for size in range(min(self._longest, last + 1), 0, -1):
            value = self._by_words.get(tuple(lemmas[last - size + 1 : last + 1]))
            if value is not None:
                return Found(last - size + 1, last, value)
        return None

    def find(self, lemmas: list[str], start: int = 0, end: int | None = None) -> Iterator[Found[T]]:
        """All sequences in ``lemmas[start:end]``, left to right, none overlapping another."""
        stop = len(lemmas) if end is None else end
        at = start
        while at < stop:
            if lemmas[at] not in self._firsts:
                at += 1
                continue
            for size in range(min(self._longest, stop - at), 0, -1):
                value = self._by_words.get(tuple(lemmas[at : at + size]))
                if value is not None:
                    yield Found(at, at + size - 1, value)
                    at += size
                    break
            else:
                at += 1


def lemmas_of(doc: Doc) -> list[str]:
    """The lemma of every token; hyphens between words are dropped into the word ("air-strike")."""
    known: list[str] | None = doc.user_data.get("lemmas")
    if known is None:
        known = doc.user_data["lemmas"] = [lemma(token) for token in doc]
    return known
