"""Numbers in digits and words."""

from __future__ import annotations

import pytest

from counterclaim.text.numbers import Number, numbers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("1 000", 1000),
        ("2.5 million", 2_500_000),
        ("seven", 7),
        ("nineteen", 19),
        ("twenty-one", 21),
        ("twenty - one", 21),
        ("thirty one", 31),
        ("a hundred", 100),
        ("a hundred and twenty", 120),
        ("two hundred and five", 205),
        ("a thousand two hundred", 1200),
        ("three thousand five hundred", 3500),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
    ],
)
def test_one_number(words, value):
    written = words.split()
    assert numbers(written) == [Number(0, len(written) - 1, value)]


@pytest.mark.parametrize(
    "words", ["a man", "dozens of men", "the hundredth", "no one else", "11.18 in the morning"]
)
def test_no_whole_number(words):
    assert [n.value for n in numbers(words.split()) if n.value != 1] == []


def test_numbers_side_by_side_stay_apart():
    assert [n.value for n in numbers(["between", "10", "and", "15", "guards", "or", "twenty", "nurses"])] == [
        10,
        15,
        20,
    ]


def test_digits_do_not_run_on():
    assert [n.value for n in numbers(["57", "150", "of", "them"])] == [57, 150]
