"""Text of a report made safe for a terminal: no control codes, directions kept inside their quotation."""

from __future__ import annotations

import unicodedata

ISOLATE, POP = "\u2068", "\u2069"
_TURNS = frozenset("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def plain(text: str) -> str:
    """``text`` on one line, runs of white space as one space, control characters made visible.

    A report is foreign text: an escape code in it must not reach the terminal.
    """
    seen = "".join(
        char if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs") else "\ufffd"
        for char in text
    )
    return " ".join(seen.split())


def isolated(text: str) -> str:
    """``text`` in a direction of its own where it holds right-to-left writing or turns of direction.

    So an Arabic name never moves the Latin words around it; what is open inside closes at its end.
    """
    if any(char in _TURNS or unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        return f"{ISOLATE}{text}{POP}"
    return text


def foreign(text: str) -> str:
    """What the report wrote, ready to stand among our words."""
    return isolated(plain(text))


def quoted(text: str) -> str:
    """What the report wrote, in quotation marks."""
    return f"“{foreign(text)}”"
