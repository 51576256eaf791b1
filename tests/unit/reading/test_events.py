"""Which words tell of violence, of what kind, by whom and on whom."""

from __future__ import annotations

import itertools

import pytest
from reading_steps import steps, words

from counterclaim.reading.events import EventMention, find_events
from counterclaim.text.language import parse


def events(text: str) -> list[EventMention]:
    return steps(text).events


def trigger(mention: EventMention) -> str:
    return mention.head.doc.text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("An air strike flattened the bakery.", "air strike", "air_strike"),
        ("A drone strike on the camp wounded two men.", "drone strike", "drone_strike"),
        ("A rocket attack set the depot on fire.", "rocket attack", "missile_rocket_strike"),
        ("Troops shelled the village at dawn.", "shelled", "artillery_shelling"),
        ("A suicide bombing killed the governor.", "suicide bombing", "suicide_attack"),
        ("A man blew himself up at the gate.", "blew himself up", "suicide_attack"),
        ("A car bomb exploded near the bank.", "car bomb", "bombing_ied"),
        ("Soldiers clashed with rebels near the river.", "clashed", "armed_clash"),
        ("Gunmen ambushed a patrol.", "ambushed", "armed_assault"),
        ("Militants beheaded two drivers.", "beheaded", "killing_execution"),
        ("The group kidnapped three nurses.", "kidnapped", "abduction"),
        ("A driver rammed a van into the crowd.", "rammed", "vehicle_attack"),
        ("Settlers torched an olive grove.", "torched", "sabotage"),
        ("The submarine torpedoed a freighter.", "torpedoed", "naval_attack"),
        ("A chlorine attack sickened dozens.", "chlorine attack", "chemical"),
        ("The army attacked the town.", "attacked", "unknown"),
    ],
)
def test_what_kind_of_event_a_word_tells(text: str, word: str, kind: str) -> None:
    found = {trigger(m): m.type.value for m in events(text)}
    assert found.get(word) == kind, found


@pytest.mark.parametrize("text", [
    "The prisoners went on hunger strike.",
    "He died of a heart attack.",
    "The unions called a general strike.",
    "The ministers want to strike a deal.",
    "The two chess masters sat down at noon.",
    "The company fired its manager.",
    "She launched a shop.",
    "The bomb squad met the mayor.",
    "The striker scored twice.",
    "An attack helicopter was sold to Peru.",
])
def test_words_that_look_violent_and_are_not(text: str) -> None:
    assert [trigger(m) for m in events(text)] == []


@pytest.mark.parametrize("text", [
    "The army fired rockets at the town.",
    "Jets dropped two bombs on the bridge.",
    "Rebels launched mortars from the hill.",
    "The navy fired a missile.",
])
def test_a_verb_of_sending_counts_with_a_weapon(text: str) -> None:
    assert [m.noun for m in events(text)][:1] == [False]


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("Turkish jets bombed the ridge.", ["jets"]),
        ("The ridge was bombed by Turkish jets.", ["jets"]),
        ("Russian jets and Syrian helicopters bombed the town.", ["jets", "helicopters"]),
        ("The raid was carried out by marines.", ["marines"]),
        ("Marines carried out the raid.", ["Marines"]),
        ("A raid by marines left six dead.", ["marines"]),
        ("The army's shelling of the camp went on.", ["army"]),
        ("The rebels who attacked the post fled.", ["rebels"]),
        ("A rocket killed two boys.", ["rocket"]),
        ("The hotel was attacked on Friday.", []),
        ("The hotel was attacked on Friday in the presence of guards.", []),
        ("Police denied shooting the man.", ["Police"]),
    ],
)
def test_who_did_it(text: str, agents: list[str]) -> None:
    assert words(events(text)[0].agents) == agents


@pytest.mark.parametrize(
    ("text", "patients"),
    [
        ("Turkish jets bombed the ridge and the road.", ["ridge", "road"]),
        ("The clinic was hit by a shell.", ["clinic"]),
        ("An attack on the embassy killed a guard.", ["embassy"]),
        ("The shelling of the camp went on.", ["camp"]),
        ("Gunmen shot a priest.", ["priest"]),
        ("A convoy struck by a drone burned.", ["convoy"]),
    ],
)
def test_on_whom(text: str, patients: list[str]) -> None:
    assert words(events(text)[0].patients) == patients


def test_a_verb_that_only_carries_the_event_is_no_event_of_its_own() -> None:
    (mention,) = events("Marines carried out a raid on the port.")
    assert mention.noun
    assert mention.carrier is not None
    assert mention.carrier.text == "carried"


def test_the_killing_is_by_whoever_sent_the_strike() -> None:
    strike, killing = events("A strike by Turkish jets killed two farmers.")
    assert words(strike.agents) == ["jets"]
    assert words(killing.agents) == ["jets"]


def test_who_was_kidnapped_is_not_who_kidnapped() -> None:
    (mention,) = events("The nurses' kidnapping shocked the town.")
    assert mention.agents == ()


def test_who_is_described_by_a_fight_does_not_fight_here() -> None:
    assert events("The coalition fighting the insurgents met in Rome.") == []


def test_only_the_evidence_is_searched() -> None:
    text = "A bomb went off. A mine exploded."
    second = text.index("A mine")
    assert [trigger(m) for m in find_events(parse(text), [(second, len(text))])] == ["exploded"]
    assert find_events(parse(text), []) == []


def test_mentions_are_in_order_and_apart() -> None:
    found = events("Shells hit the market, killing six, and a car bomb exploded after gunmen stormed the bank.")
    assert len(found) >= 4
    assert all(a.last < b.first for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Two missionaries were machine-gunned in Lima on Friday.", "gunned"),
        ("They petrol-bombed a house in Derry on Friday.", "bombed"),
        ("Bandits waylaid a bus near Gao on Friday.", "waylaid"),
        ("The poisoning of the agent in Salisbury was blamed on Moscow.", "poisoning"),
        ("The slaying of the priest shocked Managua.", "slaying"),
        ("A pogrom killed ninety people in Kielce.", "pogrom"),
    ],
)
def test_more_words_of_violence(text: str, word: str) -> None:
    assert word in [trigger(m) for m in events(text)]


def test_food_poisoning_is_no_attack() -> None:
    assert events("Food poisoning sent forty pupils to hospital in Lima.") == []
