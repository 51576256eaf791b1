"""Readings of a file of reports, one report a line, as ``counterclaim read --jsonl`` prints them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from counterclaim.ingest import LineError, iter_jsonl, read_lines
from counterclaim.model import InputError, Reading
from counterclaim.reader import read_report


class Numbered:
    """Lines that know how many of them have been taken: the number of the line in hand."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self.taken = 0

    def __iter__(self) -> Iterator[bytes]:
        for line in self._lines:
            self.taken += 1
            yield line


Describe = Callable[[Exception], dict[str, str]]
"""Gives ``code``, ``message`` and ``hint`` of an error."""


def readings(
    lines: Iterable[bytes], *, as_of: datetime | None = None, describe: Describe | None = None
) -> Iterator[Reading | LineError]:
    """One reading for each line that is not blank, in order; an error where there is no report to read.

    :param describe: makes a failure of the reader itself one of these errors; without it, it is raised.
    """
    numbered = Numbered(lines)
    for item in iter_jsonl(numbered):
        if isinstance(item, LineError):
            yield item
            continue
        try:
            reading = read_report(item, as_of=as_of)
        except InputError as error:
            yield LineError(numbered.taken, item.doc_id, error.code, error.message, error.hint)
        except Exception as error:
            if describe is None:
                raise
            yield LineError(numbered.taken, item.doc_id, **describe(error))
        else:
            yield reading


def file_readings(
    path: Path, *, as_of: datetime | None = None, describe: Describe | None = None
) -> Iterator[Reading | LineError]:
    """The same for a file.

    :raises InputError: ``input_not_found`` where it cannot be opened.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(
            f"{path} cannot be opened: {error.strerror}.", "Check the path.", code="input_not_found"
        ) from error
    with stream:
        yield from readings(read_lines(stream), as_of=as_of, describe=describe)


def line_of(item: Reading | LineError) -> str:
    """The JSON line of one item, without its line end; ``doc_id`` first."""
    if isinstance(item, LineError):
        error = {"code": item.code, "message": item.message, "hint": item.hint}
        return json.dumps({"doc_id": item.doc_id, "error": error}, ensure_ascii=False, separators=(",", ":"))
    doc_id = json.dumps(item.report.doc_id, ensure_ascii=False)
    return f'{{"doc_id":{doc_id},{item.to_json()[1:]}'


def predictions(path: Path) -> Iterator[dict[str, Any]]:
    """The lines as objects."""
    for item in file_readings(path):
        yield json.loads(line_of(item))
