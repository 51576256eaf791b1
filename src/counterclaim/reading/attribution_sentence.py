"""One sentence on its way through the patterns: its cues, their sources, how far contents reach."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from counterclaim.text.language import text_of

from .attribution_content import TURNS, after_adjuncts
from .attribution_cues import CueHit
from .attribution_draft import Draft, Offsets
from .attribution_quotes import Quotes
from .attribution_spans import Range, Source, has_finite, trim


@dataclass
class Sentence:
    """One sentence with its cue hits, the source of each by its number, and the drafts made so far."""

    doc: Doc
    span: Range
    hits: list[CueHit]
    sources: dict[int, Source | None] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)


def floor_of(sent: Sentence, n: int) -> int:
    """Where content before the source of hit ``n`` can start: behind the turn after an earlier cue."""
    doc = sent.doc
    low = sent.span[0]
    source = sent.sources.get(n)
    end = min(sent.hits[n].start, source.start) if source else sent.hits[n].start
    for earlier in sent.hits[:n]:
        if earlier.kind in ("noun", "adverb"):
            continue
        if earlier.kind == "verb" and earlier.start < end and not has_finite(doc, earlier.end, end):
            # "X said sources reported symptoms": what stands before is the outer speaker, no content.
            low = max(low, earlier.end)
        for k in range(earlier.end, end):
            if doc[k].lower_ in TURNS:
                low = max(low, k + 1)
    return low


def stop_of(sent: Sentence, n: int, source: Source | None) -> int:
    """Where content after hit ``n`` ends: the sentence's end, or where another cue takes over."""
    doc, hit = sent.doc, sent.hits[n]
    for m in range(n + 1, len(sent.hits)):
        other = sent.hits[m]
        if other.start < hit.body or other.kind in ("noun", "adverb"):
            continue
        theirs = sent.sources.get(m)
        beside = theirs is not None and theirs.end <= other.start and theirs.start > hit.end
        begin = theirs.start if theirs is not None and beside else other.start
        before = _last_word(doc, begin, hit.end)
        if other.kind == "preposition":
            if other.start > hit.end + 2:
                return begin
            continue
        if theirs is not None and source is not None and theirs.head.i == source.head.i:
            # The same speaker goes on: "said A and denied B", "said A, adding that B".
            if other.head.tag_ == "VBG" or other.kind == "reversed":
                return begin
            if doc[before].lower_ in ("and", "but", "or"):
                return before
            continue
        if doc[before].lower_ in TURNS and before >= hit.end:
            return before
        if beside and (
            turn := next((k for k in range(hit.end + 1, begin) if doc[k].text in (";", ":")), None)
        ):
            return turn
        if doc[before].lower_ == "and" and _joined(other, hit):
            return before
        if _closes(sent, hit, other, theirs, begin):
            return begin
    return sent.span[1]


def _last_word(doc: Doc, begin: int, floor: int) -> int:
    before = begin - 1
    while before > floor and (doc[before].is_space or doc[before].text in (",", '"', "”")):
        before -= 1
    return before


def _joined(other: CueHit, hit: CueHit) -> bool:
    head = other.head
    while head.dep_ == "conj":
        head = head.head
        if head.i == hit.head.i:
            return True
    return False


def _closes(sent: Sentence, hit: CueHit, other: CueHit, theirs: Source | None, begin: int) -> bool:
    """Whether a later cue stands behind all of this ("X said that A, Reuters reported"): it is told by
    the later source, and ends before it."""
    doc = sent.doc
    if theirs is None or other.kind not in ("verb", "clause") or not has_finite(doc, hit.end, begin):
        return False
    end = max(other.end, theirs.end)
    rest, is_clause = after_adjuncts(doc, other, end, sent.span[1])
    tail = trim(doc, rest, sent.span[1])
    if is_clause or (tail is not None and has_finite(doc, *tail)):
        return False
    plain = other.stance == "say" and (
        theirs.start >= other.end or doc[begin - 1].text in (",", '"', "”") or not tail
    )
    return plain and (tail is None or tail[1] - tail[0] < 6 or doc[tail[0]].tag_ == "VBG")


def grown(
    doc: Doc, hit: CueHit, source: Source | None, pieces: list[Range], quotes: Quotes
) -> tuple[list[Offsets], bool]:
    """The pieces as offsets, grown to the whole of a quotation of several sentences that they touch."""
    text = text_of(doc)
    cue = doc[hit.head.i].idx
    offsets: list[Offsets] = []
    quoted = False
    for a, b in pieces:
        start, end = doc[a].idx, doc[b - 1].idx + len(doc[b - 1])
        for quote in (quotes.at(start), quotes.at(end - 1)):
            if quote is None or quote.start <= cue < quote.end:
                continue
            start, end = min(start, quote.start), max(end, quote.end)
            quoted = quoted or quote.words > 3
        if start < cue < end:
            # A quotation on the far side of the cue is none of this piece.
            start, end = doc[a].idx, doc[b - 1].idx + len(doc[b - 1])
        offsets.append((start, end))
    left = doc[min(hit.start, source.start) if source else hit.start].idx
    if not offsets:
        quote = quotes.before(left, text)
        if quote is not None and quote.words > 2:
            return [(quote.start, quote.end)], True
    return offsets, quoted
