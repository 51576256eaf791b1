"""What a spreadsheet does to a cell that nobody touched, and what somebody wrote into one that was.

Excel and LibreOffice rewrite what they take for dates, numbers and truth values in the manner of their
country. None of that is an edit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from .columns import Kind

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})([T ]\d.*)?")
_NUMBERS: Final = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4}|\d{2})(\s+\d{1,2}:\d{2}.*)?")
_NAMED: Final = re.compile(r"(\d{1,2})[-/. ]+([A-Za-z]{3})[a-z]*\.?[-/., ]+(\d{4}|\d{2})")
_SHOWN: Final = re.compile(r"\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})")
_TRUTH: Final = {
    **dict.fromkeys(("true", "1", "yes", "wahr", "vrai", "verdadero", "vero", "истина"), "true"),
    **dict.fromkeys(("false", "0", "no", "falsch", "faux", "falso", "ложь"), "false"),
}
_DAY_ONE: Final = date(1899, 12, 30)
"""Day 0 of Excel's and LibreOffice's count of days."""
_SERIAL: Final = range(10_000, 80_000)
DAY_FIRST, MONTH_FIRST, PLAIN = "day first", "month first", "plain"


class UnclearError(ValueError):
    """A cell that can be read in two ways, or in none."""


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(text: str, base: date | None) -> int:
    """A year of two digits: that of the base where they fit, else as spreadsheets do: up to 29 is 20xx."""
    number = int(text)
    if len(text) == 4:
        return number
    if base is not None and base.year % 100 == number:
        return base.year
    return 2000 + number if number < 30 else 1900 + number


def _readings(cell: str, base: date | None) -> dict[str, date]:
    """In which manner a cell is which day."""
    found: dict[str, date | None] = {}
    if hit := _ISO.fullmatch(cell):
        found[PLAIN] = _day(int(hit[1]), int(hit[2]), int(hit[3]))
    elif hit := _NUMBERS.fullmatch(cell):
        year = _year(hit[3], base)
        found[DAY_FIRST] = _day(year, int(hit[2]), int(hit[1]))
        found[MONTH_FIRST] = _day(year, int(hit[1]), int(hit[2]))
    elif (hit := _NAMED.fullmatch(cell)) and hit[2].lower() in _MONTHS:
        found[PLAIN] = _day(_year(hit[3], base), _MONTHS.index(hit[2].lower()) + 1, int(hit[1]))
    elif re.fullmatch(r"\d{5}(\.0+)?", cell) and int(float(cell)) in _SERIAL:
        found[PLAIN] = _DAY_ONE + timedelta(days=int(float(cell)))
    return {manner: day for manner, day in found.items() if day is not None}


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def manner_of(cells: Iterable[tuple[str, str]]) -> str | None:
    """Whether a file writes the day or the month first: in whichever manner more cells are as exported.

    :param cells: the dates of the file as exported (ISO) and as found.
    """
    fits: Counter[str] = Counter()
    for exported, found in cells:
        base = _iso(exported)
        if base is not None:
            readings = _readings(found.strip(), base)
            fits.update(manner for manner in (DAY_FIRST, MONTH_FIRST) if readings.get(manner) == base)
    if fits[DAY_FIRST] == fits[MONTH_FIRST]:
        return None
    return DAY_FIRST if fits[DAY_FIRST] > fits[MONTH_FIRST] else MONTH_FIRST


def as_date(cell: str, exported: str, manner: str | None) -> str:
    """The day of a cell, ISO.

    :raises UnclearError: where it can be read in two ways, or in none.
    """
    readings = _readings(cell, _iso(exported))
    days = set(readings.values())
    if len(days) == 1:
        return days.pop().isoformat()
    if manner is not None and manner in readings:
        return readings[manner].isoformat()
    raise UnclearError("write the day as 2018-06-17" if days else "no day; write it as 2018-06-17")


def _numbers(cell: str) -> set[Decimal]:
    """What number a cell may be, in any country's manner."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", cell)
    forms = {bare, bare.replace(",", ".")}
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        forms.add(bare.replace(",", ""))
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+(,\d+)?", bare):
        forms.add(bare.replace(".", "").replace(",", "."))
    found = set()
    for form in forms:
        try:
            number = Decimal(form)
        except InvalidOperation:
            continue
        if number.is_finite():
            found.add(number)
    return found


def same(kind: Kind, exported: str, found: str, manner: str | None) -> bool:
    """Whether a cell says what was exported, however it is spelt now."""
    before, after = exported.strip(), found.strip()
    if before == after:
        return True
    if not before or not after:
        return False
    if kind is Kind.DATE:
        try:
            return as_date(after, before, manner) == before
        except UnclearError:
            return False
    if kind is Kind.TRUTH or before.lower() in ("true", "false"):
        return _TRUTH.get(before.lower()) == _TRUTH.get(after.lower())
    exact = _numbers(before) if kind in (Kind.WHOLE, Kind.NUMBER) or _looks_number(before) else set()
    if exact and exact & _numbers(after):
        return True
    return kind is Kind.TEXT and _shown_as_date(before, after)


def _looks_number(text: str) -> bool:
    return bool(re.fullmatch(r"[-+]?\d[\d.,eE+]*", text))


def _shown_as_date(before: str, after: str) -> bool:
    """Whether words such as "17 June" or "10-12" came back as the date that a spreadsheet made of them."""
    if not _SHOWN.fullmatch(after):
        return False
    one, other = _date_parts(before), _date_parts(after)
    if one is None or other is None or one.total() < 2:
        return False
    return not one - other or not other - one


def _date_parts(text: str) -> Counter[int] | None:
    """The numbers in a date, months counted; None where there is a word that is no month."""
    parts: Counter[int] = Counter()
    for word in re.findall(r"[A-Za-z]+|\d+|[^\W\d_]+", text):
        if word.isdigit():
            parts[int(word) % 100] += 1
        elif word[:3].lower() in _MONTHS:
            parts[_MONTHS.index(word[:3].lower()) + 1] += 1
        else:
            return None
    return parts or None


def value(kind: Kind, found: str, exported: str, manner: str | None) -> Any:
    """What somebody wrote, as JSON; None for an empty cell.

    :raises UnclearError: where it is no such value, or can be read in two ways.
    """
    text = found.strip()
    if not text:
        return None
    if kind is Kind.DATE:
        return as_date(text, exported, manner)
    if kind in (Kind.WHOLE, Kind.NUMBER):
        numbers = _numbers(text)
        if kind is Kind.WHOLE:
            numbers = {n for n in numbers if n == n.to_integral_value()}
        if len(numbers) != 1:
            raise UnclearError(f"no {kind.value}" if not numbers else "write the number without separators")
        number = numbers.pop()
        return int(number) if kind is Kind.WHOLE else float(number)
    if kind is Kind.CHOICE:
        return text.lower()
    return text
