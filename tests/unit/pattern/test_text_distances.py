"""What a report says of a distance, beside the computed one; where an end is not known, why."""

from __future__ import annotations

import pytest

from counterclaim import ingest
from counterclaim.pattern.comparison import TextDistance
from counterclaim.pattern.text_distances import text_distances
from counterclaim.reader import read_with_workings


def stated(text: str, number: int = 1) -> list[TextDistance]:
    taken = ingest.take_bytes(text.encode(), published="2018-06-18")
    reading, draft = read_with_workings(taken.report, notes=taken.notes)
    found = list(text_distances(reading, draft, number))
    for one in found:
        assert reading.report.text[one.span.start : one.span.end] == one.span.exact
    return found


def test_a_place_and_a_place() -> None:
    (one,) = stated("An air strike hit a weapons depot near Khan Sheikhoun, a town about 60 km from Aleppo, on Sunday, "
                    "killing 12 people, state media said. Israel denied that it carried out the strike.")
    assert one.span.exact == "about 60 km from Aleppo"
    assert (one.km_low, one.km_high) == (60, 60)
    assert (one.measured_from.name, one.measured_to and one.measured_to.name) == ("Aleppo", "Khan Sheikhoun")
    assert one.computed_km == pytest.approx(96, abs=3)
    assert one.computed_low is not None
    assert one.computed_high is not None
    assert one.computed_low < one.computed_km < one.computed_high
    assert one.unresolved is None


def test_that_area_is_the_one_named_last() -> None:
    found = stated("An air strike killed 20 fighters in the area near Abu Kamal, Syria, on Sunday, a US official said. "
                   "Strikes normally occur in the western region of Syria, principally in the area around Damascus. "
                   "This attack in Eastern Syria is hundreds of miles away from that area.")
    one = found[-1]
    assert one.quantity == "hundreds of miles"
    assert (one.km_low, one.km_high) == (None, None)
    assert one.measured_from.as_written == "that area"
    assert one.measured_from.name == "Damascus"
    assert one.measured_to is not None
    assert one.measured_to.name == "Abu Kamal"
    assert one.computed_km == pytest.approx(440, abs=5)


def test_that_area_without_an_area() -> None:
    (one,) = stated("An air strike killed 20 fighters in Abu Kamal, Syria, on Sunday. The attack was 300 km from that area.")
    assert one.computed_km is None
    assert one.unresolved == "the text does not say which area it is"


def test_a_border_has_no_one_point() -> None:
    found = stated("A rocket attack killed three people in Baghdad on Sunday, some 300 miles from the border with Syria, police said.")
    assert [one.unresolved for one in found] == ["a border, front line or coast is a line, and has no one point"]
    assert found[0].computed_km is None


def test_a_place_computed_from_the_words_proves_nothing_about_them() -> None:
    found = stated("A car bomb killed three people about 120 kilometres from Baghdad on Sunday, police said.")
    assert [(one.computed_km, one.unresolved) for one in found] == [
        (None, "the place of the incident was itself computed from these words")
    ]


def test_a_country_has_no_one_point_either() -> None:
    found = stated("An air strike killed 20 fighters in Abu Kamal, Syria, on Sunday. The attack was 500 km from Israel.")
    assert [one.computed_km for one in found] == [None]
    assert found[0].unresolved == "one of the places is too vague for a distance"


def test_what_is_that_far_away_must_be_told() -> None:
    found = stated("A car bomb exploded in Mosul on Sunday and killed 10 people, police said. It is 80 km from Erbil.")
    assert [one.unresolved for one in found] == ["the sentence does not say what is that far away"]


def test_no_incident_no_distance() -> None:
    assert stated("The town lies 30 km from Aleppo.") == []
    assert stated("A car bomb in Mosul killed 10 people on Sunday. It is 80 km from Erbil.", number=7) == []


def test_a_place_that_opens_its_sentence() -> None:
    found = stated("An air strike hit the town of Atarib in Syria on Monday, killing 60 people, rescue workers said. "
                   "Atarib is some 25 kilometres west of Aleppo and has been held by rebels since 2012.")
    assert [(one.measured_from.name, one.measured_to and one.measured_to.name) for one in found] == [("Aleppo", "Atarib")]
    assert found[0].computed_km == pytest.approx(27, abs=5)


def test_the_soil_of_a_country_is_kept_as_written() -> None:
    found = stated("An air strike killed 22 fighters in Abu Kamal, Syria, on Sunday. The building struck stood only 700 metres "
                   "from Iraqi soil, a commander said.")
    assert [one.measured_from.as_written for one in found] == ["Iraqi soil"]
    assert found[0].computed_km is None


def test_a_place_is_not_measured_from_itself() -> None:
    found = stated("A drone strike killed five fighters on Sunday who had left Aleppo in Syria and were 30 km from Aleppo, a monitor said.")
    assert all(one.computed_km is None for one in found)
