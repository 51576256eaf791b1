"""The worked example of the design: a strike near Abu Kamal, 17 June 2018, four sides, one page."""

from __future__ import annotations

import pytest
from rubric_builder import ACTORS, DAY, Case, says

from counterclaim.model import Attribution
from counterclaim.rubric import Standing, judge

PAGE = Case(
    "a US official says Israel and not the US or the coalition; Syrian TV blames the coalition, which denies",
    [
        says("a US official", "attributes", "israel"),
        says("a US official", "denies", "us"),
        says("a US official", "denies_for_other", "coalition"),
        says("Syrian state TV", "accuses", "coalition"),
        says("the coalition's spokesman", "denies", "coalition", scope={"place": "in the area near Abu Kamal"}),
        says("the Israeli army", "declines_to_comment", "israel"),
    ],
    {"israel": "attributed", "us": "denied_only", "coalition": "attributed_denied"},
    "contested",
)


@pytest.fixture(scope="module")
def standing() -> Standing:
    return judge(PAGE.claims(), ACTORS, incident_day=DAY)


@pytest.fixture(scope="module")
def rows(standing: Standing) -> dict[str, Attribution]:
    return {row.actor_id: row for row in standing.attribution}


def keys(origins: object) -> list[str]:
    return [origin.origin_key for origin in origins]  # type: ignore[attr-defined]


def test_pattern_and_order(standing: Standing) -> None:
    assert standing.pattern == "contested"
    assert standing.no_claim_reported is False
    assert [row.actor_id for row in standing.attribution] == ["israel", "us", "coalition"], "by name"


def test_israel(rows: dict[str, Attribution]) -> None:
    row = rows["israel"]
    assert (row.code, row.self_position) == ("attributed", "declines_to_comment")
    assert keys(row.origins_for) == ["us#unnamed official"]
    assert row.origins_hedged == row.origins_against == ()
    assert row.flags == ("anonymous_only", "single_voice")


def test_coalition(rows: dict[str, Attribution]) -> None:
    row = rows["coalition"]
    assert (row.code, row.self_position) == ("attributed_denied", "denies")
    assert keys(row.origins_for) == ["syria#state tv"]
    assert [origin.party for origin in row.origins_for] == ["syria"]
    assert keys(row.origins_against) == ["coalition#itself", "us#unnamed official"]
    assert row.flags == ("single_voice", "state_media_only", "via_media")


def test_united_states(rows: dict[str, Attribution]) -> None:
    row = rows["us"]
    assert (row.code, row.self_position) == ("denied_only", "denies_off_record")
    assert row.flags == ("denial_off_record",)
    assert [(one.actor_id, one.self_position) for one in row.related_positions] == [("coalition", "denies")]
    assert row.related_positions[0].claim_ids == ("c04",)
