"""The card: what one report says, for a person, in ten seconds.

One block an incident (what, where, when, on whom, tolls), then one line an actor in alphabetical order
with its code and its own position, and under it each claim. Then context and notes. ``Incident.summary`` says
the same in one sentence, for lists and exports; here it would only stand twice.
"""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.text import Text

from counterclaim.model import Incident, Reading

from . import words
from .card_claims import Names, actor_lines, other_statements
from .lines import labelled, paragraph
from .safe import foreign, quoted

COLUMN: Final = 12


def print_card(reading: Reading, console: Console) -> None:
    """Prints one reading. Colour only where the console has it; nothing is told by colour alone."""
    names = Names(reading)
    _head(reading, console)
    if not reading.incidents:
        console.print()
        paragraph(console, Text("No violent incident found in this report.", style="bold"))
    for number, incident in enumerate(reading.incidents, 1):
        console.print()
        _incident(reading, incident, number, names, console)
    _context(reading, names, console)
    _notes(reading, console)


def _head(reading: Reading, console: Console) -> None:
    report = reading.report
    title = report.headline or report.doc_id or report.url or report.report_id
    paragraph(console, Text(foreign(title), style="bold"))
    facts = [
        foreign(report.outlet) if report.outlet else "outlet not given",
        words.published(report) or "publication date not given",
    ]
    if reading.as_of is not None:
        facts.append(f"as of {reading.as_of.isoformat()}")
    paragraph(console, Text(" · ".join(facts), style="dim"))
    state = "Machine draft, not reviewed by a person" if reading.provisional else "Reviewed by a person"
    paragraph(console, Text(f"{state}. Rubric {reading.rubric_version}.", style="dim"))


def _incident(reading: Reading, incident: Incident, number: int, names: Names, console: Console) -> None:
    paragraph(console, Text(foreign(incident.title), style="bold"), lead=f"{number}. ", lead_style="bold")
    what = words.event(incident.event_type)
    if incident.event_clarity == 2:
        what += ", a total over several events"
    if incident.weapon is not None:
        what += f", with {quoted(incident.weapon.as_written)}"
    labelled(console, "What", what, column=COLUMN)
    _where(incident, names, console)
    labelled(console, "When", words.when(incident.when) if incident.when else "not told", column=COLUMN)
    on_whom = [f"{foreign(t.as_written)} ({t.target_type.value.replace('_', ' ')})" for t in incident.targets]
    labelled(console, "On whom", "; ".join(on_whom) or "not told", column=COLUMN)
    tolls = [c for c in reading.casualties if c.incident_id == incident.incident_id]
    for place, toll in enumerate(tolls):
        labelled(console, "" if place else "Toll", words.toll(toll), column=COLUMN)
    if not tolls:
        labelled(console, "Toll", "not told", column=COLUMN)
    if incident.participants:
        sides = sorted({names.of(p.actor_id) for p in incident.participants})
        labelled(console, "Sides", ", ".join(sides), column=COLUMN)
    for place, value in enumerate(incident.disputed):
        who = words.speaker(value.speaker_as_written)
        said = f"{value.field.replace('_', ' ')}: {quoted(value.value)} — {who}"
        labelled(console, "" if place else "Disputed", said, column=COLUMN)
    standing = Text(words.pattern(incident.attribution_pattern), style="bold yellow")
    if incident.no_claim_reported:
        standing.append("; a report says that nobody has claimed it", style="yellow")
    labelled(console, "Standing", standing, column=COLUMN)
    claims = [c for c in reading.claims if c.incident_id == incident.incident_id]
    console.print()
    actor_lines(incident, claims, names, console)
    other_statements(incident, claims, names, console)


def _where(incident: Incident, names: Names, console: Console) -> None:
    """The most specific place; others that the text gives follow on one line, as written."""
    if not incident.places:
        labelled(console, "Where", "not told", column=COLUMN)
        return
    first, *rest = incident.places
    labelled(console, "Where", words.place(first, names.country(first.country)), column=COLUMN)
    also: list[str] = []
    for place in rest:
        if place.as_written != first.as_written and quoted(place.as_written) not in also:
            also.append(quoted(place.as_written))
    if also:
        labelled(console, "", Text("also " + ", ".join(also), style="dim"), column=COLUMN)


def _context(reading: Reading, names: Names, console: Console) -> None:
    if not reading.context:
        return
    console.print()
    paragraph(console, Text("Context, no claim about an incident", style="bold"))
    for item in reading.context:
        who = f", {names.of(item.actor_id)}" if item.actor_id else ""
        paragraph(console, Text(f"{item.kind.value}{who}: {quoted(item.span.exact)}"), lead="  - ")


def _notes(reading: Reading, console: Console) -> None:
    if not reading.notes:
        return
    console.print()
    paragraph(console, Text("Notes", style="bold"))
    for note in reading.notes:
        paragraph(console, Text.assemble(foreign(note.message), (f" [{note.code}]", "dim")), lead="  - ")
