"""Reading a data file of ours."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

from counterclaim.model import KnowledgeError


def read_table(name: str) -> dict[str, Any]:
    """The TOML file ``data/NAME`` of this package.

    :raises KnowledgeError: ``knowledge_invalid`` where it is missing or not TOML.
    """
    try:
        return tomllib.loads((files("counterclaim.knowledge") / "data" / name).read_text("utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(
            f"The data file {name} cannot be read: {error}.", "Reinstall the package."
        ) from error
