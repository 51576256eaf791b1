"""Which groups of tellings stand for incidents."""

from __future__ import annotations

import pytest
from reading_steps import DAY, Steps, steps

from counterclaim.reading.grouping import Draft
from counterclaim.reading.incident_trust import chance, signs, trusted_drafts
from counterclaim.tagger.spans import Span, TaggedText
from golden.facts import told

TWO = "A car bomb killed nine people in Kirkuk on Sunday. Jets bombed a depot in Basra on Monday, killing four men."
VAGUE = "A car bomb killed nine people in Kirkuk on Sunday. The province has seen fighting."
DENIED = "A car bomb killed nine people in Kirkuk on Sunday. Turkey denied that its jets had bombed the farms."


def apart(read: Steps) -> list[Draft]:
    """Every telling a draft of its own."""
    return [Draft([t]) for t in read.tellings]


def heard(read: Steps, chances: list[float]) -> TaggedText:
    """A tagged text that hears an event in the words of each telling with a chance above 0."""
    found = []
    for telling, p in zip(read.tellings, chances, strict=True):
        start, end = read.events[telling.events[0]].start, read.events[telling.events[-1]].end
        if p:
            telling.heard = (start, end)
            found.append(Span(start, end, "event", "bombing", p))
    return TaggedText(read.text, tuple(found))


def test_what_the_tagger_hears_with_a_day_and_a_place_stays() -> None:
    read = steps(TWO)
    tagged = heard(read, [0.9, 0.9])
    assert len(trusted_drafts(apart(read), read.assertions, tagged)) == 2


def test_a_vague_word_of_violence_is_no_incident() -> None:
    read = steps(VAGUE)
    tagged = heard(read, [0.9, 0.0])
    drafts = apart(read)
    assert chance(drafts, 1, read.assertions, tagged) < 0.25 < chance(drafts, 0, read.assertions, tagged)
    assert [d.tellings[0] for d in trusted_drafts(drafts, read.assertions, tagged)] == [read.tellings[0]]


def test_the_first_stays_whatever_its_chance() -> None:
    read = steps("The province has seen fighting.")
    drafts = apart(read)
    assert trusted_drafts(drafts, read.assertions, heard(read, [0.0])) == drafts


def test_a_denial_keeps_its_incident() -> None:
    read = steps(DENIED)
    tagged = heard(read, [0.9, 0.0])
    assert len(trusted_drafts(apart(read), read.assertions, tagged)) == len(read.tellings) == 2


def test_the_signs_are_of_the_draft_alone() -> None:
    read = steps(TWO)
    found = signs(apart(read), 1, read.assertions, heard(read, [0.0, 0.5]))
    assert found["heard_chance"] == 0.5
    assert found["place"] == found["dated"] == found["exact_day"] == 1.0
    assert "bare" not in found


@pytest.mark.parametrize("text", [
    TWO,
    "Gunmen killed five people in Gao on Friday. A mine killed a driver near Kidal on Saturday. Both areas are tense.",
])
def test_incidents_of_days_and_places_of_their_own_are_all_read(text: str) -> None:
    assert len(told(text, DAY.isoformat()).incidents) == 2
