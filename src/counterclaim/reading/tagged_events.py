"""What the trained tagger marks as the telling of an event, beside the words that the files know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from counterclaim.model.vocabulary import EventType
from counterclaim.tagger.spans import Span, TaggedText

from .events import EventMention
from .realis import Realis, realis_of

# The gold's types are wider than ours; the first stands where the words near the event tell no other.
TYPES: dict[str, tuple[EventType, ...]] = {
    "air_strike": (EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.MISSILE_ROCKET_STRIKE),
    "shelling": (EventType.ARTILLERY_SHELLING, EventType.MISSILE_ROCKET_STRIKE),
    "bombing": (EventType.BOMBING_IED, EventType.SUICIDE_ATTACK, EventType.SABOTAGE),
    "shooting": (EventType.ARMED_ASSAULT, EventType.KILLING_EXECUTION),
    "chemical": (EventType.CHEMICAL,),
    "clash": (EventType.ARMED_CLASH,),
    "abduction": (EventType.ABDUCTION,),
    "execution": (EventType.KILLING_EXECUTION,),
    "vehicle_attack": (EventType.VEHICLE_ATTACK,),
    "ground_attack": (EventType.ARMED_ASSAULT,),
    "other": (EventType.OTHER, EventType.SABOTAGE, EventType.NAVAL_ATTACK),
}
SHORTEST = 10  # code points of an event told in words that no file has


def with_tagged(
    doc: Doc,
    events: Sequence[EventMention],
    tagged: TaggedText,
    evidence: Sequence[tuple[int, int]] | None = None,
) -> list[EventMention]:
    """``events`` with the types that the tagger hears, and the events that only it finds."""
    found = list(events)
    for span in tagged.events:
        if evidence is not None and not any(s <= span.start < e for s, e in evidence):
            continue
        inside = [k for k, m in enumerate(found) if span.start <= m.start < span.end]
        for k in inside:
            found[k] = replace(found[k], heard=TYPES[span.kind], heard_at=(span.start, span.end))
        if not inside and span.end - span.start >= SHORTEST:
            made = _event(doc, span)
            if made is not None:
                found.append(made)
    return sorted(found, key=lambda m: m.first)


def _event(doc: Doc, span: Span) -> EventMention | None:
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    root: Token = tokens.root
    if root.pos_ not in ("NOUN", "PROPN", "VERB", "AUX"):
        return None
    noun = root.pos_ in ("NOUN", "PROPN")
    if realis_of(root, noun=noun) is not Realis.ACTUAL:
        return None
    return EventMention(
        root, root.i, root.i, EventType.UNKNOWN, False, noun, Realis.ACTUAL,
        heard=TYPES[span.kind], heard_at=(span.start, span.end), listed=False,
    )  # fmt: skip
