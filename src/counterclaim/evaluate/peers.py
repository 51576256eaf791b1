"""What people and other programs reach on the same sets: ``eval/peers.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from counterclaim.model import SetupError


@dataclass(frozen=True, slots=True)
class Peer:
    """One figure of somebody else. ``value`` is a share, as in the tables; ``who`` says whose it is."""

    set: str
    measure: str
    kind: Literal["people", "peer"]
    value: float
    who: str


def load(path: Path) -> list[Peer]:
    """The figures of the file; none where there is no such file.

    :raises SetupError: ``peers_invalid`` where it breaks its format.
    """
    if not path.is_file():
        return []
    try:
        return [Peer(**row) for row in tomllib.loads(path.read_text("utf-8")).get("figure", [])]
    except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
        raise SetupError(
            f"The figures in {path} cannot be read: {error!r}.",
            "Each [[figure]] has set, measure, kind, value, who.",
            code="peers_invalid",
        ) from error


def best(peers: list[Peer], name: str, measure: str, kind: str) -> float | None:
    """The highest figure of that kind for a measure of a set."""
    values = [p.value for p in peers if (p.set, p.measure, p.kind) == (name, measure, kind)]
    return max(values, default=None)
