"""What the actor itself says: one word, beside the code, never merged into it."""

from __future__ import annotations

from collections.abc import Mapping

from counterclaim.model import Claim, RelatedPosition
from counterclaim.model.vocabulary import SelfPosition, Stance

from .facts import Fact, Side
from .identity import Identity
from .rows import Row, ids


def position_of(row: Row) -> tuple[SelfPosition, tuple[str, ...]]:
    """The actor's own position and the ids of the claims that show it.

    The first that fits: on the record before off it, words before silence, a refusal before no
    answer before not knowing. A hedge about oneself ("it may have been ours") is not knowing.
    """
    claimed, denied = row.making(Fact.OWN_CLAIM), row.making(Fact.OWN_DENIAL)
    leaked, leaked_no = row.making(Fact.OWN_CLAIM_OFF_RECORD), row.making(Fact.OWN_DENIAL_OFF_RECORD)
    unsure = [one.claim for one in row.statements if one.own and one.side is Side.HEDGED]
    steps: tuple[tuple[SelfPosition, list[Claim]], ...] = (
        (SelfPosition.CONTRADICTORY, [x.claim for x in claimed + denied] if claimed and denied else []),
        (SelfPosition.ACKNOWLEDGES, [x.claim for x in claimed]),
        (SelfPosition.DENIES, [x.claim for x in denied]),
        (SelfPosition.CONTRADICTORY, [x.claim for x in leaked + leaked_no] if leaked and leaked_no else []),
        (SelfPosition.ACKNOWLEDGES_OFF_RECORD, [x.claim for x in leaked]),
        (SelfPosition.DENIES_OFF_RECORD, [x.claim for x in leaked_no]),
        (SelfPosition.DECLINES_TO_COMMENT, _silent(row, Stance.DECLINES_TO_COMMENT)),
        (SelfPosition.NO_RESPONSE, _silent(row, Stance.NO_RESPONSE)),
        (SelfPosition.NO_INFORMATION, _silent(row, Stance.NO_INFORMATION) + unsure),
    )
    return next(((word, ids(claims)) for word, claims in steps if claims), (SelfPosition.NOT_RECORDED, ()))


def _silent(row: Row, stance: Stance) -> list[Claim]:
    return [one.claim for one in row.silences if one.claim.stance is stance]


def related_positions(row: Row, rows: Mapping[str, Row], identity: Identity) -> tuple[RelatedPosition, ...]:
    """The own positions of the actor's coalitions or members; shown, never inherited (rule 6)."""
    found = []
    for other in sorted(rows, key=lambda one: (identity.name(one).casefold(), one)):
        if other == row.actor or not identity.related(row.actor, other):
            continue
        word, claim_ids = position_of(rows[other])
        if word is not SelfPosition.NOT_RECORDED:
            found.append(RelatedPosition(actor_id=other, self_position=word, claim_ids=claim_ids))
    return tuple(found)
