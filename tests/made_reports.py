"""Reports with their readings, made by hand for the ledger: an incident here, on that day, and who said what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from hashlib import sha256
from typing import NamedTuple

from counterclaim.ledger import Piece
from counterclaim.model import (
    Actor,
    Casualty,
    Claim,
    Incident,
    Place,
    Reading,
    Report,
    Span,
    StatedAt,
    When,
    stable_id,
)
from counterclaim.model.vocabulary import (
    ActorKind,
    CasualtyOutcome,
    EventType,
    OnRecord,
    Pattern,
    PlaceMethod,
    SpeakerNaming,
    Stance,
)

NORLAND = Actor(actor_id="made:norland", name="Norland", kind=ActorKind.GOVERNMENT)
LEAGUE = Actor(actor_id="made:league", name="Eastern League", kind=ActorKind.COALITION)
ACTORS = {"norland": NORLAND, "league": LEAGUE}
PLACES = {"Basirah": (35.15, 40.43), "Tall": (35.9, 41.2), "Harim": (36.2, 36.5)}


class Said(NamedTuple):
    """A claim: who, with what stance, about whom, and whether in the name of that actor itself."""

    who: str
    stance: Stance
    about: str | None = "norland"
    own: bool = False
    on_record: OnRecord = OnRecord.YES


ACCUSED = Said("An official of Sudland", Stance.ATTRIBUTES, on_record=OnRecord.NO)
DENIED = Said("Norland's army", Stance.DENIES, own=True)
BLAMED = Said("Radio Sudland", Stance.ACCUSES, about="league")


def incident_text(day: date, place: str, kind: EventType, said: Sequence[Said], killed: int | None) -> str:
    lines = [f"An attack ({kind.value}) hit {place} on {day}."]
    lines += [f"{one.who} {one.stance.value} {one.about}." for one in said]
    if killed is not None:
        lines.append(f"At least {killed} people were killed.")
    return " ".join(lines)


def make(outlet: str, *, day: date = date(2020, 3, 2), place: str = "Basirah", said: Sequence[Said] = (ACCUSED,),
         published: date | datetime | None = date(2020, 3, 3), kind: EventType = EventType.AIR_STRIKE,
         killed: int | None = None, external_id: str | None = None, words: str = "", reader: str = "hand/1",
         more: Sequence[tuple[date, str]] = (), text: str | None = None, lead: str = "") -> Piece:
    """One report on one incident, and on ``more`` without claims. ``lead`` moves every span."""
    parts = [lead + incident_text(day, place, kind, said, killed)]
    parts += [incident_text(other, where, kind, (), None) for other, where in more]
    full = text or " ".join([*parts, words]).strip()
    digest = sha256(full.encode()).hexdigest()
    report = Report(
        report_id=stable_id("r", digest, outlet), doc_id=external_id, outlet=outlet, headline=f"Attack at {place}",
        published=published, language="en", raw_sha256=digest, text_sha256=digest, text=full,
    )

    def span(part: str, start: int = 0) -> Span:
        at = full.index(part, start)
        return Span.cut(full, at, at + len(part))

    incidents, claims, casualties = [], [], []
    for number, (when, where) in enumerate([(day, place), *more]):
        lat, lon = PLACES.get(where, (10.0, 10.0))
        evidence = span(f"An attack ({kind.value}) hit {where} on {when}.")
        incident_id = stable_id("i", digest, evidence.start, evidence.end, kind.value)
        incidents.append(Incident(
            incident_id=incident_id, title=f"{kind.value}, {where}", event_type=kind, evidence=(evidence,),
            when=When(as_written=str(when), span=span(str(when), evidence.start), date_start=when, date_end=when,
                      date_prec=1, anchor="text"),
            places=(Place(as_written=where, span=span(where, evidence.start), name=where, lat=lat, lon=lon,
                          country="SY", admin1="Deir ez-Zor", where_prec=1, uncertainty_km=5,
                          method=PlaceMethod.GAZETTEER),),
            attribution_pattern=Pattern.UNATTRIBUTED,
        ))
        if number:
            continue
        claims = [_claim(one, span(f"{one.who} {one.stance.value} {one.about}."), digest, incident_id, published)
                  for one in said]
        if killed is not None:
            words_of_toll = f"At least {killed} people were killed."
            casualties = [Casualty(
                casualty_id=stable_id("k", digest, killed), incident_id=incident_id, outcome=CasualtyOutcome.KILLED,
                count_min=killed, as_written=words_of_toll, speaker_as_written=None, span=span(words_of_toll),
            )]
    reading = Reading(
        rubric_version="R0.2", reader=reader, report=report, actors=tuple(ACTORS.values()),
        incidents=tuple(incidents), claims=tuple(claims), casualties=tuple(casualties),
    )
    return Piece(report, full.encode(), reading, input_sha256=stable_id("in", digest, outlet, external_id))


def _claim(one: Said, where: Span, digest: str, incident_id: str, published: date | datetime | None) -> Claim:
    actor = ACTORS[one.about] if one.about else None
    moment = None
    if isinstance(published, datetime):
        moment = published
    elif published is not None:
        moment = datetime.combine(published, time(23, 59, 59), UTC)
    named = one.on_record is OnRecord.YES
    return Claim(
        claim_id=stable_id("c", digest, where.start, where.end, one.stance.value, one.about, one.who),
        incident_id=incident_id, stance=one.stance, about_actor_id=actor.actor_id if actor else None,
        about_actor_as_written=one.about, speaker_as_written=one.who,
        speaker_actor_id=actor.actor_id if one.own and actor else None,
        speaker_naming=SpeakerNaming.NAMED if named else SpeakerNaming.ANONYMOUS, on_record=one.on_record,
        origin_key=f"{one.who}#{one.who}".replace(" ", "-").lower(), span=where, made_by="hand",
        stated_at=StatedAt(latest=moment, basis="published") if moment else None,
    )
