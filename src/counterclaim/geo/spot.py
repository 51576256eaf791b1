"""Finding where a parsed text may name a place: names of the gazetteer and demonyms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from spacy.tokens import Doc, Token

from counterclaim.knowledge.places import place_words

from .gazetteer import Entry, Gazetteer
from .keys import ARTICLES, strict_key
from .struck import struck

# place: the place itself is meant. part: it only qualifies something ("US-led", "Bank of X", a demonym).
# unknown: named as a place, and not in the gazetteer.
Role = Literal["place", "part", "demonym", "unknown"]
_LONGEST: Final = 8
_SHORT: Final = re.compile(r"[A-Z]{2,4}|(?:[A-Z]\.){2,4}")
GOOD: Final = frozenset({"GPE", "LOC", "FAC"})


@dataclass(slots=True)
class Spot:
    """A stretch of the text that may name a place: tokens ``first``..``last`` and their characters."""

    first: int
    last: int
    start: int
    end: int
    text: str
    entries: tuple[Entry, ...] = ()
    role: Role = "place"
    country: str | None = None


TOWN: Final = 50_000
CITY: Final = 100_000


@cache
def words(table: str, name: str = "words") -> frozenset[str]:
    return frozenset(place_words()[table][name])


@cache
def class_kinds() -> dict[str, tuple[str, ...]]:
    """Which kinds of place each class word may stand for."""
    out: dict[str, tuple[str, ...]] = {}
    for kind, names in place_words()["classes"].items():
        for name in names:
            out[name] = (*out.get(name, ()), kind)
    return out


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def opens(token: Token) -> bool:
    if token.text in ("A", "An") and token.i + 1 < len(token.doc) and _SHORT.fullmatch(token.nbor().text):
        return False  # "A U.S. strike"; but "A Coruña", "A Nang Pa"
    if capital(token):
        return True
    if token.lower_ not in ARTICLES or token.i + 1 >= len(token.doc):
        return False
    follow = token.doc[token.i + 1]
    if follow.text == "-" and token.i + 2 < len(token.doc):
        follow = token.doc[token.i + 2]
        return capital(follow)
    return token.lower_ in ("al", "el") and capital(follow)


def reach(doc: Doc, i: int) -> Iterator[int]:
    """Ends (exclusive) of the names that could begin at token ``i``, longest first."""
    ends = []
    for j in range(i, min(len(doc), i + _LONGEST)):
        token = doc[j]
        if token.is_space or (j > i and token.is_sent_start and doc[j - 1].text in ".!?"):
            break
        solid = capital(token) or token.text.isdigit()
        if solid or (
            j > i and token.lower_.isalpha() and doc[j - 1].text == "-" and doc[j - 1].whitespace_ == ""
        ):
            ends.append(j + 1)
        elif j > i and (token.lower_ in words("sites") or token.lower_ == "border") and token.text.islower():
            ends.append(j + 1)  # "Menagh air base" may be a name of its own
            break
        elif j > i and token.lower_ in words("lists", "fillers"):
            continue
        elif (
            token.lower_ not in ARTICLES
            and token.lower_ not in words("lists", "particles")
            and token.text not in words("lists", "joins")
        ):
            break
        if token.text == "." and j > i and token.whitespace_:
            break
    return reversed(ends)


def famous(entries: tuple[Entry, ...]) -> bool:
    """Whether a name is known well enough to be taken for its place without further support."""
    return any(
        e.rank < 2
        and (
            e.kind in ("country", "continent")
            or e.capital
            or (e.ours and e.kind != "neighbourhood")
            or (e.kind == "adm1" and e.population > 500_000 and e.rank == 0)
            or e.population > 250_000
        )
        for e in entries
    )


def _label(doc: Doc, i: int, j: int) -> str:
    """The entity label of most of the tokens, or an empty string."""
    labels = [t.ent_type_ for t in doc[i:j] if not t.is_punct]
    return max(sorted(set(labels)), key=labels.count) if labels else ""


def pointed_at(doc: Doc, i: int) -> bool:
    """Whether a preposition of place or a class word ("the town of") leads to token ``i``."""
    k = i - 1
    while (
        k >= 0
        and i - k < 5
        and (doc[k].lower_ in words("lists", "directions") or doc[k].lower_ in ("the", "besieged", "-"))
    ):
        k -= 1
    if k < 0:
        return False
    word = doc[k].lower_
    if word in words("lists", "pointing"):
        return True
    if word == "of" and k > 0:
        before = doc[k - 1].lower_
        return (
            before in class_kinds()
            or before in words("lists", "directions")
            or before
            in (
                "outskirts",
                "coast",
                "suburbs",
                "edge",
                "neighborhoods",
                "neighbourhoods",
                "parts",
                "countryside",
                "outside",
                "km",
                "miles",
                "kilometers",
                "kilometres",
                "areas",
                "streets",
                "centre",
                "center",
                "heart",
            )
        )
    return word in class_kinds()


def _suspicious(doc: Doc, i: int, j: int, after_spot: bool, before_place: bool) -> bool:
    """Whether the name is part of a longer one (a person's, a firm's)."""
    if i > 0 and not after_spot:
        before = doc[i - 1]
        if before.lower_.rstrip(".") in words("titles"):
            return True
        if (
            capital(before)
            and before.is_alpha
            and not before.is_sent_start
            and before.whitespace_
            and before.pos_ in ("PROPN", "NOUN")
            and before.lower_ not in class_kinds()
            and before.lower_ not in words("lists", "directions")
            and before.lower_ not in words("lists", "times")
        ):
            return True
    if j < len(doc) and not before_place:
        after = doc[j]
        if (
            capital(after)
            and after.is_alpha
            and doc[j - 1].whitespace_
            and not after.is_sent_start
            and after.pos_ == "PROPN"
            and after.lower_ not in class_kinds()
            and after.lower_ not in words("sites")
            and after.lower_ not in words("lists", "times")
            and after.ent_type_ not in GOOD
        ):
            return True
    return False


def _classed(doc: Doc, i: int, j: int) -> bool:
    if i and doc[i - 1].lower_ in ("kibbutz", "camp", "port", "fort", "village", "town"):
        return True
    return (j < len(doc) and doc[j].lower_ in class_kinds()) or (
        i > 1 and doc[i - 1].lower_ == "of" and doc[i - 2].lower_ in class_kinds()
    )


def _qualified(doc: Doc, i: int, j: int) -> bool:
    """Whether a short form ("US", "U.K.") stands before the noun that it qualifies: "a US official"."""
    after = doc[j]
    return (
        doc[j - 1].dep_ in ("compound", "nmod", "amod")
        and doc[j - 1].head.i >= j
        and after.is_alpha
        and after.lower_ not in class_kinds()
        and not (i and doc[i - 1].text == "-")
    )


def _judge(
    doc: Doc, i: int, j: int, entries: tuple[Entry, ...], after_spot: bool, before_place: bool
) -> Role | None:
    """What a name of the gazetteer is here: a place, a part of something else, or nothing."""
    text = doc[i:j].text
    letters = text.replace(".", "")
    if (
        len(letters) <= 3
        and letters.isupper()
        and not any(e.kind in ("country", "continent") for e in entries)
        and not (any(c.isdigit() for c in letters) and any(e.ours for e in entries))
    ):
        return None
    if len(letters) <= 2 and not letters.isupper():  # "Us", "Al"
        return None
    key = strict_key(text)
    if j == i + 1 and doc[i].is_stop and not letters.isupper():
        return None
    classed = _classed(doc, i, j) and key not in words("lists", "directions")
    label = _label(doc, i, j)
    big = any(e.kind == "city" and e.rank == 0 and e.population >= CITY for e in entries)
    town = big and label in GOOD and pointed_at(doc, i)  # "in Nice"
    if (
        key in words("not_places")
        and not (classed or town)
        and not any(e.kind in ("country", "continent") and letters.isupper() for e in entries)
    ):
        return None
    if j + 1 < len(doc) and doc[j].text in "-–" and doc[j + 1].lower_ in words("lists", "compound"):
        return "part"
    if j < len(doc) and doc[j].lower_ in words("lists", "qualified") and doc[j].is_lower:
        return "part"
    if i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in ("pro", "anti", "non", "ex"):
        return "part" if famous(entries) else None
    if letters.isupper() and len(letters) <= 4 and j < len(doc) and _qualified(doc, i, j):
        return "part"
    known = famous(entries)
    pointed = pointed_at(doc, i) or classed or after_spot or struck(doc, i, j)
    country = any(e.kind == "country" and e.rank < 2 for e in entries)
    if j < len(doc) and capital(doc[j]) and doc[j].lower_ in words("bodies"):
        return "part" if known else None
    doubt = _suspicious(doc, i, j, after_spot, before_place)
    if label in GOOD:
        return None if doubt and not (known or pointed) else "place"
    if doubt and not (pointed and known):
        return "part" if country and label == "ORG" else None
    if label == "ORG":
        if not known:
            town = any(e.rank == 0 and e.population >= TOWN for e in entries)  # "in Ghazni"
            return "place" if pointed and (classed or town) else None
        inside = (i > 0 and doc[i - 1].ent_type_ == "ORG" and doc[i].ent_iob_ == "I") or (
            j < len(doc) and doc[j].ent_type_ == "ORG" and doc[j].ent_iob_ == "I" and capital(doc[j])
        )
        sited = classed or doc[max(0, i - 1)].lower_ in ("in", "at", "near")  # "the Bank in Colombo"
        return "part" if inside and not sited else "place"
    if label == "PERSON":
        whole = known and doc[i].ent_iob_ == "B" and j - i > 1
        # "Shells fell on Homs": the model takes lone names of towns for persons.
        hit = (
            known
            and i > 0
            and doc[i - 1].lower_ == "on"
            and doc[i - 1].head.lemma_ in words("verbs", "falling")
        )
        root = doc[i:j].root
        taken = known and root.dep_ == "dobj" and root.head.lemma_ in words("verbs", "taking")
        if known and root.dep_ == "dobj" and root.head.lemma_ in words("verbs", "raiding"):
            taken = not _has_a_forename(doc, root)  # "Militants attacked Palma"
        return "place" if pointed or whole or hit or taken or country else None
    return "place" if known or pointed else None


def _has_a_forename(doc: Doc, name: Token) -> bool:
    """Whether the text gives the name with others somewhere: "Rafael Palma"."""
    return any(len(e) > 1 and e.label_ == "PERSON" and name.text in e.text.split() for e in doc.ents)


def make_spot(
    doc: Doc, i: int, j: int, role: Role, entries: tuple[Entry, ...] = (), country: str | None = None
) -> Spot:
    """The spot of tokens ``i`` to ``j`` (exclusive)."""
    span = doc[i:j]
    return Spot(i, j, span.start_char, span.end_char, span.text, entries, role, country)


def _rest_is_place(doc: Doc, j: int, entries: tuple[Entry, ...], gazetteer: Gazetteer) -> bool:
    """Whether what follows a name without a comma is a place of its own ("Tabqa Syria")."""
    countries = {e.country for e in entries}
    for k in reach(doc, j):
        rest = gazetteer.lookup(doc[j:k].text)
        if any(
            e.rank < 3 and e.country in countries and (e.ours or e.capital or e.kind != "city") for e in rest
        ):
            return True
        if famous(rest) or gazetteer.demonym(doc[j:k].text):
            return True
    return False


def _cut_short(doc: Doc, j: int, entries: tuple[Entry, ...], gazetteer: Gazetteer) -> bool:
    """Whether the name is only the beginning of a longer one that the gazetteer lacks ("Qasr el-Breij")."""
    if j >= len(doc) or any(e.kind in ("country", "continent") for e in entries):
        return False
    after = doc[j]
    tied = after.text == "-" and not doc[j - 1].whitespace_ and j + 1 < len(doc) and capital(doc[j + 1])
    article = (
        after.lower_ in ARTICLES and j + 1 < len(doc) and (doc[j + 1].text == "-" or capital(doc[j + 1]))
    )
    if article and doc[j - 1].whitespace_ and after.lower_ in ("as", "at", "an", "us"):
        article = False
    follows = capital(after) and after.is_alpha and bool(doc[j - 1].whitespace_) and not after.is_sent_start
    if follows and (
        after.lower_ in class_kinds()
        or after.lower_ in words("sites")
        or after.lower_ in words("lists", "times")
        or after.lower_ in words("bodies")
        or after.pos_ not in ("PROPN", "NOUN", "ADJ")
    ):
        return False
    if tied and any(e.rank < 2 and e.population > 100_000 for e in entries):
        return False
    return (tied or article or follows) and not _rest_is_place(doc, j + 1 if tied else j, entries, gazetteer)


def _at(doc: Doc, i: int, gazetteer: Gazetteer, after_spot: bool) -> Spot | None:
    national = gazetteer.demonym(doc[i].text) is not None
    for j in reach(doc, i):
        text = doc[i:j].text
        if country := gazetteer.demonym(text):
            return make_spot(doc, i, j, "demonym", (), country)
        entries = gazetteer.lookup(text)
        if national and j > i + 1:
            # "Syrian Al-Raqqa" is a demonym and a name, "American Canyon" one name.
            entries = tuple(e for e in entries if e.rank < 2)
        if entries and not famous(entries) and _cut_short(doc, j, entries, gazetteer):
            return None
        before_place = bool(
            entries and j < len(doc) and capital(doc[j]) and _rest_is_place(doc, j, entries, gazetteer)
        )
        if entries and (role := _judge(doc, i, j, entries, after_spot, before_place)):
            return make_spot(doc, i, j, role, entries)
        if j == i + 1 and not entries and len(text) > 4 and text.endswith("s") and not text.isupper():
            # Texts that lost their apostrophes: "Syrias government".
            owner = tuple(
                e for e in gazetteer.lookup(text[:-1]) if e.rank == 0 and (e.kind == "country" or e.capital)
            )
            if owner:
                spot = make_spot(doc, i, j, "place", owner)
                spot.end, spot.text = spot.end - 1, text[:-1]
                return spot
        if j == i + 1 and (seat := gazetteer.seat(text)):
            return make_spot(doc, i, j, "demonym", (), seat)
    return None


def spots(doc: Doc, gazetteer: Gazetteer) -> list[Spot]:
    """Every demonym and every place name of the gazetteer in ``doc``, in order, without overlaps."""
    found: list[Spot] = []
    i = 0
    while i < len(doc):
        if opens(doc[i]):
            after = (
                bool(found)
                and found[-1].role == "place"
                and (
                    found[-1].last == i
                    or (found[-1].last == i - 1 and doc[i - 1].lower_ in (",", "-", "and", "/"))
                )
            )
            spot = _at(doc, i, gazetteer, after)
            if spot:
                found.append(spot)
                i = spot.last
                continue
        i += 1
    return found
