"""Files that a command writes: whole or not at all."""

from __future__ import annotations

from pathlib import Path

from counterclaim.model import InputError
from counterclaim.whole_file import whole

HINT = "Name a file in a folder that you may write to, and not the report itself."


def write_whole(path: Path, text: str, *, keep: Path | None = None) -> None:
    """Writes ``text`` as UTF-8 to ``path``; a reader finds the old file or the new one, never half of one.

    :param keep: a file that must not be written over.
    :raises InputError: ``output_unwritable`` where it cannot be written.
    """
    if keep is not None and keep.exists() and path.is_file() and path.samefile(keep):
        raise InputError(f"{path} is the report itself.", HINT, code="output_unwritable")
    with whole(path, replace=True, hint=HINT) as out:
        out.write(text.encode())
