"""Force that a side says was all it used: never owned and denied in the same words."""

from __future__ import annotations

import pytest

from counterclaim import read
from counterclaim.model.vocabulary import Stance
from counterclaim.reading.limited import conceded, denying, limited

OWNING = {Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS}


def stances_of(text: str, speaker: str) -> set[Stance]:
    found = read(f"Two herders were shot near Kosti on Monday. {text}", published="2024-05-06").claims
    return {c.stance for c in found if c.speaker_as_written and speaker in c.speaker_as_written}


@pytest.mark.parametrize(
    "said",
    [
        "The Sudanese army said its men fired only into the air.",
        "The Sudanese army said its soldiers had fired only warning shots.",
        "The Sudanese army said its soldiers had merely fired blanks.",
        "The Sudanese army said they used nothing but tear gas.",
    ],
)
def test_to_have_used_no_more_is_a_denial_alone(said: str) -> None:
    found = stances_of(said, "army")
    assert Stance.DENIES in found
    assert not found & OWNING


@pytest.mark.parametrize(
    "said",
    [
        "A woman said they fired only tear gas.",
        "The Sudanese army said the RSF had fired only rubber bullets.",
    ],
)
def test_what_others_used_is_no_denial_of_the_speaker(said: str) -> None:
    assert Stance.DENIES not in stances_of(said, "army") | stances_of(said, "woman")


def test_force_that_answered_force_is_not_denied() -> None:
    said = 'The Sudanese army said its men "fired only after being fired upon".'
    assert Stance.DENIES not in stances_of(said, "army")


@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("fired only into the air", limited),
        ("used only batons", limited),
        ("shot only after coming under fire", conceded),
        ("its jets had not struck it", denying),
        ("its jets hadn't struck it", denying),
        ("called the report a fabrication", denying),
    ],
)
def test_the_words_of_each_kind(words: str, which: object) -> None:
    assert [f for f in (limited, conceded, denying) if f(words)] == [which]


def test_without_a_word_of_limit_nothing_is_limited() -> None:
    assert not limited("fired into the air")
    assert not conceded("fired after being fired upon")
    assert not denying("its troops fired at the bus")
