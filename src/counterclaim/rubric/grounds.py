"""Why a code or pattern is what it is: the facts of each actor, and the first line of the table that fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from counterclaim.model import Actor, Claim
from counterclaim.model.vocabulary import Code, EventType, Pattern

from .codes import TABLE as CODES
from .facts import Fact
from .judging import weigh
from .patterns import TABLE as PATTERNS
from .patterns import pattern_of
from .positions import position_of
from .rows import ids

FACT_WORDS: Final[Mapping[Fact, str]] = {
    Fact.OWN_CLAIM: "says on the record that it did it",
    Fact.OWN_DENIAL: "denies it on the record",
    Fact.OWN_CLAIM_OFF_RECORD: "its own side says off the record that it did it",
    Fact.OWN_DENIAL_OFF_RECORD: "its own side denies it off the record",
    Fact.NAMED: "somebody else says plainly that it did it",
    Fact.SUSPECTED: "somebody else suspects it, hedged",
    Fact.DENIED_BY_OTHER: "somebody else says that it did not",
    Fact.RIVAL: "another named actor, not joint with it, says of itself that it did it",
}

CODE_CONDITIONS: Final[Mapping[Code, str]] = {
    Code.SELF_CONTRADICTORY: "S+ and S-",
    Code.SELF_CLAIMED_RIVAL: "S+ and R",
    Code.SELF_CLAIMED_DISPUTED: "S+ and C",
    Code.SELF_CLAIMED: "S+",
    Code.ATTRIBUTED_DENIED: "(P or s+) and (S- or s-)",
    Code.ATTRIBUTED_DISPUTED: "(P or s+) and C",
    Code.ATTRIBUTED: "P or s+",
    Code.SUSPECTED_DENIED: "H and (S-, s- or C)",
    Code.SUSPECTED: "H",
    Code.DENIED_ONLY: "S-, s- or C",
    Code.NO_ATTRIBUTION: "none of these",
}

# Line by line those of the table of patterns.
PATTERN_CONDITIONS: Final = (
    "two actors, not joint, each with S+",
    "S+, and another actor, not joint, with P, s+ or H",
    "an actor is said both to have done it and not to have done it",
    "S+",
    "two parties name different actors, one of them plainly",
    "P or s+, from one party",
    "P or s+, from several parties",
    "H",
)
NO_LINE: Final = "no line of the table fits"
NO_FACTS_OF_A_CLASH: Final = "a clash, and nobody says who is responsible"


@dataclass(frozen=True)
class RowGround:
    """Why one actor has its code: each fact with the ids of the claims that make it (none for a rival's)."""

    actor_id: str
    code: Code
    facts: tuple[tuple[Fact, tuple[str, ...]], ...]
    line: int
    condition: str
    position_claims: tuple[str, ...]


@dataclass(frozen=True)
class Grounds:
    """``line`` counts the table from 1; it is one more than the table has where no line fits."""

    rows: tuple[RowGround, ...]
    pattern: Pattern
    line: int
    condition: str
    aside: tuple[tuple[str, str], ...]


def grounds(
    claims: Iterable[Claim],
    actors: Mapping[str, Actor],
    *,
    event_type: EventType | None = None,
    incident_day: date | None = None,
    as_of: datetime | None = None,
) -> Grounds:
    """The reasons for what :func:`.judge` gives for the same arguments; rows by actor id."""
    it = weigh(claims, actors, incident_day=incident_day, as_of=as_of)
    rows = []
    for actor in sorted(it.rows):
        row = it.rows[actor]
        facts = tuple(
            (fact, ids(one.claim for one in row.making(fact))) for fact in Fact if fact in row.facts
        )
        line = next((k for k, (code, _) in enumerate(CODES, 1) if code is row.code), len(CODES) + 1)
        rows.append(
            RowGround(actor, row.code, facts, line, CODE_CONDITIONS[row.code], position_of(row)[1])
        )
    pattern = pattern_of(it.incident, event_type)
    fitting = [k for k, (_, fits) in enumerate(PATTERNS) if fits(it.incident)]
    if pattern is Pattern.NOT_APPLICABLE:
        line, condition = len(PATTERNS) + 1, NO_FACTS_OF_A_CLASH
    elif fitting:
        line, condition = fitting[0] + 1, PATTERN_CONDITIONS[fitting[0]]
    else:
        line, condition = len(PATTERNS) + 1, NO_LINE
    aside = tuple((one.claim_id, one.reason.value) for one in it.aside)
    return Grounds(tuple(rows), pattern, line, condition, aside)
