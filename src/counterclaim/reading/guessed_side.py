"""Speakers whose side the text does not tell: that of the country of the report is a guess, and may be wrong.

"The general said the Kyiv regime had fired the rockets": no general of Kyiv speaks so, and to print it as
Kyiv's admission would put words in its mouth.
"""

from __future__ import annotations

from spacy.tokens import Doc

from counterclaim.knowledge.actors import NameHit
from counterclaim.knowledge.triggers import triggers
from counterclaim.text.lexicon import lemma

from .attributions import Attribution
from .scene import Scene

_AROUND = 2
_SIDES = ("demonym", "place", "seat", "name", "organ")


def ruled_out(scene: Scene, each: Attribution, side: str) -> bool:
    """Whether the words of a speaker of guessed side say of ``side`` what none of its own says: they call it
    names ("the Kyiv regime"), or its capital does the deed ("Kyiv shelled the town")."""
    head = each.source_head
    if head is None or not scene.guessed & {head.i, *((each.speaker_head.i,) if each.speaker_head else ())}:
        return False
    named = [h for h in scene.hits if h.kind in _SIDES and scene.actor_of(h) == side]
    said = [h for h in named if any(s <= h.start < e for s, e in each.content)]
    return any(_reviled(scene, h) or _acts(scene, h) for h in said)


def reviled(scene: Scene, first: int, last: int) -> bool:
    """Whether the words from token ``first`` to ``last`` or right beside them judge: "the Israeli enemy"."""
    return any(scene.noun(t, "loaded") for t in scene.doc[max(0, first - 1) : last + _AROUND])


def enemy_of(scene: Scene) -> str | None:
    """The one other state whose forces the text names: whom "the invaders" are."""
    owners = {
        actor_id
        for hit in scene.hits
        if hit.kind in ("demonym", "place")
        and (actor_id := scene.actor_of(hit)) not in (None, scene.state)
        and hit.end_tok < len(scene.doc)
        and scene.noun(scene.doc[hit.end_tok], "military", "asset")
    }
    return next(iter(owners)) if len(owners) == 1 else None


def _reviled(scene: Scene, hit: NameHit) -> bool:
    return reviled(scene, hit.start_tok, _same_phrase(scene.doc, hit.end_tok))


def _same_phrase(doc: Doc, at: int) -> int:
    """Up to where a noun phrase goes on behind a name."""
    while at < len(doc) and doc[at].pos_ in ("NOUN", "PROPN", "ADJ", "PART"):
        at += 1
    return at - _AROUND


def _acts(scene: Scene, hit: NameHit) -> bool:
    """Whether a capital stands for its government as the doer of a deed of violence."""
    token = scene.doc[hit.end_tok - 1]
    does = token.dep_ == "nsubj" and triggers().verbs.get(lemma(token.head)) is not None
    return does and hit.kind == "seat"
