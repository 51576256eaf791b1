"""The mentions of one sentence that tell of one event, with when, where, whom and how many."""

from __future__ import annotations

import pytest
from reading_steps import DAY, steps

import counterclaim
from counterclaim.model.vocabulary import EventType
from counterclaim.reading.said_times import said_times
from counterclaim.reading.tellings import Telling, conflicting
from golden.facts import known_error


def tellings(text: str) -> list[Telling]:
    return steps(text).tellings


@pytest.mark.parametrize(("text", "paragraphs"), [
    ("A bomb hit a bus. Gunmen shot a guard.\n\nA mine killed a man.\n", [0, 0, 1]),
    ("A bomb hit a bus.\nGunmen shot a guard.\nA mine killed a man.", [None, None, None]),
])
def test_paragraphs_are_told_apart_where_blank_lines_part_them(text: str, paragraphs: list[int | None]) -> None:
    found = tellings(text)
    assert [t.spot.paragraph for t in found] == paragraphs
    assert [t.spot.sentence for t in found] == [0, 1, 2]


@pytest.mark.parametrize(("text", "refers"), [
    ("The strike that hit the depot killed two guards.", True), ("A strike hit the depot.", False),
])
def test_words_that_speak_of_a_known_event(text: str, refers: bool) -> None:
    assert [t.refers for t in tellings(text)] == [refers]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jets bombed a market in Sirte.", "air_strike"),
        ("A drone attacked a market in Sirte.", "drone_strike"),
        ("Rockets hit a market in Sirte.", "missile_rocket_strike"),
        ("A shell hit a market in Sirte.", "artillery_shelling"),
        ("Gunmen attacked a market in Sirte.", "armed_assault"),
        ("A suicide bomber attacked a market in Sirte.", "suicide_attack"),
        ("A jet dropped chlorine on a market in Sirte.", "chemical"),
        ("A market in Sirte was attacked.", "unknown"),
        ("A roadside bomb hit a bus in Sirte.", "bombing_ied"),
    ],
)
def test_the_means_tell_the_kind(text: str, kind: str) -> None:
    (telling,) = tellings(text)
    assert telling.type.value == kind


def test_one_sentence_that_tells_one_event() -> None:
    (telling,) = tellings("Rockets hit a market in Sirte on Monday, killing six people.")
    assert telling.time is not None
    assert telling.time.as_written.removeprefix("on ") == "Monday"
    assert [p.place.name for p in telling.places] == ["Sirte"]
    assert len(telling.tolls) == 1
    assert telling.named
    assert not telling.definite
    assert "market" in telling.patients


@known_error("each event takes the time that starts nearest, which is the other's")
def test_two_days_in_one_sentence_are_two_tellings() -> None:
    text = "A bomb exploded in Sirte on Monday and gunmen stormed a bank in Misrata on Tuesday."
    assert [[p.place.name for p in t.places] for t in tellings(text)] == [["Sirte"], ["Misrata"]]


def test_two_kinds_in_one_sentence_are_two_tellings() -> None:
    found = tellings("A suicide bombing killed four in Sirte and gunmen kidnapped two nurses in Misrata.")
    assert [t.type.value for t in found] == ["suicide_attack", "abduction"]


@known_error("a verb beside a definite event makes the telling indefinite")
def test_the_strike_is_known_already() -> None:
    assert tellings("The strike in Sirte killed two.")[0].definite
    assert not tellings("A strike in Sirte killed two.")[0].definite


@pytest.mark.parametrize("text", [
    "Jets will bomb Sirte.",
    "The rebels threatened to attack Sirte.",
    "No bomb exploded in Sirte.",
])
def test_what_did_not_happen_is_not_told(text: str) -> None:
    assert [t for t in tellings(text) if t.named] == []


def test_when_it_was_said_is_not_when_it_happened() -> None:
    text = "A rocket hit a market in Sirte on Monday, the mayor said on Tuesday."
    found = steps(text)
    spoken = said_times(found.doc, found.attributions, found.times)
    assert [found.times[t].as_written.removeprefix("on ") for t in spoken] == ["Tuesday"]
    assert [t.time.as_written.removeprefix("on ") for t in found.tellings if t.time] == ["Monday"]
    assert found.times[0].date_start != DAY


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        ("air_strike", "air_strike", False),
        ("air_strike", "unknown", False),
        ("air_strike", "artillery_shelling", False),
        ("armed_assault", "abduction", False),
        ("air_strike", "abduction", True),
        ("suicide_attack", "air_strike", True),
        ("vehicle_attack", "chemical", True),
    ],
)
def test_which_kinds_cannot_be_one_event(a: str, b: str, apart: bool) -> None:
    assert conflicting(EventType(a), EventType(b)) is apart
    assert conflicting(EventType(b), EventType(a)) is apart


@pytest.mark.parametrize(("text", "fresh"), [
    ("Two cooks were also killed in the attack.", False), ("Another attack killed two cooks.", True),
    ("The second attack killed two cooks.", True), ("Elsewhere a bomb killed two cooks.", True),
])
def test_the_attack_is_set_apart_by_its_own_words_only(text: str, fresh: bool) -> None:
    assert [t.fresh for t in tellings(text)][-1:] == [fresh]


@pytest.mark.parametrize("clause", ["which the government expelled last year", "who was arrested in March"])
def test_what_befell_the_speaker_dates_no_event(clause: str) -> None:
    reading = counterclaim.read(
        "Twelve people were killed when shells hit Kauda in Sudan on Tuesday. "
        f"Amnesty International, {clause}, said Ethiopian troops had shelled the village.",
        published="2021-06-16",
    )
    assert len(reading.incidents) == 1
    assert [c.about_actor_id for c in reading.claims if c.about_actor_id] == ["state:ET"]


def test_a_target_beside_that_of_the_report_is_another() -> None:
    """Who denies the one strike and owns another near it does not contradict itself."""
    reading = counterclaim.read(
        "TRIPOLI - At least 53 people died when a hangar crowded with migrants was bombed in Tajoura, the United Nations "
        "said on Thursday. The Libyan National Army (LNA) denies that it struck the hangar. An LNA officer said its jets had "
        "hit a militia camp nearby on Tuesday.",
        published="2019-07-04",
    )
    codes = {a.code.value for i in reading.incidents for a in i.attribution if a.actor_id == "libyan-national-army"}
    assert "self_contradictory" not in codes
    assert reading.incidents[0].event_type is EventType.AIR_STRIKE
