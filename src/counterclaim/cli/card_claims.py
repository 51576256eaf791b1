"""The lower half of a card's block: one line an actor, and under it who says what about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rich.console import Console
from rich.text import Text

from counterclaim.knowledge.places import country_rows
from counterclaim.model import Attribution, Claim, Incident, Reading
from counterclaim.model.vocabulary import ResponsibilityDegree

from . import words
from .lines import paragraph
from .safe import foreign, quoted


class Names:
    """Names on the screen for ids of actors and codes of countries."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {actor.actor_id: actor.name for actor in reading.actors}

    def of(self, actor_id: str) -> str:
        return foreign(self._actors.get(actor_id, actor_id))

    def country(self, code: str | None) -> str | None:
        """The country's English name, or the code itself where it is unknown."""
        return None if code is None else _country_names().get(code, code)


@cache
def _country_names() -> dict[str, str]:
    return {row.iso2: row.name for row in country_rows()}


def actor_lines(incident: Incident, claims: Sequence[Claim], names: Names, console: Console) -> None:
    """One line an actor, alphabetical, never ranked: name, code in words, own position; then its claims."""
    for row in sorted(
        incident.attribution, key=lambda row: (names.of(row.actor_id).casefold(), row.actor_id)
    ):
        line = Text.assemble(
            (names.of(row.actor_id), "bold"),
            ": ",
            words.code(row.code),
            ". Own position: ",
            row.self_position.meaning,
            ".",
        )
        paragraph(console, line, lead="  ")
        _row_details(row, names, console)
        for claim in claims:
            if claim.claim_id in row.claim_ids:
                _claim(claim, names, console)


def _row_details(row: Attribution, names: Names, console: Console) -> None:
    said = []
    counts = ((row.origins_for, "for"), (row.origins_hedged, "hedged"), (row.origins_against, "against"))
    voices = [f"{len(origins)} {side}" for origins, side in counts if origins]
    if voices:
        said.append("voices: " + ", ".join(voices))
    said += [flag.meaning for flag in row.flags]
    said += [
        f"{names.of(related.actor_id)}, tied to it: {related.self_position.meaning}"
        for related in row.related_positions
    ]
    said += [
        f"another degree of responsibility is named: {other.degree.value.replace('_', ' ')}"
        for other in row.other_responsibility
    ]
    if said:
        paragraph(console, Text("; ".join(said), style="dim"), lead="    ")


def _claim(claim: Claim, names: Names, console: Console, *, about: bool = False) -> None:
    """Speaker, on or off the record, stance, the quoted words; then limits, where there are any."""
    line = Text.assemble((words.speaker(claim.speaker_as_written), "italic"))
    line.append(f" ({words.RECORD[claim.on_record]}) " if claim.speaker_as_written else ", ")
    line.append(words.stance(claim.stance))
    if about and claim.about_actor_id:
        line.append(f" ({names.of(claim.about_actor_id)})")
    if claim.responsibility_degree is not ResponsibilityDegree.CARRIED_OUT:
        line.append(f" ({claim.responsibility_degree.value.replace('_', ' ')})")
    line.append(f": {quoted(claim.span.exact)}")
    if limits := words.limits(claim):
        line.append(f" [{limits}]", style="dim")
    paragraph(console, line, lead="    - ")


def other_statements(incident: Incident, claims: Sequence[Claim], names: Names, console: Console) -> None:
    """Statements that stand in no actor's line: that it happened, that nobody has claimed it."""
    shown = {claim_id for row in incident.attribution for claim_id in row.claim_ids}
    rest = [claim for claim in claims if claim.claim_id not in shown]
    if not rest:
        return
    paragraph(console, Text("Other statements", style="bold"), lead="  ")
    for claim in rest:
        _claim(claim, names, console, about=True)
