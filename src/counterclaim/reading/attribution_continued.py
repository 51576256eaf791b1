"""Quotations with no cue of their own: '"A," said X. "B."' gives B to X as well."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from counterclaim.text.language import text_of

from .attribution_draft import Draft
from .attribution_quotes import Quote, Quotes
from .attribution_spans import Range


def continue_quotations(doc: Doc, spans: Sequence[Range], drafts: list[Draft], quotes: Quotes) -> None:
    """Adds to each quoted draft the quotations that fill the sentences right behind it."""
    taken = [span for d in drafts for span in d.content]
    ends = {}
    for draft in drafts:
        if draft.quoted and draft.outer is None and draft.cue is not None:
            ends[_sentence(doc, spans, draft.cue[0])] = draft
    speaking: Draft | None = None
    for n, (start, end) in enumerate(spans):
        own = ends.get(n)
        if own is not None:
            speaking = own
            continue
        quote = _fills(doc, start, end, quotes)
        if quote is None:
            # A quotation of several sentences is one quotation: its later sentences lie inside it.
            inside = quotes.at(doc[start].idx)
            if inside is None or speaking is None or not _holds(speaking, inside):
                speaking = None
            continue
        if speaking is None or any(s < quote.end and quote.start < e for s, e in taken):
            continue
        if "\n\n" in text_of(doc)[speaking.content[-1][1] : quote.start] and n > 0 and not ends.get(n - 1):
            speaking = None
            continue
        speaking.content = (*speaking.content, (quote.start, quote.end))
        taken.append((quote.start, quote.end))


def _holds(draft: Draft, quote: Quote) -> bool:
    return any(start <= quote.start and quote.end <= end for start, end in draft.content)


def _sentence(doc: Doc, spans: Sequence[Range], place: int) -> int:
    for n, (_, end) in enumerate(spans):
        if end > 0 and place < doc[end - 1].idx + len(doc[end - 1]):
            return n
    return len(spans) - 1


def _fills(doc: Doc, start: int, end: int, quotes: Quotes) -> Quote | None:
    """The quotation that begins where the sentence does, with nothing of the report behind it there."""
    while start < end and doc[start].is_space:
        start += 1
    if start >= end:
        return None
    quote = quotes.at(doc[start].idx)
    if quote is None or quote.start < doc[start].idx - 1 or quote.words < 3:
        return None
    last = doc[end - 1].idx + len(doc[end - 1])
    return quote if not text_of(doc)[quote.end : max(quote.end, last)].strip(" .,\n\t") else None
