"""How a source is named, and what its nouns say of it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.knowledge.speaker_words import Role, load_speakers
from counterclaim.model.vocabulary import SpeakerNaming

from .attribution_spans import Source

INSTITUTIONS = SpeakerNaming.NAMED
PLURAL = ("NNS", "NNPS")
LONGEST_NOUN = 3


def role_of(head: Token, start: int) -> tuple[str, Role] | None:
    """The role noun that ends at ``head`` and begins no earlier than ``start``, the longest first."""
    words = load_speakers().nouns
    doc = head.doc
    last = {head.lemma_.lower(), head.lower_}
    for length in range(LONGEST_NOUN, 0, -1):
        first = head.i - length + 1
        if first < start:
            continue
        before = [doc[k].lower_ for k in range(first, head.i)]
        for word in sorted(last):
            phrase = " ".join([*before, word]).replace(" - ", "-")
            if phrase in words:
                return phrase, words[phrase]
    return None


def name_role(doc: Doc, start: int, end: int) -> Role | None:
    """The role that a word of a proper name gives ("Observatory", "General"); the last such word rules."""
    names = load_speakers().names
    best: Role | None = None
    k = start
    while k < end:
        step = 1
        for length in (3, 2, 1):
            if k + length <= end and (role := names.get(doc[k : k + length].text.strip())):
                best, step = role, length
                break
        k += step
    return best


def naming_of(doc: Doc, source: Source | None) -> SpeakerNaming:
    """How the source is named; a pronoun counts as unattributed here until it is resolved."""
    if source is None:
        return SpeakerNaming.UNATTRIBUTED
    head = source.head
    found = role_of(head, source.start)
    if has_name(doc, source):
        return SpeakerNaming.NAMED
    if found is None:
        if head.pos_ == "PRON":
            return SpeakerNaming.UNATTRIBUTED
        return SpeakerNaming.COLLECTIVE if head.tag_ in PLURAL else SpeakerNaming.ROLE_ONLY
    naming = found[1].naming
    if (
        naming is SpeakerNaming.NAMED
        and head.tag_ in PLURAL
        and head.lower_ not in ("authorities", "police", "forces")
    ):
        return SpeakerNaming.COLLECTIVE
    if naming is SpeakerNaming.ROLE_ONLY and head.tag_ in PLURAL:
        return SpeakerNaming.COLLECTIVE
    if naming is SpeakerNaming.COLLECTIVE and head.tag_ not in PLURAL:
        return SpeakerNaming.ROLE_ONLY
    if naming is SpeakerNaming.NAMED and doc[source.start].lower_ in ("a", "an", "one", "another"):
        return SpeakerNaming.ROLE_ONLY
    return naming


def has_name(doc: Doc, source: Source) -> bool:
    """Whether the phrase names its speaker: its head or an apposition is a proper name, not its modifier."""
    head = source.head
    if head.pos_ == "PROPN" and not _common_in_capitals(head, source):
        return True
    if head.ent_type_ == "PERSON" or (len(head.text) > 1 and head.text.isupper() and head.text.isalpha()):
        return True
    # An apposition that the parser missed: "a spokesman, Colonel X", "activist Mustafa Y".
    return any(
        doc[k].ent_type_ == "PERSON" or (doc[k].pos_ == "PROPN" and doc[k].dep_ == "appos")
        for k in range(source.start, source.end)
    )


def _common_in_capitals(head: Token, source: Source) -> bool:
    """Whether a role noun stands in capitals only ("Activists", "Officials" at the head of a sentence)."""
    found = role_of(head, source.start)
    return found is not None and head.i == source.start and found[1].naming is not SpeakerNaming.NAMED
