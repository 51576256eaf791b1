"""What a spreadsheet does to a cell is no edit; what a person writes is."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.export.columns import Kind
from counterclaim.export.spelling import DAY_FIRST, MONTH_FIRST, UnclearError, manner_of, same, value

DAYS = st.dates(date(1931, 1, 1), date(2029, 12, 31))
FORMS = ("{d}/{m}/{Y}", "{d:02}/{m:02}/{Y}", "{d:02}.{m:02}.{y:02}", "{d}-{m}-{Y}")
AMERICAN = ("{m}/{d}/{Y}", "{m:02}/{d:02}/{y:02}", "{m}/{d}/{y:02}")
CLEAR = ("{Y}-{m:02}-{d:02}", "{Y}/{m}/{d}", "{Y}-{m:02}-{d:02} 00:00:00")


def spelt(form: str, day: date) -> str:
    return form.format(d=day.day, m=day.month, Y=day.year, y=day.year % 100)


@given(st.lists(DAYS, min_size=1, max_size=6), st.sampled_from(FORMS + AMERICAN + CLEAR))
def test_dates_in_the_manner_of_a_country_are_no_edits(days: list[date], form: str) -> None:
    cells = [(day.isoformat(), spelt(form, day)) for day in days]
    manner = manner_of(cells)
    for exported, found in cells:
        assert same(Kind.DATE, exported, found, manner)


@given(DAYS, st.sampled_from(FORMS + AMERICAN), DAYS)
def test_a_changed_date_in_a_file_whose_manner_is_known_is_read_in_that_manner(sure: date, form: str, new: date) -> None:
    old = date(2018, 6, 17)
    cells = [(old.isoformat(), spelt(form, old))]
    manner = manner_of(cells)
    assert manner == (DAY_FIRST if form in FORMS else MONTH_FIRST)
    assert value(Kind.DATE, spelt(form, new), sure.isoformat(), manner) == new.isoformat()


@pytest.mark.parametrize("found", ["17-Jun-18", "17 June 2018", "43268", "43268.0", "17-JUN-2018"])
def test_other_forms_of_a_day(found: str) -> None:
    assert same(Kind.DATE, "2018-06-17", found, None)


def test_a_day_that_can_be_read_in_two_ways_is_not_guessed() -> None:
    with pytest.raises(UnclearError):
        value(Kind.DATE, "05/06/2018", "", None)
    with pytest.raises(UnclearError):
        value(Kind.DATE, "last Sunday", "", None)
    with pytest.raises(UnclearError):
        value(Kind.DATE, "2018-02-30", "", None)
    assert value(Kind.DATE, "17/06/2018", "", None) == "2018-06-17"
    assert manner_of([("2018-06-05", "05/06/2018"), ("2018-06-05", "06/05/2018")]) is None


@pytest.mark.parametrize(("kind", "exported", "found"), [
    (Kind.WHOLE, "1", "1.0"), (Kind.WHOLE, "1", "1,0"), (Kind.WHOLE, "1200", "1,200"), (Kind.WHOLE, "1200", "1.200"),
    (Kind.WHOLE, "1200", "1 200"), (Kind.WHOLE, "1200", "1\u202f200"), (Kind.WHOLE, "1200", "1.2E+03"),
    (Kind.NUMBER, "34.42", "34,42"), (Kind.NUMBER, "-3.7", "-3,70"), (Kind.NUMBER, "35", "35.00"),
    (Kind.TRUTH, "true", "TRUE"), (Kind.TRUTH, "false", "FALSCH"), (Kind.TEXT, "true", "True"),
    (Kind.TEXT, "12", "12.0"), (Kind.TEXT, "17 June", "17-Jun"), (Kind.TEXT, "10-12", "12-Oct"),
    (Kind.TEXT, "June 2018", "Jun-18"), (Kind.TEXT, "June 17, 2018", "6/17/18"), (Kind.TEXT, "x ", "x"),
    (Kind.CHOICE, "denies", "denies"),
])  # fmt: skip
def test_a_respelt_cell_is_no_edit(kind: Kind, exported: str, found: str) -> None:
    assert same(kind, exported, found, None)


@pytest.mark.parametrize(("kind", "exported", "found"), [
    (Kind.WHOLE, "12", "1,2"), (Kind.WHOLE, "1", ""), (Kind.WHOLE, "", "0"), (Kind.WHOLE, "1", "2"),
    (Kind.NUMBER, "34.42", "3442"), (Kind.NUMBER, "3.7", "-3.7"), (Kind.TRUTH, "true", "false"),
    (Kind.TEXT, "17 June", "17 June 2018"), (Kind.TEXT, "17 June", "18-Jun"), (Kind.TEXT, "10", "10-Dec"),
    (Kind.TEXT, "the army", "the Army"), (Kind.CHOICE, "denies", "accuses"), (Kind.TEXT, "May", "5"),
])  # fmt: skip
def test_a_changed_cell_is_an_edit(kind: Kind, exported: str, found: str) -> None:
    assert not same(kind, exported, found, None)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_two_whole_numbers_are_the_same_only_if_they_are(one: int, other: int) -> None:
    assert same(Kind.WHOLE, str(one), str(other), None) is (one == other)
    assert same(Kind.WHOLE, str(one), f"{other}.0", None) is (one == other)


def test_values_as_json() -> None:
    assert value(Kind.WHOLE, "7.0", "", None) == 7
    assert value(Kind.NUMBER, "34,5", "", None) == 34.5
    assert value(Kind.CHOICE, " Denies ", "", None) == "denies"
    assert value(Kind.TEXT, "", "x", None) is None
    for wrong in ("seven", "1,200", "1.5"):
        with pytest.raises(UnclearError):
            value(Kind.WHOLE, wrong, "", None) if wrong != "1,200" else value(Kind.NUMBER, wrong, "", None)
