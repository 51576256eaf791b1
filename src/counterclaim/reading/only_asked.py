"""Sayings that nobody has uttered of the deed: asked for, supposed, or of what is done in general."""

from __future__ import annotations

from spacy.tokens import Doc

from counterclaim.model.vocabulary import Stance

from .attribution_quotes import Quotes
from .attributions import Attribution
from .time_sentence import sentence_end

_SUPPOSING = frozenset(("if", "unless", "until", "whether", "till"))
_OF_ONESELF = (
    Stance.CLAIMS_RESPONSIBILITY,
    Stance.ADMITS,
    Stance.DENIES,
    Stance.DECLINES_TO_COMMENT,
    Stance.NO_RESPONSE,
    Stance.NO_INFORMATION,
)


def only_asked(doc: Doc, at: int, quotes: Quotes, stance: Stance) -> bool:
    """Whether the sentence of token ``at`` asks, outside quotation marks, what a speaker says of itself."""
    if stance not in _OF_ONESELF:
        return False
    last = sentence_end(doc[at]) - 1
    while last > at and (doc[last].is_space or doc[last].text in "\"'”’)"):
        last -= 1
    return doc[last].text == "?" and quotes.at(doc[last].idx) is None


def only_supposed(said: Attribution | None, stance: Stance) -> bool:
    """Whether a saying about oneself hangs on an "if": "when it owns up to one crime, I shall believe it"."""
    cue = said.cue_head if said is not None else None
    if cue is None or stance not in _OF_ONESELF:
        return False
    marks = {c.lower_ for c in cue.lefts if c.dep_ in ("mark", "advmod")}
    return bool(marks & _SUPPOSING) or ("when" in marks and cue.tag_ in ("VBZ", "VBP"))


def left_unnamed(said: Attribution | None) -> bool:
    """Whether words of blame only ask whom somebody blames: "would not say whom it suspects"."""
    cue = said.cue_head if said is not None else None
    if cue is None or cue.dep_ not in ("ccomp", "pcomp", "advcl"):
        return False
    return any(c.dep_ in ("dobj", "pobj") and c.lower_ in ("whom", "who") for c in cue.lefts)


def in_general(doc: Doc, at: int) -> bool:
    """Whether the verb at token ``at`` tells what is done in general: "does not bomb", "never target"."""
    verb = doc[at]
    held = {c.lower_ for c in verb.children if c.dep_ in ("aux", "neg", "advmod")}
    return bool(held & {"do", "does"}) or ("never" in held and verb.tag_ in ("VBZ", "VBP"))
