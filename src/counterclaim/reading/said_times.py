"""Times at which somebody spoke, published or was spoken of, as against those at which something happened."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from counterclaim.text.language import text_of

from .attribution_spans import words
from .attributions import Attribution
from .events import EventMention
from .times import TimeMention

PUBLISHING = words("""
    release publish issue print post broadcast obtain date unseal air circulate
""")


def said_times(
    doc: Doc,
    attributions: Sequence[Attribution],
    times: Sequence[TimeMention],
    events: Sequence[EventMention] = (),
) -> dict[int, int]:
    """Times of saying, not of what happened: time index -> attribution, -1 where none says it.

    Nor is it a time of an event of ``events`` when something befell the speaker: "Amnesty, which was expelled
    last year, said that troops had shelled the village".
    """
    found: dict[int, int] = {}
    for t, time in enumerate(times):
        span = doc.char_span(time.start, time.end, alignment_mode="expand")
        if span is None:
            continue
        root = span.root
        while root.head.i != root.i and (
            root.head.pos_ == "ADP" or root.head.i in range(span.start, span.end)
        ):
            root = root.head
        if root.head.lemma_.lower() in PUBLISHING and root.head.dep_ in ("acl", "relcl", "amod"):
            found[t] = -1  # "in a report released today"
            continue
        if (k := _of_the_speaker(root, attributions, events)) is not None:
            found[t] = k
            continue
        for k, each in enumerate(attributions):
            if each.cue is None or any(s <= time.start < e for s, e in each.content):
                continue
            gap = text_of(doc)[each.cue[1] : time.start] if each.cue[1] <= time.start else None
            near = gap is not None and len(gap.split()) <= 2 and "." not in gap
            if (near and not time.heard) or (each.cue_head is not None and root.head.i == each.cue_head.i):
                found[t] = k
                break
    return found


def _of_the_speaker(
    time: Token, attributions: Sequence[Attribution], events: Sequence[EventMention]
) -> int | None:
    """The attribution whose source a time is told of in a side clause that holds no event."""
    clause = next((t for t in (time, *time.ancestors) if t.dep_ == "relcl"), None)
    if clause is None or clause.head.pos_ not in ("NOUN", "PROPN"):
        return None
    inside = {t.i for t in clause.subtree}
    if any(m.first in inside for m in events):
        return None
    return next(
        (
            k
            for k, each in enumerate(attributions)
            if each.source is not None and each.cue is not None
            and each.source[0] <= clause.head.idx < each.source[1] <= time.idx < each.cue[0]
        ),
        None,
    )  # fmt: skip
