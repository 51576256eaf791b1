"""Organisations that no file lists, told by the form of their names or by what the text calls them."""

from __future__ import annotations

from spacy.tokens import Span, Token

from counterclaim.knowledge.actors import NameHit
from counterclaim.knowledge.organs import singular
from counterclaim.model.vocabulary import ActorKind
from counterclaim.text.language import text_of

from .scene import Scene
from .unlisted_told import told_names

_LINKS = frozenset(("of", "the", "al", "el", "for", "and", "-", "–", "in", "'s", "’s"))
_TITLE_CASE = 0.6
_CLASSES = (
    "state",
    "forces",
    "office",
    "asset",
    "armed",
    "group",
    "coalition",
    "bystander",
    "media",
    "person",
)


def add_unlisted(scene: Scene) -> None:
    """Adds to the scene's names those that only their form shows to be organisations."""
    for sentence in scene.doc.sents:
        if _title_case(sentence):
            continue
        i = sentence.start
        while i < sentence.end:
            end = _name_end(scene, i, sentence.end)
            if end - i > 1 and _is_an_organisation(scene, i, end):
                _add(scene, i, end)
            i = max(end, i + 1)
    for first, end in told_names(scene, _name_end):
        if all(scene.hit_at(i) is None for i in range(first, end)):
            _add(scene, first, end)


def _title_case(sentence: Span) -> bool:
    words = [t for t in sentence if t.is_alpha and len(t) > 3]
    return len(words) > 3 and sum(t.text[0].isupper() for t in words) > _TITLE_CASE * len(words)


def _name_end(scene: Scene, i: int, stop: int) -> int:
    """The end of the run of capitalised words that starts at token ``i``, links within it allowed."""
    doc = scene.doc
    if not _capital(scene, doc[i]):
        return i
    last = i + 1
    k = i + 1
    while k < stop and scene.hit_at(k) is None:
        if _capital(scene, doc[k]):
            last = k + 1
        elif doc[k].text not in _LINKS or (
            doc[k].is_punct and (doc[k].whitespace_ or doc[k - 1].whitespace_)
        ):
            break
        k += 1
    if last < stop and doc[last].text in scene.registry.nouns.forms["lower"] and scene.hit_at(last) is None:
        return last + 1
    return last


def _capital(scene: Scene, token: Token) -> bool:
    return token.text[0].isupper() and token.is_alpha and scene.hit(token) is None and not token.is_stop


def _is_an_organisation(scene: Scene, first: int, last: int) -> bool:
    doc, nouns = scene.doc, scene.registry.nouns
    if doc[first].text in nouns.forms["first"]:
        return True
    final = doc[last - 1].text
    if not {final, final.removesuffix("s"), final.lower()} & (nouns.forms["last"] | nouns.forms["lower"]):
        return _called(scene, first)
    if first and scene.hit_at(first - 1) is not None and last - first < 3:
        return False  # "Syrian Arab Forces" belongs to the name before it
    words = " ".join(singular(t.text) if t.i == last - 1 else t.lower_ for t in doc[first:last])
    plain = all(
        t.lower_ in nouns.forms["plain"]
        or t.lower_ in _LINKS
        or any(nouns.has(c, singular(t.text)) for c in _CLASSES)
        for t in doc[first:last]
    )
    return not plain and not any(nouns.has(c, words) for c in _CLASSES)


def _called(scene: Scene, first: int) -> bool:
    """ "a group calling itself X", "a group called X"."""
    before = [t.lower_ for t in scene.doc[max(0, first - 5) : first] if t.is_alpha]
    if not before or not scene.registry.nouns.forms["verbs"] & set(before):
        return False
    return any(scene.noun(t, "group", "armed") for t in scene.doc[max(0, first - 7) : first])


def _add(scene: Scene, first: int, last: int) -> None:
    doc = scene.doc
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    actor_id = scene.local("local", text_of(doc)[start:end], ActorKind.REBEL_GROUP)
    scene.add(NameHit(first, last, actor_id, "name", start, end))
