"""Noun cues: "claims by the opposition that ...", "the ministry's denial", "accusations of ..."."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from .attribution_cues import CueHit
from .attribution_draft import Draft
from .attribution_naming import role_of
from .attribution_spans import NOUNS, Range, Source, noun_phrase, trim, words

# Nouns that are cues even with a plain "of": the others need a clause or a source of their own.
CARRIES_OF = words("""
    report allegation accusation claim suspicion denial threat rumour rumor admission
""")

LIGHT_VERBS = words("make issue repeat raise level voice express have renew")
CLAIMS = frozenset({"claim", "allegation", "suspicion", "doubt", "rumour", "rumor"})
PREPOSITIONS = {
    "about": CLAIMS,
    "on": CLAIMS,
    "against": frozenset({"accusation", "allegation", "charge", "threat", "warning"}),
    "for": frozenset({"call", "demand", "appeal", "request", "plea"}),
}


def noun_cue(doc: Doc, hit: CueHit, sent: Range, stop: int) -> list[Draft]:
    """The attribution of a noun cue, none where the noun tells no content."""
    noun = hit.head
    source = _source(noun, sent)
    content = _content(doc, noun, source, stop)
    if content is None:
        return []
    start, end = content
    return [Draft.of(doc, hit, source, [(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))], False)]


def _source(noun: Token, sent: Range) -> Source | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return noun_phrase(child, sent[0], noun.i)
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from"):
            for obj in child.children:
                if obj.dep_ == "pobj":
                    return noun_phrase(obj, child.i + 1, sent[1])
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "nmod") and (
            child.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") or role_of(child, child.i)
        ):
            return Source(child, child.i, child.i + 1)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in LIGHT_VERBS:
        subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in NOUNS), None)
        if subject is not None:
            return noun_phrase(subject, sent[0], verb.i)
    return None


def _content(doc: Doc, noun: Token, source: Source | None, stop: int) -> Range | None:
    hung = [*noun.children, *(source.head.children if source is not None and source.start > noun.i else ())]
    for child in hung:
        if child.i <= noun.i:
            continue
        plain = child.dep_ == "prep" and (
            child.lower_ == "of" or noun.lemma_.lower() in PREPOSITIONS.get(child.lower_, frozenset())
        )
        clause = child.dep_ in ("acl", "ccomp", "relcl") and any(
            c.dep_ == "mark" or c.lower_ == "that" for c in child.children
        )
        if not clause and not (
            plain
            and (
                source is not None
                or (
                    noun.lemma_.lower() in CARRIES_OF
                    and (noun.tag_ == "NNS" or noun.lemma_.lower() != "report")
                )
            )
        ):
            continue
        if child.dep_ == "relcl" and next(iter(child.lefts)).dep_ in ("nsubj", "nsubjpass"):
            continue
        tokens = [t.i for t in child.subtree]
        found = trim(doc, max(noun.i + 1, min(tokens)), min(max(tokens) + 1, stop))
        if found is not None:
            return found
    return None
