"""Names that the gazetteer lacks and that the text itself calls a place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Doc, Token

from counterclaim.knowledge.triggers import triggers, weapons
from counterclaim.text.lexicon import lemma

from .keys import ARTICLES, strict_key
from .spot import GOOD, Spot, class_kinds, make_spot, opens, pointed_at, reach, words

_NAMED: Final = re.compile(r"[A-Z]\w|[a-z]{2}-[A-Z]")
_NAME_HEADS: Final = frozenset({"abu", "umm", "sheikh", "saint", "st"})


def _begins_name(token: Token) -> bool:
    """Whether a token that is no place by itself may still begin a place name ("Abu", "al")."""
    return token.lower_ in ARTICLES or token.lower_ in _NAME_HEADS


def _where_it_happened(doc: Doc, i: int, j: int) -> bool:
    """Whether a preposition ties the name to a violent event: "the killings in X", "opened fire at X"."""
    lead = doc[i - 1] if i else None
    if lead is None or lead.lower_ not in ("in", "at", "near", "outside") or doc[i:j].root.head.i != lead.i:
        return False
    labels = {t.ent_type_ for t in doc[i:j]}
    if labels & {"PERSON", "DATE", "TIME", "LANGUAGE", "WORK_OF_ART", "LAW", "EVENT", "NORP"}:
        return False
    head = lead.head
    known = triggers()
    return bool(known.nouns.get(head.lemma_.lower()) or known.verbs.get(head.lemma_.lower()))


def unknown_spots(doc: Doc, found: list[Spot]) -> Iterator[Spot]:
    """Names that the text itself calls a place: "the village of X", "X neighbourhood", "X hospital"."""
    used = {t for s in found for t in range(s.first, s.last)}
    labelled = {e.start for e in doc.ents if e.label_ in GOOD}
    for token in doc:
        i = token.i
        if i in used or not opens(token):
            continue
        j = next(iter(reach(doc, i)), i)
        if any(k in used for k in range(i, j)):
            continue
        while i < j and strict_key(doc[i].text) in words("not_places") and not _begins_name(doc[i]):
            i += 1
        if i >= j or not opens(doc[i]) or not _NAMED.search(doc[i:j].text):
            continue
        if all(strict_key(t.text) in words("not_places") for t in doc[i:j] if t.is_alpha):
            continue
        led = i > 1 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in class_kinds()
        follow = doc[j].lower_ if j < len(doc) else ""
        ends = doc[j - 1].lower_ in words("sites") and j - i > 1
        local = pointed_at(doc, i)
        sited = follow in words("sites") or follow in ("village", "town", "district", "suburb", "hamlet")
        article = i > 0 and doc[i - 1].lower_ == "the"
        scene = local and _where_it_happened(doc, i, j)
        if led or ends or (sited and (local or article)) or (i in labelled and local) or scene:
            used.update(range(i, j))
            yield make_spot(doc, i, j, "unknown")


def told_spots(doc: Doc, found: Sequence[Spot], told: Sequence[tuple[int, int]]) -> Iterator[Spot]:
    """Names in stretches of text that somebody else takes for places, where no spot is found yet."""
    used = {t for s in found if s.role != "demonym" for t in range(s.first, s.last)}
    nations = {(s.first, s.last) for s in found if s.role == "demonym"}
    for start, end in told:
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            continue
        i, j = span.start, span.end
        while i < j and not opens(doc[i]):
            i += 1
        while j > i and not (doc[j - 1].is_alpha or doc[j - 1].text.isdigit()):
            j -= 1
        named = i < j and _NAMED.search(doc[i:j].text) and doc[i:j].root.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        people = any(t.ent_type_ in ("NORP", "PERSON") for t in doc[i:j])
        if (
            named
            and not people
            and (i, j) not in nations
            and not any(k in used for k in range(i, j))
            and doc[i].lower_ not in ("i", "we", "the")
            and not _is_a_weapon(doc, i, j)
        ):
            used.update(range(i, j))
            yield make_spot(doc, i, j, "unknown")


def _is_a_weapon(doc: Doc, i: int, j: int) -> bool:
    """Whether a name is that of an arm: "HIMARS"."""
    return all(weapons().get(t.lower_) is not None or weapons().get(lemma(t)) is not None for t in doc[i:j])
