"""The times that a report names, as days with UCDP's precision.

A time is found as a *core* that fixes it (see :mod:`.time_patterns`), widened by the words that belong
to it, and resolved (:mod:`.time_resolve`) against the publication date or an earlier day of the text.
Dates stay null rather than guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Span, Token

from .time_calendar import Stretch, precision
from .time_patterns import cores, lead_word, tail, words
from .time_resolve import Anchor, Base, Kind, Meaning, anaphoric, deictic, full_date, month_or_longer, weekday
from .time_sentence import sentence_of, sentence_start

_FULL = ("ymd", "numeric", "dd_m", "m_dd", "dm", "md")
_LONG = ("my", "m", "holiday", "season", "decade", "year")
_NOW = ("last_night", "today", "yesterday", "before_yesterday", "tomorrow", "overnight", "weekend", "calendar",
        "past", "recent", "ago")  # fmt: skip
# Where a report prints its own date: first of all, or after "Published", or after an agency's name.
_HEAD = 260
_HEADER = re.compile(
    r"(?:^\W*|\b(?:published|publication|posted|updated|date)(?:\s+(?:at|on))?\W{1,3}|\b(?:AFP|AP|Reuters|UPI|EFE|DPA|TASS|SANA)\W{1,3})$",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*(?:--|—|–|\()")
_BOUNDS = {"since": "since", "until": "until", "till": "until", "by": "until", "before": "before", "after": "after"}
_JOIN = re.compile(r"\s*(?:,\s*)?(?:and(?:\s+(?:into|until))?|to|into|until|till|through|-|–|—)\s*$")
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|of|during|by|until|till|from|between|early|late|mid|the|through|throughout|before|after|back in|and|to|or|to"
    r"|around|late in|early in|end of|['’]s)\s+|[-–]|^|\()$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TimeMention:
    """One time as the text writes it.

    ``start``, ``end``: code points of the text; ``as_written`` is that slice. ``date_start`` and
    ``date_end`` are the first and last day meant, both null where unresolved; ``date_prec`` is UCDP
    GED's, 1 to 5, null where unresolved or longer than a year. ``anchor``: what resolved it.
    ``bound``: the time only bounds the event ("since Sunday"). ``future``: it lies ahead of the
    report. ``habit``: a repeated time ("on Fridays"), no single day. ``about``: "complement" where
    the days are those of the event named after "two days after ...". ``token``: first token of the core.
    """

    start: int
    end: int
    as_written: str
    date_start: date | None
    date_end: date | None
    date_prec: int | None
    anchor: Anchor
    kind: Kind
    token: int
    bound: Literal["since", "until", "before", "after"] | None = None
    future: bool = False
    habit: bool = False
    about: Literal["host", "complement"] = "host"


@dataclass(frozen=True)
class _Core:
    name: str
    start: int
    end: int
    groups: dict[str, str | None]
    token: int


def find_times(doc: Doc, *, published: date | None) -> list[TimeMention]:
    """The times of a parsed text, in order, none overlapping another.

    :param published: the day of publication; without it only dates that the text itself fixes resolve.
    """
    text = doc.text
    starts = [token.idx for token in doc]
    found: list[TimeMention] = []
    spoken = _cores(doc, starts)
    printed = _printed(text, spoken)
    by: Anchor = "published" if printed in (None, published) else "text"
    published = printed or published
    main = _main(doc, text, spoken, published, printed)
    for at, core in enumerate(spoken):
        following = spoken[at + 1] if at + 1 < len(spoken) else None
        start = _lead(text, core, found[-1].end if found else 0)
        end = _tail(text, core, following.start if following else len(text))
        future, habit = _future(doc, core), _habit(doc, core)
        meaning = _meaning(doc, core, found, following, published, main, future)
        anchor = by if meaning.anchor == "published" else meaning.anchor
        written = text[start:end]
        first_word = re.match(r"[A-Za-z]+", written)
        bound = _BOUNDS.get(first_word[0].lower()) if first_word and core.start > start else None
        days = None if habit else meaning.days
        found.append(
            TimeMention(
                start, end, written, days.first if days else None, days.last if days else None,
                precision(days) if days else None, anchor if days else "none", meaning.kind, core.token,
                bound if core.name not in ("clock", "duration") else None,  # type: ignore[arg-type]
                future or bool(days and published and days.first > published), habit, meaning.about,
            )
        )  # fmt: skip
    return _joined(text, found)


def _cores(doc: Doc, starts: list[int]) -> list[_Core]:
    """All cores; where two overlap the longer stays, then the kind that is listed first."""
    text, every = doc.text, []
    for rank, (name, pattern) in enumerate(cores()):
        for match in pattern.finditer(text):
            if name == "year" and not _is_year(doc, text, match, starts):
                continue
            every.append((match.start() - match.end(), rank, match, name))
    every.sort(key=lambda item: (item[3] == "clock", item[3] == "duration", item[0], item[1], item[2].start()))
    kept: list[_Core] = []
    taken = bytearray(len(text))
    for _, _, match, name in every:
        if not any(taken[match.start() : match.end()]):
            taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
            token = max(0, bisect_right(starts, match.start()) - 1)
            kept.append(_Core(name, match.start(), match.end(), match.groupdict(), token))
    kept.sort(key=lambda core: core.start)
    return [core for at, core in enumerate(kept) if not _belongs(text, core, kept[at + 1 : at + 2])]


def _belongs(text: str, core: _Core, following: list[_Core]) -> bool:
    """Does this hour belong to the day named next ("at 11.18 this morning", "at dawn on Friday")?"""
    if core.name != "clock" or not following or following[0].name not in (*_FULL, "weekday", *_NOW):
        return False
    return bool(re.fullmatch(r"\s*,?\s*(?:local time,?\s+)?(?:(?:on|of)\s+)?(?:the\s+)?", text[core.end : following[0].start]))


def _printed(text: str, spoken: list[_Core]) -> date | None:
    """The full date that the report prints at its head, above what it tells.

    It wins over the publication date given: data sets and sites store wrong ones, and "on Friday" was
    written on the day that the page prints.
    """
    for core in spoken:
        if core.start > _HEAD:
            return None
        if core.name in ("ymd", "numeric", "dm", "md") and core.groups.get("y") and _HEADER.search(text[: core.start]):
            days = full_date(core.name, core.groups, Base(None), False).days
            if days:
                return days.first
    return None


def _main(doc: Doc, text: str, spoken: list[_Core], published: date | None, printed: date | None) -> date | None:
    """The first single day, not ahead, that the text names below its head."""
    for core in spoken:
        if core.name in (*_FULL, "weekday", *_NOW) and not _future(doc, core) and not _habit(doc, core):
            days = _meaning(doc, core, [], None, published, None, False).days
            heading = core.start < _HEAD and (days and days.first == printed or _DATELINE.match(text, core.end))
            if days and days.first == days.last and not heading:
                return days.first
    return None


def _is_year(doc: Doc, text: str, match: re.Match[str], starts: list[int]) -> bool:
    """Is this four-digit number a year? Not where it counts things ("2000 fighters")."""
    before = text[max(0, match.start() - 12) : match.start()]
    if not match["pos"] and not _YEAR_BEFORE.search(before):
        return False
    last = doc[max(0, bisect_right(starts, match.end() - 1) - 1)]
    after = doc[last.i + 1] if last.i + 1 < len(doc) else None
    counted = after is not None and after.tag_ in ("NNS", "NNPS") and before.lower().rstrip().rsplit(" ", 1)[-1] != "in"
    return not (counted and not before.lower().endswith("the "))


def _lead(text: str, core: _Core, floor: int) -> int:
    """Where the words in front that belong to the core begin ("early on", "in the early hours of")."""
    lead, parts = words().lead, words().day_parts
    start, taken = core.start, []
    while True:
        match = lead_word().search(text, max(floor, start - 24), start)
        if match is None or "\n" in match["gap"]:
            break
        word = match["word"].lower()
        clock = any(char.isdigit() for char in word)
        if not (word in lead or word in parts or clock) or ("," in match["gap"] and not (clock or word in parts)):
            break
        taken.append((match.start(), word, clock or word in parts))
        start = match.start()
    taken.reverse()
    while taken:
        begin, word, _ = taken[0]
        rest = [content for _, _, content in taken[1:]]
        # "the", "of", "as", "and the like" alone belong to the words before, not to the time
        articled = len(taken) > 1 and taken[1][1] == "the" and not any(rest) and word not in ("since", "until", "during", "over")
        leaves = word in ("of", "as", "back", "day", "time", "local", "only", "very", "almost", "first", "near")
        if (word == "the" and not any(rest)) or articled or (leaves and not any(rest)) or word in ("of", "as", "time", "local"):
            taken.pop(0)
            continue
        return begin
    return core.start


def _tail(text: str, core: _Core, ceiling: int) -> int:
    """Where the words after that belong to the core end ("morning", "at dawn", "local time")."""
    if core.name in ("past", "recent", "duration", "calendar", "year", "decade", "my", "m", "season"):
        return core.end
    match = tail().match(text, core.end)
    end = match.end() if match else core.end
    # a tail may swallow the clock that follows as a core of its own, never another date
    return end if end <= ceiling else core.end


def _future(doc: Doc, core: _Core) -> bool:
    """Does the clause speak of a time ahead ("will meet on Friday", "due on Friday")?"""
    if core.name in ("duration", "ago", "yesterday", "last_night", "past", "recent"):
        return False
    if core.name == "tomorrow" or (core.groups.get("rel") or "").lower() in ("next", "this coming"):
        return True
    auxiliaries, governors = words().future_auxiliaries, words().future_governors
    node: Token = doc[core.token]
    for _ in range(5):
        if node.pos_ in ("VERB", "AUX") or node.lower_ in governors:
            helpers = [child for child in node.children if child.dep_ in ("aux", "auxpass") and child.i < core.token]
            if any(child.lower_ in auxiliaries for child in helpers):
                return not any(child.lower_ == "have" for child in helpers)
            governed = [node, node.head] if node.dep_ == "xcomp" or node.tag_ == "VB" else [node]
            return any(
                word.lower_ in governors and not _spoken_in_past(word) and word.i < core.token for word in governed
            )
        if node.head is node:
            return False
        node = node.head
    return False


def _spoken_in_past(word: Token) -> bool:
    return word.tag_ == "VBD" or any(t.lower_ in ("was", "were", "had") for t in (word.head, *word.children))


def _habit(doc: Doc, core: _Core) -> bool:
    """ "on Fridays", "every Friday"; but "Fridays attack" is a possessive without its apostrophe."""
    if core.name != "weekday":
        return False
    before = doc[core.token - 1].lower_ if core.token else ""
    if before in ("every", "each", "most"):
        return True
    if core.groups.get("s") != "s":
        return False
    after = doc[core.token + 1] if core.token + 1 < len(doc) else None
    return after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB")


def _meaning(
    doc: Doc, core: _Core, found: list[TimeMention], following: _Core | None, published: date | None,
    main: date | None, future: bool,
) -> Meaning:
    sentence = sentence_of(doc[core.token])
    known = [m for m in found if _is_day(m)]
    beside = next((m.date_end for m in reversed(known) if m.token >= sentence.start), None)
    base = Base(
        published, beside, _before(doc, known, sentence, main), main,
        next((m.date_start.year for m in reversed(found) if m.date_start and m.anchor == "text"), None),
    )  # fmt: skip
    if core.name in _FULL:
        return full_date(core.name, core.groups, base, future)
    if core.name in _LONG:
        return month_or_longer(core.name, core.groups, base)
    if core.name == "weekday":
        return weekday(core.groups, base, future)
    if core.name == "duration":
        return Meaning("duration", None)
    if core.name in _NOW:
        return deictic(core.name, core.groups, base)
    clause = _clause(doc, core)
    direct = following is not None and clause != "" and following.start - core.end < 6
    if following is not None and following.token < sentence.end and (beside is None or direct):
        # the day of "at dawn on the hill on Friday" stands after it
        ahead = _meaning(doc, following, found, None, published, main, False) if following.name in (*_FULL, "weekday", *_NOW) else None
        if ahead and ahead.days and ahead.days.first == ahead.days.last:
            base = replace(base, beside=ahead.days.first)
            clause = "" if direct else clause  # "two days before March 26" dates its own event
    return anaphoric(core.name, core.groups, base, clause)


def _before(doc: Doc, known: list[TimeMention], sentence: Span, main: date | None) -> date | None:
    """The day that a relative time is told from, where its own sentence names none.

    It is the last day named; but not one of long before, left behind more than a sentence ago.
    """
    if not known or known[-1].date_end is None:
        return None
    last = known[-1]
    near = sentence.start == 0 or last.token >= sentence_start(doc[sentence.start - 1])
    return last.date_end if near or main is None or abs((last.date_end - main).days) <= 14 else main


def _is_day(mention: TimeMention) -> bool:
    return (
        mention.date_start is not None
        and mention.date_start == mention.date_end
        and not mention.future
        and mention.about == "host"
        and mention.kind in ("day", "relative")
    )


def _clause(doc: Doc, core: _Core) -> Literal["", "comes", "plain"]:
    """Does an event follow "two days after", and does "comes" or "came" stand before it?"""
    if core.name != "off" or (core.groups.get("dir") or "").lower() not in ("after", "before"):
        return ""
    after = next((t for t in doc[core.token : core.token + 14] if t.idx >= core.end), None)
    if after is None or after.pos_ in ("ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE") or after.is_sent_start:
        return ""
    if not core.groups.get("n") and after.pos_ != "DET" and core.groups.get("u") in ("day", "night"):
        return ""
    before = {t.lemma_ for t in doc[max(0, core.token - 3) : core.token]}
    return "comes" if before & {"come", "follow", "occur"} else "plain"


def _joined(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """Two times of one kind joined by "and" or "to" made one range ("late Saturday and early Sunday")."""
    joined: list[TimeMention] = []
    for mention in found:
        last = joined[-1] if joined else None
        alike = last is not None and (last.kind, mention.kind) in _PAIRS and not last.habit and not mention.habit
        if last is None or not alike or not _JOIN.fullmatch(text[last.end : mention.start]):
            joined.append(mention)
            continue
        own_preposition = re.match(r"(?:on|in|at|since)\s", mention.as_written, re.IGNORECASE)
        if own_preposition or (last.date_start is None) != (mention.date_start is None):
            joined.append(mention)
            continue
        days = Stretch(last.date_start, mention.date_end) if last.date_start and mention.date_end else None
        if days and days.last < days.first:
            joined.append(mention)
            continue
        start = _between(text, last.start)
        joined[-1] = replace(
            last, start=start, end=mention.end, as_written=text[start : mention.end], kind="range",
            date_end=mention.date_end, date_prec=precision(days) if days else None,
        )  # fmt: skip
    return joined


_PAIRS = {("day", "day"), ("month", "month"), ("year", "year"), ("range", "day"), ("day", "range")}


def _between(text: str, start: int) -> int:
    """Take in a "between" that stands in front of the first time."""
    match = re.search(r"\b(?:between|from)\s+$", text[max(0, start - 9) : start], re.IGNORECASE)
    return max(0, start - 9) + match.start() if match else start
