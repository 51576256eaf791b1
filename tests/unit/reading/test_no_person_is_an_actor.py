"""What the tagger or a pattern takes for an actor is never a person by name."""

from __future__ import annotations

import pytest

from golden.facts import told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The ministry named Ayub Warsame as one of the gunmen who killed nine students in Wajir on Monday.", "Warsame"),
        ("A bomb killed six people in Quetta on Sunday. Police blamed Rahim Dostani for the attack.", "Dostani"),
        ("A bomb killed six people in Quetta on Sunday. General Omar Teshome denied that he had ordered it.", "Teshome"),
        ("Shells killed four in Goma on Friday. The founder of the firm, Hugo Brandt, said it had no part in the attack.", "Brandt"),
    ],
)
def test_a_name_of_a_person_is_no_actor(text: str, name: str) -> None:
    reading = told(text, "2019-05-08")
    assert reading.incidents
    assert [a.name for a in reading.actors if name in a.name] == []


def test_a_man_on_the_telephone_speaks_for_no_state() -> None:
    text = (
        "A bomb killed three people in Jamundi on Sunday. Colombia's defence ministry condemned the attack. "
        "A man who telephoned a radio station said his people had nothing to do with it."
    )
    reading = told(text, "2024-03-04")
    assert [c.about_actor_id for c in reading.claims if c.about_actor_id == "state:CO"] == []


def test_the_claim_of_an_earlier_bomb_is_no_claim_of_this_one() -> None:
    text = (
        "Two policemen died on Sunday when a bomb went off outside the police station of Jamundi. "
        "In 2012 a motorcycle bomb outside the same station killed nobody; the FARC owned up to that one."
    )
    reading = told(text, "2024-03-04")
    main = reading.incidents[0]
    assert [c.stance for c in reading.claims if c.incident_id == main.incident_id and c.about_actor_id == "farc"] == []
