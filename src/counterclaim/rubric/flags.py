"""The flags of one row: what a reader should know about the voices behind its code."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Final

from counterclaim.model import Claim
from counterclaim.model.vocabulary import (
    Flag,
    OnRecord,
    Relation,
    ResponsibilityDegree,
    SpeakerType,
)

from .codes import any_denial
from .counting import REPEATED
from .facts import UNNAMED, Fact, Side
from .rows import Row, Voice
from .scopes import denial_is_narrower


def naming_voices(row: Row) -> tuple[Voice, ...]:
    """Those who say plainly that it did it; where nobody does, those who suspect it."""
    return row.plain or row.hedged


def _every(row: Row, test: Callable[[Claim], bool]) -> bool:
    """Whether somebody names the actor, and the test holds for each claim of each naming voice."""
    voices = naming_voices(row)
    return bool(voices) and all(test(claim) for voice in voices for claim in voice.claims)


def _anonymous(claim: Claim) -> bool:
    return claim.speaker_naming in UNNAMED and claim.on_record is not OnRecord.YES


def _anonymous_only(row: Row) -> bool:
    """The outlet's own voice is no unnamed speaker; it has a flag of its own."""
    return _every(row, _anonymous) and not any(voice.outlet for voice in naming_voices(row))


def _denial_off_record(row: Row) -> bool:
    return any_denial(row.facts) and Fact.OWN_DENIAL not in row.facts


def _via_media(row: Row) -> bool:
    return any(
        Flag.VIA_MEDIA in one.claim.flags
        or (one.claim.speaker_type is SpeakerType.STATE_MEDIA and one.claim.speaker_actor_id is not None)
        for one in row.statements
    )


def _hedged_only(row: Row) -> bool:
    return bool(row.hedged) and not row.plain


def _outlet_voice_only(row: Row) -> bool:
    return bool(naming_voices(row)) and all(voice.outlet for voice in naming_voices(row))


def _unauthenticated(row: Row) -> bool:
    """On the record or not matters for the actor's own words; for others the reader's flag decides."""
    return any(
        Flag.UNAUTHENTICATED in one.claim.flags or (one.own and one.claim.on_record is OnRecord.UNKNOWN)
        for one in row.statements
    )


def _changed_position(row: Row) -> bool:
    """A voice that took back or replaced a statement about the actor, or one named voice on both sides."""
    if row.changed:
        return True
    sides: dict[str, set[bool]] = defaultdict(set)
    for one in row.statements:
        if one.fact is not None and not one.unnamed and not one.outlet:
            sides[one.voice].add(one.side is Side.AGAINST)
    return any(len(found) == 2 for found in sides.values())


def _scope_mismatch(row: Row) -> bool:
    """Asked of the actor's own denials; of another's only where it makes none itself."""
    own = row.making(Fact.OWN_DENIAL, Fact.OWN_DENIAL_OFF_RECORD)
    denials = own or row.making(Fact.DENIED_BY_OTHER)
    said = [claim for voice in naming_voices(row) for claim in voice.claims]
    return denial_is_narrower(said, [one.claim for one in denials])


def _degree_differs(row: Row) -> bool:
    degrees: dict[str, set[ResponsibilityDegree]] = defaultdict(set)
    for one in (*row.statements, *row.lesser):
        degree = one.claim.responsibility_degree
        if one.side in (Side.FOR, Side.HEDGED) and degree is not ResponsibilityDegree.RESPONSIBLE_UNSPECIFIED:
            degrees[one.voice].add(degree)
    return len({frozenset(found) for found in degrees.values()}) > 1


RULES: Final[Sequence[tuple[Flag, Callable[[Row], bool]]]] = (
    (Flag.SINGLE_VOICE, lambda row: len(naming_voices(row)) == 1),
    (Flag.ANONYMOUS_ONLY, _anonymous_only),
    (Flag.OWN_SIDE_OFF_RECORD, lambda row: Fact.OWN_CLAIM_OFF_RECORD in row.facts),
    (Flag.DENIAL_OFF_RECORD, _denial_off_record),
    (Flag.ADVERSARY_ONLY, lambda row: _every(row, lambda c: c.relation_to_actor is Relation.ADVERSARY)),
    (Flag.STATE_MEDIA_ONLY, lambda row: _every(row, lambda c: c.speaker_type is SpeakerType.STATE_MEDIA)),
    (Flag.VIA_MEDIA, _via_media),
    (Flag.SECOND_HAND_ONLY, lambda row: _every(row, lambda c: c.directness in REPEATED)),
    (Flag.HEDGED_ONLY, _hedged_only),
    (Flag.OUTLET_VOICE_ONLY, _outlet_voice_only),
    (Flag.HEADLINE_ONLY, lambda row: _every(row, lambda c: Flag.HEADLINE_ONLY in c.flags)),
    (Flag.UNAUTHENTICATED, _unauthenticated),
    (Flag.ORIGIN_CHANGED_POSITION, _changed_position),
    (Flag.SCOPE_MISMATCH, _scope_mismatch),
    (Flag.DEGREE_DIFFERS, _degree_differs),
)


def flags_of(row: Row) -> tuple[Flag, ...]:
    """The flags that hold for the row, sorted by name."""
    return tuple(sorted(flag for flag, holds in RULES if holds(row)))
