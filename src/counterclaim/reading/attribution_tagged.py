"""Attributions that the trained tagger finds and the patterns do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from counterclaim.knowledge.cues import load_cues
from counterclaim.tagger.link import Link, link
from counterclaim.tagger.spans import Span, TaggedText

from .attribution_cues import HEDGES, NEGATIONS
from .attribution_draft import Draft, Offsets
from .attribution_naming import naming_of
from .attribution_spans import Source
from .realis import HOLDING_BACK

LEAST = 0.5  # how probable source and cue must be, each


def tagged_drafts(
    doc: Doc, tagged: TaggedText, found: Sequence[Draft], evidence: Sequence[Offsets] | None
) -> list[Draft]:
    """Drafts of the tagger's attributions whose cue, source and content no draft of ``found`` has read.

    A draft of ``found`` that lacks a source takes the tagger's for the same cue.
    """
    more: list[Draft] = []
    for each in link(tagged):
        if each.cue is None or not _inside(each.cue, evidence):
            continue
        same = next((d for d in found if d.cue and _touch(d.cue, each.cue)), None)
        source = _tokens(doc, each.source)
        if same is not None:
            if same.source is None and source is not None and _sure(each.source):
                same.source, same.source_head = (source.start_char, source.end_char), _head(source)
                same.naming = naming_of(doc, Source(_head(source), source.start, source.end))
            continue
        if source is None or not (_sure(each.source) and _sure(each.cue)) or not each.content:
            continue
        if any(d.source and _touch(d.source, each.source) and _reads(d, each) for d in found):
            continue
        if any(d.source and d.cue and _same_content(d, each) for d in found):
            continue  # who says it is read already
        draft = _draft(doc, each, source)
        if draft is not None:
            more.append(draft)
    return more + list(_of_claims(doc, tagged, [*found, *more], evidence))


OWN = ("claims", "denies", "declines", "exonerates")


def _of_claims(
    doc: Doc, tagged: TaggedText, found: Sequence[Draft], evidence: Sequence[Offsets] | None
) -> Iterator[Draft]:
    """The speaker of a statement that has no word of saying: "The Taliban had no part in it"."""
    for claim in tagged.claims:
        if not _inside(claim, evidence):
            continue
        sources = [s for s in tagged.sources if claim.start <= s.start and s.end <= claim.end]
        unread = [s for s in sources if not any(d.source and _touch(d.source, s) for d in found)]
        if not unread and (claim.kind not in OWN or any(_carries(d, claim) for d in found)):
            continue
        marked = unread or [s for s in tagged.actors if claim.start <= s.start and s.end <= claim.end]
        span = _tokens(doc, min(marked, key=lambda s: s.start) if marked else None) or _subject(doc, claim)
        if span is None:
            continue
        head = _head(span)
        yield Draft(
            source=(span.start_char, span.end_char),
            cue=None,
            content=((claim.start, claim.end),),
            source_head=head,
            cue_head=None,
            naming=naming_of(doc, Source(head, span.start, span.end)),
            stance_hint="say",
        )


def _carries(draft: Draft, claim: Span) -> bool:
    if draft.source is None:
        return False
    if draft.cue is not None and claim.start <= draft.cue[0] and draft.cue[1] <= claim.end:
        return True
    held = sum(max(0, min(e, claim.end) - max(s, claim.start)) for s, e in draft.content)
    return held >= 0.4 * (claim.end - claim.start)


def _subject(doc: Doc, claim: Span) -> Tokens | None:
    """The subject of the first verb of a claim."""
    span = _tokens(doc, claim)
    for token in span or ():
        if token.dep_ in ("nsubj", "nsubjpass") and token.pos_ in ("NOUN", "PROPN", "PRON"):
            left = token.left_edge.i
            return doc[left : token.i + 1]
    return None


def _sure(span: Span | None) -> bool:
    return span is not None and span.probability >= LEAST


def _touch(a: Offsets, b: Span | None) -> bool:
    return b is not None and a[0] < b.end and b.start < a[1]


def _reads(draft: Draft, each: Link) -> bool:
    return any(_touch(piece, content) for piece in draft.content for content in each.content)


def _same_content(draft: Draft, each: Link) -> bool:
    """Whether most of what is said is what the draft has said."""
    total = sum(c.end - c.start for c in each.content)
    shared = sum(max(0, min(e, c.end) - max(s, c.start)) for s, e in draft.content for c in each.content)
    return shared >= 0.7 * total


def _inside(span: Span, evidence: Sequence[Offsets] | None) -> bool:
    return evidence is None or any(s <= span.start < e for s, e in evidence)


def _tokens(doc: Doc, span: Span | None) -> Tokens | None:
    found = doc.char_span(span.start, span.end, alignment_mode="expand") if span is not None else None
    if found is not None and len(found) > 1 and found[0].lower_ in ("whose", "which", "who", "whom"):
        return None  # "whose fighters two residents": two clauses taken for one name
    return found


def _head(span: Tokens) -> Token:
    root: Token = span.root
    if root.pos_ in ("NOUN", "PROPN", "PRON"):
        return root
    nouns = [t for t in span if t.pos_ in ("NOUN", "PROPN", "PRON")]
    return nouns[-1] if nouns else root


def _draft(doc: Doc, each: Link, source: Tokens) -> Draft | None:
    cue = _tokens(doc, each.cue)
    if cue is None or each.source is None or each.cue is None:
        return None
    words = [t.lower_ for t in cue]
    head = _head(source)
    return Draft(
        source=(each.source.start, each.source.end),
        cue=(each.cue.start, each.cue.end),
        content=tuple((c.start, c.end) for c in each.content),
        source_head=head,
        cue_head=cue.root,
        naming=naming_of(doc, Source(head, source.start, source.end)),
        stance_hint=_stance(cue),
        negated=any(w in NEGATIONS for w in words) and not _twice_negated(cue),
        hedged=any(t.lemma_.lower() in HEDGES for t in cue),
        quoted=any(doc.text[c.start : c.start + 1] in '"“' for c in each.content),
    )


def _twice_negated(cue: Tokens) -> bool:
    """ "did not hesitate to deny": it did deny."""
    held_back = any(t.lemma_.lower() in HOLDING_BACK for t in cue)
    return held_back and any(t.tag_ == "VB" and t.dep_ in ("xcomp", "advcl") for t in cue)


def _stance(cue: Tokens) -> str:
    """The stance class of the cue's words in the cue file, else mere saying."""
    known = load_cues()
    for token in cue:
        stance = known.verbs.get(token.lemma_.lower())
        if stance is not None and stance != "say":
            return stance
    return "say"
