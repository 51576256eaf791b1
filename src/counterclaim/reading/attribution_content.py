"""What is said: the stretch of the sentence, before or after the cue, that a source is given for."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.text.language import text_of

from .attribution_cues import CueHit
from .attribution_quotes import Quotes
from .attribution_spans import TIME_WORDS, Range, Source, chunk_end, has_finite, noun_phrase, trim, words

# Where a statement was made, which is no part of it: "said in a statement that", "told X by phone".
OCCASIONS = words("""
    statement interview conference briefing twitter telephone phone press report message email
    e-mail tweet post facebook telegram skype television tv radio letter speech communique whatsapp
    remark comment broadcast video meeting condition anonymity website reporter journalist
    correspondent agency newspaper page account media bulletin release session address hearing
    ceremony line translator interpreter reply
""")
TOLD = words("""
    tell inform assure warn remind notify brief advise promise persuade
""")
LINKS = words("""
    in on at by via from after during with through to over late early for under of
""")
TURNS = frozenset({"but", "while", "whereas", "although", "though", ";"})
DATES = ("DATE", "TIME")
PLAIN = frozenset({"say", "claim", "suspect", "threaten", "promise", "admit"})


def content_of(
    doc: Doc, hit: CueHit, source: Source | None, low: int, high: int, quotes: Quotes
) -> list[Range]:
    """Token ranges of the content of a verb cue, within the tokens ``low`` to ``high``.

    Before the source where the cue stands behind its content ("..., the ministry said"), after the cue
    otherwise, on both sides where it stands in the middle.
    """
    inverted = source is not None and source.start >= hit.end
    after_start = max(hit.body, source.end) if inverted and source else hit.body
    begin, is_clause = after_adjuncts(doc, hit, after_start, high)
    left = source.start if source and not inverted and source.end <= hit.start else hit.start
    before = trim(doc, low, left)
    after = trim(doc, begin, high)
    if before and after and _takes_up(doc[begin]) and has_finite(doc, *before):
        return [before]
    opener = left - 1
    while opener > low and (doc[opener].is_space or doc[opener].text == ","):
        opener -= 1
    if (
        not inverted
        and after
        and doc[opener].tag_ in ("WDT", "WP")
        and doc[opener].lower_ != "that"
        and (doc[opener].lower_ == "what" or doc[opener + 1].text == ",")
    ):
        # "the trailer from which, the army said, a drone was steered"; "what it calls an accident"
        return [after]
    quoted_before = quotes.before(doc[left].idx, text_of(doc))
    if (
        quoted_before is not None
        and quoted_before.words > 2
        and not is_clause
        and quoted_before.end > doc[low].idx
    ):
        resumes = after is not None and quotes.after(
            doc[after_start - 1].idx + len(doc[after_start - 1]), text_of(doc)
        )
        return [p for p in (before, after if resumes else None) if p]
    relative = _relative(doc, hit, source, low)
    if relative is not None:
        return (
            [p for p in (relative, after) if p]
            if not (after and has_finite(doc, *after) and _own_clause(hit, after))
            else [after]
        )
    if inverted:
        rest = [after] if after and _goes_on(doc, after_start, after) else []
        return ([before] if before else []) + rest
    if is_clause or not before or (source is None and hit.kind != "participle"):
        return [after] if after else ([before] if before else [])
    if not after:
        return [before]
    if _says_before(doc, hit, before, after, high):
        return [before, after] if _goes_on(doc, hit.end, after) else [before]
    return [after if hit.stance in PLAIN and hit.kind == "verb" else _object_only(doc, after)]


def _object_only(doc: Doc, after: Range) -> Range:
    """An object without the side clause and the time that trail behind it ("..., who in April had ...")."""
    start, end = after
    for k in range(start + 1, end):
        if doc[k].text == "," and k + 1 < end and doc[k + 1].lower_ in ("who", "which", "where", "whose"):
            if not has_finite(doc, start, k) and not any(doc[m].text == "," for m in range(k + 1, end)):
                end = k
            break
    if has_finite(doc, start, end):
        return start, end
    while end - start > 1 and (doc[end - 1].ent_type_ in DATES or doc[end - 1].lemma_.lower() in TIME_WORDS):
        end -= 1
        while end - start > 1 and (
            doc[end - 1].pos_ in ("ADP", "DET", "NUM", "ADJ") and doc[end].head.i != end - 2
        ):
            end -= 1
    return start, end


def _says_before(doc: Doc, hit: CueHit, before: Range, after: Range, high: int) -> bool:
    """Whether the content stands before the cue although something follows it."""
    if (
        not has_finite(doc, *before)
        or _subordinate(doc, before)
        or hit.kind == "phrase"
        or hit.stance not in PLAIN
    ):
        # Cues with an object of their own ("..., and blamed the rebels"): the object comes after.
        return False
    if doc[hit.end].text in (";", "."):
        return True
    if not has_finite(doc, *after):
        return not _own_clause(hit, after) or _breaks_off(doc, hit.end, high)
    if not _breaks_off(doc, hit.end, high):
        return False
    if doc[hit.end].text == "," and hit.start > 0:
        # "X, the army said, was Y": whatever the parser hangs on the cue, it stands in the middle.
        return True
    return not _own_clause(hit, after)


def _relative(doc: Doc, hit: CueHit, source: Source | None, low: int) -> Range | None:
    """The noun that a relative clause with the cue takes up: "an attack (which) the regime denied"."""
    verb = hit.head
    if verb.dep_ != "relcl" or source is None or verb.head.i >= source.start or source.head.i == verb.head.i:
        return None
    between = [t.lower_ for t in doc[verb.head.i + 1 : source.start]]
    named = [k for k, word in enumerate(between) if word in ("that", "which", "whom")]
    if len(between) > 8 or any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
        return None
    if named and doc[verb.head.i + named[0]].pos_ == "ADP" and named[0] > 0:
        return None
    if not named and (hit.stance in PLAIN or len(between) > 2):
        return None
    phrase = noun_phrase(verb.head, low, source.start)
    return phrase.start, phrase.end


def after_adjuncts(doc: Doc, hit: CueHit, start: int, high: int) -> tuple[int, bool]:
    """Where content begins behind a cue, past the addressee, the time and the occasion; and whether a
    "that" or a colon says that a clause begins there."""
    i = start
    if hit.head.lemma_.lower() in TOLD and hit.kind in ("verb", "clause"):
        i = _past_addressee(doc, i, high)
    for _ in range(6):
        j = _past_adjunct(doc, i, high)
        if j == i:
            break
        i = j
    k = i
    while k < high and (doc[k].text in (",", "--", "–") or doc[k].is_space):
        k += 1
    if k < high and ((doc[k].lower_ == "that" and _opens_clause(doc[k])) or doc[k].text == ":"):
        return k + 1, True
    # "said <anything short> that": the conjunction of the complement shows where the clause begins.
    for child in hit.head.children:
        if child.dep_ == "ccomp" and child.i > hit.head.i:
            for mark in child.children:
                if (
                    mark.lower_ == "that"
                    and mark.dep_ == "mark"
                    and start <= mark.i < min(high, start + 14)
                    and not (has_finite(doc, start, mark.i))
                ):
                    return mark.i + 1, True
    return i, False


def _opens_clause(that: Token) -> bool:
    return that.tag_ in ("IN", "WDT") and not _takes_up(that)


def _takes_up(token: Token) -> bool:
    """Whether a word takes up the noun before it: "said in a report that draws on interviews"."""
    relative = token.lower_ in ("that", "which", "who")
    return relative and token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.head.dep_ == "relcl"


def _past_addressee(doc: Doc, i: int, high: int) -> int:
    j = chunk_end(doc, i, high)
    if j == i or j >= high:
        return i
    # "told AFP and Reuters that", "told the head of the council that"
    while (
        j + 1 < high
        and doc[j].lower_ in ("and", "of", "in", "at", "for", "from")
        and (after := chunk_end(doc, j + 1, high)) > j + 1
        and not has_finite(doc, after, min(after + 1, high))
    ):
        j = after
    return j


def _past_adjunct(doc: Doc, i: int, high: int) -> int:
    j = i
    while j < high and (doc[j].text in (",", "(", ")") or doc[j].is_space) and j - i < 2:
        j += 1
    if j >= high:
        return i
    token = doc[j]
    if token.ent_type_ in DATES or token.lower_ in (
        "late",
        "earlier",
        "later",
        "early",
        "afterwards",
        "again",
        "yesterday",
        "only",
    ):
        k = j + 1
        while (
            k < high
            and doc[k].ent_type_ in DATES
            and doc[k].ent_iob_ == "I"
            and (doc[k].pos_ != "PROPN" or doc[k].lemma_.lower() in TIME_WORDS)
        ):
            k += 1
        return k
    if token.lower_ in LINKS:
        k = j + 1
        end = chunk_end(doc, k, high)
        if end > k and (
            doc[end - 1].lemma_.lower() in OCCASIONS
            or doc[k].ent_type_ in DATES
            or doc[end - 1].ent_type_ in DATES
        ):
            return end
    return i


def _goes_on(doc: Doc, cue_end: int, after: Range) -> bool:
    """Whether what follows a cue in the middle is more of the content: "..., it said, and ..."."""
    gap = doc[cue_end : after[0]].text
    first = doc[after[0]]
    if ";" in gap:
        return False
    if first.text in ('"', "“"):
        return True
    if first.tag_ == "VBG" and first.dep_ in ("advcl", "acl") and "," not in gap:
        return False
    return "," in gap or "and" in gap.split() or has_finite(doc, *after)


def _breaks_off(doc: Doc, end: int, high: int) -> bool:
    """Whether the clause of the cue ends at the cue: a mark, a conjunction or the end follows."""
    if end >= high:
        return True
    token = doc[end]
    return (
        token.text in (",", ".", ";", "--", "–")
        or token.is_space
        or token.lower_ in ("and", "but", "as", "while", "after", "when", "which", "who", "where")
        or token.tag_ == "VBG"
    )


def _own_clause(hit: CueHit, after: Range) -> bool:
    """Whether the parser hangs a clause behind the cue on it."""
    return any(c.dep_ in ("ccomp", "xcomp") and after[0] <= c.i < after[1] for c in hit.head.children)


def _subordinate(doc: Doc, before: Range) -> bool:
    """Whether what stands before is a side clause ("After the raid killed two, the army said ...")."""
    first = doc[before[0]]
    return first.lower_ in (
        "after",
        "when",
        "as",
        "while",
        "although",
        "though",
        "if",
        "since",
        "asked",
        "because",
        "before",
    )


def clause_bounds(hit: CueHit, low: int, high: int) -> Range:
    """For a cue inside a noun phrase ("jets believed to be Russian struck ..."): how far it reaches."""
    verb = hit.head
    if verb.dep_ in ("acl", "relcl", "amod", "appos"):
        right = max((t.i for t in verb.subtree), default=verb.i) + 1
        return low, max(min(high, right), hit.end)
    if verb.dep_ == "advcl" and verb.head.i > verb.i:  # "while the mayor blamed nobody, a doctor ..."
        right = max(t.i for t in verb.subtree if not t.is_punct) + 1
        if right < high and verb.doc[right].text == ",":
            return low, max(right, hit.end)
    return low, high
