"""How responsibility stands for one actor of one incident: computed, never entered."""

from __future__ import annotations

from pydantic import Field

from .base import Frozen
from .vocabulary import Code, Flag, ResponsibilityDegree, SelfPosition


class Origin(Frozen):
    """One voice, counted once however many claims repeat it."""

    origin_key: str
    party: str
    claim_ids: tuple[str, ...]


class OtherResponsibility(Frozen):
    """A lesser degree than carrying out or ordering; listed, never counted."""

    degree: ResponsibilityDegree
    claim_ids: tuple[str, ...]


class RelatedPosition(Frozen):
    """The position of a coalition of the actor's, or of a member; shown, never inherited."""

    actor_id: str
    self_position: SelfPosition
    claim_ids: tuple[str, ...]


class Attribution(Frozen):
    """The code of one actor with everything it was computed from."""

    actor_id: str
    code: Code
    self_position: SelfPosition = SelfPosition.NOT_RECORDED
    claim_ids: tuple[str, ...] = ()
    origins_for: tuple[Origin, ...] = ()
    origins_hedged: tuple[Origin, ...] = ()
    origins_against: tuple[Origin, ...] = ()
    other_responsibility: tuple[OtherResponsibility, ...] = ()
    related_positions: tuple[RelatedPosition, ...] = ()
    flags: tuple[Flag, ...] = Field((), description="sorted by name")
