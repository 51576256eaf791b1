"""Which pairs are compared: few, and nearly as many as there are reports."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from counterclaim.ledger.linking import Spot, Telling, candidates, keys
from made_tellings import DAY, WORDS, told


def world(size: int) -> list[Telling]:
    """Reports of incidents with two reports each, as many a day whatever the size, over a whole country."""
    chance = Random(7)
    made = []
    for number in range(size):
        incident = number // 2
        place = Random(incident)
        spot = Spot(
            name=f"Town {incident}",
            lat=33 + 4 * place.random(),
            lon=36 + 6 * place.random(),
            radius_km=5.0,
            prec=1,
            country="SY",
            admin1="Homs",
        )
        day = DAY + timedelta(days=incident // 10)
        text = " ".join([f"person{incident}", *chance.sample(WORDS, 4), "strike", "killed", "people"])
        made.append(told(f"r{number}", None, day, text=text).model_copy(update={"spots": (spot,)}))
    return made


def test_the_number_of_pairs_grows_with_the_number_of_reports_and_no_faster() -> None:
    small, large = (len(list(candidates(world(size)))) for size in (1000, 4000))
    assert small >= 500  # every incident's two reports meet
    assert large <= 4 * small * 1.1


def test_all_reports_of_one_incident_meet() -> None:
    pairs = set(candidates(world(200)))
    assert all(tuple(sorted((f"r{2 * i}", f"r{2 * i + 1}"))) in pairs for i in range(100))


def test_keys_depend_on_the_telling_alone_and_hold_the_cells_around_it() -> None:
    mine = keys(told("a"))
    assert mine == keys(told("b"))
    assert mine.filed & mine.sought
    assert sum("@" in key for key in mine.filed) == 1
    assert sum("@" in key for key in mine.sought) == 27


def test_the_date_line_is_no_border() -> None:
    west = Spot(name="Taveuni", lat=-16.8, lon=179.9, radius_km=5.0, prec=1, country="FJ", admin1=None)
    east = west.model_copy(update={"name": "Naselesele", "lon": -179.9})
    a, b = (told(k, None, text="x").model_copy(update={"spots": (s,)}) for k, s in (("a", west), ("b", east)))
    assert list(candidates([a, b])) == [("a", "b")]
