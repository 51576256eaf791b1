"""Bytes -> Report: decoding, fields, language, zones."""

from .decode import MAX_TEXT_BYTES
from .jsonl import Line, LineError, iter_jsonl, iter_rows, read_lines
from .page_decode import MAX_PAGE_BYTES
from .report import (
    Taken,
    from_bytes,
    from_path,
    from_stdin,
    from_text,
    named_page,
    notes_on,
    read_file,
    read_stream,
    require_english,
    take_bytes,
    told_anew,
)
from .zones import EVIDENCE, find_zones, seen_date_lines

__all__ = [
    "EVIDENCE",
    "MAX_PAGE_BYTES",
    "MAX_TEXT_BYTES",
    "Line",
    "LineError",
    "Taken",
    "find_zones",
    "from_bytes",
    "from_path",
    "from_stdin",
    "from_text",
    "iter_jsonl",
    "iter_rows",
    "named_page",
    "notes_on",
    "read_file",
    "read_lines",
    "read_stream",
    "require_english",
    "seen_date_lines",
    "take_bytes",
    "told_anew",
]
