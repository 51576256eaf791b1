"""The regular expressions that find times, made once from the words in ``times.toml``.

A *core* is the part that fixes the time ("Friday", "3 May 2015", "two days earlier"); the words
around it ("early on", "local time") are added by :mod:`counterclaim.reading.times`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.knowledge.load import read_table

from .time_forms import CORES

_UP_TO_TWENTY = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
COUNT = {word: at + 1 for at, word in enumerate(_UP_TO_TWENTY)}
COUNT |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
DAYS_IN = {"day": 1, "night": 1, "week": 7, "fortnight": 14}


@dataclass(frozen=True)
class Words:
    """The lexicon of times, as look-up tables: lower-case name to number (Monday 0, January 1)."""

    weekday: dict[str, int]
    month: dict[str, int]
    season: dict[str, int]
    holiday: dict[str, tuple[int, int]]
    day_parts: tuple[str, ...]
    lead: frozenset[str]
    future_auxiliaries: frozenset[str]
    future_governors: frozenset[str]


@cache
def words() -> Words:
    table = read_table("times.toml")
    holidays = {name.lower(): day.split("-") for name, day in table["holidays"].items()}
    return Words(
        weekday={n.lower(): at for at, names in enumerate(table["weekdays"]["names"]) for n in names},
        month={n.lower(): at + 1 for at, names in enumerate(table["months"]["names"]) for n in names},
        season=table["seasons"],
        holiday={name: (int(month), int(day)) for name, (month, day) in holidays.items()},
        day_parts=tuple(table["day_parts"]["words"]),
        lead=frozenset(table["lead"]["words"]),
        future_auxiliaries=frozenset(table["future"]["auxiliaries"]),
        future_governors=frozenset(table["future"]["governors"]),
    )


def _name(name: str) -> str:
    """A name that begins with a capital: "May", "MAY", not "may"."""
    return f"{name[0]}(?i:{re.escape(name[1:])})"


def _any(names: list[str]) -> str:
    return "(?:" + "|".join(names) + ")"


@cache
def fragments() -> dict[str, str]:
    """The named pieces from which the patterns below are put together."""
    table = read_table("times.toml")
    days = table["weekdays"]["names"]
    months = table["months"]["names"]
    doubtful = set(table["months"]["also_words"])
    short = [_name(s) + r"\.?" for names in months for s in names[1:]]
    counts = _any([*sorted(COUNT, key=len, reverse=True), "several", "some", "few", "many"])
    half_day = r"\s*(?i:[ap]\.?m\b\.?)"
    return {
        "WD": "(?i:" + _any([names[0] for names in days]) + ")",
        "WDX": _any([_name(n) for names in days for n in names]) + r"\.?",
        "MON": _any([_name(names[0]) for names in months] + short),
        "SURE": _any([_name(names[0]) for names in months if names[0] not in doubtful]),
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])",
        "ORD": r"(?:st|nd|rd|th)?",
        "YEAR": r"(?:19[3-9]\d|20[0-4]\d)",
        "N": rf"(?:\d{{1,3}}|(?i:a few|a couple of|couple of|half an)|(?i:{counts}))",
        "UNIT": r"(?i:minute|hour|day|night|week|fortnight|month|year|decade)",
        "PART": "(?i:" + _any([_spaced(part) for part in table["day_parts"]["words"]]) + ")",
        "SEASON": "(?i:" + _any(list(table["seasons"])) + ")",
        "HOLIDAY": "(?i:" + _any([_spaced(name).replace("'", "['’]?") for name in table["holidays"]]) + ")",
        "CLOCK": rf"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:{half_day})?|(?:1[0-2]|0?[1-9]){half_day}"
        r"|(?:[01]\d|2[0-3])[0-5]\d\s*(?i:[ap]\.m\.|hours|hrs|GMT|UTC|local))",
        "S": r"(?:\s*,)?\s+",
        "TO": r"\s*(?:-|–|—|\band\b|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*",
        "POSS": r"(?:['’]s|s\b)?",
    }


def _spaced(words_: str) -> str:
    return words_.replace(" ", r"\s+")


def _compile(pattern: str) -> re.Pattern[str]:
    for name, piece in fragments().items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(pattern)


@cache
def cores() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, pattern) of every kind of core."""
    return tuple((name, _compile(pattern)) for name, pattern in CORES)


@cache
def tail() -> re.Pattern[str]:
    """What may follow a dated core and belongs to it: "morning", "at dawn", "at 6 p.m. local time"."""
    return _compile(
        r"(?:\s+(?:(?i:in\s+the|at|around|before|after|during\s+the|early|late|local)\s+)*{PART}\b(?:['’]s)?)?"
        r"(?:\s*,?\s*(?:(?:at|around|about|shortly\s+(?:before|after))\s+)+{CLOCK}"
        r"(?:\s*\(?(?:local\s+time|GMT|UTC|EDT|EST|BST|CET)\b)?"
        r"(?:\s+(?:local\s+time))?)?(?:\s+local\s+time|\s+[A-Z][a-z]+\s+time)?\)?(?:['’]s)?"
    )


@cache
def lead_word() -> re.Pattern[str]:
    """One word in front of a core, with the space or comma after it."""
    return _compile(r"(?P<word>{CLOCK}|[A-Za-z-]+)(?P<gap>(?:\s*,)?\s+)$")
