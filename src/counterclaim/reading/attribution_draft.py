"""A draft: an attribution before it knows its place among the others."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.model.vocabulary import SpeakerNaming

from .attribution_cues import CueHit
from .attribution_naming import naming_of
from .attribution_spans import Source

Offsets = tuple[int, int]


@dataclass(eq=False)
class Draft:
    """The fields of an attribution, offsets in code points; ``outer`` is who passes it on."""

    source: Offsets | None
    cue: Offsets | None
    content: tuple[Offsets, ...]
    source_head: Token | None
    cue_head: Token | None
    naming: SpeakerNaming
    stance_hint: str | None
    negated: bool = False
    hedged: bool = False
    quoted: bool = False
    outer: Draft | None = None
    antecedent: Source | None = None

    @classmethod
    def of(
        cls,
        doc: Doc,
        hit: CueHit,
        source: Source | None,
        content: list[Offsets],
        quoted: bool,
        outer: Draft | None = None,
    ) -> Draft:
        """The draft of one cue hit with its source and content."""
        return cls(
            source=offsets(doc, source.start, source.end) if source else None,
            cue=offsets(doc, hit.start, hit.end),
            content=tuple(content),
            source_head=source.head if source else None,
            cue_head=hit.head,
            naming=naming_of(doc, source),
            stance_hint=hit.stance,
            negated=hit.negated,
            hedged=hit.hedged,
            quoted=quoted,
            outer=outer,
        )


def offsets(doc: Doc, start: int, end: int) -> Offsets:
    """Token range to code points."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)
