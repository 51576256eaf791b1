"""A claim: one speaker, one stance, one actor, one incident, one span."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field

from .base import Frozen, Span
from .vocabulary import (
    Directness,
    Flag,
    GroupKind,
    OnRecord,
    Relation,
    ResponsibilityDegree,
    SpeakerNaming,
    SpeakerType,
    Stance,
)


class ActorGroup(Frozen):
    """Ties the claims of "Russian and Syrian jets": one claim an actor, one group id."""

    id: str
    kind: GroupKind


class Scope(Frozen):
    """To what a claim or denial is limited, as written; null where it is not."""

    place: str | None = None
    date: str | None = None
    weapon: str | None = None
    force: str | None = None


class StatedAt(Frozen):
    """When the speaker said it: no earlier and no later than."""

    earliest: datetime | None = None
    latest: datetime | None = None
    basis: Literal["text", "published"]


class Claim(Frozen):
    """What one speaker says about one actor and one incident, at one span of the text."""

    claim_id: str
    incident_id: str
    stance: Stance
    about_actor_id: str | None = Field(None, description="null only where the stance names no actor")
    about_actor_as_written: str | None = None
    about_span: Span | None = None
    actor_group: ActorGroup | None = None
    responsibility_degree: ResponsibilityDegree = ResponsibilityDegree.CARRIED_OUT
    speaker_as_written: str | None = Field(None, description="null where the outlet says it in its own voice")
    speaker_span: Span | None = None
    speaker_actor_id: str | None = Field(None, description="the actor for whom the speaker speaks")
    speaker_type: SpeakerType = SpeakerType.UNKNOWN
    speaker_naming: SpeakerNaming = SpeakerNaming.UNATTRIBUTED
    on_record: OnRecord = OnRecord.UNKNOWN
    relation_to_actor: Relation = Relation.UNKNOWN
    directness: Directness = Directness.PARAPHRASE
    chain: tuple[str, ...] = Field((), description="through whom it came, the outermost first")
    origin_key: str = Field(description="party#voice: who stands behind it, for counting")
    scope: Scope = Scope()
    reason_given: str | None = None
    stated_at: StatedAt | None = None
    retracts: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = Field((), description="of this claim alone: via_media, headline_only, ...")
    span: Span
    cue: Span | None = None
    made_by: str = Field(description="the step and rule that made it")
