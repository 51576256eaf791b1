"""Files that a command writes: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from counterclaim.model import InputError

HINT = "Name a file in a folder that you may write to, and not the report itself."


def write_whole(path: Path, text: str, *, keep: Path | None = None) -> None:
    """Writes ``text`` as UTF-8 to ``path``; a reader finds the old file or the new one, never half of one.

    An existing file is replaced and keeps its mode; a link is followed.

    :param keep: a file that must not be written over.
    :raises InputError: ``output_unwritable`` where it cannot be written.
    """
    try:
        real = path.resolve()
        if real.exists() and not real.is_file():
            raise InputError(f"{path} is no file that could be written.", HINT, code="output_unwritable")
        if keep is not None and keep.exists() and real.exists() and real.samefile(keep):
            raise InputError(f"{path} is the report itself.", HINT, code="output_unwritable")
        handle, part = tempfile.mkstemp(prefix=f".{real.name[:80]}-", suffix=".part", dir=real.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
                out.write(text)
            Path(part).chmod(real.stat().st_mode & 0o777 if real.exists() else _new_mode())
            Path(part).replace(real)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}.", HINT, code="output_unwritable"
        ) from error


def _new_mode() -> int:
    """The mode that a file gets which is simply opened: temporary files are for their owner only."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
