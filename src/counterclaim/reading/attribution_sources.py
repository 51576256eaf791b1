"""Who stands behind a cue: its subject, its agent, or its object, by syntax and then by place."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.knowledge.speaker_words import load_speakers
from counterclaim.model.vocabulary import SpeakerType

from .attribution_cues import CueHit, is_passive
from .attribution_naming import role_of
from .attribution_spans import (
    NOUNS,
    TIME_WORDS,
    Range,
    Source,
    chunk_before,
    chunk_end,
    finite,
    has_finite,
    noun_phrase,
    words,
)

RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
SUBJECT_SPEAKS = frozenset(
    {"decline", "no_response", "no_information", "admit", "deny", "retract", "claim_responsibility"}
)
# Verbs that can stand before their subject at the end of a statement, and take no plain object.
INVERTING = words("""
    say add write report state explain note announce declare claim insist warn reply tweet comment
    stress argue admit recall conclude confirm
""")
NO_SPEAKER = words("""
    there here what this these nothing so those all much little
""")
HOLDING = frozenset({"of", "for", "in", "at", "from", "with"})
PLACING = words("""
    in on at from near of to around with for
""")


def source_of(
    doc: Doc, hit: CueHit, sent: Range, earlier: Source | None, *, leading: Source | None = None
) -> Source | None:
    """The source of a verb cue, or None where none is written.

    ``earlier`` is the source of the cue before it in the sentence: it carries over to participles
    ("..., adding that"). ``leading`` is that of the last plain reporting verb: it carries over to a verb
    coordinated with it that has no subject of its own ("said A and accused B").
    """
    verb = hit.head
    if hit.kind == "participle" or (
        hit.kind == "phrase" and hit.stance not in SUBJECT_SPEAKS and is_passive(verb)
    ):
        return agent(doc, hit, sent)
    if verb.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "aux") for c in verb.children):
        return _document(hit, sent) or earlier or _of_main_clause(verb, sent) or _beside(hit, sent)
    inverted = _inverted(doc, hit, sent)
    if inverted is not None:
        return _speaking(noun_phrase(inverted, hit.end, sent[1]))
    if leading is not None and _coordinated(doc, hit) and not any(c.dep_ == "nsubj" for c in verb.children):
        return leading
    closing = _after_comma(doc, hit, sent)
    if closing is not None:
        return closing
    head = _subject(verb, sent)
    if head is not None and head.i > verb.i:
        head = (
            None if not _before_is_said(doc, hit, sent) or doc[head.left_edge.i - 1].pos_ == "ADP" else head
        )
    if head is not None and head.i < hit.start:
        head = _touching(doc, hit, sent, head)
    if head is None:
        head = _by_place(doc, hit, sent)
    if head is None:
        return earlier
    if head.i > hit.start:
        return _speaking(noun_phrase(head, hit.end, sent[1]))
    return _speaking(noun_phrase(head, sent[0], hit.start))


def agent(doc: Doc, hit: CueHit, sent: Range) -> Source | None:
    """The "by" phrase of a passive cue."""
    below = [t for c in hit.head.children if c.dep_ in ("oprd", "acomp") for t in c.children]
    for child in (*hit.head.children, *below):  # "was held responsible by the ministry"
        if child.dep_ in ("agent", "prep") and child.lower_ == "by" and child.i > hit.head.i:
            for obj in child.children:
                if obj.dep_ == "pobj" and obj.tag_ != "VBG":
                    return _speaking(noun_phrase(obj, child.i + 1, sent[1]))
    if hit.end < sent[1] - 1 and doc[hit.end].lower_ == "by":
        for k in range(hit.end + 1, min(hit.end + 8, sent[1])):
            if doc[k].pos_ in NOUNS and doc[k].dep_ not in ("compound", "nummod", "nmod", "poss"):
                return _speaking(noun_phrase(doc[k], hit.end + 1, sent[1]))
    return None


def _mended(source: Source) -> Source:
    """A subject that seems to follow a preposition has run into it: "in Damascus the Observatory said"."""
    doc, start, end = source.head.doc, source.start, source.end
    if start == 0 or doc[start - 1].dep_ != "prep" or doc[start - 1].lower_ not in PLACING:
        return source
    for k in range(start + 1, end):
        person = doc[k].ent_type_ == "PERSON" and doc[k - 1].ent_type_ in ("GPE", "LOC", "DATE", "TIME")
        if doc[k].tag_ in ("DT", "PRP$") or person:
            heads = [t for t in doc[k:end] if t.pos_ in NOUNS and t.dep_ != "compound"]
            return Source(
                heads[0]
                if heads and heads[0].i > source.head.i
                else doc[end - 1]
                if source.head.i < k
                else source.head,
                k,
                end,
            )
    return source


def _speaking(source: Source) -> Source | None:
    """The source unless it is a thing that never speaks."""
    source = _mended(source)
    head = source.head
    if head.lower_ in NO_SPEAKER and source.end - source.start < 3:
        return None
    if head.lemma_.lower() in TIME_WORDS:
        return None
    if head.pos_ == "NOUN" and head.lemma_.lower() in load_speakers().mute:
        return None
    return source


def _subject(verb: Token, sent: Range, depth: int = 0) -> Token | None:
    """The subject by syntax, also through coordination, control and relative clauses."""
    if depth > 4:
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and sent[0] <= c.i < sent[1]]
    left = [c for c in subjects if c.i < verb.i]
    if subjects:
        best = left[-1] if left else subjects[0]
        if best.lower_ in RELATIVE and verb.dep_ == "relcl":
            return verb.head
        return None if best.lower_ in RELATIVE and best.lower_ != "that" else best
    passive = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if passive:
        return verb.head if passive[0].lower_ in RELATIVE and verb.dep_ == "relcl" else passive[0]
    if verb.dep_ in ("conj", "xcomp") and verb.head.pos_ in ("VERB", "AUX", "ADJ"):
        return _subject(verb.head, sent, depth + 1)
    if verb.dep_ == "xcomp" or (
        verb.dep_ in ("advcl", "ccomp") and verb.head.pos_ in ("VERB", "AUX") and not finite(verb)
    ):
        return _subject(verb.head, sent, depth + 1)
    if verb.dep_ == "acomp" and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head, sent, depth + 1)  # "was unable to say"
    if verb.dep_ == "relcl":
        return verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VBG":
        return verb.head
    if verb.dep_ == "acl":
        return next((c for c in verb.head.children if c.dep_ == "poss"), None)
    return None


def _document(hit: CueHit, sent: Range) -> Source | None:
    """A text right before a participle speaks itself: "a resolution condemning the raids"."""
    noun = hit.head.head
    if hit.head.dep_ != "acl" or noun.i != hit.start - 1 or noun.pos_ != "NOUN":
        return None
    found = role_of(noun, noun.i)
    is_text = found is not None and found[1].type is SpeakerType.DOCUMENT
    return noun_phrase(noun, sent[0], hit.start) if is_text else None


def _beside(hit: CueHit, sent: Range) -> Source | None:
    """ "... with an inquiry pointing the finger at ...": the noun that a lone participle hangs on."""
    noun = hit.head.head
    if hit.head.dep_ == "acl" and noun.i == hit.start - 1 and _speakerlike(noun):
        return _speaking(noun_phrase(noun, sent[0], hit.start))
    return None


def _of_main_clause(verb: Token, sent: Range) -> Source | None:
    """The subject of the clause that a participle hangs on."""
    if verb.dep_ == "acl" and verb.head.pos_ in NOUNS and verb.head.dep_ in ("nsubj", "ROOT", "nsubjpass"):
        return _speaking(noun_phrase(verb.head, sent[0], verb.i))
    for above in verb.ancestors:
        if above.pos_ in ("VERB", "AUX"):
            head = _subject(above, sent)
            if head is not None and head.i < verb.i:
                return _speaking(noun_phrase(head, sent[0], verb.i))
    return None


def _coordinated(doc: Doc, hit: CueHit) -> bool:
    before = hit.start - 1
    return before >= 0 and (
        doc[before].lower_ in ("and", "but", "or") or (doc[before].text == "," and hit.head.dep_ == "conj")
    )


def _inverted(doc: Doc, hit: CueHit, sent: Range) -> Token | None:
    """The subject that stands behind its verb: "..., said the mayor", also where no comma tells."""
    if hit.kind not in ("verb", "clause") or hit.head.lemma_.lower() not in INVERTING or not finite(hit.head):
        return None
    if hit.end - hit.start > 1 or not _before_is_said(doc, hit, sent):
        return None
    end = chunk_end(doc, hit.end, sent[1])
    if (
        end == hit.end
        or doc[end - 1].lemma_.lower() in TIME_WORDS
        or doc[end - 1].ent_type_ in ("DATE", "TIME")
    ):
        return None
    head = doc[end - 1]
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.i < hit.start for c in hit.head.children) and any(
        c.dep_ == "ccomp" and c.i > hit.head.i and head in c.subtree for c in hit.head.children
    ):
        return None  # "Mr Ruhail, of the rebels, said Daesh cells were behind it"
    if head.lower_ in NO_SPEAKER or (head.pos_ != "PRON" and head.lemma_.lower() in load_speakers().mute):
        return None
    marked = hit.start > sent[0] and doc[hit.start - 1].text in (",", '"', "”", "»", "'", "’", "?", "!")
    before = chunk_before(doc, hit.start, sent[0])
    if (
        not marked
        and before is not None
        and (before.pos_ == "PRON" or _speakerlike(before))
        and not _speakerlike(head)
    ):
        return None
    if doc[hit.end].is_title and doc[hit.end].tag_ == "DT":
        return None
    while (
        end + 1 < sent[1]
        and doc[end].tag_ == "IN"
        and (further := chunk_end(doc, end + 1, sent[1])) > end + 1
    ):
        if doc[further - 1].ent_type_ in ("DATE", "TIME"):
            break
        end = further
    following = doc[end] if end < sent[1] else None
    if following is not None and (
        finite(following) or following.tag_ in ("VBN", "TO", "RB") or following.pos_ == "AUX"
    ):
        return None
    if not marked and not _speakerlike(head):
        return None
    if (
        not marked
        and before is not None
        and _speakerlike(before)
        and has_finite(doc, end, sent[1])
        and not (
            following is not None
            and (following.is_punct or following.tag_ == "VBG" or following.lower_ in ("who", "which"))
        )
    ):
        return None
    return head


def _speakerlike(token: Token) -> bool:
    return token.ent_type_ in ("PERSON", "ORG") or role_of(token, max(0, token.i - 2)) is not None


def _before_is_said(doc: Doc, hit: CueHit, sent: Range) -> bool:
    """Whether something that could be the content stands before the cue: then a subject may follow it."""
    end = hit.start
    if end > sent[0] and doc[end - 1].text in ('"', "”", ",", "»", "’", "'"):
        return True
    return has_finite(doc, sent[0], end) or end == sent[0]


def _touching(doc: Doc, hit: CueHit, sent: Range, head: Token) -> Token:
    """The parser's subject, unless its phrase ends well before the verb and a speaker stands right there:
    "... in Al-Bab a military source told" in a text without commas."""
    last = chunk_before(doc, hit.start, sent[0])
    near = _whole(last, sent[0]) if last is not None else None
    if near is None or near.i == head.i or near.is_ancestor(head):
        return head
    if near.dep_ in ("dobj", "pobj") and any(c.dep_ == "relcl" and near in c.subtree for c in head.children):
        return head  # "a team that visited the site was unable to say"
    if (
        head.tag_ == "NNS"
        and near.tag_ in ("NN", "NNP")
        and near.pos_ == "PROPN"
        and any(t.tag_ == "VBZ" for t in doc[hit.start : hit.end])
        and near.dep_ == "conj"
    ):
        return near
    if doc[hit.start - 1].text == ",":
        return head
    start = noun_phrase(near, sent[0], hit.start).start
    if not (sent[0] < start) or not (_speakerlike(near) or near.pos_ == "PRON"):
        return head
    opener = doc[start - 1]
    if head.is_ancestor(near) and (opener.dep_ in ("prep", "agent", "cc") or opener.pos_ in ("ADP", "CCONJ")):
        return head
    fits = near.pos_ == "PRON" or doc[start].tag_ == "DT" or near.ent_type_ == "PERSON" or _speakerlike(near)
    says_so = (
        has_finite(doc, sent[0], start)
        and opener.pos_ not in ("ADP", "CCONJ", "DET")
        and opener.lower_ not in ("of", "and", "'s")
    )
    part = head.is_ancestor(near) and near.dep_ in ("appos", "conj") and _speakerlike(head)
    return near if fits and says_so and not part else head


CLOSING_AT_MOST = 12
NOT_NOMINAL = frozenset(("WDT", "WP", "IN", "CC", "TO", "VBG"))


def _after_comma(doc: Doc, hit: CueHit, sent: Range) -> Source | None:
    """ "A bomb killed four people in Bannu, a war monitor said": what closes the sentence names the source.

    The parser likes to read the phrase as an apposition of the noun before the comma. None where no
    clause stands before the comma, or something else than one noun phrase after it.
    """
    low = max(sent[0], hit.start - CLOSING_AT_MOST)
    comma = next((k for k in range(hit.start - 1, low, -1) if doc[k].text == ","), None)
    if comma is None or comma + 1 >= hit.start or not has_finite(doc, sent[0], comma):
        return None
    between = doc[comma + 1 : hit.start]
    if any(finite(t) or (t.tag_ in NOT_NOMINAL and t.lower_ not in HOLDING) for t in between):
        return None
    near = chunk_before(doc, hit.start, comma + 1)
    if near is None or not (between[0].tag_ == "DT" or near.ent_type_ or _speakerlike(near)):
        return None
    return _speaking(noun_phrase(_whole(near, comma + 1), comma + 1, hit.start))


def _by_place(doc: Doc, hit: CueHit, sent: Range) -> Token | None:
    """The noun phrase that touches the verb, for the sentences that the parser takes apart wrongly."""
    if (
        not finite(hit.head)
        and hit.head.tag_ != "VBN"
        and not any(finite(t) for t in doc[hit.start : hit.end])
    ):
        return None
    place = hit.start
    if place > sent[0] and doc[place - 1].text == ",":
        # "Axios, quoting an official, reported": the subject stands before the inserted clause.
        place = next((k for k in range(place - 2, sent[0], -1) if doc[k].text == ","), place)
    near = chunk_before(doc, place, sent[0])
    return _whole(near, sent[0]) if near is not None else None


def _whole(near: Token, low: int) -> Token:
    """The head of the phrase of which ``near`` is the last noun ("Rights" -> "Observatory")."""
    while near.dep_ in ("pobj", "appos", "compound", "nmod") and low <= near.head.i < near.i:
        up = near.head
        if up.pos_ == "ADP":
            held = up.head.pos_ in NOUNS and low <= up.head.i < up.i and up.lower_ in HOLDING
            if not held or up.head.ent_type_ in ("DATE", "TIME"):
                break
            up = up.head
        if up.pos_ not in NOUNS or up.lemma_.lower() in load_speakers().mute:
            break
        near = up
    return near
