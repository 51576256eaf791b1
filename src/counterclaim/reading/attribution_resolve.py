"""Who a speaking pronoun, description or bare surname stands for, within its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from counterclaim.knowledge.speaker_words import load_speakers
from counterclaim.model.vocabulary import SpeakerNaming, SpeakerType

from .attribution_draft import Draft
from .attribution_naming import name_role, role_of
from .attribution_spans import NOUNS, Source, noun_phrase, words

Class = Literal["person", "body", "several"]
SINGULAR = frozenset({"he", "she", "him", "her"})
PLURAL = frozenset({"they", "them", "both"})
NEUTER = frozenset({"it"})
FIRST = frozenset({"i", "we", "us", "me"})
REACH = 1500
FAR = 4000
# Descriptions that may stand for a body of another type: "the group" for a monitor, "the movement".
LOOSE = words("""
    group organisation organization movement body party agency outlet network militia faction force
    alliance broadcaster paper monitor watchdog charity country state kingdom
""")
# Of these, such as fight: they stand for no body that watches or reports.
FIGHT = words("militia faction force alliance")
WATCH = frozenset(
    {SpeakerType.MONITOR, SpeakerType.NGO, SpeakerType.IGO, SpeakerType.STATE_MEDIA, SpeakerType.OTHER_MEDIA}
)
# A noun is the root of a sentence where the parse loses its verb ("Two officials, whose names ...").
SUBJECTS = ("nsubj", "nsubjpass", "ROOT")
PEOPLE = frozenset(
    {
        SpeakerType.SPOKESPERSON,
        SpeakerType.EYEWITNESS,
        SpeakerType.VICTIM_OR_FAMILY,
        SpeakerType.EXPERT,
        SpeakerType.HEAD_OF_STATE_OR_GOVERNMENT,
    }
)


@dataclass(frozen=True)
class Candidate:
    """A noun phrase that may be meant; ``said`` where the report has it speak."""

    source: Source
    kind: Class
    said: bool
    main: bool


def resolve(doc: Doc, drafts: Sequence[Draft]) -> None:
    """Sets the antecedent of each draft, in the order of the text, where one is found."""
    said = {d.source_head.i: d for d in drafts if d.source_head is not None}
    candidates = list(_candidates(doc, said))
    for draft in drafts:
        head = draft.source_head
        if head is None or draft.source is None:
            continue
        lower = head.lower_
        if lower in SINGULAR | PLURAL | NEUTER:
            draft.antecedent = _for_pronoun(draft, head, candidates)
        elif (author := _author(head)) is not None:
            draft.antecedent = author
        elif lower in FIRST:
            draft.antecedent = _of_quotation(draft, head, drafts)
        elif head.pos_ == "PROPN" or (head.is_title and head.i == head.left_edge.i):
            draft.antecedent = _fuller_name(head, candidates)
        elif _definite(doc, draft):
            draft.antecedent = _for_description(draft, head, candidates)
        if draft.antecedent is None and head.pos_ == "NOUN":
            draft.antecedent = _named_later(doc, draft, head, candidates)
    for draft in drafts:
        # A pronoun may lead to a description that leads on: "it" -> "the group" -> the name.
        if (
            draft.antecedent is not None
            and (onward := said.get(draft.antecedent.head.i))
            and onward is not draft
        ):
            draft.antecedent = onward.antecedent or draft.antecedent


def _candidates(doc: Doc, said: dict[int, Draft]) -> Iterator[Candidate]:
    mute = load_speakers().mute
    for token in doc:
        speaks = token.i in said
        if token.pos_ not in ("NOUN", "PROPN") or (
            not speaks
            and (
                token.dep_ not in (*SUBJECTS, "pobj", "poss", "dobj", "appos")
                or token.lemma_.lower() in mute
                or any(c.lower_ == "whose" for c in token.lefts)
            )
        ):
            continue
        if not speaks and token.dep_ not in SUBJECTS and token.ent_type_ != "PERSON":
            continue
        start, end = _tokens(doc, said[token.i]) if speaks else (0, len(doc))
        source = (
            Source(token, start, end)
            if speaks
            else noun_phrase(token, max(0, token.i - 15), min(len(doc), token.i + 15))
        )
        yield Candidate(
            source,
            _class_of(token, source),
            speaks,
            token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "ROOT",
        )


def _tokens(doc: Doc, draft: Draft) -> tuple[int, int]:
    assert draft.source is not None
    span = doc.char_span(*draft.source, alignment_mode="expand")
    return (span.start, span.end) if span is not None else (0, 0)


def _class_of(token: Token, source: Source) -> Class:
    if any(c.dep_ == "conj" and c.pos_ in NOUNS for c in token.children):
        return "several"
    found = role_of(token, source.start)
    if token.ent_type_ == "PERSON":
        return "person"
    if found is not None and token.pos_ == "NOUN":
        if token.tag_ == "NNS" and found[0] not in ("forces", "authorities"):
            return "several"
        if found[1].type in PEOPLE or found[1].naming in (SpeakerNaming.ANONYMOUS, SpeakerNaming.COLLECTIVE):
            return "person"
        if found[1].type in (
            SpeakerType.OFFICIAL,
            SpeakerType.MILITARY,
            SpeakerType.MEDICAL_OR_RESCUE,
            SpeakerType.NGO,
        ) and (
            found[1].naming is SpeakerNaming.ROLE_ONLY
            and not token.lower_.endswith(("group", "agency", "charity", "service"))
        ):
            return "person"
        return "body"
    if any(t.ent_type_ == "PERSON" for t in token.doc[source.start : source.end]) and name_role(
        token.doc, source.start, source.end
    ):
        return "person"
    return "several" if token.tag_ == "NNS" else "body"


def _behind(draft: Draft, head: Token, candidates: Sequence[Candidate], reach: int) -> Iterator[Candidate]:
    """The candidates before the source, nearest first, none from the draft's own content."""
    for each in reversed(candidates):
        at = each.source.head.idx
        if at >= head.idx:
            continue
        if head.idx - at > reach:
            return
        if not any(start <= at < end for start, end in draft.content):
            yield each


def _for_pronoun(draft: Draft, head: Token, candidates: Sequence[Candidate]) -> Source | None:
    lower = head.lower_
    want: Class = "person" if lower in SINGULAR else "several" if lower in PLURAL else "body"
    best: tuple[int, Candidate] | None = None
    for each in _behind(draft, head, candidates, REACH):
        fits = each.kind == want or (want == "several" and each.kind == "body" and each.said)
        if not fits:
            continue
        # Sentences back, and within a sentence speakers before main subjects before others.
        rank = 3 * _sentences_between(each.source.head, head) + (0 if each.said else 1 if each.main else 3)
        if (
            want == "body"
            and not each.said
            and each.source.head.pos_ != "PROPN"
            and role_of(each.source.head, each.source.start) is None
        ):
            rank += 4
        if best is None or rank < best[0]:
            best = (rank, each)
    return best[1].source if best else None


PAPERS = words("statement communique communiqué message video letter note post tweet recording audio")
ISSUES = words("""
    issue release publish post use make put send distribute broadcast air sign write read deliver record
""")


RANKS = words("first second last latest only")


def _author(head: Token) -> Source | None:
    """Who put out the paper that speaks: "the group issued a statement blaming the army"; and who was
    "the first to claim the attack"."""
    verb = head.head
    paper = head.lemma_.lower() in PAPERS and head.dep_ == "dobj" and verb.lemma_.lower() in ISSUES
    ranked = head.lower_ in RANKS and head.dep_ == "attr" and verb.lemma_ == "be"
    if not (paper or ranked):
        return None
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj" and c.pos_ in NOUNS), None)
    if subject is None:
        return None
    return noun_phrase(subject, subject.left_edge.i, subject.right_edge.i + 1)


def _sentences_between(earlier: Token, later: Token) -> int:
    return sum(bool(token.is_sent_start) for token in earlier.doc[earlier.i + 1 : later.i + 1])


def _of_quotation(draft: Draft, head: Token, drafts: Sequence[Draft]) -> Source | None:
    """ "We" inside a quotation is its speaker."""
    for other in drafts:
        if (
            other is not draft
            and other.source_head is not None
            and other.source_head.lower_ not in FIRST
            and any(start <= head.idx < end for start, end in other.content)
        ):
            if other.antecedent is not None:
                return other.antecedent
            return Source(other.source_head, *_tokens(head.doc, other))
    return None


def _fuller_name(head: Token, candidates: Sequence[Candidate]) -> Source | None:
    """The first phrase before that holds the same name with more words."""
    for each in candidates:
        if each.source.head.idx >= head.idx:
            return None
        if (
            each.source.head.i != head.i
            and each.source.end - each.source.start > 1
            and any(_named_so(head, t, each) for t in head.doc[each.source.start : each.source.end])
        ):
            return each.source
    return None


def _named_so(head: Token, name: Token, each: Candidate) -> bool:
    """Whether ``head`` is a name in the words of a candidate; a surname may pass for a common noun at the
    head of a sentence ("Mahjoub said")."""
    if name.text != head.text or name.pos_ != "PROPN" or name.ent_type_ not in ("PERSON", "ORG", ""):
        return False
    surname = name.ent_type_ == "PERSON" and (name.i + 1 == len(name.doc) or name.nbor().ent_iob_ != "I")
    if head.pos_ != "PROPN":
        return surname
    return head.ent_type_ == "PERSON" or each.source.head.text == head.text or surname


def _named_later(doc: Doc, draft: Draft, head: Token, candidates: Sequence[Candidate]) -> Source | None:
    """ "A monitor said" in a lead is the one monitor that the report names."""
    mine = role_of(head, _tokens(doc, draft)[0])
    if mine is None or mine[1].type is not SpeakerType.MONITOR:
        return None
    named: dict[str, Source] = {}
    for each in candidates:
        role = (
            name_role(doc, each.source.start, each.source.end) if each.said and _named(each.source) else None
        )
        if role is not None and role.type is SpeakerType.MONITOR:
            named.setdefault(each.source.head.text, each.source)
    return next(iter(named.values())) if len(named) == 1 else None


def _definite(doc: Doc, draft: Draft) -> bool:
    start, end = _tokens(doc, draft)
    return doc[start].lower_ in ("the", "this", "that", "its", "his", "their") and not any(
        t.pos_ == "PROPN" and t.ent_type_ not in ("GPE", "NORP") for t in doc[start:end]
    )


def _for_description(draft: Draft, head: Token, candidates: Sequence[Candidate]) -> Source | None:
    """What "the source", "the spokesman", "the group" takes up: the same noun, else the same kind."""
    mine = role_of(head, _tokens(head.doc, draft)[0])
    if mine is None:
        return None
    lemma = head.lemma_.lower()
    words = head.doc[_tokens(head.doc, draft)[0] : head.i]
    # "the Syrian broadcaster" is not just any outlet named before; "the Britain-based group" may be.
    own_country = any(t.ent_type_ in ("GPE", "NORP") for t in words) and not any(
        t.lower_ == "based" for t in words
    )
    loose = lemma in LOOSE
    for each in _behind(draft, head, candidates, FAR):
        other = each.source
        theirs = role_of(other.head, other.start)
        if theirs is not None and other.head.lemma_.lower() == lemma and other.end - other.start > 1:
            if (
                head.doc[other.start].lower_ in ("the", "this")
                and other.end - other.start == 2
                and not _named(other)
            ):
                continue
            return other
        if not _named(other) or not each.said or own_country:
            continue
        by_name = name_role(head.doc, other.start, other.end)
        if by_name is not None and by_name.type is mine[1].type:
            return other
        if (
            loose
            and each.kind == "body"
            and (by_name is None or by_name.type is not SpeakerType.OFFICIAL)
            and not (lemma in FIGHT and by_name is not None and by_name.type in WATCH)
            and (head.idx - other.head.idx < REACH)
        ):
            return other
    return None


def _named(source: Source) -> bool:
    return source.head.pos_ == "PROPN" or any(
        t.ent_type_ == "PERSON" for t in source.head.doc[source.start : source.end]
    )
