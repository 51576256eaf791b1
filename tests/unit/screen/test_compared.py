"""The words of a comparison: n beside each number, ranges where there are any, foreign text made safe."""

from __future__ import annotations

import pytest

from counterclaim.model import Span
from counterclaim.pattern.comparison import History, NameCount, PointAt, TextDistance
from counterclaim.screen import compared as words
from made_records import compared, focal, line, record


def table(found: object, one: object = None) -> dict[str, words.Line]:
    return {w.label: w for w in words.table(found, one or focal())}  # type: ignore[arg-type]


def test_the_sentences_of_a_set() -> None:
    found = compared(line(38))
    said = table(found)
    assert words.of_set(found).startswith("Incidents in which UCDP codes Norland as a side: n = 38 (")
    assert said["Distance rank"].words == (
        "0 of 38 earlier ones were as far from their nearest neighbour (rank p = 0.03, the smallest possible with n = 38)"
    )
    assert said["Same province (East)"].words == "0 of 38 (95% interval 0 to 9%; smoothed 2%)"
    assert said["First there"].words == "no earlier incident in this set in this province"
    assert [w.n for w in said.values()] == [38, 38, 38, 0, 0, 38, 38, 38, 38, 0]


def test_a_hidden_measure_says_why_and_shows_no_number_of_its_own() -> None:
    said = table(compared(line(5)))
    assert said["Distance rank"] == words.Line("Distance rank", "not shown: n = 5, shown from 20", 5, True)
    assert said["Same target (military position)"].words == "not shown: not known for any of the 5"


def test_a_rank_that_depends_on_the_radius_is_told_at_both_ends() -> None:
    said = table(compared(line(20), focal(lat=-40.0, lon=37.0, uncertainty_km=25.0)))["Distance rank"].words
    assert "; p = 0.05 to 1.00 over the range of the distance" in said


def test_days_and_neighbours() -> None:
    said = table(compared([record(1, days=1, lat=20), record(2, lon=41.3)]))
    assert said["Since the last one"].words == "1 day; rank among the gaps not shown: n = 2, shown from 20"
    assert said["Within 20 km, 70 days"].words == "0 earlier; 1 more may be, within their radii"


def test_a_set_of_accusations_says_that_it_is_circular() -> None:
    found = compared([record(1)], basis="self_claimed_or_attributed")
    assert next(iter(words.caveats(found, 5))) == "circular: this set is made of accusations."


def test_what_is_left_out_is_told() -> None:
    found = compared([record(1), record(2)], same={"ucdp:1": "same_report"})
    assert "1 left out, as they may be this incident; --references lists them." in list(words.caveats(found, 5))
    assert words.set_aside(found.set_aside[0]).endswith("ucdp:1: this report tells of it")


@pytest.mark.parametrize(("km", "said"), [(0.04, "0.0 km"), (9.94, "9.9 km"), (9.96, "10 km"), (344.4, "344 km")])
def test_kilometres(km: float, said: str) -> None:
    assert words.km(km) == said


def test_a_reference_in_a_line() -> None:
    found = compared([record(1, place="Ata\x1b[31m", line=7), record(2, days=20, lat=None, lon=None, where_prec=6)])
    one, other = (words.reference(r) for r in found.references)
    assert one.startswith("2018-06-07, Ata\ufffd[31m, West; 370 km (360 to 380 km); ucdp:1, line 7")
    assert "no distance" in other


def test_where_records_come_from() -> None:
    history = History(history_id="h1", kind="ucdp", source="g.csv", rows=1200, used=3, failed=2, repeated=1,
                      unmatched=(NameCount(name="X", rows=2, why="unknown"),))
    assert words.source(history) == (
        "g.csv: 1,200 rows; 3 with an actor of this comparison; 2 could not be read; 1 repeated, counted once; "
        "1 names not matched (--names lists them)."
    )


def test_both_distances_side_by_side_and_no_judgement() -> None:
    text = "It is some 20 miles from Ata."
    stated = TextDistance(
        span=Span.cut(text, 6, 28), quantity="some 20 miles", km_low=32.2, km_high=32.2, measured_from=PointAt(as_written="Ata", name="Ata"),
        measured_to=PointAt(as_written="that hill", name="Bata"), computed_km=90.0, computed_low=80.0, computed_high=100.0)
    assert words.text_distance(stated) == (
        "the report says “some 20 miles from Ata”; computed from Ata to Bata (“that hill”): 90 km (range 80 to 100 km)")
    none = stated.model_copy(update={"computed_km": None, "unresolved": "it is not known"})
    assert words.text_distance(none) == "the report says “some 20 miles from Ata”; not computed: it is not known"
