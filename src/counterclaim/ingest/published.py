"""The day or moment of publication, as the user gives it."""

from __future__ import annotations

import re
from datetime import date, datetime

from counterclaim.model import InputError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,6})?)?) ?([Zz]|[+-]\d{2}(?::?\d{2})?)"
)
_YEARS = range(1800, 2200)
_HINT = 'Give a date as "2018-06-18" or a date-time with its zone as "2018-06-18T12:00Z".'


def parse_published(value: str | date | datetime | None) -> date | datetime | None:
    """``value`` as a date, or as a date-time that knows its zone. None and blank text give None.

    :raises InputError: ``published_invalid`` for anything else, a date-time without a zone included.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    found = _parsed(value.strip()) if isinstance(value, str) else value
    if isinstance(found, datetime) and found.tzinfo is None:
        raise _invalid(f"The publication time {value!s} has no time zone.")
    if not isinstance(found, date) or found.year not in _YEARS:
        raise _invalid(f"{str(value)[:60]!r} is no publication date.")
    return found


def _parsed(value: str) -> date | datetime | None:
    try:
        if _DATE.fullmatch(value):
            return date.fromisoformat(value)
        if found := _MOMENT.fullmatch(value):
            return datetime.fromisoformat(f"{found[1]}T{found[2].replace(',', '.')}{found[3].upper()}")
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}.{0,12}", value):
            return datetime.fromisoformat(value)
    except ValueError:
        return None
    return None


def _invalid(message: str) -> InputError:
    return InputError(message, _HINT, code="published_invalid")
