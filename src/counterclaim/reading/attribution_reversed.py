"""Second hand: "SANA quoted a source as saying", "citing medics", "according to the ministry"."""

from __future__ import annotations

from spacy.tokens import Doc

from .attribution_cues import CueHit
from .attribution_draft import Draft, Offsets
from .attribution_naming import role_of
from .attribution_quotes import Quotes
from .attribution_sentence import Sentence, floor_of, grown, stop_of
from .attribution_sources import agent, source_of
from .attribution_spans import NOUNS, Range, Source, has_finite, noun_phrase, trim

HEADS = ("pobj", "nsubj", "dobj", "ROOT", "nsubjpass", "attr", "appos", "conj", "dep")
# "according to plan" names nobody.
NO_SOURCE = frozenset({"plan", "law", "schedule"})


def by_preposition(sent: Sentence, n: int) -> None:
    """ "according to X": the rest of the sentence, on whichever side it stands."""
    doc, hit = sent.doc, sent.hits[n]
    near = doc[hit.end : min(hit.end + 14, sent.span[1])]
    head = next((t for t in near if t.pos_ in NOUNS and t.dep_ in HEADS), None) or next(
        (t for t in near if t.pos_ in NOUNS), None
    )
    if head is None or head.lemma_.lower() in NO_SOURCE:
        return
    source = noun_phrase(head, hit.end, sent.span[1])
    if head.lower_ == "which" or (
        not can_speak(source) and doc[source.start].tag_ not in ("DT", "PRP$", "JJ")
    ):
        return
    before = trim(doc, floor_of(sent, n), hit.start)
    after = trim(doc, source.end, stop_of(sent, n, None))
    if before and (has_finite(doc, *before) or not after or not has_finite(doc, *after)):
        pieces = [before]
        if after and doc[source.end].text == "," and _continues(doc, after):
            pieces.append(after)
    elif before and after and doc[after[0]].tag_ in ("VBD", "VBZ", "VBP", "MD"):
        pieces = [before, after]
    elif after:
        pieces = [after]
    else:
        return
    offsets = [(doc[a].idx, doc[b - 1].idx + len(doc[b - 1])) for a, b in pieces]
    sent.drafts.append(Draft.of(doc, hit, source, offsets, False))


def _continues(doc: Doc, after: Range) -> bool:
    first = doc[after[0]]
    return first.tag_ in ("VBG", "VBD", "VBZ") or first.lower_ in ("with", "including")


def passed_on(sent: Sentence, n: int, quotes: Quotes) -> set[int]:
    """ "X quoted Y as saying": Y speaks, X passes it on. Gives the numbers of the hits that it used."""
    doc, hit = sent.doc, sent.hits[n]
    saying = next(
        (
            m
            for m in range(n + 1, min(n + 4, len(sent.hits)))
            if (doc[sent.hits[m].start].lower_ == "as" and sent.hits[m].start - hit.end < 25)
        ),
        None,
    )
    passive = (
        any(c.dep_ in ("auxpass", "nsubjpass") for c in hit.head.children)
        or (hit.head.tag_ == "VBN" and hit.head.dep_ in ("acl", "relcl"))
        or (hit.end < sent.span[1] and doc[hit.end].lower_ == "by")
    )
    active = CueHit("say", "verb", hit.head, hit.start, hit.end, hit.body, hit.negated, hit.hedged)
    prior = next((sent.sources[m] for m in range(n - 1, -1, -1) if sent.sources.get(m)), None)
    if passive:
        outer = agent(doc, active, sent.span) or (_medium(sent, saying) if saying is not None else None)
        inner = (
            source_of(doc, active, sent.span, None)
            if hit.head.dep_ not in ("acl", "relcl")
            else (
                noun_phrase(hit.head.head, sent.span[0], hit.start) if hit.head.head.i < hit.start else None
            )
        )
    else:
        outer = source_of(doc, active, sent.span, prior)
        inner = _object(sent, hit, sent.hits[saying].start if saying is not None else sent.span[1])
    if not passive and saying is None and inner is not None and not can_speak(inner):
        # "cited signs of a cover-up": what is cited is no speaker, so its object is the content.
        inner, outer = outer, None
        passive = True
    sent.sources[n] = outer
    if inner is None or (outer is not None and inner.head.i == outer.head.i):
        return set()
    cue = sent.hits[saying] if saying is not None else hit
    told = _content(sent, n, cue, inner, outer, quotes, passive)
    if not told:
        return set()
    offsets, quoted = told
    if saying is None:
        main = main_draft(sent, outer)
        speaker, passer = inner, outer
        if passive and outer is not None:
            # "a source quoted by an agency said ...": the agency's draft stands beside the saying.
            sent.drafts.append(Draft.of(doc, hit, passer, offsets, quoted))
        else:
            sent.drafts.append(Draft.of(doc, hit, speaker, offsets, quoted, outer=main))
        return set()
    first = Draft.of(doc, hit, outer, offsets, quoted)
    sent.drafts += [first, Draft.of(doc, cue, inner, offsets, quoted, outer=first)]
    sent.sources[saying] = inner
    return {saying}


def can_speak(source: Source) -> bool:
    """Whether the phrase names people, a body or a text, by its noun or as a name."""
    head = source.head
    return (
        head.pos_ in ("PROPN", "PRON")
        or head.ent_type_ in ("PERSON", "ORG", "NORP", "GPE")
        or (role_of(head, source.start) is not None)
    )


def _object(sent: Sentence, hit: CueHit, stop: int) -> Source | None:
    doc = sent.doc
    kin = ("dobj", "pobj", "dative", "nsubj", "attr", "ccomp")
    found = next(
        (c for c in hit.head.children if c.dep_ in kin and c.i > hit.head.i and c.pos_ in NOUNS), None
    )
    if found is None or found.i >= stop:
        near = doc[hit.end : min(hit.end + 8, stop)]
        found = next(
            (t for t in near if t.pos_ in NOUNS and t.dep_ not in ("compound", "poss", "nummod")), None
        )
    return noun_phrase(found, hit.end, stop) if found is not None else None


def _medium(sent: Sentence, saying: int) -> Source | None:
    """Where it was said, behind "was quoted as saying": "by local media", "on state television"."""
    doc = sent.doc
    for token in reversed(doc[sent.hits[saying].end : sent.span[1]]):
        if token.lower_ in ("by", "on", "in") and token.i + 1 < sent.span[1]:
            for k in range(token.i + 1, min(token.i + 7, sent.span[1])):
                if doc[k].pos_ in NOUNS and doc[k].dep_ not in ("compound", "poss", "nummod"):
                    is_agent = token.lower_ == "by" or doc[k].lemma_.lower() in (
                        "media",
                        "television",
                        "tv",
                        "radio",
                        "agency",
                    )
                    return noun_phrase(doc[k], token.i + 1, sent.span[1]) if is_agent else None
    return None


def main_draft(sent: Sentence, outer: Source | None) -> Draft | None:
    """The attribution of the clause that "citing X" hangs on."""
    return next((d for d in reversed(sent.drafts) if outer and d.source_head is outer.head), None)


def _content(
    sent: Sentence, n: int, cue: CueHit, inner: Source, outer: Source | None, quotes: Quotes, passive: bool
) -> tuple[list[Offsets], bool] | None:
    doc, hit = sent.doc, sent.hits[n]
    main = main_draft(sent, outer)
    if cue is hit and hit.head.tag_ == "VBG" and main is not None:
        return list(main.content), main.quoted
    stop = stop_of(sent, sent.hits.index(cue), inner)
    places = [s.start for s in (inner, outer) if s is not None and s.start >= sent.span[0]]
    before = trim(doc, floor_of(sent, n), min([*places, hit.start]))
    begin = cue.end
    if cue is hit and inner.start > hit.start:
        begin = inner.end
    if outer is not None and passive and outer.start >= cue.end:
        if outer.start - cue.end > 2:
            stop = min(stop, outer.start - 1)
        else:
            begin = max(begin, outer.end)
    after = trim(doc, begin, stop)
    if after and (has_finite(doc, *after) or (cue is not hit and not (before and has_finite(doc, *before)))):
        pieces = [after]
    elif before and (has_finite(doc, *before) or hit.head.tag_ == "VBG"):
        pieces = [before]
    else:
        return None
    offsets, quoted = grown(doc, hit, outer, pieces, quotes)
    return (offsets, quoted) if offsets else None
