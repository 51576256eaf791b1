"""Readings made by hand, for whatever shows or checks one without reading a text."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from counterclaim.model import (
    Actor,
    Attribution,
    Casualty,
    Claim,
    ContextItem,
    DisputedValue,
    Incident,
    Note,
    Origin,
    Place,
    Reading,
    RelatedPosition,
    Report,
    Scope,
    Span,
    Target,
    Weapon,
    When,
)
from counterclaim.model.vocabulary import (
    ActorKind,
    CasualtyOutcome,
    Code,
    ContextKind,
    EventType,
    Flag,
    OnRecord,
    Pattern,
    PlaceMethod,
    SelfPosition,
    Stance,
    TargetType,
)

TEXT = (
    "A rocket hit the grain silo outside Basirah on Monday, killing at least nine guards, the governor said. "
    "Norland fired it, an official of Sudland said on condition of anonymity. "
    "\"We launched nothing toward Basirah that day,\" Norland's army said. "
    "The Eastern League had no comment. Norland has often warned that it would act. "
    "قال الحاكم إن الصاروخ أصاب الصومعة"
)


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return Span.cut(text, start, start + len(words))


def report(text: str = TEXT, **fields: Any) -> Report:
    digest = sha256(text.encode()).hexdigest()
    given = {"headline": "Rocket hits silo", "outlet": "Testville Courier", "published": date(2020, 3, 3), **fields}
    return Report(report_id="rpt-1", raw_sha256=digest, text_sha256=digest, text=text, language="en", **given)


def claim(number: int, stance: Stance, words: str, about: str | None, **fields: Any) -> Claim:
    given = {"origin_key": f"party{number}#voice{number}", "made_by": "hand", **fields}
    return Claim(claim_id=f"clm-{number}", incident_id="inc-1", stance=stance, about_actor_id=about,
                 span=span(words), **given)


def contested() -> Reading:
    """One incident: an accusation off the record, a denial on it, a silence; a toll; a disputed value."""
    accused = "Norland fired it, an official of Sudland said"
    denied = "\"We launched nothing toward Basirah that day,\" Norland's army said"
    claims = (
        claim(1, Stance.ATTRIBUTES, accused, "state:NN", speaker_as_written="an official of Sudland",
              on_record=OnRecord.NO),
        claim(2, Stance.DENIES, denied, "state:NN", speaker_as_written="Norland's army", on_record=OnRecord.YES,
              scope=Scope(place="toward Basirah", date="that day")),
        claim(3, Stance.DECLINES_TO_COMMENT, "The Eastern League had no comment", "league",
              speaker_as_written="The Eastern League", on_record=OnRecord.YES),
        claim(4, Stance.CONFIRMS_EVENT, "A rocket hit the grain silo", None, speaker_as_written="the governor",
              on_record=OnRecord.YES),
    )
    rows = (
        Attribution(actor_id="state:NN", code=Code.ATTRIBUTED_DENIED, self_position=SelfPosition.DENIES,
                    claim_ids=("clm-1", "clm-2"), flags=(Flag.ANONYMOUS_ONLY, Flag.SINGLE_VOICE),
                    origins_for=(Origin(origin_key="a#b", party="a", claim_ids=("clm-1",)),),
                    origins_against=(Origin(origin_key="n#n", party="n", claim_ids=("clm-2",)),),
                    related_positions=(RelatedPosition(actor_id="league", claim_ids=("clm-3",),
                                                       self_position=SelfPosition.DECLINES_TO_COMMENT),)),
        Attribution(actor_id="league", code=Code.NO_ATTRIBUTION, claim_ids=("clm-3",),
                    self_position=SelfPosition.DECLINES_TO_COMMENT),
    )
    incident = Incident(
        incident_id="inc-1", title="Rocket strike near Basirah", event_type=EventType.MISSILE_ROCKET_STRIKE,
        evidence=(span("A rocket hit the grain silo"),), weapon=Weapon(as_written="rocket", span=span("rocket")),
        when=When(as_written="on Monday", span=span("on Monday"), date_start=date(2020, 3, 2),
                  date_end=date(2020, 3, 2), date_prec=1, anchor="published"),
        places=(Place(as_written="outside Basirah", span=span("outside Basirah"), name="Basirah", lat=35.153,
                      lon=-40.426, country="SY", admin1="Deir ez-Zor", where_prec=2, uncertainty_km=25,
                      method=PlaceMethod.NEAR),),
        targets=(Target(as_written="grain silo", span=span("grain silo"), target_type=TargetType.OTHER),),
        disputed=(DisputedValue(field="weapon", value="a rocket", speaker_as_written="the governor",
                                span=span("A rocket")),),
        attribution_pattern=Pattern.CONTESTED, attribution=rows,
        summary="Responsibility is contested: one unnamed voice names Norland, which denies it.",
    )
    return Reading(
        rubric_version="R0.2", reader="hand", report=report(), incidents=(incident,), claims=claims,
        actors=(Actor(actor_id="state:NN", name="Norland", kind=ActorKind.GOVERNMENT),
                Actor(actor_id="league", name="Eastern League", kind=ActorKind.COALITION)),
        casualties=(Casualty(casualty_id="cas-1", incident_id="inc-1", outcome=CasualtyOutcome.KILLED,
                             group="guards", count_min=9, as_written="at least nine guards",
                             speaker_as_written="the governor", span=span("killing at least nine guards")),),
        context=(ContextItem(kind=ContextKind.THREAT, actor_id="state:NN",
                             span=span("Norland has often warned that it would act")),),
        notes=(Note(code="example_note", message="Made by hand, not by the reader."),),
    )


def without_incident() -> Reading:
    return Reading(rubric_version="R0.2", reader="hand", report=report())
