"""Which silence words tell of: a refusal, an answer not given, or that somebody does not know.

One place decides for the patterns and for the tagger, which hears only that it is a silence. The idioms are
data (``[[silence]]`` in ``knowledge/data/cues.toml``).
"""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from counterclaim.knowledge.cues import SILENT, load_cues
from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import Stance
from counterclaim.text.lexicon import lemma

from .attribution_cues import idioms_in
from .syntax import SUBJECTS

_WORDS = read_table("wording.toml")
STEPS = frozenset(_WORDS["own_steps"])
MARKS = frozenset(_WORDS["silent_marks"])
COURTS = frozenset(_WORDS["court_words"])
STANCE_OF = {
    "decline": Stance.DECLINES_TO_COMMENT,
    "no_information": Stance.NO_INFORMATION,
    "no_response": Stance.NO_RESPONSE,
}


def silence_told(doc: Doc, start: int, end: int) -> Stance:
    """The silence that the tokens from ``start`` to ``end`` (exclusive) tell of, by default a refusal."""
    told = {phrase.stance for phrase, _ in idioms_in(doc, start, end, load_cues().silences)}
    return STANCE_OF[next((s for s in SILENT if s in told), "decline")]


def no_silence(words: Tokens) -> bool:
    """Whether words that the tagger hears as a silence tell of what somebody did: "troops had responded
    promptly", "Washington blocked a statement", "the police did nothing", "the court named nobody"."""
    for token in words:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        objects = {t.lower_ for t in token.children if t.dep_ == "dobj"}
        if lemma(token) == "do" and objects & {"nothing", "little"}:
            return True
        if lemma(token) == "name" and objects & {"nobody", "none", "one"}:
            subjects = [t for t in token.children if t.dep_ in SUBJECTS]
            if any(lemma(t) in COURTS for t in subjects):
                return True
    if any(t.lower_ in MARKS or lemma(t) in MARKS or t.text == "?" for t in words):
        return False
    return any(lemma(t) in STEPS for t in words if t.pos_ == "VERB")
