"""Small readings of wording: hedges on a naming, degrees of responsibility."""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.knowledge.load import read_table

from .events import EventMention

_WORDS = read_table("wording.toml")
HEDGING_MODIFIERS = frozenset(_WORDS["hedging_modifiers"])
HEDGING_VERBS = frozenset(_WORDS["hedging_verbs"])
HEDGING_ADVERBS = frozenset(_WORDS["hedging_adverbs"])


def hedged_naming(event: EventMention, agent: Token) -> bool:
    """Whether the words name the agent with doubt: "suspected Israeli strike", "believed to be by"."""
    doc = agent.doc
    low = max(agent.sent.start, min(agent.left_edge.i, event.first) - 2)
    between = doc[low : max(agent.i, event.first)]
    if any(t.lower_ in HEDGING_MODIFIERS for t in between):
        return True
    for token in (event.head, event.carrier, agent):
        if token is None:
            continue
        at = token
        for _ in range(4):
            if (
                at.lemma_.lower() in HEDGING_VERBS
                and at.pos_ == "VERB"
                and at.i not in range(event.first, event.last + 1)
            ):
                return True
            if any(c.lower_ in HEDGING_ADVERBS for c in at.children if c.dep_ in ("advmod", "amod", "aux")):
                return True
            if at.head.i == at.i or (
                at.dep_ in ("ccomp", "conj", "relcl", "parataxis") and at.pos_ in ("VERB", "AUX")
            ):
                break
            at = at.head
    return False
