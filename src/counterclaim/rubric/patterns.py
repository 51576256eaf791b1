"""The pattern of the incident: how the rows of its actors stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from counterclaim.model.vocabulary import EventType, Pattern

from .codes import DISPUTED_CODES, any_denial, named, suspected
from .facts import Fact, Statement
from .identity import Identity
from .joint import Together
from .rows import Row, sourced, voices_of

_NAMINGS = (Fact.NAMED, Fact.SUSPECTED, Fact.OWN_CLAIM_OFF_RECORD)


class Incident:
    """The rows of one incident, and the questions that the pattern table asks of them."""

    def __init__(self, rows: Mapping[str, Row], identity: Identity, together: Together) -> None:
        self.rows = [rows[actor] for actor in sorted(rows)]
        self._identity = identity
        self._together = together
        self.claimants = [row for row in self.rows if Fact.OWN_CLAIM in row.facts]

    def competing(self) -> bool:
        """Two named actors, not joint, each say that they did it."""
        named_ones = [row.actor for row in self.claimants if self._identity.specific(row.actor)]
        return any(not self._together.by_own_words(*pair) for pair in combinations(named_ones, 2))

    def others_named(self) -> bool:
        """Beside an actor that says it did it, somebody names another one that did not act with it."""
        return any(
            self._named_apart(row)
            for row in self.rows
            if self._identity.specific(row.actor) and any(one.actor != row.actor for one in self.claimants)
        )

    def _named_apart(self, row: Row) -> bool:
        claimants = [one.actor for one in self.claimants if one.actor != row.actor]
        if any(self._together.by_own_words(one, row.actor) for one in claimants):
            return False
        return any(
            not any(self._together.for_voice(one.voice, claimant, row.actor) for claimant in claimants)
            for one in row.making(*_NAMINGS)
        )

    def disputed(self) -> bool:
        """Somebody is both said to have done it and said not to have, by itself or by another."""
        return any(
            row.code in DISPUTED_CODES or (Fact.OWN_CLAIM in row.facts and any_denial(row.facts))
            for row in self.rows
        )

    def disjoint(self) -> bool:
        """Two parties name sets of named actors with none in common, at least one of them plainly."""
        named_by: dict[str, set[str]] = defaultdict(set)
        plain: set[str] = set()
        for statement in self._namings_of_parties():
            named_by[statement.party].add(statement.actor)
            if statement.fact is not Fact.SUSPECTED:
                plain.add(statement.party)
        return any(
            not named_by[one] & named_by[other] and (one in plain or other in plain)
            for one, other in combinations(sorted(named_by), 2)
        )

    def _namings_of_parties(self) -> list[Statement]:
        """What parties say of named actors. The outlet is a party only where it alone names somebody."""
        namings = [
            one for row in self.rows if self._identity.specific(row.actor) for one in row.making(*_NAMINGS)
        ]
        by_sources = {one.actor for one in namings if not one.outlet}
        if all(one.actor in by_sources for one in namings if one.outlet):
            return [one for one in namings if not one.outlet]
        return namings

    def parties(self) -> int:
        """How many parties say plainly that somebody did it."""
        plain = [one for row in self.rows for one in row.making(Fact.NAMED, Fact.OWN_CLAIM_OFF_RECORD)]
        return len({voice.party for voice in sourced(voices_of(plain))})

    def any_row(self, test: Callable[[frozenset[Fact]], bool]) -> bool:
        return any(test(row.facts) for row in self.rows)


TABLE: Sequence[tuple[Pattern, Callable[[Incident], bool]]] = (
    (Pattern.COMPETING_SELF_CLAIMS, Incident.competing),
    (Pattern.SELF_CLAIMED_OTHERS_NAMED, Incident.others_named),
    (Pattern.CONTESTED, Incident.disputed),
    (Pattern.SELF_CLAIMED, lambda incident: bool(incident.claimants)),
    (Pattern.CONTESTED, Incident.disjoint),
    (Pattern.ATTRIBUTED_ONE_PARTY, lambda incident: incident.any_row(named) and incident.parties() == 1),
    (Pattern.ATTRIBUTED_SEVERAL_PARTIES, lambda incident: incident.any_row(named)),
    (Pattern.SUSPECTED_ONLY, lambda incident: incident.any_row(suspected)),
)


def pattern_of(incident: Incident, event_type: EventType | None) -> Pattern:
    """The first pattern of the table that fits.

    In a clash taking part is not responsibility: with no fact about anybody it has no pattern.
    """
    if event_type is EventType.ARMED_CLASH and not incident.any_row(bool):
        return Pattern.NOT_APPLICABLE
    return next((pattern for pattern, fits in TABLE if fits(incident)), Pattern.UNATTRIBUTED)
