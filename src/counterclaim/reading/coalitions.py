"""Which coalition "the coalition" is: by its lead, its theatre, its enemy and the day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from counterclaim.knowledge.actors import Theatre

from .scene import Scene


def coalition_of(scene: Scene, leads: Collection[str]) -> str | None:
    """The coalition that a report means, or null where nothing tells.

    ``leads`` are the actors named as leading it ("US-led", "Saudi"). Of the coalitions in force on the
    day, first those of the country that the report is about, then those that it names or whose enemy it
    names, then any with that lead.
    """
    fitting = [t for t in scene.registry.theatres if _in_force(t, scene.published)]
    if leads:
        fitting = [t for t in fitting if t.actor_id in leads or any(i in t.leads for i in leads)]
    named = {m.actor_id for m in scene.mentions}
    here = [t for t in fitting if scene.main_country in t.countries]
    beside = [t for t in fitting if t.actor_id in named or any(i in named for i in t.against)]
    found = [*here, *beside, *(fitting if leads else ())]
    return next((t.actor_id for t in found if scene.knows(t.actor_id)), None)


def _in_force(theatre: Theatre, day: date | None) -> bool:
    return day is None or (theatre.since or date.min) <= day <= (theatre.until or date.max)
