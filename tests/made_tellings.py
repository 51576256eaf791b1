"""Tellings for tests, made by hand or drawn at random from a small world."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from counterclaim.ledger.linking import Spot, Telling, Toll
from counterclaim.ledger.linking.words import weighed
from counterclaim.model.vocabulary import CasualtyOutcome, EventType, TargetType

DAY = date(2018, 6, 17)
TOWNS = {
    "Al-Hari": Spot(
        name="Al-Hari", lat=34.39, lon=40.97, radius_km=5.0, prec=1, country="SY", admin1="Deir ez-Zor"
    ),
    "Mayadin": Spot(
        name="Mayadin", lat=35.02, lon=40.45, radius_km=5.0, prec=1, country="SY", admin1="Deir ez-Zor"
    ),
    "Mosul": Spot(name="Mosul", lat=36.34, lon=43.13, radius_km=5.0, prec=1, country="IQ", admin1="Nineveh"),
}
WORDS = ("depot", "brigade", "checkpoint", "ambulance", "orchard", "zoobe", "haddad", "warehouse", "minaret")


def told(key: str, town: str | None = "Al-Hari", day: date | None = DAY, **changes: Any) -> Telling:
    """A telling of an air strike on ``day`` at ``town``, of a report of its own unless the key has a slash."""
    words = changes.pop("text", "an air strike hit a depot of the brigade near the orchard").split()
    fields: dict[str, Any] = {
        "key": key,
        "report_id": key.split("/")[0],
        "main": True,
        "published": day + timedelta(days=1) if day else DAY,
        "first": day,
        "last": day,
        "spots": (TOWNS[town],) if town else (),
        "event_type": EventType.AIR_STRIKE,
        "targets": (TargetType.MILITIA,),
        "tolls": (),
        "names": (),
        "near": weighed(words, most=32),
        "words": weighed(words, most=60),
    }
    return Telling(**(fields | changes))


@st.composite
def tellings(draw: st.DrawFn, most: int = 9) -> list[Telling]:
    """A few tellings of a few days and towns, some of one report, some without a date or a place."""
    made = []
    for number in range(draw(st.integers(2, most))):
        offset = draw(st.sampled_from((0, 0, 0, 1, 2, 40)))
        day = draw(st.sampled_from((DAY + timedelta(days=offset), None)))
        low = draw(st.integers(1, 30))
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6)))
        made.append(
            told(
                f"r{draw(st.integers(0, 6))}/{number}",
                draw(st.sampled_from((*TOWNS, "Al-Hari", None))),
                day,
                main=draw(st.booleans()),
                published=DAY + timedelta(days=offset + 1),
                event_type=draw(st.sampled_from((EventType.AIR_STRIKE, EventType.ABDUCTION))),
                tolls=(Toll(outcome=CasualtyOutcome.KILLED, low=low, high=low),),
                text=text,
                names=tuple(sorted({w for w in text.split() if w in ("zoobe", "haddad")})),
            )
        )
    return made
