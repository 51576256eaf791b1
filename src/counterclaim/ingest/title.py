"""The headline inside the text: the given title found again, or a first line that reads as one."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_SUFFIX = re.compile(r"\s+(?:[-–—|:]|::)\s+[^-–—|]{2,40}$")
_PREFIX = re.compile(r"^(?:title:\s*|[A-Z][^-–—|:]{2,30}\s+[-–—|]\s+)")
_WINDOW = 900
_NO_HEADLINE = re.compile(r"^\s*(?:[-*•–>]|\d{1,2}[:.]\d\d\b|\d+[.)]\s|[\"“‘(\[])")


def find_title(text: str, title: str | None) -> tuple[int, int] | None:
    """Where the front of ``text`` repeats ``title``, less the name of the outlet or section in titles.

    The words must be the same in the same order; what stands between them may differ. A place where the
    sentence goes on in lower case is no headline.
    """
    for wording, loss in _wordings(title or ""):
        words = _WORD.findall(wording)
        words = words[: len(words) - loss]
        if len(words) < (6 if loss else 3) or len(words) > 40:
            continue
        run = r"[^\w\n]{0,4}".join(map(re.escape, words))
        pattern = re.compile(rf"(?:title:\s*)?[\"“‘']?(?<!\w){run}(?!\w)[^\S\n]{{0,2}}[.!?]?", re.IGNORECASE)
        for found in pattern.finditer(text, 0, _WINDOW + len(wording)):
            rest = text[found.end() : found.end() + 3].lstrip(" ")
            if not rest or not (rest[0].islower() or rest[0] in ",;:"):
                return found.span()
    return None


def _wordings(title: str) -> list[tuple[str, int]]:
    """The title, without its last parts ("- Region - World - Outlet"), without its first, and with one or two
    words less at its end ("... kill 12 in Anbar - police"): each with the number of words lost."""
    wordings = [title.strip()]
    while (shorter := _SUFFIX.sub("", wordings[-1])) != wordings[-1]:
        wordings.append(shorter)
    wordings += [_PREFIX.sub("", wording) for wording in wordings if _PREFIX.search(wording)]
    return [(wording, 0) for wording in wordings] + [(wordings[0], 1), (wordings[0], 2)]


def reads_as_title(line: str, rest: str) -> bool:
    """Whether a first line, with a longer text behind it, has the form of a headline."""
    line = line.strip()
    return (
        3 <= len(_WORD.findall(line)) <= 25
        and len(line) <= 160
        and line[-1] not in '.!:;,…"”'
        and not line.endswith("--")
        and not _NO_HEADLINE.search(line)
        and len(rest.strip()) >= max(80, len(line))
    )
