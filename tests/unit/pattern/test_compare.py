"""The comparison as a whole: who, which sets, what is said where something is missing."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from counterclaim.cli.schema import comparison_schema
from counterclaim.model import Actor, Attribution, InputError, Place, Reading, When
from counterclaim.model.vocabulary import ActorKind, Code, PlaceMethod
from counterclaim.pattern import FOOTER, HistoryFile, compare
from counterclaim.pattern.comparison import Comparison
from made_histories import ACLED, UCDP, acled, ucdp, written
from made_readings import contested, span

PEOPLE = (
    Actor(actor_id="state:IL", name="Israel", kind=ActorKind.GOVERNMENT, country="IL"),
    Actor(actor_id="coalition:anti-is", name="US-led coalition", kind=ActorKind.COALITION),
    Actor(actor_id="gunmen", name="gunmen", kind=ActorKind.UNSPECIFIED),
)


def reading(*, when: date | None = date(2018, 6, 17), place: bool = True, codes: dict[str, Code] | None = None) -> Reading:
    """One incident near Abu Kamal: the coalition denies, Israel is named, and so are gunmen."""
    made = contested()
    where = Place(as_written="Basirah", span=span("Basirah"), name="Abu Kamal", lat=34.45226, lon=40.91854, country="SY",
                  admin1="Deir ez-Zor", where_prec=1, uncertainty_km=5, method=PlaceMethod.GAZETTEER)
    rows = codes or {"state:IL": Code.ATTRIBUTED, "coalition:anti-is": Code.ATTRIBUTED_DENIED, "gunmen": Code.ATTRIBUTED}
    day = When(as_written="on Monday", span=span("on Monday"), date_start=when, date_end=when, date_prec=1 if when else None)
    incident = made.incidents[0].model_copy(update={
        "when": day, "places": (where,) if place else (),
        "attribution": tuple(Attribution(actor_id=actor, code=code) for actor, code in rows.items()),
    })
    return made.model_copy(update={"incidents": (incident,), "actors": PEOPLE})


@pytest.fixture
def ged(tmp_path: Path) -> Path:
    path = tmp_path / "ged.csv"
    rows = [ucdp(n, f"2018-0{1 + n % 5}-{10 + n}", latitude=33.0 + n / 10) for n in range(12)]
    rows.append(ucdp(99, "2018-06-17", latitude=34.45, longitude=40.92))
    path.write_text(written(UCDP, rows), "utf-8")
    return path


def test_everybody_named_alphabetically_also_who_denies(ged: Path) -> None:
    made = compare(reading(), [ged])
    assert [a.name for a in made.actors] == ["Israel", "US-led coalition"]
    israel, coalition = (a.sets for a in made.actors)
    assert [s.label for s in israel] == ["incidents in which UCDP codes Israel as a side"]
    assert [s.n for s in israel] == [12]
    assert [s.n for s in coalition] == [0]
    assert [list(type(s).model_fields) for s in israel] == [list(type(s).model_fields) for s in coalition]
    assert made.footer == FOOTER
    assert [(n.code, "gunmen" in n.message) for n in made.notes if n.code == "no_single_actor"] == [("no_single_actor", True)]


def test_the_row_of_the_day_itself_is_not_earlier(ged: Path) -> None:
    found = compare(reading(), [ged], actors=["Israel"]).actors[0].sets[0]
    assert "ucdp:99" not in {r.record_id for r in found.references}


def test_an_actor_by_alias_and_one_without_a_row(ged: Path) -> None:
    made = compare(reading(), [ged], actors=["IDF", "syrian government", "state:IL"])
    assert [(a.actor_id, a.code) for a in made.actors] == [("state:IL", Code.ATTRIBUTED), ("state:SY", None)]
    assert made.actors[1].sets[0].n == 12


@pytest.mark.parametrize(("name", "code"), [("Isreal", "unknown_actor"), ("qqqqqqq", "unknown_actor"), ("", "unknown_actor")])
def test_an_unknown_actor_has_suggestions(ged: Path, name: str, code: str) -> None:
    with pytest.raises(InputError) as error:
        compare(reading(), [ged], actors=[name])
    assert error.value.code == code
    assert error.value.hint
    if name == "Isreal":
        assert "Israel" in error.value.hint


def test_a_name_of_several_actors_is_refused(ged: Path) -> None:
    twins = (*PEOPLE, Actor(actor_id="gunmen-2", name="Twin", kind=ActorKind.REBEL_GROUP),
             Actor(actor_id="gunmen-3", name="twin", kind=ActorKind.REBEL_GROUP))
    with pytest.raises(InputError) as error:
        compare(reading().model_copy(update={"actors": twins}), [ged], actors=["Twin"])
    assert error.value.code == "actor_ambiguous"
    assert "gunmen-2, gunmen-3" in error.value.hint


def test_no_history_no_window_no_such_incident(ged: Path) -> None:
    for call, code in (
        (lambda: compare(reading(), []), "no_history"),
        (lambda: compare(reading(), [ged], window_years=0), "bad_window"),
        (lambda: compare(reading(), [ged], window_years=float("nan")), "bad_window"),
        (lambda: compare(reading(), [ged], incident=2), "no_such_incident"),
        (lambda: compare(reading().model_copy(update={"incidents": ()}), [ged]), "no_such_incident"),
        (lambda: compare(reading(codes={"gunmen": Code.ATTRIBUTED}), [ged]), "no_actor"),
    ):
        with pytest.raises(InputError) as error:
            call()
        assert error.value.code == code


def test_without_a_date_nothing_is_compared_and_a_note_says_so(ged: Path) -> None:
    made = compare(reading(when=None), [ged])
    assert [a.sets for a in made.actors] == [(), ()]
    assert "no_date" in {n.code for n in made.notes}


def test_without_a_place_a_note_names_what_falls_away(ged: Path) -> None:
    made = compare(reading(place=False), [ged], actors=["Israel"])
    assert {"no_place", "no_division"} <= {n.code for n in made.notes}
    found = made.actors[0].sets[0]
    assert found.nearest.km is None
    assert found.since_last.days is not None


def test_data_sets_are_separate_tables_and_files_of_one_set_are_one(ged: Path, tmp_path: Path) -> None:
    more, other = tmp_path / "more.csv", tmp_path / "acled.csv"
    more.write_text(written(UCDP, [ucdp(0, "2018-01-10"), ucdp(50, "2018-04-01")]), "utf-8")
    other.write_text(written(ACLED, [acled(1)]), "utf-8")
    made = compare(reading(), [ged, HistoryFile(more), str(other)], actors=["Israel"])
    sets = made.actors[0].sets
    assert [(s.kind, s.history_ids, s.n) for s in sets] == [("ucdp", ("h1", "h2"), 13), ("acled", ("h3",), 1)]
    assert sets[1].label == "incidents in which ACLED codes Israel as actor 1 or actor 2"
    assert [h.repeated for h in made.histories] == [0, 1, 0]


def test_a_table_with_claims_and_rows_without(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("date,actor,status,lat,lon\n2018-01-01,Israel,self_claimed,33,36\n2018-02-01,Israel,,33,36\n"
                    "2018-03-01,Israel,attributed,33,36\n", "utf-8")
    made = compare(reading(), [path])
    for actor in made.actors:
        assert [s.basis for s in actor.sets] == ["self_claimed", "coded"]
    assert [s.n for s in made.actors[0].sets] == [1, 1]
    wide = compare(reading(), [path], include_attributed=True).actors[0].sets
    assert [(s.basis, s.n, bool(s.circular)) for s in wide] == [
        ("self_claimed", 1, False), ("self_claimed_or_attributed", 2, True), ("coded", 1, False)]


def test_a_history_that_does_not_cover_the_window_is_noted(ged: Path) -> None:
    codes = {n.code: n.message for n in compare(reading(), [ged]).notes}
    assert "begins on 2018-01-10; the window begins on 2013-06-17" in codes["history_begins_late"]
    assert "history_ends_early" not in codes
    short = compare(reading(when=date(2018, 12, 1)), [ged])
    assert "history_ends_early" in {n.code for n in short.notes}


def test_the_json_is_the_contract_and_reads_back(ged: Path) -> None:
    made = compare(reading(), [ged])
    jsonschema.validate(json.loads(made.to_json()), comparison_schema())
    assert Comparison.model_validate_json(made.to_json()) == made
    assert json.loads(made.to_json())["schema"] == "counterclaim.comparison/1"


def test_no_folder_of_the_user_is_told(ged: Path) -> None:
    assert str(ged.parent) not in compare(reading(), [ged]).to_json()


def test_no_measure_is_pooled_over_measures_or_actors(ged: Path) -> None:
    """There is no number for an actor as a whole."""
    fields = set(json.loads(compare(reading(), [ged]).to_json())["actors"][0])
    assert fields == {"actor_id", "name", "code", "self_position", "sets"}
