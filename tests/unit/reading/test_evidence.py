"""The words that tell an incident, the best first."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reading_steps import DAY

from counterclaim.reading.evidence import AT_MOST, weights
from golden.facts import told


def first_words(text: str) -> list[str]:
    """The evidence of the first incident."""
    return [span.exact for span in told(text, DAY.isoformat()).incidents[0].evidence]


@pytest.mark.parametrize(("text", "best"), [
    (
        "The strike on the depot was the second in a week. Two missiles hit a fuel depot in Odesa on Monday,"
        " killing three guards. The attack drew protests.",
        "Two missiles hit a fuel depot in Odesa",
    ),
    (
        "The blast was heard for miles. A car bomb went off outside a bank in Kirkuk on Sunday, killing nine people.",
        "A car bomb went off outside a bank in Kirkuk",
    ),
    (
        "Gunmen stormed a hotel in Bamako on Friday and killed five guests. The assault lasted an hour.",
        "Gunmen stormed a hotel in Bamako",
    ),
])
def test_the_telling_that_tells_most_stands_first(text: str, best: str) -> None:
    assert first_words(text)[0].startswith(best)


def test_the_others_follow_in_the_order_of_the_text_and_none_lies_over_another() -> None:
    text = "A bomb hit a market in Kirkuk on Sunday. " + "The blast broke windows. The bomb killed a boy. " * 4
    (incident, *_) = told(text, DAY.isoformat()).incidents
    assert 1 < len(incident.evidence) <= AT_MOST
    spans = sorted(incident.evidence, key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(text[s.start : s.end] == s.exact for s in spans)


def test_a_headline_that_the_text_repeats_does_not_stand_first() -> None:
    text = "Nine killed by bomb in Kirkuk market\n\nA bomb killed nine people at a market in Kirkuk on Sunday, police said."
    assert first_words(text)[0].startswith("A bomb killed nine people")


def test_every_weight_is_of_a_sign() -> None:
    known = {"heard", "heard_chance", "rich", "before", "long", "place", "time", "titled", "refers"}
    assert set(weights()) == known
