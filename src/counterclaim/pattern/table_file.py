"""A CSV file as a stream of rows: plain, gzip or zip; comma, semicolon or tab; of any length."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from counterclaim.model import InputError

_GZIP: Final = b"\x1f\x8b"
_ZIP: Final = b"PK\x03\x04"
_DIVIDERS: Final = ",;\t"
_CELL: Final = 1 << 20
"""Characters: UCDP's lists of sources are long; what is longer is a quotation mark that was never closed."""


@dataclass(frozen=True)
class BadRow:
    """A row that is no row of its table."""

    line: int
    message: str


@dataclass(frozen=True)
class Row:
    """A row with the line on which it ends."""

    line: int
    cells: Sequence[str]


class TableFile:
    """An open table. Iterate once: each row, or what is wrong with it.

    Bytes that are not UTF-8 become U+FFFD, and ``broken`` says that there were some.
    """

    def __init__(self, name: str, stream: IO[str]) -> None:
        head = stream.readline()
        if not head.strip():
            raise InputError(f"{name} is empty.", "Give a CSV file with a header.", code="history_empty")
        if "\0" in head:
            raise _no_csv(name)
        divider = max(_DIVIDERS, key=head.count)
        csv.field_size_limit(max(_CELL, csv.field_size_limit()))
        self.columns = [c.strip() for c in next(csv.reader([head], delimiter=divider))]
        if len(self.columns) < 2:
            raise _no_csv(name)
        self._reader = csv.reader(stream, delimiter=divider)
        self.broken = False

    def __iter__(self) -> Iterator[Row | BadRow]:
        width = len(self.columns)
        while True:
            try:
                cells = next(self._reader, None)
            except csv.Error as error:
                yield BadRow(self._line, f"The row is no CSV: {error}.")
                continue
            if cells is None:
                return
            if not cells:
                continue
            if len(cells) != width:
                yield BadRow(
                    self._line, f"The row has {len(cells)} cells, and the header {width}."
                )
                continue
            self.broken = self.broken or any("\ufffd" in cell for cell in cells)
            yield Row(self._line, cells)

    @property
    def _line(self) -> int:
        return self._reader.line_num + 1  # the header was read before


def _no_csv(name: str) -> InputError:
    return InputError(
        f"{name} is no CSV file with a header.",
        "Save the table as CSV (UTF-8), with the names of the columns in its first line.",
        code="history_not_csv",
    )


@contextmanager
def table_file(path: Path) -> Iterator[TableFile]:
    """Opens a table.

    :raises InputError: ``history_not_found``, ``history_empty``, ``history_not_csv``.
    """
    try:
        with path.open("rb") as raw, _unpacked(raw, path) as plain:
            text = io.TextIOWrapper(plain, encoding="utf-8-sig", errors="replace", newline="")
            yield TableFile(path.name, text)
    except (EOFError, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path.name} is broken: {error}.", "Get the file again.", code="history_not_csv"
        ) from error
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}.", "Check the path.", code="history_not_found"
        ) from error


@contextmanager
def _unpacked(raw: IO[bytes], path: Path) -> Iterator[IO[bytes]]:
    start = raw.read(4)
    raw.seek(0)
    if start.startswith(_GZIP):
        with gzip.open(raw) as plain:
            yield plain  # type: ignore[misc]
    elif start == _ZIP:
        with zipfile.ZipFile(raw) as box:
            tables = [name for name in box.namelist() if name.lower().endswith(".csv")]
            if len(tables) != 1:
                raise InputError(
                    f"{path.name} holds {len(tables)} CSV files.",
                    "Unpack it, and name the one that is meant.",
                    code="history_not_csv",
                )
            with box.open(tables[0]) as plain:
                yield plain
    else:
        yield raw


def digest(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex."""
    made = sha256()
    with path.open("rb") as raw:
        while block := raw.read(1 << 20):
            made.update(block)
    return made.hexdigest()
