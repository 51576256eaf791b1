"""Where the annotated reports lie. They are not part of this project's repository."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path
from typing import Final

from counterclaim.model import SetupError

SETTING: Final = "COUNTERCLAIM_SHARED"


def shared_folder(given: Path | None = None) -> Path:
    """The folder with ``gold/``, ``data/`` and ``tools/``.

    The one given, else the one that ``COUNTERCLAIM_SHARED`` names, else ``../shared`` beside the checkout
    or the working folder.

    :raises SetupError: ``shared_missing`` where there is none.
    """
    if given is not None:
        choices = [given]
    elif os.environ.get(SETTING):
        choices = [Path(os.environ[SETTING])]
    else:
        choices = [Path(__file__).resolve().parents[3].parent / "shared", Path.cwd().parent / "shared"]
    for folder in choices:
        if (folder / "gold").is_dir():
            return folder
    raise SetupError(
        "The annotated reports are not here.",
        f"Set {SETTING} to the folder that holds gold/, data/ and tools/. Only measuring needs it.",
        code="shared_missing",
    )


def file_hash(path: Path) -> str:
    """SHA-256 of the file's bytes, in hex; of a folder, that of the names and hashes of all files in it.

    :raises SetupError: ``shared_missing`` where it is not there.
    """
    try:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.is_file())
            lines = [f"{p.relative_to(path).as_posix()} {file_hash(p)}\n" for p in inside]
            return sha256("".join(lines).encode()).hexdigest()
        return sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise SetupError(
            f"{path.name} cannot be read: {error.strerror}.",
            f"See what {SETTING} points to.",
            code="shared_missing",
        ) from error
