"""Which actors an export may name, and how. There is no "most likely" one: that would be a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from counterclaim.ledger import Account
from counterclaim.model import Actor
from counterclaim.model.vocabulary import Code, Described, Pattern


class ActorPolicy(Described):
    """How a format with room for one actor is filled."""

    UNIDENTIFIED = (
        "unidentified",
        "an actor is named only where its code and the incident's pattern are both self_claimed;"
        ' otherwise "Unidentified ..."',
    )
    AND_OR = "and_or", "all actors that anybody names, joined with and/or"
    ROWS = "rows", "one row for each actor that anybody names, with a shared incident id and a flag"


NAMED_CODES: Final = frozenset(Code) - {Code.DENIED_ONLY, Code.NO_ATTRIBUTION}
"""The codes of an actor that somebody names, itself or another, plainly or hedged."""
UNIDENTIFIED: Final = "Unidentified actor"


@dataclass(frozen=True)
class Named:
    """What stands where a format has room for one actor.

    ``actors`` is empty where nobody may be named. ``row`` of ``rows``: 1 of 1 but for the policy ``rows``;
    then ``rows`` above 1 is the flag that other rows of the same incident name others.
    """

    name: str
    actors: tuple[Actor, ...] = ()
    codes: tuple[Code, ...] = ()
    row: int = 1
    rows: int = 1

    @property
    def identified(self) -> bool:
        return bool(self.actors)


def named(account: Account, policy: ActorPolicy, *, unidentified: str = UNIDENTIFIED) -> tuple[Named, ...]:
    """Who is named for an account: one or more rows, the actors in the order of their names.

    :param unidentified: what stands for nobody: "Unidentified Armed Group (Syria)".
    """
    found = _by_name(account)
    if policy is ActorPolicy.UNIDENTIFIED:
        sure = account.attribution_pattern is Pattern.SELF_CLAIMED
        found = [(actor, code) for actor, code in found if sure and code is Code.SELF_CLAIMED]
    if not found:
        return (Named(unidentified),)
    if policy is ActorPolicy.ROWS:
        count = len(found)
        return tuple(Named(a.name, (a,), (code,), n, count) for n, (a, code) in enumerate(found, 1))
    actors, codes = tuple(a for a, _ in found), tuple(code for _, code in found)
    joint = " and " if policy is ActorPolicy.UNIDENTIFIED else " and/or "
    return (Named(joint.join(a.name for a in actors), actors, codes),)


def _by_name(account: Account) -> list[tuple[Actor, Code]]:
    known = {actor.actor_id: actor for actor in account.actors}
    rows = [(known[r.actor_id], r.code) for r in account.attribution if r.actor_id in known]
    chosen = [(actor, code) for actor, code in rows if code in NAMED_CODES]
    return sorted(chosen, key=lambda one: (one[0].name.casefold(), one[0].actor_id))
