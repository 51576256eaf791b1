"""Whether words that the tagger hears as a claim of responsibility are one: of whose deed they tell.

To take the deed of others for the speaker's own puts an admission in its mouth.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span as Tokens

from counterclaim.model.vocabulary import EventType
from counterclaim.text.lexicon import lemma

from .actors import Cast, Denoted
from .assertions import Assertion, Side
from .attributions import Attribution
from .doers import FIRST, doers, own_pronoun
from .events import EventMention
from .hearing import OWN_PRONOUNS
from .speakers import ARMED

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
