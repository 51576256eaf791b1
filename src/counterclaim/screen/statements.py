"""The lower half of an incident's block: how it stands for each actor, and who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model import Attribution, Claim
from counterclaim.model.vocabulary import ResponsibilityDegree

from . import words
from .names import Names
from .safe import quoted


class WithRows(Protocol):
    """An incident, or the account of one over several reports."""

    @property
    def attribution(self) -> Sequence[Attribution]: ...


@dataclass(frozen=True)
class Said:
    """One claim in words: who, how and what stance, the quoted words, and what limits them (or "")."""

    speaker: str
    manner: str
    quote: str
    limits: str


def rows(incident: WithRows, names: Names) -> list[Attribution]:
    """The actors' rows, alphabetical, never ranked."""
    return sorted(incident.attribution, key=lambda row: (names.of(row.actor_id).casefold(), row.actor_id))


def own_position(row: Attribution) -> str:
    return f"Own position: {row.self_position.meaning}."


def details(row: Attribution, names: Names) -> list[str]:
    """Voices counted by side, flags, related positions, other degrees of responsibility."""
    said = []
    counts = ((row.origins_for, "for"), (row.origins_hedged, "hedged"), (row.origins_against, "against"))
    voices = [f"{len(origins)} {side}" for origins, side in counts if origins]
    if voices:
        said.append("voices: " + ", ".join(voices))
    said += [flag.meaning for flag in row.flags]
    said += [
        f"{names.of(related.actor_id)}, tied to it: {related.self_position.meaning}"
        for related in row.related_positions
    ]
    said += [
        f"another degree of responsibility is named: {other.degree.value.replace('_', ' ')}"
        for other in row.other_responsibility
    ]
    return said


def said(claim: Claim, names: Names, *, about: bool = False) -> Said:
    """The claim in words; with ``about``, also of whom it speaks (where no actor's line says so)."""
    manner = f"({words.RECORD[claim.on_record]}) " if claim.speaker_as_written else ""
    manner += words.stance(claim.stance)
    if about and claim.about_actor_id:
        manner += f" ({names.of(claim.about_actor_id)})"
    if claim.responsibility_degree is not ResponsibilityDegree.CARRIED_OUT:
        manner += f" ({claim.responsibility_degree.value.replace('_', ' ')})"
    return Said(
        words.speaker(claim.speaker_as_written), manner, quoted(claim.span.exact), words.limits(claim)
    )


def of_row(row: Attribution, claims: Sequence[Claim]) -> list[Claim]:
    """The claims that an actor's row was computed from, in the reading's order."""
    return [claim for claim in claims if claim.claim_id in row.claim_ids]


def others(incident: WithRows, claims: Sequence[Claim]) -> list[Claim]:
    """Statements that stand in no actor's line: that it happened, that nobody has claimed it."""
    shown = {claim_id for row in incident.attribution for claim_id in row.claim_ids}
    return [claim for claim in claims if claim.claim_id not in shown]
