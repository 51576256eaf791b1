"""The layouts are data: their own format, and what the formats' sources say of them."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from counterclaim.export.countries import country
from counterclaim.export.layout import Column, Layout, layout, table, write_csv
from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import ActorKind, EventType, Pattern, TargetType

FORMATS = ("acled", "airwars", "gtd", "ucdp-ged")
GED = ["id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob"]
ACLED = ["event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp"]
FORBIDDEN = re.compile(r"\b(confirmed|verified|likely|culprit|perpetrator|guilty|proved)\b", re.IGNORECASE)


@pytest.mark.parametrize("name", FORMATS)
def test_every_layout_names_its_source_and_says_where_each_column_comes_from(name: str) -> None:
    found = layout(name)
    assert found.format == name
    assert found.source
    assert all(column.filled_from for column in found.columns)
    assert len(set(found.names)) == len(found.names)


def test_the_columns_are_those_of_the_formats_in_their_order() -> None:
    assert layout("ucdp-ged").names == tuple(GED)
    assert len(GED) == 49
    assert layout("acled").names == tuple(ACLED)


def test_the_types_are_those_of_a_real_ged_file(shared: Path) -> None:
    """Of the columns that the file has; whole numbers that are never missing there are integers here."""
    import pandas as pd

    path = shared / "data/ucdp-ged-syria-2016-2019/ged_syria_2016_2019.csv.gz"
    if not path.is_file():
        pytest.skip("the GED file for Syria is not here")
    real = pd.read_csv(path, parse_dates=["date_start", "date_end"])
    kinds = {"i": "integer", "f": "number", "M": "date"}
    ours = {column.name: column for column in layout("ucdp-ged").columns}
    compared = [name for name in real.columns if name in ours]
    assert len(compared) == len(real.columns)
    assert {n: kinds.get(real[n].dtype.kind, "text") for n in compared} == {n: ours[n].kind for n in compared}
    for name in ("where_prec", "date_prec", "event_clarity", "type_of_violence"):
        assert set(real[name]) <= set(ours[name].values)


def test_every_value_of_ours_has_its_place_in_the_tables() -> None:
    acled, gtd, airwars = (layout(name).tables for name in ("acled", "gtd", "airwars"))
    events = {line["type"] for line in acled["event"]}
    assert events == {kind.value for kind in EventType} - {"other", "unknown"}
    subs = {column.name: column for column in layout("acled").columns}
    for line in acled["event"]:
        assert set(line.get("targets", ())) <= {kind.value for kind in TargetType}
        belongs = next(one for one in acled["sub_event"] if one["name"] == line["sub_event_type"])
        assert subs["sub_event_type"].problem(belongs["name"]) is None
        assert subs["event_type"].problem(belongs["event_type"]) is None
        assert subs["disorder_type"].problem(belongs["disorder_type"]) is None
    for kind in ActorKind:
        assert kind.value in acled["inter"]["home"] or kind.value in acled["inter"]
    assert set(acled["civilians"]["targets"]) <= {kind.value for kind in TargetType}
    assert set(gtd["attack"]) == {kind.value for kind in EventType}
    assert set(airwars["status"]) <= {pattern.value for pattern in Pattern}
    assert set(airwars["strike"]) <= {kind.value for kind in EventType}


def test_no_strike_status_of_ours_is_a_judgement() -> None:
    given = layout("airwars").tables["status"]
    assert "Likely strike" not in given.values()
    assert not set(given) & {"attributed_several_parties", "suspected_only", "unattributed"}


@pytest.mark.parametrize(("iso2", "number", "region"), [
    ("SY", 652, "Middle East"), ("MM", 775, "Asia"), ("SD", 625, "Africa"), ("UA", 369, "Europe"), ("US", 2, "Americas"),
    ("DE", 260, "Europe"), ("YE", 678, "Middle East"), ("RS", 340, "Europe"), ("SS", 626, "Africa")])
def test_country_numbers_that_ged_files_show(iso2: str, number: int, region: str) -> None:
    assert (country(iso2).gleditsch_ward, country(iso2).ucdp_region) == (number, region)


def test_country_numbers_stand_once_but_for_states_that_changed_their_code() -> None:
    numbers = table("countries")["gleditsch_ward"]
    twice = {iso2 for iso2, n in numbers.items() if list(numbers.values()).count(n) > 1}
    assert twice == {"RU", "SU", "CD", "ZR"}
    assert all(country(iso2).ucdp_region for iso2 in numbers)
    regions = table("countries")["acled_region"]
    codes = [iso2 for some in regions.values() for iso2 in some]
    assert len(codes) == len(set(codes))
    assert set(regions) == {value for c in layout("acled").columns if c.name == "region" for value in c.values}


def test_a_country_that_nobody_numbers_is_known_by_name_only() -> None:
    assert country("AD").gleditsch_ward is None
    assert country("AD").name == "Andorra"
    assert country("ZZ") == type(country("ZZ"))("ZZ", None, None, None, None)


def test_a_row_that_breaks_its_layout_is_never_written() -> None:
    made = Layout("made", "Made", ("hand",), (
        Column("n", "integer", "never", "x", (1, 2)), Column("t", "text", "may", "x", ("a", "b"), "; "),
        Column("e", "text", "always", "x")), {})
    good = {"n": 1, "t": "a; b", "e": None}
    assert list(made.problems(good)) == []
    for broken in ({**good, "n": 3}, {**good, "n": "1"}, {**good, "n": None}, {**good, "n": True}, {**good, "t": "a; c"},
                   {**good, "e": "x"}, {"n": 1}, {**good, "more": 1}):
        assert list(made.problems(broken)), broken
        with pytest.raises(ValueError, match="made"):
            write_csv(BytesIO(), made, [broken])


def test_a_layout_that_breaks_its_own_format_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.export.layout.table", lambda _: {"format": "x", "title": "x", "source": ["x"]})
    with pytest.raises(KnowledgeError):
        layout.__wrapped__("broken")


@pytest.mark.parametrize("name", FORMATS)
def test_our_own_words_on_the_columns_are_neutral(name: str) -> None:
    """Their value sets are literals; what we say of them is ours."""
    for column in layout(name).columns:
        said = re.sub(r'"[^"]*"', "", column.filled_from)
        assert not FORBIDDEN.search(said), column.name
