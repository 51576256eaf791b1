"""Attributions: every place where the report hands a statement, belief or position to a source.

The interface that the claims step reads, and the built-in finder, which composes the pattern files
``attribution_*.py``. Anything with the call of :class:`AttributionFinder` (a trained tagger) can take
its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Doc, Token

from counterclaim.model.vocabulary import SpeakerNaming
from counterclaim.tagger.spans import TaggedText
from counterclaim.text.language import text_of

from .attribution_draft import Draft, Offsets, offsets
from .attribution_patterns import find
from .attribution_resolve import resolve
from .attribution_tagged import tagged_drafts
from .syntax import none_of

__all__ = ["Attribution", "AttributionFinder", "Offsets", "find_attributions"]


@dataclass(frozen=True)
class Attribution:
    """One source, one cue, one content.

    All offsets are code points of ``doc.text``. ``stance_hint`` is the stance class of the cue word
    (``knowledge/data/cues.toml``), not yet the stance of a claim. ``parent`` is the index, in the list
    that :func:`find_attributions` gives, of the attribution inside which this one is told.

    ``speaker`` is whom a pronoun, a description or a surname stands for, where another phrase of the
    text names it better; ``chain`` are those through whom it came, the outermost first.
    """

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    source_head: Token | None
    cue_head: Token | None
    naming: SpeakerNaming
    stance_hint: str | None
    negated: bool = False
    hedged: bool = False
    parent: int | None = None
    quoted: bool = False
    speaker: Offsets | None = None
    speaker_head: Token | None = None
    chain: tuple[Offsets, ...] = ()
    chain_heads: tuple[Token, ...] = ()


class AttributionFinder(Protocol):
    """What finds the attributions of a parsed text."""

    def __call__(
        self, doc: Doc, *, evidence: Sequence[Offsets] | None = None, tagged: TaggedText | None = None
    ) -> list[Attribution]: ...


def find_attributions(
    doc: Doc, *, evidence: Sequence[Offsets] | None = None, tagged: TaggedText | None = None
) -> list[Attribution]:
    """The attributions of ``doc`` in the order of the text.

    :param evidence: pieces of the text to read, as offsets in code points; all of it where not given.
    :param tagged: what the trained tagger marks in the text; its attributions complete the patterns'.
    """
    drafts = find(doc, evidence)
    if tagged is not None:
        drafts += tagged_drafts(doc, tagged, drafts, evidence)
    drafts.sort(key=_place)
    resolve(doc, drafts)
    number = {id(draft): i for i, draft in enumerate(drafts)}
    parents = [
        number[id(each.outer)] if each.outer is not None else _parent(drafts, i)
        for i, each in enumerate(drafts)
    ]
    finished = [_one_clause(doc, _finished(doc, drafts, parents, i)) for i in range(len(drafts))]
    return _cited(_with_shared_subject(finished))


def _finished(doc: Doc, drafts: list[Draft], parents: list[int | None], i: int) -> Attribution:
    each = drafts[i]
    chain: list[tuple[Offsets, Token]] = []
    up, seen = parents[i], {i}
    while up is not None and up not in seen:
        seen.add(up)
        resolved = _resolved(doc, drafts[up])
        if resolved is not None and resolved[1] != (
            each.antecedent.head if each.antecedent else each.source_head
        ):
            chain.insert(0, resolved)
        up = parents[up]
    doubtless = _doubtless(each)
    return Attribution(
        source=each.source,
        cue=each.cue,
        content=each.content,
        source_head=each.source_head,
        cue_head=each.cue_head,
        naming=each.naming,
        stance_hint="say" if doubtless else each.stance_hint,
        negated=each.negated and not doubtless,
        hedged=each.hedged,
        parent=parents[i],
        quoted=each.quoted,
        speaker=offsets(doc, each.antecedent.start, each.antecedent.end) if each.antecedent else None,
        speaker_head=each.antecedent.head if each.antecedent else None,
        chain=tuple(span for span, _ in chain),
        chain_heads=tuple(head for _, head in chain),
    )


def _doubtless(each: Draft) -> bool:
    """ "There was no doubt that", "does not doubt that": it is said, not suspected."""
    if each.cue is None or each.cue_head is None:
        return False
    low, high = each.cue
    words = [t for t in each.cue_head.sent if low <= t.idx < high and t.lemma_.lower() == "doubt"]
    return any(none_of(t) or (each.negated and t.pos_ == "VERB") for t in words)


def _resolved(doc: Doc, draft: Draft) -> tuple[Offsets, Token] | None:
    if draft.antecedent is not None:
        return offsets(doc, draft.antecedent.start, draft.antecedent.end), draft.antecedent.head
    if draft.source is None or draft.source_head is None:
        return None
    return draft.source, draft.source_head


def _with_shared_subject(found: list[Attribution]) -> list[Attribution]:
    """ "Damascus denied it and blamed rebels": the second verb has the subject of the first."""
    by_cue = {a.cue_head.i: a for a in found if a.cue_head is not None and a.source is not None}
    done = []
    for each in found:
        cue = each.cue_head
        if (
            cue is not None
            and each.source is None
            and cue.pos_ == "VERB"
            and cue.dep_ == "conj"
            and not any(c.dep_ in ("nsubj", "nsubjpass", "auxpass") for c in cue.children)
        ):
            first = by_cue.get(cue.head.i)
            if first is not None and not any(c.dep_ == "auxpass" for c in cue.head.children):
                each = replace(
                    each,
                    source=first.source,
                    source_head=first.source_head,
                    naming=first.naming,
                    speaker=first.speaker,
                    speaker_head=first.speaker_head,
                )
        done.append(each)
    return done


def _cited(found: list[Attribution]) -> list[Attribution]:
    """ "SANA, citing a military source, said ...": what the source says came through the agency."""
    done = []
    for each in found:
        cue = each.cue_head
        if cue is not None and not each.chain and cue.lower_ in ("citing", "quoting"):
            head = _who_cites(found, cue)
            if head is not None:
                through = (head.left_edge.idx, head.idx + len(head.text))
                each = replace(each, chain=(through,), chain_heads=(head,))
        done.append(each)
    return done


def _who_cites(found: list[Attribution], cue: Token) -> Token | None:
    """The source of the verb that "citing" hangs on, else the name before its comma."""
    for other in found:
        at, source = other.cue_head, other.source_head
        if at is not None and source is not None and at.i != cue.i and at.i in (cue.head.i, cue.head.head.i):
            return source
    if cue.i < 2 or cue.nbor(-1).text != ",":
        return None
    before = cue.nbor(-2)
    return before if before.pos_ in ("NOUN", "PROPN") or before.text[0].isupper() else None


def _one_clause(doc: Doc, each: Attribution) -> Attribution:
    """ "According to X, Y struck Z": a source that opens its sentence ends at the comma."""
    if each.cue_head is None or each.source is None or each.cue is None or each.source_head is None:
        return each
    text = text_of(doc)
    opens = text[each.cue[0] : each.cue[1]].lower().startswith("according to")
    written = text[each.source[0] : each.source[1]]
    if not opens or each.cue[0] != each.cue_head.sent.start_char or ", " not in written or not each.content:
        return each
    cut = each.source[0] + written.index(", ")
    head = each.source_head
    if head.idx >= cut:
        inside = [t for t in doc if each.source[0] <= t.idx < cut and t.pos_ in ("NOUN", "PROPN")]
        if not inside:
            return each
        head = inside[-1]
    first, *rest = each.content
    start = min(first[0], cut + 2) if cut + 2 < first[1] else first[0]
    return replace(each, source=(each.source[0], cut), source_head=head, content=((start, first[1]), *rest))


def _place(each: Draft) -> tuple[int, int, int]:
    spans = [span for span in (each.source, each.cue, *each.content) if span]
    cue = each.cue or each.content[0]
    return (cue[0], min(span[0] for span in spans), max(span[1] for span in spans))


def _parent(found: list[Draft], i: int) -> int | None:
    """The smallest content that holds this one's cue; of equal contents the first in the text."""
    me = found[i]
    if me.cue is None:
        return None
    best: tuple[int, int] | None = None
    for k, other in enumerate(found):
        if k == i or other.cue is None or other.cue == me.cue:
            continue
        for start, end in other.content:
            holds = start <= me.cue[0] and me.cue[1] <= end
            back = any(s <= other.cue[0] and other.cue[1] <= e for s, e in me.content)
            if holds and not (back and k > i) and (best is None or end - start < best[0]):
                best = (end - start, k)
    return best[1] if best else None
