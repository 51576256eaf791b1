"""The card shows what a reading holds, to anybody's terminal."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len

from counterclaim.model import Casualty, ContextItem, Reading, Span
from counterclaim.model.vocabulary import CasualtyOutcome, Code, ContextKind, Stance
from made_readings import TEXT, claim, contested, report, span, without_incident

PLAIN = re.compile(r"\x1b\[[0-9;]*m")


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_block_tells_what_where_when_on_whom_and_tolls(card: Any) -> None:
    shown = flat(card(contested()))
    assert "Rocket strike near Basirah" in shown
    assert "What missile rocket strike" in shown
    assert "within 25 km" in shown
    assert "Basirah, Deir ez-Zor, Syria" in shown
    assert "Monday 2 March 2020" in shown
    assert "grain silo" in shown
    assert "killed: at least 9 guards “at least nine guards” — the governor" in shown
    assert "in these reports: contested" in shown


def test_each_actor_has_a_line_in_alphabetical_order_with_its_code_in_words(card: Any) -> None:
    shown = card(contested(), width=200)
    lines = [line for line in shown.splitlines() if "Own position:" in line]
    assert [line.split(":")[0].strip() for line in lines] == ["Eastern League", "Norland"]
    assert Code.ATTRIBUTED_DENIED.meaning in lines[1]
    assert "Own position: denies it." in lines[1]


def test_each_claim_shows_speaker_record_and_quoted_words(card: Any) -> None:
    shown = flat(card(contested()))
    assert "an official of Sudland (off the record) attributes: “Norland fired it" in shown
    assert "Norland's army (on the record) denies: “\"We launched nothing" in shown
    assert "limited to: toward Basirah; that day" in shown
    assert "the governor (on the record) says it happened" in shown


def test_context_and_notes_come_last(card: Any) -> None:
    shown = card(contested())
    assert shown.index("Norland has often warned") < shown.index("Made by hand, not by the reader.")
    assert shown.index("Own position") < shown.index("Norland has often warned")


def test_a_reading_without_incident_says_so(card: Any) -> None:
    assert "No violent incident found in this report." in flat(card(without_incident()))


@pytest.mark.parametrize("width", [24, 40, 60, 80, 132])
def test_no_line_is_wider_than_the_terminal_or_ends_in_blanks(card: Any, width: int) -> None:
    for line in card(contested(), width=width).splitlines():
        assert cell_len(line) <= max(width, 30)
        assert line == line.rstrip()


def test_colour_adds_nothing_but_colour(card: Any) -> None:
    coloured = card(contested(), colour=True)
    assert "\x1b[" in coloured
    assert PLAIN.sub("", coloured) == card(contested())


def with_context(words: str, headline: str = "Headline") -> Reading:
    text = f"{TEXT} {words}"
    item = ContextItem(kind=ContextKind.POLICY, actor_id=None, span=span(words, text))
    return Reading(rubric_version="R0.2", reader="hand", report=report(text, headline=headline), context=(item,))


def test_arabic_stays_whole_and_keeps_its_direction_to_itself(card: Any) -> None:
    words = "قال الحاكم إن الصاروخ أصاب الصومعة"
    shown = card(with_context(words), width=100)
    assert f"“\u2068{words}\u2069”" in shown


@pytest.mark.parametrize("words", ["数名士兵在炮击中丧生，军方发言人说，没有其他细节", "ทหารหลายนายเสียชีวิตในการยิงปืนใหญ่"])
def test_wide_and_unspaced_scripts_wrap_without_losing_a_character(card: Any, words: str) -> None:
    shown = card(with_context(words), width=30)
    assert words in "".join(shown.split())
    assert all(cell_len(line) <= 30 for line in shown.splitlines())


def test_escape_codes_of_a_report_never_reach_the_terminal(card: Any) -> None:
    shown = card(with_context("wiped \x1b[2J\x07 out", headline="\x1b]0;title\x07 Head"))
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "wiped" in shown


def test_a_direction_override_ends_with_its_quotation(card: Any) -> None:
    shown = card(with_context("turned \u202eback"))
    assert "\u2068turned \u202eback\u2069" in shown


def test_vague_tolls_stay_words(card: Any) -> None:
    made = contested()
    vague = Casualty(casualty_id="cas-2", incident_id="inc-1", outcome=CasualtyOutcome.INJURED,
                     as_written="dozens", span=Span.cut(TEXT, 0, 8))
    shown = flat(card(made.model_copy(update={"casualties": (vague,)})))
    assert "injured: “dozens” — this report, in its own voice" in shown


def test_the_number_of_reports_stands_in_the_words_of_attributed(card: Any) -> None:
    made = contested()
    row = made.incidents[0].attribution[0].model_copy(update={"code": Code.ATTRIBUTED})
    incident = made.incidents[0].model_copy(update={"attribution": (row,)})
    shown = flat(card(made.model_copy(update={"incidents": (incident,)})))
    assert "no denial in the reports read (1)" in shown


def test_no_statement_is_lost(card: Any) -> None:
    """A claim that no actor's line lists still stands on the card."""
    made = contested()
    orphan = claim(9, Stance.REPORTS_NO_CLAIM, "A rocket hit", None)
    shown = flat(card(made.model_copy(update={"claims": (*made.claims, orphan)})))
    assert "reports that nobody has claimed it: “A rocket hit”" in shown


def test_no_word_of_judgement_on_the_card(card: Any) -> None:
    words = ("confirmed", "verified", "likely", "culprit", "perpetrator", "guilty", "proved", "independent sources")
    shown = card(contested()).lower()
    assert [word for word in words if word in shown] == []
