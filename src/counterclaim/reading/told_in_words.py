"""Whether the words hold a denial or a silence at all, where only the tagger hears one.

The tagger hears a denial or a refusal where one might stand ("Washington was furious", after three denials).
Nobody is printed as denying, or as keeping silent, on that alone: some word of the sentence must say so.
Which do is data (``told_denial`` and ``told_silence`` in ``knowledge/data/wording.toml``, beside the cues).
"""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from counterclaim.knowledge.cues import load_cues
from counterclaim.knowledge.load import read_table
from counterclaim.text.lexicon import lemma

from .assertions import Side
from .attribution_cues import idioms_in

_WORDS = read_table("wording.toml")
LISTS = ("denying_words", "false_words", "denying_verbs", "told_denial")
OF_DENIAL = frozenset(word for name in LISTS for word in _WORDS[name])
OF_SILENCE = frozenset(_WORDS["told_silence"])
DENIALS = ("deny", "reject")


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
