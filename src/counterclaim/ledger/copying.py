"""Groups of reports whose texts are copies of one another: pairs in the store, groups from the pairs.

Only reports that came out within :data:`WINDOW_DAYS` of each other are compared (one without a date with
all), so one more report in a large store costs a look at its weeks and not at all texts. Whether two are a
pair depends on the two alone, and a group is what pairs connect: the order of arrival does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from . import tables as t
from .batches import Rows, rows_where
from .history import Log

WINDOW_DAYS: Final = 45


class Copies:
    """Finds the copies of new reports. Holds the texts of their weeks, as an index, in memory."""

    def __init__(self, index: Callable[[], Any]) -> None:
        self._make = index
        self.forget()

    def forget(self) -> None:
        """Lets go of all that is in memory."""
        self._index: Any = None
        self._days: dict[str, int | None] = {}
        self._waiting: dict[int | None, list[str]] = defaultdict(list)
        self._last = 0

    def group(self, connection: Connection, log: Log, reports: list[str], *, by: str) -> set[str]:
        """Groups the new ``reports`` with what they are copies of; gives the reports whose group changed."""
        query = sa.select(t.reports.c.report_id, t.reports.c.published)
        new = {
            r.report_id: _day(r.published)
            for r in rows_where(connection, query, t.reports.c.report_id, reports)
        }
        rows = Rows(connection)
        for a, b in sorted(self._pairs(connection, new)):
            rows.add(t.copies, a=a, b=b)
        rows.write()
        now = _grouped(connection, new)
        held = sa.select(t.reports.c.report_id, t.reports.c.copy_group)
        was = {r.report_id: r.copy_group for r in rows_where(connection, held, t.reports.c.report_id, now)}
        changed = {r: group for r, group in sorted(now.items()) if was[r] != group}
        if changed:
            log.append("copies.change", by, before={r: was[r] for r in changed}, after=changed)
            for report_id, group in changed.items():
                row = sa.update(t.reports).where(t.reports.c.report_id == report_id)
                connection.execute(row.values(copy_group=group))
        return set(changed)

    def _pairs(self, connection: Connection, new: Mapping[str, int | None]) -> set[tuple[str, str]]:
        """The pairs of copies with a new report in them."""
        found: set[tuple[str, str]] = set()
        for report_id, text in self._texts(connection, new):
            for other in self._index.add(report_id, text):
                if (report_id in new or other in new) and _near(self._days[report_id], self._days[other]):
                    found.add((min(report_id, other), max(report_id, other)))
        return found

    def _texts(self, connection: Connection, new: Mapping[str, int | None]) -> Iterable[tuple[str, str]]:
        """The texts of the weeks of the new reports that are not in the index yet, the new ones included."""
        if self._index is None:
            self._index = self._make()
        later = sa.select(t.reports.c.number, t.reports.c.report_id, t.reports.c.published)
        for number, report_id, published in connection.execute(later.where(t.reports.c.number > self._last)):
            day = self._days[report_id] = _day(published)
            self._waiting[_weeks(day)].append(report_id)
            self._last = max(self._last, number)
        blocks = {_weeks(day) for day in new.values()}
        if None in blocks:
            near: set[int | None] = set(self._waiting)
        else:
            near = {None} | {block + shift for block in blocks if block is not None for shift in (-1, 0, 1)}
        wanted = [report_id for block in near for report_id in self._waiting.pop(block, ())]
        query = sa.select(t.reports.c.report_id, t.reports.c.text)
        for row in rows_where(connection, query, t.reports.c.report_id, wanted):
            yield row.report_id, bytes(row.text).decode("utf-8", "surrogatepass")


def _weeks(day: int | None) -> int | None:
    """The stretch of :data:`WINDOW_DAYS` days in which a day lies."""
    return None if day is None else day // WINDOW_DAYS


def _day(published: str | None) -> int | None:
    return date.fromisoformat(published[:10]).toordinal() if published else None


def _near(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= WINDOW_DAYS


def _grouped(connection: Connection, reports: Iterable[str]) -> dict[str, str | None]:
    """The group of each report and of all that pairs connect with it: the smallest id; None where alone."""
    found: dict[str, str | None] = {}
    query = sa.select(t.copies)
    for start in reports:
        if start in found:
            continue
        group, fresh = {start}, {start}
        while fresh:
            more = {row.b for row in rows_where(connection, query, t.copies.c.a, fresh)}
            more |= {row.a for row in rows_where(connection, query, t.copies.c.b, fresh)}
            fresh = more - group
            group |= fresh
        found |= dict.fromkeys(group, f"copies-{min(group)}" if len(group) > 1 else None)
    return found
