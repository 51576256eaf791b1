"""Spans are exact, or they are refused; ids are stable."""

from __future__ import annotations

import re

import pytest
from pydantic import ValidationError

from counterclaim.model import Span, stable_id

TEXT = "Shells hit Ağrı 💥 at dawn."


@pytest.mark.parametrize(("start", "end"), [(0, 6), (11, 15), (16, 17), (0, len(TEXT))])
def test_a_cut_is_that_slice(start: int, end: int) -> None:
    span = Span.cut(TEXT, start, end)
    assert span.exact == TEXT[start:end]
    assert (span.start, span.end, span.where) == (start, end, "text")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (-1, 4), (0, len(TEXT) + 1), (99, 100)])
def test_no_such_slice(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no such span"):
        Span.cut(TEXT, start, end)


@pytest.mark.parametrize("values", [
    {"start": 2, "end": 2, "exact": ""},
    {"start": 2, "end": 5, "exact": "four"},
    {"start": -1, "end": 2, "exact": "abc"},
    {"start": 0, "end": 1, "exact": "a", "in": "caption"},
    {"start": 0, "end": 1, "exact": "a", "note": "x"},
])
def test_a_span_that_cannot_be_is_refused(values: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Span.model_validate(values)


def test_json_calls_the_place_in() -> None:
    span = Span.cut(TEXT, 0, 6, "headline")
    assert span.model_dump(by_alias=True) == {"start": 0, "end": 6, "exact": "Shells", "in": "headline"}
    assert Span.model_validate_json(span.model_dump_json(by_alias=True)) == span


def test_a_span_does_not_change() -> None:
    with pytest.raises(ValidationError):
        Span.cut(TEXT, 0, 6).start = 1


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "holds"),
    [((0, 6), (0, 6), True, True), ((0, 6), (2, 4), True, True), ((2, 4), (0, 6), True, False),
     ((0, 4), (4, 6), False, False), ((0, 5), (4, 6), True, False)],
)
def test_overlap_and_holding(one: tuple[int, int], other: tuple[int, int], overlaps: bool, holds: bool) -> None:
    a, b = Span.cut(TEXT, *one), Span.cut(TEXT, *other)
    assert (a.overlaps(b), b.overlaps(a)) == (overlaps, overlaps)
    assert a.holds(b) is holds
    away = Span.cut(TEXT, *other, "headline")
    assert not a.overlaps(away)
    assert not a.holds(away)


def test_ids_are_the_same_everywhere_and_tell_their_parts_apart() -> None:
    assert stable_id("c", "a", 1) == stable_id("c", "a", "1")
    assert re.fullmatch(r"c-[0-9a-f]{16}", stable_id("c", "a", 1))
    different = [("ab", "c"), ("a", "bc"), ("abc",), ("abc", None), ("abc", ""), (None, "abc"), ()]
    assert len({stable_id("c", *parts) for parts in different}) == len(different)
    assert stable_id("x", "é") != stable_id("x", "e\u0301")
