"""Earlier records made by hand, and an incident to compare with them: a land of round degrees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from counterclaim.model.vocabulary import Code, EventType, TargetType
from counterclaim.pattern.comparison import Basis, Focal, ReferenceSet
from counterclaim.pattern.record import Division, Record, RecordActor
from counterclaim.pattern.sets import Ground, Wanted, reference_set

DAY = date(2018, 6, 17)
NORLAND = "state:NN"


def focal(**fields: Any) -> Focal:
    given: dict[str, Any] = {
        "incident_id": "inc-1", "title": "Air strike, Basirah", "event_type": EventType.AIR_STRIKE,
        "target_types": (TargetType.MILITARY_POSITION,), "date_start": DAY, "date_end": DAY, "date_prec": 1,
        "place": "Basirah", "lat": 34.0, "lon": 41.0, "country": "SY", "admin1": "East", "where_prec": 1,
        "uncertainty_km": 5.0, **fields,
    }
    return Focal(**given)


def record(number: int, *, days: int = 10, lat: float | None = 34.0, lon: float | None = 37.0,
           admin1: str | None = "West", code: Code | None = None, **fields: Any) -> Record:
    """A record ``days`` before the incident, in which Norland is named."""
    day = DAY - timedelta(days=days)
    given: dict[str, Any] = {
        "record_id": f"ucdp:{number}", "history": "h1", "date_start": day, "date_end": day, "date_prec": 1,
        "lat": lat, "lon": lon, "country": "SY", "admin1": Division(name=admin1, method="name" if admin1 else "none"),
        "where_prec": 1, "uncertainty_km": 5.0,
        "actors": (RecordActor(actor_id=NORLAND, as_written="Norland", code=code),), **fields,
    }
    return Record(**given)


def wanted(basis: Basis = "coded", **fields: Any) -> Wanted:
    given: dict[str, Any] = {"actor_id": NORLAND, "name": "Norland", "kind": "ucdp", "basis": basis,
                             "label": "incidents in which UCDP codes Norland as a side", "history_ids": ("h1",), **fields}
    return Wanted(**given)


def ground(one: Focal | None = None, **fields: Any) -> Ground:
    given: dict[str, Any] = {"focal": one or focal(), "window_years": 5, "divisions": lambda _: 14, "same": {}, **fields}
    return Ground(**given)


def compared(records: Sequence[Record], one: Focal | None = None, basis: Basis = "coded", **fields: Any) -> ReferenceSet:
    return reference_set(wanted(basis), records, ground(one, **fields))


def line(number: int, days: int = 10) -> list[Record]:
    """``number`` records, each a degree of latitude from the next."""
    return [record(n, days=days + n, lat=-60.0 + n) for n in range(number)]
