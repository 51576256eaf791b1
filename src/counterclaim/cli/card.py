"""The card: what one report says, for a person, in ten seconds.

One block an incident (what, where, when, on whom, tolls), then one line an actor in alphabetical order
with its code and its own position, and under it each claim. Then context and notes. ``Incident.summary`` says
the same in one sentence, for lists and exports; here it would only stand twice. The words are those of
``counterclaim.screen``; here is only how they are laid out on a terminal.
"""

from __future__ import annotations

from typing import Final

from rich.console import Console
from rich.text import Text

from counterclaim.model import Incident, Reading
from counterclaim.screen import facts as told
from counterclaim.screen.names import Names
from counterclaim.screen.safe import foreign

from .card_claims import actor_lines, other_statements
from .lines import labelled, paragraph

COLUMN: Final = 12


def print_card(reading: Reading, console: Console) -> None:
    """Prints one reading. Colour only where the console has it; nothing is told by colour alone."""
    names = Names(reading)
    paragraph(console, Text(told.title(reading), style="bold"))
    paragraph(console, Text(told.origin(reading), style="dim"))
    paragraph(console, Text(told.review(reading), style="dim"))
    if not reading.incidents:
        console.print()
        paragraph(console, Text("No violent incident found in this report.", style="bold"))
    for number, incident in enumerate(reading.incidents, 1):
        console.print()
        _incident(reading, incident, number, names, console)
    _context(reading, names, console)
    _notes(reading, console)


def _incident(reading: Reading, incident: Incident, number: int, names: Names, console: Console) -> None:
    paragraph(console, Text(foreign(incident.title), style="bold"), lead=f"{number}. ", lead_style="bold")
    for fact in told.facts(incident, reading.casualties, names):
        labelled(console, fact.label, fact.words, column=COLUMN, style="dim" if fact.aside else "")
    standing = Text(told.standing(incident), style="bold yellow")
    standing.append(told.unclaimed(incident), style="yellow")
    labelled(console, "Standing", standing, column=COLUMN)
    claims = [c for c in reading.claims if c.incident_id == incident.incident_id]
    console.print()
    actor_lines(incident, claims, names, console)
    other_statements(incident, claims, names, console)


def _context(reading: Reading, names: Names, console: Console) -> None:
    if not reading.context:
        return
    console.print()
    paragraph(console, Text("Context, no claim about an incident", style="bold"))
    for item in reading.context:
        paragraph(console, Text(told.context(item, names)), lead="  - ")


def _notes(reading: Reading, console: Console) -> None:
    if not reading.notes:
        return
    console.print()
    paragraph(console, Text("Notes", style="bold"))
    for note in reading.notes:
        paragraph(console, Text.assemble(foreign(note.message), (f" [{note.code}]", "dim")), lead="  - ")
