"""Denials in words that name no deed, and only where somebody else named the speaker's side."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.model.vocabulary import Stance

ACCUSED = "Survivors accused Turkey of shelling a school in Afrin on Monday. "


def stances(text: str, actor_id: str) -> list[Stance]:
    reading = counterclaim.read(text, published="2024-05-07")
    return [c.stance for c in reading.claims if c.speaker_actor_id == actor_id]


@pytest.mark.parametrize(
    "answer",
    [
        '"This is a lie," said Turkish Defence Minister Hulusi Akar.',
        '"We did not do this," said Turkish Defence Minister Hulusi Akar.',
        '"The report is not true," a Turkish military spokesman said.',
        '"We have no troops in that area," said Turkish Defence Minister Hulusi Akar.',
        'Turkish Defence Minister Hulusi Akar said: "Our forces were not there."',
        '"There were no flights there that day," said Turkish Defence Minister Hulusi Akar.',
        '"These accusations are baseless," the Turkish foreign ministry said.',
    ],
)
def test_an_answer_that_denies(answer: str) -> None:
    assert Stance.DENIES in stances(ACCUSED + answer, "state:TR")


@pytest.mark.parametrize(
    "answer",
    [
        '"The attack was a crime and this is not right," said Turkish Defence Minister Hulusi Akar.',
        '"If this is a lie, we will say so," said Turkish Defence Minister Hulusi Akar.',
        '"This is a tragedy," said Turkish Defence Minister Hulusi Akar.',
    ],
)
def test_an_answer_that_does_not(answer: str) -> None:
    assert Stance.DENIES not in stances(ACCUSED + answer, "state:TR")


def test_nobody_denies_what_nobody_said_of_it() -> None:
    text = (
        "Survivors accused Russia of shelling a school in Afrin on Monday. "
        '"This is a lie," said Turkish Defence Minister Hulusi Akar.'
    )
    assert Stance.DENIES not in stances(text, "state:TR")


def test_no_comment_is_a_refusal() -> None:
    found = stances(ACCUSED + '"No comment," said Turkish Defence Minister Hulusi Akar.', "state:TR")
    assert found == [Stance.DECLINES_TO_COMMENT]
