"""The words that report violence are read as their files say, and contradict nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import targets, triggers, weapons
from counterclaim.model.vocabulary import EventType, TargetType


@pytest.mark.parametrize(
    ("word", "kind", "sure"),
    [("airstrike", "air_strike", True), ("car bomb", "bombing_ied", True), ("blast", "bombing_ied", False), ("suicide bombing", "suicide_attack", True),
     ("attack", "unknown", False), ("kidnapping", "abduction", True), ("firefight", "armed_clash", True)],
)
def test_nouns(word: str, kind: str, sure: bool) -> None:
    found = triggers().nouns.get(word)
    assert found is not None
    assert (found.type.value, found.sure) == (kind, sure)


@pytest.mark.parametrize(
    ("word", "kind", "needs"),
    [("shell", "artillery_shelling", False), ("behead", "killing_execution", False), ("fire", "unknown", True), ("drop", "unknown", True)],
)
def test_verbs(word: str, kind: str, needs: bool) -> None:
    found = triggers().verbs.get(word)
    assert found is not None
    assert (found.type.value, found.needs_weapon, found.acts) == (kind, needs, True)


def test_what_explodes_does_not_act() -> None:
    found = triggers().events.get("explode")
    assert found is not None
    assert not found.acts


@pytest.mark.parametrize("phrase", ["hunger strike", "heart attack", "strike a deal", "bomb squad"])
def test_phrases_that_report_no_violence(phrase: str) -> None:
    assert triggers().not_events.get(phrase)


@pytest.mark.parametrize("key", ["nouns", "verbs", "events"])
def test_a_word_stands_in_one_entry_only(key: str) -> None:
    words = Counter(w for entry in read_table("triggers.toml")["trigger"] for w in entry.get(key, ()))
    assert [w for w, n in words.items() if n > 1] == []


def test_every_word_is_in_lower_case_and_of_one_to_four_words() -> None:
    listed = [w for entry in read_table("triggers.toml")["trigger"] for k in ("nouns", "verbs", "events") for w in entry.get(k, ())]
    listed += [w for entry in read_table("weapons.toml")["weapon"] for k in ("words", "assets") for w in entry.get(k, ())]
    listed += [w for entry in read_table("targets.toml")["target"] for w in entry["words"]]
    assert len(listed) > 500
    assert [w for w in listed if w != w.lower() or not 1 <= len(w.split()) <= 4] == []


def test_most_kinds_of_event_have_a_word_that_settles_them() -> None:
    sure = {EventType(e["type"]) for e in read_table("triggers.toml")["trigger"] if e["sure"]}
    assert {EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.SUICIDE_ATTACK, EventType.ABDUCTION, EventType.CHEMICAL} <= sure
    assert EventType.UNKNOWN not in sure


@pytest.mark.parametrize(
    ("word", "kind", "asset"),
    [("drone", "drone_strike", False), ("jet", "air_strike", True), ("sarin", "chemical", False), ("barrel bomb", "air_strike", False)],
)
def test_weapons(word: str, kind: str, asset: bool) -> None:
    found = weapons().get(word)
    assert found is not None
    assert (found.type.value, found.asset) == (kind, asset)


def test_gas_outranks_the_jet_that_dropped_it() -> None:
    gas, jet = weapons().get("chlorine"), weapons().get("jet")
    assert gas is not None
    assert jet is not None
    assert gas.rank > jet.rank


@pytest.mark.parametrize(
    ("word", "kind", "person"),
    [("hospital", TargetType.HEALTH_FACILITY, False), ("market", TargetType.MARKET, False), ("airport", TargetType.AIRFIELD, False), ("farmer", TargetType.CIVILIANS, True)],
)
def test_targets(word: str, kind: TargetType, person: bool) -> None:
    found = targets().get(word)
    assert found is not None
    assert (found.type, found.person) == (kind, person)


def test_people_can_act_and_houses_cannot() -> None:
    for word, able in (("police", True), ("hospital", False)):
        found = targets().get(word)
        assert found is not None
        assert found.able is able
