"""Deeds told only to be called untrue or unproven: "it was a lie that its men did it", "no evidence that".

The words of the deed stand there in full ("its fighters planted the bomb"); what governs them says the
opposite. Read alone they would be a claim of responsibility by the very side that denies it.
"""

from __future__ import annotations

from enum import Enum

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.text.lexicon import lemma

from .syntax import children, negated, none_of

_WORDS = read_table("falsity.toml")
FALSE = frozenset(_WORDS["false"])
TRUE = frozenset(_WORDS["true"])
INVENTED = frozenset(_WORDS["invented"])
ACCOUNTS = frozenset(_WORDS["accounts"])
REJECTING = frozenset(_WORDS["rejecting"])
PROOFS = frozenset(_WORDS["proofs"])
SHOWING = frozenset(_WORDS["showing"])
WANTING = frozenset(_WORDS["wanting"])
CALLING = frozenset(_WORDS["calling"])
NOUNS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr")  # where a noun stands, whatever it was tagged
STEPS = 5  # words up from the deed


class Standing(Enum):
    """How what is said stands, by the words above it."""

    TOLD = "told"
    DENIED = "denied"
    UNPROVEN = "unproven"


def standing(deed: Token) -> Standing:
    """Whether the words above a deed say that it was not so, or that nothing shows it."""
    at, aside = deed, False
    for _ in range(STEPS):
        head = at.head
        if head.i == at.i:
            break
        aside |= at.dep_ == "advcl"  # "no one said so, though a trader blamed the army": said all the same
        if at.dep_ in ("ccomp", "csubj", "csubjpass", "acl", "relcl", "advcl", "xcomp"):
            if (head.pos_ in ("NOUN", "PROPN") or head.dep_ in NOUNS) and at.dep_ != "advcl":
                return _of_noun(head, at)
            if head.pos_ in ("AUX", "VERB", "ADJ") and _called_false(head):
                return Standing.DENIED
            if at.dep_ == "ccomp" and not aside and (how := _of_verb(head, deed)) is not Standing.TOLD:
                return how
        if at.dep_ not in ("ccomp", "csubj", "conj", "advcl", "xcomp"):
            break
        if at.dep_ == "conj" and any(c.dep_.startswith("nsubj") for c in at.children):
            break  # "it was not true that they fled, and the army shelled the town"
        at = head
    return Standing.TOLD


def _of_verb(verb: Token, deed: Token) -> Standing:
    """What a verb makes of the clause that it governs."""
    if any(none_of(t) for t in children(verb, "nsubj")) or _others_say_we(verb, deed):
        return Standing.UNPROVEN  # "nobody should think that its men did it"
    if _a_lie(verb):
        return Standing.DENIED
    unshown = lemma(verb) in SHOWING and _shown_by_nothing(verb)
    return Standing.UNPROVEN if unshown else Standing.TOLD


def _others_say_we(verb: Token, deed: Token) -> bool:
    """ "They say we are responsible": what others say of the speaker, who has not said it."""
    others = {t.lower_ for t in children(verb, "nsubj")} & {"they", "people", "some", "others", "many"}
    return bool(others) and any(
        t.lower_ == "we" or any(c.lower_ == "our" for c in t.lefts) for t in children(deed, "nsubj")
    )


def _a_lie(verb: Token) -> bool:
    """ "The government lies when it says that", "anyone who says that is lying", "is a liar"."""
    above = verb.head.head if verb.dep_ == "relcl" else verb.head
    if verb.dep_ not in ("advcl", "relcl") or above.i == verb.i or negated(above):
        return False
    return lemma(above) == "lie" or any(lemma(t) in ("liar", "lie") for t in children(above, "attr"))


def _shown_by_nothing(verb: Token) -> bool:
    """ "There is nothing to suggest that", "no evidence shows that", "does not prove that"."""
    of = verb.head if verb.dep_ in ("relcl", "acl", "xcomp", "advcl") else verb
    beside = children(verb.head, "attr", "dobj", "nsubj")
    return negated(verb) or none_of(of) or any(none_of(t) for t in beside)


def _called_false(verb: Token) -> bool:
    """ "It was untrue that", "it is not true that", "it was a lie that"."""
    if verb.pos_ == "ADJ":
        return lemma(verb) in FALSE
    predicates = children(verb, "acomp", "attr", "oprd")
    if any(_false(p) and not negated(verb) for p in predicates):
        return True
    return any(lemma(p) in TRUE for p in predicates) and negated(verb)


def _false(word: Token) -> bool:
    """ "False", "a lie", "media fabrication", "totally untrue"."""
    return not none_of(word) and any(lemma(t) in FALSE for t in (word, *word.conjuncts))


def _of_noun(noun: Token, clause: Token) -> Standing:
    """What is said of an account ("reports that ...") or of a proof ("evidence that ...")."""
    word = lemma(noun)
    verb = noun.head
    while verb.dep_ in ("prep", "pobj", "prt") or (verb.pos_ == "ADP" and verb.head.i != verb.i):
        verb = verb.head
    if word in PROOFS:
        missing = none_of(noun) or (verb.pos_ in ("VERB", "AUX") and negated(verb))
        return Standing.UNPROVEN if missing or lemma(verb) in WANTING else Standing.TOLD
    if word in FALSE:
        return Standing.TOLD if _relative(clause) or none_of(noun) else Standing.DENIED
    if word not in ACCOUNTS:
        return Standing.TOLD
    if any(c.dep_ == "amod" and lemma(c) in REJECTING and c.tag_ == "VBN" for c in noun.lefts):
        return Standing.DENIED  # "the army refuted allegations that", where the parser takes them for refuted
    if noun.dep_ in ("nsubj", "nsubjpass", "csubj"):
        rejected = lemma(verb) in (INVENTED | REJECTING) and noun.dep_ == "nsubjpass" and not negated(verb)
        return Standing.DENIED if rejected or _called_false(verb) else Standing.TOLD
    if noun.dep_ in ("dobj", "pobj") and lemma(verb) in REJECTING and not negated(verb):
        return Standing.DENIED
    if noun.dep_ in ("dobj", "nsubj") and lemma(verb) in CALLING and not negated(verb):
        after = [t for t in (*verb.subtree, *noun.subtree) if t.i > clause.i]
        return Standing.DENIED if any(lemma(t) in FALSE for t in after) else Standing.TOLD
    return Standing.TOLD


def _relative(clause: Token) -> bool:
    """ "A lie that spread", "the lie that he told": the clause is of the lie, not what the lie says."""
    return any(c.tag_ in ("WDT", "WP") and c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in clause.children)
