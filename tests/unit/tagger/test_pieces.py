"""Words and pieces: cut as the encoder's vocabulary was made, offsets the text's own."""

from __future__ import annotations

import pytest

from counterclaim.tagger.pieces import END, START, UNKNOWN, Vocabulary, shipped_vocabulary, word_bounds


def words(text: str) -> list[str]:
    return [text[s:e] for s, e in word_bounds(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets hit Al-Bab, twice.", ["Jets", "hit", "Al", "-", "Bab", ",", "twice", "."]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
        ("the army's  $5\u00a0bill", ["the", "army", "'", "s", "$", "5", "bill"]),
        ("", []),
    ],
)
def test_punctuation_stands_alone(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_the_longest_known_piece_comes_first() -> None:
    made = Vocabulary([UNKNOWN, START, END, "bomb", "bom", "##ers", "##er", "##s"])
    assert made.words("Bombers")[0].pieces == (3, 5)


def test_a_word_with_an_unknown_rest_is_unknown_as_a_whole() -> None:
    made = Vocabulary([UNKNOWN, START, END, "bomb"])
    assert made.words("bombq")[0].pieces == (0,)


def test_case_and_accents_are_dropped_and_offsets_kept() -> None:
    made = shipped_vocabulary()
    text = "CAFÉ in Málaga"
    assert [text[w.start : w.end] for w in made.words(text)] == ["CAFÉ", "in", "Málaga"]
    assert [w.pieces for w in made.words(text)] == [w.pieces for w in made.words("cafe in malaga")]


def test_a_sign_that_leaves_nothing_is_no_word() -> None:
    made = shipped_vocabulary()
    assert [(w.start, w.end) for w in made.words("hit \ufffd town")] == [(0, 3), (6, 10)]
