"""Labels instead of verbs: "Kenya Red Cross: 62 dead", "62 killed in raid - monitor"."""

from __future__ import annotations

from spacy.tokens import Doc

from counterclaim.model.vocabulary import SpeakerNaming

from .attribution_draft import Draft, offsets
from .attribution_naming import naming_of, role_of
from .attribution_quotes import Quotes
from .attribution_spans import NOUNS, Range, Source, breaks, has_finite, trim, words

LONGEST_LABEL = 7
HEADLINE = 40
DASHES = frozenset({"-", "--", "–", "—"})
NOT_LABELS = words("""
    photo caption tags tag more related source background update updated live video watch read
    analysis opinion editor note topics copyright date location file image
""")


def labels(doc: Doc, span: Range, quotes: Quotes) -> list[Draft]:
    """The attribution that a colon or a closing label gives a sentence; at most one."""
    start, end = span
    while start < end and (doc[start].is_space or doc[start].text in "*•-–—"):
        start += 1
    if end - start < 4:
        return []
    return _opening(doc, start, end, quotes) or _closing(doc, start, end)


def _opening(doc: Doc, start: int, end: int, quotes: Quotes) -> list[Draft]:
    """ "X: ...": a name or a role, then a colon."""
    colon = next(
        (k for k in range(start + 1, min(start + LONGEST_LABEL + 1, end)) if doc[k].text == ":"), None
    )
    if colon is None or has_finite(doc, start, colon) or quotes.at(doc[start].idx) is not None:
        return []
    heads = [k for k in range(start, colon) if doc[k].pos_ in NOUNS]
    if not heads or any(
        doc[k].lower_ in NOT_LABELS or doc[k].like_num or doc[k].pos_ == "ADP" for k in range(start, colon)
    ):
        return []
    source = Source(doc[heads[-1]], start, colon)
    content = trim(doc, colon + 1, end)
    if content is None or not _speaks(source) or content[1] - content[0] < 2:
        return []
    return [_draft(doc, source, content, quotes)]


def _closing(doc: Doc, start: int, end: int) -> list[Draft]:
    """ "... - monitor"; in texts without marks also "... Monitor", in a headline at the head of the text."""
    last = end
    while last > start and (doc[last - 1].is_space or doc[last - 1].text == "."):
        last -= 1
    for k in range(start + 4, min(last, start + HEADLINE)):
        word = doc[k]
        dashed = (doc[k - 1].text == ":" or (doc[k - 1].text in DASHES and breaks(doc, k - 1))) and (
            doc[k - 2].text not in DASHES
        )
        bare = (
            start < 12
            and word.text[:1].isupper()
            and doc[k - 1].text[:1].isalnum()
            and not doc[k - 1].is_title
        )
        if not (dashed or bare):
            continue
        stop = k
        while stop < last and stop - k < 4 and doc[stop].pos_ in NOUNS | {"ADJ", "DET"}:
            stop += 1
        for size in range(1, stop - k + 1):
            head = doc[k + size - 1]
            found = role_of(head, k)
            if found is None or head.pos_ == "PRON":
                continue
            closes = k + size >= last or (bare and start < 12 and doc[k + size].text[:1].isupper())
            if not closes or (bare and not dashed and found[0] not in BARE_LABELS):
                continue
            content = trim(doc, start, k - 1 if dashed else k)
            if content is not None and content[1] - content[0] > 3:
                return [_draft(doc, Source(head, k, k + size), content, None)]
    return []


# Labels that close a headline even where its marks are lost.
BARE_LABELS = frozenset(
    {
        "monitor",
        "activist",
        "monitoring group",
        "ngo",
        "state tv",
        "state media",
        "report",
        "observatory",
        "source",
        "military",
        "local report",
        "war monitor",
        "state television",
        "official",
        "watchdog",
        "rights group",
        "state news agency",
        "medic",
    }
)


def _speaks(source: Source) -> bool:
    head = source.head
    return role_of(head, source.start) is not None or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")


def _draft(doc: Doc, source: Source, content: Range, quotes: Quotes | None) -> Draft:
    start, end = offsets(doc, *content)
    quoted = False
    if quotes is not None and (quote := quotes.at(start)) is not None:
        quoted, end = quote.words > 3, max(end, quote.end)
    naming = naming_of(doc, source)
    return Draft(
        source=offsets(doc, source.start, source.end),
        cue=None,
        content=((start, end),),
        source_head=source.head,
        cue_head=None,
        naming=naming if naming is not SpeakerNaming.UNATTRIBUTED else SpeakerNaming.ROLE_ONLY,
        stance_hint="say",
        quoted=quoted,
    )
