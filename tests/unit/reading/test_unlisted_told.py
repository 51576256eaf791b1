"""Groups that no list has, by what the text calls them, and the unknown voices that bring their words."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.model import Claim
from counterclaim.model.vocabulary import Flag, OnRecord, Stance

BOMB = "A bomb exploded outside a court in Belfast on Monday, killing two people. "


def claims(text: str) -> list[Claim]:
    return list(counterclaim.read(BOMB + text, published="2024-05-06").claims)


@pytest.mark.parametrize(
    "text",
    [
        "A hitherto unknown group, Dawn of Steel, claimed responsibility.",
        "Responsibility was claimed by Dawn of Steel, an anarchist group.",
        "Dawn of Steel has claimed responsibility for the bombing.",
        "A militia, Dawn of Steel, said its men had planted the bomb.",
        "The militia Dawn of Steel said it had planted the bomb.",
    ],
)
def test_whom_the_text_calls_an_armed_group_is_one(text: str) -> None:
    (claim,) = claims(text)
    assert claim.stance is Stance.CLAIMS_RESPONSIBILITY
    assert claim.about_actor_id == claim.speaker_actor_id == "local:dawn-of-steel"


def test_the_name_counts_wherever_it_stands() -> None:
    text = "Police suspect Dawn of Steel, an anarchist group. Dawn of Steel denied it had planted the bomb."
    assert [(c.stance, c.about_actor_id) for c in claims(text)] == [
        (Stance.SUSPECTS, "local:dawn-of-steel"),
        (Stance.DENIES, "local:dawn-of-steel"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A rights group, Dawn of Justice, blamed the army.",
        "Dawn of Justice, an aid organisation, blamed the army.",
        "The leader of the rebel group, Ahmed Ali, blamed the army.",
        "Ahmed Ali, a member of the militant group, blamed the army.",
    ],
)
def test_other_bodies_and_people_are_no_armed_groups(text: str) -> None:
    reading = counterclaim.read(BOMB + text, published="2024-05-06")
    assert not [a.actor_id for a in reading.actors if a.actor_id.startswith("local:")]


@pytest.mark.parametrize(
    "text",
    [
        "A caller on behalf of the Real IRA claimed responsibility.",
        "A man speaking for the Real IRA claimed responsibility.",
        "A statement signed by the Real IRA claimed responsibility.",
        "An anonymous caller claimed responsibility in the name of the Real IRA.",
        "A caller claiming to represent the Real IRA said it had planted the bomb.",
        "A caller told a radio station that the Real IRA had planted it.",
        "A man who said he belonged to the Real IRA claimed responsibility.",
    ],
)
def test_an_unknown_voice_brings_the_words_of_the_group(text: str) -> None:
    (claim,) = claims(text)
    assert claim.stance is Stance.CLAIMS_RESPONSIBILITY
    assert claim.about_actor_id == claim.speaker_actor_id == "real-ira"
    assert "Real IRA" in (claim.about_actor_as_written or "")


def test_a_caller_is_off_the_record() -> None:
    (claim,) = claims("A caller on behalf of the Real IRA claimed responsibility.")
    assert claim.on_record is OnRecord.UNKNOWN
    assert Flag.UNAUTHENTICATED in claim.flags


def test_a_caller_denies_for_the_group() -> None:
    (claim,) = claims("A man who telephoned a newspaper said the Real IRA had not planted the bomb.")
    assert (claim.stance, claim.speaker_actor_id) == (Stance.DENIES, "real-ira")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("A caller blamed the Real IRA for the bombing.", Stance.ACCUSES),
        ("A man who lives nearby said the Real IRA had planted the bomb.", Stance.ATTRIBUTES),
        ("A statement said the Real IRA had planted the bomb.", Stance.ATTRIBUTES),
    ],
)
def test_who_accuses_a_group_does_not_speak_for_it(text: str, stance: Stance) -> None:
    (claim,) = claims(text)
    assert (claim.stance, claim.about_actor_id, claim.speaker_actor_id) == (stance, "real-ira", None)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("MARA Patani denied that it had planted the bomb.", "unspecified:mara-patani"),
        ("The Service denied that it had planted the bomb.", "unspecified:service"),
        ("Ivan Petrov denied that he had planted the bomb.", "unaffiliated:individual"),
    ],
)
def test_a_body_is_no_person(text: str, actor: str) -> None:
    (claim,) = claims(text)
    assert (claim.stance, claim.about_actor_id) == (Stance.DENIES, actor)
