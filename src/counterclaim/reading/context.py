"""Context: patterns, policies, threats and contacts that name an actor and are no claim."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.knowledge.load import read_table
from counterclaim.model import ContextItem, Span
from counterclaim.model.vocabulary import ContextKind
from counterclaim.text.language import text_of

from .actors import Cast
from .assertions import covering, sentence_bounds
from .attributions import Attribution
from .events import EventMention
from .realis import Realis
from .syntax import after_prepositions, children, subject

_WORDS = read_table("context.toml")
CONTACT = frozenset(_WORDS["contact_verbs"])
POLICY = frozenset(_WORDS["policy_verbs"])
WILL = frozenset(("will", "'ll", "’ll", "would", "shall"))


def find_context(
    doc: Doc,
    cast: Cast,
    events: Sequence[EventMention],
    attributions: Sequence[Attribution],
    asserted: set[int],
    evidence: Sequence[tuple[int, int]],
) -> list[ContextItem]:
    """One item a sentence and kind, in the order of the text."""
    found: dict[tuple[int, ContextKind], ContextItem] = {}

    def add(kind: ContextKind, token: Token, actor_id: str | None) -> None:
        start, end = sentence_bounds(token)
        if (start, kind) not in found and any(s <= token.idx < e for s, e in evidence):
            found[start, kind] = ContextItem(
                kind=kind, actor_id=actor_id, span=Span.cut(text_of(doc), start, end)
            )

    for k, event in enumerate(events):
        if k in asserted:
            continue
        who = next((d.actor_id for agent in event.agents for d in cast.denoted_by(agent)), None)
        if event.realis is Realis.GENERIC and who:
            add(ContextKind.PATTERN, event.head, who)
        elif event.realis is Realis.IRREAL:
            around = covering(attributions, event.start, event.end)
            hint = attributions[around[0]].stance_hint if around else None
            head = attributions[around[0]].source_head if around else None
            speaker = cast.principal_of(head).actor_id if head is not None else None
            if hint in ("threaten", "promise") and speaker:
                add(ContextKind.THREAT, event.head, speaker)
            elif who and who == speaker:
                add(ContextKind.POLICY, event.head, who)
    policies = [token for token in doc if token.lemma_.lower() in POLICY]
    for each in attributions:
        if each.source_head is None:
            continue
        speaker = cast.principal_of(each.source_head).actor_id
        if speaker is None:
            continue
        if each.stance_hint in ("threaten", "promise") and each.cue_head is not None:
            add(ContextKind.THREAT, each.cue_head, speaker)
            continue
        for token in policies:
            if not any(s <= token.idx < e for s, e in each.content):
                continue
            own = any(s.lower_ in ("we", "it", "they") for s in children(token, "nsubj"))
            if own and any(c.lower_ in WILL for c in children(token, "aux")):
                add(ContextKind.POLICY, token, speaker)
                break
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_.lower() in CONTACT:
            ours = [cast.principal_of(t).actor_id for t in subject(token)]
            theirs = [
                cast.principal_of(t).actor_id
                for t in (*after_prepositions(token, "with", "to"), *children(token, "dobj"))
            ]
            if any(ours) and any(theirs) and ours[0] not in theirs:
                add(ContextKind.CONTACT, token, ours[0])
    return [found[key] for key in sorted(found, key=lambda k: (k[0], k[1].value))]
