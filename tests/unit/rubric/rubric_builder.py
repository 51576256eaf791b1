"""A small language for claim sets: ``says("a US official", "attributes", "israel")``.

Speakers and actors of the stories stand here once; a story names them. Days are days of June 2018.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from counterclaim.model import Actor, ActorGroup, Claim, Scope, Span, StatedAt, Tie
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

DAY = date(2018, 6, 17)


def _actor(actor_id: str, name: str, kind: ActorKind = ActorKind.GOVERNMENT, **ties: Tie) -> Actor:
    return Actor(actor_id=actor_id, name=name, kind=kind, **{key: (tie,) for key, tie in ties.items()})


_REBEL, _UNSPECIFIED = ActorKind.REBEL_GROUP, ActorKind.UNSPECIFIED

ACTORS: dict[str, Actor] = {
    one.actor_id: one
    for one in (
        _actor("coalition", "US-led coalition", ActorKind.COALITION),
        _actor("us", "United States", member_of=Tie(actor_id="coalition", since=date(2014, 9, 1))),
        _actor("france", "France", member_of=Tie(actor_id="coalition", since=date(2014, 9, 1))),
        _actor("canada", "Canada", member_of=Tie(actor_id="coalition", until=date(2016, 2, 22))),
        _actor("israel", "Israel"),
        _actor("israeli-army", "Israeli army", ActorKind.STATE_FORCE, organ_of=Tie(actor_id="israel")),
        _actor("syria", "Syrian government"),
        _actor("syrian-tv", "Syrian state television", speaks_for=Tie(actor_id="syria")),
        _actor("russia", "Russia"),
        _actor("russian-army", "Russian army", ActorKind.STATE_FORCE, organ_of=Tie(actor_id="russia")),
        _actor("turkey", "Turkey"),
        _actor("iran", "Iran"),
        _actor("saudi", "Saudi Arabia"),
        _actor("houthi", "Houthi movement", _REBEL),
        _actor("is", "Islamic State", _REBEL),
        _actor("nusra", "Nusra Front", _REBEL),
        _actor("front", "Northern Front", _REBEL),
        _actor("brigade", "River Brigade", _REBEL),
        _actor("terrorists", "terrorists", _UNSPECIFIED),
        _actor("gunmen", "gunmen", _UNSPECIFIED),
        _actor("driver", "a lone driver", ActorKind.UNAFFILIATED_INDIVIDUAL),
    )
}


@dataclass(frozen=True)
class Speaker:
    actor: str | None
    key: str
    kind: SpeakerType
    naming: SpeakerNaming
    record: OnRecord
    flags: tuple[Flag, ...] = ()


_T, _N, _YES, _NO = SpeakerType, SpeakerNaming, OnRecord.YES, OnRecord.NO


def _unnamed(party: str, kind: SpeakerType = _T.OFFICIAL) -> Speaker:
    return Speaker(party, f"{party}#unnamed official", kind, _N.ANONYMOUS, _NO)


def _organ(party: str, organ: str, kind: SpeakerType = _T.OFFICIAL) -> Speaker:
    return Speaker(party, f"{party}#{organ}", kind, _N.NAMED, _YES)


SPEAKERS: dict[str, Speaker] = {
    "a US official": _unnamed("us"),
    "the Pentagon": _organ("us", "pentagon", _T.MILITARY),
    "the US president": _organ("us", "president", _T.HEAD_OF_STATE_OR_GOVERNMENT),
    "the coalition's spokesman": Speaker(
        "coalition", "coalition#spokesman", _T.SPOKESPERSON, _N.ROLE_ONLY, _YES),
    "the Israeli army": Speaker("israeli-army", "israel#army", _T.MILITARY, _N.NAMED, _YES),
    "an Israeli officer": _unnamed("israel", _T.MILITARY),
    "Syrian state TV": Speaker(
        "syrian-tv", "syria#state tv", _T.STATE_MEDIA, _N.NAMED, _YES, (Flag.VIA_MEDIA,)),
    "the Syrian army": _organ("syria", "army", _T.MILITARY),
    "the Syrian foreign ministry": _organ("syria", "foreign ministry"),
    "a Syrian officer": _unnamed("syria", _T.MILITARY),
    "the Russian defence ministry": _organ("russia", "defence ministry"),
    "the Russian army": Speaker("russian-army", "russia#army", _T.MILITARY, _N.NAMED, _YES),
    "the Kremlin": _organ("russia", "kremlin"),
    "a Russian official": _unnamed("russia"),
    "the Turkish army": _organ("turkey", "army", _T.MILITARY),
    "a Turkish official": _unnamed("turkey"),
    "Tehran": _organ("iran", "foreign ministry"),
    "Riyadh": _organ("saudi", "foreign ministry"),
    "the Houthis": _organ("houthi", "military spokesman", _T.ARMED_GROUP_MEDIA),
    "Amaq": Speaker("is", "is#amaq", _T.ARMED_GROUP_MEDIA, _N.NAMED, _YES, (Flag.VIA_MEDIA,)),
    "a caller for IS": Speaker(
        "is", "is#caller", _T.ARMED_GROUP_MEDIA, _N.ANONYMOUS, OnRecord.UNKNOWN, (Flag.UNAUTHENTICATED,)),
    "the Front": _organ("front", "command", _T.ARMED_GROUP_MEDIA),
    "a Front commander": _unnamed("front", _T.ARMED_GROUP_MEDIA),
    "the Brigade": _organ("brigade", "command", _T.ARMED_GROUP_MEDIA),
    "Nusra": _organ("nusra", "media", _T.ARMED_GROUP_MEDIA),
    "the gunmen": Speaker("gunmen", "gunmen#statement", _T.ARMED_GROUP_MEDIA, _N.COLLECTIVE, _YES),
    "the Observatory": Speaker(None, "observatory#observatory", _T.MONITOR, _N.NAMED, _YES),
    "a UN inquiry": Speaker(None, "un#inquiry", _T.INQUIRY_OR_COURT, _N.NAMED, _YES),
    "the police": Speaker(None, "police#police", _T.OFFICIAL, _N.NAMED, _YES),
    "the governor": Speaker(None, "province#governor", _T.OFFICIAL, _N.NAMED, _YES),
    "residents": Speaker(None, "residents#residents", _T.EYEWITNESS, _N.COLLECTIVE, _NO),
    "the outlet": Speaker(
        None, "outlet#own", _T.OUTLET_OWN_REPORTING, _N.UNATTRIBUTED, OnRecord.UNKNOWN),
}


@dataclass
class Said:
    """One claim in the making; ``on``: the day by the text; ``printed``: the day of the report."""

    speaker: str
    stance: str
    about: str | None = None
    on: int | None = None
    printed: int | None = None
    degree: str = "carried_out"
    scope: dict[str, str] = field(default_factory=dict)
    group: ActorGroup | None = None
    retracts: tuple[str, ...] = ()
    directness: str = "paraphrase"
    relation: str = "unknown"
    flags: tuple[str, ...] = ()
    name: str = ""

    def stated(self) -> StatedAt | None:
        if self.on is not None:
            return StatedAt(
                earliest=datetime(2018, 6, self.on, tzinfo=UTC),
                latest=datetime(2018, 6, self.on, 23, 59, tzinfo=UTC), basis="text")
        if self.printed is not None:
            return StatedAt(latest=datetime(2018, 6, self.printed, 23, 59, tzinfo=UTC), basis="published")
        return None

    def claim(self, number: int) -> Claim:
        who = SPEAKERS[self.speaker]
        flags = {*who.flags, *(Flag(flag) for flag in self.flags)}
        return Claim(
            claim_id=self.name or f"c{number:02}", incident_id="i", stance=Stance(self.stance),
            about_actor_id=self.about, actor_group=self.group,
            responsibility_degree=ResponsibilityDegree(self.degree),
            speaker_as_written=None if self.speaker == "the outlet" else self.speaker,
            speaker_actor_id=who.actor, speaker_type=who.kind, speaker_naming=who.naming,
            on_record=who.record, origin_key=who.key, scope=Scope(**self.scope),
            stated_at=self.stated(), retracts=self.retracts, directness=Directness(self.directness),
            relation_to_actor=Relation(self.relation), flags=tuple(sorted(flags)),
            span=Span(start=number, end=number + 1, exact="x"), made_by="hand")


def says(speaker: str, stance: str, about: str | None = None, **more: object) -> list[Said]:
    return [Said(speaker, stance, about, **more)]  # type: ignore[arg-type]


def _group(kind: GroupKind, speaker: str, stance: str, actors: tuple[str, ...], more: dict[str, object]) -> list[Said]:
    group = ActorGroup(id=f"{speaker}: {'+'.join(actors)}", kind=kind)
    return [Said(speaker, stance, actor, group=group, **more) for actor in actors]  # type: ignore[arg-type]


def jointly(speaker: str, stance: str, *actors: str, **more: object) -> list[Said]:
    """"Russian and Syrian jets": one claim an actor, one group."""
    return _group(GroupKind.JOINT, speaker, stance, actors, more)


def either(speaker: str, stance: str, *actors: str, **more: object) -> list[Said]:
    """"Either Russian or Syrian jets"."""
    return _group(GroupKind.ALTERNATIVE, speaker, stance, actors, more)


@dataclass(frozen=True)
class Case:
    """A story in words, its claims, and what a careful reader expects.

    ``codes``: every row by actor; ``positions`` and ``flags``: those of the actors named, flags complete.
    """

    story: str
    said: list[list[Said]]
    codes: dict[str, str]
    pattern: str
    positions: dict[str, str] = field(default_factory=dict)
    flags: dict[str, set[str]] = field(default_factory=dict)
    event: EventType | None = None
    as_of: int | None = None
    no_claim: bool = False

    def claims(self) -> list[Claim]:
        flat = [one for group in self.said for one in group]
        return [one.claim(number) for number, one in enumerate(flat)]
