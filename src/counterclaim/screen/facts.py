"""What an incident's block tells before it comes to who did it: what, where, when, on whom, tolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.model import Casualty, ContextItem, Incident, Reading, Span

from . import words
from .names import Names
from .safe import foreign, quoted


@dataclass(frozen=True)
class Value:
    """One value in words, and the pieces of the report that it was read from."""

    words: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One line of the block: a label (empty where it continues the one above) and its values."""

    label: str
    values: tuple[Value, ...]
    joint: str = "; "
    lead: str = ""
    aside: bool = False

    @property
    def words(self) -> str:
        return self.lead + self.joint.join(value.words for value in self.values)


def title(reading: Reading) -> str:
    """The report's headline, or what else it can be called by."""
    report = reading.report
    return foreign(report.headline or report.doc_id or report.url or report.report_id)


def origin(reading: Reading) -> str:
    """Who published it and when, and as of when it is judged."""
    report = reading.report
    said = [
        foreign(report.outlet) if report.outlet else "outlet not given",
        words.published(report) or "publication date not given",
    ]
    if reading.as_of is not None:
        said.append(f"as of {reading.as_of.isoformat()}")
    return " · ".join(said)


def review(reading: Reading) -> str:
    """Whether a person has looked at it, and under which rubric it was judged."""
    state = "Machine draft, not reviewed by a person" if reading.provisional else "Reviewed by a person"
    return f"{state}. Rubric {reading.rubric_version}."


def facts(incident: Incident, casualties: Sequence[Casualty], names: Names) -> Iterator[Fact]:
    """The lines of one incident's block, in order. ``casualties`` may hold other incidents' too."""
    yield _what(incident)
    yield from _where(incident, names)
    when = incident.when
    yield Fact("When", (Value(words.when(when), (when.span,)) if when else Value("not told"),))
    yield Fact("On whom", _on_whom(incident) or (Value("not told"),))
    tolls = [c for c in casualties if c.incident_id == incident.incident_id]
    for place, toll in enumerate(tolls):
        yield Fact("" if place else "Toll", (Value(words.toll(toll), (toll.span,)),))
    if not tolls:
        yield Fact("Toll", (Value("not told"),))
    if incident.participants:
        yield Fact("Sides", _sides(incident, names), joint=", ")
    for place, value in enumerate(incident.disputed):
        who = words.speaker(value.speaker_as_written)
        said = f"{value.field.replace('_', ' ')}: {quoted(value.value)} — {who}"
        yield Fact("" if place else "Disputed", (Value(said, (value.span,)),))


def standing(incident: Incident) -> str:
    """How responsibility stands for the incident, in the vocabulary's words."""
    return words.pattern(incident.attribution_pattern)


def unclaimed(incident: Incident) -> str:
    """What follows the standing where a report says that nobody has claimed it; else empty."""
    return "; a report says that nobody has claimed it" if incident.no_claim_reported else ""


def context(item: ContextItem, names: Names) -> str:
    who = f", {names.of(item.actor_id)}" if item.actor_id else ""
    return f"{item.kind.value}{who}: {quoted(item.span.exact)}"


def _what(incident: Incident) -> Fact:
    what = words.event(incident.event_type)
    weapon = incident.weapon
    if incident.event_clarity == 2:
        what += ", a total over several events"
    values = [Value(what, incident.evidence)]
    if weapon is not None:
        values.append(Value(f"with {quoted(weapon.as_written)}", (weapon.span,)))
    return Fact("What", tuple(values), joint=", ")


def _where(incident: Incident, names: Names) -> Iterator[Fact]:
    """The most specific place; others that the text gives follow on one line, each wording once."""
    if not incident.places:
        yield Fact("Where", (Value("not told"),))
        return
    first = incident.places[0]
    spans: dict[str, list[Span]] = {}
    for place in incident.places:
        spans.setdefault(quoted(place.as_written), []).append(place.span)
    own = spans.pop(quoted(first.as_written))
    yield Fact("Where", (Value(words.place(first, names.country(first.country)), tuple(own)),))
    if spans:
        also = tuple(Value(said, tuple(where)) for said, where in spans.items())
        yield Fact("", also, joint=", ", lead="also ", aside=True)


def _on_whom(incident: Incident) -> tuple[Value, ...]:
    return tuple(
        Value(f"{foreign(t.as_written)} ({t.target_type.value.replace('_', ' ')})", (t.span,))
        for t in incident.targets
    )


def _sides(incident: Incident, names: Names) -> tuple[Value, ...]:
    """Each side once, alphabetically, whatever the number of places that show it taking part."""
    spans: dict[str, list[Span]] = {}
    for participant in incident.participants:
        spans.setdefault(names.of(participant.actor_id), []).append(participant.span)
    return tuple(Value(name, tuple(spans[name])) for name in sorted(spans))
