"""What one claim says of one actor, and the eight facts that follow for that actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, StrEnum

from counterclaim.model import Claim
from counterclaim.model.vocabulary import GroupKind, OnRecord, ResponsibilityDegree, SpeakerNaming, Stance

from .identity import Identity, is_outlet, party_of

COUNTED_DEGREES = frozenset({ResponsibilityDegree.CARRIED_OUT, ResponsibilityDegree.ORDERED})
UNNAMED = frozenset({SpeakerNaming.ANONYMOUS, SpeakerNaming.COLLECTIVE, SpeakerNaming.UNATTRIBUTED})


class Fact(StrEnum):
    """The facts of one actor. Capital S is on the record, small s off it."""

    OWN_CLAIM = "S+"
    OWN_DENIAL = "S-"
    OWN_CLAIM_OFF_RECORD = "s+"
    OWN_DENIAL_OFF_RECORD = "s-"
    NAMED = "P"
    SUSPECTED = "H"
    DENIED_BY_OTHER = "C"
    RIVAL = "R"


class Side(Enum):
    """On which side of "it did it" a statement stands."""

    FOR = "for"
    HEDGED = "hedged"
    AGAINST = "against"
    DISPUTES = "disputes"
    SILENT = "silent"


_SIDES = {
    Stance.CLAIMS_RESPONSIBILITY: Side.FOR,
    Stance.ADMITS: Side.FOR,
    Stance.ATTRIBUTES: Side.FOR,
    Stance.ACCUSES: Side.FOR,
    Stance.SUSPECTS: Side.HEDGED,
    Stance.DENIES: Side.AGAINST,
    Stance.DENIES_FOR_OTHER: Side.AGAINST,
    Stance.DISPUTES_EVENT: Side.DISPUTES,
    Stance.DECLINES_TO_COMMENT: Side.SILENT,
    Stance.NO_RESPONSE: Side.SILENT,
    Stance.NO_INFORMATION: Side.SILENT,
}

_BY_OTHERS = {Side.FOR: Fact.NAMED, Side.HEDGED: Fact.SUSPECTED, Side.AGAINST: Fact.DENIED_BY_OTHER}


def side_of(claim: Claim) -> Side | None:
    """The side of a claim, null for stances about no actor. One of several alternatives is a hedge."""
    side = _SIDES.get(claim.stance)
    group = claim.actor_group
    if side is Side.FOR and group is not None and group.kind is GroupKind.ALTERNATIVE:
        return Side.HEDGED
    return side


@dataclass(frozen=True)
class Statement:
    """A claim read for one actor: ``actor`` is whom it is about, ``own`` whether that actor speaks."""

    claim: Claim
    actor: str
    own: bool
    side: Side

    @property
    def voice(self) -> str:
        return self.claim.origin_key

    @property
    def party(self) -> str:
        return party_of(self.claim.origin_key)

    @property
    def outlet(self) -> bool:
        return is_outlet(self.claim)

    @property
    def counted(self) -> bool:
        """Whether its degree is one that counts (rule 1)."""
        return self.claim.responsibility_degree in COUNTED_DEGREES

    @property
    def unnamed(self) -> bool:
        return self.claim.speaker_naming in UNNAMED

    @property
    def fact(self) -> Fact | None:
        """The fact it makes. A hedge about oneself makes none: nobody else suspects, and nobody asserts."""
        on_record = self.claim.on_record is OnRecord.YES
        if self.own:
            if self.side is Side.FOR:
                return Fact.OWN_CLAIM if on_record else Fact.OWN_CLAIM_OFF_RECORD
            if self.side is Side.AGAINST:
                return Fact.OWN_DENIAL if on_record else Fact.OWN_DENIAL_OFF_RECORD
            return None
        return _BY_OTHERS.get(self.side)


def statements_of(claims: Iterable[Claim], identity: Identity) -> tuple[Statement, ...]:
    """Every statement about an actor, in the order of the claim ids.

    A dispute of the event is about each actor in whose name it is made. Silence is ``own`` where the
    silent side is the actor in question; it may be about no actor, then ``actor`` is the silent side.
    """
    found: list[Statement] = []
    for claim in sorted(claims, key=lambda one: one.claim_id):
        side = side_of(claim)
        if side is None:
            continue
        speakers = identity.speaker_of(claim)
        about = identity.home(claim.about_actor_id) if claim.about_actor_id is not None else None
        if side is Side.DISPUTES:
            found.extend(Statement(claim, one, True, side) for one in sorted(speakers))
        elif about is not None:
            own = about in speakers or (side is Side.SILENT and _silent_itself(claim, speakers))
            found.append(Statement(claim, about, own, side))
        elif side is Side.SILENT:
            found.extend(Statement(claim, one, False, side) for one in sorted(speakers))
    return tuple(found)


def _silent_itself(claim: Claim, speakers: frozenset[str]) -> bool:
    """Whether a silence with no speaker of its own is that of the actor it is about.

    "There was no comment from the army" is told by the outlet; the silent one is the army.
    """
    if speakers or claim.speaker_actor_id is not None:
        return False
    if claim.stance is Stance.NO_RESPONSE:
        return True
    return claim.stance is Stance.DECLINES_TO_COMMENT and is_outlet(claim)
