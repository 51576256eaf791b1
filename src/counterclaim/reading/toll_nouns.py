"""Nouns and adjectives that count the dead and the hurt: "six dead", "19 bodies", "a toll of eight"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.text.lexicon import lemma
from counterclaim.text.numbers import whole

from .time_sentence import sentence_of, sentence_start
from .toll_groups import Groups
from .toll_lists import chain, is_part, together
from .toll_verbs import Raw, are_people, before_tolls, subject_tolls
from .toll_words import INJURED, KILLED, Outcome, toll_words, verb_lemma


def adjective_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "left 20 dead", "12 people dead", "20 were dead", "12 dead and 30 wounded"."""
    if token.i + 1 < len(token.doc) and lemma(token.doc[token.i + 1]) in (
        "body",
        "toll",
        "sea",
        "end",
        "line",
    ):
        return
    group = groups.at(token.i)
    if group is not None and token.i in (group.head, group.number + 1):
        yield Raw(outcome, token, group.first, max(group.last, token.i), (group,), _conj_mixed(token))
        return
    doc = token.doc
    if token.i and doc[token.i - 1].lower_ in ("the", "of", "its", "their", "his"):
        return
    subject = next(
        (c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i < token.i), None
    )
    if token.dep_ in ("acomp", "oprd", "ccomp", "xcomp") and subject is not None:
        counted = tuple(g for g in together(subject, groups, token.i) if g.last < token.i)
        if counted and token.i - counted[-1].last <= 12:
            yield Raw(outcome, token, counted[0].first, token.i, counted, _conj_mixed(token))
            return
    yield from before_tolls(token, outcome, groups, _conj_mixed(token))


def _conj_mixed(token: Token) -> bool:
    """ "dead and injured", "dead or wounded" share one number."""
    doc, words = token.doc, toll_words()
    for step in (2, -2):
        at = token.i + step
        if 0 <= at < len(doc) and doc[token.i + step // 2].lower_ in ("and", "or", "/"):
            other = words.adjectives.get(doc[at].lower_)
            if other and other != words.adjectives.get(token.lower_):
                return True
    return False


def among_tolls(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "60 children among dead", in a headline; the dead themselves are not counted there."""
    doc, at = token.doc, token.i - 1
    while at > 0 and doc[at].lower_ in ("the", "its"):
        at -= 1
    group = groups.at(at - 1) if at > 0 and doc[at].lower_ == "among" else None
    if group is not None and group.last == at - 1 and not group.vague and are_people(doc, group):
        counted_before = any(g.last < group.first for g in groups.all)
        yield Raw(KILLED, token, group.first, token.i, (group,), part=counted_before)


def noun_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "19 bodies", "three deaths", "22 injuries"."""
    group = groups.at(token.i)
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if group and group.head == token.i and following not in ("toll", "tolls", "row", "penalty"):
        if token.lower_ in toll_words().adjectives and token.pos_ == "ADJ":
            return
        if any(t.lower_ in ("attempted", "alleged", "threatened") for t in token.doc[group.first : token.i]):
            return  # "three attempted murders"
        yield Raw(outcome, token, group.first, group.last, (group,))


def definite_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "the 62 victims", "its 16 victims": those told of; never "twenty victims of the flood"."""
    group = groups.at(token.i)
    if group is None or group.head != token.i:
        return
    articles = ("the", "its", "their", "all", "these", "those")
    if any(token.doc[at].lower_ in articles for at in (group.first, group.first - 1) if at >= 0):
        yield Raw(outcome, token, group.first, group.last, (group,))


def act_tolls(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "the killing of six", "the bodies of 12 men", "the loss of all 81"."""
    link = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > token.i), None)
    pobj = (
        next((c for c in link.children if c.dep_ in ("pobj", "nummod")), None) if link is not None else None
    )
    if link is None or pobj is None or groups.at(token.i) or token.lower_ in ("body", "corpse"):
        return
    counted = together(pobj, groups, token.i)
    if counted and counted[0].first > token.i and (token.lower_ != "loss" or not counted[0].people):
        yield Raw(outcome, token, token.i, token.i, counted)


def number_tolls(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "the death toll rose to 120", "a toll of eight", "put the number of dead at 11"."""
    doc, sentence = token.doc, sentence_of(token)
    around = [t.lower_ for t in doc[max(sentence.start, token.i - 2) : token.i]]
    beyond = [t.lower_ for t in doc[token.i + 1 : min(sentence.end, token.i + 5)]]
    if lemma(token) not in ("toll", "dead") and not {
        "dead",
        "deaths",
        "killed",
        "fatalities",
        "death",
        "victims",
    } & set(beyond + around):
        return
    injured = {"injured", "wounded", "injury", "injuries"} & set(around + beyond[:3])
    for at in range(token.i + 1, min(sentence.end, token.i + 22)):
        group = groups.at(at)
        if group is None or group.first != at or group.vague or is_part(doc, group, groups):
            continue
        ahead = doc[at - 1].lower_
        if ahead in (
            "to",
            "at",
            "of",
            ":",
            "stands",
            "hits",
            "reached",
            "hit",
            "topped",
            "was",
            "is",
            "reaches",
            "be",
            "exceeded",
            "passed",
            "past",
            "becomes",
            "become",
            "rises",
            "as",
            "above",
            "over",
        ):
            yield Raw(INJURED if injured else KILLED, token, token.i, group.last, (group,))
            return
        if ahead != "from" and at - token.i > 14:
            return


def lives_tolls(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "claimed the lives of six", "claimed eight lives", "six lost their lives"."""
    words = toll_words()
    if token.head.lower_ == "of" and lemma(token.head.head) == "loss" and (lost := groups.at(token.i)):
        loss = token.head.head  # "with the loss of 90 lives"
        yield Raw(KILLED, loss, loss.i, lost.last, (lost,))
        return
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "NOUN", "PROPN")), None)
    near = [
        t
        for t in token.doc[max(sentence_start(token), token.i - 5) : token.i]
        if verb_lemma(t) in words.lives_take | words.lives_lose
    ]
    verb = near[-1] if near else verb
    if verb is None:
        return
    if verb_lemma(verb) in words.lives_lose:
        yield from (
            (Raw(KILLED, raw.cue, raw.first, token.i, raw.groups))
            for raw in subject_tolls(verb, KILLED, groups)
        )
        return
    if verb_lemma(verb) not in words.lives_take:
        return
    own = groups.at(token.i)
    if own:
        yield Raw(KILLED, verb, verb.i, own.last, (own,))
        return
    after = groups.starting(token.i, 3)
    if after is None and token.i + 2 < len(token.doc):
        counted = next(
            (
                together(t, groups, token.i)
                for c in token.children
                if c.dep_ == "prep"
                for t in c.children
                if t.dep_ == "pobj"
            ),
            (),
        )
    else:
        counted = chain(after, groups, token.i) if after else ()
    if counted:
        yield Raw(KILLED, verb, verb.i, token.i, counted)


def lost_tolls(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "the group lost 13 of its fighters"."""
    dobj = next((c for c in token.children if c.dep_ == "dobj"), None)
    group = groups.headed(dobj) if dobj is not None else groups.starting(token.i, 1)
    if group is None or group.first <= token.i or group.first - token.i > 3:
        return
    if group.number == group.head and (dobj is None or whole(token.doc[group.number].lower_) is None):
        return
    named = {lemma(t) for t in token.doc[group.first : group.last + 1]}
    if named & toll_words().one_person or named & {"troop", "personnel", "people", "force", "crew"}:
        yield Raw(KILLED, token, token.i, token.i, chain(group, groups, token.i))


def sustained_tolls(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "four others sustained injuries"."""
    verb = token.head
    if (
        token.dep_ == "dobj"
        and verb.lemma_ in ("sustain", "suffer", "receive")
        and groups.at(token.i) is None
    ):
        yield from (
            (Raw(INJURED, raw.cue, raw.first, token.i, raw.groups))
            for raw in subject_tolls(verb, INJURED, groups)
        )
