"""How far a long run is: on standard error, and only where somebody watches it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def counted(items: Iterable[Item], *, silent: bool | None = None, what: str = "reports") -> Iterator[Item]:
    """``items``, with their number shown while they come.

    :param silent: whether nothing is printed on standard output meanwhile; without it, that is so where
        standard output is no terminal. Cards that scroll past are progress enough.
    :param what: what is counted, in the plural.
    """
    if not sys.stderr.isatty() or not (silent or (silent is None and not sys.stdout.isatty())):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} " + what), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(what, total=None)
        for item in items:
            yield item
            progress.advance(task)
