"""Actors in ACLED's words: what kind they are, what stands for nobody, who acts upon whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from counterclaim.ledger import Account
from counterclaim.model import Actor

from .layout import layout

_ORDER: Final = (
    "State forces",
    "Rebel group",
    "Political militia",
    "Identity militia",
    "Rioters",
    "Protesters",
    "External/Other forces",
    "Civilians",
)
"""ACLED's codes 1 to 8, but for 7 and 8: the texts say External/Other forces-Civilians."""


def who(actors: Iterable[Actor], country: str | None) -> str | None:
    """The inter text of the actors at a place in ``country``; None where they are of several kinds."""
    found = {inter(actor, country) for actor in actors}
    return found.pop() if len(found) == 1 else None


def inter(actor: Actor, country: str | None) -> str:
    """The inter text of one actor: a state's body outside its own country is an external force."""
    table = _table("inter")
    if actor.kind.value in table["home"]:
        return str(table["at_home"] if actor.country and actor.country == country else table["abroad"])
    return str(table[actor.kind.value])


def unidentified(account: Account, country_name: str) -> tuple[str, str | None]:
    """The text and the inter text that stand for nobody, by the type of event alone.

    Never by whom speakers accuse: that would let a text for "nobody knows" tell what they say.
    """
    table = _table("unidentified")
    weapons = " ".join(one.value for one in account.weapons).casefold()
    unmanned = any(word in weapons for word in table["unmanned"])
    if account.event_type.value in table["military_events"] and not unmanned:
        return str(table["military"]), None
    return str(table["usual"]).format(country=country_name), str(table["usual_inter"])


def interaction(one: str | None, other: str | None) -> str | None:
    """The interaction text of two inter texts, whichever comes first; None where the first is not told."""
    if one is None:
        return None
    if other is None:
        return f"{one} only"
    return "-".join(sorted((one, other), key=_ORDER.index))


def _table(name: str) -> dict[str, Any]:
    found: dict[str, Any] = layout("acled").tables[name]
    return found
