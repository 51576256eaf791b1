"""The reason a speaker gives, as written."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.reading.reasons import reason_in


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The army declined to comment, per its normal policy.", "per its normal policy"),
        ("The group said it shelled the base in retaliation for a raid on its camp, and left.", "in retaliation for a raid on its camp"),
        ("The movement claimed the blast, saying it was to avenge its leader.", "to avenge its leader"),
        ("The ministry denied the strike.", None),
        ("He left because.", None),
    ],
)
def test_the_clause_that_opens_like_a_reason(sentence: str, reason: str | None) -> None:
    assert reason_in(sentence) == reason


def test_a_reason_belongs_to_who_speaks_of_itself() -> None:
    reading = counterclaim.read(
        "Hamas said it fired rockets at Ashkelon on Sunday in retaliation for the killing of a commander."
        " Israel blamed the group because of the fire.",
        published="2019-05-06",
    )
    own = [c for c in reading.claims if c.stance.value == "claims_responsibility"]
    assert [c.reason_given for c in own] == ["in retaliation for the killing of a commander"]
    assert all(c.reason_given is None for c in reading.claims if c not in own)


def test_who_says_that_nothing_happened_is_kept_with_the_incident() -> None:
    reading = counterclaim.read(
        "Activists said rockets hit the village of Maskanah on Monday. No village was bombed, the French defence ministry said.",
        published="2019-05-07",
    )
    disputed = [d for i in reading.incidents for d in i.disputed]
    assert [d.field for d in disputed] == ["event"]
    assert "ministry" in (disputed[0].speaker_as_written or "")
