"""How much of a stranger's page is taken, and for how long."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """``max_bytes``: of the page, unpacked. ``deadline``: seconds for all, look-ups and redirects included.
    ``pause``: the longest wait, in seconds, for a connection or the next bytes. ``max_redirects``: from one
    address to the next."""

    max_bytes: int = 10_000_000
    deadline: float = 40.0
    pause: float = 15.0
    max_redirects: int = 5
