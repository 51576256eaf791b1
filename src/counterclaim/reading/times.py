"""The times that a report names, as days with UCDP's precision.

A time is found as a *core* that fixes it (:mod:`.time_cores`), widened by the words that belong to it
(:mod:`.time_edges`), and resolved (:mod:`.time_resolve`) against the publication date or an earlier day
of the text. Dates stay null rather than guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Span

from counterclaim.text.language import text_of

from .time_calendar import DAY, Stretch, precision
from .time_cores import FULL, HEAD, LONG, NOW, Core, find_cores, printed_date
from .time_edges import is_future, is_habit, lead_start, tail_end
from .time_resolve import Anchor, Base, Kind, Meaning, anaphoric, deictic, full_date, month_or_longer, weekday
from .time_sentence import sentence_of, sentence_start

_DATELINE = re.compile(r"\s*(?:--|—|–|\()")
_BOUNDS = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "before",
    "after": "after",
}
_JOIN = re.compile(r"\s*(?:,\s*)?(?:and(?:\s+(?:into|until))?|to|into|until|till|through|-|–|—)\s*$")
_NIGHT = re.compile(r"\bnight\s+(?:of|from|between|to|into)\b", re.IGNORECASE)
_SECOND_DAY = re.compile(
    r"\s?(?:to|-|–|/)\s?(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*[:.]\d|\s*(?:a\.?m|p\.?m))", re.IGNORECASE
)
_PAIRS = {("day", "day"), ("month", "month"), ("year", "year"), ("range", "day"), ("day", "range")}


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
    heard: bool = False  # the tagger takes it for the time of an event


def find_times(doc: Doc, *, published: date | None) -> list[TimeMention]:
    """The times of a parsed text, in order, none overlapping another.

    :param published: the day of publication; without it only dates that the text itself fixes resolve.
        One at either end of the calendar (before 1000, after 9000) counts as none.
    """
    text = text_of(doc)
    starts = [token.idx for token in doc]
    found: list[TimeMention] = []
    spoken = find_cores(doc, starts)
    printed = printed_date(text, spoken)
    by: Anchor = "published" if printed in (None, published) else "text"
    published = printed or published
    if published is not None and not 1000 <= published.year <= 9000:
        published = None
    main = main_day(doc, text, spoken, published, printed)
    for at, core in enumerate(spoken):
        following = spoken[at + 1] if at + 1 < len(spoken) else None
        start = lead_start(text, core, found[-1].end if found else 0)
        end = tail_end(text, core, following.start if following else len(text))
        future, habit = is_future(doc, core), is_habit(doc, core)
        meaning = meaning_of(doc, core, found, following, published, main, future)
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
    return join(text, found)


def main_day(
    doc: Doc, text: str, spoken: list[Core], published: date | None, printed: date | None
) -> date | None:
    """The first single day, not ahead, that the text names below its head."""
    for core in spoken:
        if core.name in (*FULL, "weekday", *NOW) and not is_future(doc, core) and not is_habit(doc, core):
            days = meaning_of(doc, core, [], None, published, None, False).days
            heading = core.start < HEAD and (
                (days and days.first == printed) or _DATELINE.match(text, core.end)
            )
            if days and days.first == days.last and not heading:
                return days.first
    return None


def meaning_of(
    doc: Doc,
    core: Core,
    found: list[TimeMention],
    following: Core | None,
    published: date | None,
    main: date | None,
    future: bool,
) -> Meaning:
    sentence = sentence_of(doc[core.token])
    known = [m for m in found if is_day(m)]
    beside = next((m.date_end for m in reversed(known) if m.token >= sentence.start), None)
    base = Base(
        published, beside, _before(doc, known, sentence, main), main,
        next((m.date_start.year for m in reversed(found) if m.date_start and m.anchor == "text"), None),
    )  # fmt: skip
    if core.name in FULL:
        return full_date(core.name, core.groups, base, future)
    if core.name in LONG:
        return month_or_longer(core.name, core.groups, base)
    if core.name == "weekday":
        return weekday(core.groups, base, future)
    if core.name == "duration":
        return Meaning("duration", None)
    if core.name in NOW:
        return deictic(core.name, core.groups, base)
    clause = _clause(doc, core)
    direct = following is not None and clause != "" and following.start - core.end < 6
    if following is not None and following.token < sentence.end and (beside is None or direct):
        # the day of "at dawn on the hill on Friday" stands after it
        ahead = (
            meaning_of(doc, following, found, None, published, main, False)
            if following.name in (*FULL, "weekday", *NOW)
            else None
        )
        if ahead and ahead.days and ahead.days.first == ahead.days.last:
            base = replace(base, beside=ahead.days.first)
            clause = "" if direct else clause  # "two days before March 26" dates its own event
    return anaphoric(core.name, core.groups, base, clause)


def _before(doc: Doc, known: list[TimeMention], sentence: Span, main: date | None) -> date | None:
    """The day that a relative time is told from, where its own sentence names none.

    It is the last day named; but not one of long before, left behind more than a sentence ago.
    """
    if not known:
        return None
    last, named = known[-1], known[-1].date_end
    near = sentence.start == 0 or last.token >= sentence_start(doc[sentence.start - 1])
    return named if near or main is None or named is None or abs((named - main).days) <= 14 else main


def is_day(mention: TimeMention) -> bool:
    return (
        mention.date_start is not None
        and mention.date_start == mention.date_end
        and not mention.future
        and mention.about == "host"
        and mention.kind in ("day", "relative")
    )


def _clause(doc: Doc, core: Core) -> Literal["", "comes", "plain"]:
    """Does an event follow "two days after", and does "comes" or "came" stand before it?"""
    if core.name != "off" or (core.groups.get("dir") or "").lower() not in ("after", "before"):
        return ""
    after = next((t for t in doc[core.token : core.token + 14] if t.idx >= core.end), None)
    if (
        after is None
        or after.pos_ in ("ADP", "AUX", "CCONJ", "PART", "PUNCT", "SCONJ", "SPACE")
        or after.is_sent_start
    ):
        return ""
    if not core.groups.get("n") and after.pos_ != "DET" and core.groups.get("u") in ("day", "night"):
        return ""
    before = {t.lemma_ for t in doc[max(0, core.token - 3) : core.token]}
    return "comes" if before & {"come", "follow", "occur"} else "plain"


def join(text: str, found: list[TimeMention]) -> list[TimeMention]:
    """Two times of one kind joined by "and" or "to" made one range ("late Saturday and early Sunday")."""
    joined: list[TimeMention] = []
    for mention in (_two_days(text, m) for m in found):
        last = joined[-1] if joined else None
        alike = (
            last is not None and (last.kind, mention.kind) in _PAIRS and not last.habit and not mention.habit
        )
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
        if days and days.first + DAY == days.last and _NIGHT.search(text[max(0, start - 12) : mention.start]):
            days = Stretch(days.last, days.last)  # a night is dated by its morning
        joined[-1] = replace(
            last, start=start, end=mention.end, as_written=text[start : mention.end], kind="range",
            date_start=days.first if days else None, date_end=mention.date_end,
            date_prec=precision(days) if days else None,
        )  # fmt: skip
    return [_by_morning(text, mention) for mention in joined]


def _by_morning(text: str, mention: TimeMention) -> TimeMention:
    """ "In the night of Sunday to Monday": one night, which is dated by its morning."""
    first, last = mention.date_start, mention.date_end
    if first is None or last is None or first + DAY != last:
        return mention
    if not _NIGHT.search(text, max(0, mention.start - 12), mention.end):
        return mention
    return replace(mention, date_start=last, date_prec=1)


def _two_days(text: str, mention: TimeMention) -> TimeMention:
    """ "February 13 to 14": the second day has no month of its own."""
    more = _SECOND_DAY.match(text, mention.end)
    first = mention.date_start
    if more is None or first is None or mention.date_end != first or not mention.as_written[-1:].isdigit():
        return mention
    number = int(more[1])
    if not mention.as_written.endswith(str(first.day)) or not first.day < number <= 31:
        return mention
    try:
        last = first.replace(day=number)
    except ValueError:
        return mention
    start = _between(text, mention.start)
    days = Stretch(first, last)
    return replace(
        mention, start=start, end=more.end(), as_written=text[start : more.end()], kind="range",
        date_start=days.first, date_end=days.last, date_prec=precision(days),
    )  # fmt: skip


def _between(text: str, start: int) -> int:
    """Take in a "between" that stands in front of the first time."""
    match = re.search(r"\b(?:between|from)\s+$", text[max(0, start - 9) : start], re.IGNORECASE)
    return max(0, start - 9) + match.start() if match else start
