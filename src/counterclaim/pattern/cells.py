"""One row of a history by our fields: text, days, degrees and small numbers, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Final

_DAYS: Final = ("%d %B %Y", "%d-%B-%Y", "%d %b %Y", "%d-%b-%Y", "%Y/%m/%d")


class BadRowError(Exception):
    """Why a row cannot be used, in one sentence."""


class Cells:
    """The cells of one row.

    :param at: where each field stands; a field without a place is empty.
    :param columns: the table's own names, for messages.
    """

    def __init__(self, cells: Sequence[str], at: Mapping[str, int], columns: Sequence[str] = ()) -> None:
        self._cells, self._at, self._columns = cells, at, columns

    def name(self, field: str) -> str:
        """What the table calls a field."""
        index = self._at.get(field)
        return self._columns[index] if index is not None and self._columns else field

    def text(self, field: str) -> str | None:
        """The cell without blanks around it; None where it is empty or there is none."""
        index = self._at.get(field)
        return (self._cells[index].strip() or None) if index is not None else None

    def need(self, field: str) -> str:
        """:raises BadRowError: where the cell is empty."""
        found = self.text(field)
        if found is None:
            raise BadRowError(f"The row has no {self.name(field)}.")
        return found

    def number(self, field: str, low: float, high: float) -> float | None:
        """A number from ``low`` to ``high``, None where the cell is empty.

        :raises BadRowError: where it is none, or out of bounds.
        """
        found = self.text(field)
        if found is None:
            return None
        try:
            value = float(found)
        except ValueError:
            raise BadRowError(f"{self.name(field)} is {found[:40]!r}, no number.") from None
        if not isfinite(value) or not low <= value <= high:
            raise BadRowError(f"{self.name(field)} is {found[:40]!r}, not from {low:g} to {high:g}.")
        return value

    def whole(self, field: str, low: int, high: int) -> int | None:
        """A whole number; "2.0" is 2, as spreadsheets write it.

        :raises BadRowError: where it is none, or out of bounds.
        """
        value = self.number(field, low, high)
        if value is not None and value != int(value):
            raise BadRowError(f"{self.name(field)} is {value:g}, no whole number.")
        return None if value is None else int(value)

    def point(self) -> tuple[float | None, float | None]:
        """Latitude and longitude in degrees, both or neither.

        :raises BadRowError: where one is no degree, or only one is given.
        """
        lat, lon = self.number("lat", -90, 90), self.number("lon", -180, 180)
        if (lat is None) != (lon is None):
            raise BadRowError("The row has one coordinate only.")
        return lat, lon

    def day(self, field: str) -> date | None:
        """A day: 2018-06-17, also with a time after it, 17 June 2018, 17-Jun-2018; None for an empty cell.

        :raises BadRowError: where it is none of these. 6/7/2018 could be two days.
        """
        found = self.text(field)
        if found is None:
            return None
        try:
            return date.fromisoformat(found[:10]) if len(found) >= 10 and found[4] == "-" else _spelt(found)
        except ValueError:
            said = f"{self.name(field)} is {found[:40]!r}, no day like 2018-06-17 or 17 June 2018."
            raise BadRowError(said) from None


def _spelt(written: str) -> date:
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()
        except ValueError:
            continue
    raise ValueError(written)
