"""Cells of a table for spreadsheets: quoted as in RFC 4180, and never taken for a formula."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any, BinaryIO, Final

from .text import as_text

BOM: Final = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of its machine."""
DANGER: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What may begin a formula, in some spreadsheet and some locale."""
_GUARD: Final = "'"
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")


def defused(text: str) -> str:
    """``text`` with an apostrophe before it where a spreadsheet could take it for a formula.

    One that begins with an apostrophe gets a second one, so :func:`restored` gives it back exactly. A plain
    number is left: it is data, and no formula.
    """
    if text.startswith((*DANGER, _GUARD)) and not _NUMBER.fullmatch(text):
        return _GUARD + text
    return text


def restored(cell: str) -> str:
    """What :func:`defused` was given."""
    return cell[1:] if cell.startswith(_GUARD) else cell


def cell(value: Any) -> str:
    """A value as text: nothing for None, ISO 8601 for dates, the shortest form for numbers, ``true``, lists
    with "; " between."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    if isinstance(value, Iterable):
        return "; ".join(cell(one) for one in value)
    return str(value)


def write_table(
    out: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[Any]], *, bom: bool = True
) -> None:
    """A CSV table with a header: UTF-8, CRLF, cells defused. ``rows`` are taken one by one."""
    with as_text(out) as text:
        if bom:
            text.write(BOM)
        table = csv.writer(text, lineterminator="\r\n")
        table.writerow(columns)
        for row in rows:
            table.writerow([defused(cell(value)) for value in row])
