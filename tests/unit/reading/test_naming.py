"""The force of a state that the report names is shown with it, never a word that judges."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.knowledge.actors import registry
from counterclaim.model import Actor
from counterclaim.reading.naming import _names_a_force


def of_state(text: str, actor_id: str) -> Actor:
    found = {a.actor_id: a for a in counterclaim.read(text, published="2024-05-06").actors}
    return found[actor_id]


@pytest.mark.parametrize(
    "words",
    ["army", "Kenyan war planes", "Ethiopian soldiers", "air force", "Mozambican commandos", "Rwanda Defence Force"],
)
def test_words_that_name_a_force(words: str) -> None:
    assert _names_a_force(words, registry().nouns)


@pytest.mark.parametrize(
    "words",
    ["its jets", "some soldiers", "the regime's army", "regime jets", "Kenya", "jets", "Assad", "", "junta troops", "government"],
)
def test_words_that_do_not(words: str) -> None:
    assert not _names_a_force(words, registry().nouns)


def test_the_force_is_shown_with_its_state() -> None:
    text = (
        "Kenyan war planes bombed the Somali town of Garbaharey on Sunday, killing four herders, residents said. "
        "Kenya's military denied it."
    )
    kenya = of_state(text, "state:KE")
    assert (kenya.name, kenya.as_reported) == ("Kenya", "Kenyan war planes")
    assert kenya.label == "Kenyan war planes (Kenya)"
    assert kenya.canonical.label == "Kenya"


def test_a_state_that_is_named_keeps_its_name() -> None:
    kenya = of_state("Kenya bombed the Somali town of Garbaharey on Sunday, residents said.", "state:KE")
    assert (kenya.name, kenya.as_reported) == ("Kenya", None)
    assert kenya.label == "Kenya"
