"""Numbers given for people told of already: "the mayor put it at 63", "the toll has risen above 200"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .time_sentence import sentence_of, sentence_start
from .toll_groups import Group, Groups
from .toll_verbs import Raw
from .toll_words import INJURED, KILLED, Outcome, later_words, toll_words, verb_lemma, verb_outcome

_REACH = 8  # words between a verb and its number, those that link them included
_BACK = 2  # sentences before this one that may say who is counted


def later_tolls(token: Token, groups: Groups) -> Iterator[Raw]:
    """The number that a word such as "toll", "number", "figure" or "it" stands for.

    ``token``: that word, or a verb that counts ("the Red Cross counts 63").
    """
    words = later_words()
    if token.pos_ == "VERB" and verb_lemma(token) in words.count:
        yield from _counted(token, groups)
        return
    outcome = _whom(token)
    if outcome is None:
        return
    for verb, group in _given(token, groups):
        if not _repeats(token, group):
            first = verb.i if token.lower_ == "it" else token.i
            yield Raw(outcome, token, min(first, group.first), max(token.i, group.last), (group,))
            return


def is_number_word(token: Token) -> bool:
    """Is it a word that a number of people may be given for?"""
    words, base = later_words(), lemma(token)
    if base in words.count and token.pos_ == "VERB":
        return True
    if token.lower_ == "it":
        return token.dep_ == "dobj"
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and (
        base in words.bare or base in toll_words().tolls or (token.lower_ == "dead" and token.dep_ == "dobj")
    )


def _counted(verb: Token, groups: Groups) -> Iterator[Raw]:
    """ "an inquiry counted 17": a bare number as the object, after a word for the dead."""
    for child in verb.rights:
        group = groups.at(child.i) if child.dep_ in ("dobj", "attr", "npadvmod") else None
        if group is None or group.number != group.head or group.vague or group.first != verb.i + 1:
            continue
        outcome = _told_before(verb)
        if outcome is not None:
            yield Raw(outcome, verb, verb.i, group.last, (group,))
        return


def _whom(token: Token) -> Outcome | None:
    """Whom the number counts: as its own phrase says, else as the text just before it does."""
    words, base = later_words(), lemma(token)
    inside = [t for t in _phrase(token) if t.i != token.i or token.lower_ == "dead"]
    if any(t.lower_ in words.hurt for t in inside):
        return INJURED
    if base == "toll" or any(t.lower_ in words.dead or _kills(t) for t in inside):
        return KILLED
    if base not in words.bare:
        return None
    counted = [o for c in token.children if c.lower_ in ("of", "for") for o in c.children if o.dep_ == "pobj"]
    if any(lemma(o) not in toll_words().people_words for o in counted):
        return None
    if counted and _verb_of(token, later_words().put) is None:
        return None  # "the number of refugees has risen": people, but not those told of before
    return _told_before(token, 0 if counted else _BACK)


def _kills(token: Token) -> bool:
    return verb_outcome(token) is KILLED or toll_words().suffering.get(verb_lemma(token)) is KILLED


def _phrase(token: Token) -> list[Token]:
    """The words of the noun phrase, with what is said of it before any comma."""
    phrase = sorted(token.subtree, key=lambda t: t.i)
    end = next((t.i for t in phrase if t.i > token.i and t.text in (",", ";", ":")), token.right_edge.i + 1)
    return [t for t in phrase if t.i < end]


def _told_before(token: Token, back: int = _BACK) -> Outcome | None:
    """The outcome of the nearest casualty word before, in the sentence or the one or two before it."""
    doc, words, first = token.doc, toll_words(), sentence_start(token)
    for _ in range(back):
        first = sentence_start(doc[first - 1]) if first else 0
    for at in range(token.i - 1, first - 1, -1):
        here = doc[at]
        base = verb_lemma(here)
        for outcome in (verb_outcome(here), words.suffering.get(base), words.adjectives.get(here.lower_)):
            if outcome in (KILLED, INJURED):
                return outcome
        if here.lower_ in later_words().dead:
            return KILLED
    return None


def _given(token: Token, groups: Groups) -> Iterator[tuple[Token, Group]]:
    """The verb that gives the number, and the number."""
    words, doc = later_words(), token.doc
    put = _verb_of(token, words.put)
    if put is not None:
        # "put the figure at 63", "raised its count to 53"
        group = _after(doc, max(token.i, _last_of_phrase(token, put)), groups)
        if group is not None:
            yield put, group
    if token.dep_ == "pobj" and token.head.lower_ == "as" and verb_lemma(token.head.head) in words.put:
        # "gave 2,000 as the number of dead"
        verb = token.head.head
        found = next((g for c in verb.rights if c.dep_ == "dobj" and (g := groups.at(c.i))), None)
        if found is not None and found.number == found.head:
            yield verb, found
    if token.dep_ in ("nsubj", "nsubjpass") and token.lower_ not in ("it", "dead"):
        verb = token.head
        if verb.i > token.i and verb_lemma(verb) in words.change:
            group = _after(doc, verb.i, groups)
            if group is not None:
                yield verb, group


def _verb_of(token: Token, verbs: frozenset[str]) -> Token | None:
    return token.head if token.dep_ == "dobj" and verb_lemma(token.head) in verbs else None


def _last_of_phrase(token: Token, verb: Token) -> int:
    """Where the object ends: at the "at", "to" or "as" of its verb."""
    links = [c.i for c in verb.rights if c.i > token.i and c.dep_ in ("prep", "dative") and c.lower_ in _TO]
    return links[0] - 1 if links else token.i


_TO = ("at", "to", "as")


def _after(doc: Doc, verb: int, groups: Groups) -> Group | None:
    """The number that a verb comes to: what stands between may only link them ("has since gone up to 30")."""
    words, end = later_words(), sentence_of(doc[verb]).end
    at, seen = verb + 1, False
    while at < min(end, verb + 1 + _REACH):
        group = groups.at(at)
        here = doc[at].lower_
        if here in words.skip:
            after = groups.starting(at, 2)
            at = (after.last if after else at) + 1
            continue
        if group is not None and group.first == at:
            return None if group.vague or (not seen and _counts_else(doc, group)) else group
        seen = seen or here in ("to", "at", "above", "past", "over", "beyond", "as")
        if here not in words.link:
            return None
        at += 1
    return None


def _counts_else(doc: Doc, group: Group) -> bool:
    """ "the number is 20 houses"."""
    return group.people is not None and lemma(doc[group.head]) not in toll_words().people_words


def _repeats(token: Token, group: Group) -> bool:
    """Is it no count at all: a share, a price, an hour?"""
    after = token.doc[group.last + 1].lower_ if group.last + 1 < len(token.doc) else ""
    return after in ("%", "percent", "per", "million", "billion", "-", "years", "year")
