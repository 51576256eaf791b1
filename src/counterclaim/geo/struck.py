"""Names that a violent event hits: "torched X", "the shelling of X", "X was bombed"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from counterclaim.knowledge.triggers import triggers
from counterclaim.model.vocabulary import EventType

_OF_PLACES: Final = (
    EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.MISSILE_ROCKET_STRIKE,
    EventType.ARTILLERY_SHELLING, EventType.BOMBING_IED, EventType.SABOTAGE, EventType.CHEMICAL,
)  # fmt: skip


def struck(doc: Doc, i: int, j: int) -> bool:
    """Whether tokens ``i`` to ``j`` (exclusive) name what a violent event hits."""
    root: Token = doc[i:j].root
    known, head = triggers(), root.head
    if root.ent_type_ in ("PERSON", "NORP"):
        return False
    if root.dep_ in ("dobj", "nsubjpass"):
        found = known.verbs.get(head.lemma_.lower())
    elif root.dep_ == "pobj" and head.lower_ == "of":
        found = known.nouns.get(head.head.lemma_.lower())
    else:
        found = None
    return found is not None and found.type in _OF_PLACES  # people are killed and abducted
