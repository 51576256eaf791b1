"""The card of a comparison: what is compared, one table for each actor and set, caveats, and the footer."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from counterclaim.pattern.comparison import Comparison, Focal, ReferenceSet
from counterclaim.screen import compared
from counterclaim.screen.names import country_name
from counterclaim.screen.safe import foreign

from .lines import labelled, paragraph

COLUMN = 12
_NAMES_AT_MOST = 200


def print_comparison(
    made: Comparison, console: Console, *, references: bool = False, names: bool = False
) -> None:
    """Prints one comparison.

    :param references: whether each set's earlier incidents are listed.
    :param names: whether the names that match no actor are.
    """
    _head(made, console)
    for actor in made.actors:
        console.print()
        standing = compared.heading(actor, made.incident.reports)
        paragraph(console, Text.assemble((foreign(actor.name), "bold"), f": {standing}."))
        for found in actor.sets:
            _set(found, made, console, references=references)
    if made.text_distances:
        console.print()
        paragraph(console, Text("Distances in the report", style="bold"))
        for stated in made.text_distances:
            paragraph(console, Text(compared.text_distance(stated)), lead="  - ")
    _sources(made, console, names=names)
    if made.notes:
        console.print()
        paragraph(console, Text("Notes", style="bold"))
    for note in made.notes:
        paragraph(console, Text.assemble(foreign(note.message), (f" [{note.code}]", "dim")), lead="  - ")
    console.print()
    paragraph(console, Text(compared.NEVER))
    paragraph(console, Text(made.footer, style="bold"))


def _head(made: Comparison, console: Console) -> None:
    paragraph(console, Text(foreign(made.incident.title), style="bold"))
    country = country_name(made.incident.country)
    for label, said in compared.focal(made, country):
        labelled(console, label, said, column=COLUMN)
    said = f"the {made.window_years:g} years before; earlier days only"
    if made.as_of is not None:
        said += f"; as of {made.as_of.isoformat()}"
    labelled(console, "Window", said, column=COLUMN)


def _set(found: ReferenceSet, made: Comparison, console: Console, *, references: bool) -> None:
    paragraph(console, Text(compared.of_set(found)), lead="  ")
    for said in compared.caveats(found, made.window_years):
        paragraph(console, Text(said, style="yellow" if said == f"{found.circular}." else "dim"), lead="  ")
    _table(found, made.incident, console)
    if references:
        _references(found, console)


def _table(found: ReferenceSet, focal: Focal, console: Console) -> None:
    """Three columns: what is measured, n, what is found. No line ends in blanks, and long ones wrap."""
    lines = list(compared.table(found, focal))
    wide = min(max(len(line.label) for line in lines), max(22, console.width * 2 // 5))
    counts = max(len(f"n = {line.n}") for line in lines)
    for line in lines:
        style = "dim" if line.hidden else ""
        label = line.label if len(line.label) <= wide else f"{line.label[: wide - 1]}…"
        lead = f"    {label:<{wide}}  {f'n = {line.n}':<{counts}}  "
        paragraph(console, Text(line.words, style=style), lead=lead, lead_style=style)


def _references(found: ReferenceSet, console: Console) -> None:
    for one in found.references:
        paragraph(console, Text(compared.reference(one)), lead="    - ")
    if found.set_aside:
        paragraph(console, Text("Left out:"), lead="    ")
    for aside in found.set_aside:
        paragraph(console, Text(compared.set_aside(aside)), lead="    - ")


def _sources(made: Comparison, console: Console, *, names: bool) -> None:
    console.print()
    paragraph(console, Text("Histories", style="bold"))
    for history in made.histories:
        paragraph(console, Text(compared.source(history, unmatched=not names)), lead="  - ")
        if not names or not history.unmatched:
            continue
        told = [f"{foreign(one.name)} ({one.rows:,})" for one in history.unmatched[:_NAMES_AT_MOST]]
        more = len(history.unmatched) - len(told)
        told += [f"and {more:,} more (--json has all)"] if more else []
        paragraph(console, Text(f"not matched: {'; '.join(told)}"), lead="    ")
