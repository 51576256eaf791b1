"""Whose statement "the statement" is: "the army said in a statement ... The statement added"."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from spacy.tokens import Token

PAPERS: Final = frozenset(
    (
        *("statement", "communique", "communiqué", "release", "bulletin"),
        *("announcement", "letter", "leaflet", "dispatch", "video"),
    )
)
_REACH: Final = 300  # tokens: some ten sentences
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_BY: Final = frozenset(("by", "from", "of"))


def whose_statement(token: Token, party_of: Callable[[Token], str | None]) -> str | None:
    """The party of those who made the statement that ``token`` takes up; null where the text does not tell.

    It is the last of that kind before it that somebody issues or says things in. ``party_of`` gives the
    party of a phrase by its head.
    """
    if token.lemma_.lower() not in PAPERS or not any(c.lower_ in ("the", "this") for c in token.lefts):
        return None
    doc = token.doc
    for i in range(token.i - 1, max(-1, token.i - _REACH), -1):
        before = doc[i]
        if before.lemma_.lower() != token.lemma_.lower() or before.dep_ in _SUBJECTS:
            continue
        maker = _maker(before)
        party = party_of(maker) if maker is not None else None
        if party is not None:
            return party
    return None


def _maker(paper: Token) -> Token | None:
    """The head of the phrase that names who made a paper."""
    for child in paper.children:
        if child.dep_ == "poss" and child.pos_ != "PRON":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in _BY:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    verb = paper.head
    if paper.dep_ == "pobj" and verb.lower_ in ("in", "through", "via"):
        verb = verb.head
    elif paper.dep_ != "dobj":
        return None
    return next((c for c in verb.children if c.dep_ in _SUBJECTS and c.pos_ != "PRON"), None)
