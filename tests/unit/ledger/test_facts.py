"""What several reports say side by side, and on what they cannot all be right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterclaim.ledger import facts
from counterclaim.ledger.account import Toll
from counterclaim.model import Casualty, Incident, Span
from counterclaim.model.vocabulary import CasualtyOutcome, EventType
from made_reports import make

DAY = date(2020, 3, 2)


def told(*given: dict[str, Any]) -> list[tuple[str, Incident]]:
    made = [make(f"O{n}", **one).reading for n, one in enumerate(given)]
    return [(reading.report.report_id, reading.incidents[0]) for reading in made]


def toll(low: int | None, high: int | None, who: str | None, outcome: CasualtyOutcome = CasualtyOutcome.KILLED) -> Toll:
    casualty = Casualty(casualty_id=f"k-{low}-{high}-{who}", incident_id="i", outcome=outcome, count_min=low, count_max=high,
                        as_written="x", speaker_as_written=who, span=Span(start=0, end=1, exact="x"))
    return Toll(casualty=casualty, report_ids=("r",), outlets=())


def test_the_kind_is_that_of_most_reports_and_never_unknown_beside_a_known_one() -> None:
    air, bomb, unknown = ({"kind": k} for k in (EventType.AIR_STRIKE, EventType.BOMBING_IED, EventType.UNKNOWN))
    assert facts.event_type(told(air, bomb, bomb)) is EventType.BOMBING_IED
    assert facts.event_type(told(unknown, unknown, air)) is EventType.AIR_STRIKE
    assert facts.event_type(told(unknown)) is EventType.UNKNOWN
    assert facts.event_type([]) is EventType.UNKNOWN


def test_dates_and_places_are_given_once_with_all_who_give_them() -> None:
    given = told({}, {}, {"place": "Tall", "day": date(2020, 3, 3)})
    dates, places = facts.dates(given), facts.places(given)
    assert [(d.date_start, len(d.report_ids)) for d in dates] == [(DAY, 2), (date(2020, 3, 3), 1)]
    assert [(p.place.name, len(p.report_ids)) for p in places] == [("Basirah", 2), ("Tall", 1)]
    main = facts.main_place(places, given)
    assert main is not None
    assert main.place.name == "Basirah"


def test_a_spread_has_every_number_and_no_vague_word() -> None:
    found = facts.spreads([toll(3, 3, "a"), toll(9, None, "b"), toll(None, None, "c"), toll(None, 12, None)])
    assert [(s.outcome, s.low, s.high, s.speakers) for s in found] == [(CasualtyOutcome.KILLED, 3, 12, 3)]
    assert facts.spreads([toll(None, None, "c")]) == ()


@pytest.mark.parametrize(("given", "fields"), [
    ([{}, {}], []),
    ([{}, {"kind": EventType.BOMBING_IED}], ["event_type"]),
    ([{}, {"kind": EventType.UNKNOWN}], []),
    ([{}, {"day": date(2020, 3, 9)}], ["date"]),
    ([{}, {"place": "Tall"}], ["place"]),
])
def test_what_the_reports_differ_on(given: list[dict[str, Any]], fields: list[str]) -> None:
    one = told(*given)
    kinds = facts.values(one, lambda i: [i.event_type.value])
    assert [d.field for d in facts.disputed(kinds, facts.dates(one), facts.places(one), ())] == fields


def test_tolls_differ_only_where_speakers_do() -> None:
    def fields(*tolls: Toll) -> list[str]:
        return [d.field for d in facts.disputed((), (), (), facts.spreads(list(tolls)))]

    assert fields(toll(3, 5, "a")) == []
    assert fields(toll(3, 3, "a"), toll(5, 5, "b")) == ["killed"]
    assert fields(toll(3, 3, "a"), toll(3, 3, "b")) == []
