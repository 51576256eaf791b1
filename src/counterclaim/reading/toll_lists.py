"""People counted together: lists joined by "and", and the parts that "including" tells apart."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.text.lexicon import lemma

from .time_sentence import sentence_start
from .toll_groups import Group, Groups, one_person
from .toll_words import later_words, toll_words, verb_outcome


def is_part(doc: Doc, group: Group, groups: Groups) -> bool:
    """Does the group tell a part of the one before it ("including two women")?"""
    words, at = toll_words(), group.first - 1
    right = [t.lower_ for t in doc[group.number + 1 : group.number + 3]]
    of_them = right[:1] == ["of"] and right[1:] in (["them"], ["whom"], ["which"], ["these"])
    if of_them and at >= 0 and (doc[at].lower_ == "," or doc[at].pos_ in ("NOUN", "PROPN")):
        return True
    for _ in range(12):
        if at < 0:
            return False
        word = doc[at].lower_
        if word == "among" and (
            doc[at + 1].lower_ not in ("them", "whom", "those", "the", "these") or names_dead(doc, group)
        ):
            return False  # "two children were among the 16 dead": the 16 are the whole
        if word in words.part or words.part_phrases.ending_at(
            [t.lower_ for t in doc[max(0, at - 2) : at + 1]], min(2, at)
        ):
            return True
        before = groups.at(at)
        if before is not None and before is not group:
            # "including two women and a child": still the list that began with "including"
            at = before.first - 1
        elif word in (
            "and",
            ",",
            "the",
            "them",
            "those",
            "as",
            "well",
            "also",
            "were",
            "was",
            "-",
            "dead",
            "killed",
            "victims",
        ) or doc[at].pos_ in ("DET", "ADJ"):
            at -= 1
        else:
            return False
    return False


def names_dead(doc: Doc, group: Group) -> bool:
    """ "the 16 dead", "the 62 victims": a count of the dead themselves."""
    named = {t.lower_ for t in doc[group.number + 1 : group.last + 2]}
    return bool(named & later_words().dead)


def together(token: Token | None, groups: Groups, cue: int) -> tuple[Group, ...]:
    """The group that a noun heads and those joined to it by "and" ("three militants and 13 civilians")."""
    if token is None:
        return ()
    parts = [token, *(t for t in token.conjuncts if t.i > token.i and t.i - token.i <= 25)]
    counted: list[Group] = []
    for at, part in enumerate(parts):
        group = groups.headed(part)
        if group is None and at and _another_name(part, parts[0]):
            group = Group(part.left_edge.i, part.i, part.i, part.i, 1, 1, None)
        if not at and group is not None and own_cue(group, groups, cue):
            return ()  # "8 injured ... two were killed": another word counts them
        if at and (group is None or own_cue(group, groups, cue) or not counted):
            break
        if group is not None and group not in counted and not is_part(token.doc, group, groups):
            if at and any(t.lower_ in toll_words().part for t in token.doc[counted[-1].last : group.first]):
                break
            if at and token.doc[group.head].ent_type_ == "PERSON" and counted[0].high != 1:
                break  # "three nurses, Ann Hill and ...": the names of those counted
            counted.append(group)
    if len(counted) == 1:
        return chain(counted[0], groups, cue)
    return without_details(token.doc, tuple(counted))


def _another_name(token: Token, first: Token) -> bool:
    """ "Glen Duarte and Tyrone Wood": the second is a person too, whatever the model takes it for."""
    named = first.pos_ == token.pos_ == "PROPN" and first.ent_type_ == "PERSON"
    return named and not any(c.dep_ in ("det", "poss", "nummod") for c in token.lefts)


def without_details(doc: Doc, counted: tuple[Group, ...]) -> tuple[Group, ...]:
    """Only the first group where the others spell it out ("nine people, eight guards and one driver").

    The sum alone does not show it ("five soldiers, three policemen and two drivers" are ten): the first must
    be people of no kind, or a comma must close the list.
    """
    first, *rest = counted or (None,)
    if first is None or len(rest) < 2 or first.low is None or first.low != sum(g.low or 0 for g in rest):
        return counted
    general = first.people is None or lemma(doc[first.head]) in toll_words().general
    closed = counted[-1].last + 1 < len(doc) and doc[counted[-1].last + 1].lower_ == ","
    return (first,) if general or closed else counted


def by_side(doc: Doc, counted: tuple[Group, ...]) -> list[tuple[Group, ...]]:
    """The victims and the attackers who died with them, each counted alone."""
    words = toll_words().attackers
    attackers = tuple(g for g in counted if any(lemma(t) in words for t in doc[g.number : g.last + 1]))
    victims = tuple(g for g in counted if g not in attackers)
    return [side for side in (victims, attackers) if side]


def own_cue(group: Group, groups: Groups, cue: int) -> bool:
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


def chain(group: Group, groups: Groups, cue: int) -> tuple[Group, ...]:
    """A group and those that follow it directly, or after "and": a list without its commas."""
    doc, run = groups.doc, [group]
    while True:
        at, joint = run[-1].last + 1, ""
        while at < len(doc) and doc[at].lower_ in ("and", ","):
            joint, at = doc[at].lower_, at + 1
        following = groups.at(at) if at < len(doc) else None
        if following is None and (joint == "and" or run[-1].low == 1):
            following = next((g for t in doc[at : at + 4] if (g := one_person(t)) and g.first == at), None)
        if following is None or following.first != at or following.vague or own_cue(following, groups, cue):
            return without_details(doc, tuple(run))
        if is_part(doc, following, groups) or _apposed(run[-1], following, joint, groups):
            return without_details(doc, tuple(run))
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


def chain_back(group: Group, groups: Groups) -> tuple[Group, ...]:
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
        if (
            before is None
            or not joined
            or sentence_start(doc[at]) != sentence_start(doc[group.first])
            or _owned(before, groups)
        ):
            return without_details(doc, tuple(run))
        if is_part(doc, before, groups):
            return without_details(doc, tuple(run))
        run.insert(0, before)


def _owned(group: Group, groups: Groups) -> bool:
    """Does a casualty verb in front of the group count it already ("killed five and 12 were wounded")?"""
    doc = groups.doc
    return any(
        verb_outcome(t) is not None
        for t in doc[max(sentence_start(doc[group.first]), group.first - 3) : group.first]
    )
