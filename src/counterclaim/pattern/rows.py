"""A row of UCDP GED, of ACLED or of a plain table, as a record in our words.

UCDP GED (codebook, version 5 and later) and ACLED (codebook of 2024) are read by their own columns;
precision, kinds of event and names are mapped by ``knowledge/data/histories.toml``.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from counterclaim.geo.precision import RADIUS_KM
from counterclaim.knowledge.histories import HistoryWords
from counterclaim.model.vocabulary import Code, EventType, TargetType

from .cells import BadRowError, Cells
from .columns import FileKind

_UNSAID: Final = 2
"""where_prec of a table's row that says nothing of it: near a known place, some 25 km."""


@dataclass(frozen=True)
class RowDraft:
    """A row before its actors are matched and its division is resolved.

    ``strange``: words of a plain table for its kinds of event or target that are none of ours.
    """

    own_id: str | None
    start: date
    end: date
    names: tuple[str, ...]
    country: str | None
    division: str | None
    code: Code | None
    fields: Mapping[str, Any]
    strange: tuple[str, ...] = ()


def _days(cells: Cells) -> tuple[date, date]:
    start = cells.day("date")
    if start is None:
        raise BadRowError(f"The row has no {cells.name('date')}.")
    end = cells.day("date_end") or start
    if end < start:
        raise BadRowError(f"The row ends ({end}) before it starts ({start}).")
    return start, end


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(name for field in ("actor", "actor2") if (name := cells.text(field)))


def _where(cells: Cells, prec: int | None, radius: float | None = None) -> dict[str, Any]:
    lat, lon = cells.point()
    if lat is None:
        return {"place": cells.text("place"), "where_prec": prec}
    reach = radius if radius is not None else RADIUS_KM[prec] if prec else None
    return {"place": cells.text("place"), "lat": lat, "lon": lon, "where_prec": prec, "uncertainty_km": reach}


def ucdp(cells: Cells, _words: HistoryWords) -> RowDraft:
    """A row of UCDP GED. It codes two sides, not who did it; targets and methods it does not code."""
    start, end = _days(cells)
    fields = _where(cells, cells.whole("where_prec", 1, 7))
    fields["date_prec"] = cells.whole("date_prec", 1, 5)
    fields["event_clarity"] = cells.whole("clarity", 1, 2) or 1
    country, division = cells.text("country"), cells.text("admin1")
    return RowDraft(cells.need("id"), start, end, _names(cells), country, division, None, fields)


def acled(cells: Cells, words: HistoryWords) -> RowDraft:
    """A row of ACLED; the day of one that knows only the week or the month is its middle."""
    day, _ = _days(cells)
    told = _mapped(cells, "date_prec", words.date_prec)
    start, end = day, day
    if told == 3:
        start, end = day - timedelta(days=3), day + timedelta(days=3)
    elif told is not None and told >= 4:
        start, end = day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    fields = _where(cells, _mapped(cells, "where_prec", words.where_prec))
    fields["date_prec"] = told
    fields["event_types"] = words.events.get(cells.text("event_type") or "", ())
    country, division = cells.text("country"), cells.text("admin1")
    return RowDraft(cells.need("id"), start, end, _names(cells), country, division, None, fields)


def _mapped(cells: Cells, field: str, values: Mapping[str, int]) -> int | None:
    written = cells.text(field)
    if written is None:
        return None
    if written not in values:
        raise BadRowError(f"{cells.name(field)} is {written[:40]!r}; there are {', '.join(values)}.")
    return values[written]


def table(cells: Cells, _words: HistoryWords) -> RowDraft:
    """A row of the user's own table; our words for codes, events and targets, UCDP's for precision."""
    start, end = _days(cells)
    radius = cells.number("uncertainty_km", 0, 20_000)
    fields = _where(cells, cells.whole("where_prec", 1, 7) or _UNSAID, radius)
    fields["date_prec"] = cells.whole("date_prec", 1, 5)
    strange = []
    for field, kind in (("event_type", EventType), ("target_type", TargetType)):
        written = [w.strip() for w in (cells.text(field) or "").split(";") if w.strip()]
        known = set(kind)
        fields[f"{field}s"] = tuple(kind(w) for w in written if w in known)
        strange += [f"{field} {w}" for w in written if w not in known]
    status = cells.text("status")
    if status is not None and status not in set(Code):
        said = f"{cells.name('status')} is {status[:40]!r}; there are {', '.join(Code)}."
        raise BadRowError(said)
    country, division = cells.text("country"), cells.text("admin1")
    code = Code(status) if status else None
    return RowDraft(
        cells.text("id"), start, end, _names(cells), country, division, code, fields, tuple(strange)
    )


READERS: Final[Mapping[FileKind, Callable[[Cells, HistoryWords], RowDraft]]] = {
    "ucdp": ucdp,
    "acled": acled,
    "table": table,
}
