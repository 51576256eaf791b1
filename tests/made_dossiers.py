"""Incidents made by hand or by chance, with actors of several kinds, as the exporters are given them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from counterclaim.ledger import Dossier, dossiers_of
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
    Target,
    Weapon,
    When,
)
from counterclaim.model.vocabulary import (
    ActorKind,
    CasualtyOutcome,
    EventType,
    OnRecord,
    Pattern,
    PlaceMethod,
    Relation,
    SpeakerNaming,
    SpeakerType,
    Stance,
    TargetType,
)

TEXT = "What the report said of it, word for word; أصاب الصاروخ الصومعة <b>&amp;</b>"
ACTORS = (
    Actor(actor_id="state:NN", name="Norland", kind=ActorKind.GOVERNMENT, country="IQ"),
    Actor(actor_id="state:SS", name="Sudland", kind=ActorKind.STATE_FORCE, country="SY"),
    Actor(actor_id="made:pact", name="The Eastern Pact", kind=ActorKind.COALITION),
    Actor(actor_id="made:front", name="Free Silo Front", kind=ActorKind.REBEL_GROUP, country="SY"),
    Actor(actor_id="made:guard", name="Harbour Guard", kind=ActorKind.POLITICAL_MILITIA, country="SY"),
    Actor(actor_id="made:gunmen", name="gunmen", kind=ActorKind.UNSPECIFIED),
)
OWN = {Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS, Stance.DENIES, Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE,
       Stance.NO_INFORMATION}
WITNESS = "resident Abu Omar"


def span(words: str = "What the report said of it") -> Span:
    start = TEXT.index(words)
    return Span.cut(TEXT, start, start + len(words))


def claim(number: int, stance: Stance, about: str | None, **given: Any) -> Claim:
    """A claim; one in which an actor speaks of itself is made by that actor on the record."""
    own = stance in OWN and about is not None
    names = {actor.actor_id: actor.name for actor in ACTORS}
    fields: dict[str, Any] = {
        "speaker_as_written": f"{names[about]}'s office" if own and about else f"speaker {number}",
        "speaker_actor_id": about if own else None,
        "speaker_type": SpeakerType.SPOKESPERSON if own else SpeakerType.MONITOR,
        "speaker_naming": SpeakerNaming.ROLE_ONLY,
        "relation_to_actor": Relation.SELF if own else Relation.UNKNOWN,
        "on_record": OnRecord.YES,
        "origin_key": f"{about}#own" if own else f"party{number}#voice{number}",
        "stated_at": StatedAt(latest=datetime(2020, 3, 3, 12, tzinfo=UTC), basis="published"),
        **given,
    }
    return Claim(claim_id=f"clm-{number}", incident_id="inc-1", stance=stance, about_actor_id=about,
                 about_actor_as_written=names.get(about or ""), span=span(), made_by="hand", **fields)


def toll(number: int, outcome: CasualtyOutcome = CasualtyOutcome.KILLED, low: int | None = None,
         high: int | None = None, **given: Any) -> Casualty:
    fields = {"speaker_as_written": f"speaker {number}", "as_written": f"some {low}", "group": None, **given}
    return Casualty(casualty_id=f"cas-{number}", incident_id="inc-1", outcome=outcome, count_min=low, count_max=high,
                    span=span(), **fields)


def place(where_prec: int | None = 1, country: str | None = "SY", lat: float | None = 34.427, lon: float | None = 40.9,
          ) -> Place:
    return Place(as_written="near the silo", span=span(), name="Basirah", lat=lat, lon=lon, country=country,
                 admin1="Deir ez-Zor", admin2="Basirah district", where_prec=where_prec, uncertainty_km=5,
                 method=PlaceMethod.GAZETTEER)


def when(date_prec: int | None = 1, start: date | None = date(2020, 3, 2), days: int = 0) -> When:
    return When(as_written="on Monday", span=span(), date_start=start, date_prec=date_prec,
                date_end=start + timedelta(days) if start else None)


def dossier(*claims: Claim, tolls: tuple[Casualty, ...] = (), at: Place | None = None, on: When | None = None,
            event_type: EventType = EventType.MISSILE_ROCKET_STRIKE, targets: tuple[TargetType, ...] = (),
            weapon: str | None = None, report: dict[str, Any] | None = None, event_clarity: int = 1,
            placed: bool = True, dated: bool = True) -> Dossier:
    """One incident of one report with these claims; its codes and pattern come from the rubric."""
    digest = sha256(TEXT.encode()).hexdigest()
    incident = Incident(
        incident_id="inc-1", title="Rocket strike, Basirah", event_type=event_type, event_clarity=event_clarity,
        evidence=(span(),), when=(on or when()) if dated else None, places=((at or place()),) if placed else (),
        targets=tuple(Target(as_written=t.value, span=span(), target_type=t) for t in targets),
        weapon=Weapon(as_written=weapon, span=span()) if weapon else None,
        attribution_pattern=Pattern.UNATTRIBUTED,
    )
    source = Report(report_id="rpt-1", raw_sha256=digest, text_sha256=digest, text=TEXT, language="en",
                    **{"outlet": "Testville Courier", "headline": 'Rocket; "hits" silo', "published": date(2020, 3, 3),
                       **(report or {})})
    reading = Reading(rubric_version="R0.2", reader="hand", report=source, actors=ACTORS, incidents=(incident,),
                      claims=claims, casualties=tolls)
    return next(dossiers_of(reading))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Any mix of claims, tolls, precisions and kinds of event."""
    ids = [actor.actor_id for actor in ACTORS]
    drawn = draw(st.lists(st.tuples(st.sampled_from(list(Stance)), st.sampled_from([None, *ids]), st.booleans()),
                          max_size=6))
    claims = []
    for number, (stance, about, witness) in enumerate(drawn):
        private = {"speaker_as_written": WITNESS, "speaker_type": SpeakerType.EYEWITNESS,
                   "speaker_naming": SpeakerNaming.NAMED, "speaker_actor_id": None, "relation_to_actor": Relation.UNKNOWN}
        claims.append(claim(number, stance, about, **(private if witness and stance not in OWN else {})))
    counts = draw(st.lists(st.tuples(st.sampled_from(list(CasualtyOutcome)), st.none() | st.integers(0, 900),
                                     st.sampled_from([None, "civilians", "12 soldiers", "people"])), max_size=4))
    tolls = tuple(toll(n, outcome, low, low, group=group, as_written=f"{low or 'dozens'}")
                  for n, (outcome, low, group) in enumerate(counts))
    start = draw(st.none() | st.dates(date(1989, 1, 1), date(2026, 1, 1)))
    return dossier(
        *claims, tolls=tolls,
        at=place(draw(st.none() | st.integers(1, 7)), draw(st.sampled_from(["SY", "XK", "EH", "AD", None])),
                 draw(st.none() | st.floats(-90, 90)), draw(st.floats(-180, 180))),
        on=when(draw(st.none() | st.integers(1, 5)), start, draw(st.integers(0, 40))),
        event_type=draw(st.sampled_from(list(EventType))),
        targets=tuple(draw(st.lists(st.sampled_from(list(TargetType)), max_size=3, unique=True))),
        weapon=draw(st.sampled_from([None, "a drone", "missiles", "=cmd|' /C calc'!A0"])),
        placed=draw(st.booleans()) or draw(st.booleans()), dated=draw(st.booleans()) or draw(st.booleans()),
        report={"headline": draw(st.sampled_from([None, "=1+1", "a;b", "<script>alert(1)</script>"])),
                "outlet": draw(st.sampled_from([None, "AFP", "Testville Courier"]))},
    )
