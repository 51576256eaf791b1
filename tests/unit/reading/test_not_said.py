"""What nobody said is not printed as anybody's words. Each sentence is put behind one on the same attack."""

from __future__ import annotations

import itertools

import pytest

from counterclaim import read

OWNING = ("claims_responsibility", "admits")
DENYING = ("denies", "denies_for_other")
BLAMING = ("accuses", "attributes", "suspects")
SPEAKERS = ("The army", "The Shining Path")
DEED = "the killing of six men in Lima on Friday"
UNSAID = (
    "{x} has not {participle} {deed}.",
    "{x} did not {verb} {deed}.",
    "{x} has never {participle} {deed}.",
    "{x} has yet to {verb} {deed}.",
    "{x} refused to {verb} {deed}.",
    "{x} would not {verb} {deed}.",
    "{x} left without {gerund} {deed}.",
    "{x} stopped short of {gerund} {deed}.",
    "{x} failed to {verb} {deed}.",
    "{x} neither confirmed nor {participle} {deed}.",
)
WORDS = [
    (OWNING, "own up to", "owned up to", "owning up to"),
    (OWNING, "take the blame for", "taken the blame for", "taking the blame for"),
    (OWNING, "accept responsibility for", "accepted responsibility for", "accepting responsibility for"),
    (DENYING, "reject the charge over", "rejected the charge over", "rejecting the charge over"),
    (DENYING, "disown", "disowned", "disowning"),
    (BLAMING, "blame the rebels for", "blamed the rebels for", "blaming the rebels for"),
    (BLAMING, "accuse the rebels of", "accused the rebels of", "accusing the rebels of"),
]


def printed(sentence: str, stances: tuple[str, ...]) -> list[str]:
    said = read(f"Six men were shot in Lima on Friday. {sentence}", published="1992-05-06")
    return [c.stance.value for c in said.claims if c.stance.value in stances]


@pytest.mark.parametrize("pattern", UNSAID)
@pytest.mark.parametrize("words", WORDS, ids=lambda w: w[1])
def test_a_saying_that_is_negated_is_nobodys_words(pattern: str, words: tuple[tuple[str, ...], str, str, str]) -> None:
    stances, verb, participle, gerund = words
    for x in SPEAKERS:
        text = pattern.format(x=x, verb=verb, participle=participle, gerund=gerund, deed=DEED)
        assert printed(text, stances) == [], text


@pytest.mark.parametrize(
    ("stances", "sentence"),
    [
        (OWNING, "{x} has taken no blame for {deed}."),
        (OWNING, "{x} admitted no role in {deed}."),
        (OWNING, "{x} acknowledged no fault in {deed}."),
        (OWNING, "{x} did not, however, own up to {deed}."),
        (DENYING, "{x} said nothing of {deed}, but neither did it deny it outright."),
        (OWNING, "Had {y} admitted {deed}, the matter would be closed."),
        (OWNING, "{x} would have admitted {deed} if it had done it, police said."),
        (OWNING, "{x} denied that it had claimed {deed}."),
        (DENYING, "{x} denied that the talks had failed after {deed}."),
        (DENYING, "{x} denied visas to the families of those who died in {deed}."),
        (DENYING, "{x} was denied access to the scene of {deed}."),
        (BLAMING, "Police have no evidence that {y} carried out {deed}."),
        (BLAMING, "There is nothing to suggest that {y} carried out {deed}, police said."),
        (BLAMING, "Police did not say that {y} had carried out {deed}."),
        (BLAMING, "Police were asked whether {y} was behind {deed}."),
        (BLAMING, "Police denied having accused {y} of {deed}."),
        (BLAMING, "Police blamed {y} for high prices after {deed}."),
        (BLAMING, "Police do not believe that {y} carried out {deed}."),
    ],
)
def test_what_was_not_so_is_nobodys_words(stances: tuple[str, ...], sentence: str) -> None:
    for x in ("The army", "The police"):
        text = sentence.format(x=x, y=x.lower(), deed=DEED)
        assert printed(text, stances) == [], text


SAID = (
    "{x} {participle} {deed}.",
    "{x} has finally {participle} {deed}.",
    "{x} went on to {verb} {deed}.",
    "{x}, which had not spoken before, {participle} {deed}.",
)


@pytest.mark.parametrize(("pattern", "words"), list(itertools.product(SAID, WORDS)), ids=str)
def test_what_was_said_stays(pattern: str, words: tuple[tuple[str, ...], str, str, str]) -> None:
    stances, verb, participle, _ = words
    text = pattern.format(x="The army", verb=verb, participle=participle.replace("taken", "took"), deed=DEED)
    if "has finally" in text:
        text = text.replace("took", "taken")
    assert printed(text, stances) != [], text


@pytest.mark.parametrize(
    ("stances", "sentence"),
    [
        (OWNING, "The army makes no secret of it: it has claimed {deed}."),
        (OWNING, "The rebels denied a first attack, yet claimed {deed}."),
        (DENYING, "The army did not comment at first, but denied {deed}."),
        (BLAMING, "The army did not deny the attack on the bus but blamed the rebels for {deed}."),
        (BLAMING, "The police, not long after, blamed the rebels for {deed}."),
    ],
)
def test_a_not_of_another_verb_takes_nothing_back(stances: tuple[str, ...], sentence: str) -> None:
    assert printed(sentence.format(deed=DEED), stances) != []

