"""The fields of a claim that follow from its speaker, its words and its dates."""

from __future__ import annotations

from datetime import UTC, datetime, time

from counterclaim.model import Actor, Scope, StatedAt
from counterclaim.model.vocabulary import Directness, Flag, Relation, Stance
from counterclaim.text.language import text_of

from .about import THIRD_PARTIES
from .assertions import Assertion
from .attributions import Attribution
from .reasons import reason_in
from .speakers import Speaker, describe_speaker
from .stage import Placed, Stage, published_day


def relation_of(stage: Stage, speaker: Speaker | None, about: Actor | None, item: Placed) -> Relation:
    if speaker is None or about is None:
        return Relation.UNKNOWN
    if speaker.actor_id == about.actor_id:
        return Relation.SELF
    if speaker.actor_id is None:
        return Relation.THIRD_PARTY if speaker.type in THIRD_PARTIES else Relation.UNKNOWN
    mine = stage.cast.actor(speaker.actor_id)
    day = published_day(stage.report)
    ties = {t.actor_id for t in mine.member_of if t.holds_on(day)}
    others = {t.actor_id for t in about.member_of if t.holds_on(day)}
    if about.actor_id in ties or mine.actor_id in others:
        return Relation.MEMBER_OR_PARENT
    if speaker.actor_id in item.target_actors:
        return Relation.ADVERSARY
    return Relation.THIRD_PARTY if speaker.type in THIRD_PARTIES else Relation.UNKNOWN


def directness_of(said: Attribution | None, speaker: Speaker | None) -> Directness:
    if speaker is not None and speaker.chain:
        return Directness.SECOND_HAND if len(speaker.chain) == 1 else Directness.FURTHER
    if said is not None and said.quoted:
        return Directness.DIRECT_QUOTE
    return Directness.PARAPHRASE


def scope_of(stage: Stage, a: Assertion, stance: Stance) -> Scope:
    """To what a denial or a claim is limited: the place and the time inside its own words."""
    if stance not in (Stance.DENIES, Stance.DENIES_FOR_OTHER, Stance.NO_INFORMATION):
        return Scope()
    said = stage.attributions[a.said] if a.said is not None else None
    spans = said.content if said is not None else ((a.start, a.end),)
    inside = [p for p in stage.places if any(s <= p.start and p.end <= e for s, e in spans) and not p.metonym]
    when = [t for t in stage.times if any(s <= t.start and t.end <= e for s, e in spans)]
    place = text_of(stage.doc)[inside[0].phrase_start : inside[0].phrase_end] if inside else None
    return Scope(place=place, date=when[0].as_written if when else None)


def reason_of(stage: Stage, a: Assertion, stance: Stance) -> str | None:
    """Why the speaker says that its side did it, did not, or will not speak; null for others' doings."""
    if stance not in REASONED:
        return None
    return reason_in(stage.doc[a.anchor].sent.text)


REASONED = (
    Stance.CLAIMS_RESPONSIBILITY,
    Stance.ADMITS,
    Stance.DENIES,
    Stance.DECLINES_TO_COMMENT,
    Stance.NO_INFORMATION,
)


def stated_at(stage: Stage, a: Assertion) -> StatedAt | None:
    for t, k in stage.said_times.items():
        mention = stage.times[t]
        if k == a.said and mention.date_start is not None and mention.date_end is not None:
            return StatedAt(
                earliest=datetime.combine(mention.date_start, time.min, UTC),
                latest=datetime.combine(mention.date_end, time(23, 59, 59), UTC),
                basis="text",
            )
    published = stage.report.published
    if published is None:
        return None
    if isinstance(published, datetime):
        latest = published if published.tzinfo else published.replace(tzinfo=UTC)
    else:
        latest = datetime.combine(published, time(23, 59, 59), UTC)
    return StatedAt(earliest=None, latest=latest, basis="published")


def flags_of(stage: Stage, speaker: Speaker | None) -> tuple[Flag, ...]:
    flags = set(speaker.flags) if speaker else set()
    if stage.where == "headline":
        flags.add(Flag.HEADLINE_ONLY)
    return tuple(sorted(flags))


def outer_speaker(stage: Stage, a: Assertion) -> Speaker | None:
    """Who says that nobody claimed it: the attribution around, not "no group" itself."""
    said = stage.attributions[a.said] if a.said is not None else None
    if said is None or said.parent is None:
        return None
    outer = stage.attributions[said.parent]
    return describe_speaker(stage.doc, outer, stage.cast) if outer.source is not None else None
