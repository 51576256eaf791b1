"""Whose army "the army" is: that of the state whose force acted or spoke just before.

"An American airstrike killed nine in Yemen. The military said it had struck militants."
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Span, Token

from counterclaim.knowledge.actors import NameHit
from counterclaim.knowledge.cues import load_cues

if TYPE_CHECKING:
    from .scene import Scene

_SENTENCES = 2
_REACH = 3
_STRUCK = frozenset(("on", "against", "at", "near", "to", "of", "for", "into", "with", "from", "outside"))
# Deeds of those who were attacked.
_ATTACKED = frozenset(
    ("intercept", "down", "condemn", "retaliate", "repel", "respond", "vow", "mourn", "lose")
)
_LANDS = frozenset(("demonym", "place"))
_ANSWERING = ("deny", "reject", "admit", "claim_responsibility")


def in_play(scene: Scene, noun: str, token: Token) -> str | None:
    """The one state whose armed force acts or speaks in the sentence before or the two before it; null for
    several, for none, and where the state of the country that the report is about has a force in the text.
    """
    if not scene.registry.nouns.has("military", noun):
        return None
    sents = [s for s in scene.doc.sents if s.start < token.i]
    for sentence in reversed(sents[max(0, len(sents) - 1 - _SENTENCES) : -1]):
        acting = list(_forces(scene, sentence))
        if not acting:
            continue
        owners = {actor_id for actor_id, _, acts in acting if acts}
        others = {actor_id for actor_id, _, acts in acting if not acts}
        if len(owners) != 1 or others - owners:
            return None
        owner = next(iter(owners))
        spoke = any(scene.registry.nouns.has("military", n) for _, n, acts in acting if acts)
        if owner != scene.state and not spoke and (_attacked(token) or _at_home_too(scene)):
            return None
        return owner
    return None


def answered_before(scene: Scene, token: Token) -> str | None:
    """The state that answers for itself in the sentence before: "Rwanda denied it. A government spokeswoman
    said"; not one that only condemns or accuses, whose own government need not be meant."""
    if token.sent.start == 0:
        return None
    root = token.doc[token.sent.start - 1].sent.root
    if load_cues().verbs.get(root.lemma_.lower()) not in _ANSWERING:
        return None
    for child in root.children:
        hit = scene.hit(child) if child.dep_ == "nsubj" else None
        if hit is not None and hit.kind in ("place", "seat"):
            return scene.actor_of(hit)
    return None


def _forces(scene: Scene, sentence: Span) -> Iterator[tuple[str, str, bool]]:
    """The forces and weapons of states in a sentence: the state, the noun, and whether they act."""
    for hit in scene.hits:
        if not sentence.start <= hit.start_tok < sentence.end or hit.kind not in _LANDS:
            continue
        actor_id, found = scene.actor_of(hit), _force_after(scene, hit)
        if actor_id is not None and found is not None:
            yield actor_id, found[0], _acts(found[1])


def _force_after(scene: Scene, hit: NameHit) -> tuple[str, Token] | None:
    """The force that an adjective or a possessive before it gives to a state."""
    best = None
    for token in scene.doc[hit.end_tok : hit.end_tok + _REACH]:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "PART") or scene.hit(token) is not None:
            break
        found = scene.noun(token, "military", "asset")
        if found is not None and token.pos_ != "ADJ":
            best = found[0], token
    return best


def _acts(noun: Token) -> bool:
    """Whether a force does something, and is not what was struck."""
    if noun.dep_ in ("dobj", "nsubjpass", "iobj"):
        return False
    return not (noun.dep_ == "pobj" and noun.head.lower_ in _STRUCK)


def _attacked(token: Token) -> bool:
    """Whether the sentence goes on as one whose side was attacked does: "it had shot down ten of them"."""
    rest = token.doc[token.i : token.sent.end]
    return any(
        t.lemma_.lower() in _ATTACKED or (t.lemma_ == "shoot" and any(c.lower_ == "down" for c in t.children))
        for t in rest
    )


def _at_home_too(scene: Scene) -> bool:
    """Whether the text names a force of the country that the report is about."""
    mine = (h for h in scene.hits if h.kind in _LANDS and scene.actor_of(h) == scene.state)
    found = (_force_after(scene, h) for h in mine)
    return any(f is not None and scene.registry.nouns.has("military", f[0]) for f in found)
