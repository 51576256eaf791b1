"""Cells: never a formula, always got back."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.export.cells import cell, defused, restored, write_table


@given(st.text(st.sampled_from("=+-@'\t\r\n＝a1. "), max_size=6))
@example("'=1+1")
@example("''")
@example("-5")
@example("-5+1")
def test_what_was_defused_comes_back_exactly(text: str) -> None:
    assert restored(defused(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "+41", "-2+3", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "-", "-1-1"])
def test_nothing_that_could_be_a_formula_begins_a_cell(text: str) -> None:
    assert defused(text) == "'" + text


@pytest.mark.parametrize("text", ["-40.43", "-5", "34.4", "1e5", "word", "", "a=b"])
def test_plain_numbers_and_words_are_left(text: str) -> None:
    assert defused(text) == text


def test_values_are_written_in_one_way() -> None:
    moment = datetime(2018, 6, 18, 2, 10, tzinfo=UTC)
    values = [None, True, 5.0, 34.42, 7, date(2018, 6, 17), moment, ("a", "b"), "x"]
    assert [cell(v) for v in values] == [
        "", "true", "5", "34.42", "7", "2018-06-17", "2018-06-18T02:10:00+00:00", "a; b", "x"]


def test_a_table_is_utf_8_with_a_mark_crlf_and_quoted() -> None:
    out = io.BytesIO()
    write_table(out, ["a", "b"], [["=x", 'say "no", he said\nتل'], ["\ud800", None]])
    raw = out.getvalue()
    assert raw.startswith(b"\xef\xbb\xbfa,b\r\n")
    assert not out.closed
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert rows == [["a", "b"], ["'=x", 'say "no", he said\nتل'], ["?", ""]]
