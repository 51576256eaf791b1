"""Which actors a comparison is made for: those that the user names, or all that the incident names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from counterclaim.knowledge.actors import Registry
from counterclaim.model import Actor, Attribution, InputError
from counterclaim.model.vocabulary import Code, SelfPosition


@dataclass(frozen=True)
class Who:
    """An actor of the comparison, with how responsibility stands for it, where it has a row."""

    actor_id: str
    name: str
    code: Code | None = None
    self_position: SelfPosition | None = None


def everybody(
    attribution: Sequence[Attribution], actors: Iterable[Actor]
) -> tuple[list[Who], list[Attribution]]:
    """Every actor with a row, also those that deny, by name; and the rows of no one actor ("gunmen")."""
    known = {actor.actor_id: actor for actor in actors}
    found, nobody = [], []
    for row in attribution:
        actor = known.get(row.actor_id)
        if actor is None or not actor.specific:
            nobody.append(row)
            continue
        found.append(Who(row.actor_id, actor.name, row.code, row.self_position))
    return by_name(found), nobody


def by_name(found: Iterable[Who]) -> list[Who]:
    return sorted(found, key=lambda who: (who.name.casefold(), who.actor_id))


def named(
    names: Sequence[str],
    attribution: Sequence[Attribution],
    actors: Sequence[Actor],
    registry: Registry,
    day: date | None,
) -> list[Who]:
    """The actors of these ids, names or aliases, by name. An organ is its state.

    :raises InputError: ``unknown_actor``, with suggestions; ``actor_ambiguous``.
    """
    rows = {row.actor_id: row for row in attribution}
    local = {actor.actor_id: actor for actor in actors}
    found: dict[str, Who] = {}
    for name in names:
        actor_id = registry.fold(_one(name.strip(), local, registry, day), day)
        actor = local.get(actor_id) or registry.actors[actor_id]
        row = rows.get(actor_id)
        found[actor_id] = Who(
            actor_id, actor.name, row.code if row else None, row.self_position if row else None
        )
    return by_name(found.values())


def _one(name: str, local: dict[str, Actor], registry: Registry, day: date | None) -> str:
    if name in local or name in registry.actors:
        return name
    folded = name.casefold()
    ids = [a.actor_id for a in local.values() if folded in _names(a)]
    ids = ids or list(registry.bearers(name, day))
    ids = ids or [a.actor_id for a in registry.actors.values() if folded in _names(a)]
    if len(set(ids)) == 1:
        return ids[0]
    if ids:
        raise InputError(
            f"{name!r} is the name of several actors.",
            f"Name one by its id: {', '.join(sorted(set(ids)))}.",
            code="actor_ambiguous",
        )
    raise InputError(f"No actor is called {name!r}.", _hint(name, local, registry), code="unknown_actor")


def _names(actor: Actor) -> set[str]:
    """The actor's names, folded; "March 23 Movement (M23)" is written without its short form too."""
    names = {actor.name, *actor.aliases, actor.name.partition(" (")[0]}
    return {name.casefold() for name in names}


def _hint(name: str, local: dict[str, Actor], registry: Registry) -> str:
    by_alias = {
        alias: actor.name
        for actor in (*registry.actors.values(), *local.values())
        for alias in sorted(_names(actor))
    }
    close = get_close_matches(name.casefold(), by_alias, n=5, cutoff=0.7)
    meant = list(dict.fromkeys(by_alias[alias] for alias in close))
    if meant:
        return f"Is it one of these? {'; '.join(meant)}."
    return "The names of a report's actors stand in 'counterclaim read', others in docs/codebook/actors.md."
