"""What each kind of core looks like: (name, pattern), most telling first.

A piece in braces is one of the fragments of :mod:`counterclaim.reading.time_patterns`: WD a weekday, WDX
the same or its short form, MON a month, SURE a month whose name is no other word, DAY, ORD, YEAR, N a
count, UNIT, PART a part of a day, CLOCK, S a gap with or without its comma, TO a dash or "to", POSS a
possessive. Named groups go to :mod:`counterclaim.reading.time_resolve`. Where two cores overlap the longer
wins, then the first here.
"""

from __future__ import annotations

_SINCE = "|".join(
    rf"(?<={word} )"
    for word in (
        *(
            "in",
            "In",
            "since",
            "Since",
            "of",
            "during",
            "by",
            "until",
            "last",
            "Last",
            "this",
            "early",
            "late",
        ),
        *("from", "between", "the", "and", "to"),
    )
)

CORES: tuple[tuple[str, str], ...] = (
    # 2015/07/10, 10.07.2015
    ("ymd", r"(?<![\d/.-])(?P<y>{YEAR})(?P<sep>[-/.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>{DAY})(?!\d)"),
    ("numeric", r"(?<![\d/.-])(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>{YEAR})(?!\d)"),
    # 3-5 May 2013; May 3 to 5
    (
        "dd_m",
        r"\b(?P<d>{DAY}){ORD}(?P<to>{TO})(?P<d2>{DAY}){ORD}\s+(?:of\s+)?(?P<m>{MON})"
        r"(?:{S}(?P<y>{YEAR})\b)?",
    ),
    (
        "m_dd",
        r"\b(?P<m>{MON})\s+(?P<d>{DAY}){ORD}(?P<to>{TO})(?P<d2>{DAY}){ORD}"
        r"(?:{S}(?P<y>{YEAR})\b|(?![\w:]|\s+[a-z]+s\b))",
    ),
    # Sunday 29 August 2021; Sunday, August 29; Oct 042017, as texts that lost their commas have it
    (
        "dm",
        r"(?:\b(?P<wd>{WDX}){S}(?:the\s+)?)?(?<![\d.:,])\b(?P<d>{DAY}){ORD}\s*(?:of\s+)?(?P<m>{MON})\b"
        r"(?:(?:{S}|-)(?P<y>{YEAR})\b|\s+(?P<rel>last|this)\s+year\b)?",
    ),
    (
        "md",
        r"(?:\b(?P<wd>{WDX}){S}\(?)?\b(?P<m>{MON})\s+(?:the\s+)?(?P<d>{DAY}){ORD}"
        r"(?:\b(?![:.]\d)|(?={YEAR}\b))(?:(?:{S}|(?<=\d\d),?)(?P<y>{YEAR})\b|\s+(?P<rel>last|this)\s+year\b)?",
    ),
    # on the 6th; the night of the 22nd; not "the 6th floor", "the 22nd Brigade"
    (
        "dom",
        r"(?:(?<=\b[Oo]n the )|(?<=\bof the )|(?<=\bON THE ))(?P<d>{DAY})(?i:st|nd|rd|th)\b"
        r"(?:(?P<that>\s+of\s+(?:that|the\s+same)\s+month)\b|(?=\s*(?:[,.;:)—–-]|$)"
        r"|\s+(?i:and|but|when|that|at|in|near|by|after|before|he|she|it|they|the|an?|from|with|two|three|several)\b))",
    ),
    # late March 2016; since May; August last year
    ("my", r"\b(?:(?P<pos>(?i:early|mid|late))[-\s]+)?(?P<m>{MON})(?:\s+of|\s*,)?\s+(?P<y>{YEAR})\b"),
    (
        "m",
        r"\b(?:(?P<pos>(?i:early|mid|late|the\s+(?:start|beginning|middle|end)\s+of))[-\s]+)?"
        r"(?:(?P<rel>(?i:last|this|next|past))\s+)?"
        rf"(?:(?P<m>{{SURE}})|(?:{_SINCE}|(?<=mid-))(?P<m2>{{MON}}))\b(?!\s+(?:\d|{{YEAR}}))"
        r"(?:\s+(?:of\s+)?(?P<rely>last|this|that|the\s+same|the\s+following|the\s+previous)\s+year\b)?",
    ),
    ("holiday", r"\b(?P<h>{HOLIDAY})(?:{S}(?P<y>{YEAR})\b)?"),
    (
        "season",
        r"\b(?:(?:the\s+)?(?P<pos>early|mid|late)[-\s]+)?(?:(?P<rel>(?i:last|this))\s+|(?i:the|in)\s+)"
        r"(?P<s>{SEASON})(?:\s+(?:of\s+)?(?P<y>{YEAR}))?\b(?!\s+(?:of|in|from|to))",
    ),
    ("season", r"\b(?P<s>{SEASON})\s+(?:of\s+)?(?P<y>{YEAR})\b"),
    ("decade", r"\b(?:the\s+)?(?:(?P<pos>(?i:early|mid|late))[-\s]+)?(?P<y>(?:19|20)\d0)['’]?s\b"),
    (
        "year",
        r"(?<![\d$€£,.:/#-])\b(?:(?P<pos>(?i:early|mid|late|the\s+end\s+of|the\s+start\s+of))[-\s]+)?"
        r"(?P<y>{YEAR})\b(?!(?:[,.:]?\d|\s*(?:km|kilomet|miles?\b|per\b|%)))",
    ),
    (
        "weekday",
        r"\b(?:(?P<rel>(?i:last|this|next|this\s+past|this\s+coming|past|the\s+previous|the\s+following"
        r"|the\s+next|that))\s+)?(?P<w>{WD})(?P<s>{POSS})\b"
        r"(?:\s+(?P<wk>(?:of\s+)?(?:last|this|the\s+previous)\s+week|a\s+week\s+ago|last)\b)?",
    ),
    ("last_night", r"\b(?i:last\s+(?:night|evening))\b(?:['’]s)?"),
    ("today", r"\b(?i:today|tonight|this\s+(?:very\s+)?(?:early\s+)?(?:{PART}))\b(?:['’]s)?"),
    ("yesterday", r"\b(?i:yesterday)\b(?:['’]s)?"),
    ("before_yesterday", r"\b(?i:(?:the\s+)?day\s+before\s+yesterday)\b"),
    ("tomorrow", r"\b(?i:tomorrow)\b(?:['’]s)?"),
    ("overnight", r"\b(?i:overnight)\b"),
    (
        "weekend",
        r"\b(?i:(?:(?P<rel>last|this|this\s+past|the\s+past|the\s+previous|next|the)\s+)week-?end)\b(?:['’]s)?",
    ),
    (
        "calendar",
        r"\b(?i:(?P<part>earlier|later|early|late|the\s+(?:start|beginning|end)\s+of)\s+)?"
        r"(?P<rel>(?i:last|this|next))\s+(?P<u>(?i:week|month|year))\b(?:['’]s)?",
    ),
    # the past three days; 24 hours to Sunday; three weeks ago
    ("past", r"\b(?i:the\s+)?(?i:past|last)\s+(?:(?P<n>{N})[\s-]+)?(?P<u>{UNIT})(?i:s)?\b"),
    (
        "past",
        r"\b(?:(?<=over the )|(?<=in the )|(?<=within the )|(?<=during the ))"
        r"(?P<n>{N})[\s-]+(?P<u>{UNIT})s?\s+(?:up\s+)?to\b",
    ),
    ("recent", r"\b(?:(?i:in|over|during|within)\s+)?(?i:recent)\s+(?P<u>{UNIT})s\b"),
    ("recent", r"\b(?i:recently)\b"),
    ("ago", r"\b(?P<n>{N})[\s-]+(?P<u>{UNIT})s?\s+(?i:ago)\b"),
    # two days earlier; hours later; the day before; the next morning; the evening before
    (
        "off",
        r"\b(?:(?:just|only|barely|nearly|almost|exactly)\s+)?(?:(?:less|more)\s+than\s+)?(?P<n>{N})\s+"
        r"(?P<u>{UNIT})s?\s+(?P<dir>(?i:earlier|before|previously|later|after|afterwards|afterward))\b",
    ),
    ("off", r"\b(?P<u>(?i:minute|hour|day)s)\s+(?P<dir>(?i:earlier|later|before|after|afterwards))\b"),
    ("off", r"\b(?i:the)\s+(?P<u>day|night|morning|evening|week|month|year)\s+(?P<dir>before|after)\b"),
    (
        "off",
        r"\b(?i:the\s+)(?P<dir>(?i:previous|preceding|next|following))\s+"
        r"(?P<u>(?i:day|night|morning|evening|afternoon|week|month|year))\b",
    ),
    ("off", r"\b(?P<u>(?i:night|morning|evening|day))\s+(?P<dir>(?i:before))\b(?=\s*[,.;]|\s*$)"),
    ("same", r"\b(?i:(?:the\s+|that\s+)?same|that)\s+(?P<u>(?i:day|night|{PART}|hour|week|month|year))\b"),
    (
        "same",
        r"\b(?P<dir>(?i:earlier|later))\s+(?:(?i:on|in|during|into)\s+)?(?:(?i:the|that)\s+)(?:same\s+)?"
        r"(?P<u>(?i:day|night|week|month|year|{PART}))\b",
    ),
    (
        "same",
        r"(?:^|(?<=[.!?\n] )|(?<=\n))"
        r"(?P<dir>Earlier|Later|Shortly\s+(?:before|after(?:wards?)?)|Hours\s+later|Moments\s+later)\b",
    ),
    ("same", r"\b(?P<dir>later)\b(?=\s*[,.;]|\s+(?:[a-z]+ed|hit|struck|fired|said|fell|died|on)\b)"),
    # at dawn; in the early hours; at 6:30 a.m.; 13:20
    (
        "clock",
        r"(?:(?i:early|late)\s+)?(?:(?i:in\s+the|at|before|after|around|about|by|during\s+the|shortly\s+after"
        r"|shortly\s+before|just\s+before|just\s+after|near)\s+)+(?:(?i:early|late)\s+)?"
        r"(?:hours\s+of\s+(?:the\s+)?)?(?:{PART}|{CLOCK}|(?i:early|small)\s+hours)(?!\w)",
    ),
    (
        "clock",
        r"(?<![\d.:,/-])\b(?:(?:[01]?\d|2[0-3]):[0-5]\d(?:\s*(?i:[ap]\.?m\b\.?))?"
        r"|(?:1[0-2]|0?[1-9])(?:[.:][0-5]\d)?\s*(?i:[ap]\.?m\b\.?))(?![:\d])",
    ),
    (
        "duration",
        r"(?:\b(?:(?i:for|over)\s+)(?:(?i:about|around|nearly|almost|over|more\s+than|at\s+least|some|the)\s+)?)?"
        r"\b(?P<n>{N})[\s-]+(?P<u>{UNIT})s?\b(?!\s*-?\s*old)",
    ),
)
