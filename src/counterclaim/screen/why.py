"""The reasons for a reading's values, in the words of the screen."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.model import Because, ExplainedReading, Reading

from . import statements
from .names import Names
from .safe import foreign, quoted

FIELDS = {
    "evidence": "which words tell it",
    "event_type": "what",
    "weapon": "weapon",
    "when": "when",
    "attribution_pattern": "standing",
    "no_claim_reported": "nobody has claimed it",
}
PARTS = {"places": "place", "targets": "target", "participants": "side"}


def explained(reading: Reading) -> tuple[Because, ...]:
    """The reasons that a reading carries; none where they were not asked for."""
    return reading.explanation if isinstance(reading, ExplainedReading) else ()


def reason(because: Because) -> str:
    """One reason: the sentence, what made the value, its probability, and the words."""
    made = f"{because.step}: {because.rule}"
    if because.probability is not None:
        made += f", probability {because.probability:.2f}"
    if because.threshold is not None:
        made += f", at least {because.threshold:.2f} is needed"
    words = f" {quoted(because.span.exact)}" if because.span is not None else ""
    return f"{foreign(because.note)} [{foreign(made)}]{words}"


def by_value(reading: ExplainedReading, incident: int | None) -> Iterator[tuple[str, tuple[Because, ...]]]:
    """The values of one incident (None: of the report as a whole) by name, each with its reasons."""
    found: dict[str, list[Because]] = {}
    for one in reading.explanation:
        if reading.incident_of(one) == incident:
            found.setdefault(value_of(one.path), []).append(one)
    names = Names(reading)
    for path, reasons in found.items():
        yield called(path, reading, names), tuple(reasons)


def value_of(path: str) -> str:
    """The pointer to the value as the card shows it: a whole claim, place, row or note."""
    parts = path.split("/")
    return "/".join(parts[:5] if parts[1] == "incidents" else parts[:3])


def called(path: str, reading: Reading, names: Names) -> str:
    """What the card calls the value that :func:`value_of` points at."""
    kind, at, *rest = path.strip("/").split("/")
    number = int(at)
    if kind == "claims":
        said = statements.said(reading.claims[number], names)
        return f"claim {number + 1}, {said.speaker} {said.manner}"
    if kind == "casualties":
        return f"toll {quoted(reading.casualties[number].as_written)}"
    if kind != "incidents":
        return f"{'note' if kind == 'notes' else kind} {number + 1}"
    if rest[0] == "attribution":
        return names.of(reading.incidents[number].attribution[int(rest[1])].actor_id)
    if rest[0] in PARTS:
        return f"{PARTS[rest[0]]} {int(rest[1]) + 1}"
    return FIELDS.get(rest[0], rest[0])
