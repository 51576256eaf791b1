"""Sentence ends without a parse: enough to know where furniture may begin."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…]+[\"”’')\]]*(?:\s+(?=[\"“‘'(\[A-Z0-9])|\s*$)|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Gov"
    r"|Sen|Rep|Rev|Hon|Prof|Adm|Cpl|No|vs|km|approx|[A-Z])|\b(?:[A-Z]\.)+[A-Z]|\.\.)\.$"
)


def sentence_start(text: str, at: int, floor: int, reach: int = 400) -> int | None:
    """Where the sentence that holds or ends at ``at`` begins, not before ``floor``.

    :return: None where no beginning is found within ``reach`` code points.
    """
    low = max(floor, at - reach)
    start = low if low == floor else None
    for found in _END.finditer(text, low, at):
        # A sentence end right before ``at`` closes the sentence asked for; an abbreviation closes none.
        if found.end() >= at or (text[found.start()] == "." and abbreviated(text, found.start() + 1)):
            continue
        start = found.end()
    return start


def sentence_end(text: str, at: int, ceiling: int) -> int:
    """Where the sentence that holds ``at`` ends (after its stop), not behind ``ceiling``."""
    for found in _END.finditer(text, at, ceiling):
        if not (text[found.start()] == "." and abbreviated(text, found.start() + 1)):
            return found.start() + len(found[0].rstrip())
    return ceiling


def abbreviated(text: str, end: int) -> bool:
    """Whether the full stop that ends at ``end`` closes an abbreviation or an initial."""
    return _ABBREVIATION.search(text[max(0, end - 12) : end]) is not None


def upper_case(text: str) -> bool:
    """Whether the text is written in capitals throughout, so that capitals mean nothing in it."""
    letters = [char for char in text[:4000] if char.isalpha()]
    return len(letters) >= 20 and sum(char.isupper() for char in letters) > 0.7 * len(letters)
