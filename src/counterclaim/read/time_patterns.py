"""The regular expressions that find times, made once from the words in ``times.toml``.

A *core* is the part that fixes the time ("Friday", "3 May 2015", "two days earlier"); the words
around it ("early on", "local time") are added by :mod:`counterclaim.read.times`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.knowledge.load import read_table

COUNT = {
    **{word: at + 1 for at, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )},
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
}  # fmt: skip
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
    return {
        "WD": "(?i:" + _any([names[0] for names in days]) + ")",
        "WDX": _any([_name(n) for names in days for n in names]) + r"\.?",
        "MON": _any([_name(names[0]) for names in months] + short),
        "SURE": _any([_name(names[0]) for names in months if names[0] not in doubtful]),
        "DAY": r"(?:3[01]|[12]\d|0?[1-9])",
        "ORD": r"(?:st|nd|rd|th)?",
        "YEAR": r"(?:19[3-9]\d|20[0-4]\d)",
        "N": r"(?:\d{1,3}|(?i:a few|a couple of|couple of|half an)|(?i:" + _any(sorted(COUNT, key=len, reverse=True)) + "|several|some|few|many))",
        "UNIT": r"(?i:minute|hour|day|night|week|fortnight|month|year|decade)",
        "PART": "(?i:" + _any([p.replace(" ", r"\s+") for p in table["day_parts"]["words"]]) + ")",
        "SEASON": "(?i:" + _any(list(table["seasons"])) + ")",
        "HOLIDAY": "(?i:" + _any([h.replace("'", "['’]?").replace(" ", r"\s+") for h in table["holidays"]]) + ")",
        "CLOCK": r"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?:\s*(?i:[ap]\.?m\b\.?))?|(?:1[0-2]|0?[1-9])\s*(?i:[ap]\.?m\b\.?)"
        r"|(?:[01]\d|2[0-3])[0-5]\d\s*(?i:[ap]\.m\.|hours|hrs|GMT|UTC|local))",
        "S": r"(?:\s*,)?\s+",
        "TO": r"\s*(?:-|–|—|\band\b|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*",
        "POSS": r"(?:['’]s|s\b)?",
    }


def _compile(pattern: str) -> re.Pattern[str]:
    for name, piece in fragments().items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(pattern)


# What each kind of core looks like; where two overlap the longer wins, then the earlier in this list.
_CORES: tuple[tuple[str, str], ...] = (
    ("ymd", r"(?<![\d/.-])(?P<y>{YEAR})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>{DAY})(?!\d)"),
    ("numeric", r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>{YEAR})(?!\d)"),
    ("dd_m", r"\b(?P<d>{DAY}){ORD}(?P<to>{TO})(?P<d2>{DAY}){ORD}\s+(?:of\s+)?(?P<m>{MON})(?:{S}(?P<y>{YEAR})\b)?"),
    ("m_dd", r"\b(?P<m>{MON})\s+(?P<d>{DAY}){ORD}(?P<to>{TO})(?P<d2>{DAY}){ORD}(?:{S}(?P<y>{YEAR})\b|(?![\w:]|\s+[a-z]+s\b))"),
    ("dm", r"(?:\b(?P<wd>{WDX}){S}(?:the\s+)?)?(?<![\d.:,])\b(?P<d>{DAY}){ORD}\s*(?:of\s+)?(?P<m>{MON})\b"
     r"(?:(?:{S}|-)(?P<y>{YEAR})\b|\s+(?P<rel>last|this)\s+year\b)?"),
    ("md", r"(?:\b(?P<wd>{WDX}){S}\(?)?\b(?P<m>{MON})\s+(?:the\s+)?(?P<d>{DAY}){ORD}(?:\b(?![:.]\d)|(?={YEAR}\b))"
     r"(?:(?:{S}|(?<=\d\d),?)(?P<y>{YEAR})\b|\s+(?P<rel>last|this)\s+year\b)?"),
    ("my", r"\b(?:(?P<pos>(?i:early|mid|late))[-\s]+)?(?P<m>{MON})(?:\s+of|\s*,)?\s+(?P<y>{YEAR})\b"),
    ("m", r"\b(?:(?P<pos>(?i:early|mid|late|the\s+(?:start|beginning|middle|end)\s+of))[-\s]+)?(?:(?P<rel>(?i:last|this|next|past))\s+)?"
     r"(?:(?P<m>{SURE})|(?:(?<=in )|(?<=In )|(?<=since )|(?<=Since )|(?<=of )|(?<=during )|(?<=by )|(?<=until )|(?<=last )|(?<=Last )"
     r"|(?<=this )|(?<=early )|(?<=late )|(?<=mid-)|(?<=from )|(?<=between )|(?<=the )|(?<=and )|(?<=to ))(?P<m2>{MON}))\b"
     r"(?!\s+(?:\d|{YEAR}))(?:\s+(?:of\s+)?(?P<rely>last|this|that|the\s+same|the\s+following|the\s+previous)\s+year\b)?"),
    ("holiday", r"\b(?P<h>{HOLIDAY})(?:{S}(?P<y>{YEAR})\b)?"),
    ("season", r"\b(?:(?:the\s+)?(?P<pos>early|mid|late)[-\s]+)?(?:(?P<rel>(?i:last|this))\s+|(?i:the|in)\s+)(?P<s>{SEASON})(?:\s+(?:of\s+)?(?P<y>{YEAR}))?\b"
     r"(?!\s+(?:of|in|from|to))"),
    ("season", r"\b(?P<s>{SEASON})\s+(?:of\s+)?(?P<y>{YEAR})\b"),
    ("decade", r"\b(?:the\s+)?(?:(?P<pos>(?i:early|mid|late))[-\s]+)?(?P<y>(?:19|20)\d0)['’]?s\b"),
    ("year", r"(?<![\d$€£,.:/#-])\b(?:(?P<pos>(?i:early|mid|late|the\s+end\s+of|the\s+start\s+of))[-\s]+)?(?P<y>{YEAR})\b(?!(?:[,.:]?\d|\s*(?:km|kilomet|miles?\b|per\b|%)))"),
    ("weekday", r"\b(?:(?P<rel>(?i:last|this|next|this\s+past|this\s+coming|past|the\s+previous|the\s+following|the\s+next|that))\s+)?"
     r"(?P<w>{WD})(?P<s>{POSS})\b(?:\s+(?P<wk>(?:of\s+)?(?:last|this|the\s+previous)\s+week|a\s+week\s+ago|last)\b)?"),
    ("last_night", r"\b(?i:last\s+(?:night|evening))\b(?:['’]s)?"),
    ("today", r"\b(?i:today|tonight|this\s+(?:very\s+)?(?:early\s+)?(?:{PART}))\b(?:['’]s)?"),
    ("yesterday", r"\b(?i:yesterday)\b(?:['’]s)?"),
    ("before_yesterday", r"\b(?i:(?:the\s+)?day\s+before\s+yesterday)\b"),
    ("tomorrow", r"\b(?i:tomorrow)\b(?:['’]s)?"),
    ("overnight", r"\b(?i:overnight)\b"),
    ("weekend", r"\b(?i:(?:(?P<rel>last|this|this\s+past|the\s+past|the\s+previous|next|the)\s+)week-?end)\b(?:['’]s)?"),
    ("calendar", r"\b(?i:(?P<part>earlier|later|early|late|the\s+(?:start|beginning|end)\s+of)\s+)?"
     r"(?P<rel>(?i:last|this|next))\s+(?P<u>(?i:week|month|year))\b(?:['’]s)?"),
    ("past", r"\b(?i:the\s+)?(?i:past|last)\s+(?:(?P<n>{N})[\s-]+)?(?P<u>{UNIT})(?i:s)?\b"),
    ("past", r"\b(?:(?<=over the )|(?<=in the )|(?<=within the )|(?<=during the ))(?P<n>{N})[\s-]+(?P<u>{UNIT})s?\s+(?:up\s+)?to\b"),
    ("recent", r"\b(?:(?i:in|over|during|within)\s+)?(?i:recent)\s+(?P<u>{UNIT})s\b"),
    ("recent", r"\b(?i:recently)\b"),
    ("ago", r"\b(?P<n>{N})[\s-]+(?P<u>{UNIT})s?\s+(?i:ago)\b"),
    ("off", r"\b(?:(?:just|only|barely|nearly|almost|exactly)\s+)?(?:(?:less|more)\s+than\s+)?(?P<n>{N})\s+(?P<u>{UNIT})s?\s+"
     r"(?P<dir>(?i:earlier|before|previously|later|after|afterwards|afterward))\b"),
    ("off", r"\b(?P<u>(?i:minute|hour|day)s)\s+(?P<dir>(?i:earlier|later|before|after|afterwards))\b"),
    ("off", r"\b(?i:the)\s+(?P<u>day|night|morning|evening|week|month|year)\s+(?P<dir>before|after)\b"),
    ("off", r"\b(?i:the\s+)(?P<dir>(?i:previous|preceding|next|following))\s+(?P<u>(?i:day|night|morning|evening|afternoon|week|month|year))\b"),
    ("off", r"\b(?P<u>(?i:night|morning|evening|day))\s+(?P<dir>(?i:before))\b(?=\s*[,.;]|\s*$)"),
    ("same", r"\b(?i:(?:the\s+|that\s+)?same|that)\s+(?P<u>(?i:day|night|{PART}|hour|week|month|year))\b"),
    ("same", r"\b(?P<dir>(?i:earlier|later))\s+(?:(?i:on|in|during|into)\s+)?(?:(?i:the|that)\s+)(?:same\s+)?(?P<u>(?i:day|night|week|month|year|{PART}))\b"),
    ("same", r"(?:^|(?<=[.!?\n] )|(?<=\n))(?P<dir>Earlier|Later|Shortly\s+(?:before|after(?:wards?)?)|Hours\s+later|Moments\s+later)\b"),
    ("same", r"\b(?P<dir>later)\b(?=\s*[,.;]|\s+(?:[a-z]+ed|hit|struck|fired|said|fell|died|on)\b)"),
    ("clock", r"(?:(?i:early|late)\s+)?(?:(?i:in\s+the|at|before|after|around|about|by|during\s+the|shortly\s+after|shortly\s+before|just\s+before|just\s+after|near)\s+)+"
     r"(?:(?i:early|late)\s+)?(?:hours\s+of\s+(?:the\s+)?)?(?:{PART}|{CLOCK}|(?i:early|small)\s+hours)(?!\w)"),
    ("clock", r"(?<![\d.:,/-])\b(?:(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*(?i:[ap]\.?m\b\.?))?|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?\s*(?i:[ap]\.?m\b\.?))(?![:\d])"),
    ("duration", r"(?:\b(?:(?i:for|over)\s+)(?:(?i:about|around|nearly|almost|over|more\s+than|at\s+least|some|the)\s+)?)?\b(?P<n>{N})[\s-]+(?P<u>{UNIT})s?\b(?!\s*-?\s*old)"),
)  # fmt: skip


@cache
def cores() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, pattern) of every kind of core."""
    return tuple((name, _compile(pattern)) for name, pattern in _CORES)


@cache
def tail() -> re.Pattern[str]:
    """What may follow a dated core and belongs to it: "morning", "at dawn", "at 6 p.m. local time"."""
    return _compile(
        r"(?:\s+(?:(?i:in\s+the|at|around|before|after|during\s+the|early|late|local)\s+)*{PART}\b(?:['’]s)?)?"
        r"(?:\s*,?\s*(?:(?:at|around|about|shortly\s+(?:before|after))\s+)+{CLOCK}(?:\s*\(?(?:local\s+time|GMT|UTC|EDT|EST|BST|CET)\b)?"
        r"(?:\s+(?:local\s+time))?)?(?:\s+local\s+time|\s+[A-Z][a-z]+\s+time)?\)?(?:['’]s)?"
    )


@cache
def lead_word() -> re.Pattern[str]:
    """One word in front of a core, with the space or comma after it."""
    return _compile(r"(?P<word>{CLOCK}|[A-Za-z-]+)(?P<gap>(?:\s*,)?\s+)$")
