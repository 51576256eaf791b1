"""The lower half of a card's block: one line an actor, and under it who says what about it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from counterclaim.model import Claim
from counterclaim.screen import statements, words
from counterclaim.screen.names import Names

from .lines import paragraph


def actor_lines(
    incident: statements.WithRows,
    claims: Sequence[Claim],
    names: Names,
    console: Console,
    *,
    reports: int = 1,
) -> None:
    """One line an actor: name, code, own position; then its claims. ``reports``: how many were read."""
    for row in statements.rows(incident, names):
        line = Text.assemble(
            (names.of(row.actor_id), "bold"),
            f": {words.code(row.code, reports)}. {statements.own_position(row)}",
        )
        paragraph(console, line, lead="  ")
        if details := statements.details(row, names):
            paragraph(console, Text("; ".join(details), style="dim"), lead="    ")
        for claim in statements.of_row(row, claims):
            _claim(claim, names, console)


def _claim(claim: Claim, names: Names, console: Console, *, about: bool = False) -> None:
    """Speaker, on or off the record, stance, the quoted words; then limits, where there are any."""
    said = statements.said(claim, names, about=about)
    joint = " " if claim.speaker_as_written else ", "
    line = Text.assemble((said.speaker, "italic"), f"{joint}{said.manner}: {said.quote}")
    if said.limits:
        line.append(f" [{said.limits}]", style="dim")
    paragraph(console, line, lead="    - ")


def other_statements(
    incident: statements.WithRows, claims: Sequence[Claim], names: Names, console: Console
) -> None:
    """Statements that stand in no actor's line."""
    rest = statements.others(incident, claims)
    if not rest:
        return
    paragraph(console, Text("Other statements", style="bold"), lead="  ")
    for claim in rest:
        _claim(claim, names, console, about=True)
