"""Counterclaim reads news reports of violent incidents and keeps the quarrel over who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._version import __version__

if TYPE_CHECKING:
    from .ledger import Ledger
    from .reader import read

__all__ = ["Ledger", "__version__", "read"]


def __getattr__(name: str) -> Any:
    """``counterclaim.read`` and ``counterclaim.Ledger`` on first use: what they need is slow to import."""
    if name == "Ledger":
        from .ledger import Ledger

        return Ledger
    if name == "read":
        from .reader import read

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
