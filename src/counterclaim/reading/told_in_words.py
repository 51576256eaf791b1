"""Whether the words hold a denial or a silence at all, where only the tagger hears one.

The tagger hears a denial or a refusal where one might stand ("Washington was furious", after three denials).
Nobody is printed as denying, or as keeping silent, on that alone: some word of the sentence must say so.
Which do is data (``told_denial`` and ``told_silence`` in ``knowledge/data/wording.toml``, beside the cues).
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.knowledge.cues import load_cues
from counterclaim.knowledge.load import read_table
from counterclaim.text.lexicon import lemma

from .assertions import Side
from .attribution_cues import idioms_in
from .doers import FIRST
from .hearing import OWN_PRONOUNS

_WORDS = read_table("wording.toml")
LISTS = ("denying_words", "false_words", "denying_verbs", "told_denial")
OF_DENIAL = frozenset(word for name in LISTS for word in _WORDS[name])
OF_SILENCE = frozenset(_WORDS["told_silence"])
OF_OWNING = frozenset(_WORDS["told_owning"])
FAULTS = frozenset(_WORDS["told_fault"])
OWNING_VERBS = frozenset(_WORDS["owning_verbs"])
OWN_NOUNS = frozenset(("ours", "theirs", "mine", "his", "hers"))
ITSELF = frozenset(("itself", "himself", "herself", "themselves", "ourselves", "myself"))
PERSONS = FIRST | OWN_PRONOUNS | {"he", "she", "them", "him", "her"}
SUBJECT = ("nsubj", "attr", "pobj", "appos")
DENIALS = ("deny", "reject")
OWNERS = ("claim_responsibility", "admit")


def owning_told(words: Tokens) -> bool:
    """Whether somebody owns a deed in ``words``: by a word of owning, or as the one who does something there.

    "The governor called it a stunt" and "the envoy said that the aircraft had come from Chad" are heard as
    claims of responsibility now and then; nobody is printed as owning a deed on that alone.
    """
    doc, start, end = _sentences(words)
    sentence = doc[start:end]
    if any({t.lower_, lemma(t)} & OF_OWNING for t in sentence if t.pos_ != "NOUN" or lemma(t) in FAULTS):
        return True
    if any(lemma(t) == "claim" and t.dep_ == "dobj" and lemma(t.head) in OWNING_VERBS for t in sentence):
        return True
    cues = load_cues()
    if any(phrase.stance in OWNERS for phrase, _ in idioms_in(doc, start, end, cues.phrases)):
        return True
    return any(_own_part(t) for t in words)


def _own_part(token: Token) -> bool:
    """ "That it had sent the drones", "the work was ours", "one of its crews"."""
    if token.lower_ in ITSELF or (token.lower_ in OWN_NOUNS and token.dep_ != "poss"):
        return True
    if token.dep_ == "poss" and token.lower_ in (OWN_PRONOUNS | FIRST):
        noun = token.head
        while noun.dep_ == "pobj" and noun.head.lower_ == "of":
            noun = noun.head.head
        return noun.dep_ in SUBJECT
    if token.lower_ == "it":
        does = lemma(token.head) == "do" or any(c.dep_ == "dobj" for c in token.head.children)
        return token.dep_ == "nsubj" and does
    return token.lower_ in PERSONS and token.dep_ in ("nsubj", "attr", "pobj")


def in_words(side: Side, words: Tokens) -> bool:
    """Whether some word tells what the tagger hears; who did it is told in too many words to list."""
    if side is Side.AGAINST:
        return denial_told(words)
    return side is not Side.SILENT or silence_in_words(words)


def denial_told(words: Tokens) -> bool:
    """Whether a word of the sentences of ``words`` denies, negates, or calls something untrue."""
    doc, start, end = _sentences(words)
    if any(t.dep_ == "neg" or {t.lower_, lemma(t)} & OF_DENIAL for t in doc[start:end]):
        return True
    cues = load_cues()
    if any(cues.verbs.get(lemma(t), cues.nouns.get(lemma(t))) in DENIALS for t in doc[start:end]):
        return True
    return any(phrase.stance in DENIALS for phrase, _ in idioms_in(doc, start, end, cues.phrases))


def silence_in_words(words: Tokens) -> bool:
    """Whether a word of the sentences of ``words`` tells of an answer refused, missing or not known."""
    doc, start, end = _sentences(words)
    if any(t.dep_ == "neg" or {t.lower_, lemma(t)} & OF_SILENCE for t in doc[start:end]):
        return True
    return next(idioms_in(doc, start, end, load_cues().silences), None) is not None


def _sentences(words: Tokens) -> tuple[Doc, int, int]:
    doc = words.doc
    return doc, words.sent.start, doc[words.end - 1].sent.end
