"""Files that appear under their name only when all of them is written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from counterclaim.model import InputError

HINT: Final = "Name a file in a folder that you may write to."


@contextmanager
def whole(path: Path, *, replace: bool, hint: str = HINT) -> Iterator[BinaryIO]:
    """A stream into ``path``; a reader finds the old file or the new one, never half of one.

    A file that is replaced leaves its mode to the new one; a link is followed.

    :raises InputError: ``output_exists`` where there is a file and it must not be replaced,
        ``output_unwritable``.
    """
    try:
        real = path.resolve()
        if real.exists() and not real.is_file():
            raise InputError(f"{path} is no file that could be written.", hint, code="output_unwritable")
        if real.exists() and not replace:
            raise InputError(
                f"There is a file at {path} already.",
                "Somebody may have worked in it. Name another one, or give --force.",
                code="output_exists",
            )
        handle, part = tempfile.mkstemp(prefix=f".{real.name[:80]}-", suffix=".part", dir=real.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
            Path(part).chmod(real.stat().st_mode & 0o777 if real.exists() else _new_mode())
            Path(part).replace(real)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}.", hint, code="output_unwritable"
        ) from error


def _new_mode() -> int:
    """The mode that a file gets which is simply opened: temporary files are for their owner only."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
