"""Verbs that kill, hurt or hold, with the people they count: "killed six", "six were killed", "six died".

Dependencies come first; where the parse gives none (texts without commas, headlines), the nearest
counted people on the side where English puts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .time_sentence import sentence_start
from .toll_groups import Group, Groups
from .toll_lists import chain, chain_back, is_part, own_cue, together
from .toll_words import Outcome, phrase_end, toll_words, verb_lemma, verb_outcome

_BE = ("be", "get", "become")


class Raw(NamedTuple):
    """A casualty word (tokens ``first`` to ``last``), its outcome and the groups that it counts together.

    ``mixed``: the number covers two outcomes at once ("killed or wounded 15"), so it counts neither.
    """

    outcome: Outcome
    cue: Token
    first: int
    last: int
    groups: tuple[Group, ...]
    mixed: bool = False
    part: bool = False


def headline_verb(token: Token) -> bool:
    """ "Kills 12": a headline's verb that the model reads as a name."""
    return token.tag_ in ("NNP", "NNPS", "NNS", "NN", "JJ") and token.lower_.startswith(
        ("kill", "wound", "injur", "execut")
    )


def is_passive(token: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children):
        return True
    if (
        token.dep_ == "conj"
        and token.tag_ in ("VBN", "VBD")
        and token.head.tag_ == "VBN"
        and not _has(token, "dobj")
    ):
        return is_passive(token.head)
    at = token.i - 1
    while at > sentence_start(token) and token.doc[at].tag_ in ("RB", "VBN") and token.i - at < 4:
        at -= 1
    helper = token.doc[at]
    return (
        token.tag_ in ("VBN", "VBD")
        and at >= 0
        and helper.lemma_ in _BE
        and helper.pos_ == "AUX"
        and not _has(token, "dobj")
    )


def _has(token: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in token.children)


def verb_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "killed six", "six were killed", "killed or wounded 15"."""
    only_people = any(
        verb_lemma(token) == head and phrase_end(token, tuple(rest)) is not None
        for head, *rest in toll_words().of_people
    )
    for raw in _verb_tolls(token, outcome, groups):
        if not only_people or all(are_people(token.doc, group) for group in raw.groups):
            yield raw


def are_people(doc: Doc, group: Group) -> bool:
    """Does a word of the group say that people are counted?"""
    words = toll_words().people_words
    return any(lemma(t) in words or t.lower_ in words for t in doc[group.first : group.last + 1])


def fallen_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "three soldiers fell in the ambush", but not "fell ill", "fell to the rebels"."""
    words, doc = toll_words(), token.doc
    if any(c.lower_ in words.of_fighters_not for c in token.rights) or _has(token, "dobj"):
        return
    objects = [o for c in token.rights if c.dep_ == "prep" for o in c.children]
    if any(o.lower_ in words.of_fighters_not for o in objects):
        return  # "fell in love"
    subject = next((c for c in token.lefts if c.dep_ == "nsubj"), None)
    counted = together(subject, groups, token.i) if subject is not None else ()
    fighters = [any(lemma(t) in words.fighters for t in doc[g.first : g.last + 1]) for g in counted]
    if counted and all(fighters) and counted[-1].last < token.i:
        yield Raw(outcome, token, counted[0].first, token.i, counted)


def _verb_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    partner = _partner(token)
    mixed = partner is not None and verb_outcome(partner) not in (None, outcome)
    if is_passive(token):
        yield from subject_tolls(token, outcome, groups, mixed)
        return
    dobj = next((c for c in token.children if c.dep_ in ("dobj", "obj") and c.i > token.i), None)
    if dobj is None and partner is not None and mixed:
        dobj = next((c for c in partner.children if c.dep_ in ("dobj", "obj") and c.i > partner.i), None)
    counted = together(dobj, groups, token.i) if dobj is not None else ()
    if not counted or (dobj is not None and not any(g.vague or g.low or g.high for g in counted)):
        near = groups.starting(token.i, 3 if dobj is None else 1)
        after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        listed = after == "," and groups.at(token.i - 1)
        if near and not listed and not _stops(token.doc, token.i, near.first):
            counted = chain(near, groups, token.i)
    last = _end(token)
    if (
        counted
        and token.tag_ != "VBG"
        and counted[0].first - token.i <= 2
        and own_cue(counted[0], groups, token.i)
    ):
        before = groups.at(token.i - 1) if token.i else None
        if before is not None or groups.at(max(0, token.i - 2)) is not None:
            counted, dobj = (), None  # "20 killed 30 injured": the next number has its own word
    if counted and counted[0].first > token.i:
        yield Raw(outcome, token, token.i, last, counted, mixed and dobj is not None)
        return
    if dobj is None and (token.tag_ in ("VBN", "VBD", "JJ") or headline_verb(token)):
        # "12 killed in ...", "five soldiers killed by a mine": a participle after the people
        yield from before_tolls(token, outcome, groups, mixed)


def _partner(token: Token) -> Token | None:
    """The other verb of "killed or wounded"."""
    for child in token.children:
        if child.dep_ == "conj" and child.i - token.i <= 2:
            return child
    if token.dep_ == "conj" and token.i - token.head.i <= 2:
        return token.head
    # a headline's "Kills Injures over 70"
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after if after is not None and verb_outcome(after) and after.lower_.endswith("s") else None


def _end(token: Token) -> int:
    """The last token of a verb of several words ("shot dead"), where they stand together."""
    for rest, _ in toll_words().phrasal.get(verb_lemma(token), ()):
        end = phrase_end(token, rest)
        if end is not None and (end == token.i + len(rest) or rest == ("to", "death")):
            return end
    return token.i


def _stops(doc: Doc, first: int, last: int) -> bool:
    """Is there anything but adverbs, days and quotation marks between a verb and the people after it?"""
    return any(
        doc[i].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") or doc[i].text in (".", ";", ":")
        for i in range(first + 1, last)
        if doc[i].lower_ not in ("at", "up", "to", "as", "than")
    )


def subject_tolls(token: Token, outcome: Outcome, groups: Groups, mixed: bool = False) -> Iterator[Raw]:
    """ "six people were killed", "six died"."""
    subject = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj") and c.i < token.i), None)
    if subject is None and token.dep_ == "conj":
        subject = next((c for c in token.head.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        own = groups.starting(token.head.i, max(1, token.i - token.head.i))
        if own and own.last < token.i and own.first > token.head.i:
            subject = token.doc[own.head]
    if subject is not None and subject.lower_ in ("who", "which", "that", "whom") and token.dep_ == "relcl":
        subject = token.head
    counted = together(subject, groups, token.i) if subject is not None else ()
    counted = tuple(g for g in counted if g.last < token.i)
    if counted:
        first = min(g.first for g in counted)
        if token.i - max(g.last for g in counted) <= 22:
            yield Raw(outcome, token, first, _end(token), counted, mixed)
            return
    if subject is None or subject.pos_ not in ("PROPN", "PRON") or not counted:
        yield from before_tolls(token, outcome, groups, mixed)


def before_tolls(token: Token, outcome: Outcome, groups: Groups, mixed: bool = False) -> Iterator[Raw]:
    """The nearest counted people in front of the word, with no other verb between."""
    doc, start = token.doc, sentence_start(token)
    for at in range(token.i - 1, max(start, token.i - 18) - 1, -1):
        group = groups.at(at)
        if group and not is_part(doc, group, groups):
            run = chain_back(group, groups)
            yield Raw(outcome, token, run[0].first, _end(token), run, mixed)
            return
        if group is None and _breaks(doc[at], token):
            return


def _breaks(word: Token, cue: Token) -> bool:
    if (
        word.text in (";", ".", ":")
        or word.tag_ == "MD"
        or (word.lower_ == "among" and word.nbor().lower_ not in ("them", "whom"))
    ):
        return True
    if word.pos_ == "VERB" and word.lemma_ not in (
        "report",
        "confirm",
        "say",
        "leave",
        "believe",
        "fear",
        "include",
        "know",
    ):
        adjacent = cue.i - word.i <= 2 and word.tag_ in ("VBN", "VBD")
        return not adjacent
    return False
