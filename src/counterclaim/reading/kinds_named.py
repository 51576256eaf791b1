"""The kinds of events that some word of a text names, by its deed or its weapon."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from counterclaim.knowledge.triggers import triggers, weapons
from counterclaim.model.vocabulary import EventType
from counterclaim.text.lexicon import lemmas_of


def kinds_named(doc: Doc) -> frozenset[EventType]:
    """Kept with the parsed text, which several events ask for it."""
    known: frozenset[EventType] | None = doc.user_data.get("kinds_named")
    if known is None:
        words = lemmas_of(doc)
        pairs = (f"{a} {b}" for a, b in pairwise(words))
        found = (t for word in (*words, *pairs) for t in _kinds(word))
        known = doc.user_data["kinds_named"] = frozenset(found)
    return known


def _kinds(word: str) -> list[EventType]:
    entries = (triggers().nouns.get(word), triggers().verbs.get(word), weapons().get(word))
    return [entry.type for entry in entries if entry is not None]
