"""The words of a noun phrase around its head, and the names among them with what they do there."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from counterclaim.knowledge.actors import NameHit

from .scene import Scene
from .syntax import whole_name

_INSIDE = frozenset(
    ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT", "CCONJ", "ADV", "X", "SYM", "INTJ")
)
_HYPHENS = frozenset(("-", "–", "‑"))
_DASHES = frozenset(("-", "–", "—", "--"))
_QUOTES = frozenset(('"', "“", "”", "'", "‘", "’", "[", "]", "``", "''"))
_JOINS = frozenset(("and", "or", "nor", "&"))
_NO_PART = frozenset(("then", "not", "only", "also", "yet"))
_POSSESSIVES = frozenset(("whose", "its", "their", "his", "her", "our", "my", "your"))
_ARTICLES = frozenset(("the", "a", "an", "this", "these", "those"))
_MOST = 14


class Part(NamedTuple):
    """One side of a coordination within a phrase: its names, nouns and owner pronoun.

    ``join`` is the word before it ("and", "or"), ``first`` and ``last`` (exclusive) are tokens.
    """

    names: tuple[NameHit, ...]
    leads: tuple[NameHit, ...]
    kept_away: bool
    owner: Token | None
    first: int
    last: int
    join: str


class Phrase(NamedTuple):
    """A noun phrase: tokens ``first`` to its head, cut at "and", "or" and commas."""

    head: Token
    first: int
    parts: tuple[Part, ...]
    either: bool


def phrase_of(scene: Scene, head: Token) -> Phrase:
    """The phrase that ends at ``head`` (or at the end of the name that covers it)."""
    hit = scene.hit(head)
    first = _start(scene, head)
    last = max(head.i + 1, hit.end_tok if hit else 0)
    around = scene.doc[max(head.sent.start, first - 2) : last]
    either = any(t.lower_ in ("either", "whether", "neither") for t in around)
    return Phrase(head, first, tuple(_parts(scene, first, last)), either)


def _start(scene: Scene, head: Token) -> int:
    edge = max(head.left_edge.i, head.sent.start, head.i - _MOST)
    edge = whole_name(head, edge, max(head.sent.start, head.i - _MOST))
    hit = scene.hit(head)
    i = min(head.i, hit.start_tok) if hit else head.i
    while i - 1 >= edge or (i - 1 > head.sent.start and scene.doc[i - 1].text == ")"):
        token = scene.doc[i - 1]
        opened = _bracket(scene, i - 1) if token.text == ")" else None
        if opened is not None and scene.hit_at(opened - 1) is not None:
            i = opened  # "Fatah al-Sham (formerly Nusra Front) fighters"
            edge = min(edge, opened - 1)
            continue
        if i - 1 < edge:
            break
        hit = scene.hit(token)
        if hit is not None and hit.start_tok >= head.sent.start:
            i = hit.start_tok
            continue
        inside = (
            token.pos_ in _INSIDE
            or token.tag_ in ("VBN", "VBG", "PRP$", "VBD")
            or token.lower_ in _POSSESSIVES
            or (token.pos_ == "ADP" and token.lower_ in ("anti", "pro"))
        )
        if token.text in _DASHES and token.i > edge and scene.doc[token.i - 1].whitespace_:
            break
        if not inside or token.text in (";", ":", "(", ")", ".", "--") or token.lower_ in _NO_PART:
            break
        if token.tag_ in ("VBD", "VBN", "VBG") and token.dep_ not in ("amod", "compound", "nmod"):
            break
        i -= 1
        if token.lower_ in _ARTICLES and scene.doc[i - 1].lower_ not in _JOINS:
            break  # an article opens the phrase; what stands before it is something else
    while i < head.i and (scene.doc[i].text in _QUOTES | _HYPHENS | {","} or scene.doc[i].lower_ in _JOINS):
        i += 1
    return i


def _bracket(scene: Scene, close: int) -> int | None:
    """The opening bracket of a short aside that ends at token ``close``."""
    return next((i for i in range(close - 1, max(0, close - _MOST), -1) if scene.doc[i].text == "("), None)


def _parts(scene: Scene, first: int, last: int) -> list[Part]:
    parts: list[Part] = []
    begin, join = first, ""
    i = first
    while i < last:
        hit = scene.hit_at(i)
        if hit is not None and hit.start_tok >= begin:
            i = hit.end_tok
            continue
        token = scene.doc[i]
        if token.lower_ in _JOINS or token.text in (",", "/"):
            if i > begin:
                parts.append(_part(scene, begin, i, join))
                join = ""
            join = join if token.text in (",", "/") else token.lower_
            begin = i + 1
        i += 1
    if last > begin:
        parts.append(_part(scene, begin, last, join))
    return parts


def _part(scene: Scene, first: int, last: int, join: str) -> Part:
    names: list[NameHit] = []
    at_last = -1
    leads: list[NameHit] = []
    kept_away = False
    owner = None
    i = first
    while i < last:
        hit = scene.hit_at(i)
        if hit is None or hit.start_tok < first:
            if scene.doc[i].lower_ in _POSSESSIVES and scene.doc[i].pos_ in ("PRON", "DET"):
                owner = scene.doc[i]
            i += 1
            continue
        role = tie(scene, hit.start_tok, hit.end_tok)
        if role == "led":
            leads.append(hit)
        elif role is not None:
            kept_away |= role == "away"
        else:
            if (
                hit.kind == "demonym"
                and names
                and at_last == hit.start_tok
                and names[-1].kind in ("name", "organ")
            ):
                names.clear()  # a row of tags before the phrase: "Assad Nusra Syrian rebels"
            names.append(hit)
            at_last = hit.end_tok
        i = hit.end_tok
    return Part(tuple(names), tuple(leads), kept_away, owner, first, last, join)


def tie(scene: Scene, first: int, last: int) -> str | None:
    """What keeps tokens from acting: "away" ("X-backed", "anti-X"), "apart" ("X-based"), "led", or null."""
    doc, modifiers = scene.doc, scene.registry.nouns.modifiers
    before = doc[first - 1].lower_ if first else ""
    if before in _HYPHENS and first > 1 and doc[first - 2].lower_ in modifiers["before"]:
        return "away"
    if before in modifiers["before"]:
        return "away"
    glued = doc[last - 1].lower_.rpartition("-")[2] if "-" in doc[last - 1].text else ""
    follow = glued
    if last < len(doc) and doc[last].text in _HYPHENS and last + 1 < len(doc):
        follow = doc[last + 1].lower_
    elif (
        last < len(doc)
        and not glued
        and doc[last].lower_ in modifiers["backed"] | modifiers["led"] | modifiers["apart"]
        and (doc[last].tag_ in ("VBN", "JJ") and doc[last].dep_ == "amod" and doc[last].head.i > last)
    ):
        follow = doc[last].lower_
    for role, name in (("led", "led"), ("away", "backed"), ("apart", "apart")):
        if follow in modifiers[name]:
            return role
    return None
