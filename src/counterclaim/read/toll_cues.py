"""Who suffered what: each casualty word of a text with the people that it counts.

Dependencies come first; where the parse gives none (texts without commas, headlines), the nearest
counted people on the side where English puts them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma
from counterclaim.text.numbers import whole

from .time_sentence import sentence_of, sentence_start
from .toll_groups import Group, Groups, one_person
from .toll_words import INJURED, KILLED, Outcome, toll_words, verb_lemma, verb_outcome

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


def raw_tolls(doc: Doc, groups: Groups) -> Iterator[Raw]:
    """Every casualty word that counts somebody."""
    words = toll_words()
    for token in doc:
        base, noun, lower = verb_lemma(token), lemma(token), token.lower_
        outcome = verb_outcome(token)
        if outcome and _acts_as_verb(token):
            yield from _verb(token, outcome, groups)
        elif base in words.suffering and token.pos_ in ("VERB", "NOUN", "PROPN"):
            yield from _subject(token, words.suffering[base], groups)
        elif lower in words.adjectives and lower != "hurt":
            yield from _adjective(token, words.adjectives[lower], groups)
        if noun in words.people or lower in words.people:
            yield from _noun(token, words.people.get(noun) or words.people[lower], groups)
        if noun in words.acts and token.pos_ in ("NOUN", "PROPN", "VERB"):
            yield from _act(token, words.acts[noun], groups)
        if noun in words.tolls or (lower == "dead" and doc[token.i : token.i + 2].text.lower() == "dead at"):
            yield from _number_of(token, groups)
        if noun == "life":
            yield from _lives(token, groups)
        elif noun in ("injury", "wound", "burn"):
            yield from _sustained(token, groups)
        if base in ("lose", "claim") and token.pos_ in ("VERB", "PROPN", "NOUN"):
            yield from _lost(token, groups)


def _acts_as_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or token.tag_ in ("VBN", "VBD", "VBG", "VBZ", "VBP", "VB") or _headline_verb(token)


def _headline_verb(token: Token) -> bool:
    """ "Kills 12": a headline's verb that the model reads as a name."""
    return token.tag_ in ("NNP", "NNPS", "NNS", "NN", "JJ") and token.lower_.startswith(("kill", "wound", "injur", "execut"))


def is_passive(token: Token) -> bool:
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children):
        return True
    if token.dep_ == "conj" and token.tag_ in ("VBN", "VBD") and token.head.tag_ == "VBN" and not _has(token, "dobj"):
        return is_passive(token.head)
    at = token.i - 1
    while at > sentence_start(token) and token.doc[at].tag_ in ("RB", "VBN") and token.i - at < 4:
        at -= 1
    helper = token.doc[at]
    return token.tag_ in ("VBN", "VBD") and at >= 0 and helper.lemma_ in _BE and helper.pos_ == "AUX" and not _has(token, "dobj")


def _has(token: Token, dep: str) -> bool:
    return any(child.dep_ == dep for child in token.children)


def _verb(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    partner = _partner(token)
    mixed = partner is not None and verb_outcome(partner) not in (None, outcome)
    if is_passive(token):
        yield from _subject(token, outcome, groups, mixed)
        return
    dobj = next((c for c in token.children if c.dep_ in ("dobj", "obj") and c.i > token.i), None)
    if dobj is None and partner is not None and mixed:
        dobj = next((c for c in partner.children if c.dep_ in ("dobj", "obj") and c.i > partner.i), None)
    counted = _together(dobj, groups, token.i) if dobj is not None else ()
    if not counted or (dobj is not None and not any(g.vague or g.low or g.high for g in counted)):
        near = groups.starting(token.i, 3 if dobj is None else 1)
        if near and not _stops(token.doc, token.i, near.first):
            counted = _chain(near, groups, token.i)
    last = _end(token)
    if counted and token.tag_ != "VBG" and counted[0].first - token.i <= 2 and _own_cue(counted[0], groups, token.i):
        before = groups.at(token.i - 1) if token.i else None
        if before is not None or groups.at(max(0, token.i - 2)) is not None:
            counted, dobj = (), None  # "20 killed 30 injured": the next number has its own word
    if counted and counted[0].first > token.i:
        yield Raw(outcome, token, token.i, last, counted, mixed and dobj is not None)
        return
    if dobj is None and (token.tag_ in ("VBN", "VBD", "JJ") or _headline_verb(token)):
        # "12 killed in ...", "five soldiers killed by a mine": a participle after the people
        yield from _before(token, outcome, groups, mixed)


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
    """The last token of a verb of several words ("shot dead")."""
    after = token.doc[token.i + 1 : token.i + 4]
    for rest, _ in toll_words().phrasal.get(verb_lemma(token), ()):
        if tuple(t.lemma_.lower() for t in after[: len(rest)]) == rest:
            return token.i + len(rest)
    return token.i


def _stops(doc: Doc, first: int, last: int) -> bool:
    """Is there anything but adverbs, days and quotation marks between a verb and the people after it?"""
    return any(
        doc[i].pos_ in ("VERB", "AUX", "ADP", "SCONJ", "CCONJ") or doc[i].text in (".", ";", ":")
        for i in range(first + 1, last)
        if doc[i].lower_ not in ("at", "up", "to", "as", "than")
    )


def _subject(token: Token, outcome: Outcome, groups: Groups, mixed: bool = False) -> Iterator[Raw]:
    """ "six people were killed", "six died"."""
    subject = next((c for c in token.children if c.dep_ in ("nsubjpass", "nsubj") and c.i < token.i), None)
    if subject is None and token.dep_ == "conj":
        subject = next((c for c in token.head.children if c.dep_ in ("nsubjpass", "nsubj")), None)
        own = groups.starting(token.head.i, max(1, token.i - token.head.i))
        if own and own.last < token.i and own.first > token.head.i:
            subject = token.doc[own.head]
    if subject is not None and subject.lower_ in ("who", "which", "that", "whom") and token.dep_ == "relcl":
        subject = token.head
    counted = _together(subject, groups, token.i) if subject is not None else ()
    counted = tuple(g for g in counted if g.last < token.i)
    if counted:
        first = min(g.first for g in counted)
        if token.i - max(g.last for g in counted) <= 22:
            yield Raw(outcome, token, first, _end(token), counted, mixed)
            return
    if subject is None or subject.pos_ not in ("PROPN", "PRON") or not counted:
        yield from _before(token, outcome, groups, mixed)


def _before(token: Token, outcome: Outcome, groups: Groups, mixed: bool = False) -> Iterator[Raw]:
    """The nearest counted people in front of the word, with no other verb between."""
    doc, start = token.doc, sentence_start(token)
    for at in range(token.i - 1, max(start, token.i - 18) - 1, -1):
        group = groups.at(at)
        if group and not is_part(doc, group, groups):
            run = _chain_back(group, groups)
            yield Raw(outcome, token, run[0].first, _end(token), run, mixed)
            return
        if group is None and _breaks(doc[at], token):
            return


def _breaks(word: Token, cue: Token) -> bool:
    if word.text in (";", ".", ":") or word.tag_ == "MD" or (word.lower_ == "among" and word.nbor().lower_ not in ("them", "whom")):
        return True
    if word.pos_ == "VERB" and word.lemma_ not in ("report", "confirm", "say", "leave", "believe", "fear", "include"):
        adjacent = cue.i - word.i <= 2 and word.tag_ in ("VBN", "VBD")
        return not adjacent
    return False


def _adjective(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "left 20 dead", "12 people dead", "20 were dead", "12 dead and 30 wounded"."""
    if token.i + 1 < len(token.doc) and lemma(token.doc[token.i + 1]) in ("body", "toll", "sea", "end", "line"):
        return
    group = groups.at(token.i)
    if group is not None and token.i in (group.head, group.number + 1):
        yield Raw(outcome, token, group.first, max(group.last, token.i), (group,), _conj_mixed(token))
        return
    doc = token.doc
    if token.i and doc[token.i - 1].lower_ in ("the", "of", "its", "their", "his"):
        return
    subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass", "dobj") and c.i < token.i), None)
    if token.dep_ in ("acomp", "oprd", "ccomp", "xcomp") and subject is not None:
        counted = tuple(g for g in _together(subject, groups, token.i) if g.last < token.i)
        if counted and token.i - counted[-1].last <= 12:
            yield Raw(outcome, token, counted[0].first, token.i, counted, _conj_mixed(token))
            return
    yield from _before(token, outcome, groups, _conj_mixed(token))


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


def _noun(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "19 bodies", "three deaths", "22 injuries"."""
    group = groups.at(token.i)
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if group and group.head == token.i and following not in ("toll", "tolls", "row", "penalty"):
        if token.lower_ in toll_words().adjectives and token.pos_ == "ADJ":
            return
        yield Raw(outcome, token, group.first, group.last, (group,))


def _act(token: Token, outcome: Outcome, groups: Groups) -> Iterator[Raw]:
    """ "the killing of six", "the bodies of 12 men", "the loss of all 81"."""
    link = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of" and c.i > token.i), None)
    pobj = next((c for c in link.children if c.dep_ in ("pobj", "nummod")), None) if link is not None else None
    if link is None or pobj is None or groups.at(token.i) or token.lower_ in ("body", "corpse"):
        return
    counted = _together(pobj, groups, token.i)
    if counted and counted[0].first > token.i and (token.lower_ != "loss" or not counted[0].people):
        yield Raw(outcome, token, token.i, token.i, counted)


def _number_of(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "the death toll rose to 120", "a toll of eight", "put the number of dead at 11"."""
    doc, sentence = token.doc, sentence_of(token)
    around = [t.lower_ for t in doc[max(sentence.start, token.i - 2) : token.i]]
    beyond = [t.lower_ for t in doc[token.i + 1 : min(sentence.end, token.i + 5)]]
    if lemma(token) not in ("toll", "dead") and not {"dead", "deaths", "killed", "fatalities", "death", "victims"} & set(beyond + around):
        return
    injured = {"injured", "wounded", "injury", "injuries"} & set(around + beyond[:3])
    for at in range(token.i + 1, min(sentence.end, token.i + 22)):
        group = groups.at(at)
        if group is None or group.first != at or group.vague or is_part(doc, group, groups):
            continue
        ahead = doc[at - 1].lower_
        if ahead in ("to", "at", "of", ":", "stands", "hits", "reached", "hit", "topped", "was", "is", "reaches", "be", "exceeded", "passed", "past", "becomes", "become", "rises", "as", "above", "over"):
            yield Raw(INJURED if injured else KILLED, token, token.i, group.last, (group,))
            return
        if ahead != "from" and at - token.i > 14:
            return


def _lives(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "claimed the lives of six", "claimed eight lives", "six lost their lives"."""
    words = toll_words()
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "NOUN", "PROPN")), None)
    near = [t for t in token.doc[max(sentence_start(token), token.i - 5) : token.i] if verb_lemma(t) in words.lives_take | words.lives_lose]
    verb = near[-1] if near else verb
    if verb is None:
        return
    if verb_lemma(verb) in words.lives_lose:
        yield from ((Raw(KILLED, raw.cue, raw.first, token.i, raw.groups)) for raw in _subject(verb, KILLED, groups))
        return
    if verb_lemma(verb) not in words.lives_take:
        return
    own = groups.at(token.i)
    if own:
        yield Raw(KILLED, verb, verb.i, own.last, (own,))
        return
    after = groups.starting(token.i, 3)
    if after is None and token.i + 2 < len(token.doc):
        counted = next((_together(t, groups, token.i) for c in token.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"), ())
    else:
        counted = _chain(after, groups, token.i) if after else ()
    if counted:
        yield Raw(KILLED, verb, verb.i, token.i, counted)


def _lost(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "the group lost 13 of its fighters"."""
    dobj = next((c for c in token.children if c.dep_ == "dobj"), None)
    group = groups.headed(dobj) if dobj is not None else groups.starting(token.i, 1)
    if group is None or group.first <= token.i or group.first - token.i > 3:
        return
    if group.number == group.head and (dobj is None or whole(token.doc[group.number].lower_) is None):
        return
    named = {lemma(t) for t in token.doc[group.first : group.last + 1]}
    if named & toll_words().one_person or named & {"troop", "personnel", "people", "force", "crew"}:
        yield Raw(KILLED, token, token.i, token.i, _chain(group, groups, token.i))


def _sustained(token: Token, groups: Groups) -> Iterator[Raw]:
    """ "four others sustained injuries"."""
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_ in ("sustain", "suffer", "receive") and groups.at(token.i) is None:
        yield from ((Raw(INJURED, raw.cue, raw.first, token.i, raw.groups)) for raw in _subject(verb, INJURED, groups))


def is_part(doc: Doc, group: Group, groups: Groups) -> bool:
    """Does the group tell a part of the one before it ("including two women")?"""
    words, at = toll_words(), group.first - 1
    right = [t.lower_ for t in doc[group.number + 1 : group.number + 3]]
    if right[:1] == ["of"] and right[1:] in (["them"], ["whom"], ["which"], ["these"]) and at >= 0:
        if doc[at].lower_ == "," or doc[at].pos_ in ("NOUN", "PROPN"):
            return True
    for _ in range(12):
        if at < 0:
            return False
        word = doc[at].lower_
        if word == "among" and doc[at + 1].lower_ not in ("them", "whom", "those", "the", "these"):
            return False
        if word in words.part or words.part_phrases.ending_at([t.lower_ for t in doc[max(0, at - 2) : at + 1]], min(2, at)):
            return True
        before = groups.at(at)
        if before is not None and before is not group:
            # "including two women and a child": still the list that began with "including"
            at = before.first - 1
        elif word in ("and", ",", "the", "them", "those", "as", "well", "also", "were", "was", "-", "dead", "killed", "victims"):
            at -= 1
        elif doc[at].pos_ in ("DET", "ADJ"):
            at -= 1
        else:
            return False
    return False


def _together(token: Token | None, groups: Groups, cue: int) -> tuple[Group, ...]:
    """The group that a noun heads and those joined to it by "and" ("three militants and 13 civilians")."""
    if token is None:
        return ()
    parts = [token, *(t for t in token.conjuncts if t.i > token.i and t.i - token.i <= 25)]
    counted: list[Group] = []
    for at, part in enumerate(parts):
        group = groups.headed(part)
        if not at and group is not None and _own_cue(group, groups, cue):
            return ()  # "8 injured ... two were killed": another word counts them
        if at and (group is None or _own_cue(group, groups, cue) or not counted):
            break
        if group is not None and group not in counted and not is_part(token.doc, group, groups):
            if at and any(t.lower_ in toll_words().part for t in token.doc[counted[-1].last : group.first]):
                break
            if at and token.doc[group.head].ent_type_ == "PERSON" and counted[0].high != 1:
                break  # "three nurses, Ann Hill and ...": the names of those counted
            counted.append(group)
    if len(counted) == 1:
        return _chain(counted[0], groups, cue)
    return tuple(counted)


def _own_cue(group: Group, groups: Groups, cue: int) -> bool:
    """Is the group followed by a casualty word of its own ("killed five and 12 wounded")?"""
    doc, words = groups.doc, toll_words()
    for token in doc[group.last + 1 : group.last + 5]:
        if token.i == cue:
            return False
        if (verb_outcome(token) and token.tag_ != "VBG") or token.lower_ in words.adjectives:
            return True
        if token.pos_ not in ("AUX", "ADV", "NOUN", "ADJ"):
            return False
    return False


def _chain(group: Group, groups: Groups, cue: int) -> tuple[Group, ...]:
    """A group and those that follow it directly, or after "and": a list without its commas."""
    doc, run = groups.doc, [group]
    while True:
        at, joint = run[-1].last + 1, ""
        while at < len(doc) and doc[at].lower_ in ("and", ","):
            joint, at = doc[at].lower_, at + 1
        following = groups.at(at) if at < len(doc) else None
        if following is None and (joint == "and" or run[-1].low == 1):
            following = next((g for t in doc[at : at + 4] if (g := one_person(t)) and g.first == at), None)
        if following is None or following.first != at or following.vague or _own_cue(following, groups, cue):
            return tuple(run)
        if is_part(doc, following, groups) or _apposed(run[-1], following, joint, groups):
            return tuple(run)
        run.append(following)


def _apposed(group: Group, following: Group, joint: str, groups: Groups) -> bool:
    """Does the next group say who the one before is ("three nurses, Ann and ...", "Hill, a teacher,")?"""
    doc = groups.doc
    if joint == "and":
        return False
    one = following.number == following.head
    if doc[following.head].ent_type_ == "PERSON" or (one and doc[group.head].ent_type_ == "PERSON"):
        return True
    return not joint and (group.people is None or doc[following.first].tag_ not in ("CD", "DT"))


def _chain_back(group: Group, groups: Groups) -> tuple[Group, ...]:
    """The same list, from its last group backwards."""
    doc, run = groups.doc, [group]
    while True:
        at = run[0].first - 1
        joined = at >= 0 and doc[at].lower_ in ("and", ",")
        while at >= 0 and doc[at].lower_ in ("and", ","):
            at -= 1
        before = groups.at(at) if at >= 0 else None
        if before is None and at >= 0 and (joined or run[0].low == 1):
            before = one_person(doc[at])
            joined = joined or before is not None
        if before is None or not joined or sentence_start(doc[at]) != sentence_start(doc[group.first]) or _owned(before, groups):
            return tuple(run)
        if is_part(doc, before, groups):
            return tuple(run)
        run.insert(0, before)


def _owned(group: Group, groups: Groups) -> bool:
    """Does a casualty verb in front of the group count it already ("killed five and 12 were wounded")?"""
    doc = groups.doc
    return any(verb_outcome(t) is not None for t in doc[max(sentence_start(doc[group.first]), group.first - 3) : group.first])
