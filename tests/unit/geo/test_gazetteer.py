"""The gazetteer: what it holds."""

import pytest

from counterclaim.geo.gazetteer import lookup, open_gazetteer
from counterclaim.knowledge.places import country_points, place_rows


@pytest.mark.parametrize(
    ("name", "country", "near"),
    [
        ("Deir Ezzor", "SY", (35.3, 40.1)), ("el-Bab", "SY", (36.4, 37.5)), ("Boukamal", "SY", (34.5, 40.9)),
        ("Hodeidah", "YE", (14.8, 43.0)), ("Kharkov", "UA", (50.0, 36.3)), ("Ain al-Assad", "IQ", (33.8, 42.4)),
        ("Khmeimim", "SY", (35.4, 35.9)), ("El Geneina", "SD", (13.4, 22.4)), ("Hpakant", "MM", (25.6, 96.3)),
        ("North Waziristan", "PK", (33.0, 70.0)), ("Laurel County", "US", (37.1, -84.1)),
    ],
)
def test_spellings_lead_to_the_place(name: str, country: str, near: tuple[float, float]) -> None:
    found = [e for e in lookup(name) if e.country == country]
    assert found, name
    assert any(
        abs((e.lat or 99) - near[0]) < 0.6 and abs((e.lon or 999) - near[1]) < 0.6 for e in found
    )


def test_a_name_may_mean_several_places() -> None:
    assert {"GE", "US"} <= {e.country for e in lookup("Georgia")}


def test_our_entries_join_those_of_the_packages() -> None:
    entries = [e for e in lookup("Saraqib") if e.country == "SY" and e.kind == "city"]
    assert len(entries) == 1
    assert entries[0].geonames_id is not None


@pytest.mark.parametrize(("town", "village"), [("Donetsk", "Oleksandrivka"), ("Pokrovsk", "Hrishyne")])
def test_a_village_among_the_alternate_names_of_a_town_is_not_the_town(town: str, village: str) -> None:
    (of_town,) = [e for e in lookup(town) if e.country == "UA" and e.name == town and e.kind == "city"]
    found = [e for e in lookup(village) if e.country == "UA" and e.name == village]
    assert found
    assert of_town.geonames_id not in [e.geonames_id for e in found]


def test_unknown_names_find_nothing() -> None:
    assert lookup("Qwertyuiop") == []
    assert lookup("") == []


def test_demonyms_and_capitals() -> None:
    book = open_gazetteer()
    assert book.demonym("Syrian") == "SY"
    seat = book.capital("IQ")
    assert seat is not None
    assert seat.name == "Baghdad"


def test_every_country_has_a_point_and_a_name() -> None:
    book = open_gazetteer()
    missing = [iso2 for iso2 in country_points() if book.country(iso2) is None]
    assert missing == []


def test_place_data_is_sound() -> None:
    rows = place_rows()
    assert len(rows) > 800
    areas = {"region", "water", "river", "border", "continent", "mountain"}
    assert [r.name for r in rows if r.kind in areas and not r.radius_km] == []
    known = set(country_points())
    assert [r.name for r in rows if r.country and r.country not in known] == []


@pytest.mark.parametrize(
    ("town", "country", "division"),
    [("Taganrog", "RU", "Rostov"), ("Douma", "SY", "Rif Dimashq"), ("Beslan", "RU", "North Ossetia"), ("Saraqib", "SY", "Idlib")],
)
def test_divisions_have_english_names_and_their_towns_the_same(town: str, country: str, division: str) -> None:
    assert [e.admin1 for e in lookup(town) if e.country == country and e.kind == "city"] == [division]
    assert any(e.kind == "adm1" and e.name == division for e in lookup(division))


def test_no_division_is_printed_by_a_number() -> None:
    (khuzestan,) = [e for e in lookup("Khuzestan") if e.kind == "adm1"]
    assert khuzestan.name == "Khuzestan"
