"""Doubt on a naming, by the words around it."""

from __future__ import annotations

import pytest
from reading_steps import steps

from counterclaim.reading.wording import hedged_naming


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("An Israeli strike hit the depot.", False),
        ("A suspected Israeli strike hit the depot.", True),
        ("An alleged Israeli strike hit the depot.", True),
        ("The depot was probably hit by Israel.", True),
        ("Israel apparently hit the depot.", True),
        ("Israel is believed to have hit the depot.", True),
        ("Israel hit the depot.", False),
        ("Israel hit the depot in a raid that surprised many.", False),
        ("Israel hit the possible site of a depot.", False),
        ("Israel hit the depot, and a second strike seems possible.", False),
    ],
)
def test_doubt(text: str, hedged: bool) -> None:
    event = next(e for e in steps(text).events if e.agents)
    assert hedged_naming(event, event.agents[0]) is hedged
