"""How an incident is laid out: type, place, day, targets, weapon, sides, evidence."""

from __future__ import annotations

from datetime import date

import pytest

from golden.facts import the_incident, told

DAY = "2019-05-08"


@pytest.mark.parametrize(
    ("text", "target", "kind"),
    [
        ("A rocket hit a hospital in Sirte.", "a hospital", "health_facility"),
        ("A rocket hit a school in Sirte.", "a school", "school"),
        ("A rocket hit a mosque in Sirte.", "a mosque", "religious_site"),
        ("A rocket hit a crowded market in Sirte.", "a crowded market", "market"),
        ("A rocket hit the airport in Sirte.", "the airport", "airfield"),
        ("A rocket hit an ammunition depot in Sirte.", "an ammunition depot", "weapons_depot"),
        ("A rocket hit a convoy near Sirte.", "a convoy", "convoy_vehicle"),
        ("A rocket hit a police station in Sirte.", "a police station", "police"),
        ("A rocket hit the French embassy in Tripoli.", "the French embassy", "government"),
        ("A rocket hit an oil refinery in Sirte.", "an oil refinery", "energy"),
        ("A rocket hit a house in Sirte.", "a house", "residence"),
        ("A rocket hit a tanker off Sirte.", None, None),
        ("A rocket hit an army base in Sirte.", "an army base", "military_position"),
    ],
)
def test_what_was_hit(text: str, target: str | None, kind: str | None) -> None:
    found = [(t.as_written, t.target_type.value) for t in the_incident(told(text, DAY)).targets]
    if target is not None:
        assert found[:1] == [(target, kind)]
    else:
        assert found


def test_whose_it_was() -> None:
    (target,) = the_incident(told("A drone struck a Hezbollah base near Baalbek in Lebanon.", DAY)).targets
    assert target.actor_id == "hezbollah"


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("A rocket hit a house in Sirte.", "rocket"),
        ("Jets dropped a barrel bomb on a house in Sirte.", "barrel bomb"),
        ("Gunmen with rifles shot a judge in Sirte.", "rifles"),
        ("A judge was attacked in Sirte.", None),
    ],
)
def test_with_what(text: str, weapon: str | None) -> None:
    found = the_incident(told(text, DAY)).weapon
    assert (found.as_written if found else None) == weapon


@pytest.mark.parametrize("text", [
    "Israeli troops clashed with Hezbollah near Bint Jbeil in Lebanon on Monday.",
    "Clashes between Israeli troops and Hezbollah broke out near Bint Jbeil in Lebanon on Monday.",
    "Hezbollah fought Israeli troops near Bint Jbeil in Lebanon on Monday.",
])
def test_the_sides_of_a_clash_take_part_and_are_not_blamed(text: str) -> None:
    reading = told(text, DAY)
    incident = the_incident(reading)
    assert incident.event_type == "armed_clash"
    assert {p.actor_id for p in incident.participants} == {"state:IL", "hezbollah"}
    assert incident.attribution_pattern == "not_applicable"
    assert reading.claims == ()


def test_only_a_clash_has_sides() -> None:
    assert the_incident(told("Israeli jets bombed a Hezbollah base near Baalbek.", DAY)).participants == ()


def test_the_most_exact_place_comes_first() -> None:
    incident = the_incident(told("A bomb exploded in Iraq on Monday. The blast killed two people in Kirkuk, in the north of Iraq.", DAY))
    assert incident.places[0].name == "Kirkuk"
    precisions = [p.where_prec or 9 for p in incident.places]
    assert precisions == sorted(precisions)


def test_the_most_exact_day_is_taken() -> None:
    incident = the_incident(told("A bomb killed two people in Kirkuk this month. The bombing took place on Monday.", DAY))
    assert incident.when is not None
    assert incident.when.date_start == date(2019, 5, 6)


def test_no_day_is_told() -> None:
    assert the_incident(told("A bomb killed two people in Kirkuk.", DAY)).when is None


def test_the_evidence_tells_the_event() -> None:
    text = "The mayor spoke. A bomb killed two people in Kirkuk on Monday. Traders closed their shops."
    incident = the_incident(told(text, DAY))
    assert any("bomb killed two people in Kirkuk" in s.exact for s in incident.evidence)
    assert all("spoke" not in s.exact for s in incident.evidence)
    assert not any(a.overlaps(b) for i, a in enumerate(incident.evidence) for b in incident.evidence[i + 1 :])


def test_the_title_names_kind_and_place() -> None:
    assert the_incident(told("A car bomb killed two people in Kirkuk.", DAY)).title == "Bombing, Kirkuk"
    assert the_incident(told("A car bomb killed two people near Kirkuk.", DAY)).title == "Bombing, near Kirkuk"


def test_the_main_incident_comes_first() -> None:
    reading = told("A car bomb killed two people in Kirkuk on Monday. A week ago gunmen shot a judge in Basra.", DAY)
    assert reading.incidents[0].places[0].name == "Kirkuk"


def test_ids_do_not_depend_on_the_day_it_is_read_as_published() -> None:
    text = "A car bomb killed two people in Kirkuk on Monday, police said."
    assert the_incident(told(text, DAY)).incident_id == the_incident(told(text, "2020-01-01")).incident_id
