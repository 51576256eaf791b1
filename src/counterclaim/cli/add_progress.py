"""How far a bulk add is: reports, rate and time left, on standard error where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def shown(items: Iterable[Item], total: int | None) -> Iterator[Item]:
    """``items``, with their number, rate and time left shown while they come."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("adding"),
        BarColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f} reports, {task.fields[rate]:.1f}/s"),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("adding", total=total or 0, rate=0.0)
        for item in items:
            yield item
            done = progress.tasks[task]
            rate = done.completed / done.elapsed if done.elapsed else 0.0
            progress.update(task, advance=1, rate=rate, total=max(total or 0, done.completed + 1))
