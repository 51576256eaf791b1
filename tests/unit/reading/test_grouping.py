"""Which sentences speak of one incident."""

from __future__ import annotations

import pytest
from reading_steps import DAY

from counterclaim.model import Incident
from golden.facts import told


def incidents(text: str) -> list[Incident]:
    return list(told(text, DAY.isoformat()).incidents)


@pytest.mark.parametrize("text", [
    "A rocket hit a market in Sirte on Monday. The attack killed six people. Medics said the blast was heard for miles.",
    "Jets bombed a clinic in Sirte on Monday, medics said. Turkey said the air strike was carried out by Egypt. Egypt denied it.",
    "A car bomb killed nine people in Kirkuk on Sunday. The bomb went off near a bank. Police blamed Islamic State.",
    "Gunmen stormed a hotel in Bamako on Friday. Five guests were killed in the assault. Troops later shot dead two of the attackers.",
    "The mayor said Russia had struck the school in Izium. Moscow said the school was hit by a Ukrainian shell.",
])
def test_tellings_of_one_event_are_one_incident(text: str) -> None:
    assert [i.title for i in incidents(text)][1:] == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A rocket hit a market in Sirte on Monday. On Tuesday a car bomb killed two officers in Misrata.", ["Sirte", "Misrata"]),
        ("A bomb killed four people in Kirkuk on Sunday. Gunmen kidnapped three nurses in Basra on Monday.", ["Kirkuk", "Basra"]),
        ("Jets bombed a clinic in Aleppo on Monday. Shelling killed two boys in Daraa on Monday.", ["Aleppo", "Daraa"]),
    ],
)
def test_other_days_places_and_kinds_are_other_incidents(text: str, places: list[str]) -> None:
    assert [next(p.name for p in i.places) for i in incidents(text)] == places


@pytest.mark.parametrize("text", [
    "A car bomb killed nine people in Kirkuk on Sunday. Militants have killed thousands of people in Iraq since 2003.",
    "A car bomb killed nine people in Kirkuk on Sunday. Bombings have often struck the town in recent years.",
    "A car bomb killed nine people in Kirkuk on Sunday. The president warned that more attacks may come.",
])
def test_background_is_no_incident(text: str) -> None:
    (one,) = incidents(text)
    assert one.places[0].name == "Kirkuk"


def test_who_did_it_never_splits_an_incident() -> None:
    text = "A strike hit a convoy near Tartus on Monday. Syria said Israel struck the convoy. Rebels said Turkey struck the convoy."
    (one,) = incidents(text)
    assert {r.actor_id for r in one.attribution} >= {"state:IL", "state:TR"}


@pytest.mark.parametrize(("text", "titles"), [
    ("Gunmen killed six people in Nyala on Monday, two days after a bombing in Kutum.", ["Nyala", "Kutum"]),
    ("A bomb killed nine people in Quetta on Sunday. Two hours after the explosion, gunmen shot dead a constable in Turbat.",
     ["Quetta", "Turbat"]),
    ("Nine people were killed in Kutum on Monday after a bomb went off.", ["Kutum"]),
])
def test_what_came_hours_after_an_event_is_another(text: str, titles: list[str]) -> None:
    assert [i.title.split(", ")[1] for i in incidents(text)] == titles


def test_a_text_without_violence_has_no_incident() -> None:
    reading = told("The mayor opened a bridge in Sirte on Monday. He spoke for an hour.", DAY.isoformat())
    assert reading.incidents == ()
    assert reading.claims == ()
    assert [n.code for n in reading.notes] == ["no_incident"]
