"""Whether somebody is told to have said a thing, or only expected, urged or too proud to say it.

"Israel is unlikely to admit the strike", "the UN called on Russia to admit it" and "if it claims the attack"
tell of no admission and no claim. Events have their own test of the kind (:mod:`.realis`); a saying has
other words around it: "was quick to claim" and "took to Telegram to deny" did happen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from counterclaim.knowledge.cues import load_cues
from counterclaim.knowledge.load import read_table

from .assertions import Assertion, Side
from .attributions import Attribution
from .realis import CONDITIONS, HABIT, HOLDING_BACK, IRREAL_VERBS, MODALS
from .syntax import negated

_WORDS = read_table("realis.toml")
_VERBS = frozenset(_WORDS["said_infinitives"])
_ADJECTIVES = frozenset(_WORDS["said_adjectives"])
_NOUNS = frozenset(_WORDS["said_nouns"])
_GERUNDS = frozenset(_WORDS["unsaid_gerunds"])
_BEFORE = frozenset(_WORDS["unsaid_before"])
# The stances of a saying that takes each side.
SIDES = {
    Side.FOR: frozenset(("claim_responsibility", "admit", "blame", "accuse", "suspect", "say")),
    Side.AGAINST: frozenset(("deny",)),
}
DEMANDS = frozenset(_WORDS["demands"])
DOUBTS = frozenset(_WORDS["doubts"])
_PRESENT = ("VBZ", "VBP")
_STEPS = 4


def were_said(
    doc: Doc, assertions: Sequence[Assertion], attributions: Sequence[Attribution]
) -> list[Assertion]:
    """Those whose words are told as said; silences all stay."""
    return [a for a in assertions if not _unsaid(doc, a, attributions)]


def _unsaid(doc: Doc, a: Assertion, attributions: Sequence[Attribution]) -> bool:
    if any(unsaid(verb, each.stance_hint) for verb, each in _cues(a, attributions)):
        return True
    if a.rule != "tagged":
        return False
    if a.side is Side.FOR and a.actor is not None and _asked(doc, a.start, a.actor.start):
        return True
    # The tagger hears its claims without a cue: "was urged to admit that it bombed the market".
    known = load_cues().verbs
    own = [t for t in doc.char_span(a.start, a.end, alignment_mode="expand") or () if t.pos_ == "VERB"]
    told = [(t, known[t.lemma_.lower()]) for t in own if known.get(t.lemma_.lower()) in SIDES.get(a.side, ())]
    told = [(t, s) for t, s in told if s != "say"] or told  # "it is too early to blame it, police said"
    return bool(told) and all(unsaid(t, stance) for t, stance in told)


def _asked(doc: Doc, start: int, named: int) -> bool:
    """Whether somebody is named behind a "whether": "it is not known whether the group was behind it"."""
    words = doc.char_span(min(start, named), named, alignment_mode="expand") if named > start else None
    inside = [t.lower_ for t in words or ()]
    at = doc.char_span(start, start + 1, alignment_mode="expand")
    before = at[0].nbor(-1).lower_ if at is not None and at[0].i > 0 else ""
    return "whether" in (*inside, before)


def _cues(a: Assertion, attributions: Sequence[Attribution]) -> Iterator[tuple[Token, Attribution]]:
    """The verbs of the attribution that carries an assertion, and of those around it, that take its side."""
    k = a.said
    for _ in range(_STEPS):
        if k is None:
            return
        each = attributions[k]
        sided = each.stance_hint in SIDES.get(a.side, ())
        if each.cue_head is not None and sided and not each.negated:
            yield from ((verb, each) for verb in _verbs(each.cue_head, each.cue))
        k = each.parent


def _verbs(head: Token, cue: tuple[int, int] | None) -> list[Token]:
    """The head of a cue and the verbs in its words: "admit" in "is unlikely to admit"."""
    inside = head.doc.char_span(*cue, alignment_mode="expand") if cue is not None else None
    return [head, *(t for t in inside or () if t.pos_ == "VERB" and t.i != head.i)]


def unsaid(cue: Token, stance: str | None) -> bool:
    """Whether a cue of this stance is told as something that was not, or not yet, said."""
    if cue.lemma_.lower() in DOUBTS or _after_if(cue):
        return True
    at = cue
    for _ in range(_STEPS):
        if at.pos_ not in ("VERB", "AUX"):
            return False
        if _conditional(at) or _never_was(at) or _to_come(at) or _habit(at, stance) or _demanded(at):
            return True
        above = _real_above(at)
        if above is None:
            return True
        if above.i == at.i:
            return False
        at = above
    return False


def _after_if(cue: Token) -> bool:
    """Whether an "if" opens the clause of a cue, however it is parsed."""
    for token in reversed(cue.doc[max(cue.sent.start, cue.i - 8) : cue.i]):
        if token.is_punct and token.text != "-":
            return False
        if token.lower_ in ("if", "unless", "lest"):
            before = token.nbor(-1).lower_ if token.i > cue.sent.start else ""
            return before not in ("as", "even")
    return False


def _conditional(verb: Token) -> bool:
    return any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS for c in verb.children)


def _never_was(verb: Token) -> bool:
    """ "Would have admitted it", "had the army admitted it"."""
    aux = {c.lower_: c for c in verb.children if c.dep_ == "aux"}
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if "have" in aux and {"would", "should"} & set(aux):
        return True
    asked = any(t.text == "?" for t in verb.sent)
    return "had" in aux and who is not None and aux["had"].i < who.i and not asked


def _to_come(verb: Token) -> bool:
    """ "may claim", "will deny"; not "may have claimed", nor "we can confirm that we struck"."""
    aux = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if not any(a in MODALS and a != "can" for a in aux) or "have" in aux or negated(verb):
        return False  # "police can now say that"
    spoken = any(c.dep_ == "nsubj" and c.lower_ in ("we", "i", "you") for c in verb.children)
    beside = {verb.doc[i].lower_ for i in (verb.i - 1, verb.i + 1) if 0 <= i < len(verb.doc)}
    return not spoken and "only" not in beside  # "would only say that", "would say only that"


def _habit(verb: Token, stance: str | None) -> bool:
    """ "usually claims such attacks". A denial that comes again and again is still one: "always denies"."""
    if stance == "deny" or verb.tag_ not in _PRESENT:
        return False
    return any(c.lower_ in HABIT for c in verb.children if c.dep_ in ("advmod", "npadvmod"))


def _demanded(verb: Token) -> bool:
    """ "Demanded that the group admit the attack"."""
    bare = verb.tag_ in ("VB", "VBP") and not any(c.dep_ == "aux" for c in verb.children)
    return bare and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in DEMANDS


def _real_above(verb: Token) -> Token | None:
    """The word that a saying hangs on, where that leaves it said; the verb itself where it hangs on none;
    null where that word takes it back."""
    head, dep = verb.head, verb.dep_
    if head.i == verb.i:
        return verb
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
        word = head.lemma_.lower()
        if dep == "conj":
            return head
        if head.pos_ in ("VERB", "AUX"):
            if (word in HOLDING_BACK) != negated(head):  # "did not go so far as to deny"
                return None
            if dep == "advcl":  # "took to Telegram to claim the attack"
                return None if word in IRREAL_VERBS or _adjective_of(head) else head
            return head if word in _VERBS or word in HOLDING_BACK else None
        if head.pos_ == "ADJ":
            return verb if word in _ADJECTIVES else None
        return verb if word in _NOUNS or any(c.lower_ in _ADJECTIVES for c in head.lefts) else None
    if verb.tag_ == "VBG":
        if head.pos_ in ("ADP", "SCONJ", "CCONJ") or dep == "pcomp":
            before = {head.lower_, head.head.lower_, head.head.lemma_.lower()}
            before.update(c.lower_ for c in head.children)
            return None if before & _BEFORE else verb
        if dep in ("xcomp", "dobj", "ccomp") and head.lemma_.lower() in _GERUNDS:
            return None
        if head.lower_ in _BEFORE:
            return None
    return head if dep == "conj" and head.pos_ == "VERB" and verb.tag_ == head.tag_ == "VB" else verb


def _adjective_of(verb: Token) -> bool:
    """ "is too proud to admit": the infinitive hangs on the verb beside a word that does not let it be."""
    return verb.lemma_ == "be" and any(
        c.dep_ in ("acomp", "oprd") and c.lemma_.lower() not in _ADJECTIVES for c in verb.children
    )
