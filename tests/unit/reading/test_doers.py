"""Who is meant as a doer, and who only lends a name to a thing or a place."""

from __future__ import annotations

import pytest
from reading_steps import steps, token

from counterclaim.reading.doers import doers, own_pronoun


def who(text: str, word: str, speaker: str | None = None) -> list[str]:
    found = steps(text)
    return [d.actor_id for d in doers(found.cast, token(found.doc, word), speaker)]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Turkish troops crossed the river.", "troops", ["state:TR"]),
        ("Houthi missiles hit the port.", "missiles", ["houthis"]),
        ("The missiles hit the port.", "missiles", []),
        ("The bombing of the port went on.", "bombing", []),
        ("Hezbollah positions were hit.", "positions", []),
        ("We hit the port.", "We", []),
        ("Men in Turkish army uniforms hit the port.", "uniforms", []),
        ("Men in Turkish army uniforms hit the port.", "army", []),
        ("Fighters of al-Shabaab hit the port.", "Fighters", ["al-shabaab"]),
    ],
)
def test_who_does(text: str, word: str, expected: list[str]) -> None:
    assert who(text, word) == expected


def test_we_are_the_speaker() -> None:
    assert who('"We hit the port," he said.', "We", "houthis") == ["houthis"]


def test_a_country_before_an_event_tells_where_unless_it_is_another() -> None:
    text = "In Syria, Damascus and Homs are quiet. The Syria strike killed two."
    assert who(text, "Syria", None) != ["state:TR"]
    found = steps(text)
    assert doers(found.cast, token(found.doc, "Syria", 1)) == ()


@pytest.mark.parametrize(
    ("text", "pronoun", "can"),
    [
        ("The Turkish army said it had bombed the ridge.", "it", True),
        ("The rebels said they had bombed the ridge.", "they", True),
        ("President Erdogan said it killed two boys.", "it", False),
    ],
)
def test_which_pronouns_can_be_the_speaker(text: str, pronoun: str, can: bool) -> None:
    found = steps(text)
    said = found.attributions[0]
    assert own_pronoun(token(found.doc, pronoun), said, True, found.cast) is can
    assert own_pronoun(token(found.doc, pronoun), said, False, found.cast)
