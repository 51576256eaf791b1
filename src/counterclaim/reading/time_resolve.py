"""From the words of a time to days: what each kind of core means, given when the report was published."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from .time_calendar import (
    DAY,
    Stretch,
    coming_date,
    coming_weekday,
    day,
    month_of,
    months_back,
    part_of,
    past_date,
    past_weekday,
    real_date,
    season_of,
    week_of,
    year_of,
)
from .time_patterns import COUNT, DAYS_IN, words

Kind = Literal["day", "range", "week", "month", "year", "clock", "relative", "duration", "period"]
Anchor = Literal["published", "text", "none"]
_BACK = ("earlier", "before", "previous", "previously", "preceding")


@dataclass(frozen=True)
class Base:
    """What the times around a core give it to hold on to.

    ``published``: the day of publication. ``beside``: a day that the same sentence names.
    ``before``: the last day that the text named. ``main``: the first day that it names, mostly that of
    the event it is about. ``year``: the last year that it named.
    """

    published: date | None
    beside: date | None = None
    before: date | None = None
    main: date | None = None
    year: int | None = None

    @property
    def text(self) -> date | None:
        return self.beside or self.before or self.main


class Meaning(NamedTuple):
    """``about``: "complement" where the days are those of the event named after "two days after ..."."""

    kind: Kind
    days: Stretch | None
    anchor: Anchor = "none"
    about: Literal["host", "complement"] = "host"


def _month(name: str) -> int:
    return words().month[name.rstrip(".").lower()]


def _count(text: str | None) -> int | None:
    """The number that "three", "a" or "12" writes; None for "several"."""
    if text is None:
        return 1
    return int(text) if text.isdigit() else COUNT.get(text.lower())


def _year(group: dict[str, str | None], base: Base) -> int | None:
    if group.get("y"):
        return int(group["y"] or 0)
    if base.published and group.get("rel") in ("last", "this") and "wd" in group:
        return base.published.year - (group["rel"] == "last")
    return None


def _dated(month: int, day_: int, year: int | None, base: Base, future: bool, weekday: int | None) -> Meaning:
    """A day of a month, with its year or with the one that the publication date decides."""
    if year is not None:
        found, anchor = real_date(year, month, day_), "text"
    elif base.published:
        found = (
            coming_date(month, day_, base.published)
            if future
            else past_date(month, day_, base.published, weekday)
        )
        anchor = "published"
    else:
        found = real_date(base.year, month, day_) if base.year else None
        anchor = "text"
    return Meaning("day", day(found), anchor) if found else Meaning("day", None)  # type: ignore[arg-type]


def _weekday_number(name: str | None) -> int | None:
    return words().weekday.get(name.rstrip(".").lower()) if name else None


def _day_of_month(number: int, base: Base) -> Meaning:
    """ "On the 6th": of the month that the text speaks of, else the last one before publication."""
    told = base.beside or base.before
    near = told or base.published
    if near is None:
        return Meaning("day", None)
    found = real_date(near.year, near.month, number)
    if found is None or (base.published and found > base.published):
        before = months_back(date(near.year, near.month, 1), 1)
        found = real_date(before.year, before.month, number)
    anchor: Anchor = "text" if told else "published"
    return Meaning("day", day(found), anchor) if found else Meaning("day", None)


def full_date(name: str, g: dict[str, str | None], base: Base, future: bool) -> Meaning:
    """Dates with a day and a month, in figures or words."""
    if name == "ymd":
        found = real_date(int(g["y"] or 0), int(g["m"] or 0), int(g["d"] or 0))
        return Meaning("day", day(found), "text") if found else Meaning("day", None)
    if name == "numeric":
        a, b, year = int(g["a"] or 0), int(g["b"] or 0), int(g["y"] or 0)
        readings = {real_date(year, b, a)} | ({real_date(year, a, b)} if g["sep"] == "/" or b > 12 else set())
        known = [found for found in readings if found]
        # 05/06/2017 is May in one country and June in another: unresolved rather than a guess
        return Meaning("day", day(known[0]), "text") if len(known) == 1 else Meaning("day", None)
    if name == "dom":
        return _day_of_month(int(g["d"] or 0), base)
    month, first, year_ = _month(g["m"] or ""), int(g["d"] or 0), _year(g, base)
    one = _dated(month, first, year_, base, future, _weekday_number(g.get("wd")))
    if "d2" not in g or one.days is None:
        return one
    last = real_date(one.days.first.year, month, int(g["d2"] or 0))
    if last is None or last <= one.days.first:
        return Meaning("range", None)
    return Meaning("range", Stretch(one.days.first, last), one.anchor)


def _position(text: str | None) -> str | None:
    return text.lower().split()[1] if text and " " in text else text.lower() if text else None


def month_or_longer(name: str, g: dict[str, str | None], base: Base) -> Meaning:
    """Months, seasons, years, decades, holidays."""
    published, position = base.published, _position(g.get("pos"))
    if name == "decade":
        first = int(g["y"] or 0)
        return Meaning("year", Stretch(date(first, 1, 1), date(first + 9, 12, 31)), "text")
    if name == "year":
        return Meaning("year", part_of(year_of(int(g["y"] or 0)), position), "text")
    if name == "holiday":
        key = re.sub(r"\s+", " ", (g["h"] or "").lower().replace("’", "'"))
        fixed = words().holiday.get(key) or next(
            d for n, d in words().holiday.items() if n.replace("'", "") == key
        )
        return _dated(fixed[0], fixed[1], _year(g, base), base, False, None)
    if name == "season":
        first_month = words().season[(g["s"] or "").lower()]
        year = int(g["y"] or 0) or None if g.get("y") else None
        if year is None and published:
            year = published.year if date(published.year, first_month, 1) <= published else published.year - 1
            if (g.get("rel") or "").lower() == "last" and season_of(year, first_month).last >= published:
                year -= 1
        if year is None:
            return Meaning("month", None)
        return Meaning(
            "month", part_of(season_of(year, first_month), position), "text" if g.get("y") else "published"
        )
    month = _month(g.get("m") or g.get("m2") or "")
    if g.get("y"):
        return Meaning("month", part_of(month_of(int(g["y"] or 0), month), position), "text")
    which = (g.get("rely") or "").lower()
    if which and which not in ("last", "this"):
        return (
            Meaning("month", part_of(month_of(base.year, month), position), "text")
            if base.year
            else Meaning("month", None)
        )
    if published is None:
        return (
            Meaning("month", part_of(month_of(base.year, month), position), "text")
            if base.year
            else Meaning("month", None)
        )
    if which:
        year = published.year - (which == "last")
    elif (g.get("rel") or "").lower() == "next":
        year = published.year + (month <= published.month)
    else:
        year = published.year - (month > published.month)
    return Meaning("month", part_of(month_of(year, month), position), "published")


def weekday(g: dict[str, str | None], base: Base, future: bool) -> Meaning:
    """A weekday: the nearest past one, publication day included; "last Monday" is never yesterday."""
    number = words().weekday[(g["w"] or "").lower()]
    which = re.sub(r"\s+", " ", (g.get("rel") or "").lower())
    weeks = (g.get("wk") or "").lower()
    if which in ("the previous", "the following", "the next", "that") and base.text:
        ahead = (number - base.text.weekday()) % 7
        if which == "the previous":
            return Meaning("day", day(base.text - timedelta(days=(-ahead) % 7 or 7)), "text")
        return Meaning("day", day(base.text + timedelta(days=ahead or (0 if which == "that" else 7))), "text")
    published = base.published
    if published is None:
        return Meaning("day", None)
    if "week" in weeks and "ago" in weeks:
        found = past_weekday(number, published) - 7 * DAY
    elif "week" in weeks and "this" not in weeks:
        found = week_of(published - 7 * DAY).first + timedelta(days=number)
    elif "week" in weeks:
        found = week_of(published).first + timedelta(days=number)
    elif which in ("next", "this coming") or (future and which != "last"):
        found = coming_weekday(number, published + DAY if which == "next" else published)
    elif which == "last" or weeks == "last":
        found = past_weekday(number, published - 2 * DAY)
    else:
        found = past_weekday(number, published)
    return Meaning("day", day(found), "published")


def deictic(name: str, g: dict[str, str | None], base: Base) -> Meaning:
    """Words that hold on to the publication day: today, overnight, last week, three days ago."""
    kinds: dict[str, Kind] = {"overnight": "range", "weekend": "range", "calendar": "week", "past": "period",
                              "recent": "period", "ago": "relative"}  # fmt: skip
    kind, published = kinds.get(name, "day"), base.published
    if name == "overnight" and base.beside and base.beside != published:
        # "overnight on Saturday" is one night, begun that day
        return Meaning("range", Stretch(base.beside, base.beside + DAY), "text")
    if name == "calendar" and g.get("u"):
        kind = {"week": "week", "month": "month", "year": "year"}[(g["u"] or "").lower()]  # type: ignore[assignment]
    if published is None or name == "recent":
        return Meaning(kind, None)
    back = {"today": 0, "yesterday": 1, "last_night": 1, "before_yesterday": 2, "tomorrow": -1}
    if name in back:
        return Meaning("day", day(published - timedelta(days=back[name])), "published")
    if name == "overnight":
        return Meaning("range", day(published), "published")  # a night is dated by its morning
    if name == "weekend":
        return Meaning("range", _weekend((g.get("rel") or "").lower(), published), "published")
    if name == "calendar":
        return Meaning(kind, _calendar(g, published), "published")
    count, unit = _count(g.get("n")), (g["u"] or "").lower()
    if count is None:
        return Meaning(kind, None)
    if name == "ago":
        return Meaning("relative", _shifted(published, -count, unit), "published")
    return Meaning("period", Stretch(_stepped(published, -count, unit), published), "published")


def _weekend(which: str, published: date) -> Stretch:
    saturday = past_weekday(5, published)
    if which == "next":
        saturday = coming_weekday(5, published + DAY)
    elif which == "last" and published.weekday() >= 5:
        saturday -= 7 * DAY
    last = saturday + DAY
    return Stretch(saturday, last if which == "next" else min(last, max(published, saturday)))


def _calendar(g: dict[str, str | None], published: date) -> Stretch | None:
    unit, which, part = (g["u"] or "").lower(), (g["rel"] or "").lower(), _position(g.get("part"))
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        whole = week_of(published + timedelta(days=7 * step))
    elif unit == "month":
        moved = months_back(published, -step)
        whole = month_of(moved.year, moved.month)
    else:
        whole = year_of(published.year + step)
    if step == 0:
        # what is told of this week, month or year lies behind the day of publication; the week of
        # many countries begins on Sunday
        return Stretch(whole.first - DAY if unit == "week" else whole.first, published)
    return whole if unit == "week" or part in (None, "earlier", "later") else part_of(whole, part)


def _stepped(when: date, count: int, unit: str) -> date:
    """``when`` moved by so many units, to the day."""
    if unit in ("minute", "hour"):
        return (
            when + timedelta(days=(abs(count) // 24) * (1 if count > 0 else -1)) if unit == "hour" else when
        )
    if unit in DAYS_IN:
        return when + timedelta(days=count * DAYS_IN[unit])
    return months_back(when, -count * {"month": 1, "year": 12, "decade": 120}.get(unit, 0))


def _shifted(when: date, count: int, unit: str) -> Stretch:
    """``when`` moved by so many units, as vague as the unit: a week is seven days wide, a month a month."""
    moved = _stepped(when, count, unit)
    if unit in ("week", "fortnight"):
        return Stretch(moved - 3 * DAY, moved + 3 * DAY)
    if unit == "month":
        return month_of(moved.year, moved.month)
    return year_of(moved.year) if unit in ("year", "decade") else day(moved)


def anaphoric(
    name: str, g: dict[str, str | None], base: Base, clause: Literal["", "comes", "plain"]
) -> Meaning:
    """Times told from another day of the text: "two days earlier", "the next day", "at dawn".

    ``clause``: an event follows ("two days after the raid"), after "comes" or plainly.
    """
    unit = (g.get("u") or "").lower()
    if name == "clock":
        return Meaning("clock", day(base.text), "text") if base.text else Meaning("clock", None)
    if name == "same":
        kinds: dict[str, Kind] = {"week": "week", "month": "month", "year": "year"}
        if base.text is None:
            return Meaning(kinds.get(unit, "relative"), None)
        whole = {"week": week_of(base.text), "month": month_of(base.text.year, base.text.month),
                 "year": year_of(base.text.year)}.get(unit, day(base.text))  # fmt: skip
        return Meaning(kinds.get(unit, "relative"), whole, "text")
    count, back = _count(g.get("n")), (g["dir"] or "").lower() in _BACK
    if unit.rstrip("s") in ("hour", "minute", "second", "moment"):
        count, unit = count or 0, unit.rstrip("s")  # "hours later": the same day, as far as the text tells
    elif unit.endswith("s"):
        count = None
    if unit in ("morning", "evening", "afternoon"):
        unit = "day"
    start = base.text
    anchor: Anchor = "text"
    if clause == "plain" and base.beside is None:
        start = base.main
    elif start is None and (clause == "comes" or (not clause and back and unit in ("day", "night"))):
        start, anchor = base.published, "published"
    if start is None or count is None:
        return Meaning("relative", None)
    if clause == "comes" or (clause == "plain" and base.beside):
        return Meaning("relative", _shifted(start, count if back else -count, unit), anchor, "complement")
    return Meaning("relative", _shifted(start, -count if back else count, unit), anchor)
