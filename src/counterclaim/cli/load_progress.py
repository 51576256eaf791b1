"""How far the loading of a large file is: on standard error, and only where somebody watches it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown() -> Iterator[Callable[[str, int, int, int], None]]:
    """A function to call with what is being done, lines and bytes so far, and bytes in all (0: unknown)."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[lines]:,} lines, {task.fields[rate]:,}/s"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    tasks: dict[str, TaskID] = {}
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def told(what: str, lines: int, done: int, size: int) -> None:
            if what not in tasks:
                tasks[what] = progress.add_task(what, total=size or None, lines=0, rate=0)
            task = progress.tasks[tasks[what]]
            rate = int(lines / task.elapsed) if task.elapsed else 0
            progress.update(task.id, completed=done, lines=lines, rate=rate)

        yield told
