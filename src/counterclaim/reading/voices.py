"""One speaker, one claim: what several speakers say together is said by each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from .actors import Cast
from .assertions import Assertion
from .attributions import Attribution
from .doers import speaker_actor


def phrase_bounds(head: Token) -> tuple[int, int]:
    """The noun phrase of one of several coordinated heads, in code points, without the others."""
    left = head
    for child in head.lefts:
        if child.dep_ in ("det", "amod", "compound", "nmod", "poss", "nummod", "predet", "neg"):
            left = min(left, child.left_edge, key=lambda t: t.i)
    right = head
    for child in head.rights:
        if child.dep_ in ("prep", "case") and child.lower_ in ("of", "for", "in", "at", "'s"):
            right = child.right_edge
    if any(t.dep_ in ("cc", "conj") for t in head.doc[head.i : right.i + 1]):
        right = head
    return left.idx, right.idx + len(right.text)


def alone(each: Attribution, head: Token) -> Attribution:
    """The attribution as said by one of its sources."""
    return replace(each, source=phrase_bounds(head), source_head=head, speaker=None, speaker_head=None)


def each_speaker(
    assertions: Sequence[Assertion], attributions: list[Attribution], cast: Cast
) -> list[Assertion]:
    """The assertions with those of coordinated sources ("Syria and Russia deny") said once by each.

    Adds to ``attributions`` one for each speaker.
    """
    found: list[Assertion] = []
    parts: dict[int, list[int]] = {}
    for assertion in assertions:
        if assertion.said is None or assertion.rule == "mutual":
            found.append(assertion)
            continue
        if assertion.said not in parts:
            parts[assertion.said] = _parted(attributions, assertion.said)
        for k in parts[assertion.said]:
            if k == assertion.said:
                found.append(assertion)
                continue
            speaker = speaker_actor(cast, attributions[k])
            own = assertion.own if assertion.actor is None else assertion.actor.actor_id == speaker
            found.append(replace(assertion, said=k, own=own))
    return found


def _parted(attributions: list[Attribution], k: int) -> list[int]:
    each = attributions[k]
    heads = _heads(each)
    if len(heads) < 2:
        return [k]
    made = []
    for head in heads:
        attributions.append(alone(each, head))
        made.append(len(attributions) - 1)
    return made


def _heads(each: Attribution) -> list[Token]:
    """The coordinated heads of a source: names and nouns, not two offices of one person."""
    if each.source is None or each.source_head is None or each.source_head.dep_ == "conj":
        return []
    heads = [each.source_head]
    for other in each.source_head.conjuncts:
        inside = each.source[0] <= other.idx < each.source[1]
        told_apart = any(
            t.dep_ == "det" or t.pos_ == "PROPN" or t.tag_ in ("NNS", "NNPS") for t in (other, *other.lefts)
        )
        if inside and other.pos_ in ("NOUN", "PROPN") and told_apart:
            heads.append(other)
    return heads
