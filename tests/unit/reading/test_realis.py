"""What happened is told apart from what may, will, did not, or often does."""

from __future__ import annotations

import pytest
from reading_steps import DAY, steps

from counterclaim.reading.realis import Realis
from golden.facts import told


def realis(text: str) -> Realis:
    return steps(text).events[0].realis


@pytest.mark.parametrize("text", [
    "Jets bombed the bridge.",
    "The bridge was bombed on Sunday.",
    "Jets have bombed the bridge.",
    "The army began shelling the port at noon.",
    "The rebels managed to shoot down a jet.",
    "The bombing of the bridge cut the road.",
    "The army said it bombed the bridge.",
    "After the bombing the road was closed.",
    "The mayor condemned the bombing.",
    "The men are accused of shooting a judge.",
])
def test_it_happened(text: str) -> None:
    assert realis(text) is Realis.ACTUAL


@pytest.mark.parametrize("text", [
    "The jets did not bomb the bridge.",
    "Jets never bombed the bridge.",
    "No jets bombed the bridge.",
    "None of its jets bombed the bridge.",
    "There was no bombing that day.",
    "The bridge was not bombed.",
])
def test_it_did_not_happen(text: str) -> None:
    assert realis(text) is Realis.NEGATED


@pytest.mark.parametrize("text", [
    "The army will bomb the bridge.",
    "The rebels threatened to bomb the bridge.",
    "The army may shell the port.",
    "If the army shells the port, they will flee.",
    "Police foiled a plan to bomb the embassy.",
    "Residents fear an attack.",
    "The envoy warned of an imminent attack.",
    "Officials want to prevent further attacks.",
    "They agreed to stop bombing towns.",
    "The group plotted to kidnap a minister.",
    "The threat of bombing emptied the town.",
])
def test_it_may_or_will(text: str) -> None:
    assert realis(text) is Realis.IRREAL


@pytest.mark.parametrize("text", [
    "Jets often bomb the valley.",
    "The army regularly shells the port.",
    "Strikes have killed hundreds of people.",
    "Israel has bombed the depot many times.",
    "The bombing campaign began in spring.",
])
def test_it_is_a_habit_or_a_sum(text: str) -> None:
    assert realis(text) is Realis.GENERIC


@pytest.mark.parametrize("said", [
    "Our forces fired at no market", "Our forces fired on no village", "At no time did our forces fire at the market",
])
def test_to_fire_at_no_market_is_not_to_fire(said: str) -> None:
    text = f'Shells hit a market in Nyala on Thursday. "{said}," the army said.'
    stances = {claim.stance.value for claim in told(text, DAY.isoformat()).claims}
    assert "claims_responsibility" not in stances
    assert "denies" in stances


@pytest.mark.parametrize("how", ["at no notice", "in no time", "with no warning", "at no risk to themselves"])
def test_how_a_deed_was_done_is_no_denial_of_it(how: str) -> None:
    text = f"Shells hit a market in Nyala on Thursday. Chad said Sudanese jets had bombed the market {how}."
    stances = {claim.stance.value for claim in told(text, DAY.isoformat()).claims}
    assert not stances & {"denies", "denies_for_other"}
