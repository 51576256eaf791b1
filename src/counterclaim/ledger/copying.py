"""Groups of reports whose texts are copies of one another: pairs in the store, groups from the pairs.

Each text is filed under the smallest hashes of its runs of words. Texts that share half of their runs share
some of these as well, so a new report is compared with those few that do, and costs as much in a full store
as in an empty one. Whether two are a pair depends on the two alone, and a group is what pairs connect: the
order of arrival does not matter. How alike two texts have to be is for ``counterclaim.ledger.copies`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from hashlib import blake2b
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from . import tables as t
from .batches import Rows, rows_where
from .history import Log

RUN: Final = 5
KEYS: Final = 16
SHARED: Final = 4
"""One key in so many must be shared. Of two long texts with half of their runs in common 1 pair in 100 has
fewer, of two with two thirds 1 in 9,000; texts that only share the phrases of their trade have fewer."""
_WORD: Final = re.compile(r"\w+")


def keys_of(text: str) -> list[int]:
    """The smallest hashes of a text's runs of words, at most :data:`KEYS`, as 63-bit numbers."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))} if words else set()
    hashes = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest()) >> 1 for run in runs)
    return sorted(hashes)[:KEYS]


class Copies:
    """Finds the copies of new reports. ``index`` makes an empty index of copies."""

    def __init__(self, index: Callable[[], Any]) -> None:
        self._index = index

    def group(self, connection: Connection, log: Log, reports: list[str], *, by: str) -> set[str]:
        """Groups the new ``reports`` with what they are copies of; gives the reports whose group changed."""
        rows = Rows(connection)
        query = sa.select(t.reports.c.number, t.reports.c.report_id, t.reports.c.text)
        for row in sorted(rows_where(connection, query, t.reports.c.report_id, reports)):
            text = bytes(row.text).decode("utf-8", "surrogatepass")
            keys = keys_of(text)
            for other in self._copies_of(connection, row.report_id, text, keys):
                rows.add(t.copies, a=min(row.report_id, other), b=max(row.report_id, other))
            for key in keys:
                rows.add(t.copy_keys, key=key, number=row.number, of=len(keys))
            rows.write()
        now = _grouped(connection, reports)
        held = sa.select(t.reports.c.report_id, t.reports.c.copy_group)
        was = {r.report_id: r.copy_group for r in rows_where(connection, held, t.reports.c.report_id, now)}
        changed = {r: group for r, group in sorted(now.items()) if was[r] != group}
        if changed:
            log.append("copies.change", by, before={r: was[r] for r in changed}, after=changed)
            for report_id, group in changed.items():
                change = sa.update(t.reports).where(t.reports.c.report_id == report_id)
                connection.execute(change.values(copy_group=group))
        return set(changed)

    def _copies_of(self, connection: Connection, report_id: str, text: str, keys: list[int]) -> list[str]:
        """The reports filed before whose texts are copies of this one."""
        held = t.copy_keys.c
        fewer = sa.case((held.of < len(keys), held.of), else_=len(keys))
        shared = (
            sa.select(held.number)
            .where(held.key.in_(keys))
            .group_by(held.number, held.of)
            .having(sa.func.count() * SHARED >= fewer)
        )
        query = sa.select(t.reports.c.report_id, t.reports.c.text).where(t.reports.c.number.in_(shared))
        found = connection.execute(query.order_by(t.reports.c.number)).all() if keys else []
        if not found:
            return []
        index = self._index()
        for row in found:
            index.add(row.report_id, bytes(row.text).decode("utf-8", "surrogatepass"))
        return list(index.add(report_id, text))


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
