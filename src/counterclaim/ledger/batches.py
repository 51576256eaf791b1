"""Many rows at a time: inserts in the order of the tables, look-ups in lots that every database takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Row

from .tables import metadata

Item = TypeVar("Item")
_LOT: Final = 500


def lots(items: Iterable[Item], size: int = _LOT) -> Iterator[list[Item]]:
    """``items``, ``size`` at a time."""
    source = iter(items)
    while lot := list(islice(source, size)):
        yield lot


def holds_now(table: sa.Table) -> sa.ColumnElement[bool]:
    """Whether a row holds now. Written so that no index on ``until_seq`` fits: nearly every row holds, and
    SQLite, which takes any equality for a rare one, would go through all of them to find a few.
    """
    return sa.func.coalesce(table.c.until_seq, 0) == 0


def rows_where(
    connection: Connection, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of ``query`` whose ``column`` is one of ``values``."""
    for lot in lots(dict.fromkeys(values)):
        yield from connection.execute(query.where(column.in_(lot)))


class Rows:
    """New rows of several tables, written together: parents before children."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: sa.Table, **values: Any) -> None:
        self._waiting[table.name].append(values)

    def write(self) -> None:
        for table in metadata.sorted_tables:
            rows = self._waiting.pop(table.name, [])
            for lot in lots(rows):
                self._connection.execute(sa.insert(table), lot)
