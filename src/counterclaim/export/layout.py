"""The columns and values of somebody else's format, from ``data/*.toml`` (format: ``data/README.md``)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO, Final, Literal

from counterclaim.model import KnowledgeError

from .cells import write_table

Value = str | int | float | date | None
Row = Mapping[str, Value]
Kind = Literal["text", "integer", "number", "date"]

KINDS: Final[dict[str, tuple[type, ...]]] = {
    "text": (str,),
    "integer": (int,),
    "number": (float, int),
    "date": (date,),
}
_FIELDS: Final = {"name", "type", "empty", "values", "separator", "from"}


@dataclass(frozen=True)
class Column:
    """One column. ``values`` is the closed set beside the empty one; with ``separator`` of each part."""

    name: str
    kind: Kind
    empty: Literal["never", "may", "always"]
    filled_from: str
    values: tuple[Value, ...] = ()
    separator: str | None = None

    def problem(self, value: Value) -> str | None:
        """What is wrong with a value, or None."""
        if value is None or value == "":
            return f"{self.name} is empty" if self.empty == "never" else None
        if self.empty == "always":
            return f"{self.name} is not empty"
        if isinstance(value, bool) or not isinstance(value, KINDS[self.kind]):
            return f"{self.name} is no {self.kind}: {value!r}"
        parts = str(value).split(self.separator) if self.separator else [value]
        wrong = [part for part in parts if self.values and part not in self.values]
        return f"{self.name} has a value outside its set: {wrong[0]!r}" if wrong else None


@dataclass(frozen=True)
class Layout:
    """One format's columns in the order of its file, and the tables that its exporter maps by."""

    format: str
    title: str
    source: tuple[str, ...]
    columns: tuple[Column, ...]
    tables: Mapping[str, Any]
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    def problems(self, row: Row) -> Iterator[str]:
        """What in a row breaks the layout: columns missing or unknown, types, values outside their set."""
        if tuple(row) != self.names:
            yield f"the columns are {', '.join(row)}"
        for column in self.columns:
            if column.name in row and (said := column.problem(row[column.name])):
                yield said


@cache
def layout(name: str) -> Layout:
    """The layout of a format.

    :raises KnowledgeError: where its file breaks the documented format.
    """
    raw = table(name)
    try:
        columns = tuple(_column(name, entry) for entry in raw["column"])
        given = raw["format"], raw["title"], tuple(raw["source"])
    except KeyError as error:
        raise _broken(name, f"{error} is missing") from error
    tables = {key: value for key, value in raw.items() if isinstance(value, list | dict) and key != "column"}
    return Layout(*given, columns=columns, tables=tables, note=raw.get("note", ""))


@cache
def table(name: str) -> dict[str, Any]:
    """A data file of this package as it stands."""
    text = files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8")
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _broken(name, str(error)) from error


def _column(name: str, raw: Mapping[str, Any]) -> Column:
    unknown = set(raw) - _FIELDS
    empty = raw.get("empty", "may")
    if unknown or raw["type"] not in KINDS or empty not in ("never", "may", "always"):
        raise _broken(name, f"the column {raw['name']} has an unknown field, type or word for empty")
    return Column(
        raw["name"], raw["type"], empty, raw["from"], tuple(raw.get("values", ())), raw.get("separator")
    )


def _broken(name: str, why: str) -> KnowledgeError:
    return KnowledgeError(
        f"The layout {name} cannot be used: {why}.", "export/data/README.md tells its format."
    )


def write_csv(out: BinaryIO, columns: Layout, rows: Iterable[Row]) -> None:
    """Rows as a CSV table without a byte order mark, each checked against the layout first.

    :raises ValueError: where a row breaks the layout; that is a fault of the exporter.
    """
    write_table(out, columns.names, (_cells(columns, row) for row in rows), bom=False)


def _cells(columns: Layout, row: Row) -> list[str | Value]:
    if wrong := list(columns.problems(row)):
        raise ValueError(f"{columns.format}: {'; '.join(wrong)}")
    # A whole number of degrees keeps its ".0": a column of them is one of numbers, not of integers.
    return [repr(value) if isinstance(value, float) else value for value in row.values()]
