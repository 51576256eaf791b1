"""What the page shows of a reading: every value and claim as an item with a label of its own.

Claims are numbered, fields lettered, context items numbered with a section sign, in the order of the text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.model import Claim, Incident, Reading, Span
from counterclaim.screen import facts as told
from counterclaim.screen import statements
from counterclaim.screen.names import Names

Family = Literal["claim", "field", "context"]
Labeller = Callable[[int], str]


@dataclass(frozen=True)
class Item:
    """One thing on the card that the text is marked for.

    :ivar key: its id on the page, such as ``claim-3``.
    :ivar label: what its references show, such as ``3``.
    :ivar called: its name for those who cannot see where a reference leads.
    :ivar spans: where it stands in the report, each with its role; the first is the item's main span.
    """

    key: str
    label: str
    family: Family
    called: str
    spans: tuple[tuple[str, Span], ...]


@dataclass(frozen=True)
class Line:
    """A fact with an item for each of its values; ``None`` for a value that stands nowhere in the report."""

    fact: told.Fact
    items: tuple[Item | None, ...]


@dataclass(frozen=True)
class Block:
    """One incident with its lines and its claims."""

    incident: Incident
    lines: tuple[Line, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True)
class Sheet:
    """All of a page's items, found by what they stand for."""

    reading: Reading
    names: Names
    blocks: tuple[Block, ...]
    claims: dict[str, Item]
    context: tuple[Item, ...]

    def items(self) -> list[Item]:
        """Every item: fields, claims, context."""
        fields = [i for b in self.blocks for line in b.lines for i in line.items if i is not None]
        return [*fields, *self.claims.values(), *self.context]


def lay_out(reading: Reading) -> Sheet:
    names = Names(reading)
    blocks = _numbered_blocks(reading, names)
    claims = _labelled([_of_claim(claim, names) for claim in reading.claims], "claim", str)
    context = _labelled(
        [Item("", "", "context", item.kind.value, (("context", item.span),)) for item in reading.context],
        "context",
        lambda number: f"§{number}",
    )
    ids = [claim.claim_id for claim in reading.claims]
    return Sheet(reading, names, blocks, dict(zip(ids, claims, strict=True)), tuple(context))


def _numbered_blocks(reading: Reading, names: Names) -> tuple[Block, ...]:
    """The incidents' blocks, their fields lettered across the whole page."""
    drafts: list[tuple[Incident, list[tuple[told.Fact, list[Item | None]]]]] = []
    for incident in reading.incidents:
        label, lines = "", []
        for fact in told.facts(incident, reading.casualties, names):
            label = fact.label or label
            lines.append((fact, [_of_value(value, label) for value in fact.values]))
        drafts.append((incident, lines))
    flat = [item for _, lines in drafts for _, items in lines for item in items if item is not None]
    lettered = iter(_labelled(flat, "field", _letters))
    return tuple(
        Block(
            incident,
            tuple(Line(fact, tuple(item and next(lettered) for item in items)) for fact, items in lines),
            tuple(c for c in reading.claims if c.incident_id == incident.incident_id),
        )
        for incident, lines in drafts
    )


def _of_value(value: told.Value, label: str) -> Item | None:
    if not value.spans:
        return None
    return Item("", "", "field", label.lower(), tuple((label.lower(), span) for span in value.spans))


def _of_claim(claim: Claim, names: Names) -> Item:
    said = statements.said(claim, names)
    parts = (("speaker", claim.speaker_span), ("actor", claim.about_span), ("cue", claim.cue))
    spans = [("claim", claim.span)]
    spans += [(role, span) for role, span in parts if span is not None and span != claim.span]
    return Item("", "", "claim", f"{said.speaker} {said.manner}", tuple(spans))


def _labelled(items: list[Item], prefix: str, label: Labeller) -> list[Item]:
    """The items in the order given, labelled in the order in which the report shows them."""
    order = sorted(range(len(items)), key=lambda place: (*position(items[place].spans[0][1]), place))
    made = list(items)
    for number, place in enumerate(order, 1):
        said = label(number)
        made[place] = replace(items[place], key=f"{prefix}-{said.lstrip('§')}", label=said)
    return made


def position(span: Span) -> tuple[bool, int, int]:
    """Sorts spans as they are read: the headline first, the wider of two that begin together first."""
    return (span.where == "text", span.start, -span.end)


def _letters(number: int) -> str:
    """a to z, then aa, ab and so on."""
    said = ""
    while number:
        number, rest = divmod(number - 1, 26)
        said = chr(ord("a") + rest) + said
    return said
