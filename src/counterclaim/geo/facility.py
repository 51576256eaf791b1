"""Names of buildings that hold the name of a town or a nation: "Goma airport", "the Saudi Hospital"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from .spot import Spot, capital, make_spot, pointed_at, words

_LONGEST: Final = 5  # tokens between the name and the word for the building
_TAIL: Final = frozenset(
    {"college", "school", "hospital", "campus", "complex", "centre", "center", "building", "camp"}
)


def facility_end(doc: Doc, spot: Spot) -> int | None:
    """Where the name of a building that begins with ``spot`` ends (a token, exclusive); None for none."""
    i = spot.last
    if i < len(doc) and doc[i].lower_ in ("'s", "’s"):
        i += 1
    end = None
    for k in range(i, min(len(doc), i + _LONGEST)):
        token = doc[k]
        if token.is_sent_start or token.is_space:
            break
        site = token.lower_ in words("sites")
        kind = token.lower_ in words("sites", "kinds")
        if site or (end is not None and token.lower_ in _TAIL):
            end = k + 1
        elif end is not None or not (kind or (capital(token) and token.is_alpha)):
            break
        elif token.lower_ in words("bodies") and not kind:
            return None
    return end


def abroad(doc: Doc, found: list[Spot]) -> Iterator[Spot]:
    """Buildings named after a nation, which stand where the text has them: "the Saudi Hospital in X"."""
    for spot in found:
        nation = spot.role == "demonym" or any(e.kind == "country" for e in spot.entries)
        end = facility_end(doc, spot) if nation else None
        if end is None:
            continue
        last: Token = doc[end - 1]
        led = pointed_at(doc, spot.first) or _article(doc, spot.first)
        if (capital(last) and led) or last.lower_ in words("sites", "missions"):
            yield make_spot(doc, spot.first, end, "unknown")


def _article(doc: Doc, i: int) -> bool:
    return i > 0 and doc[i - 1].lower_ == "the"
