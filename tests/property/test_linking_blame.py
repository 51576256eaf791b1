"""Linking never looks at who is blamed: rivals' reports of one strike belong together."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import counterclaim
from counterclaim.ledger.linking import Telling, score, telling_of
from counterclaim.model import Reading
from counterclaim.model.vocabulary import Stance

BLAMED = ("Israel", "the US-led coalition", "Russia", "Turkey", "the Islamic State group", "Hezbollah", "the Taliban")
REPORT = (
    "An air strike hit a grain depot at Al-Hari, near Abu Kamal in Syria, on Sunday night, killing nine drivers from"
    " Haddadiya, a monitor said.\n\nThe monitor blamed {blamed} for the strike. A spokesman for {cleared} denied that it"
    " had any part in it. Residents said that the depot of the cooperative burned until Monday."
)


@cache
def read(blamed: str, cleared: str) -> Reading:
    return counterclaim.read(REPORT.format(blamed=blamed, cleared=cleared), published="2018-06-18")


def told(reading: Reading) -> dict[str, object]:
    telling = telling_of("k", reading, reading.incidents[0], reading.report.text)
    return telling.model_dump(exclude={"report_id"})


@given(st.sampled_from(BLAMED), st.sampled_from(BLAMED))
@settings(max_examples=25, deadline=None)
def test_the_name_of_the_blamed_and_of_the_cleared_changes_nothing(blamed: str, cleared: str) -> None:
    assert told(read(blamed, cleared)) == told(read("Israel", "Russia"))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_no_claim_is_looked_at(data: st.DataObject) -> None:
    reading = read("Israel", "Russia")
    stances, actors = st.sampled_from(list(Stance)), st.sampled_from([a.actor_id for a in reading.actors])
    claims = tuple(
        claim.model_copy(update={"stance": data.draw(stances), "about_actor_id": data.draw(actors)})
        for claim in reading.claims
        if data.draw(st.booleans())
    )
    assert reading.claims
    assert told(reading.model_copy(update={"claims": claims})) == told(reading)


@pytest.mark.parametrize("other", BLAMED[1:])
def test_rivals_reports_are_linked_as_well_as_those_that_agree(other: str) -> None:
    first = read("Israel", "Russia")
    mine = telling_of("a/1", first, first.incidents[0], first.report.text)

    def against(reading: Reading) -> Telling:
        telling = telling_of("b/1", reading, reading.incidents[0], reading.report.text)
        return telling.model_copy(update={"report_id": "b"})

    rivals = score(mine, against(read(other, "Israel" if other != "Russia" else "Turkey")))
    assert rivals.verdict == "link"
    assert rivals == score(mine, against(first))
