"""Values of the contract in plain English."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from counterclaim.model import Place, Span, When
from counterclaim.model.vocabulary import Code, PlaceMethod, Stance
from counterclaim.screen import words
from made_readings import TEXT, report

SPAN = Span.cut(TEXT, 0, 8)


def test_every_stance_has_words_and_only_one_says_confirms() -> None:
    shown = {words.stance(value) for value in Stance}
    assert len(shown) == len(Stance)
    assert not any("confirm" in said for said in shown)


def test_days_do_not_depend_on_the_locale() -> None:
    assert words.day(date(2018, 6, 17)) == "Sunday 17 June 2018"


@pytest.mark.parametrize(("given", "shown"), [
    (None, None),
    (date(2018, 6, 18), "Monday 18 June 2018"),
    (datetime(2018, 6, 18, 9, 5, tzinfo=UTC), "Monday 18 June 2018, 09:05 UTC"),
])
def test_published(given: date | None, shown: str | None) -> None:
    assert words.published(report(published=given)) == shown


def test_an_unresolved_day_is_said_to_be_unresolved() -> None:
    assert words.when(When(as_written="Sunday", span=SPAN)) == "“Sunday”, day not resolved"


def test_a_range_names_both_ends_and_how_exact_it_is() -> None:
    value = When(as_written="over the weekend", span=SPAN, date_start=date(2018, 6, 16), date_end=date(2018, 6, 17),
                 date_prec=2, anchor="published")
    assert words.when(value) == ("Saturday 16 June 2018 to Sunday 17 June 2018 (“over the weekend”; "
                                 "known to 2 to 6 days; from the publication date)")


def test_a_place_that_was_not_found_says_so() -> None:
    value = Place(as_written="Xanadu", span=SPAN, method=PlaceMethod.UNRESOLVED)
    assert words.place(value, None) == "“Xanadu” (not found in the gazetteer)"


def test_units_with_one_name_are_named_once() -> None:
    value = Place(as_written="in Homs", span=SPAN, name="Homs", admin1="Homs", country="SY", where_prec=4,
                  method=PlaceMethod.DIVISION)
    assert words.place(value, "Syria").startswith("Homs, Syria: ")


def test_code_words_are_the_vocabularys() -> None:
    assert words.code(Code.DENIED_ONLY) == "denied; no accuser quoted"
    assert words.code(Code.ATTRIBUTED, 3) == "others say it did it; no denial in the reports read (3)"
