"""The cue words: the data file, its small language, and hits in text."""

from __future__ import annotations

import pytest

from counterclaim.knowledge.cues import STANCES, load_cues, parse_cues
from counterclaim.knowledge.speaker_words import load_speakers, parse_speakers
from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import SpeakerType
from counterclaim.reading.attribution_cues import find_cues
from counterclaim.reading.attribution_quotes import find_quotes
from counterclaim.text.language import parse


def test_every_stance_class_has_cues() -> None:
    cues = load_cues()
    used = {*cues.verbs.values(), *cues.clause_verbs.values(), *cues.nouns.values(), *cues.adverbs.values()}
    used |= {phrase.stance for phrases in cues.phrases.values() for phrase in phrases}
    assert used == set(STANCES)


def test_unknown_stance_and_unknown_key_are_refused() -> None:
    with pytest.raises(KnowledgeError):
        parse_cues({"cue": [{"stance": "gossip", "verbs": ["whisper"]}]})
    with pytest.raises(KnowledgeError):
        parse_cues({"cue": [{"stance": "say", "verb": ["whisper"]}]})


def test_idiom_must_start_with_a_fixed_word() -> None:
    with pytest.raises(KnowledgeError):
        parse_cues({"cue": [{"stance": "say", "phrases": ["~ of"]}]})


def test_cue_part_of_an_idiom() -> None:
    phrase = parse_cues({"cue": [{"stance": "decline", "phrases": ["decline|refuse = to comment"]}]}).phrases["refuse"][0]
    assert phrase.cue_length == 1
    assert len(phrase.elements) == 3


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The group owned up to the attack.", "admit"),
        ("The movement took credit for the ambush.", "claim_responsibility"),
        ("Ankara pointed the finger at Kurdish fighters.", "accuse"),
        ("Delhi held the group responsible for the siege.", "blame"),
        ("The army would not be drawn on the strike.", "decline"),
        ("The office would neither confirm nor deny the raid.", "decline"),
        ("The ministry did not immediately respond to requests.", "no_response"),
        ("The spokesman could not be reached.", "no_response"),
        ("The coalition is looking into the reports.", "no_information"),
        ("The army backtracked on Monday.", "retract"),
        ("The party distanced itself from the killing.", "deny"),
        ("Tehran dismissed the report as a fabrication.", "reject"),
        ("No group immediately claimed responsibility for the blast.", "no_claim"),
        ("The general threatened to shell the port.", "threaten"),
    ],
)
def test_long_tail_of_cues(text: str, stance: str) -> None:
    assert stance in {hit.stance for hit in find_cues(parse(text))}


@pytest.mark.parametrize("text", ["The raids claimed forty lives.", "The fire claimed the lives of nine miners."])
def test_claiming_lives_claims_no_responsibility(text: str) -> None:
    assert "claim_responsibility" not in {hit.stance for hit in find_cues(parse(text))}


def test_words_of_belief_before_an_infinitive_are_passive() -> None:
    hits = find_cues(parse("Planes thought to be Chadian struck the camp."))
    assert [hit.kind for hit in hits] == ["participle"]


def test_a_stray_mark_does_not_turn_the_rest_inside_out() -> None:
    text = 'A 6" pipe was found. "We saw it," he said. "It was new," she said.'
    assert [text[q.start : q.end] for q in find_quotes(text)][-2:] == ['"We saw it,"', '"It was new,"']


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert find_quotes('"We saw it\n\nThe town "fell" later.')[0].start > 10


def test_speaker_words_know_the_kinds() -> None:
    nouns = load_speakers().nouns
    assert nouns["spokesman"].type is SpeakerType.SPOKESPERSON
    assert nouns["state tv"].type is SpeakerType.STATE_MEDIA
    with pytest.raises(KnowledgeError):
        parse_speakers({"role": [{"type": "wizard", "naming": "named"}]})
