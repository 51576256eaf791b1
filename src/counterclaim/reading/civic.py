"""Parties, unions, churches and schools that bear a country's name, and organs that bear another's.

"The Bangladesh Nationalist Party" is not Bangladesh, "the American University of Beirut" is nothing of the
United States, and "Pakistan's Foreign Office" is not the one in London.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from counterclaim.knowledge.actors import NameHit
from counterclaim.model.vocabulary import ActorKind
from counterclaim.text.language import text_of

if TYPE_CHECKING:
    from .scene import Scene

_LAND = frozenset(("place", "demonym", "seat"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_OF = frozenset(("of", "for"))
_NO_NAME = frozenset(("VERB", "AUX", "PRON", "DET", "ADP", "PUNCT", "SCONJ", "CCONJ"))
_MOST = 8


def settle_civic(scene: Scene) -> None:
    """Takes the countries out of the names of bodies that are no state, and joins the names into one.

    A band ("front") becomes an armed group that no file lists; a party, union or church speaks for nobody
    but itself, and so does its short form where the text gives it.
    """
    _settle_organs(scene)
    forms = scene.registry.nouns.forms
    short: dict[str, NameHit] = {}
    for token in scene.doc:
        if scene.hit(token) is not None:
            continue
        if token.text in forms["schools"]:
            first, last = _span(scene, token)
            scene.drop([h for h in scene.hits if first <= h.start_tok < last and h.kind == "demonym"])
            continue
        band = token.text in forms["fronts"]
        if not (band or token.text in forms["parties"] or token.lower_ == "party"):
            continue
        first, last = _span(scene, token)
        owned = first > 1 and scene.doc[first - 1].text in _POSSESSIVE and _land(scene, first - 2)
        if not owned and not any(_land(scene, i) for i in range(first, last)):
            continue
        if token.text in forms["houses"] and not _told_apart(scene, first, token.i):
            continue  # "the Peruvian Congress" is the parliament
        if last - first < 2 or (last == token.i + 1 and not _told_apart(scene, first, token.i)):
            continue
        short |= _join(scene, first, last, band=band and not owned)
    for token in scene.doc:
        like = short.get(token.text)
        if like is not None and scene.hit(token) is None:
            end = token.idx + len(token)
            scene.add(like._replace(start_tok=token.i, end_tok=token.i + 1, start=token.idx, end=end))


def _settle_organs(scene: Scene) -> None:
    """Forgets the listed owner of an organ with a common name where another country stands before it."""
    borrowed = []
    for hit in scene.hits:
        at = hit.start_tok - 1
        if at > 0 and scene.doc[at].text in _POSSESSIVE:
            at -= 1
        owner = scene.hit_at(at) if at >= 0 else None
        if hit.kind != "organ" or owner is None or owner.kind not in _LAND or owner.actor_id == hit.actor_id:
            continue
        if scene.doc[at].sent.start != scene.doc[hit.start_tok].sent.start or hit.end_tok - hit.start_tok < 2:
            continue
        words = scene.doc[hit.start_tok : hit.end_tok]
        if scene.registry.nouns.has("office", words.text.lower()) or scene.noun(words[-1], "state", "office"):
            borrowed.append(hit)
    scene.drop(borrowed)


def _land(scene: Scene, i: int) -> bool:
    hit = scene.hit_at(i)
    return hit is not None and hit.kind in _LAND


def _capital(scene: Scene, token: Token) -> bool:
    return (
        token.text[0].isupper()
        and token.pos_ not in _NO_NAME
        and not token.is_stop
        and scene.hit(token) is None
    )


def _told_apart(scene: Scene, first: int, head: int) -> bool:
    """Whether a name has a word of its own beside the country and the kind of body."""
    return any(_capital(scene, t) for t in scene.doc[first:head])


def _span(scene: Scene, head: Token) -> tuple[int, int]:
    """The first token and one past the last of the name whose kind ``head`` tells."""
    doc, sent = scene.doc, head.sent
    first = head.i
    while first > max(sent.start, head.i - _MOST):
        before = doc[first - 1]
        hit = scene.hit(before)
        if hit is not None and hit.kind in _LAND and hit.start_tok >= sent.start:
            first = hit.start_tok
        elif before.text in _POSSESSIVE and first - 2 >= sent.start and _capital(scene, doc[first - 2]):
            first -= 2
        elif _capital(scene, before):
            first -= 1
        else:
            break
    last = head.i + 1
    while last < sent.end:
        if _land(scene, last) or (last > head.i + 1 and _capital(scene, doc[last])):
            last += 1
            continue
        ahead = last + 1 if doc[last].lower_ in _OF else last
        ahead += 1 if ahead > last and ahead < sent.end and doc[ahead].lower_ == "the" else 0
        if ahead > last and ahead < sent.end and (_land(scene, ahead) or _capital(scene, doc[ahead])):
            last = ahead + 1
            continue
        break
    return first, last


def _join(scene: Scene, first: int, last: int, *, band: bool) -> dict[str, NameHit]:
    """Makes one name of some tokens; returns it under the short form in brackets after it, if one follows."""
    doc = scene.doc
    start, end = doc[first].idx, doc[last - 1].idx + len(doc[last - 1])
    name = text_of(doc)[start:end]
    actor_id = scene.local("local", name, ActorKind.REBEL_GROUP) if band else None
    hit = NameHit(first, last, actor_id, "name" if band else "outlet", start, end)
    scene.drop([h for h in scene.hits if first <= h.start_tok < last])
    scene.add(hit)
    if last + 2 < len(doc) and doc[last].text == "(" and doc[last + 2].text == ")":
        letters = doc[last + 1].text
        return {letters: hit} if letters.isupper() and len(letters) > 1 else {}
    return {}
