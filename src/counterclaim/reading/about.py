"""Whom a claim is about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import armed_people
from counterclaim.model import Actor, Span
from counterclaim.model.vocabulary import ActorKind, SpeakerType, Stance
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .actors import Cast, Denoted
from .assertions import Assertion, Side
from .attributions import Attribution
from .callers import VOICES
from .speakers import Speaker
from .stage import Stage

BYSTANDERS = (
    SpeakerType.EYEWITNESS,
    SpeakerType.VICTIM_OR_FAMILY,
    SpeakerType.MEDICAL_OR_RESCUE,
    SpeakerType.EXPERT,
    SpeakerType.OTHER_MEDIA,
)
THIRD_PARTIES = (SpeakerType.MONITOR, SpeakerType.IGO, SpeakerType.INQUIRY_OR_COURT, SpeakerType.NGO)
ATTACKER_ROLES = tuple(read_table("wording.toml")["attacker_roles"])


@dataclass(frozen=True)
class About:
    actor: Actor | None
    as_written: str | None
    span: Span | None


def about_of(stage: Stage, a: Assertion, speaker: Speaker | None) -> About:
    if a.actor is not None:
        start, end = _name_for(stage, a.actor)
        return About(a.actor.actor, text_of(stage.doc)[start:end], stage.cut(start, end))
    if not a.own or speaker is None:
        return About(None, None, None)
    span = stage.cut(speaker.start, speaker.end)
    if speaker.actor_id is not None:
        start, end = _own_side(stage, speaker)
        return About(stage.cast.actor(speaker.actor_id), text_of(stage.doc)[start:end], stage.cut(start, end))
    if a.side in (Side.AGAINST, Side.FOR) and speaker.type not in (*THIRD_PARTIES, *BYSTANDERS):
        return About(_lone(stage, a, speaker), speaker.as_written, span)
    return About(None, None, None)


PRONOUNS = frozenset(
    ("it", "they", "he", "she", "them", "him", "her", "who", "which", "that", "we", "us", "i")
)


def _name_for(stage: Stage, who: Denoted) -> tuple[int, int]:
    """Where the actor is written: for a bare pronoun the last naming before it."""
    if text_of(stage.doc)[who.start : who.end].lower() not in PRONOUNS:
        return who.start, who.end
    before = [m for m in stage.cast.mentions if m.actor_id == who.actor_id and m.end <= who.start]
    return (before[-1].start, before[-1].end) if before else (who.start, who.end)


def _own_side(stage: Stage, speaker: Speaker) -> tuple[int, int]:
    """Where the side of a speaker is written: within its own words ("an LNA spokesman"), else before them.

    The words of a speaker are often a person's name, and no person is an actor.
    """
    mine = [m for m in stage.cast.mentions if m.actor_id == speaker.actor_id]
    inside = [m for m in mine if speaker.start <= m.start and m.end <= speaker.end]
    person = stage.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    if inside:
        return inside[0].start, inside[0].end
    before = [m for m in mine if m.end <= speaker.start]
    if before and person is not None and any(t.ent_type_ == "PERSON" for t in person):
        return before[-1].start, before[-1].end
    if person is not None and VOICES & {lemma(t) for t in person}:
        after = [m for m in mine if speaker.end <= m.start < person.sent.end_char]
        if after:
            return after[0].start, after[0].end  # "a man speaking for the X"
    return speaker.start, speaker.end


UNNAMED = frozenset(read_table("wording.toml")["unnamed_actors"])
BODIES = ("ORG", "NORP", "GPE", "LOC", "FAC")


def may_be_person(head: Token) -> bool:
    """Whether a phrase may mean a person, who is no actor: a pronoun, a role, a name of no sure body."""
    if head.pos_ == "NOUN":
        return lemma(head) not in armed_people() and lemma(head) not in UNNAMED
    lone_name = head.ent_iob_ == "B" and not head.text.isupper() and head.i == head.left_edge.i
    unsure = head.ent_type_ not in BODIES or (head.ent_type_ == "ORG" and lone_name)
    no_body = head.pos_ == "PROPN" and unsure
    return head.ent_type_ == "PERSON" or head.pos_ == "PRON" or no_body


def somebody(cast: Cast) -> Actor:
    """An individual without a name: the quotation keeps whom the words name."""
    scene = cast.scene
    return scene.actor(scene.local("unaffiliated", "individual", ActorKind.UNAFFILIATED_INDIVIDUAL))


def _lone(stage: Stage, a: Assertion, speaker: Speaker) -> Actor:
    """Who speaks of itself and stands for no actor that we know: somebody accused, or a group without a name.

    No person is an actor, so an individual stays without a name here; the quotation keeps it.
    """
    said = stage.attributions[a.said] if a.said is not None else None
    head = said.source_head if said is not None else None
    scene = stage.cast.scene
    span = stage.doc.char_span(speaker.start, speaker.end, alignment_mode="expand")
    named = span is not None and any(t.ent_type_ == "PERSON" for t in span)
    if said is not None and span is not None and not named:
        inside = {t.lower_ for s, e in said.content for t in _tokens(stage, s, e)}
        named = bool(inside & OF_A_PERSON) and any(t.pos_ == "PROPN" for t in span)
    if named or (head is not None and may_be_person(head) and not _is_a_body(stage, said, head)):
        return somebody(stage.cast)
    words = re.sub(r"^(?:the|an?|some)\s+", "", speaker.as_written, flags=re.IGNORECASE)
    return scene.actor(scene.local("unspecified", words, ActorKind.UNSPECIFIED))


def _is_a_body(stage: Stage, said: Attribution | None, head: Token) -> bool:
    """ "The Service", "MARA Patani denied that it had": nobody calls a person "the" or "it"."""
    if said is None or head.pos_ != "PROPN" or head.ent_type_ == "PERSON":
        return False
    inside = {t.lower_ for s, e in said.content for t in _tokens(stage, s, e)}
    if inside & OF_A_PERSON:
        return False
    first = head.doc[head.left_edge.i]
    several = head.i - first.i > 0
    return first.lower_ == "the" or (several and bool(inside & OF_A_BODY))


OF_A_BODY = frozenset(("it", "its", "itself"))
OF_A_PERSON = frozenset(("he", "she", "his", "her", "him", "himself", "herself"))


def _tokens(stage: Stage, start: int, end: int) -> Iterable[Token]:
    return stage.doc.char_span(start, end, alignment_mode="expand") or ()


OF_A_LEADER = re.compile(r"(?P<leader>[A-Z].*)['’]s [\w-]+$")


def only_a_role(about: About) -> bool:
    """ "A suicide bomber", "warplanes": how it was done, not who stands behind it."""
    if about.actor is None or (about.actor.specific and not about.actor.actor_id.startswith("local:")):
        return False
    if OF_A_LEADER.match(about.actor.name):
        return False  # "Keke's men" tells whose
    return any(
        re.sub(r"men$", "man", words[-1].lower()) in (role, f"{role}s")
        for words in map(re.compile(r"[\w-]+").findall, (about.as_written or "", about.actor.name))
        if words
        for role in ATTACKER_ROLES
    )


def stance_of(a: Assertion, about: About, speaker: Speaker | None) -> Stance | None:
    if a.stance is not None:
        return a.stance
    own = (
        speaker is not None
        and about.actor is not None
        and (a.own or speaker.actor_id == about.actor.actor_id)
    )
    if a.side is Side.FOR:
        if own:
            return Stance.CLAIMS_RESPONSIBILITY if not a.hedged else Stance.SUSPECTS
        if a.hedged:
            return Stance.SUSPECTS
        return Stance.ACCUSES if a.blame else Stance.ATTRIBUTES
    if a.side is Side.AGAINST:
        if about.actor is None:
            return Stance.DISPUTES_EVENT
        return Stance.DENIES if own else Stance.DENIES_FOR_OTHER
    return None
