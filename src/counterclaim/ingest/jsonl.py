"""A .jsonl file: one report a line; a malformed line is an error of its own, the rest is read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from counterclaim.model import InputError, Report

from .decode import MAX_TEXT_BYTES
from .report import from_text

MAX_LINE_BYTES: Final = 4 * MAX_TEXT_BYTES
"""The longest line read, in bytes: JSON may write one character as six."""

_FIELDS = ("title", "outlet", "url", "published")


@dataclass(frozen=True)
class LineError:
    """A line that holds no report: where it stands (from 1), its ``doc_id`` if it told one, and why."""

    line_no: int
    doc_id: str | None
    code: str
    message: str
    hint: str


@dataclass(frozen=True)
class Line:
    """What one line gives for a report."""

    line_no: int
    doc_id: str | None
    text: str
    fields: dict[str, str | None]


def iter_rows(lines: Iterable[bytes]) -> Iterator[Line | LineError]:
    """What each line that is not blank gives, or why it gives nothing; in order.

    A line is a JSON object in UTF-8 with ``text`` and, where known, ``doc_id``, ``title``, ``outlet``,
    ``url``, ``published``; other fields are ignored. Codes of errors: ``input_not_json``,
    ``input_line_malformed``, ``input_no_text``.
    """
    for line_no, line in enumerate(lines, 1):
        if not line.strip():
            continue
        doc_id: str | None = None
        try:
            row = _object(line, first=line_no == 1)
            doc_id = _doc_id(row)
            yield Line(line_no, doc_id, _text(row), _fields(row))
        except InputError as error:
            yield LineError(line_no, doc_id, error.code, error.message, error.hint)


def iter_jsonl(lines: Iterable[bytes]) -> Iterator[Report | LineError]:
    """One report or error for each line of ``lines`` that is not blank, in order.

    The lines are those of :func:`iter_rows`; a report may have the errors of a single one as well.
    """
    for row in iter_rows(lines):
        if isinstance(row, LineError):
            yield row
            continue
        try:
            yield from_text(row.text, doc_id=row.doc_id, **row.fields)
        except InputError as error:
            yield LineError(row.line_no, row.doc_id, error.code, error.message, error.hint)


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream, none read further than one byte over the limit; the rest of such a line is
    skipped, so that it becomes one error."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        yield line
        while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES + 1)


def _object(line: bytes, first: bool) -> dict[str, Any]:
    if len(line) > MAX_LINE_BYTES:
        raise InputError("The line is too long.", "Split it into reports.", code="input_too_large")
    try:
        row = json.loads(line.decode("utf-8-sig" if first else "utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(
            "The line is not UTF-8.", "Save the file as UTF-8.", code="input_encoding"
        ) from error
    # Ten thousand brackets are deeper than the parser goes, ten thousand digits longer than a number may be.
    except (ValueError, RecursionError) as error:
        raise InputError(
            f"The line is not JSON: {str(error)[:120]}.",
            "Give one JSON object a line.",
            code="input_not_json",
        ) from error
    if not isinstance(row, dict):
        raise _malformed("The line is JSON but no object.")
    return row


def _doc_id(row: dict[str, Any]) -> str | None:
    value = row.get("doc_id")
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise _malformed("doc_id is neither text nor a whole number.")


def _text(row: dict[str, Any]) -> str:
    value = row.get("text")
    if value is None:
        raise InputError("The line has no text.", 'Every line needs a "text".', code="input_no_text")
    if not isinstance(value, str):
        raise _malformed("text is no text.")
    return value


def _fields(row: dict[str, Any]) -> dict[str, str | None]:
    fields: dict[str, str | None] = {}
    for name in _FIELDS:
        value = row.get(name)
        if value is not None and not isinstance(value, str):
            raise _malformed(f"{name} is no text.")
        fields[name] = value
    return fields


def _malformed(message: str) -> InputError:
    return InputError(
        message,
        "A line is an object with text, and doc_id, title, outlet, url, published where known.",
        code="input_line_malformed",
    )
