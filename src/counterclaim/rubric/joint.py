"""Who is said to have acted together.

Two actors are joint for a voice where one statement of that voice names both. That holds for "Russian
and Syrian jets", one claim an actor, whether or not the claims share a group id; so a joint claim that
is split into its actors, or joined again, reads the same. Alternatives are never joint.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from itertools import combinations

from counterclaim.model.vocabulary import GroupKind

from .counting import REPEATED, Position, dated_by_text, earliest, latest, position
from .facts import Fact, Side, Statement

Pair = frozenset[str]
Moment = tuple[datetime | None, datetime | None, tuple[str, int, int] | None]


class Together:
    """The pairs of actors that are said to have acted together, by voice."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._by_voice: set[tuple[str, Pair]] = set()
        self._by_themselves: set[Pair] = set()
        for (voice, _), group in _sayings(statements).items():
            for one, other in combinations(group, 2):
                if one.actor == other.actor:
                    continue
                pair = frozenset({one.actor, other.actor})
                self._by_voice.add((voice, pair))
                if Fact.OWN_CLAIM in (one.fact, other.fact) and one.side is other.side is Side.FOR:
                    self._by_themselves.add(pair)

    def by_own_words(self, one: str, other: str) -> bool:
        """Whether one of the two says on the record that both did it."""
        return frozenset({one, other}) in self._by_themselves

    def for_voice(self, voice: str, one: str, other: str) -> bool:
        """Whether ``voice`` names the two together."""
        return (voice, frozenset({one, other})) in self._by_voice


def _alternative(one: Statement) -> bool:
    group = one.claim.actor_group
    return group is not None and group.kind is GroupKind.ALTERNATIVE


def _sayings(statements: Iterable[Statement]) -> dict[tuple[str, Moment], list[Statement]]:
    """The namings of each voice by the moments at which it said them.

    A voice may change its mind from day to day, so only what it said at one moment is one statement. Where
    a naming is also known at first hand, or dated by the text, its undated second-hand repeats are left
    out; else the earliest of them counts. Quoting a voice again on another day must not bring together
    what it said apart.
    """
    by_position: dict[Position, list[Statement]] = defaultdict(list)
    for one in statements:
        if one.counted and one.side in (Side.FOR, Side.HEDGED) and not _alternative(one):
            by_position[position(one)].append(one)
    sayings: dict[tuple[str, Moment], list[Statement]] = defaultdict(list)
    for group in by_position.values():
        dated = [one for one in group if dated_by_text(one.claim)]
        direct = [one for one in group if one.claim.directness not in REPEATED]
        for one in dated or direct:
            sayings[one.voice, _moment(one, latest(one.claim))].append(one)
        if not dated and not direct:
            ends = [end for one in group if (end := latest(one.claim)) is not None]
            for one in group:
                sayings[one.voice, _moment(one, min(ends, default=None))].append(one)
    return sayings


def _moment(one: Statement, end: datetime | None) -> Moment:
    """When it was said; and, as two unnamed officials may be two people, where the text names them."""
    who = one.claim.speaker_span if one.unnamed else None
    place = (who.where, who.start, who.end) if who is not None else None
    start = earliest(one.claim) if dated_by_text(one.claim) else None
    return start, end, place
