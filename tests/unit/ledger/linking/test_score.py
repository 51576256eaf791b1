"""What each part of a score says, on tellings made by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterclaim.ledger.linking import Link, Spot, Telling, Toll, candidates, partition, score
from counterclaim.ledger.linking.score import weights
from counterclaim.ledger.linking.signs import signs
from counterclaim.model.vocabulary import CasualtyOutcome, EventType, TargetType
from made_tellings import DAY, TOWNS, told

NEXT = DAY + timedelta(days=1)


def names(a: Telling, b: Telling, part: str) -> set[str]:
    return {name for found, name, _ in signs(a, b) if found == part}


def test_the_same_day_and_town_link() -> None:
    link = score(told("b"), told("a"))
    assert isinstance(link, Link)
    assert (link.a, link.b, link.verdict) == ("a", "b", "link")
    assert set(link.parts) == {"base", "date", "place", "type", "targets", "tolls", "names", "text"}


def test_towns_apart_keep_two_incidents_of_one_day_and_province_apart() -> None:
    a, b = told("a"), told("b", "Mayadin")
    assert names(a, b, "place") == {"place_apart", "place_first_apart"}
    assert score(a, b).verdict != "link"  # although their words are the same
    assert score(a, told("b", "Mayadin", text="shells fell on a fuel market")).verdict == "apart"
    assert [len(g) for g in partition([a, b]).groups] == [1, 1]


@pytest.mark.parametrize(
    ("first", "last", "sign"),
    [
        (DAY, DAY, "date_same"),
        (DAY, NEXT, "date_overlaps"),
        (NEXT, NEXT, "date_next_day"),
        (date(2018, 6, 1), date(2018, 6, 30), "date_within"),
        (date(2018, 1, 1), date(2018, 12, 31), "date_within"),
        (DAY + timedelta(days=9), DAY + timedelta(days=9), "date_apart"),
    ],
)
def test_dates(first: date, last: date, sign: str) -> None:
    assert sign in names(told("a"), told("b").model_copy(update={"first": first, "last": last}), "date")


@pytest.mark.parametrize(
    ("published", "sign"),
    [(NEXT, "date_fresh"), (DAY + timedelta(days=3), "date_recent"), (DAY + timedelta(days=90), "date_old"),
     (DAY - timedelta(days=1), "date_after_report"), (None, "date_unsaid")],
)  # fmt: skip
def test_an_incident_without_a_date_is_mostly_of_the_days_before_its_report(published: date, sign: str) -> None:
    assert names(told("a"), told("b", day=None, published=published), "date") == {sign}


def test_both_radii_count() -> None:
    near = Spot(name="Sukkariya", lat=34.42, lon=40.95, radius_km=5.0, prec=1, country="SY", admin1="Deir ez-Zor")
    far = near.model_copy(update={"name": "Baghuz", "lat": 34.52})
    a, differs = told("a"), "place_first_differs"
    assert names(a, told("b").model_copy(update={"spots": (near,)}), "place") == {"place_within", differs}
    assert names(a, told("b").model_copy(update={"spots": (far,)}), "place") == {"place_around", differs}
    wide = far.model_copy(update={"radius_km": 15.0, "prec": 2})
    assert names(a, told("b").model_copy(update={"spots": (wide,)}), "place") == {"place_within", differs}


def test_a_place_that_stands_in_for_another_tells_no_towns_apart() -> None:
    guess = TOWNS["Mosul"].model_copy(update={"name": "Tell Something", "sure": False})
    found = names(told("a"), told("b").model_copy(update={"spots": (guess,)}), "place")
    assert found == {"place_unsure", "place_first_differs"}


def test_a_place_that_both_name_is_no_other_place() -> None:
    town, quarter = TOWNS["Mosul"], TOWNS["Mosul"].model_copy(update={"name": "Zanjili", "sure": False})
    a = told("a").model_copy(update={"spots": (quarter, town)})
    assert names(a, told("b").model_copy(update={"spots": (town,)}), "place") == {"place_same"}


def test_a_wide_place_around_both_says_nothing_of_two_towns_far_apart() -> None:
    wide = TOWNS["Mayadin"].model_copy(update={"name": "the valley", "radius_km": 200.0, "prec": 2})
    a = told("a").model_copy(update={"spots": (TOWNS["Al-Hari"], wide)})
    assert names(a, told("b", "Mayadin"), "place") == {"place_first_apart"}


@pytest.mark.parametrize(("low", "high", "sign"), [
    (52, 52, "same"), (40, 60, "same"), (40, 40, "close"), (22, 22, "differ"), (4, 4, "far"),
])  # fmt: skip
def test_tolls(low: int, high: int, sign: str) -> None:
    a = told("a", tolls=(Toll(outcome=CasualtyOutcome.KILLED, low=52, high=52),))
    b = told("b", tolls=(Toll(outcome=CasualtyOutcome.KILLED, low=low, high=high),))
    assert names(a, b, "tolls") == {f"tolls_{sign}"}


def test_tolls_of_other_outcomes_say_nothing() -> None:
    a = told("a", tolls=(Toll(outcome=CasualtyOutcome.KILLED, low=5, high=5),))
    b = told("b", tolls=(Toll(outcome=CasualtyOutcome.INJURED, low=5, high=5),))
    assert names(a, b, "tolls") == {"tolls_unsaid"}


def test_types_and_targets() -> None:
    a = told("a")
    shelling, kidnap = (told("b", event_type=t) for t in (EventType.ARTILLERY_SHELLING, EventType.ABDUCTION))
    assert names(a, shelling, "type") == {"type_kin"}
    assert names(a, kidnap, "type") == {"type_at_odds"}
    assert names(a, told("b", targets=(TargetType.SCHOOL,)), "targets") == {"targets_differ"}


def test_two_incidents_of_one_report_are_no_link_and_their_text_says_nothing() -> None:
    link = score(told("r/1"), told("r/2"))
    assert link.verdict == "apart"
    assert "text" not in link.parts
    assert list(candidates([told("r/1"), told("r/2")])) == []


def test_a_later_mention_of_the_year_and_place_links_to_the_account_of_it() -> None:
    zoobe = Spot(name="Zoobe", lat=2.04, lon=45.32, radius_km=5.0, prec=1, country="SO", admin1="Banaadir")
    text = "a truck bomb at the zoobe junction killed hundreds"
    toll = (Toll(outcome=CasualtyOutcome.KILLED, low=587, high=587),)
    account = told("a", None, date(2017, 10, 14), text=text, tolls=toll).model_copy(update={"spots": (zoobe,)})
    mention = told("b", None, date(2019, 12, 28), main=False, text="the bombing at zoobe in 2017 killed 587").model_copy(
        update={"first": date(2017, 1, 1), "last": date(2017, 12, 31), "spots": (zoobe,), "tolls": toll}
    )
    other = told("c", "Mosul", date(2017, 10, 14), text="a strike at a warehouse")
    assert ("a", "b") in set(candidates([account, mention, other]))
    assert frozenset("ab") in partition([account, mention, other]).groups


def test_every_sign_that_can_occur_has_a_weight_or_says_nothing_by_intent() -> None:
    known = weights()
    assert known.unseen < known.suggest < known.link < known.limit
    assert known.signs["place_apart"] < -2
    assert known.signs["date_same"] > known.signs["date_next_day"] > 0
