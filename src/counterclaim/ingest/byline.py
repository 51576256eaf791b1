"""Who signed a report, from its byline zones."""

from __future__ import annotations

import re

from counterclaim.model import Zone
from counterclaim.model.vocabulary import ZoneKind

_LEAD = re.compile(
    r"^\(?\s*(?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translated)(?: and \w+)?"
    r"\s+(?:by|from|in)|by|from)\s*:?\s+",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:,\s*and\s+|,|;|\s+and\s+|/|&)\s*")


def bylines(text: str, zones: tuple[Zone, ...]) -> tuple[str, ...]:
    """The names and roles in the byline zones, as written, each once, in order."""
    names: dict[str, None] = {}
    for zone in zones:
        if zone.kind is ZoneKind.BYLINE:
            for part in _BETWEEN.split(text[zone.start : zone.end]):
                name = _LEAD.sub("", part.strip()).strip(" .)(\t\n")
                if name:
                    names.setdefault(name)
    return tuple(names)
