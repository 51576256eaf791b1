"""Every casualty word of a text, with the people that it counts."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .toll_groups import Groups
from .toll_later import is_number_word, later_tolls
from .toll_nouns import (
    act_tolls,
    adjective_tolls,
    among_tolls,
    definite_tolls,
    lives_tolls,
    lost_tolls,
    noun_tolls,
    number_tolls,
    sustained_tolls,
)
from .toll_verbs import Raw, fallen_tolls, headline_verb, subject_tolls, verb_tolls
from .toll_words import KILLED, toll_words, verb_lemma, verb_outcome


def raw_tolls(doc: Doc, groups: Groups) -> Iterator[Raw]:
    """Every casualty word that counts somebody."""
    words = toll_words()
    for token in doc:
        if token.lower_ in ("dead", "victims", "killed") and token.i > 1:
            yield from among_tolls(token, groups)
        base, noun, lower = verb_lemma(token), lemma(token), token.lower_
        outcome = verb_outcome(token)
        if outcome and _acts_as_verb(token):
            yield from verb_tolls(token, outcome, groups)
        elif base in words.of_fighters and token.pos_ == "VERB" and not outcome:
            yield from fallen_tolls(token, KILLED, groups)
        elif base in words.suffering and token.pos_ in ("VERB", "NOUN", "PROPN"):
            yield from subject_tolls(token, words.suffering[base], groups)
        elif lower in words.adjectives and lower != "hurt":
            yield from adjective_tolls(token, words.adjectives[lower], groups)
        if noun in words.people or lower in words.people:
            yield from noun_tolls(token, words.people.get(noun) or words.people[lower], groups)
        elif noun in words.definite:
            yield from definite_tolls(token, words.definite[noun], groups)
        if noun in words.acts and token.pos_ in ("NOUN", "PROPN", "VERB"):
            yield from act_tolls(token, words.acts[noun], groups)
        if is_number_word(token):
            later = list(later_tolls(token, groups))
            yield from later or (number_tolls(token, groups) if noun in words.tolls else ())
        if noun == "life":
            yield from lives_tolls(token, groups)
        elif noun in ("injury", "wound", "burn"):
            yield from sustained_tolls(token, groups)
        if base in ("lose", "claim") and token.pos_ in ("VERB", "PROPN", "NOUN"):
            yield from lost_tolls(token, groups)


def _acts_as_verb(token: Token) -> bool:
    return (
        token.pos_ == "VERB"
        or token.tag_ in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB")
        or headline_verb(token)
    )
