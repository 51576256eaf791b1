"""The worked example of the design, on its own report: what each side said, and what nothing says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from counterclaim.model import Attribution, Reading
from golden.facts import named, row, spans, stances, told

US, IL, COALITION, SY = "state:US", "state:IL", "coalition:anti-is", "state:SY"


@pytest.fixture(scope="module")
def text(shared: Path) -> str:
    path = shared / "seed" / "abu-kamal.txt"
    if not path.exists():
        pytest.skip("the report of the worked example is not here")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reading(text: str) -> Reading:
    return told(text, "2018-06-18", "CNN")


def parties(origins: object) -> list[str]:
    return [o.party for o in origins]  # type: ignore[attr-defined]


def flags(attribution: Attribution) -> set[str]:
    return {f.value for f in attribution.flags}


def test_one_strike_and_its_rows_by_name(reading: Reading) -> None:
    (incident,) = reading.incidents
    assert incident.event_type == "air_strike"
    assert incident.attribution_pattern == "contested"
    assert incident.no_claim_reported is False
    assert [r.actor_id for r in incident.attribution] == [IL, US, COALITION]


def test_every_claim_and_no_other(reading: Reading) -> None:
    assert sorted(stances(reading)) == sorted([
        (US, "attributes", IL),
        (US, "denies", US),
        (US, "denies_for_other", COALITION),
        (SY, "accuses", COALITION),
        (COALITION, "denies", COALITION),
        (IL, "declines_to_comment", IL),
    ])


def test_israel(reading: Reading) -> None:
    mine = row(reading, IL)
    assert (mine.code, mine.self_position) == ("attributed", "declines_to_comment")
    assert parties(mine.origins_for) == [US]
    assert mine.origins_hedged == mine.origins_against == ()
    assert mine.related_positions == ()
    assert flags(mine) == {"single_voice", "anonymous_only"}
    by = {c.claim_id: c for c in reading.claims}
    (voice,) = mine.origins_for
    assert [by[i].on_record.value for i in voice.claim_ids] == ["no"]
    assert [by[i].speaker_naming.value for i in voice.claim_ids] == ["anonymous"]


def test_the_coalition(reading: Reading) -> None:
    mine = row(reading, COALITION)
    assert (mine.code, mine.self_position) == ("attributed_denied", "denies")
    assert parties(mine.origins_for) == [SY]
    assert sorted(parties(mine.origins_against)) == [COALITION, US]
    assert flags(mine) == {"single_voice", "via_media", "state_media_only"}
    assert [(p.actor_id, p.self_position) for p in mine.related_positions] == [(US, "denies_off_record")]
    (denial,) = [c for c in reading.claims if c.stance == "denies" and c.about_actor_id == COALITION]
    assert denial.scope.place == "in the area near Abu Kamal"
    assert denial.speaker_type == "spokesperson"
    assert denial.relation_to_actor == "self"
    assert denial.on_record == "yes"


def test_the_united_states(reading: Reading) -> None:
    mine = row(reading, US)
    assert (mine.code, mine.self_position) == ("denied_only", "denies_off_record")
    assert mine.origins_for == ()
    assert flags(mine) == {"denial_off_record"}
    assert [(p.actor_id, p.self_position) for p in mine.related_positions] == [(COALITION, "denies")]


def test_where_it_was(reading: Reading) -> None:
    place = reading.incidents[0].places[0]
    assert (place.name, place.country, place.where_prec, place.uncertainty_km) == ("Abu Kamal", "SY", 2, 25)
    assert place.lat == pytest.approx(34.45, abs=0.1)
    assert place.lon == pytest.approx(40.92, abs=0.1)


def test_on_which_day(reading: Reading) -> None:
    when = reading.incidents[0].when
    assert when is not None
    assert (when.date_start, when.date_end, when.date_prec) == (date(2018, 6, 17), date(2018, 6, 17), 1)
    assert when.as_written == "Sunday"
    assert when.anchor == "published"
    assert not [n for n in reading.notes if n.code == "date_unresolved"]


def test_without_a_publication_date_sunday_stays_open(text: str) -> None:
    reading = told(text, None, "CNN")
    when = reading.incidents[0].when
    assert when is not None
    assert when.as_written == "Sunday"
    assert when.date_start is None
    assert when.date_end is None
    (note,) = [n for n in reading.notes if n.code == "date_unresolved"]
    assert "no publication date" in note.message
    assert note.path == "/incidents/0/when"


def test_on_whom(reading: Reading) -> None:
    assert "pro-regime forces" in [t.as_written for t in reading.incidents[0].targets]


def test_the_toll_stays_a_word(reading: Reading) -> None:
    (toll,) = reading.casualties
    assert "multiple" in toll.as_written
    assert toll.count_min is toll.count_max is None
    assert toll.speaker_as_written == "Syrian state TV"


def test_the_photograph_places_and_dates_nothing(reading: Reading, text: str) -> None:
    incident = reading.incidents[0]
    picture = text.index("By Barbara")
    assert all(s.start >= picture for s in spans((incident, reading.claims, reading.casualties, reading.context)))
    assert all(p.country != "US" for p in incident.places)
    assert "Washington" not in {p.name for p in incident.places}


@pytest.mark.parametrize("part", [
    "targets",
    "places",
])
def test_nothing_of_the_background_is_the_incidents(reading: Reading, part: str) -> None:
    """Israel is named as a doer, and "the area" is where, not what was hit."""
    incident = reading.incidents[0]
    if part == "targets":
        assert [t.as_written for t in incident.targets if "area" in t.as_written] == []
    else:
        assert {p.country for p in incident.places} <= {"SY", "IQ"}


def test_background_is_context(reading: Reading) -> None:
    kinds = {(c.kind.value, c.actor_id) for c in reading.context}
    assert {("pattern", IL), ("policy", IL), ("threat", IL), ("contact", IL)} <= kinds
    assert named(reading) == {IL, COALITION}

