"""Organisations that no file lists and whose names show nothing, where the text tells what they are.

"A little-known group, Dawn of Steel", "Dawn of Steel, an anarchist group", "the militia Red Mountain",
"a caller on behalf of Dawn of Steel", "Dawn of Steel claimed responsibility".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token

from counterclaim.knowledge.organs import singular
from counterclaim.text.lexicon import lemma

from .callers import VOICES, marked
from .scene import Scene

NameEnd = Callable[[Scene, int, int], int]
"""Where the run of capitalised words ends that starts at a token, before a given token."""

_REACH = 9
_WORDS = 4
_CLAIMS = frozenset(("claim", "take", "assume", "accept"))
_LAST_LINKS = frozenset(("of", "for", "and"))


def told_names(scene: Scene, name_end: NameEnd) -> list[tuple[int, int]]:
    """Every mention of a name that the text calls an armed group: its first token, one past its last."""
    doc = scene.doc
    names = {
        tuple(t.text for t in doc[first:end])
        for first, end in _runs(scene, name_end)
        if _told(scene, first, end) and not _of_people(doc, first, end)
    }
    return [found for name in sorted(names, key=len, reverse=True) for found in _mentions(doc, name)]


def _runs(scene: Scene, name_end: NameEnd) -> Iterator[tuple[int, int]]:
    for sentence in scene.doc.sents:
        i = sentence.start
        while i < sentence.end:
            end = name_end(scene, i, sentence.end)
            while end > i + 1 and scene.doc[end - 1].text in _LAST_LINKS:
                end -= 1
            if end > i:
                yield i, end
            i = max(end, i + 1)


def _mentions(doc: Doc, name: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for i in range(len(doc) - len(name) + 1):
        if doc[i].text == name[0] and tuple(t.text for t in doc[i : i + len(name)]) == name:
            yield i, i + len(name)


def _told(scene: Scene, first: int, end: int) -> bool:
    return (
        _after_its_noun(scene, first)
        or _before_its_noun(scene, end)
        or _spoken_for(scene, first)
        or _claims(scene.doc, first, end)
    )


def _after_its_noun(scene: Scene, first: int) -> bool:
    """ "the militia Red Mountain", "a little-known group, Red Mountain"."""
    doc = scene.doc
    at = first - 1
    if at > 0 and doc[at].text == ",":
        at -= 1
        if doc[at].i < 1 or not _is_indefinite(doc, at):
            return False
    return at >= 0 and doc[at].sent == doc[first].sent and _armed_group(scene, at)


def _is_indefinite(doc: Doc, noun: int) -> bool:
    """Whether a phrase introduces its noun: after "the group," comes whatever the sentence goes on with."""
    return any(t.lower_ in ("a", "an", "another", "one") for t in doc[doc[noun].left_edge.i : noun])


def _before_its_noun(scene: Scene, end: int) -> bool:
    """ "Red Mountain, a militia of the valley"."""
    doc = scene.doc
    if end + 2 >= len(doc) or doc[end].text not in (",", "(", "-", "–", "—"):
        return False
    if doc[end + 1].lower_ not in ("a", "an", "another", "the"):
        return False
    for at in range(end + 2, min(end + 2 + _REACH, len(doc))):
        word = doc[at]
        if word.pos_ in ("VERB", "AUX", "ADP", "PUNCT") and word.text not in ("-", '"', "“", "”"):
            return False
        if _armed_group(scene, at) and not (at + 1 < len(doc) and doc[at + 1].pos_ in ("NOUN", "PROPN")):
            return True
    return False


def _armed_group(scene: Scene, at: int) -> bool:
    """A noun for a band of fighters; a mere "group" only with a word that says what kind it is."""
    forms = scene.registry.nouns.forms
    word = singular(scene.doc[at].text)
    if scene.doc[at].text.lower() != word:
        return False  # "the groups Red Mountain and ..." and "rebels" are left to other steps
    if word in forms["bands"]:
        return True
    if word not in forms["bodies"]:
        return False
    before = [t.lower_ for t in scene.doc[max(scene.doc[at].sent.start, at - _WORDS) : at]]
    return bool(forms["armed_kinds"] & set(before)) and not forms["civil_kinds"] & set(before)


def _spoken_for(scene: Scene, first: int) -> bool:
    """ "a caller on behalf of Red Mountain", "a leaflet signed by Red Mountain"."""
    doc = scene.doc
    start = doc[first].sent.start
    return marked(doc, start, first) and any(lemma(t) in VOICES for t in doc[start:first])


def _claims(doc: Doc, first: int, end: int) -> bool:
    """ "Red Mountain claimed responsibility": whoever takes an attack on itself in the report's own words."""
    head: Token = doc[first:end].root
    verb = head.head
    if end - first < 2 and not (doc[first].text.isupper() and len(doc[first]) > 2):
        return False  # a single word is as often a person's
    if head.dep_ == "pobj" and verb.lower_ == "by" and verb.dep_ == "agent":
        verb = verb.head
        given = [c for c in verb.children if c.dep_ == "nsubjpass"]
    elif head.dep_ == "nsubj":
        given = [c for c in verb.children if c.dep_ == "dobj"]
    else:
        return False
    return lemma(verb) in _CLAIMS and any(lemma(c) == "responsibility" for c in given)


def _of_people(doc: Doc, first: int, end: int) -> bool:
    """Whether a name is a person's, or a place's."""
    marked = [t.ent_type_ for t in doc[first:end]]
    if any(t.lower_ in _LAST_LINKS for t in doc[first:end]):
        return False  # nobody is called "Dawn of Steel"
    return any(kind in ("PERSON", "GPE", "LOC", "FAC", "DATE") for kind in marked)
