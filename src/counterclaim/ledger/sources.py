"""What the user names -> reports to add, one by one: files, folders, addresses, .jsonl lines, CSV rows."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from counterclaim.ingest import (
    LineError,
    Taken,
    from_text,
    iter_rows,
    named_page,
    notes_on,
    read_file,
    read_lines,
)
from counterclaim.ingest import take_bytes as take
from counterclaim.model import CounterclaimError, InputError, Report

from .pieces import input_digest

TEXTS: Final = (".txt", ".text", ".html", ".htm", ".xhtml", ".jsonl", ".csv", ".tsv")
"""The files that are taken from a folder, by their names."""
FIELDS: Final = ("published", "outlet", "title", "url", "doc_id")
COLUMNS: Final = ("text", "path", *FIELDS)
"""What a column of a CSV file can be."""
_TABLES: Final = (".csv", ".tsv")


@dataclass(frozen=True)
class Failure:
    """An item that gave no report, and why."""

    label: str
    code: str
    message: str
    hint: str = ""
    external_id: str | None = None


@dataclass(frozen=True)
class Given:
    """One report as it was given: its bytes or its text, or an address, and what was told about it."""

    label: str
    raw: bytes = b""
    text: str | None = None
    address: str | None = None
    page: bool = False
    told: Mapping[str, str | None] = field(default_factory=dict)

    @property
    def external_id(self) -> str | None:
        return self.told.get("doc_id")

    def content(self) -> bytes:
        return self.raw if self.text is None else self.text.encode("utf-8", "surrogatepass")

    def digest(self) -> str | None:
        """One hash for all of it; None for an address, which may hold something else each time."""
        return None if self.address else input_digest(self.content(), {**self.told, "page": self.page})

    def taken(self) -> tuple[Taken, bytes]:
        """The report and its bytes; an address is fetched now.

        :raises InputError: where it cannot be fetched or read as a report.
        """
        told = dict(self.told)
        if self.address is not None:
            from counterclaim.fetch import fetch_page
            from counterclaim.ingest.html import take_fetched

            found = fetch_page(self.address)
            doc_id = told.pop("doc_id", None)
            taken = take_fetched(found.raw, fetched=found.url, charset=found.charset, **told)
            return _named(taken, doc_id), found.raw
        if self.text is not None:
            report = from_text(self.text, **told)
            return Taken(report, notes_on(report)), self.content()
        return take(self.raw, page=self.page, **told), self.raw


def _named(taken: Taken, doc_id: str | None) -> Taken:
    report: Report = taken.report.model_copy(update={"doc_id": doc_id})
    return Taken(report, taken.notes)


def find(
    names: Iterable[str],
    *,
    told: Mapping[str, str | None] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Given | Failure]:
    """Every report that the names give, in order; a name that gives none is a failure of its own.

    :param told: what holds for each report that does not say otherwise itself (``outlet``, ...).
    :param columns: for CSV files, which column is what: ``{"text": "body", "published": "date"}``.
    """
    known = dict(told or {})
    for name in names:
        try:
            yield from _of_name(name, known, columns or {})
        except CounterclaimError as error:
            yield Failure(name, error.code, error.message, error.hint)


def count(names: Iterable[str]) -> int:
    """About how many reports the names give: lines of line files, other files one each."""
    total = 0
    for name in names:
        for path in [Path(name)] if "://" in name else _files(Path(name)):
            if path.suffix.lower() in (".jsonl", *_TABLES):
                with path.open("rb") as stream:
                    total += sum(block.count(b"\n") for block in iter(lambda s=stream: s.read(1 << 20), b""))  # type: ignore[misc]
            else:
                total += 1
    return total


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path] if path.is_file() else []
    return sorted(
        p
        for p in path.rglob("*")
        if p.is_file()
        and p.suffix.lower() in TEXTS
        and not any(part.startswith(".") for part in p.relative_to(path).parts)
    )


def _of_name(name: str, told: dict[str, str | None], columns: Mapping[str, str]) -> Iterator[Given | Failure]:
    if "://" in name:
        yield Given(name, address=name, told=told)
        return
    path = Path(name)
    if not path.is_dir():
        yield from _of_file(path, told, columns)
        return
    found = _files(path)
    if not found:
        raise InputError(
            f"The folder {name} holds no report.",
            f"Files are known by their names: {', '.join(TEXTS)}.",
            code="folder_empty",
        )
    for one in found:
        try:
            yield from _of_file(one, told, columns)
        except CounterclaimError as error:
            yield Failure(str(one), error.code, error.message, error.hint)


def _of_file(
    path: Path, told: dict[str, str | None], columns: Mapping[str, str]
) -> Iterator[Given | Failure]:
    kind = path.suffix.lower()
    if kind == ".jsonl":
        yield from _lines(path, told)
    elif kind in _TABLES:
        yield from _rows(path, told, columns)
    else:
        yield Given(str(path), raw=read_file(path), page=named_page(path), told=told)


def _lines(path: Path, told: dict[str, str | None]) -> Iterator[Given | Failure]:
    try:
        stream = path.open("rb")
    except OSError as error:
        raise _unopened(path, error) from error
    with stream:
        for row in iter_rows(read_lines(stream)):
            label = f"{path}:{row.line_no}"
            if isinstance(row, LineError):
                yield Failure(label, row.code, row.message, row.hint, row.doc_id)
            else:
                own = {name: value for name, value in row.fields.items() if value}
                yield Given(label, text=row.text, told={**told, **own, "doc_id": row.doc_id})


def _unopened(path: Path, error: OSError) -> InputError:
    return InputError(
        f"{path} cannot be opened: {error.strerror}.", "Check the path.", code="input_not_found"
    )


def _rows(path: Path, told: dict[str, str | None], columns: Mapping[str, str]) -> Iterator[Given | Failure]:
    """The rows of a CSV file with a header: a ``text`` each, or a ``path`` relative to the file's folder."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError("The table is not UTF-8.", "Save it as UTF-8.", code="input_encoding") from error
    csv.field_size_limit(sys.maxsize)
    table = csv.DictReader(
        io.StringIO(content, newline=""),
        delimiter="\t" if path.suffix.lower() == ".tsv" else ",",
        strict=True,
    )
    header = list(table.fieldnames or ())
    chosen = {name: columns.get(name, name) for name in COLUMNS}
    if missing := [column for column in columns.values() if column not in header]:
        raise InputError(
            f"The table {path} has no column {missing[0]!r}.",
            f"It has: {', '.join(header)}.",
            code="no_such_column",
        )
    if chosen["text"] not in header and chosen["path"] not in header:
        raise InputError(
            f"The table {path} has no column of texts.",
            "Say which column is what: --columns text=BODY,published=DATE (or path=FILE).",
            code="no_text_column",
        )
    rows = iter(table)
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Failure(f"{path}:{table.line_num}", "input_not_csv", f"The row is no CSV: {error}.")
            return
        if row is None:
            return
        yield _row(path, f"{path}:{table.line_num}", row, chosen, told)


def _row(
    path: Path,
    label: str,
    row: Mapping[str, str | None],
    chosen: Mapping[str, str],
    told: dict[str, str | None],
) -> Given | Failure:
    values = {name: (row.get(column) or "").strip() or None for name, column in chosen.items()}
    own = {name: values[name] for name in FIELDS if values[name]}
    known = {**told, **own}
    text = row.get(chosen["text"])
    if text and text.strip():
        return Given(label, text=text, told=known)
    file = values["path"]
    if file is None:
        message = "The row has no text."
        return Failure(
            label, "input_no_text", message, "Every row needs a text, or a path.", known.get("doc_id")
        )
    try:
        return Given(label, raw=read_file(path.parent / file), page=named_page(file), told=known)
    except InputError as error:
        return Failure(label, error.code, error.message, error.hint, known.get("doc_id"))
