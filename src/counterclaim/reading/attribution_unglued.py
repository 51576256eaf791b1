"""Sources that lost a mark: a photo credit or an agency glued to the name of the speaker.

"According to SANA al-Nusra militants attacked": SANA says it. "REUTERS Nigeria's army said": the army does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from .actors import Cast
from .attributions import Attribution


def unglued(attributions: Iterable[Attribution], cast: Cast) -> list[Attribution]:
    """The attributions with an outlet's name parted from what follows it in one source."""
    return [_parted(each, cast) for each in attributions]


def _parted(each: Attribution, cast: Cast) -> Attribution:
    head, doc = each.source_head, cast.doc
    span = doc.char_span(*each.source, alignment_mode="expand") if each.source is not None else None
    hit = cast.scene.hit(span[0]) if span is not None and head is not None else None
    if span is None or head is None or hit is None or hit.kind != "outlet" or hit.end_tok >= span.end:
        return each
    after = doc[hit.end_tok : span.end]
    whose = {t.lower_ for t in after} & {"'s", "’s"} and after[0].text in ("'s", "’s", "'")
    if len(after) < 2 or whose or after[0].is_punct or after[0].pos_ in ("ADP", "CCONJ", "PRON", "VERB"):
        return each
    name = doc[hit.start_tok : hit.end_tok]
    others = any(
        h.start_tok >= hit.end_tok and h.end_tok <= span.end and h.kind != "outlet" for h in cast.scene.hits
    )
    if not others or cast.scene.noun(span[-1], "press", "media"):
        return each
    opens = each.cue is not None and doc.text[each.cue[0] : each.cue[1]].lower().startswith("according to")
    if opens and each.content and each.cue is not None and each.cue[0] < span.start_char:
        first, *rest = each.content
        if first[0] < span.start_char:
            return each
        return replace(
            each, source=(name.start_char, name.end_char), source_head=name[-1],
            content=((after.start_char, first[1]), *rest), speaker=None, speaker_head=None,
        )  # fmt: skip
    if opens or not after[0].text[:1].isupper() or not hit.end_tok <= after.root.i:
        return each
    named = after.root if head.i < after.start else head
    return replace(
        each, source=(after.start_char, span.end_char), source_head=named, speaker=None, speaker_head=None
    )  # fmt: skip
