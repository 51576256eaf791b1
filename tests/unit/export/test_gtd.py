"""GTD's claim fields: doubt about who is in guncertain, never in doubtterr; states are out of scope."""

from __future__ import annotations

import pytest

from counterclaim.export.gtd import NO_DATE, STATES_ONLY, left_out, rows
from counterclaim.export.layout import Row, layout
from counterclaim.export.policy import ActorPolicy
from counterclaim.ledger import Dossier
from counterclaim.model.vocabulary import Stance
from made_dossiers import claim, dossier, place, toll, when

CLAIMS, ACCUSES, DENIES = Stance.CLAIMS_RESPONSIBILITY, Stance.ACCUSES, Stance.DENIES


def row(made: Dossier, policy: ActorPolicy = ActorPolicy.UNIDENTIFIED) -> Row:
    found, = rows(made, policy)
    assert list(layout("gtd").problems(found)) == []
    return found


def fields(made: Row, *names: str) -> tuple[object, ...]:
    return tuple(made[name] for name in names)


def test_a_claimed_attack_is_certain_and_its_means_are_unknown() -> None:
    made = row(dossier(claim(1, CLAIMS, "made:front")))
    assert fields(made, "gname", "guncertain1", "claimed", "claimmode", "claimmode_txt", "compclaim") == (
        "Free Silo Front", 0, 1, 10, "Unknown", 0)


def test_an_accused_group_is_uncertain_and_its_denial_is_told() -> None:
    made = row(dossier(claim(1, ACCUSES, "made:front"), claim(2, DENIES, "made:front")), ActorPolicy.AND_OR)
    assert fields(made, "gname", "guncertain1", "claimed", "claimmode", "compclaim") == (
        "Free Silo Front", 1, 0, None, None)
    assert "denies: Free Silo Front" in str(made["summary"])


def test_competing_claims_fill_the_slots_and_set_compclaim() -> None:
    made = row(dossier(claim(1, CLAIMS, "made:front"), claim(2, CLAIMS, "made:guard")), ActorPolicy.AND_OR)
    assert fields(made, "gname", "gname2", "gname3", "guncertain1", "guncertain2", "claimed", "claim2", "compclaim") == (
        "Free Silo Front", "Harbour Guard", None, 1, 1, 1, 1, 1)
    nobody = row(dossier(claim(1, CLAIMS, "made:front"), claim(2, CLAIMS, "made:guard")))
    assert fields(nobody, "gname", "guncertain1", "claimed", "compclaim") == ("Unknown", None, 1, 1)


def test_doubt_about_who_did_it_is_never_doubt_about_what_it_was() -> None:
    for made in (dossier(), dossier(claim(1, ACCUSES, "made:front"), claim(2, DENIES, "made:front"))):
        for policy in ActorPolicy:
            for one in rows(made, policy):
                assert fields(one, "doubtterr", "alternative") == (-9, None)


def test_an_incident_in_which_only_states_are_named_is_left_out() -> None:
    for actor in ("state:NN", "state:SS", "made:pact"):
        made = dossier(claim(1, ACCUSES, actor), claim(2, DENIES, actor))
        assert left_out(made.account) == STATES_ONLY
        assert list(rows(made, ActorPolicy.ROWS)) == []
    mixed = dossier(claim(1, ACCUSES, "state:NN"), claim(2, ACCUSES, "made:front"))
    assert left_out(mixed.account) is None
    assert fields(row(mixed, ActorPolicy.AND_OR), "gname", "gname2") == ("Free Silo Front", "Norland"), (
        "leaving one of the two out would be a verdict")
    assert left_out(dossier(claim(1, DENIES, "state:NN")).account) is None, "nobody names it"


def test_rows_point_to_each_other() -> None:
    made = dossier(claim(1, ACCUSES, "made:guard"), claim(2, ACCUSES, "made:front"))
    first, second = rows(made, ActorPolicy.ROWS)
    assert (first["gname"], second["gname"]) == ("Free Silo Front", "Harbour Guard")
    assert (first["related"], second["related"]) == (second["eventid"], first["eventid"])
    assert "row 2 of 2" in str(second["addnotes"])


def test_an_inexact_date_has_no_day() -> None:
    assert fields(row(dossier()), "iyear", "imonth", "iday", "approxdate") == (2020, 3, 2, None)
    week = row(dossier(on=when(3, days=6)))
    assert fields(week, "iyear", "imonth", "iday", "approxdate") == (2020, 3, 0, "2020-03-02 to 2020-03-08")
    assert row(dossier(on=when(5, days=200)))["imonth"] == 0
    assert left_out(dossier(dated=False).account) == NO_DATE


@pytest.mark.parametrize(("prec", "specificity", "vicinity", "city"), [
    (1, 1, 0, "Basirah"), (2, 1, 1, "Basirah"), (3, 3, -9, "Unknown"), (4, 4, -9, "Unknown"), (6, 5, -9, "Unknown")])
def test_specificity_follows_the_precision(prec: int, specificity: int, vicinity: int, city: str) -> None:
    made = row(dossier(at=place(prec)))
    assert fields(made, "specificity", "vicinity", "city") == (specificity, vicinity, city)
    assert (made["latitude"] is None) == (specificity == 5)


def test_tolls_are_numbers_only_where_all_agree() -> None:
    assert row(dossier(tolls=(toll(1, low=9, high=9),)))["nkill"] == 9
    assert row(dossier(tolls=(toll(1, low=9, high=9), toll(2, low=12, high=12))))["nkill"] is None
