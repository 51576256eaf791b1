"""Names on the screen for ids of actors and codes of countries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Protocol

from counterclaim.knowledge.places import country_rows
from counterclaim.model import Actor

from .safe import foreign


class WithActors(Protocol):
    """A reading, or an account of several."""

    @property
    def actors(self) -> Sequence[Actor]: ...


class Names:
    """The names that one reading gives to its actors, and the countries' English names."""

    def __init__(self, reading: WithActors) -> None:
        self._actors = {actor.actor_id: actor.label for actor in reading.actors}

    def of(self, actor_id: str) -> str:
        return foreign(self._actors.get(actor_id, actor_id))

    def country(self, code: str | None) -> str | None:
        """The country's English name, or the code itself where it is unknown."""
        return country_name(code)


def country_name(code: str | None) -> str | None:
    """The English name of a country, or the code itself where it is unknown."""
    return None if code is None else _country_names().get(code, code)


@cache
def _country_names() -> dict[str, str]:
    return {row.iso2: row.name for row in country_rows()}
