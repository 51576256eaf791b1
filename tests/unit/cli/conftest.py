from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from rich.console import Console

from counterclaim.cli.card import print_card
from counterclaim.model import Reading

Render = Callable[..., str]


@pytest.fixture
def card() -> Render:
    """A function that gives the card of a reading as text, at a width, with or without colour."""

    def render(reading: Reading, width: int = 100, colour: bool = False) -> str:
        out = io.StringIO()
        print_card(reading, Console(file=out, width=width, force_terminal=colour, no_color=not colour,
                                    highlight=False, markup=False, emoji=False))
        return out.getvalue()

    return render
