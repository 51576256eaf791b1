"""A name as a part of an id."""

from __future__ import annotations

import re


def slug(name: str) -> str:
    """A name as a part of an id: lower case, words joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "unnamed"
