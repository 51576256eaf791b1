"""Whether somebody can be speaking of a deed of its own.

A self-claim in an outsider's mouth ("the court said that the army did it") is the worst that a reading can
print, so words count as a side's own only where something ties the speaker to that side.
"""

from __future__ import annotations

from dataclasses import replace

from counterclaim.knowledge.load import read_table
from counterclaim.model.vocabulary import SpeakerType, Stance
from counterclaim.text.lexicon import lemma

from .about import BYSTANDERS, OF_A_LEADER, THIRD_PARTIES, About
from .actors import AT_HOME
from .callers import VOICES
from .scene import WE
from .speakers import Speaker
from .stage import Stage

OWNING = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
ACCUSING = (Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS)
NO_PARTY = "unknown"
ARMS_LENGTH = frozenset(read_table("wording.toml")["arms_length"])
_OUTSIDERS = (*THIRD_PARTIES, *BYSTANDERS)
_SIDED = (
    *(SpeakerType.ARMED_GROUP_MEDIA, SpeakerType.SPOKESPERSON, SpeakerType.DOCUMENT, SpeakerType.MILITARY),
    *(SpeakerType.OFFICIAL, SpeakerType.STATE_MEDIA, SpeakerType.HEAD_OF_STATE_OR_GOVERNMENT),
)
"""Speakers who by their office speak for some side, even where the text does not tell which."""


def own_or_not(
    stage: Stage, stance: Stance, speaker: Speaker | None, about: About
) -> tuple[Stance, Speaker | None]:
    """The stance and the speaker of a claim, for which side it speaks made to agree with what it says.

    Where the speaker's own words name the side, it speaks for it. One whom nothing ties to that side names
    somebody else: "attributes" for "claims", "denies_for_other" for an outsider's "denies".
    """
    if speaker is None or about.actor is None or about.span is None:
        return stance, speaker
    if stance in ACCUSING and _guessed(stage, speaker) and _its_own_country(stage, speaker, about):
        return stance, replace(speaker, actor_id=None, party=NO_PARTY)
    if stance is Stance.CLAIMS_RESPONSIBILITY and _at_arms_length(stage, speaker, about):
        return Stance.ATTRIBUTES, speaker
    if stance is Stance.ATTRIBUTES and _speaks_for_its_group(speaker, about):
        return Stance.CLAIMS_RESPONSIBILITY, speaker
    if stance is Stance.ATTRIBUTES and speaker.actor_id is None and _of_its_leader(speaker, about):
        stance = Stance.CLAIMS_RESPONSIBILITY
        return stance, replace(speaker, actor_id=about.actor.actor_id, party=about.actor.actor_id)
    if stance not in (*OWNING, Stance.DENIES) or speaker.actor_id is not None:
        return stance, speaker
    if _named_within(stage, speaker, about):
        if not about.actor.specific:
            return stance, speaker
        return stance, replace(speaker, actor_id=about.actor.actor_id, party=about.actor.actor_id)
    voice = _brings_words(stage, speaker)
    outsider = speaker.type in _OUTSIDERS and not voice
    if stance is Stance.DENIES:
        return (Stance.DENIES_FOR_OTHER if outsider else stance), speaker
    tied = voice or speaker.type in _SIDED or _its_own(stage, about)
    return (stance if tied and not outsider else Stance.ATTRIBUTES), speaker


def _at_arms_length(stage: Stage, speaker: Speaker, about: About) -> bool:
    """Whether an office of a state tells of a deed that is not its own: "the mayor said the army had shelled
    the village", "a commission found that soldiers did it"; but "our soldiers did it, the mayor said"."""
    if about.actor is None or about.actor.actor_id != speaker.actor_id or _its_own(stage, about):
        return False
    span = stage.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    return span is not None and any(lemma(t) in ARMS_LENGTH for t in span if t.pos_ in ("NOUN", "PROPN"))


def _speaks_for_its_group(speaker: Speaker, about: About) -> bool:
    """ "Its spokesman said that BIFF men had joined in": an armed group's own people tell of its own deed."""
    voice = speaker.type in (SpeakerType.SPOKESPERSON, SpeakerType.ARMED_GROUP_MEDIA)
    who = about.actor
    return voice and who is not None and who.actor_id == speaker.actor_id and who.kind in AT_HOME


def _of_its_leader(speaker: Speaker, about: About) -> bool:
    """ "A spokesman for the Gul Bahadur group said that Gul Bahadur's men had done it"."""
    if speaker.type is not SpeakerType.SPOKESPERSON or about.actor is None:
        return False
    found = OF_A_LEADER.match(about.actor.name)
    return found is not None and found["leader"].split()[-1] in speaker.as_written.split()


def _guessed(stage: Stage, speaker: Speaker) -> bool:
    """Whether the side of a speaker is that of the country told of because no word told another."""
    span = stage.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    return span is not None and any(t.i in stage.cast.scene.guessed for t in span)


def _its_own_country(stage: Stage, speaker: Speaker, about: About) -> bool:
    """Whether somebody accuses by its country's name the country that it is taken to speak for.

    A minister calls his own soldiers "the army"; one who speaks of "Iranian missiles" is no minister of Iran.
    """
    if about.actor is None or about.span is None or about.actor.actor_id != speaker.actor_id:
        return False
    scene, span = stage.cast.scene, about.span
    return any(
        h.kind in ("demonym", "place", "seat") and span.start <= h.start < span.end
        for h in scene.hits
        if scene.actor_of(h) == speaker.actor_id
    )


def _named_within(stage: Stage, speaker: Speaker, about: About) -> bool:
    """Whether the words of the speaker are those of the actor, or name it: "an LNA commander"."""
    here = about.span is not None and about.span.where == stage.where
    if here and about.span is not None and about.span.start < speaker.end and speaker.start < about.span.end:
        return True
    scene = stage.cast.scene
    return about.actor is not None and any(
        scene.actor_of(h) == about.actor.actor_id and speaker.start <= h.start and h.end <= speaker.end
        for h in scene.hits
        if h.kind not in ("place", "seat", "outlet")
    )


def _brings_words(stage: Stage, speaker: Speaker) -> bool:
    """Whether it is a voice or a paper that may bring a group's words: "a caller", "the message"."""
    span = stage.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    return span is not None and any(lemma(t) in VOICES for t in span)


def _its_own(stage: Stage, about: About) -> bool:
    """Whether a pronoun ties the actor to the speaker: "its men", "one of theirs", "we"."""
    if about.span is None or about.span.where != stage.where:
        return False
    span = stage.doc.char_span(about.span.start, about.span.end, alignment_mode="expand")
    return span is not None and any(t.pos_ == "PRON" or t.tag_ == "PRP$" or t.lower_ in WE for t in span)
