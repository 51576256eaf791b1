"""Force that a side says was limited or answered: "its men fired only into the air", "troops returned fire".

From one set of words nobody both claims and denies. That this was all a side did ("only warning shots")
denies what it is accused of; that it was fired upon first justifies a deed and denies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from re import Pattern
from re import compile as pattern
from re import escape

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import armed_people
from counterclaim.model.vocabulary import Stance
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .about import UNNAMED
from .assertions import Assertion, Side
from .attributions import Attribution
from .doers import own_pronoun
from .hearing import OWN_PRONOUNS, Hearing, made
from .syntax import SUBJECTS, negated

RULE = "limited"
TELLING = ("say", "claim", None)


@cache
def _any(name: str) -> Pattern[str]:
    words = read_table("wording.toml")[name]
    return pattern(rf"\b(?:{'|'.join(escape(w) for w in sorted(words, key=len, reverse=True))})\b")


def limited(words: str) -> bool:
    """Whether words say that some slight force was all that was used."""
    low = words.lower()
    return any(_any("limited_force").search(low, m.end()) for m in _any("only_words").finditer(low))


def justified(words: str) -> bool:
    """Whether words tell of force that answered force."""
    return _any("answered_force").search(words.lower()) is not None


def limits(hearing: Hearing) -> Iterator[Assertion]:
    """A denial for each speaker who says that its own men did no more than that; fills ``hearing.handled``."""
    text = text_of(hearing.doc)
    for k, each in enumerate(tuple(hearing.attributions)):
        if each.source is None or each.negated or each.stance_hint not in TELLING or each.cue_head is None:
            continue
        after = text[each.content[0][0] : each.cue_head.sent.end_char]
        if each.content[-1][0] < each.cue_head.idx:
            after = text[each.content[0][0] : each.content[-1][1]]
        if not limited(after):
            continue
        content = hearing.content_tokens(each)
        doing = [t for t in content if t.dep_ in SUBJECTS and t.head.pos_ in ("VERB", "AUX")]
        if not doing or not _own_men(hearing, each, doing[0]) or negated(doing[0].head):
            continue
        inside = hearing.events_in(each)
        hearing.handled.update(inside)
        start, end = min(each.source[0], each.content[0][0]), each.content[0][0] + len(after.rstrip(" .\n"))
        yield made(
            hearing, k, each, Side.AGAINST, RULE, None, own=True, stance=Stance.DENIES,
            start=start, end=max(end, each.source[1]),
        )  # fmt: skip


def _own_men(hearing: Hearing, each: Attribution, who: Token) -> bool:
    """ "Its men", "they", "officers" of the police: not "they" of a witness, "Israeli troops" of another."""
    speaker = hearing.speaker(each)
    if speaker is None:
        return False
    if any(c.lower_ in OWN_PRONOUNS for c in who.lefts):
        return True
    if who.lower_ in OWN_PRONOUNS:
        return own_pronoun(who, each, True, hearing.cast)
    meant = hearing.cast.principal_of(who).actor_id
    if meant is not None:
        return meant == speaker
    bare = not any(c.dep_ in ("amod", "compound", "poss", "det") for c in who.lefts)
    return bare and (lemma(who) in armed_people() or lemma(who) in UNNAMED)
