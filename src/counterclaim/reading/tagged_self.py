"""Whether words that the tagger hears as a claim of responsibility are one: of whose deed they tell.

To take the deed of others for the speaker's own puts an admission in its mouth.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens
from spacy.tokens import Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import armed_people, weapons
from counterclaim.model.vocabulary import EventType
from counterclaim.text.lexicon import lemma

from .actors import Cast, Denoted
from .assertions import Assertion, Side
from .attributions import Attribution
from .callers import VOICES
from .doers import FIRST, doers, own_pronoun
from .events import EventMention
from .hearing import OWN_PRONOUNS
from .speakers import ARMED
from .toll_words import toll_words

ANYBODY = ("man", "woman", "boy", "girl", "people", "person")
ATTACKERS = frozenset(read_table("wording.toml")["attacker_roles"]) - set(ANYBODY)
PRESS = frozenset(("network", "tv", "television", "newspaper", "radio", "broadcaster"))
BEFORE = 300  # code points between a blame and the "they" that takes it up


def of_itself(span: Tokens, each: Attribution) -> bool:
    """ "The group said it was them": the words of a body speak of a body."""
    body = each.source_head is not None and each.source_head.ent_type_ != "PERSON"
    said = (t for t in span if any(s <= t.idx < e for s, e in each.content))
    return body and any(t.lower_ in ("it", "them", "they", "we", "us") for t in said)


def of_others(
    span: Tokens, each: Attribution, inside: Sequence[EventMention], cast: Cast, speaker: str | None
) -> bool:
    """Whether words that sound like a claim of responsibility tell of the deed of others.

    "The rebels said that captives were killed in those air strikes": they have no aircraft.
    """
    said = [t for t in span if any(s <= t.idx < e for s, e in each.content)]
    grounded = speaker is not None and cast.actor(speaker).kind in ARMED
    kinds = {m.type for m in inside}
    flown = EventType.AIR_STRIKE in kinds and kinds <= {EventType.AIR_STRIKE, EventType.UNKNOWN}
    return grounded and flown and not any(t.lower_ in FIRST | {"it", "its"} for t in said)


def suffered(span: Tokens, each: Attribution) -> bool:
    """Whether the speaker tells what was done to its own side: "the army said its post was attacked", "that
    an ambush killed four of its soldiers", "that a patrol came under fire"."""
    if each.stance_hint in ("claim_responsibility", "admit"):
        return False
    said = [t for t in span if any(s <= t.idx < e for s, e in each.content)]
    roles = {_role(t) for t in said if t.lower_ in OWN_PRONOUNS or t.lower_ in FIRST}
    if "doer" in roles:
        return False
    return "victim" in roles or any(_under_fire(t) for t in said)


def _under_fire(verb: Token) -> bool:
    """ "Came under fire", "came under rocket attack"."""
    under = (c for c in verb.rights if c.lower_ == "under")
    return lemma(verb) == "come" and any(t.lower_ in FIRE for c in under for t in c.subtree)


def _role(own: Token) -> str:
    """What the speaker's side does in a clause, by a pronoun for it or for what it has."""
    if own.dep_ != "poss" and own.lower_ not in ("we", "us"):
        return "doer" if own.dep_ == "nsubj" else "other"  # "did it", "called it a mistake": it is the deed
    noun = own.head if own.dep_ == "poss" else own
    if lemma(noun) in ATTACKERS and weapons().get(lemma(noun)) is None:
        return "doer"  # "two of its bombers were sent"
    while noun.dep_ == "pobj" and noun.head.lower_ == "of":
        noun = noun.head.head  # "one of its jets", "four of its soldiers"
    if noun.dep_ in ("nsubjpass", "dobj"):
        return "victim"
    if noun.dep_ == "pobj":
        aimed = noun.head.lower_ in ("on", "at", "against") and noun.head.head.pos_ in ("NOUN", "PROPN")
        return "victim" if aimed else "other"
    if noun.dep_ == "nsubj":
        hit = lemma(noun.head) in toll_words().suffering or _under_fire(noun.head)
        return "victim" if hit else "doer"
    return "other"


FIRE = ("fire", "attack", "gunfire", "shelling", "assault", "bombardment")


def left_open(
    each: Attribution, attributions: Sequence[Attribution], events: Sequence[EventMention]
) -> bool:
    """Whether the speaker leaves open, in the same sentence, that it did it: "sorry, without saying that it
    had hit them"."""
    if each.cue_head is None:
        return False
    for other in attributions:
        at = other.cue_head
        if other.stance_hint != "decline" or at is None or at.sent != each.cue_head.sent:
            continue
        deeds = (m for m in events if any(s <= m.start < e for s, e in other.content))
        if other.source == each.source and any(a.lower_ in OWN_PRONOUNS for m in deeds for a in m.agents):
            return True
    return False


def is_press(cast: Cast, each: Attribution) -> bool:
    """Whether the source is a broadcaster or a paper, which does nothing that it tells of."""
    head = each.source_head
    hit = cast.scene.hit(head) if head is not None else None
    return head is not None and (lemma(head) in PRESS or (hit is not None and hit.kind == "outlet"))


def of_no_side(cast: Cast, span: Tokens, each: Attribution) -> bool:
    """Whether the source is somebody who does no violence and speaks of others: a bishop, a blog, a woman."""
    head = each.source_head
    if head is None or head.pos_ != "NOUN" or head.ent_type_ == "PERSON":
        return False
    if cast.scene.noun(head, "state", "forces", "office", "group", "coalition", "part"):
        return False
    armed = lemma(head) in armed_people() | ATTACKERS | VOICES | {"officer", "commander", "driver"}
    return not armed and not any(t.lower_ in FIRST or t.lower_ in OWN_PRONOUNS for t in span)


def of_the_speaker(inside: Sequence[EventMention], each: Attribution, cast: Cast) -> bool:
    """Whether "they", where it does the deed, may mean the side of the speaker."""
    doing = [a for m in inside for a in m.agents]
    they = ("they", "them")
    return not doing or any(a.lower_ not in they or own_pronoun(a, each, True, cast) for a in doing)


def just_blamed(span: Tokens, told: Sequence[Assertion], speaker: str | None) -> list[Denoted]:
    """Whom the words right before say to have done something: "they" of a spokesman who has just blamed."""
    before = [
        a
        for a in told
        if a.side is Side.FOR
        and a.actor is not None
        and a.actor.actor_id != speaker
        and 0 <= span.start_char - a.end < BEFORE
    ]
    last = max((a.end for a in before), default=0)
    found = {a.actor.actor_id: a.actor for a in before if a.actor is not None and a.end == last}
    return list(found.values())


def subjects(span: Tokens, each: Attribution, cast: Cast, speaker: str | None) -> list[Denoted]:
    """Who does something in what is said, where that is not the speaker: "the army said the RSF had fired".

    To take such words for the speaker's own deed would put an admission in its mouth.
    """
    said = [t for t in span if t.dep_ == "nsubj" and any(s <= t.idx < e for s, e in each.content)]
    if any(t.lower_ in OWN_PRONOUNS for t in said):
        return []
    return [w for t in said if t.pos_ != "PRON" for w in doers(cast, t, speaker) if w.actor_id != speaker]
