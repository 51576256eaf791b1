"""Words and letters that show a language, read from ``data/languages.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .load import read_table


@dataclass(frozen=True)
class Languages:
    """``words``: code -> frequent words; ``scripts``: script name -> code; ``letters``: code -> letters."""

    words: dict[str, frozenset[str]]
    scripts: dict[str, str]
    letters: dict[str, frozenset[str]]


@cache
def languages() -> Languages:
    """The table of ``data/languages.toml``."""
    table = read_table("languages.toml")
    return Languages(
        words={code: frozenset(words) for code, words in table["words"].items()},
        scripts=dict(table["scripts"]),
        letters={code: frozenset(letters) for code, letters in table["letters"].items()},
    )
