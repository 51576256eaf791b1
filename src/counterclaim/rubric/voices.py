"""One voice under several names: an actor that is quoted by its name, as a body, and through a spokesman.

Each report names its speakers in its own way ("the coalition", "a coalition spokesman", "Operation Inherent
Resolve"), so over many reports one voice would be counted as often as it has names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from counterclaim.model import Actor, Claim
from counterclaim.model.vocabulary import ActorKind, OnRecord, SpeakerNaming, SpeakerType
from counterclaim.text.slug import slug

from .identity import party_of

ITSELF: Final = "itself"
"""The voice of an actor that is one body."""
_BRACKETS: Final = re.compile(r"[()]")  # "Eastern League (EL)" is either
_SPOKEN: Final = frozenset({SpeakerNaming.NAMED, SpeakerNaming.ROLE_ONLY})
_MANY: Final = frozenset({ActorKind.GOVERNMENT, ActorKind.UNSPECIFIED, ActorKind.UNAFFILIATED_INDIVIDUAL})
"""States have many organs, each with a voice of its own, and "gunmen" are no body."""


def heard_alike(claims: Iterable[Claim], actors: Mapping[str, Actor]) -> list[Claim]:
    """The claims, each under the name of its voice that is the same in every report.

    Looks at one claim at a time, so that what one report says never changes who speaks in another.
    """
    found = []
    for claim in claims:
        key = _key(claim, actors)
        found.append(claim if key == claim.origin_key else claim.model_copy(update={"origin_key": key}))
    return found


def _key(claim: Claim, actors: Mapping[str, Actor]) -> str:
    actor = actors.get(claim.speaker_actor_id or "")
    party, mark, voice = claim.origin_key.partition("#")
    if actor is None or not mark or party_of(claim.origin_key) != actor.actor_id:
        return claim.origin_key
    if claim.on_record is not OnRecord.YES or claim.speaker_naming not in _SPOKEN:
        return claim.origin_key
    if actor.kind in _MANY:
        return f"{party}#{_without_owner(claim, actor, voice)}"
    spokesman = (
        claim.speaker_naming is SpeakerNaming.ROLE_ONLY and claim.speaker_type is SpeakerType.SPOKESPERSON
    )
    return f"{party}#{ITSELF}" if spokesman or slug(voice) in _names(actor) else claim.origin_key


def _names(actor: Actor) -> frozenset[str]:
    """What the body is called: its names, and the plain noun for its kind."""
    plain = {"coalition", "alliance"} if actor.kind is ActorKind.COALITION else {"group", "movement"}
    written = [part for name in (actor.name, *actor.aliases) for part in (name, *_BRACKETS.split(name))]
    return frozenset({slug(name) for name in written if name.strip()} | plain)


def _without_owner(claim: Claim, actor: Actor, voice: str) -> str:
    """ "Iraq's Popular Mobilization Forces" are those that another report names without Iraq."""
    said = (claim.speaker_as_written or "").replace("’", "'").casefold()
    owner = slug(actor.name) + "-"
    whose = said.startswith(f"{actor.name.casefold()}'")
    return voice.removeprefix(owner) if whose and len(voice) > len(owner) else voice
