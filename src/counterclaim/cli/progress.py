"""How far a long run is: on standard error, and only where somebody watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def counted(items: Iterable[Item]) -> Iterator[Item]:
    """``items``, with their number shown while they come."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        # Cards that scroll past are progress enough, and a counter would stand among them.
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("reading", total=None)
        for item in items:
            yield item
            progress.advance(task)
