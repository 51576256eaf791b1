"""Hand-written claim sets: the codes and the pattern that a careful reader expects."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from rubric_builder import ACTORS, DAY, Case
from rubric_cases import CASES

from counterclaim.rubric import judge


@pytest.mark.parametrize("case", CASES, ids=[case.story for case in CASES])
def test_case(case: Case) -> None:
    as_of = datetime(2018, 6, case.as_of, 23, 59, tzinfo=UTC) if case.as_of else None
    standing = judge(case.claims(), ACTORS, event_type=case.event, incident_day=DAY, as_of=as_of)
    rows = {row.actor_id: row for row in standing.attribution}
    assert {actor: row.code.value for actor, row in rows.items()} == case.codes
    assert standing.pattern.value == case.pattern
    assert standing.no_claim_reported is case.no_claim
    for actor, position in case.positions.items():
        assert rows[actor].self_position.value == position
    for actor, flags in case.flags.items():
        assert {flag.value for flag in rows[actor].flags} == flags


def test_there_are_enough_and_no_story_twice() -> None:
    assert len({case.story for case in CASES}) == len(CASES) >= 40
