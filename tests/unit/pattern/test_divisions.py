"""Provinces across spellings: by name, else by what lies around, else unknown."""

from __future__ import annotations

import pytest

from counterclaim.geo.gazetteer import open_gazetteer
from counterclaim.pattern.divisions import Divisions


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions(open_gazetteer())


@pytest.mark.parametrize(("written", "lat", "lon", "name"), [
    ("Deir ez Zor Governorate", 34.45, 40.92, "Deir ez-Zor"),
    ("Dayr az Zor governorate", 34.45, 40.92, "Deir ez-Zor"),
    ("Ar Raqqah Governorate", 35.95, 39.0, "Raqqa"),
    ("Rural Damascus", 33.5, 36.4, "Rif Dimashq"),
    ("As-Sweida", 32.7, 36.6, "Suwayda"),
])
@pytest.mark.parametrize("country", ["SY", None])
def test_spellings(divisions: Divisions, written: str, lat: float, lon: float, name: str, country: str | None) -> None:
    found, home = divisions.division(written, country, lat, lon)
    assert (found.as_written, found.name, found.method, home) == (written, name, "name", "SY")


def test_where_the_name_is_unknown_the_places_around_decide(divisions: Divisions) -> None:
    found, home = divisions.division("Muhafazat number nine", "SY", 34.452, 40.918)
    assert (found.name, found.method, home) == ("Deir ez-Zor", "coordinates", "SY")
    inland, _ = divisions.division(None, None, 34.73, 36.71)
    assert (inland.name, inland.method) == ("Homs", "coordinates")


def test_at_a_border_it_is_unknown_where_the_country_is(divisions: Divisions) -> None:
    """Abu Kamal lies 10 km from Iraq: without a country its neighbours are of two."""
    found, country = divisions.division(None, None, 34.452, 40.918)
    assert (found.name, country) == (None, None)


def test_the_middle_of_a_province_or_country_is_no_place(divisions: Divisions) -> None:
    found, _ = divisions.division(None, "SY", 34.452, 40.918, exact=False)
    assert (found.name, found.method) == (None, "none")


def test_nothing_near_is_unknown(divisions: Divisions) -> None:
    found, country = divisions.division("Somewhere", None, 0.0, -140.0)
    assert (found.name, found.method, country) == (None, "none", None)


def test_a_province_of_that_name_on_the_other_side_of_the_earth_is_another(divisions: Divisions) -> None:
    found, country = divisions.division("Homs Governorate", None, -33.9, 18.4)
    assert found.name != "Homs"
    assert country != "SY"


def test_countries(divisions: Divisions) -> None:
    assert divisions.country("Syria") == "SY"
    assert divisions.country("Cambodia (Kampuchea)") == "KH"
    assert divisions.country("Ruritania") is None


def test_how_many_a_country_has() -> None:
    gazetteer = open_gazetteer()
    assert gazetteer.divisions("SY") == 14
    assert gazetteer.divisions("XX") == 0
