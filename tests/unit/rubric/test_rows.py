"""Rows, lists, ties and dates: what stands beside the codes."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from rubric_builder import ACTORS, DAY, Said, jointly, says

from counterclaim.model import Attribution
from counterclaim.model.vocabulary import Pattern
from counterclaim.rubric import RUBRIC_VERSION, Standing, judge


def standing_of(*said: list[Said], day: date | None = DAY, as_of: datetime | None = None) -> Standing:
    flat = [one for group in said for one in group]
    return judge([one.claim(n) for n, one in enumerate(flat)], ACTORS, incident_day=day, as_of=as_of)


def rows_of(*said: list[Said], day: date | None = DAY) -> dict[str, Attribution]:
    return {row.actor_id: row for row in standing_of(*said, day=day).attribution}


def test_version() -> None:
    assert RUBRIC_VERSION == "R0.2"


def test_no_claims() -> None:
    assert standing_of() == Standing(Pattern.UNATTRIBUTED, False, ())


def test_rows_are_listed_by_name_not_by_id_or_weight() -> None:
    said = jointly("residents", "accuses", "us", "is", "saudi", "terrorists", "brigade")
    names = [ACTORS[row.actor_id].name for row in standing_of(said).attribution]
    assert names == ["Islamic State", "River Brigade", "Saudi Arabia", "terrorists", "United States"]


def test_an_actor_missing_from_the_table_stands_for_itself() -> None:
    row = rows_of(says("the police", "accuses", "nobody-knows-it"))["nobody-knows-it"]
    assert row.code == "attributed"


@pytest.mark.parametrize(("day", "related"), [(date(2018, 6, 17), []), (date(2015, 6, 17), ["coalition"]), (None, [])])
def test_a_coalition_is_related_only_while_the_membership_held(day: date | None, related: list[str]) -> None:
    rows = rows_of(
        says("residents", "accuses", "canada"), says("the coalition's spokesman", "denies", "coalition"), day=day)
    assert [one.actor_id for one in rows["canada"].related_positions] == related


def test_a_position_that_is_not_recorded_is_not_shown_as_related() -> None:
    rows = rows_of(says("residents", "accuses", "us"), says("residents", "accuses", "coalition"))
    assert rows["us"].related_positions == rows["coalition"].related_positions == ()


def test_two_members_are_not_related_to_each_other() -> None:
    rows = rows_of(says("residents", "accuses", "france"), says("the Pentagon", "denies", "us"))
    assert rows["france"].related_positions == ()


def test_a_member_speaking_of_its_coalition_speaks_of_another() -> None:
    rows = rows_of(says("the Pentagon", "attributes", "coalition"))
    assert rows["coalition"].code == "attributed"
    assert rows["coalition"].self_position == "not_recorded"


def test_lesser_degrees_are_listed_and_never_counted() -> None:
    rows = rows_of(
        says("Riyadh", "accuses", "iran", degree="supplied"), says("Riyadh", "accuses", "iran", degree="backed"),
        says("Tehran", "denies", "iran", degree="supplied"))
    row = rows["iran"]
    assert row.code == "no_attribution"
    assert [(one.degree, one.claim_ids) for one in row.other_responsibility] == [
        ("supplied", ("c00", "c02")), ("backed", ("c01",))]
    assert row.origins_for == row.origins_against == ()


def test_a_voice_is_one_origin_with_all_its_claims() -> None:
    row = rows_of(*[says("the Observatory", "accuses", "syria") for _ in range(3)])["syria"]
    assert [(one.origin_key, one.party, one.claim_ids) for one in row.origins_for] == [
        ("observatory#observatory", "observatory", ("c00", "c01", "c02"))]


def test_who_says_it_plainly_is_not_listed_among_the_hedged_too() -> None:
    row = rows_of(says("the Observatory", "suspects", "syria"), says("the Observatory", "accuses", "syria"),
                  says("residents", "suspects", "syria"), says("the outlet", "suspects", "syria"))["syria"]
    assert [one.origin_key for one in row.origins_for] == ["observatory#observatory"]
    assert [one.origin_key for one in row.origins_hedged] == ["residents#residents"]


def test_the_outlets_denial_is_zero_beside_a_sourced_one_and_counts_alone() -> None:
    alone = rows_of(says("residents", "accuses", "us"), says("the outlet", "denies_for_other", "us"))["us"]
    assert alone.code == "attributed_disputed"
    assert [one.origin_key for one in alone.origins_against] == ["outlet#own"]
    beside = rows_of(says("the Pentagon", "denies", "us"), says("the outlet", "denies_for_other", "us"))["us"]
    assert [one.origin_key for one in beside.origins_against] == ["us#pentagon"]


def test_the_outlets_plain_word_stays_an_accusation_beside_a_denial() -> None:
    row = rows_of(says("the outlet", "attributes", "us"), says("the Pentagon", "denies", "us"))["us"]
    assert row.code == "attributed_denied"


def test_silences_without_a_row_are_listed_apart() -> None:
    standing = standing_of(says("the Pentagon", "declines_to_comment", "israel"), says("residents", "accuses", "us"))
    assert standing.silences == ("c00",)
    assert [row.self_position for row in standing.attribution] == ["not_recorded"]


def test_a_silence_about_no_actor_shows_the_position_of_an_accused_speaker() -> None:
    standing = standing_of(says("the Pentagon", "declines_to_comment"), says("residents", "accuses", "us"))
    assert standing.silences == ()
    assert [row.self_position for row in standing.attribution] == ["declines_to_comment"]
    assert standing_of(says("the Pentagon", "declines_to_comment")).attribution == ()


def test_residents_who_do_not_know_are_not_the_actor_that_does_not_know() -> None:
    rows = rows_of(says("the Observatory", "accuses", "syria"), says("residents", "no_information", "syria"))
    assert rows["syria"].self_position == "not_recorded"


@pytest.mark.parametrize(("said", "position"), [
    (["declines_to_comment", "no_response", "no_information"], "declines_to_comment"),
    (["no_response", "no_information"], "no_response"),
    (["denies", "declines_to_comment"], "denies"),
    (["admits", "denies"], "contradictory"),
])
def test_precedence_of_positions(said: list[str], position: str) -> None:
    row = rows_of(*[says("the Syrian army", stance, "syria") for stance in said])["syria"]
    assert row.self_position == position


def test_what_is_set_aside_is_told_with_its_reason() -> None:
    standing = standing_of(
        says("the Front", "claims_responsibility", "front", name="a", on=16),
        says("the Front", "retracts", "front", name="b", retracts=("a",), on=16),
        says("the Turkish army", "denies", "turkey", name="c", on=15),
        says("the Turkish army", "admits", "turkey", name="d", on=16),
        says("the police", "accuses", "front", name="e", on=20), says("the police", "accuses", "front", name="f"),
        as_of=datetime(2018, 6, 17))
    assert {one.claim_id: one.reason.value for one in standing.set_aside} == {
        "a": "retracted", "c": "replaced", "e": "later_than_as_of", "f": "undated_for_as_of"}


def test_said_again_after_a_retraction_it_stands_again() -> None:
    said = [says("the Front", "claims_responsibility", "front", name="a", on=15),
            says("the Front", "retracts", "front", retracts=("a",), on=16)]
    assert standing_of(*said).attribution == ()
    again = standing_of(*said, says("the Front", "claims_responsibility", "front", on=18))
    assert [row.code for row in again.attribution] == ["self_claimed"]


def test_one_outlet_does_not_take_back_anothers_words() -> None:
    standing = standing_of(
        says("the outlet", "attributes", "israel", name="mine"), says("the outlet", "attributes", "israel"),
        says("the outlet", "retracts", retracts=("mine",)))
    assert [row.code for row in standing.attribution] == ["attributed"]
    assert standing.attribution[0].claim_ids == ("c01",)


def test_the_derived_relation_is_asked_only_where_the_speakers_actor_is_missing() -> None:
    said = says("the police", "claims_responsibility", "front", relation="self")
    assert rows_of(said)["front"].code == "self_claimed"
    other = says("the Pentagon", "claims_responsibility", "coalition", relation="self")
    assert rows_of(other)["coalition"].code == "attributed"
