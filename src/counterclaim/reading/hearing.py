"""What the frames read in common: one report, its events, its attributions and its cast."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.knowledge.triggers import triggers
from counterclaim.model.vocabulary import ResponsibilityDegree

from .actors import Cast
from .assertions import Assertion, Side, sentence_bounds
from .attributions import Attribution
from .doers import speaker_actor
from .events import EventMention

_WORDS = read_table("wording.toml")
ACCUSATION_NOUNS = frozenset(_WORDS["accusation_nouns"])
REJECTABLE = frozenset(_WORDS["rejectable_nouns"])
OWN_PRONOUNS = frozenset(_WORDS["own_pronouns"])
DEGREES: dict[str, str] = _WORDS["degrees"]


@dataclass
class Hearing:
    """What the frames read, the events that they take as their objects (``handled``), and the attributions
    that deny, or accuse of, something else than a deed (``aside``)."""

    doc: Doc
    events: Sequence[EventMention]
    attributions: list[Attribution]
    cast: Cast
    handled: set[int] = field(default_factory=set)
    _starts: list[int] = field(default_factory=list)
    aside: set[int] = field(default_factory=set)

    def content_tokens(self, each: Attribution) -> list[Token]:
        if not self._starts:
            self._starts = [t.idx for t in self.doc]
        held = {
            i
            for start, end in each.content
            for i in range(bisect_left(self._starts, start), bisect_left(self._starts, end))
        }
        return [self.doc[i] for i in sorted(held)]

    def events_in(self, each: Attribution) -> list[int]:
        return [k for k, m in enumerate(self.events) if any(s <= m.start < e for s, e in each.content)]

    def speaker(self, each: Attribution) -> str | None:
        return speaker_actor(self.cast, each)


def bounds(each: Attribution) -> tuple[int, int]:
    """From the first word to the last of an attribution, within the sentence of its cue."""
    spans = [s for s in (each.source, each.cue, *each.content) if s]
    low, high = min(s for s, _ in spans), max(e for _, e in spans)
    if each.cue_head is not None and not each.quoted:
        left, right = sentence_bounds(each.cue_head)
        low, high = max(low, left), min(high, right)
    if each.cue:
        low, high = min(low, each.cue[0]), max(high, each.cue[1])
    return low, high


def made(
    hearing: Hearing, k: int, each: Attribution, side: Side, rule: str, event: int | None, **more: object
) -> Assertion:
    start, end = bounds(each)
    anchor = (
        each.cue_head.i
        if each.cue_head is not None
        else (hearing.events[event].first if event is not None else 0)
    )
    base = Assertion(
        side=side, rule=rule, anchor=anchor, start=start, end=end, event=event, said=k, cue=each.cue
    )
    return replace(base, **more)  # type: ignore[arg-type]


def heads(tokens: Sequence[Token]) -> Iterator[Token]:
    """The heads of noun phrases among the tokens."""
    for token in tokens:
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ not in (
            "compound",
            "nmod",
            "poss",
            "npadvmod",
        ):
            yield token


def is_event(hearing: Hearing, token: Token) -> bool:
    return any(m.first <= token.i <= m.last for m in hearing.events)


def subject_event(hearing: Hearing, each: Attribution) -> int | None:
    """The event that is blamed: passive subject, antecedent, or nearest before the cue in its sentence."""
    if each.cue_head is None:
        return None
    sent = each.cue_head.sent
    before = [k for k, m in enumerate(hearing.events) if sent.start <= m.first < each.cue_head.i]
    return before[-1] if before else None


def degree_of(tokens: Sequence[Token]) -> ResponsibilityDegree:
    """How somebody is said to be responsible: "of arming", "of ordering", "of failing to stop"."""
    for token in tokens:
        if token.pos_ == "VERB" and token.lemma_.lower() in DEGREES:
            return ResponsibilityDegree(DEGREES[token.lemma_.lower()])
        if token.pos_ == "VERB" and triggers().verbs.get(token.lemma_.lower()):
            break
    return ResponsibilityDegree.CARRIED_OUT
