"""Name keys: what two spellings of one place have in common.

A strict key forgets case, diacritics, apostrophes (ayn, hamza) and hyphens. A loose key also
forgets what transliterations from Arabic, Persian and Urdu differ in: the article and its
assimilated forms, doubled letters, the quality of vowels, a final -a/-ah/-eh.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from counterclaim.knowledge.places import place_words

# Letters that NFKD does not take apart.
_LETTERS: Final = str.maketrans(
    {
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "ı": "i",
        "đ": "d",
        "Đ": "d",
        "ß": "ss",
        "æ": "ae",
        "Æ": "ae",
        "œ": "oe",
        "Œ": "oe",
        "ə": "a",
        "Ə": "a",
        "þ": "th",
        "ð": "d",
        "ṟ": "r",
        "'": "",
        "’": "",
        "‘": "",
        "`": "",
        "ʻ": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "´": "",
        "′": "",
        "ˈ": "",
        "-": " ",
        "–": " ",
        "—": " ",
        "‑": " ",
        "/": " ",
        ",": " ",
        "(": " ",
        ")": " ",
        "&": " and ",
    }
)
_FIRST: Final = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
ARTICLES: Final = frozenset(place_words()["lists"]["articles"])
_LOOSE: Final = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"^al(?=bu)", ""),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"th", "t"),
        (r"dj", "j"),
        (r"tch|ch", "sh"),
        (r"kh", "x"),
        (r"q|k|c", "k"),
        (r"ck", "k"),
        (r"aw|au|ow|ou|oo", "u"),
        (r"ai|ay|ei|ey|ee|ie", "i"),
        (r"[ow]", "u"),
        (r"[ey]", "i"),
        (r"(.)\1+", r"\1"),
        (r"([^aiu])(?:ah|ih|a|i)$", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def strict_key(name: str) -> str:
    """``name`` folded to ASCII words, e.g. ``Deir ez-Zor`` -> ``deir ez zor``; empty if nothing is left."""
    if name.isascii() and name.isalpha():
        return name.lower()
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    folded = plain.translate(_LETTERS)
    if not folded.isascii():
        folded = "".join(c for c in folded if not unicodedata.combining(c))
        if not folded.isascii():
            return ""
    words = folded.replace(".", " ").casefold().split()
    if len(words) > 1 and all(len(w) == 1 for w in words):  # U.S., D.R.C.
        return "".join(words)
    if len(words) > 1:
        words[0] = _FIRST.get(words[0], words[0])
    return " ".join(words)


@lru_cache(maxsize=65536)
def bare_key(name: str) -> str:
    """The strict key without Arabic articles, e.g. ``al-Bab`` -> ``bab``, ``Deir ez-Zor`` -> ``deir zor``."""
    words = strict_key(name).split()
    kept = [w for w in words if w not in ARTICLES]
    return " ".join(kept) if kept and len(kept) < len(words) else " ".join(words)


@lru_cache(maxsize=65536)
def loose_key(name: str) -> str:
    """The transliteration-blind key; empty where too little would be left to tell names apart."""
    key = bare_key(name).replace(" ", "")
    for pattern, to in _LOOSE:
        key = pattern.sub(to, key)
    return key if len(key) >= 4 else ""
