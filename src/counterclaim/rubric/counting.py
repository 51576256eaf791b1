"""Which claims count: known by then, not taken back, not replaced by the same voice (rules 2 to 4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from counterclaim.model import Claim
from counterclaim.model.vocabulary import Directness, OnRecord, SpeakerNaming

from .facts import Side, Statement
from .identity import is_outlet

REPEATED = frozenset({Directness.SECOND_HAND, Directness.FURTHER})
_POSITIONS = (Side.FOR, Side.HEDGED, Side.AGAINST)
Position = tuple[str, str, Side]


class Reason(StrEnum):
    """Why a claim was set aside."""

    LATER = "later_than_as_of"
    UNDATED = "undated_for_as_of"
    RETRACTED = "retracted"
    REPLACED = "replaced"


@dataclass(frozen=True, order=True)
class SetAside:
    """A claim that does not count, and the rule that says so."""

    claim_id: str
    reason: Reason


def instant(moment: datetime) -> datetime:
    """A moment on one scale; one without a zone is read as UTC, so that any two compare."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def earliest(claim: Claim) -> datetime | None:
    if claim.stated_at is None or claim.stated_at.earliest is None:
        return None
    return instant(claim.stated_at.earliest)


def latest(claim: Claim) -> datetime | None:
    if claim.stated_at is None or claim.stated_at.latest is None:
        return None
    return instant(claim.stated_at.latest)


def dated_by_text(claim: Claim) -> bool:
    """Whether the report's own words date the statement; a publication date only bounds it."""
    return claim.stated_at is not None and claim.stated_at.basis == "text"


def known_by(claims: Iterable[Claim], as_of: datetime | None) -> tuple[list[Claim], list[SetAside]]:
    """Rule 2. A claim with no latest moment cannot be shown to have been known, so it does not count."""
    if as_of is None:
        return list(claims), []
    limit = instant(as_of)
    kept: list[Claim] = []
    aside: list[SetAside] = []
    for claim in claims:
        moment = latest(claim)
        if moment is None:
            aside.append(SetAside(claim.claim_id, Reason.UNDATED))
        elif moment > limit:
            aside.append(SetAside(claim.claim_id, Reason.LATER))
        else:
            kept.append(claim)
    return kept, aside


def retracted_ids(claims: Sequence[Claim], statements: Iterable[Statement]) -> frozenset[str]:
    """Rule 3: the claims that their own voice took back, with the repeats of the same position.

    A repeat of a position that was taken back is taken back with it, else quoting it once more
    would undo the retraction. What the text dates after the retraction is a new statement. The
    outlet's voice and unnamed voices are pooled, so with them only second-hand repeats fall too.
    """
    by_id = {claim.claim_id: claim for claim in claims}
    pairs = [
        (by_id[target], claim)
        for claim in claims
        for target in claim.retracts
        if target in by_id and target != claim.claim_id and by_id[target].origin_key == claim.origin_key
    ]
    gone = {target.claim_id for target, _ in pairs}
    every = list(statements)
    taken_back: dict[Position, list[tuple[Claim, Claim]]] = defaultdict(list)
    for target, retraction in pairs:
        for statement in every:
            if statement.claim.claim_id == target.claim_id and statement.side is not Side.SILENT:
                taken_back[position(statement)].append((target, retraction))
    for statement in every:
        if statement.side is Side.SILENT:
            continue
        pooled = statement.outlet or statement.unnamed
        if pooled and statement.claim.directness not in REPEATED:
            continue
        if any(not _said_anew(statement.claim, *pair) for pair in taken_back.get(position(statement), ())):
            gone.add(statement.claim.claim_id)
    return frozenset(gone)


def position(statement: Statement) -> Position:
    """What makes two claims one position: the same voice on the same side of the same actor."""
    return statement.voice, statement.actor, statement.side


def _said_anew(claim: Claim, target: Claim, retraction: Claim) -> bool:
    start, end = earliest(claim), latest(retraction)
    if not dated_by_text(claim) or start is None or end is None or claim.stated_at == target.stated_at:
        return False
    return start > end


def replaced_ids(statements: Iterable[Statement]) -> frozenset[str]:
    """Rule 4: the statements that the same on-record voice, later by its text, took the place of.

    Undated repeats share the fate of the dated statement they repeat. Where none is dated, they are
    one statement, made by the earliest day on which one of them was published.
    """
    by_voice: dict[tuple[str, str], dict[Side, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        if statement.side in _POSITIONS and statement.counted and _lasting(statement.claim):
            by_voice[statement.voice, statement.actor][statement.side].append(statement.claim)
    gone: set[str] = set()
    for sides in by_voice.values():
        for side, claims in sides.items():
            starts = [
                start
                for other, rest in sides.items()
                if other is not side
                for claim in rest
                if dated_by_text(claim) and (start := earliest(claim)) is not None
            ]
            if starts:
                gone.update(claim.claim_id for claim in _overtaken(claims, max(starts)))
    return frozenset(gone)


def _overtaken(claims: Sequence[Claim], last: datetime) -> list[Claim]:
    """Those of one position that were made before ``last``, when the voice took another."""
    dated = [claim for claim in claims if dated_by_text(claim)]
    undated = [claim for claim in claims if not dated_by_text(claim)]
    gone = [claim for claim in dated if (end := latest(claim)) is not None and end < last]
    if dated:
        return gone + undated if len(gone) == len(dated) else gone
    ends = [end for claim in undated if (end := latest(claim)) is not None]
    return undated if ends and min(ends) < last else []


def _lasting(claim: Claim) -> bool:
    """Whether it is an on-record voice of a named person or organ, so that one can follow it over time.

    A spokesman known by his role speaks for a named organ; that organ is the voice.
    """
    if claim.on_record is not OnRecord.YES or is_outlet(claim):
        return False
    if claim.speaker_naming is SpeakerNaming.ROLE_ONLY:
        return claim.speaker_actor_id is not None
    return claim.speaker_naming is SpeakerNaming.NAMED
