"""Counts in digits and words."""

from __future__ import annotations

import itertools

import pytest

from counterclaim.text.numbers import numbers, whole


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("7", 7), ("1,200", 1200), ("12,345,678", 12345678), ("zero", 0), ("eleven", 11), ("forty", 40),
        ("twenty-one", 21), ("twenty - one", 21), ("twenty one", 21), ("a dozen", 12), ("two dozen", 24),
        ("half a dozen", 6), ("a hundred", 100), ("one hundred", 100), ("two hundred and five", 205),
        ("two hundred five", 205), ("three thousand", 3000), ("a hundred and twenty", 120),
        ("three thousand four hundred", 3400), ("2.5 million", 2500000), ("12 000", 12000), ("ninety-nine", 99),
        ("one thousand and one", 1001), ("5 thousand", 5000),
    ],
)  # fmt: skip
def test_what_one_number_is(words: str, value: int) -> None:
    parts = words.split()
    assert [(n.first, n.last, n.value) for n in numbers(parts)] == [(0, len(parts) - 1, value)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("killed six and wounded nine", [6, 9]),
        ("between 10 and 12 people", [10, 12]),
        ("two or three", [2, 3]),
        ("one of the men", [1]),
        ("2.5 people", []),
        ("a man and a boy", []),
        ("dead men tell none", []),
        ("ten 15", [10, 15]),
        ("seventy eighty", [70, 80]),
        ("", []),
    ],
)
def test_which_numbers_a_sequence_holds(words: str, values: list[int]) -> None:
    assert [n.value for n in numbers(words.split())] == values


def test_numbers_are_in_order_and_apart() -> None:
    found = numbers(["at", "least", "forty", "two", "of", "1,000", "men", "and", "a", "dozen", "boys"])
    assert [n.value for n in found] == [42, 1000, 12]
    assert all(a.last < b.first for a, b in itertools.pairwise(found))


@pytest.mark.parametrize(("word", "value"), [("3", 3), ("1,000", 1000), ("2.5", 2.5), ("thirty-two", 32), ("thirtytwo", 32), ("١٢", 12)])
def test_one_word(word: str, value: float) -> None:
    assert whole(word) == value


@pytest.mark.parametrize("word", ["", "men", "1,00", "twelveth", "-3", "hundred"])
def test_no_number_in_a_word(word: str) -> None:
    assert whole(word) is None
