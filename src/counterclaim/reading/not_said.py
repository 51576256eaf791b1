"""Whether somebody is said not to have said it: "did not, however, own up to it", "would not blame them".

The last look at each claim before it is printed. What a speaker did not say, printed as its words, is the
worst that a reading can do.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span, Token

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import Stance
from counterclaim.text.lexicon import lemma

from .disclaimed import Standing, standing
from .syntax import children, negated

_WORDS = read_table("wording.toml")
_OWNING, _DENYING, _BLAMING = (frozenset(_WORDS[f"{n}_verbs"]) for n in ("owning", "denying", "blaming"))
FAMILIES: dict[Stance, frozenset[str]] = {
    Stance.CLAIMS_RESPONSIBILITY: _OWNING,
    Stance.ADMITS: _OWNING,
    Stance.DENIES: _DENYING,
    Stance.DENIES_FOR_OTHER: _DENYING,
    Stance.ATTRIBUTES: _BLAMING,
    Stance.ACCUSES: _BLAMING,
    Stance.SUSPECTS: _BLAMING,
}
_BEFORE = frozenset(tuple(phrase.split()) for phrase in _WORDS["unsaid_before"])
_HOLDING = frozenset(("stop", *(first for first, *_ in _BEFORE)))
_NOT = ("not", "n't", "n’t", "never")
_OR = ("or", "nor")
_OPEN = ("secret", "bone")
_TELLING = frozenset(_WORDS["telling_verbs"])
_UNTIL = ("until", "till")
_REACH = 9
"""How many words before a verb are looked at, up to the verb of another clause."""
_CARRIES = frozenset(
    ("want", "be", "have", "do", "will", "would", "can", "could", "may", "might", "shall", "should", "must")
)

Offsets = tuple[int, int]


def not_said(
    doc: Doc, stance: Stance, cues: Sequence[Offsets | None], words: Offsets, named: Offsets | None = None
) -> bool:
    """Whether the verb that tells the stance is negated: that of the cues, else that of the words themselves.

    All offsets are code points; ``named`` are those of the actor. False where no verb of that kind is found,
    or one of them stands unnegated.
    """
    family = FAMILIES.get(stance)
    if family is None:
        return False
    if family is _BLAMING and any(_unproven(s, named) for s in _spans(doc, [words])):
        return True
    told = [t for s in _spans(doc, cues) for t in s if t.pos_ in ("VERB", "AUX")]
    if not told:
        here = _spans(doc, [words])
        told = [t for s in here for t in s if _is_of(t, family)]
        told = told or [t for s in here for t in s.root.ancestors if _is_of(t, family)]
    verbs = [t for t in told if _is_of(t, family)]
    if not verbs and any(lemma(t) in _HOLDING for t in told):  # "declined" of "declined to accept blame"
        near = [t for v in told for t in v.doc[v.i : v.i + _REACH] if t.sent.start == v.sent.start]
        verbs = [t for t in near if _is_of(t, family)][:1]
    if not verbs and family is _BLAMING and any(lemma(t) in _TELLING and negated(t) for t in told):
        return True  # "did not say that the army had fired"
    return bool(verbs) and all(_negated(t) or _taken_back(t, family) for t in verbs)


def _spans(doc: Doc, stretches: Sequence[Offsets | None]) -> list[Span]:
    cut = (doc.char_span(*s, alignment_mode="expand") for s in stretches if s is not None)
    return [s for s in cut if s is not None]


def _is_of(token: Token, family: frozenset[str]) -> bool:
    return token.pos_ in ("VERB", "AUX") and lemma(token) in family


def _unproven(words: Span, named: Offsets | None) -> bool:
    """ "No evidence that the army did it": nobody is blamed by what is said to be unproven."""
    return named is not None and any(
        t.pos_ == "VERB"
        and t.left_edge.idx <= named[0] < t.right_edge.idx
        and standing(t) is Standing.UNPROVEN
        for t in words
    )


def _taken_back(verb: Token, family: frozenset[str]) -> bool:
    """ "Rumours that it had claimed the attack proved untrue", "denied that it had claimed it"."""
    if standing(verb) is not Standing.TOLD:
        return True
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    inside = verb.dep_ in ("ccomp", "xcomp", "pcomp") and above.i < verb.i
    return inside and family is not _DENYING and lemma(above) in _DENYING and not negated(above)


def _negated(verb: Token) -> bool:
    if any(t.lower_ in _UNTIL for t in verb.subtree):
        return False  # "did not claim it until Friday": on Friday it did
    if any(c.lower_ == "no" for o in children(verb, "dobj") if lemma(o) not in _OPEN for c in o.lefts):
        return True  # "took no blame", but "made no secret of it"
    if verb.dep_ == "conj" and any(c.lower_ in _OR for c in verb.head.children) and _negated(verb.head):
        return True  # "did not claim or admit it"
    for at in range(verb.i - 1, max(verb.sent.start, verb.i - _REACH) - 1, -1):
        token, after = verb.doc[at], verb.doc[at + 1].lower_
        if token.lower_ in _NOT and after != "only" and token.head.i in (verb.i, verb.head.i):
            return True  # but "not only claimed it", "not long after, claimed it"
        if _BEFORE & {(lemma(token),), (lemma(token), after)}:
            return True
        turned = at > 0 and verb.doc[at - 1].pos_ == "AUX"  # "nor did it deny it"
        if token.dep_ in ("nsubj", "nsubjpass") and not turned:
            return False
        if token.pos_ == "VERB" and lemma(token) not in _CARRIES:
            return False
    return False
