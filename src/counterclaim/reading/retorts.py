"""Answers in words that name no deed: "This is a lie", "We did not do this", "Our forces were not there".

Such words deny something only by what was said before them, so they count only where somebody else in the
report has named the speaker's side. "No comment" stands here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import Stance
from counterclaim.text.lexicon import lemma

from .assertions import Assertion, Side
from .attributions import Attribution
from .hearing import ACCUSATION_NOUNS, OWN_PRONOUNS, REJECTABLE, Hearing, made
from .syntax import children, negated

_WORDS = read_table("wording.toml")
FALSE = frozenset(_WORDS["false_words"])
TRUE = frozenset(_WORDS["true_words"])
THERE = frozenset(("there", "present", "active", "nearby"))
DEMONSTRATIVE = frozenset(("it", "this", "that", "these", "those", "they", "all", "everything", "which"))
FIRST = frozenset(("we", "us", "our", "ours"))
TOLD_OTHERWISE = (
    "deny", "reject", "blame", "accuse", "decline", "no_response", "no_information", "no_claim", "ask",
)  # fmt: skip
PRESENT = ("be", "have", "operate", "fly", "deploy", "keep")
NOTHING_SAID = frozenset(_WORDS["nothing_said"])
MEANS = frozenset(_WORDS["means_of_force"])
CONDITIONS = frozenset(("if", "whether", "unless", "until"))


def retorts(hearing: Hearing, told: Sequence[Assertion]) -> list[Assertion]:
    """One denial for each side that answers so, unless ``told`` holds one in the same words."""
    found: list[Assertion] = []
    answered: set[str] = set()
    for k, each in enumerate(tuple(hearing.attributions)):
        side = hearing.speaker(each) if each.source is not None else None
        if side is None or side in answered or each.negated or each.stance_hint in TOLD_OTHERWISE:
            continue
        if _says_nothing(hearing, each):
            stance = Stance.DECLINES_TO_COMMENT
            found.append(made(hearing, k, each, Side.SILENT, "refusal", None, own=True, stance=stance))
            continue
        named = _named_by_others(hearing, told, side)
        if named is None or any(a.said == k and a.side is not Side.EVENT for a in told):
            continue
        if any(_is_retort(verb) for verb in _clauses(hearing, each)):
            answered.add(side)
            found.append(made(hearing, k, each, Side.AGAINST, "retort", named.event, own=True))
    return found


def _says_nothing(hearing: Hearing, each: Attribution) -> bool:
    """ "No comment," said the spokesman."""
    said = " ".join(t.lower_ for t in hearing.content_tokens(each) if t.is_alpha)
    return said in NOTHING_SAID


def _named_by_others(hearing: Hearing, told: Sequence[Assertion], side: str) -> Assertion | None:
    """The last assertion by which another names ``side`` as the one that did it."""
    for a in reversed(told):
        if a.side is not Side.FOR or a.own or a.actor is None or a.actor.actor_id != side:
            continue
        if a.said is None or hearing.speaker(hearing.attributions[a.said]) != side:
            return a
    return None


def _clauses(hearing: Hearing, each: Attribution) -> Iterator[Token]:
    """The finite verbs of the main clauses of what is said."""
    for token in hearing.content_tokens(each):
        if token.pos_ not in ("VERB", "AUX") or token.dep_ in ("aux", "auxpass", "xcomp", "advcl", "relcl"):
            continue
        if any(c.lower_ in CONDITIONS for c in token.lefts) or token.sent.text.rstrip().endswith("?"):
            continue
        yield token


def _is_retort(verb: Token) -> bool:
    return _calls_it_false(verb) or _did_not(verb) or _was_not_there(verb) or _nothing_was_there(verb)


def _calls_it_false(verb: Token) -> bool:
    """ "This is a lie", "the accusations are baseless", "that is not true", "it was not us"."""
    if verb.lemma_.lower() != "be":
        return False
    about = [t for t in children(verb, "nsubj") if t.lower_ in DEMONSTRATIVE or lemma(t) in REJECTABLE]
    said = {lemma(t) for t in children(verb, "attr", "acomp", "oprd")} | {
        t.lower_ for t in children(verb, "attr", "acomp")
    }
    if not about:
        return False
    return bool(said & (TRUE | FIRST)) if negated(verb) else bool(said & FALSE)


def _did_not(verb: Token) -> bool:
    """ "We did not do this", "we never did that"."""
    if verb.lemma_.lower() != "do" or not negated(verb):
        return False
    return _own(verb) and any(t.lower_ in DEMONSTRATIVE for t in children(verb, "dobj"))


def _was_not_there(verb: Token) -> bool:
    """ "Our forces were not there", "we have no fighters in that area"."""
    if verb.lemma_.lower() not in PRESENT or not negated(verb) or not _own(verb):
        return False
    if verb.lemma_.lower() == "have":
        held = children(verb, "dobj")
        return any(c.lower_ == "no" for t in held for c in t.lefts) and any(
            lemma(t) not in ACCUSATION_NOUNS and t.tag_ == "NNS" for t in held
        )
    below = [t for c in verb.children for t in (c, *c.children)]
    return any(t.lower_ in THERE for t in below) or any(
        p.dep_ == "prep" and p.lower_ in ("in", "near", "at", "inside", "around") for p in verb.children
    )


def _nothing_was_there(verb: Token) -> bool:
    """ "There were no flights there that day", "there was no operation in the area"."""
    if verb.lemma_.lower() != "be" or not children(verb, "expl") or not negated(verb):
        return False
    return any(lemma(t) in MEANS for t in children(verb, "attr", "nsubj"))


def _own(verb: Token) -> bool:
    return any(
        t.lower_ in FIRST or any(c.lower_ in OWN_PRONOUNS and c.dep_ == "poss" for c in t.lefts)
        for t in children(verb, "nsubj")
    )
