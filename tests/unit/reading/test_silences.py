"""Which silence words tell of, what is none, and what stands beside one; the sentences are made up."""

from __future__ import annotations

import pytest

from counterclaim import read
from counterclaim.knowledge.cues import parse_cues
from counterclaim.model import Claim, KnowledgeError
from counterclaim.model.vocabulary import Stance
from counterclaim.reading.silences import no_silence, silence_told
from counterclaim.text.language import parse

DECLINES, NO_ANSWER, UNAWARE = Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE, Stance.NO_INFORMATION
SILENCES = (DECLINES, NO_ANSWER, UNAWARE)
OWNING = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)


def claims(text: str) -> list[Claim]:
    return list(read(text, published="2024-05-06").claims)


def stances(text: str) -> set[Stance]:
    return {c.stance for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The navy has not commented on the sinking", NO_ANSWER),
        ("Colombo has not yet replied to our letter", NO_ANSWER),
        ("The ministry made no comment", NO_ANSWER),
        ("The group had issued no statement by dusk", NO_ANSWER),
        ("Neither the governor nor his aides answered our messages", NO_ANSWER),
        ("The front never said a word about the bus", NO_ANSWER),
        ("Ankara kept silent for a week", NO_ANSWER),
        ("The rebels could not be reached", NO_ANSWER),
        ("A minister said he had no clue who had done it", UNAWARE),
        ("The embassy has no independent information on the ambush", UNAWARE),
        ("The mission was never informed of the raid", UNAWARE),
        ("The police cannot say who placed it", UNAWARE),
        ("The agency was not in a position to say who had fired", UNAWARE),
        ("The command is still investigating", UNAWARE),
        ("The command declined to comment", DECLINES),
        ("A spokesman would not comment", DECLINES),
        ("The battalion would neither confirm nor deny the raid", DECLINES),
        ("Neither ministry would comment on the shelling", DECLINES),
        ("The general refused to say whether he knew who had ordered it", DECLINES),
        ("The spokesman referred all callers to the ministry", DECLINES),  # no idiom: as the tagger hears it
    ],
)
def test_the_words_settle_which_silence_it_is(text: str, stance: Stance) -> None:
    doc = parse(text + ".")
    assert silence_told(doc, 0, len(doc)) is stance


def test_only_the_words_asked_for_count() -> None:
    doc = parse("The army declined to comment and the rebels could not be reached.")
    assert silence_told(doc, 7, len(doc)) is NO_ANSWER


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ('The army said troops had responded "at once"', True),
        ("Ottawa blocked a statement by the council", True),
        ("The police did nothing", True),
        ("The court named nobody", True),
        ("The police did not respond", False),
        ("The vicar named nobody", False),
        ("The sentry says to write to the capital", False),
        ("Asked who had fired, he responded that he would wait for the judge", False),
    ],
)
def test_an_own_step_is_no_silence(text: str, none: bool) -> None:
    doc = parse(text + ".")
    assert no_silence(doc[:]) is none


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("The RSF has yet to comment on the attack.", NO_ANSWER),
        ("The RSF has not commented.", NO_ANSWER),
        ("The RSF said nothing about the clinic.", NO_ANSWER),
        ("The RSF said it did not know who had hit the clinic.", UNAWARE),
        ("The RSF said it would not say whether its drone had hit the clinic.", DECLINES),
    ],
)
def test_patterns_and_tagger_agree_on_the_silence(answer: str, stance: Stance) -> None:
    found = stances(f"A clinic was hit in Kosti on Monday. Doctors blamed the RSF. {answer}")
    assert found & set(SILENCES) == {stance}


@pytest.mark.parametrize(
    "answer",
    [
        "The RSF has neither claimed nor denied the attack.",
        "The RSF neither claimed nor disowned the attack.",
        "The Sudanese army neither admits nor rejects responsibility for the attack.",
        "The RSF would neither confirm nor deny that its drone hit the clinic.",
        "The RSF stopped short of confirming or denying the attack.",
    ],
)
def test_neither_owned_nor_denied_is_silence_alone(answer: str) -> None:
    found = stances(f"A clinic was hit in Kosti on Monday. {answer}")
    assert found & set(SILENCES) == {DECLINES}
    assert not found & {Stance.DENIES, Stance.DENIES_FOR_OTHER, *OWNING}


def test_a_plain_denial_stays_one() -> None:
    assert Stance.DENIES in stances("A clinic was hit in Kosti on Monday. The RSF denied the attack.")


def test_not_to_know_whom_to_blame_is_no_denial() -> None:
    text = "Four monks were shot in Guazapa on Friday. The US embassy said it had no basis on which to blame anyone."
    assert stances(text) & {Stance.DENIES, *SILENCES} == {UNAWARE}


@pytest.mark.parametrize("verb", ["would not say", "did not say"])
def test_a_confirmation_stays_beside_a_silence(verb: str) -> None:
    text = f"A clinic was hit in Kosti on Monday. The Sudanese army confirmed that the clinic was hit but {verb} who fired."
    found = {c.stance for c in claims(text) if c.speaker_actor_id == "state:SD"}
    assert found == {Stance.CONFIRMS_EVENT, DECLINES}


@pytest.mark.parametrize("stance", ["say", None])
def test_an_entry_of_silence_must_have_a_stance_of_silence(stance: str | None) -> None:
    with pytest.raises(KnowledgeError):
        parse_cues({"silence": [{"stance": stance, "phrases": ["say nothing"]}]})
