"""Sentences and windows: every word is kept from exactly one window, and none is too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.tagger.cuts import sentence_starts, windows


def sentences(text: str) -> list[str]:
    starts = [*sentence_starts(text), len(text)]
    return [text[a:b].strip() for a, b in pairwise(starts)]


@pytest.mark.parametrize(("text", "expected"), [
    ("Shells fell. Two men died.", ["Shells fell.", "Two men died."]),
    ("Gen. Amin spoke. He left.", ["Gen. Amin spoke.", "He left."]),
    ("“It was us.” Nobody believed him.", ["“It was us.”", "Nobody believed him."]),
    ("It cost 3.5 million. then it rained", ["It cost 3.5 million. then it rained"]),
    ("SHELLS FELL. TWO MEN DIED.", ["SHELLS FELL.", "TWO MEN DIED."]),
    ("shells fell. two men died.", ["shells fell.", "two men died."]),
    ("A title\n\nA text", ["A title", "A text"]),
])  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(
    sizes=st.lists(st.integers(1, 12), min_size=1, max_size=400),
    steps=st.lists(st.integers(1, 60), max_size=60),
    overlap=st.integers(0, 60),
    first=st.one_of(st.none(), st.integers(60, 190)),
)
def test_each_word_is_kept_once_and_windows_fit(
    sizes: list[int], steps: list[int], overlap: int, first: int | None
) -> None:
    starts, at = [0], 0
    for step in steps:
        at += step
        if at < len(sizes):
            starts.append(at)
    made = windows(sizes, starts, limit=190, overlap=overlap, first=first)
    assert [k for w in made for k in range(w.low, w.high)] == list(range(len(sizes)))
    for w in made:
        assert w.first <= w.low <= w.high <= w.last
        assert sum(sizes[w.first : w.last]) <= 190


def test_no_words_no_windows() -> None:
    assert windows([], []) == []


def test_a_sentence_is_not_cut_where_it_fits() -> None:
    made = windows([1] * 300, [0, 100, 200], limit=190, overlap=0)
    assert [(w.first, w.last) for w in made] == [(0, 100), (100, 200), (200, 300)]
