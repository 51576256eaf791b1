"""Hanging paragraphs and numbers of things: what the cards and lists need of layout."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text


def paragraph(
    console: Console, body: Text, *, lead: str = "", hang: int | None = None, lead_style: str = ""
) -> None:
    """Prints ``lead`` and ``body``, wrapped at the terminal's width, later lines indented by ``hang`` cells.

    Widths count terminal cells, so wide characters take two and combining ones none. No line ends
    in blanks; a word longer than the line is folded.
    """
    indent = len(lead) if hang is None else hang
    width = max(console.width - indent, 16)
    first = Text(lead.ljust(indent), style=lead_style)
    for line in body.wrap(console, width, tab_size=4) or [Text()]:
        line.rstrip()
        console.print(Text.assemble(first, line), no_wrap=True, overflow="ignore", crop=False)
        first = Text(" " * indent)


def labelled(console: Console, label: str, body: str | Text, *, column: int, style: str = "") -> None:
    """``label`` in a column of its own, ``body`` beside it."""
    text = body if isinstance(body, Text) else Text(body, style=style)
    paragraph(console, text, lead=f"  {label}", hang=column, lead_style="cyan")

