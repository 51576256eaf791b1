"""The reason that a speaker gives for a deed, a denial or a silence, as written."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.knowledge.load import read_table


@cache
def _reason() -> re.Pattern[str]:
    openers = "|".join(re.escape(o) for o in read_table("wording.toml")["reason_openers"])
    return re.compile(rf"\b(?:{openers})\b[^.;:\n“”\"]+", re.IGNORECASE)


AT_LEAST = 3  # words: an opener alone gives no reason


def reason_in(sentence: str) -> str | None:
    """The first clause of a sentence that opens like a reason ("per its policy", "in retaliation for")."""
    for found in _reason().finditer(sentence):
        words = found.group(0).split(", ")[0].strip(" ,")
        if len(words.split()) >= AT_LEAST:
            return words
    return None
