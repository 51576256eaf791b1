"""The grounds of a code say the same as the code, and cite the claims that make it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from rubric_builder import ACTORS, DAY, Case
from rubric_cases import CASES

from counterclaim.model.vocabulary import Code
from counterclaim.rubric import judge
from counterclaim.rubric.codes import TABLE as CODES
from counterclaim.rubric.facts import Fact
from counterclaim.rubric.grounds import CODE_CONDITIONS, FACT_WORDS, PATTERN_CONDITIONS, grounds
from counterclaim.rubric.patterns import TABLE as PATTERNS


def test_every_line_of_the_tables_has_its_words() -> None:
    assert set(CODE_CONDITIONS) == {code for code, _ in CODES} | {Code.NO_ATTRIBUTION}
    assert len(PATTERN_CONDITIONS) == len(PATTERNS)
    assert set(FACT_WORDS) == set(Fact)


@pytest.mark.parametrize("case", CASES, ids=[case.story for case in CASES])
def test_grounds_fit_the_standing(case: Case) -> None:
    as_of = datetime(2018, 6, case.as_of, 23, 59, tzinfo=UTC) if case.as_of else None
    claims = case.claims()
    standing = judge(claims, ACTORS, event_type=case.event, incident_day=DAY, as_of=as_of)
    found = grounds(claims, ACTORS, event_type=case.event, incident_day=DAY, as_of=as_of)
    assert found.pattern is standing.pattern
    if found.line <= len(PATTERNS):
        assert PATTERNS[found.line - 1][0] is standing.pattern
    codes = {row.actor_id: row for row in standing.attribution}
    assert {row.actor_id: row.code for row in found.rows} == {actor: row.code for actor, row in codes.items()}
    for row in found.rows:
        facts = {fact for fact, _ in row.facts}
        assert [k for k, (_, fits) in enumerate(CODES, 1) if fits(facts)][:1] in ([row.line], [])
        for fact, claim_ids in row.facts:
            assert set(claim_ids) <= set(codes[row.actor_id].claim_ids)
            assert bool(claim_ids) is (fact is not Fact.RIVAL)
    assert {one for one, _ in found.aside} == {one.claim_id for one in standing.set_aside}
