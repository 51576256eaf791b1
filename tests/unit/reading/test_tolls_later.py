"""Counts given later, by others or of nobody: "the mayor put it at 63", "no one was hurt"."""

from __future__ import annotations

import pytest

from counterclaim.reading.tolls import find_tolls
from counterclaim.text.language import parse

KILLED = [
    ("The health office reported nine killed, three of them children.", [9]),
    ("The army says 30 people were killed; a parliamentary inquiry counted 27.", [30, 27]),
    ("The ministry says 12 people died. The Red Crescent counts 19.", [12, 19]),
    ("The ministry says 12 people died. A village elder put it at 19.", [12, 19]),
    ("Officials said 12 people died. The mayor put the number at 19.", [12, 19]),
    ("A nurse at the clinic put the dead in her ward at 42.", [42]),
    ("The number of people killed when a tanker exploded at a crossing has risen above 120.", [120]),
    ("The toll has climbed to 30 dead.", [30]),
    ("Some 20 people died in the raid. The monitor has raised its count to 33.", [20, 33]),
    ("Three soldiers fell in the ambush.", [3]),
    ("Three soldiers fell ill after the exercise.", []),
    ("Two painters fell from the roof.", []),
    ("Six towns fell to the rebels within a week.", []),
    ("The ferry went down with the loss of 90 lives.", [90]),
    ("Nine Kenyan nationals, eight guards and one driver, were killed.", [9]),
    ("Three civilians and two soldiers were killed.", [5]),
    ("Fourteen worshippers and three gunmen were killed.", [14, 3]),
    ("Nine pupils were blown up at a checkpoint.", [9]),
    ("More than 50 villagers were hacked, shot and burned to death.", [50]),
    ("He was stabbed to death outside his shop.", [1]),
    ("On May 3 four people died in the shelling.", [4]),
    ("The mine killed a street vendor.", [1]),
]

NOUGHT = [
    "The ministry said there were no casualties.",
    "No one died in the explosion.",
    "No civilians were killed, the spokesman said.",
    "Not a single villager was killed, the ministry said.",
    "The alliance said no civilians had been harmed or killed.",
    "None of the 40 passengers was killed.",
    "The shelling passed without loss of life.",
]

NO_COUNT = [
    "The army denied that 20 people had been killed.",
    "It is not true that 20 people were killed, he said.",
    "The general ordered that no civilians be killed.",
    "Nobody else was killed.",
    "Our pilots killed no civilians.",
]


@pytest.mark.parametrize(("text", "wanted"), KILLED)
def test_the_counts_of_the_dead(text: str, wanted: list[int]) -> None:
    found = [t for t in find_tolls(parse(text)) if t.outcome == "killed" and not t.part_of]
    assert [t.count_min for t in found] == wanted


@pytest.mark.parametrize("text", NOUGHT)
def test_nobody_is_a_count_of_nought(text: str) -> None:
    found = [t for t in find_tolls(parse(text)) if t.outcome == "killed"]
    assert [(t.count_min, t.count_max, t.negated) for t in found] == [(0, 0, True)]


@pytest.mark.parametrize("text", NO_COUNT)
def test_a_denied_or_wished_count_is_none(text: str) -> None:
    found = [t for t in find_tolls(parse(text)) if t.outcome == "killed" and not t.hypothetical]
    assert found == []


def test_a_denial_of_the_doer_leaves_the_known_dead() -> None:
    (toll,) = find_tolls(parse("The army denied that soldiers had murdered the six priests."))
    assert toll.count_min == 6
