"""Which incident of a newer reading is which of an older one: the same text, so spans and kinds tell."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model import Incident, Reading, Span


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters two sets of spans have in common."""
    return sum(
        max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other if a.where == b.where
    )


def _words(reading: Reading, incident: Incident) -> list[Span]:
    told = [c.span for c in reading.claims if c.incident_id == incident.incident_id]
    told += [c.span for c in reading.casualties if c.incident_id == incident.incident_id]
    return told


def _likeness(old: Reading, one: Incident, new: Reading, other: Incident) -> tuple[int, int]:
    """Evidence first, then what is said and counted."""
    if one.incident_id == other.incident_id:
        return (1 << 30, 0)
    return _shared(one.evidence, other.evidence), _shared(_words(old, one), _words(new, other))


def match_incidents(old: Reading, new: Reading) -> dict[str, str]:
    """New incident id -> old incident id, one to one, the most alike first. What has no like is left out.

    Where each reading has one incident they are one, whatever the words: a report has one subject.
    """
    pairs = [
        (*_likeness(old, a, new, b), a.incident_id, b.incident_id)
        for a in old.incidents
        for b in new.incidents
    ]
    if len(old.incidents) == len(new.incidents) == 1:
        return {new.incidents[0].incident_id: old.incidents[0].incident_id}
    found: dict[str, str] = {}
    for evidence, words, a, b in sorted(pairs, key=lambda p: (-p[0], -p[1], p[2], p[3])):
        if (evidence or words) and b not in found and a not in found.values():
            found[b] = a
    return found
