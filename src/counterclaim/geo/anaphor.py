"""Places named by a common noun: "the capital", "the Syrian capital", "the city", "the province"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from .gazetteer import Entry, Gazetteer
from .spot import Spot

_NOUN: Final = re.compile(
    r"\b(?:the|that|this|its)\s+(?:[a-z]+[- ](?:held|run|controlled)\s+|(?:north|south|east|west)[a-z-]*\s+"
    r"|besieged\s+|divided\s+|battered\s+|border\s+|coastal\s+|historic\s+|ancient\s+|same\s+|provincial\s+|regional\s+)?"
    r"(?P<noun>capital|city|citys|town|village|province|governorate|district|camp|base|airport|island|enclave)\b"
    r"(?:['’]s)?(?!\s+(?:of\s+(?:the\s+)?[A-Z]|[A-Z]|council|hall|court|centre|center|police|government))"
)
_KINDS: Final = {
    "city": ("city",),
    "citys": ("city",),
    "town": ("city",),
    "village": ("city",),
    "province": ("adm1",),
    "governorate": ("adm1",),
    "district": ("adm2", "neighbourhood"),
    "camp": ("camp",),
    "base": ("base",),
    "airport": ("airport",),
    "island": ("region",),
    "enclave": ("region", "adm1"),
}
_REACH: Final = 1500


def anaphors(
    text: str,
    found: Sequence[Spot],
    chosen: Sequence[Entry | None],
    gazetteer: Gazetteer,
    scene: dict[str, float],
) -> Iterator[tuple[int, int, Entry]]:
    """(start, end, entry) of each such phrase whose place the text has named.

    ``scene``: how much of the report plays in each country, 0 to 1.
    """
    for m in re.finditer(r"\b(?:the|its)\s+(?:(\w+)\s+)?capital\b(?!\s+(?:of\s+)?(?:the\s+)?[A-Z])", text):
        country = gazetteer.demonym(m.group(1)) if m.group(1) and m.group(1)[0].isupper() else None
        if country and (seat := gazetteer.capital(country)):
            yield m.start(), m.end(), seat
        elif not (m.group(1) and m.group(1)[0].isupper()) and m.group(1) not in (
            "provincial",
            "regional",
            "state",
        ):
            home = max(scene, key=lambda c: (scene[c], c), default=None)
            if home and (seat := gazetteer.capital(home)):
                yield m.start(), m.end(), seat
    for m in _NOUN.finditer(text):
        if (noun := m.group("noun")) == "capital":
            continue
        kinds = _KINDS[noun]
        for spot, entry in reversed(list(zip(found, chosen, strict=True))):
            if spot.start >= m.start() or entry is None or spot.role != "place" or entry.kind not in kinds:
                continue
            if scene.get(entry.country or "", 0.0) < 0.3:
                continue  # a place where the report is not: a capital that comments, say
            if m.start() - spot.end <= _REACH:
                yield m.start(), m.end(), entry
            break
