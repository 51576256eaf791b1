"""Force that a side says was all it used: "its men fired only into the air".

From one set of words nobody both claims and denies. That this was all a side did ("only warning shots")
denies what it is accused of; "only after being fired upon" owns the deed and denies nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from re import Pattern, escape
from re import compile as pattern

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import armed_people
from counterclaim.model import Claim
from counterclaim.model.vocabulary import Stance
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .about import UNNAMED
from .assertions import Assertion, Side
from .attributions import Attribution
from .doers import own_pronoun
from .hearing import OWN_PRONOUNS, Hearing, made
from .syntax import SUBJECTS, negated

_WORDS = read_table("wording.toml")
RULE = "limited"
DENYING = frozenset((*_WORDS["denying_words"], *_WORDS["false_words"]))
WORD = pattern(r"[a-z]+")
OWNING = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
TELLING = ("say", "claim", None)


@cache
def _any(name: str) -> Pattern[str]:
    words = _WORDS[name]
    return pattern(rf"\b(?:{'|'.join(escape(w) for w in sorted(words, key=len, reverse=True))})\b")


def limited(words: str) -> bool:
    """Whether words say that some slight force was all that was used."""
    low = words.lower()
    return any(_any("limited_force").search(low, m.end()) for m in _any("only_words").finditer(low))


def says_only(words: str) -> bool:
    return _any("only_words").search(words.lower()) is not None


def conceded(words: str) -> bool:
    """Whether words own force that answered force: "fired only after being fired upon"."""
    return _any("answered_force").search(words.lower()) is not None


def one_side(claims: Sequence[Claim]) -> list[Claim]:
    """The claims without one of each pair by which a speaker would own and deny a deed in the same words.

    Words that hold no denial, heard as one by the tagger beside a pattern that reads the deed: where they
    limit it ("our units shot only from afar") the denial stays, else the deed.
    """
    owned = [c for c in claims if c.stance in OWNING and c.made_by.endswith("/deed")]
    heard = [c for c in claims if c.stance is Stance.DENIES and c.made_by.endswith("/tagged")]
    pairs = [(o, d) for o in owned for d in heard if _same_words(o, d) and not denying(d.span.exact)]
    less = {(o if says_only(d.span.exact) else d).claim_id for o, d in pairs}
    return [c for c in claims if c.claim_id not in less]


def _same_words(one: Claim, other: Claim) -> bool:
    a, b = one.span, other.span
    shared = min(a.end, b.end) - max(a.start, b.start)
    voice = one.origin_key == other.origin_key and one.about_actor_id == other.about_actor_id
    return voice and a.where == b.where and shared >= 0.8 * min(a.end - a.start, b.end - b.start)


def denying(words: str) -> bool:
    """Whether words deny something in so many words, or tell of an accident or of others."""
    return bool(set(WORD.findall(words.lower())) & DENYING) or "n't" in words or "n’t" in words


def limits(hearing: Hearing) -> Iterator[Assertion]:
    """A denial for each speaker who says that its own men did no more; fills ``hearing.handled``."""
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
