"""The built-in finder: cue hits, sentence by sentence, each given its source and its content."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from counterclaim.text.language import text_of

from .attribution_content import clause_bounds, content_of
from .attribution_continued import continue_quotations
from .attribution_cues import CueHit, find_cues
from .attribution_draft import Draft, Offsets
from .attribution_labels import labels
from .attribution_nouns import noun_cue
from .attribution_quotes import Quotes
from .attribution_reversed import by_preposition, passed_on
from .attribution_sentence import Sentence, floor_of, grown, stop_of
from .attribution_sources import source_of
from .attribution_spans import (
    NOUNS,
    Range,
    Source,
    chunk_before,
    finite,
    has_finite,
    noun_phrase,
    sentences,
    trim,
    words,
)

VERBS = ("verb", "clause", "participle", "phrase")
INNER = words("""
    i we you they he she it people one everyone
""")
COUNTING = frozenset({"count", "tally", "record"})
OWN_STANCE = words("""
    deny blame accuse claim_responsibility admit decline retract condemn reject no_information
""")


def find(doc: Doc, evidence: Sequence[Offsets] | None) -> list[Draft]:
    """All attributions of ``doc`` as drafts, in no set order."""
    quotes = Quotes(text_of(doc))
    hits = find_cues(doc)
    spans = sentences(doc)
    # A headline that runs into the text, with the date behind it, is cut off from the first sentence.
    drafts = labels(doc, (0, spans[0][0]), quotes) if spans and spans[0][0] > 3 and evidence is None else []
    k = 0
    for span in spans:
        while k < len(hits) and hits[k].head.i < span[0]:
            k += 1
        last = k
        while last < len(hits) and hits[last].head.i < span[1]:
            last += 1
        for part in _clipped(doc, span, evidence):
            sentence = Sentence(
                doc, part, [h for h in hits[k:last] if part[0] <= h.start and h.end <= part[1]]
            )
            _read_sentence(sentence, quotes)
            drafts += sentence.drafts
        k = last
    continue_quotations(doc, spans, drafts, quotes)
    return drafts


def _clipped(doc: Doc, span: Range, evidence: Sequence[Offsets] | None) -> list[Range]:
    """The parts of a sentence that are evidence."""
    if evidence is None:
        return [span]
    parts: list[Range] = []
    for start, end in evidence:
        inside = [t.i for t in doc[span[0] : span[1]] if start <= t.idx < end]
        if inside:
            parts.append((inside[0], inside[-1] + 1))
    return parts


def _read_sentence(sent: Sentence, quotes: Quotes) -> None:
    doc = sent.doc
    earlier: Source | None = None
    leading: Source | None = None
    for n, hit in enumerate(sent.hits):
        if hit.kind in VERBS:
            found = source_of(doc, hit, sent.span, earlier, leading=leading)
            sent.sources[n] = found
            earlier = found or earlier
            if found is not None and hit.kind == "verb" and quotes.at(hit.head.idx) is None:
                leading = found
    used: set[int] = set()
    for n, hit in enumerate(sent.hits):
        if n in used:
            continue
        if hit.kind == "reversed" or _reports_as_saying(sent, n):
            used |= passed_on(sent, n, quotes)
        elif hit.kind == "preposition":
            by_preposition(sent, n)
        elif hit.kind == "noun":
            sent.drafts += noun_cue(doc, hit, sent.span, stop_of(sent, n, None))
        elif hit.kind == "adverb":
            _adverb(sent, n)
        else:
            _verb(sent, n, quotes)
    sent.drafts += labels(doc, sent.span, quotes)


def _reports_as_saying(sent: Sentence, n: int) -> bool:
    """ "Reuters reported residents as saying": any reporting verb passes on where "as saying" follows it."""
    hit = sent.hits[n]
    following = sent.hits[n + 1] if n + 1 < len(sent.hits) else None
    return (
        hit.kind in ("verb", "participle")
        and following is not None
        and following.kind == "phrase"
        and sent.doc[following.start].lower_ == "as"
        and 1 < following.start - hit.end < 12
    )


def _verb(sent: Sentence, n: int, quotes: Quotes) -> None:
    doc, hit, source = sent.doc, sent.hits[n], sent.sources.get(n)
    if (
        source is None
        and hit.kind in ("verb", "clause")
        and not (hit.stance in ("accuse", "blame") and hit.head.tag_ in ("VBN", "VBD"))
    ):
        return
    if _inside_quotation(hit, source, quotes):
        return
    low, high = clause_bounds(hit, floor_of(sent, n), stop_of(sent, n, source))
    if hit.kind == "participle":
        pieces = _around(doc, hit, source, low, high)
    else:
        pieces = content_of(doc, hit, source, low, high, quotes)
    offsets, quoted = grown(doc, hit, source, pieces, quotes)
    if not offsets or (hit.kind == "clause" and not _takes_clause(doc, hit, pieces, quoted)):
        return
    sent.drafts.append(Draft.of(doc, hit, source, offsets, quoted))


def _inside_quotation(hit: CueHit, source: Source | None, quotes: Quotes) -> bool:
    """Whether it is only the quoted speaker's own "I think", "they say": no source of the report's."""
    quote = quotes.at(hit.head.idx)
    if quote is None or quote.words < 5 or hit.stance in OWN_STANCE:
        return False
    return source is None or source.head.lower_ in INNER or hit.kind == "clause"


def _takes_clause(doc: Doc, hit: CueHit, pieces: list[Range], quoted: bool) -> bool:
    """Whether a word that reports only with a clause has one."""
    if quoted or hit.head.dep_ == "parataxis" or any(c.dep_ == "ccomp" for c in hit.head.children):
        return True
    if hit.stance in ("ask", "promise", "suspect") and any(c.dep_ == "xcomp" for c in hit.head.children):
        return True
    lemma = hit.head.lemma_.lower()
    if lemma == "call":
        return any(c.dep_ in ("oprd", "xcomp") for c in hit.head.children)
    if lemma in COUNTING:
        return any(t.like_num for a, b in pieces for t in doc[a : min(b, a + 5)])
    return lemma in ("add", "claim", "ask") and any(has_finite(doc, *p) for p in pieces)


def _around(doc: Doc, hit: CueHit, source: Source | None, low: int, high: int) -> list[Range]:
    """The content of a passive cue: its subject, or the noun it hangs on, and what follows it."""
    verb = hit.head
    subject = next((c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj") and c.i < verb.i), None)
    if subject is None and verb.dep_ in ("acl", "relcl", "amod") and verb.head.i < verb.i:
        subject = verb.head
    if subject is None:
        subject = chunk_before(doc, hit.start, low)
    pieces: list[Range] = []
    if subject is not None and subject.pos_ in NOUNS and subject.lower_ not in ("it", "there"):
        phrase = noun_phrase(subject, low, hit.start)
        pieces.append((phrase.start, phrase.end))
    start = hit.end
    behind = source is not None and source.start >= hit.end
    if source is not None and behind:
        if source.start - hit.end > 2:
            pieces.append((hit.end, source.start - 1))
        start = source.end
    if hit.end < high and doc[hit.end].tag_ == "TO":
        # "jets believed to be Russian struck ...": an infinitive clause ends before the next finite verb.
        high = next(
            (k for k in range(hit.end, high) if finite(doc[k]) and not _relative_before(doc, k)), high
        )
    rest = trim(doc, start, high)
    if rest and not (behind and pieces):
        pieces.append(rest)
    return pieces


def _relative_before(doc: Doc, k: int) -> bool:
    return any(
        doc[m].tag_ in ("WDT", "WP", "WRB") or doc[m].lower_ == "that" for m in range(max(0, k - 4), k)
    )


def _adverb(sent: Sentence, n: int) -> None:
    """ "reportedly", "allegedly": the clause without the adverb."""
    doc, hit = sent.doc, sent.hits[n]
    verb = hit.head.head
    low = floor_of(sent, n)
    high = stop_of(sent, n, None)
    if verb.pos_ in ("VERB", "AUX") and verb.dep_ not in ("ROOT", "amod"):
        left = min(t.i for t in verb.subtree)
        right = max(t.i for t in verb.subtree) + 1
        low, high = max(low, min(left, hit.start)), min(high, max(right, hit.end))
    pieces = [p for p in (trim(doc, low, hit.start), trim(doc, hit.end, high)) if p]
    offsets = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in pieces]
    if offsets:
        sent.drafts.append(Draft.of(doc, hit, None, offsets, False))
