"""Counted people: "at least 12 civilians", "dozens of soldiers", "a woman and two children"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma
from counterclaim.text.numbers import Number, numbers

from .time_patterns import words
from .toll_words import toll_words

_BEFORE = (
    "another",
    "a",
    "an",
    "the",
    "further",
    "additional",
    "all",
    "other",
    "those",
    "these",
    "total",
    "of",
    "reported",
    "initial",
)
_NO_GROUP = ("people", "person", "persons", "other", "others", "more", "individual", "individuals")
_NUMBERED = (
    "$",
    "€",
    "£",
    "no.",
    "nr",
    "number",
    "aged",
    "age",
    "division",
    "unit",
    "brigade",
    "#",
    "article",
    "phase",
)
_YEAR_AFTER = ("in", "since", "of", "from", "until", "by", "and", ",")
# "09-05-2016", "10/7", "6:30": figures that belong to a date or an hour
_DATE_BEFORE = re.compile(r"(?:\d[/:]|\d-\d{1,2}-)$")
_DATE_AFTER = re.compile(r"[/:]\d|-\d{1,2}-\d")
_UPWARD = (
    "go", "goes", "gone", "went", "going", "rise", "risen", "rose", "rises", "moved", "jumped", "climbed",
    "is", "was",
)  # fmt: skip
_DOWN = ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "det", "advmod")


@dataclass(frozen=True)
class Group:
    """People counted together. ``first`` to ``last``: its tokens, both included; ``head``: the counted noun,
    or the number itself; ``number``: the token of the number. ``low`` and ``high`` are null where open or
    vague. ``people``: the noun as written, null for mere "people"."""

    first: int
    last: int
    head: int
    number: int
    low: int | None
    high: int | None
    people: str | None
    vague: bool = False


class Groups:
    """All counted groups of a text, found once and looked up by any of their tokens."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.all = _counted(doc)
        self._at: dict[int, Group] = {}
        for group in self.all:
            for token in range(group.first, group.last + 1):
                self._at.setdefault(token, group)

    def at(self, token: int) -> Group | None:
        """The group that holds a token."""
        return self._at.get(token)

    def headed(self, token: Token) -> Group | None:
        """The group that a noun heads, or that a bare number is; else one person, where it names one."""
        group = self._at.get(token.i)
        if group and token.i in (group.head, group.number):
            return group
        if group and group.first <= token.i <= group.last:
            return group
        for link in token.rights:
            if link.lower_ == "of" and lemma(token) in (
                "group",
                "total",
                "family",
                "crowd",
                "number",
                "toll",
            ):
                counted = next((g for c in link.children if (g := self._at.get(c.i))), None)
                if counted is not None:
                    return counted  # "a group of 60 fighters", "a family of six"
        return one_person(token)

    def starting(self, after: int, reach: int) -> Group | None:
        """The first group that begins within ``reach`` tokens after a token."""
        for at in range(after + 1, min(after + 1 + reach, len(self.doc))):
            group = self._at.get(at)
            if group and group.first == at:
                return group
        return None


def one_person(token: Token) -> Group | None:
    """One person: "a man", "his son", "him", "the driver", a name."""
    doc = token.doc
    him = token.lower_ in ("him", "her", "himself", "herself") and token.dep_ != "poss"
    if him or (token.lower_ in ("he", "she") and token.dep_ == "nsubjpass"):
        return Group(token.i, token.i, token.i, token.i, 1, 1, None)
    named = (
        token.ent_type_ == "PERSON"
        and token.pos_ == "PROPN"
        and token.i > 0
        and token.nbor(-1).lower_ != "the"
    )
    if token.tag_ not in ("NN", "NNP", "JJ") or not (
        named or lemma(token) in toll_words().one_person or _citizen(token)
    ):
        return None
    first = min(
        [c.i for c in token.lefts if c.dep_ in ("det", "poss", "amod", "compound", "nmod", "nummod")]
        + [token.i]
    )
    if any(doc[i].lower_ in ("no", "any", "every", "each", "many") for i in range(first, token.i + 1)):
        return None
    articled = doc[first].tag_ in ("DT", "PRP$") or any(c.dep_ == "poss" for c in token.lefts)
    if (
        not named
        and not articled
        and token.tag_ == "NN"
        and not any(c.dep_ == "compound" for c in token.lefts)
    ):
        return None
    start = first + 1 if doc[first].tag_ == "DT" and first < token.i else first
    return Group(first, token.i, token.i, token.i, 1, 1, None if named else _people(doc, start, token.i))


def _citizen(token: Token) -> bool:
    """ "a Kenyan": one person by nationality, never the adjective of a noun."""
    known = token.lower_ in toll_words().demonyms or token.ent_type_ == "NORP"
    return (
        known
        and token.text[0].isupper()
        and token.dep_ not in _DOWN
        and any(c.lower_ in ("a", "an", "another", "one") for c in token.lefts)
    )


def _counted(doc: Doc) -> list[Group]:
    text, lowers = text_of(doc), [token.lower_ for token in doc]
    found = numbers(lowers)
    used: set[int] = set()
    groups: list[Group] = []
    for at, number in enumerate(found):
        if number.first in used:
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        group = _numbered(doc, text, lowers, number, following, used)
        if group:
            groups.append(group)
    taken = {i for group in groups for i in range(group.first, group.last + 1)} | used
    for match in toll_words().vague.find(lowers):
        if match.first not in taken and not any(n.first <= match.last + 1 <= n.last for n in found):
            group = _vague(doc, match.first, match.last)
            if group and not taken & set(range(group.first, group.head + 1)):
                groups.append(group)
    return sorted(groups, key=lambda group: group.first)


def _numbered(
    doc: Doc, text: str, lowers: list[str], number: Number, following: Number | None, used: set[int]
) -> Group | None:
    first, last, low, high = number.first, number.last, number.value, number.value
    if _not_a_count(doc, text, lowers, number):
        return None
    if following and following.first - last == 2 and following.value > low:
        joint = lowers[last + 1]
        between = joint == "and" and "between" in lowers[max(0, first - 2) : first]
        changed = joint == "to" and first > 0 and lowers[first - 1] == "from"  # "rose from 12 to 17"
        if between or (joint in ("to", "-", "–", "or") and not changed):
            used.add(following.first)
            last, high = following.last, following.value
    start, low_, high_ = _bounded(lowers, first, low, high)
    head = _head(doc, last)
    if head is not None and lemma(doc[head]) in toll_words().not_people:
        return None
    end = head if head is not None else last
    after = toll_words().bounds_after.find(lowers, end + 1, min(end + 3, len(doc)))
    if any(match.first == end + 1 for match in after) and low_ == high_:
        high_ = None
    people = _people(doc, last + 1, end) if head is not None else None
    return Group(start, _with_of(doc, end), end, number.last, low_, high_, people)


def _bounded(lowers: list[str], first: int, low: int, high: int) -> tuple[int, int | None, int | None]:
    """The number's bounds and where its words begin: "at least", "up to", "nearly"."""
    at, start = first, first
    low_: int | None = low
    high_: int | None = high
    for _ in range(4):
        match = toll_words().bounds.ending_at(lowers, at - 1) if at else None
        if match and lowers[at - 2 : at] == ["up", "to"] and at > 2 and lowers[at - 3] in _UPWARD:
            break  # "has gone up to 30"
        if match:
            at = start = match.first
            if match.value == "least":
                high_ = None
            elif match.value == "most" and low == high:
                low_ = None
        elif at and lowers[at - 1] in _BEFORE:
            at -= 1
            if lowers[at] not in ("of", "total"):
                start = at
        elif at and lowers[at - 1] == "between":
            return at - 1, low_, high_
        else:
            break
    return start, low_, high_


def _not_a_count(doc: Doc, text: str, lowers: list[str], number: Number) -> bool:
    """Years, dates, ages, hours, sums of money, numbered names: no counts of people."""
    before = lowers[number.first - 1] if number.first else ""
    after = lowers[number.last + 1] if number.last + 1 < len(doc) else ""
    further = lowers[number.last + 2] if number.last + 2 < len(doc) else ""
    digits = doc[number.last].text
    if before in _NUMBERED or after in ("%", "-year", "year-old", "years-old"):
        return True
    if after == "-" and further in ("year", "day", "month", "hour", "week"):
        return True
    if before in ("several", "few", "many") and doc[number.first].lower_ in (
        "hundred",
        "thousand",
        "dozen",
        "million",
    ):
        return True
    start, end = doc[number.first].idx, doc[number.last].idx + len(doc[number.last])
    if _DATE_BEFORE.search(text, max(0, start - 12), start) or _DATE_AFTER.match(text, end):
        return True
    # a number in words after a month counts something ("last June seven people")
    figures = doc[number.first].text[0].isdigit()
    if figures and before in words().month and doc[number.first - 1].text[0].isupper():
        return True
    if after in words().month and doc[number.last + 1].text[0].isupper():
        return True
    if digits.isdigit() and len(digits) == 4 and 1900 <= number.value <= 2049:
        dated = before in (*_YEAR_AFTER, *words().month) or (before.isdigit() and len(before) <= 2)
        counted = doc[number.last].dep_ == "nummod" and doc[number.last].head.tag_ in ("NNS", "NNPS")
        return dated and not (counted and not before.isdigit())
    if lowers[number.last] == "one" and number.first == number.last:
        return before in ("no", "this", "that", "which", "any", "every", "the", "each") or after == "another"
    return number.value == 0


def _head(doc: Doc, last: int) -> int | None:
    """The noun that a number counts, by the parse; by the next nouns where the parse has none."""
    node = doc[last]
    while node.dep_ in _DOWN and node.head.i > last and node.head.i - last <= 9:
        if any(
            t.is_sent_start or t.tag_ in ("CD", "VBD", "VBZ", "VBP", "MD")
            for t in doc[last + 1 : node.head.i]
        ):
            break
        node = node.head
        if node.tag_ in ("NNS", "NNPS") and node.dep_ not in ("compound", "nmod"):
            break
    if node.i > last and node.pos_ in ("NOUN", "PROPN", "ADJ", "VERB", "PRON"):
        return node.i
    at, head = last + 1, None
    while (
        at < len(doc)
        and at - last <= 5
        and doc[at].tag_ in ("JJ", "NN", "NNS", "NNP", "NNPS", "HYPH", "VBN", "JJR")
    ):
        if doc[at].tag_ in ("NNS", "NNPS") or doc[at].lower_ in ("people", "police", "personnel"):
            return at
        if doc[at].tag_ == "VBN" and doc[at].lower_ in toll_words().adjectives:
            return None
        at += 1
    if at <= last + 2 and last + 1 < len(doc) and doc[last + 1].lower_ in ("others", "more", "people"):
        head = last + 1
    return head


def _vague(doc: Doc, first: int, last: int) -> Group | None:
    """ "dozens of civilians", "several people", "dozens" alone."""
    head, end = last, last
    if last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        objects = [c for c in doc[last + 1].children if c.dep_ == "pobj" and c.i - last <= 8]
        head = end = objects[0].i if objects else last
    else:
        node = doc[last]
        while (
            node.dep_ in (*_DOWN, "compound")
            and last < node.head.i <= last + 6
            and node.head.pos_ in ("NOUN", "PROPN", "ADJ", "PRON", "VERB")
        ):
            node = node.head
        if node.pos_ != "VERB":
            head = end = node.i
    if lemma(doc[head]) in toll_words().not_people:
        return None
    people_from = last + 2 if last + 1 < len(doc) and doc[last + 1].lower_ == "of" else last + 1
    people = _people(doc, people_from, end) if end > last else None
    start = first
    while start and doc[start - 1].lower_ in ("at", "least", "many", "some", "the", "as", "caused", "a"):
        if doc[start - 1].lower_ == "caused":
            break
        start -= 1
    return Group(start, end, head, last, None, None, people, vague=True)


def _with_of(doc: Doc, end: int) -> int:
    """ "18 members of the guard", "14 of them": the short phrase that completes the noun."""
    if end + 1 >= len(doc) or doc[end + 1].lower_ != "of":
        return end
    objects = [child for child in doc[end + 1].children if child.dep_ == "pobj" and child.i - end <= 7]
    if not objects or any(doc[i].pos_ in ("VERB", "NUM") for i in range(end + 1, objects[0].i)):
        return end
    return objects[0].i


def _people(doc: Doc, first: int, last: int) -> str | None:
    while first <= last and doc[first].lower_ in (
        "other",
        "more",
        "of",
        "the",
        "others",
        "another",
        "an",
        "a",
        "its",
        "his",
        "their",
        "suspected",
    ):
        first += 1
    if first > last or doc[first : last + 1].text.lower() in _NO_GROUP:
        return None
    return doc[first : last + 1].text
