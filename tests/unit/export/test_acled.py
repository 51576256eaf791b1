"""ACLED's columns: its value texts, its rules for dates, places, dead and unknown actors."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from counterclaim.export.acled import NO_DATE, NO_PLACE, NO_TYPE, fatalities, left_out, rows
from counterclaim.export.acled_actors import interaction
from counterclaim.export.layout import Row, layout
from counterclaim.export.policy import ActorPolicy
from counterclaim.ledger import Dossier
from counterclaim.model.vocabulary import EventType, Stance, TargetType
from made_dossiers import claim, dossier, place, toll, when


def row(made: Dossier, policy: ActorPolicy = ActorPolicy.UNIDENTIFIED) -> Row:
    found, = rows(made, policy)
    assert list(layout("acled").problems(found)) == []
    return found


@pytest.mark.parametrize(("event_type", "weapon", "target", "kind", "sub"), [
    (EventType.AIR_STRIKE, None, None, "Explosions/Remote violence", "Air/drone strike"),
    (EventType.ARTILLERY_SHELLING, None, None, "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    (EventType.BOMBING_IED, "a hand grenade", None, "Explosions/Remote violence", "Grenade"),
    (EventType.BOMBING_IED, "a car bomb", None, "Explosions/Remote violence", "Remote explosive/landmine/IED"),
    (EventType.ARMED_ASSAULT, None, TargetType.MILITARY_POSITION, "Battles", "Armed clash"),
    (EventType.ARMED_ASSAULT, None, TargetType.MARKET, "Violence against civilians", "Attack"),
    (EventType.NAVAL_ATTACK, "a limpet mine", TargetType.SHIP, "Explosions/Remote violence",
     "Remote explosive/landmine/IED"),
    (EventType.SABOTAGE, None, None, "Strategic developments", "Looting/property destruction"),
    (EventType.ABDUCTION, None, None, "Violence against civilians", "Abduction/forced disappearance"),
])
def test_the_kind_of_event_in_their_words(event_type: EventType, weapon: str | None, target: TargetType | None,
                                          kind: str, sub: str) -> None:
    made = row(dossier(event_type=event_type, weapon=weapon, targets=(target,) if target else ()))
    assert (made["event_type"], made["sub_event_type"]) == (kind, sub)


def test_civilians_are_the_second_actor_where_nobody_else_is_the_target() -> None:
    made = row(dossier(event_type=EventType.AIR_STRIKE, targets=(TargetType.MARKET, TargetType.SCHOOL)))
    assert (made["actor2"], made["inter2"], made["civilian_targeting"]) == (
        "Civilians (Syria)", "Civilians", "Civilian targeting")
    mixed = row(dossier(event_type=EventType.AIR_STRIKE, targets=(TargetType.MARKET, TargetType.MILITIA)))
    assert (mixed["actor2"], mixed["civilian_targeting"]) == (None, None)


def test_a_state_s_forces_abroad_are_external_forces() -> None:
    at_home = row(dossier(claim(1, Stance.CLAIMS_RESPONSIBILITY, "state:SS")))
    abroad = row(dossier(claim(1, Stance.CLAIMS_RESPONSIBILITY, "state:NN")))
    assert (at_home["actor1"], at_home["inter1"], at_home["interaction"]) == (
        "Sudland", "State forces", "State forces only")
    assert (abroad["actor1"], abroad["inter1"]) == ("Norland", "External/Other forces")
    rebels = row(dossier(claim(1, Stance.CLAIMS_RESPONSIBILITY, "made:front"), targets=(TargetType.CIVILIANS,)))
    assert rebels["interaction"] == "Rebel group-Civilians"


def test_external_forces_and_civilians_stand_in_acled_s_order() -> None:
    assert interaction("External/Other forces", "Civilians") == "External/Other forces-Civilians"
    assert interaction("Civilians", "State forces") == "State forces-Civilians"
    assert interaction(None, "Civilians") is None


@pytest.mark.parametrize("accused", ["state:NN", "state:SS", "made:front", None])
def test_what_stands_for_nobody_never_depends_on_whom_speakers_accuse(accused: str | None) -> None:
    said = (claim(1, Stance.ACCUSES, accused),) if accused else ()
    rocket = row(dossier(*said))
    assert (rocket["actor1"], rocket["inter1"]) == ("Unidentified Armed Group (Syria)", "Political militia")
    planes = row(dossier(*said, event_type=EventType.AIR_STRIKE))
    assert (planes["actor1"], planes["inter1"], planes["interaction"]) == ("Unidentified Military Forces", None, None)
    drone = row(dossier(*said, event_type=EventType.AIR_STRIKE, weapon="an armed drone"))
    assert drone["actor1"] == "Unidentified Armed Group (Syria)"


def test_several_kinds_of_actors_have_no_one_inter_text() -> None:
    made = row(dossier(claim(1, Stance.ACCUSES, "state:NN"), claim(2, Stance.ACCUSES, "made:front")), ActorPolicy.AND_OR)
    assert (made["actor1"], made["inter1"], made["interaction"]) == ("Free Silo Front and/or Norland", None, None)


def test_rows_have_their_own_ids_and_share_the_incident_in_tags() -> None:
    made = dossier(claim(1, Stance.ACCUSES, "state:NN"), claim(2, Stance.DENIES, "state:NN"),
                   claim(3, Stance.ACCUSES, "made:front"))
    first, second = rows(made, ActorPolicy.ROWS)
    incident = made.account.account_id
    assert (first["event_id_cnty"], second["event_id_cnty"]) == (f"{incident}-1", f"{incident}-2")
    assert second["tags"] == (f"counterclaim incident: {incident}; review: machine_draft; pattern: contested; "
                              "row: 2 of 2; code: attributed_denied")
    assert "denies: Norland" in str(first["notes"])


@pytest.mark.parametrize(("date_prec", "days", "precision", "day"), [
    (1, 0, 1, date(2020, 3, 2)), (2, 3, 2, date(2020, 3, 3)), (3, 6, 2, date(2020, 3, 5)), (4, 30, 3, date(2020, 3, 17))])
def test_the_day_is_the_middle_of_the_range(date_prec: int, days: int, precision: int, day: date) -> None:
    made = row(dossier(on=when(date_prec, days=days)))
    assert (made["time_precision"], made["event_date"], made["year"]) == (precision, day, 2020)


@pytest.mark.parametrize(("where_prec", "precision"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3)])
def test_geo_precision_has_three_steps(where_prec: int, precision: int) -> None:
    assert row(dossier(at=place(where_prec)))["geo_precision"] == precision


@pytest.mark.parametrize(("made", "why"), [
    (dossier(on=when(5, days=300)), NO_DATE), (dossier(dated=False), NO_DATE), (dossier(at=place(6)), NO_PLACE),
    (dossier(at=place(7)), NO_PLACE), (dossier(at=place(1, country=None)), NO_PLACE), (dossier(placed=False), NO_PLACE),
    (dossier(event_type=EventType.OTHER), NO_TYPE), (dossier(event_type=EventType.UNKNOWN), NO_TYPE)])
def test_what_acled_would_not_code_is_left_out_with_the_reason(made: Dossier, why: str) -> None:
    assert left_out(made) == why
    assert list(rows(made, ActorPolicy.ROWS)) == []


@pytest.mark.parametrize(("words", "number"), [
    ("dozens of fighters", 12), ("hundreds of people", 100), ("several guards", 3), ("many", 3), ("a few men", 3),
    ("a number of people", 3)])
def test_words_become_the_numbers_of_their_codebook(words: str, number: int) -> None:
    assert fatalities(dossier(tolls=(toll(1, as_written=words),)).account) == number


def test_the_dead_are_the_lowest_number_said() -> None:
    assert fatalities(dossier(tolls=(toll(1, low=52, high=52), toll(2, low=17, high=18))).account) == 17
    assert fatalities(dossier(tolls=(toll(1, low=52, high=52), toll(2, as_written="several"))).account) == 52
    assert fatalities(dossier().account) == 0


def test_source_scale_is_empty_where_an_outlet_is_unknown() -> None:
    assert row(dossier())["source_scale"] is None
    assert row(dossier(report={"outlet": "AFP"}))["source_scale"] == "International"
    assert row(dossier(report={"outlet": "SANA"}))["source_scale"] == "National"


def test_the_timestamp_is_that_of_the_last_publication() -> None:
    assert row(dossier())["timestamp"] == int(datetime(2020, 3, 3, tzinfo=UTC).timestamp())
    assert row(dossier(report={"published": None}))["timestamp"] is None
