"""Armed people known only by whom they follow: "Guacho's men", "Dostum's fighters"."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.model.vocabulary import ActorKind
from counterclaim.text.language import text_of

from .scene import Scene
from .syntax import children

_PLURAL = ("NNS", "NNPS")


def leader_of(scene: Scene, head: Token) -> Token | None:
    """The named person whose men ``head`` speaks of; None for one fighter or where nobody is named."""
    if head.tag_ not in _PLURAL and head.lower_ != "men":
        return None
    if scene.hit(head) is not None or scene.noun(head, "forces") is None or scene.noun(head, "relation"):
        return None
    owner = next(iter(children(head, "poss")), None)
    if owner is None or owner.pos_ != "PROPN" or owner.ent_type_ in ("GPE", "LOC", "NORP", "FAC", "DATE"):
        return None
    return owner if all(scene.hit(t) is None for t in owner.subtree) else None


def of_a_named_group(scene: Scene, leader: Token) -> str | None:
    """The group that is called after its leader: "the Gul Bahadur group" for "Gul Bahadur's men"."""
    for hit in scene.hits:
        if hit.kind == "name" and any(t.text == leader.text for t in scene.doc[hit.start_tok : hit.end_tok]):
            return scene.actor_of(hit)
    return None


def following(scene: Scene, head: Token, leader: Token) -> str:
    """The actor that the followers of a person are in this report: nothing else is known of them."""
    name = text_of(scene.doc)[scene.doc[leader.left_edge.i].idx : leader.idx + len(leader)]
    return scene.local("unspecified", f"{name}'s {head.lower_}", ActorKind.UNSPECIFIED)
