"""Text into an exporter's stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedWriter, TextIOWrapper
from typing import Any, BinaryIO, TextIO


class _Unclosed(BufferedWriter):
    """Leaves the stream below it open: it is somebody else's to close."""

    def close(self) -> None:
        self.flush()


@contextmanager
def as_text(out: BinaryIO, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """``out`` for text, line ends as they are written; what UTF-8 cannot hold becomes a question mark."""
    below: Any = out
    text = TextIOWrapper(_Unclosed(below, 1 << 16), encoding=encoding, errors="replace", newline="")
    try:
        yield text
    finally:
        text.flush()
        text.detach().flush()
