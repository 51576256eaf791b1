"""The actor step: who is in a report, and who is meant by each noun phrase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from spacy.tokens import Doc

from counterclaim.knowledge.actors import Registry
from counterclaim.model.vocabulary import ActorKind

from .cast import Cast, Denoted, Mention, Principal
from .denote import Denoter
from .principals import Principals
from .salience import Salience
from .scene import set_scene
from .unlisted import add_unlisted

__all__ = ["Cast", "Denoted", "Mention", "Principal", "find_cast"]


def homes_of(doc: Doc, registry: Registry, published: date | None) -> dict[str, int]:
    """The countries (ISO alpha-2) where the armed groups that a report names are at home, with their number.

    "Durango" in a report on ETA lies in Spain. States do not count: they act abroad.
    """
    groups = {
        hit.actor_id
        for hit in registry.find(doc, published)
        if hit.kind == "name" and not hit.rivals and hit.actor_id in registry.actors
    }
    homes = Counter(registry.actors[i].country for i in groups if registry.actors[i].kind in AT_HOME)
    return {country: n for country, n in homes.items() if country is not None}


AT_HOME = (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA, ActorKind.IDENTITY_MILITIA)


def find_cast(
    doc: Doc,
    registry: Registry,
    *,
    published: date | None = None,
    country: str | None = None,
    places: Iterable[str] = (),
    datelines: Sequence[tuple[int, int]] = (),
    towns: Sequence[tuple[int, str]] = (),
    own_voice: str | None = None,
) -> Cast:
    """The cast of one parsed report.

    ``published`` picks the dated relations in force. ``country`` (ISO alpha-2) says where the report
    plays where the caller knows; else ``places``, the countries of the towns and sites that it names, one
    for each mention, are weighed together with the names that this step finds. The names in ``datelines``
    (stretches in code points) weigh there too, but "the spokesman" is not of the state of a dateline's city.
    ``towns``, where (in code points) a town is named and its country, tell whose "the mayor" is.
    ``own_voice`` is the actor for whom the outlet speaks: who "we" is outside quotation marks.
    """
    scene = set_scene(doc, registry, published, country, places)
    scene.own_voice, scene.sited = own_voice, tuple(towns)
    scene.forget(datelines)
    add_unlisted(scene)
    denoter = Denoter(scene)
    principals = Principals(scene, denoter)
    salience = Salience(scene, denoter, principals)
    denoter.salience = salience
    return Cast(scene, denoter, principals, salience)
