"""From the claims about one incident to codes, positions, flags and a pattern. Rubric R0.2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from counterclaim.model import Actor, Attribution, Claim, OtherResponsibility
from counterclaim.model.vocabulary import EventType, Pattern, ResponsibilityDegree, Stance

from .counting import Reason, SetAside, known_by, replaced_ids, retracted_ids
from .facts import Fact, Side, Statement, statements_of
from .flags import flags_of
from .identity import Identity
from .joint import Together
from .patterns import Incident, pattern_of
from .positions import position_of, related_positions
from .rows import Row, ids
from .voices import heard_alike

RUBRIC_VERSION: Final = "R0.2"


@dataclass(frozen=True)
class Standing:
    """How responsibility for one incident stands.

    ``attribution`` holds one row an actor, by name. ``silences`` are the ids of silences that belong
    to no row (a speaker that says nothing about others). ``set_aside`` are the claims that do not
    count, each with the rule that says so.
    """

    pattern: Pattern
    no_claim_reported: bool
    attribution: tuple[Attribution, ...]
    silences: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True)
class Weighed:
    """The rows of one incident with all that its pattern is computed from."""

    rows: dict[str, Row]
    apart: list[Statement]
    identity: Identity
    together: Together
    known: list[Claim]
    retracted: frozenset[str]
    aside: tuple[SetAside, ...]

    @property
    def incident(self) -> Incident:
        return Incident(self.rows, self.identity, self.together)


def judge(
    claims: Iterable[Claim],
    actors: Mapping[str, Actor],
    *,
    event_type: EventType | None = None,
    incident_day: date | None = None,
    as_of: datetime | None = None,
) -> Standing:
    """Apply the rubric to the claims about ONE incident; a pure function, the order never matters.

    :param actors: by id, the parents of organs and the principals of media included; an id that is
        missing stands for itself.
    :param incident_day: the day on which organs, memberships and media ties are looked up.
    :param as_of: keeps only what is shown to have been said by then; a moment without a zone is UTC.
    """
    it = weigh(claims, actors, incident_day=incident_day, as_of=as_of)
    return Standing(
        pattern=pattern_of(it.incident, event_type),
        no_claim_reported=any(
            claim.stance is Stance.REPORTS_NO_CLAIM and claim.claim_id not in it.retracted
            for claim in it.known
        ),
        attribution=tuple(
            _attribution(it.rows[actor], it.rows, it.identity)
            for actor in sorted(it.rows, key=lambda one: (it.identity.name(one).casefold(), one))
        ),
        silences=ids(one.claim for one in it.apart),
        set_aside=it.aside,
    )


def weigh(
    claims: Iterable[Claim],
    actors: Mapping[str, Actor],
    *,
    incident_day: date | None = None,
    as_of: datetime | None = None,
) -> Weighed:
    """What counts for each actor, before any code; the same arguments as :func:`judge`."""
    identity = Identity(actors, incident_day)
    known, aside = known_by(heard_alike(claims, actors), as_of)
    statements = statements_of(known, identity)
    retracted = retracted_ids(known, statements)
    standing = _answered([one for one in statements if one.claim.claim_id not in retracted])
    replaced = replaced_ids(standing)
    counted = [one for one in standing if one.claim.claim_id not in replaced]
    rows, apart = _rows(counted)
    gone = retracted | replaced
    for one in statements:
        if one.actor in rows and one.claim.claim_id in gone and one.side is not Side.SILENT:
            rows[one.actor].changed = True
    together = Together(counted)
    _mark_rivals(rows, identity, together)
    aside += [SetAside(claim_id, Reason.RETRACTED) for claim_id in retracted]
    aside += [SetAside(claim_id, Reason.REPLACED) for claim_id in replaced]
    return Weighed(
        rows, apart, identity, together, list(known), frozenset(retracted), tuple(sorted(set(aside)))
    )


def _answered(statements: list[Statement]) -> list[Statement]:
    """Disputes of the event read as denials where the speaker's side is accused; others say nothing of it.

    Accused is asked before statements replace each other, so that an actor that first says it did it
    and later says nothing happened is read as denying.
    """
    accused = {
        one.actor
        for one in statements
        if one.counted and one.side in (Side.FOR, Side.HEDGED) and one.fact is not None
    }
    return [
        replace(one, side=Side.AGAINST) if one.side is Side.DISPUTES else one
        for one in statements
        if one.side is not Side.DISPUTES or one.actor in accused
    ]


def _rows(statements: list[Statement]) -> tuple[dict[str, Row], list[Statement]]:
    """The rows by actor, and the silences that belong to none.

    A row needs a statement about what the actor did, or its own silence. A silence that names no
    actor shows the position of the silent side where that has a row, and makes none.
    """
    rows: dict[str, Row] = {}
    loose: list[Statement] = []
    for one in statements:
        if one.side is Side.SILENT and not one.own:
            loose.append(one)
            continue
        row = rows.setdefault(one.actor, Row(one.actor))
        part = row.silences if one.side is Side.SILENT else row.statements if one.counted else row.lesser
        part.append(one)
    apart = []
    for one in loose:
        if one.claim.about_actor_id is None and one.actor in rows:
            rows[one.actor].silences.append(one)
        else:
            apart.append(one)
    return rows, apart


def _mark_rivals(rows: Mapping[str, Row], identity: Identity, together: Together) -> None:
    claimants = [
        actor for actor, row in rows.items() if Fact.OWN_CLAIM in row.facts and identity.specific(actor)
    ]
    for actor, row in rows.items():
        row.rival = any(other != actor and not together.by_own_words(actor, other) for other in claimants)


def _attribution(row: Row, rows: Mapping[str, Row], identity: Identity) -> Attribution:
    word, _ = position_of(row)
    return Attribution(
        actor_id=row.actor,
        code=row.code,
        self_position=word,
        claim_ids=ids(row.claims),
        origins_for=tuple(voice.origin for voice in row.plain),
        origins_hedged=tuple(voice.origin for voice in row.hedged),
        origins_against=tuple(voice.origin for voice in row.against),
        other_responsibility=_other_responsibility(row),
        related_positions=related_positions(row, rows, identity),
        flags=flags_of(row),
    )


def _other_responsibility(row: Row) -> tuple[OtherResponsibility, ...]:
    """The lesser degrees, in the vocabulary's order, with what is said for and against each."""
    return tuple(
        OtherResponsibility(degree=degree, claim_ids=found)
        for degree in ResponsibilityDegree
        if (found := ids(one.claim for one in row.lesser if one.claim.responsibility_degree is degree))
    )
