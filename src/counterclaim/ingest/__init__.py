"""Bytes -> Report: decoding, fields, language, zones."""

from .decode import MAX_TEXT_BYTES
from .jsonl import LineError, iter_jsonl, read_lines
from .report import (
    Taken,
    from_bytes,
    from_path,
    from_stdin,
    from_text,
    notes_on,
    read_file,
    read_stream,
    require_english,
    take_bytes,
)
from .zones import EVIDENCE, find_zones, seen_date_lines

__all__ = [
    "EVIDENCE", "MAX_TEXT_BYTES", "LineError", "Taken", "find_zones", "from_bytes", "from_path", "from_stdin",
    "from_text", "iter_jsonl", "notes_on", "read_file", "read_lines", "read_stream", "require_english",
    "seen_date_lines", "take_bytes",
]
