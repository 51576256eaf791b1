"""A denial or a silence that only the tagger hears stands in some word of the sentence."""

from __future__ import annotations

import pytest

from counterclaim.reading.assertions import Side
from counterclaim.reading.told_in_words import in_words, owning_told
from counterclaim.text.language import parse

DENIED = [
    "Kampala said it was not there.",
    "The front has disclaimed the ambush.",
    "The junta called the report a fabrication.",
    "The ministry waved the charge aside.",
    "The general dismissed it.",
    "A spokesman spoke of calumny.",
]
NO_DENIAL = [
    "Washington was furious.",
    "The minister called the verdict Kafkaesque.",
    "He repeated it on Tuesday.",
    "The secretary-general found it odd.",
    "The governor smirked.",
]
SILENT = [
    "The army declined to speak.",
    "Calls to the ministry rang unanswered.",
    "The group keeps mum.",
    "The consul would say only that he had read it.",
    "The commander called it premature to accuse anyone.",
]
NOT_SILENT = [
    "The police chief is more talkative.",
    "The embassy in Dushanbe condemned the murder.",
    "A party official said by telephone that members had been beaten.",
    "The airline forbids its crew to talk.",
]


@pytest.mark.parametrize(
    ("side", "text", "told"),
    [(Side.AGAINST, t, True) for t in DENIED]
    + [(Side.AGAINST, t, False) for t in NO_DENIAL]
    + [(Side.SILENT, t, True) for t in SILENT]
    + [(Side.SILENT, t, False) for t in NOT_SILENT],
)
def test_a_word_must_tell_it(side: Side, text: str, told: bool) -> None:
    doc = parse(text)
    assert in_words(side, doc[:]) is told


def test_who_did_it_is_told_in_too_many_words_to_list() -> None:
    assert in_words(Side.FOR, parse("The trail leads to Goma.")[:])


def test_the_rest_of_the_sentence_counts_and_no_other_sentence() -> None:
    doc = parse("Goma was furious, and denied the raid. Kigali shouted.")
    assert in_words(Side.AGAINST, doc[0:3])
    assert not in_words(Side.AGAINST, doc[-3:-1])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The front said that it had sent the drones.", True),
        ("The general called it a mistake.", True),
        ("A rival outfit made a claim as well.", True),
        ("The brigade took it upon itself.", True),
        ("The commander says that one of his crews fired.", True),
        ("The emir swore the work was ours.", True),
        ("The coast guard conceded as much.", True),
        ("The envoy said that the aircraft had come from Chad.", False),
        ("A diplomat called the message opportunistic.", False),
        ("The police had at first attributed the death to a crash.", False),
        ("The spokesman said that it flew from the far side of the border.", False),
        ("The press chief revealed a special operation.", False),
    ],
)
def test_owning_a_deed_takes_a_word_or_an_own_part(text: str, told: bool) -> None:
    assert owning_told(parse(text)[:]) is told
