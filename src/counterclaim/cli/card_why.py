"""Below a card: for each value the step and the rule or model that made it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from counterclaim.model import ExplainedReading
from counterclaim.screen import why
from counterclaim.screen.safe import foreign

from .lines import paragraph


def print_why(reading: ExplainedReading, console: Console) -> None:
    """Prints the reasons by incident, then those for the report as a whole."""
    for at in (*range(len(reading.incidents)), None):
        values = list(why.by_value(reading, at))
        if not values:
            continue
        title = "the report" if at is None else f"{at + 1}. {foreign(reading.incidents[at].title)}"
        console.print()
        paragraph(console, Text(f"Why: {title}", style="bold"))
        for name, reasons in values:
            paragraph(console, Text(name, style="bold"), lead="  ")
            for one in reasons:
                paragraph(console, Text(why.reason(one)), lead="    - ")
