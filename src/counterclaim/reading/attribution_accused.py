"""Whoever "was accused of" or "suspected of" something says nothing by it.

The tagger links the noun before "was accused" to it as its source, and the patterns the noun before
"suspected of": read so, the accused would accuse, and the victim be named as the one accused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Token

from .attributions import Attribution

BLAMING = ("accuse", "suspect", "blame")
BEING = ("stand", "remain", "be", "go", "find")


def without_the_accused(attributions: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, with no source where it is the one who is accused; its words join the content."""
    return [_turned(each) if _is_accused(each) else each for each in attributions]


def _is_accused(each: Attribution) -> bool:
    cue, source = each.cue_head, each.source_head
    if each.stance_hint not in BLAMING or cue is None or source is None or cue.tag_ != "VBN":
        return False
    if any(c.dep_ == "aux" and c.lower_ in ("have", "has", "had", "having") for c in cue.lefts) and not any(
        c.dep_ == "auxpass" for c in cue.lefts
    ):
        return False  # "has accused"
    if cue.dep_ == "acl" and cue.head.i == source.i:
        # not "the attack which the regime blamed on X"
        return any(c.lower_ in ("of", "for", "over") for c in cue.rights)
    verb = cue
    while verb.dep_ != "ROOT" and verb.head.lemma_.lower() in BEING:
        verb = verb.head
    passive = verb.i != cue.i or any(c.dep_ == "auxpass" for c in cue.lefts)
    return passive and _subject_of(source, verb)


def _subject_of(noun: Token, verb: Token) -> bool:
    at = noun
    while at.dep_ == "conj":
        at = at.head
    return at.dep_ in ("nsubj", "nsubjpass") and at.head.i == verb.i


def _turned(each: Attribution) -> Attribution:
    assert each.source is not None
    low, high = each.source
    inside = any(s <= low and high <= e for s, e in each.content)
    content = each.content if inside else tuple(sorted((each.source, *each.content)))
    return replace(
        each, source=None, source_head=None, content=content, speaker=None, speaker_head=None, chain=(),
        chain_heads=(),
    )  # fmt: skip
