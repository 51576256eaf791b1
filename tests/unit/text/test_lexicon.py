"""Finding known word sequences."""

from __future__ import annotations

import pytest

from counterclaim.text.language import parse
from counterclaim.text.lexicon import Found, Lexicon, lemmas_of

WORDS: Lexicon[str] = Lexicon([("car", "a"), ("car bomb", "b"), ("car bomb attack", "c"), ("attack", "d")])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a car bomb attack", [Found(1, 3, "c")]),
        ("car bomb car", [Found(0, 1, "b"), Found(2, 2, "a")]),
        ("attack attack", [Found(0, 0, "d"), Found(1, 1, "d")]),
        ("bomb", []),
        ("", []),
    ],
)
def test_the_longest_wins_and_none_overlap(words: str, found: list[Found[str]]) -> None:
    assert list(WORDS.find(words.split())) == found


def test_a_range_bounds_the_search() -> None:
    words = ["car", "bomb", "attack"]
    assert list(WORDS.find(words, 1)) == [Found(2, 2, "d")]
    assert list(WORDS.find(words, 0, 2)) == [Found(0, 1, "b")]


@pytest.mark.parametrize(("last", "found"), [(0, Found(0, 0, "a")), (1, Found(0, 1, "b")), (2, Found(0, 2, "c"))])
def test_the_longest_that_ends_at_a_word(last: int, found: Found[str]) -> None:
    assert WORDS.ending_at(["car", "bomb", "attack"], last) == found


def test_what_is_not_listed() -> None:
    assert WORDS.ending_at(["bomb"], 0) is None
    assert WORDS.get("bomb") is None
    assert WORDS.get("car bomb") == "b"
    assert list(Lexicon[str]([]).find(["car"])) == []


def test_lemmas_are_lower_case_and_singular_at_the_head_of_a_title() -> None:
    assert "airstrike" in lemmas_of(parse("Airstrikes hit the port of Tartus"))
    assert lemmas_of(parse("The shells were falling."))[1] == "shell"
