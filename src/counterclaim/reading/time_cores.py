"""The cores of a text's times, and the date that a report prints at its head."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from counterclaim.text.language import text_of

from .time_patterns import cores
from .time_resolve import Base, full_date

FULL = ("ymd", "numeric", "dd_m", "m_dd", "dm", "md", "dom")
LONG = ("my", "m", "holiday", "season", "decade", "year")
NOW = (
    *("last_night", "today", "yesterday", "before_yesterday", "tomorrow", "overnight", "weekend", "calendar"),
    *("past", "recent", "ago"),
)
# Where a report prints its own date: first of all, or after "Published", or after an agency's name.
HEAD = 260
_HEADER = re.compile(
    r"(?:^\W*|\b(?:published|publication|posted|updated|date)(?:\s+(?:at|on))?\W{1,3}"
    r"|\b(?:AFP|AP|Reuters|UPI|EFE|DPA|TASS|SANA)\W{1,3})$",
    re.IGNORECASE,
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|during|by|until|till|from|between|early|late|mid|the|through|throughout|before|after"
    r"|and|to|or|around)\s+|['’]s\s+|[-–]|^|\()$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Core:
    """The part of a time that fixes it: its kind, code points, named groups and first token."""

    name: str
    start: int
    end: int
    groups: dict[str, str | None]
    token: int


def find_cores(doc: Doc, starts: list[int]) -> list[Core]:
    """All cores; where two overlap the longer stays, then the kind that is listed first."""
    text, every = text_of(doc), []
    for rank, (name, pattern) in enumerate(cores()):
        for match in pattern.finditer(text):
            if name == "year" and not _is_year(doc, text, match, starts):
                continue
            every.append((match.start() - match.end(), rank, match, name))
    every.sort(
        key=lambda item: (item[3] == "clock", item[3] == "duration", item[0], item[1], item[2].start())
    )
    kept: list[Core] = []
    taken = bytearray(len(text))
    for _, _, match, name in every:
        if not any(taken[match.start() : match.end()]):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            token = max(0, bisect_right(starts, match.start()) - 1)
            kept.append(Core(name, match.start(), match.end(), match.groupdict(), token))
    kept.sort(key=lambda core: core.start)
    return [core for at, core in enumerate(kept) if not _belongs(text, core, kept[at + 1 : at + 2])]


def _belongs(text: str, core: Core, following: list[Core]) -> bool:
    """Does this hour belong to the day named next ("at 11.18 this morning", "at dawn on Friday")?"""
    if core.name != "clock" or not following or following[0].name not in (*FULL, "weekday", *NOW):
        return False
    return bool(
        re.fullmatch(
            r"\s*,?\s*(?:local time,?\s+)?(?:(?:on|of)\s+)?(?:the\s+)?", text[core.end : following[0].start]
        )
    )


def printed_date(text: str, spoken: list[Core]) -> date | None:
    """The full date that the report prints at its head, above what it tells.

    It wins over the publication date given: data sets and sites store wrong ones, and "on Friday" was
    written on the day that the page prints.
    """
    for core in spoken:
        if core.start > HEAD:
            return None
        if (
            core.name in ("ymd", "numeric", "dm", "md")
            and core.groups.get("y")
            and _HEADER.search(text[: core.start])
        ):
            days = full_date(core.name, core.groups, Base(None), False).days
            if days:
                return days.first
    return None


def _is_year(doc: Doc, text: str, match: re.Match[str], starts: list[int]) -> bool:
    """Is this four-digit number a year? Not where it counts things ("2000 fighters")."""
    before = text[max(0, match.start() - 12) : match.start()]
    if not match["pos"] and not _YEAR_BEFORE.search(before):
        return False
    last = doc[max(0, bisect_right(starts, match.end() - 1) - 1)]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    counted = (
        after is not None
        and after.tag_ in ("NNS", "NNPS")
        and before.lower().rstrip().rsplit(" ", 1)[-1] != "in"
    )
    return not (counted and not before.lower().endswith("the "))
