"""Places where somebody speaks, meets or lives, which tell nothing about whose army "the army" is."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.knowledge.speaker_words import load_speakers

_IN = frozenset(("in", "at", "from", "outside", "near"))


def where_said(token: Token) -> bool:
    """Whether ``token`` names where words were said: "speaking in X", "after talks in X", "envoy in X"."""
    prep = token.head
    while prep.pos_ == "PROPN" and prep.head.i != prep.i:
        prep = prep.head  # "Addis" of "in Addis Ababa"
    if prep.pos_ != "ADP" or prep.lower_ not in _IN:
        return False
    stages = load_speakers().stages
    said = prep.head
    heard = (c for c in said.children if c.dep_ == "dobj")  # "told reporters in Brussels"
    return any(t.lemma_.lower() in stages for t in (said, *heard))
