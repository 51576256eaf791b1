"""An actor: an organisation or state, never a private person."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .base import Frozen
from .vocabulary import ActorKind


class Tie(Frozen):
    """A dated relation to another actor. A missing date is an open end."""

    actor_id: str
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether it held on ``day``; with no day given, whether it has no known end."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Actor(Frozen):
    """An organisation or a state. Canonical names are neutral; loaded words stay in quotations."""

    actor_id: str
    name: str
    as_reported: str | None = Field(None, description="the force of a state that the report names")
    kind: ActorKind
    country: str | None = Field(None, description="ISO 3166-1 alpha-2 of the seat, null for none or several")
    organ_of: tuple[Tie, ...] = ()
    member_of: tuple[Tie, ...] = ()
    speaks_for: tuple[Tie, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def canonical(self) -> Actor:
        """The actor without the words of one report, as one that stands for many needs it."""
        return self if self.as_reported is None else self.model_copy(update={"as_reported": None})

    @property
    def label(self) -> str:
        """Its name for the screen: "air force (Ethiopia)"."""
        return self.name if self.as_reported is None else f"{self.as_reported} ({self.name})"

    @property
    def specific(self) -> bool:
        """Whether it is one named actor (neither "gunmen" nor a lone attacker)."""
        return self.kind not in (ActorKind.UNSPECIFIED, ActorKind.UNAFFILIATED_INDIVIDUAL)
