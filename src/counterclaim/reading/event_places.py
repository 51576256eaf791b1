"""Which of the places that a report names can be where an event happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from counterclaim.knowledge.triggers import triggers
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma

from .actors import Cast
from .assertions import Assertion
from .attributions import Attribution
from .places import PlaceMention
from .where_said import where_said

_WHERE = (
    "in",
    "at",
    "near",
    "on",
    "outside",
    "around",
    "of",
    "from",
    "inside",
    "across",
    "over",
    "to",
    "into",
    "off",
    "between",
    "towards",
    "toward",
    "within",
    "and",
    "or",
)


def event_places(
    doc: Doc,
    cast: Cast,
    attributions: Sequence[Attribution],
    assertions: Sequence[Assertion],
    places: Sequence[PlaceMention],
) -> list[PlaceMention]:
    """The places that can place an event.

    Left out are names that stand for a government, that belong to an actor or a speaker ("US",
    "the Aleppo Media Center"), and that only qualify something ("Syrian").
    """
    taken = [m[:2] for m in cast.mentions] + [a.source for a in attributions if a.source]
    taken += [(a.actor.start, a.actor.end) for a in assertions if a.actor]
    speech = {t.i for a in attributions for t in (a.source_head, a.cue_head) if t is not None}
    names = {(m.start, m.end) for m in cast.mentions if m.actor_id.startswith("state:")}
    kept = []
    for place in places:
        if place.metonym or (place.adjective and (place.kind == "country" or not _located(doc, place))):
            continue
        if _of_the_speech(doc, place, speech):
            continue
        inside = any(s <= place.start and place.end <= e for s, e in taken)
        land = (place.start, place.end) in names and place.kind != "unknown"  # "in Iraq", not "of the Hashd"
        if inside and not (land and _located(doc, place)):
            continue
        kept.append(place)
    return kept


def _of_the_speech(doc: Doc, place: PlaceMention, speech: set[int]) -> bool:
    """Whether it tells where somebody speaks ("the ministry in Paris said", "told reporters in New York")."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None:
        return False
    head = span.root.head
    if head.pos_ != "ADP":
        return False
    at = head.head
    heard = at.dep_ == "dobj" and at.pos_ == "NOUN" and at.lemma_ in HEARERS
    return at.i in speech or (heard and at.head.i in speech)


HEARERS = frozenset(
    ("reporter", "journalist", "conference", "broadcaster", "parliament", "council", "newspaper", "briefing")
)


def _located(doc: Doc, place: PlaceMention) -> bool:
    """Whether a preposition of place, or a word like "city of", stands before the name; or it was hit."""
    if place.relation != "in" or _hit(doc, place):
        return True
    before = text_of(doc)[: place.phrase_start].rstrip().rsplit(None, 2)[-2:]
    return any(word.lower().strip(",") in _WHERE for word in before)


def _hit(doc: Doc, place: PlaceMention) -> bool:
    """ "Missiles struck Kyiv", "Sanaa was bombed": the name is the town, not the government in it."""
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    if span is None:
        return False
    verb = span.root.head
    hit = span.root.dep_ in ("dobj", "nsubjpass") and verb.pos_ == "VERB"
    return hit and triggers().verbs.get(lemma(verb)) is not None


def countries_of(doc: Doc, places: Sequence[PlaceMention]) -> list[str]:
    """The countries (ISO alpha-2) of the places below the level of a country, one entry a mention.

    They tell where the report plays better than the names of states do, which are often speakers. Places
    where somebody only speaks, meets or lives tell nothing.
    """
    return [str(p.place.country) for p in _local(doc, places)]


def towns_of(doc: Doc, places: Sequence[PlaceMention]) -> list[tuple[int, str]]:
    """Where each town that the gazetteer knows is named, in code points, and its country; no capitals, which
    stand for governments."""
    return [
        (p.start, str(p.place.country))
        for p in _local(doc, places)
        if p.entry is not None and not p.entry.capital and not p.dateline
    ]


def _local(doc: Doc, places: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    for p in places:
        stately = p.adjective or p.metonym or p.kind in ("country", "capital")
        if p.place.country and not stately and not _stage(doc, p):
            yield p


def _stage(doc: Doc, place: PlaceMention) -> bool:
    span = doc.char_span(place.start, place.end, alignment_mode="expand")
    return span is not None and where_said(span.root)
