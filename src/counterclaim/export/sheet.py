"""A table as a spreadsheet saved it: whatever encoding, separator and order of columns it chose."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from counterclaim.model import InputError

from .cells import restored
from .columns import BY_NAME, KEYS

SEPARATORS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True)
class Line:
    """A row of the file by its number there (the header is 1), with the cells of the columns that we know."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Sheet:
    """``columns``: those of ours that it has; ``foreign``: columns that somebody added."""

    lines: tuple[Line, ...]
    columns: tuple[str, ...]
    foreign: tuple[str, ...]


def decoded(raw: bytes) -> str:
    """The text of a table.

    :raises InputError: ``input_encoding``.
    """
    coding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(coding)
    except UnicodeDecodeError as error:
        raise InputError(
            "The table is not UTF-8.",
            'Save it as "CSV UTF-8": another encoding loses the letters that it does not have.',
            code="input_encoding",
        ) from error


def read_sheet(raw: bytes) -> Sheet:
    """The rows of an edited export.

    :raises InputError: ``input_encoding``, ``input_not_csv``, ``not_an_export``.
    """
    text = decoded(raw)
    if text[:4].lower() == "sep=":  # Excel's own first line
        text = text.partition("\n")[2]
    rows = list(_rows(text, _separator(text)))
    if not rows:
        raise InputError("The table is empty.", "Name an edited export.", code="not_an_export")
    header = [name.strip().lower() for name in rows[0][1]]
    while header and not header[-1]:
        header.pop()
    ours = [name for name in header if name in BY_NAME]
    if missing := [name for name in KEYS if name not in ours]:
        raise InputError(
            f"The table has no column {missing[0]!r}.",
            "Name a file that `counterclaim export --format csv` wrote; these columns must stay:"
            f" {', '.join(KEYS)}.",
            code="not_an_export",
        )
    if len(set(ours)) < len(ours):
        twice = next(name for name in ours if ours.count(name) > 1)
        raise InputError(
            f"The table has two columns {twice!r}.", "Remove one of them.", code="not_an_export"
        )
    lines = tuple(
        Line(
            number,
            {
                name: restored(cells[at].replace("\r\n", "\n").replace("\r", "\n")) if at < len(cells) else ""
                for at, name in enumerate(header)
                if name in BY_NAME
            },
        )
        for number, cells in rows[1:]
        if any(one.strip() for one in cells)
    )
    return Sheet(lines, tuple(ours), tuple(name for name in header if name and name not in BY_NAME))


def _separator(text: str) -> str:
    """The one that parts the header into most of our names."""
    first = text.partition("\n")[0]

    def known(mark: str) -> int:
        names = next(csv.reader([first], delimiter=mark), [])
        return sum(name.strip().lower() in BY_NAME for name in names)

    return max(SEPARATORS, key=known)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(sys.maxsize)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from enumerate(table, 1)
    except csv.Error as error:
        raise InputError(
            f"The table is no CSV: line {table.line_num}: {error}.", "Save it as CSV again.",
            code="input_not_csv",
        ) from error  # fmt: skip
