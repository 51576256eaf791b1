"""A blame with no day and no place of its own is of the event told before it, however the means are told."""

from __future__ import annotations

from golden.facts import told


def test_a_blame_for_missiles_is_of_the_strike_told_before() -> None:
    text = (
        "An air strike killed dozens of fighters near Abu Kamal on Sunday. A US official said Israel had carried it out. "
        "Iraq's Popular Mobilization Forces accused the United States of firing two guided missiles at its headquarters. "
        "A spokesman for the coalition denied the accusation."
    )
    reading = told(text, "2018-06-18")
    assert len(reading.incidents) == 1
    assert {"state:IL", "state:US"} <= {a.actor_id for a in reading.incidents[0].attribution}
