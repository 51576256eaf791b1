"""Who is who on one day: organs fold into their state, media into those they speak for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from counterclaim.model import Actor, Claim, Tie
from counterclaim.model.vocabulary import Relation, SpeakerType

OUTLET_PARTY = "outlet"


def party_of(origin_key: str) -> str:
    """The part of ``party#voice`` before the first ``#``."""
    return origin_key.split("#", 1)[0]


def is_outlet(claim: Claim) -> bool:
    """Whether the outlet says it in its own voice, for nobody else."""
    if party_of(claim.origin_key) == OUTLET_PARTY:
        return True
    return claim.speaker_type is SpeakerType.OUTLET_OWN_REPORTING and claim.speaker_actor_id is None


class Identity:
    """The actors of one incident as they stood on ``day`` (a missing day: as ties without an end say).

    An id that is not among ``actors`` stands for itself, as a named actor.
    """

    def __init__(self, actors: Mapping[str, Actor], day: date | None) -> None:
        self._actors = actors
        self._day = day

    def _held(self, ties: Iterable[Tie]) -> list[str]:
        return sorted(tie.actor_id for tie in ties if tie.holds_on(self._day))

    def home(self, actor_id: str) -> str:
        """The state of which the actor is an organ, or the actor itself."""
        seen = {actor_id}
        while (actor := self._actors.get(actor_id)) is not None:
            parents = [parent for parent in self._held(actor.organ_of) if parent not in seen]
            if not parents:
                break
            actor_id = parents[0]
            seen.add(actor_id)
        return actor_id

    def voices_of(self, actor_id: str) -> frozenset[str]:
        """The actors for whom ``actor_id`` speaks: through organs and media, never through membership."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [actor_id]
        while waiting:
            one = self.home(waiting.pop())
            if one in seen:
                continue
            seen.add(one)
            actor = self._actors.get(one)
            principals = self._held(actor.speaks_for) if actor is not None else []
            if principals:
                waiting.extend(principals)
            else:
                found.add(one)
        return frozenset(found) or frozenset({self.home(actor_id)})

    def speaker_of(self, claim: Claim) -> frozenset[str]:
        """The actors in whose name the claim is made; empty for the outlet and for unknown speakers.

        The speaker's own actor decides; the derived relation is asked only where that is missing.
        """
        if is_outlet(claim):
            return frozenset()
        if claim.speaker_actor_id is not None:
            return self.voices_of(claim.speaker_actor_id)
        if claim.relation_to_actor is Relation.SELF and claim.about_actor_id is not None:
            return frozenset({self.home(claim.about_actor_id)})
        return frozenset()

    def name(self, actor_id: str) -> str:
        actor = self._actors.get(actor_id)
        return actor.name if actor is not None else actor_id

    def specific(self, actor_id: str) -> bool:
        """Whether it is one named actor, neither "gunmen" nor an unnamed lone attacker."""
        actor = self._actors.get(actor_id)
        return actor is None or actor.specific

    def memberships(self, actor_id: str) -> frozenset[str]:
        """The coalitions of which the actor was a member on the day."""
        actor = self._actors.get(actor_id)
        return frozenset(self._held(actor.member_of)) if actor is not None else frozenset()

    def related(self, one: str, other: str) -> bool:
        """Whether one is a coalition and the other its member on the day."""
        return other in self.memberships(one) or one in self.memberships(other)
