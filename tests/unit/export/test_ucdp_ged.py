"""GED rows: what reports can fill is filled, what UCDP alone can find stays empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from counterclaim.export.layout import Row, layout
from counterclaim.export.policy import ActorPolicy
from counterclaim.export.ucdp_ged import left_out, priogrid, rows
from counterclaim.ledger import Dossier
from counterclaim.model.vocabulary import Stance
from made_dossiers import claim, dossier, place, toll, when

FOUND_BY_UCDP = ("active_year", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
                 "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_b_dset_id",
                 "side_b_new_id", "side_b", "deaths_a", "deaths_b", "gwnoa", "gwnob")


def row(made: Dossier, policy: ActorPolicy = ActorPolicy.UNIDENTIFIED) -> Row:
    found, = rows(made, policy)
    assert list(layout("ucdp-ged").problems(found)) == []
    return found


def contested() -> Dossier:
    return dossier(claim(1, Stance.ACCUSES, "state:NN"), claim(2, Stance.DENIES, "state:NN"),
                   claim(3, Stance.ATTRIBUTES, "made:front"), tolls=(toll(1, low=9, high=9), toll(2, low=20, high=22)))


def test_what_only_ucdp_can_find_is_empty() -> None:
    made = row(dossier(claim(1, Stance.CLAIMS_RESPONSIBILITY, "made:front")))
    assert all(made[name] is None for name in FOUND_BY_UCDP)
    assert made["side_a"] == "Free Silo Front"


def test_a_contested_incident_names_no_side_and_says_who_said_what() -> None:
    made = row(contested())
    assert made["side_a"] is None
    assert made["source_original"] == ("speaker 1 (accuses: Norland); Norland's office (denies: Norland); "
                                       "speaker 3 (attributes: Free Silo Front)")
    assert made["code_status"] == "machine_draft"


def test_best_is_empty_where_speakers_differ() -> None:
    made = row(contested())
    assert (made["low"], made["best"], made["high"]) == (9, None, 22)
    agreed = row(dossier(tolls=(toll(1, low=9, high=9, group="civilians"),)))
    assert (agreed["low"], agreed["best"], agreed["high"], agreed["deaths_civilians"], agreed["deaths_unknown"]) == (
        9, 9, 9, 9, None)
    assert row(dossier(tolls=(toll(1, low=9, high=9),)))["deaths_unknown"] == 9


def test_rows_share_the_incident_and_say_that_there_are_others() -> None:
    made = list(rows(contested(), ActorPolicy.ROWS))
    assert [one["side_a"] for one in made] == ["Free Silo Front", "Norland"]
    assert len({one["relid"] for one in made}) == 1
    assert len({one["id"] for one in made}) == 2
    assert [one["code_status"] for one in made] == [
        "machine_draft; row 1 of 2 of one incident, attributed",
        "machine_draft; row 2 of 2 of one incident, attributed_denied"]
    assert row(contested(), ActorPolicy.AND_OR)["side_a"] == "Free Silo Front and/or Norland"


def test_sources_stand_in_the_same_order_and_keep_their_separators() -> None:
    made = row(dossier())
    assert made["source_article"] == "\"Testville Courier,2020-03-03,Rocket, 'hits' silo\""
    assert (made["source_office"], made["source_date"], made["source_headline"], made["number_of_sources"]) == (
        "Testville Courier", "2020-03-03", "Rocket, 'hits' silo", 1)


def test_place_and_date_keep_their_precision() -> None:
    made = row(dossier(at=place(4, lat=35.03, lon=40.43), on=when(4, days=12), event_clarity=2))
    assert (made["where_prec"], made["date_prec"], made["event_clarity"], made["year"]) == (4, 4, 2, 2020)
    assert (made["date_start"], made["date_end"]) == (date(2020, 3, 2), date(2020, 3, 14))
    assert (made["adm_1"], made["adm_2"]) == ("Deir ez-Zor", None), "no district where only the province is known"
    assert made["geom_wkt"] == "POINT (40.43 35.03)"
    assert (made["country"], made["country_id"], made["region"]) == ("Syria", 652, "Middle East")


def test_the_cell_is_the_one_that_prio_grid_numbers() -> None:
    """Kabul's coordinates and cell as UCDP's own files give them; then the corners of the grid."""
    assert priogrid(34.531094, 69.162796) == 179779
    assert priogrid(-90, -180) == 1
    assert priogrid(90, 180) == 360 * 720


@pytest.mark.parametrize(("made", "why"), [
    (dossier(dated=False), "no date"), (dossier(on=when(1, None)), "no date"),
    (dossier(placed=False), "no place with coordinates"), (dossier(at=place(None)), "no place with coordinates")])
def test_what_stands_on_no_day_or_at_no_place_is_left_out_with_the_reason(made: Dossier, why: str) -> None:
    assert left_out(made.account) == why
    assert list(rows(made, ActorPolicy.ROWS)) == []


def test_a_report_in_which_a_person_rejected_the_incident_is_no_source() -> None:
    made = dossier()
    rejected = Dossier(made.account, tuple(replace(part, rejected=True) for part in made.parts))
    assert (row(made)["number_of_sources"], row(rejected)["number_of_sources"]) == (1, 0)
