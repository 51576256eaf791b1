"""Cue words with a meaning of their own: blame, claims, denials, silence."""

from __future__ import annotations

import pytest
from reading_steps import steps

from counterclaim.model.vocabulary import ResponsibilityDegree, Stance
from counterclaim.reading.assertions import Assertion, Side


def frames(text: str) -> list[Assertion]:
    return steps(text).frames


def who(assertion: Assertion) -> str | None:
    return assertion.actor.actor_id if assertion.actor else None


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Iran blamed Israel for the blast.", "state:IL"),
        ("Iran blamed the blast on Israel.", "state:IL"),
        ("The blast was blamed on Israel by Iran.", "state:IL"),
        ("Iran accused Israel of attacking the plant.", "state:IL"),
        ("Iran has accused Israel of being behind the attack.", "state:IL"),
        ("Iran put the blame for the blast on Israel.", "state:IL"),
        ("The governor held the Taliban responsible for the ambush.", "taliban"),
        ("The attack was attributed to Boko Haram by the police.", "boko-haram"),
        ("Police suspect Boko Haram of the bombing.", "boko-haram"),
    ],
)
def test_blame_names_the_accused(text: str, accused: str) -> None:
    naming = [a for a in steps(text).assertions if a.side is Side.FOR]
    assert [who(a) for a in naming] == [accused]
    assert not naming[0].own


@pytest.mark.parametrize("text", [
    "Strikes in the area are usually blamed on Israel.",
    "Iran did not blame Israel for the blast.",
    "Iran accused Israel of hypocrisy.",
    "The minister blamed the drought for the poor harvest.",
])
def test_no_blame_for_this_event(text: str) -> None:
    assert [who(a) for a in steps(text).assertions if a.side is Side.FOR] == []


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Israel accused Iran of arming the men who carried out the attack.", "supplied"),
        ("Yemen accused Iran of ordering the attack.", "ordered"),
        ("India accused Pakistan of backing the gunmen who staged the attack.", "backed"),
        ("Residents accused the Nigerian army of failing to stop the attack.", "failed_to_prevent"),
        ("Yemen accused Iran of carrying out the attack.", "carried_out"),
    ],
)
def test_how_the_accused_is_responsible(text: str, degree: str) -> None:
    naming = [a for a in steps(text).assertions if a.side is Side.FOR and who(a)]
    assert {a.degree for a in naming} == {ResponsibilityDegree(degree)}


@pytest.mark.parametrize("text", [
    "The Taliban claimed responsibility for the bombing.",
    "The Taliban have said they were behind the bombing.",
    "The bombing was claimed by the Taliban.",
    "Responsibility for the bombing was claimed by the Taliban.",
    "The Taliban took responsibility for the bombing.",
])
def test_a_group_claims_it(text: str) -> None:
    naming = [a for a in steps(text).assertions if a.side is Side.FOR]
    assert naming
    assert all(a.own or who(a) == "taliban" for a in naming)


@pytest.mark.parametrize("text", [
    "No group has claimed responsibility for the bombing.",
    "Nobody claimed the bombing.",
    "There was no claim of responsibility for the bombing.",
    "The bombing has not been claimed by anyone.",
])
def test_nobody_claims_it(text: str) -> None:
    found = steps(text).assertions
    assert [a for a in found if a.side is Side.FOR] == []
    assert Stance.REPORTS_NO_CLAIM in [a.stance for a in found]


@pytest.mark.parametrize("text", [
    "Turkey denied bombing the village.",
    "Turkey denied any involvement in the bombing.",
    "Turkey has denied responsibility for the bombing.",
    "Turkey rejected the accusation that it had bombed the village.",
    "Turkey dismissed claims that its jets bombed the village.",
])
def test_a_denial_is_against(text: str) -> None:
    found = steps(text).assertions
    assert [a for a in found if a.side is Side.FOR] == []
    assert any(a.side is Side.AGAINST and (a.own or who(a) == "state:TR") for a in found)


def test_a_denial_for_another_is_not_ones_own() -> None:
    found = [a for a in steps("Moscow denied that Syrian jets had bombed the clinic.").assertions if a.side is Side.AGAINST]
    assert [who(a) for a in found] == ["state:SY"]
    assert not found[0].own


def test_what_is_denied_to_be_denied_is_silence() -> None:
    found = steps("Turkey did not deny bombing the village.").assertions
    assert {a.side for a in found} <= {Side.SILENT}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army declined to comment on the raid.", Stance.DECLINES_TO_COMMENT),
        ("The army refused to confirm or deny the raid.", Stance.DECLINES_TO_COMMENT),
        ("There was no immediate comment from the Israeli army on the raid.", Stance.NO_RESPONSE),
        ("The Israeli army did not respond to a request for comment on the raid.", Stance.NO_RESPONSE),
        ("The Israeli army could not be reached for comment on the raid.", Stance.NO_RESPONSE),
        ("The Israeli army said it was looking into reports of the raid.", Stance.NO_INFORMATION),
        ("The Israeli army said it was checking the reports of a strike.", Stance.NO_INFORMATION),
    ],
)
def test_silence_takes_no_side(text: str, stance: Stance) -> None:
    found = steps(text).assertions
    assert stance in [a.stance for a in found]
    assert {a.side for a in found} == {Side.SILENT}


def test_an_admission_is_a_concession() -> None:
    found = [a for a in steps("The Kenyan army admitted that it had bombed the wrong village.").assertions if a.side is Side.FOR]
    assert [a.stance for a in found] == [Stance.ADMITS]


def test_a_retraction_is_told() -> None:
    found = steps("The Taliban claimed the bombing. The Taliban later withdrew the claim.").assertions
    assert Stance.RETRACTS in [a.stance for a in found]


@pytest.mark.parametrize("text", [
    "India and Pakistan accused each other of shelling the village.",
    "India and Pakistan blamed each other for the shelling of the village.",
])
def test_each_of_two_accuses_the_other(text: str) -> None:
    naming = [a for a in frames(text) if a.side is Side.FOR]
    assert sorted(str(who(a)) for a in naming) == ["state:IN", "state:PK"]


def test_every_frame_stays_in_its_sentence() -> None:
    text = "Iran blamed Israel for the blast. Israel denied the accusation. The army declined to comment on the raid."
    bounds = [(s.start_char, s.end_char) for s in steps(text).doc.sents]
    found = frames(text)
    assert len(found) >= 3
    assert all(any(low <= a.start < a.end <= high for low, high in bounds) for a in found)
