"""Claims: assertions joined with speakers and incidents."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from spacy.tokens import Doc

from counterclaim.knowledge.load import read_table
from counterclaim.model import (
    Actor,
    ActorGroup,
    Claim,
    Report,
    Scope,
    Span,
    StatedAt,
    stable_id,
)
from counterclaim.model.vocabulary import (
    ActorKind,
    Directness,
    EventType,
    Flag,
    GroupKind,
    OnRecord,
    Relation,
    ResponsibilityDegree,
    SpeakerNaming,
    SpeakerType,
    Stance,
)

from .actors import Cast, Denoted
from .assertions import Assertion, Side
from .attributions import Attribution
from .places import PlaceMention
from .speakers import Speaker, describe_speaker
from .times import TimeMention

BYSTANDERS = (
    SpeakerType.EYEWITNESS,
    SpeakerType.VICTIM_OR_FAMILY,
    SpeakerType.MEDICAL_OR_RESCUE,
    SpeakerType.EXPERT,
    SpeakerType.OTHER_MEDIA,
)
THIRD_PARTIES = (SpeakerType.MONITOR, SpeakerType.IGO, SpeakerType.INQUIRY_OR_COURT, SpeakerType.NGO)
OUTLET_ORIGIN = "outlet#own"


@dataclass(frozen=True)
class Stage:
    """What the claims step reads: ``home`` gives each assertion's incident, None for none."""

    doc: Doc
    report: Report
    cast: Cast
    attributions: Sequence[Attribution]
    times: Sequence[TimeMention]
    said_times: Mapping[int, int]
    places: Sequence[PlaceMention]
    where: str = "text"


@dataclass(frozen=True)
class Placed:
    """An assertion with the incident that it is about."""

    assertion: Assertion
    incident_id: str
    event_type: EventType
    target_actors: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _About:
    actor: Actor | None
    as_written: str | None
    span: Span | None


def make_claims(stage: Stage, placed: Sequence[Placed]) -> list[Claim]:
    """The claims of a report, in the order of the text, each said once.

    One claim an incident, voice, actor and side: a voice that repeats itself is kept at its first,
    most direct telling.
    """
    drafts: list[tuple[Claim, Placed]] = []
    for item in placed:
        claim = _claim(stage, item)
        if claim is not None:
            drafts.append((claim, item))
    accused = {(c.incident_id, c.about_actor_id) for c, _ in drafts if c.stance in NAMING}
    kept: dict[tuple[object, ...], Claim] = {}
    silences: set[tuple[object, ...]] = set()
    for claim, item in drafts:
        settled = _disputes(claim, accused)
        if SIDES.get(settled.stance) == "silent":
            asked = (settled.incident_id, settled.about_actor_id) in accused
            if not asked and (
                settled.stance is Stance.NO_INFORMATION
                or (item.assertion.rule == "refusal"
                and not _about_comment(settled))
            ):
                continue  # "could not say how many", by somebody whom nobody names
            voice = settled.origin_key, settled.about_actor_id, settled.stance
            if voice in silences:
                continue
            silences.add(voice)
        key = (
            settled.incident_id,
            settled.origin_key,
            settled.about_actor_id,
            SIDES.get(settled.stance, settled.stance),
            settled.responsibility_degree,
        )
        old = kept.get(key)
        if old is None or _better(settled, old):
            kept[key] = settled
    return _with_retractions(
        sorted(kept.values(), key=lambda c: (c.span.where, c.span.start, c.span.end, c.claim_id))
    )


NAMING = (Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS, Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
SIDES: dict[Stance, str] = {
    Stance.CLAIMS_RESPONSIBILITY: "for", Stance.ADMITS: "for", Stance.ATTRIBUTES: "for", Stance.ACCUSES: "for",
    Stance.SUSPECTS: "hedged", Stance.DENIES: "against", Stance.DENIES_FOR_OTHER: "against", Stance.DECLINES_TO_COMMENT: "silent",
    Stance.NO_RESPONSE: "silent", Stance.NO_INFORMATION: "silent",
}  # fmt: skip


def _about_comment(claim: Claim) -> bool:
    """Whether a refusal is one to comment, confirm or deny, not one to give a name or a number."""
    words = claim.span.exact.lower()
    return any(word in words for word in COMMENT_WORDS)


def _better(new: Claim, old: Claim) -> bool:
    """Whether a repeat tells more: an admission beside a bare announcement, a denial's own words."""
    return (new.stance is Stance.ADMITS and old.stance is Stance.CLAIMS_RESPONSIBILITY) or (
        old.speaker_as_written is None and new.speaker_as_written is not None
    )


def _disputes(claim: Claim, accused: set[tuple[str, str | None]]) -> Claim:
    """By the accused, "nothing of the kind happened" is a denial."""
    if (
        claim.stance is Stance.DISPUTES_EVENT
        and claim.speaker_actor_id
        and (claim.incident_id, claim.speaker_actor_id) in accused
    ):
        return claim.model_copy(update={"stance": Stance.DENIES, "about_actor_id": claim.speaker_actor_id})
    return claim


def _claim(stage: Stage, item: Placed) -> Claim | None:
    a = item.assertion
    said = stage.attributions[a.said] if a.said is not None else None
    speaker = (
        describe_speaker(stage.doc, said, stage.cast)
        if said is not None and said.source is not None
        else None
    )
    about = _about(stage, a, speaker)
    stance = _stance(a, about, speaker)
    if stance is None:
        return None
    if stance in NAMING and (about.actor is None or _only_a_role(about)):
        return None
    if SIDES.get(stance) == "silent" and (speaker is None or speaker.actor_id is None):
        return None  # the silence of somebody who speaks for no actor says nothing on responsibility
    if stance is Stance.REPORTS_NO_CLAIM:
        about = _About(None, None, None)
        if (
            speaker is not None
            and said is not None
            and said.source_head is not None
            and said.source_head.lower_ in NOBODY
        ):
            speaker = None
        if a.rule == "no_claim" and a.stance is Stance.REPORTS_NO_CLAIM:
            speaker = _outer_speaker(stage, a)
    text = stage.doc.text
    where = stage.where
    span = Span.cut(text, a.start, a.end, "headline" if where == "headline" else "text")
    actor_id = about.actor.actor_id if about.actor else None
    naming = speaker.naming if speaker else SpeakerNaming.UNATTRIBUTED
    origin = f"{speaker.party}#{speaker.voice}" if speaker else OUTLET_ORIGIN
    group = None
    if a.group is not None and a.group_key is not None:
        group = ActorGroup(id=stable_id("g", stage.report.text_sha256, where, a.group_key), kind=a.group)
    return Claim(
        claim_id=stable_id("c", stage.report.text_sha256, where, a.start, a.end, "claim", stance.value, actor_id,
                           speaker.as_written if speaker else None, item.incident_id),
        incident_id=item.incident_id,
        stance=stance,
        about_actor_id=actor_id,
        about_actor_as_written=about.as_written,
        about_span=about.span,
        actor_group=group,
        responsibility_degree=a.degree,
        speaker_as_written=speaker.as_written if speaker else None,
        speaker_span=Span.cut(text, speaker.start, speaker.end, "headline" if where == "headline" else "text") if speaker else None,
        speaker_actor_id=speaker.actor_id if speaker else None,
        speaker_type=speaker.type if speaker else SpeakerType.OUTLET_OWN_REPORTING,
        speaker_naming=naming,
        on_record=speaker.on_record if speaker else OnRecord.YES,
        relation_to_actor=_relation(stage, speaker, about.actor, item),
        directness=_directness(said, speaker),
        chain=speaker.chain if speaker else (),
        origin_key=origin,
        scope=_scope(stage, a, stance),
        stated_at=_stated_at(stage, a),
        flags=_flags(stage, speaker),
        span=span,
        cue=Span.cut(text, *a.cue, "headline" if where == "headline" else "text") if a.cue and a.cue[1] > a.cue[0] else None,
        made_by=f"builtin/{a.rule}",
    )  # fmt: skip


def _only_a_role(about: _About) -> bool:
    """ "A suicide bomber", "warplanes": how it was done, not who stands behind it."""
    if about.actor is None or (about.actor.specific and not about.actor.actor_id.startswith("local:")):
        return False
    words = re.findall(r"[\w-]+", about.as_written or about.actor.name)
    return bool(words) and any(
        words[-1].lower() in (role, f"{role}s", "men", "women") for role in ATTACKER_ROLES
    )


COMMENT_WORDS = tuple(read_table("wording.toml")["comment_words"])
ATTACKER_ROLES = tuple(read_table("wording.toml")["attacker_roles"])
NOBODY = ("nobody", "none", "no")


def _outer_speaker(stage: Stage, a: Assertion) -> Speaker | None:
    """Who says that nobody claimed it: the attribution around, not "no group" itself."""
    said = stage.attributions[a.said] if a.said is not None else None
    if said is None or said.parent is None:
        return None
    outer = stage.attributions[said.parent]
    return describe_speaker(stage.doc, outer, stage.cast) if outer.source is not None else None


def _about(stage: Stage, a: Assertion, speaker: Speaker | None) -> _About:
    where = "headline" if stage.where == "headline" else "text"
    if a.actor is not None:
        start, end = _name_for(stage, a.actor)
        return _About(a.actor.actor, stage.doc.text[start:end], Span.cut(stage.doc.text, start, end, where))  # type: ignore[arg-type]
    if not a.own or speaker is None:
        return _About(None, None, None)
    span = Span.cut(stage.doc.text, speaker.start, speaker.end, where)  # type: ignore[arg-type]
    if speaker.actor_id is not None:
        return _About(stage.cast.actor(speaker.actor_id), speaker.as_written, span)
    if a.side in (Side.AGAINST, Side.FOR) and speaker.type not in (*THIRD_PARTIES, *BYSTANDERS):
        return _About(_lone(stage, a, speaker), speaker.as_written, span)
    return _About(None, None, None)


PRONOUNS = frozenset(
    ("it", "they", "he", "she", "them", "him", "her", "who", "which", "that", "we", "us", "i")
)


def _name_for(stage: Stage, who: Denoted) -> tuple[int, int]:
    """Where the actor is written: for a bare pronoun the last naming before it."""
    if stage.doc.text[who.start : who.end].lower() not in PRONOUNS:
        return who.start, who.end
    before = [m for m in stage.cast.mentions if m.actor_id == who.actor_id and m.end <= who.start]
    return (before[-1].start, before[-1].end) if before else (who.start, who.end)


def _lone(stage: Stage, a: Assertion, speaker: Speaker) -> Actor:
    """Who speaks of itself and stands for no actor that we know: somebody accused, or a group without a name.

    No person is an actor, so an individual stays without a name here; the quotation keeps it.
    """
    said = stage.attributions[a.said] if a.said is not None else None
    head = said.source_head if said is not None else None
    scene = stage.cast.scene
    if head is not None and (head.ent_type_ == "PERSON" or head.pos_ == "PRON"):
        return scene.actor(scene.local("unaffiliated", "individual", ActorKind.UNAFFILIATED_INDIVIDUAL))
    words = re.sub(r"^(?:the|an?|some)\s+", "", speaker.as_written, flags=re.IGNORECASE)
    return scene.actor(scene.local("unspecified", words, ActorKind.UNSPECIFIED))


def _stance(a: Assertion, about: _About, speaker: Speaker | None) -> Stance | None:
    if a.stance is not None:
        return a.stance
    own = (
        speaker is not None
        and about.actor is not None
        and (a.own or speaker.actor_id == about.actor.actor_id)
    )
    if a.side is Side.FOR:
        if own:
            return Stance.CLAIMS_RESPONSIBILITY if not a.hedged else Stance.SUSPECTS
        if a.hedged:
            return Stance.SUSPECTS
        return Stance.ACCUSES if a.blame else Stance.ATTRIBUTES
    if a.side is Side.AGAINST:
        if about.actor is None:
            return Stance.DISPUTES_EVENT
        return Stance.DENIES if own else Stance.DENIES_FOR_OTHER
    return None


def _relation(stage: Stage, speaker: Speaker | None, about: Actor | None, item: Placed) -> Relation:
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


def _directness(said: Attribution | None, speaker: Speaker | None) -> Directness:
    if speaker is not None and speaker.chain:
        return Directness.SECOND_HAND if len(speaker.chain) == 1 else Directness.FURTHER
    if said is not None and said.quoted:
        return Directness.DIRECT_QUOTE
    return Directness.PARAPHRASE


def _scope(stage: Stage, a: Assertion, stance: Stance) -> Scope:
    """To what a denial or a claim is limited: the place and the time inside its own words."""
    if stance not in (Stance.DENIES, Stance.DENIES_FOR_OTHER, Stance.NO_INFORMATION):
        return Scope()
    said = stage.attributions[a.said] if a.said is not None else None
    spans = said.content if said is not None else ((a.start, a.end),)
    inside = [p for p in stage.places if any(s <= p.start and p.end <= e for s, e in spans) and not p.metonym]
    when = [t for t in stage.times if any(s <= t.start and t.end <= e for s, e in spans)]
    place = stage.doc.text[inside[0].phrase_start : inside[0].phrase_end] if inside else None
    return Scope(place=place, date=when[0].as_written if when else None)


def published_day(report: Report) -> date | None:
    if isinstance(report.published, datetime):
        return report.published.date()
    return report.published


def _stated_at(stage: Stage, a: Assertion) -> StatedAt | None:
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


def _flags(stage: Stage, speaker: Speaker | None) -> tuple[Flag, ...]:
    flags = set(speaker.flags) if speaker else set()
    if stage.where == "headline":
        flags.add(Flag.HEADLINE_ONLY)
    return tuple(sorted(flags))


def _with_retractions(claims: list[Claim]) -> list[Claim]:
    """A retraction points at what the same voice said before on the incident; with nothing, it stays bare."""
    result: list[Claim] = []
    for claim in claims:
        if claim.stance is Stance.RETRACTS:
            earlier = tuple(
                c.claim_id
                for c in claims
                if c.incident_id == claim.incident_id
                and c.origin_key == claim.origin_key
                and c.claim_id != claim.claim_id
                and c.stance in (*NAMING, Stance.DENIES, Stance.DENIES_FOR_OTHER)
                and c.span.start <= claim.span.start
            )
            claim = claim.model_copy(update={"retracts": earlier})
        result.append(claim)
    return result


__all__ = [
    "GroupKind",
    "Placed",
    "ResponsibilityDegree",
    "Stage",
    "make_claims",
    "published_day",
    "timedelta",
]
