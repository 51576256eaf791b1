"""Whether an event is told as having happened.

The distinctions are those of the realis attribute of ACE and Rich ERE (actual, generic, other),
with "other" split into what our claims need: planned or possible, and negated.
"""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table

from .syntax import children, negated, none_of

_WORDS = read_table("realis.toml")
MODALS = frozenset(_WORDS["modals"])
IRREAL_VERBS = frozenset(_WORDS["irreal_verbs"])
IRREAL_NOUNS = frozenset(_WORDS["irreal_nouns"])
IRREAL_PREPOSITIONS = frozenset(_WORDS["irreal_prepositions"])
IRREAL_MODIFIERS = frozenset(_WORDS["irreal_modifiers"])
CONDITIONS = frozenset(_WORDS["conditions"])
HABIT = frozenset(_WORDS["habit"])
HOLDING_BACK = frozenset(_WORDS["unsaid_infinitives"])
REPEATED = frozenset(_WORDS["repeated_events"])


class Realis(Enum):
    ACTUAL = "actual"
    NEGATED = "negated"
    IRREAL = "irreal"
    GENERIC = "generic"


def _verb_realis(verb: Token) -> Realis:
    auxiliaries = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    perfect = "have" in auxiliaries and any(c.tag_ in ("VBN", "VBD") for c in (verb,))
    if negated(verb):
        return Realis.NEGATED
    if any(a in MODALS for a in auxiliaries) and not perfect:
        return Realis.IRREAL
    if any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS for c in verb.children):
        # "would not say whether its jets destroyed the building on Monday" tells of Monday's event
        return Realis.ACTUAL if _finite(verb) and _dated(verb) else Realis.IRREAL
    if any(c.lower_ in HABIT for c in verb.children if c.dep_ in ("advmod", "npadvmod")):
        return Realis.GENERIC
    if _sums_up(verb, auxiliaries):
        return Realis.GENERIC
    if "to" in auxiliaries and verb.dep_ in ("xcomp", "advcl", "acl", "relcl", "ccomp", "conj"):
        head = verb.head
        if verb.dep_ == "advcl" or head.lemma_.lower() not in _WORDS["actual_infinitives"]:
            return Realis.IRREAL
    return Realis.ACTUAL


def realis_of(token: Token, *, noun: bool) -> Realis:
    """How the text tells the event that ``token`` names; ``noun`` where it is named as a thing."""
    if noun:
        if none_of(token):
            return Realis.NEGATED
        if any(c.lemma_.lower() in IRREAL_MODIFIERS for c in token.lefts):
            return Realis.IRREAL
        if any(c.lemma_.lower() in HABIT for c in token.lefts):
            return Realis.GENERIC
        if token.dep_ in ("compound", "nmod") and token.head.lemma_.lower() in _WORDS["generic_heads"]:
            return Realis.GENERIC  # "the bombing campaign"
    elif (own := _verb_realis(token)) is not Realis.ACTUAL:
        return own
    return _inherited(token, noun)


def _dated(token: Token) -> bool:
    """Whether a day of the past hangs on a word: "the August 21 attack", "destroyed it on Monday"."""
    for child in token.children:
        inner = [child, *child.children] if child.dep_ in ("prep", "npadvmod", "tmod") else [child]
        for t in inner:
            if t.ent_type_ == "DATE" and (t.text[:1].isupper() or "last" in {c.lower_ for c in t.children}):
                return not any(c.lower_ in ("next", "coming") for c in t.children)
    return False


def _inherited(token: Token, noun: bool) -> Realis:
    """What the words above say: "threatened to bomb", "fear of attacks", "if it strikes"."""
    at, steps = token, 0
    while at.head.i != at.i and steps < 6:
        head, dep, steps = at.head, at.dep_, steps + 1
        word = head.lemma_.lower()
        if noun and steps == 1 and _dated(at):
            return Realis.ACTUAL
        if head.pos_ == "ADP" and dep in ("pobj", "pcomp") and head.lower_ in _WORDS["told_as_past"]:
            return Realis.ACTUAL
        if dep == "relcl" and _finite(at):
            return Realis.ACTUAL  # "called off the search at the college, where gunmen killed 147"
        if head.pos_ == "ADP" and head.lower_ in IRREAL_PREPOSITIONS and dep in ("pobj", "pcomp"):
            return Realis.IRREAL
        if (
            head.pos_ == "NOUN"
            and word in IRREAL_NOUNS
            and dep in ("prep", "acl", "compound", "nmod", "poss", "ccomp")
        ):
            return Realis.IRREAL
        if head.pos_ in ("VERB", "AUX") and dep in (
            "dobj",
            "xcomp",
            "ccomp",
            "pcomp",
            "prep",
            "nsubjpass",
            "advcl",
            "attr",
            "nsubj",
        ):
            if word in IRREAL_VERBS and dep not in ("nsubj",):
                return Realis.IRREAL
            if dep in ("dobj", "nsubjpass", "nsubj", "attr", "xcomp", "prep"):
                own = _verb_realis(head)
                if own in (Realis.IRREAL, Realis.GENERIC):
                    return own
            if dep in ("ccomp", "advcl") and children(head, "aux") and head.pos_ == "VERB":
                return Realis.ACTUAL
        at = head
    return Realis.ACTUAL


def _finite(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(
        c.tag_ in ("VBD", "VBZ", "VBP") for c in verb.children if c.dep_ in ("aux", "auxpass")
    )


def _sums_up(verb: Token, auxiliaries: list[str]) -> bool:
    """ "Strikes have killed hundreds", "these raids have hit the west", "has struck in the past"."""
    if not any(a in ("have", "has", "'ve", "'s") for a in auxiliaries) or verb.tag_ not in ("VBN", "VBD"):
        return False
    plural = any(
        c.tag_ in ("NNS", "NNPS") and c.lemma_.lower() in REPEATED
        for c in verb.children
        if c.dep_ in ("nsubj", "nsubjpass")
    )
    tail = " ".join(t.lower_ for t in verb.subtree if t.i > verb.i)
    counted = any(
        c.dep_ in ("dobj", "nsubjpass") and any(n.like_num for n in c.children) for c in verb.children
    )
    if plural and (_dated(verb) or (counted and "since" not in tail)):
        return False  # "strikes have killed 12 in Idlib on Saturday" is news of the day
    return plural or any(phrase in tail for phrase in _WORDS["summing_up"])
