"""Calendar arithmetic for reading times: nearest past days, months, weeks, and UCDP's ``date_prec``."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Stretch(NamedTuple):
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date


def day(when: date) -> Stretch:
    return Stretch(when, when)


def precision(stretch: Stretch) -> int | None:
    """UCDP GED's ``date_prec`` of a stretch: 1 a day, 2 up to 6 days, 3 a week, 4 up to a month, 5 up to a
    year; None for a longer one, for which GED has no value."""
    days = (stretch.last - stretch.first).days + 1
    for most, value in ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5)):
        if days <= most:
            return value
    return None


def real_date(year: int, month: int, day_: int) -> date | None:
    """The date, or None where the calendar has none (31 April)."""
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Stretch:
    return Stretch(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def week_of(when: date) -> Stretch:
    """Monday to Sunday."""
    first = when - timedelta(days=when.weekday())
    return Stretch(first, first + timedelta(days=6))


def part_of(stretch: Stretch, position: str | None) -> Stretch:
    """The early, middle or late third of a month or a year."""
    if position is None:
        return stretch
    third = (stretch.last - stretch.first).days // 3
    if position in ("early", "start", "beginning", "earlier"):
        return Stretch(stretch.first, stretch.first + timedelta(days=third - 1))
    if position in ("late", "end"):
        return Stretch(stretch.last - timedelta(days=third), stretch.last)
    return Stretch(stretch.first + timedelta(days=third), stretch.last - timedelta(days=third + 1))


def season_of(year: int, first_month: int) -> Stretch:
    """Three months; a winter belongs to the year in which it begins."""
    last_month, last_year = (first_month + 2, year) if first_month <= 10 else (first_month - 10, year + 1)
    return Stretch(date(year, first_month, 1), month_of(last_year, last_month).last)


def months_back(when: date, count: int) -> date:
    """The same day ``count`` months earlier (later where negative), cut to the length of that month."""
    at = max(12, when.year * 12 + when.month - 1 - count)  # the calendar begins with the year 1
    year, month = divmod(at, 12)
    return date(year, month + 1, min(when.day, monthrange(year, month + 1)[1]))


def past_weekday(weekday: int, published: date) -> date:
    """The nearest such day that is not after ``published``, which counts itself."""
    return published - timedelta(days=(published.weekday() - weekday) % 7)


def coming_weekday(weekday: int, published: date) -> date:
    return published + timedelta(days=(weekday - published.weekday()) % 7)


def past_date(month: int, day_: int, published: date, weekday: int | None = None) -> date | None:
    """The nearest such date not after the day that follows ``published``.

    One day of grace: a report published before midnight somewhere may speak of the next day.
    With a weekday, the nearest year in which the two agree; where none of six does, the nearest.
    """
    fitting = [
        found
        for year in range(published.year + 1, published.year - 7, -1)
        if (found := real_date(year, month, day_)) and found <= published + DAY
    ]
    agreeing = [found for found in fitting if weekday is None or found.weekday() == weekday]
    return next(iter(agreeing or fitting), None)


def coming_date(month: int, day_: int, published: date) -> date | None:
    fitting = (real_date(year, month, day_) for year in (published.year, published.year + 1))
    return next((found for found in fitting if found and found >= published), None)
