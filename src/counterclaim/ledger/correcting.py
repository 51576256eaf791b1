"""When and by whom a report was published, as a person corrects it: the report is then read anew.

What a text calls "Sunday", what had been said by when, and who speaks in the outlet's own voice hang on
these two, so a value changed in one place would not do. The report as it came in stays what it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.ingest import told_anew
from counterclaim.model import InputError, LedgerError, Reading, Report

from . import tables as t
from .asking import current_reading
from .deciding import write
from .decisions import REPORT_FIELDS, Verdict
from .gather import report_now
from .history import PROGRAM, Log
from .keeping import Keeper
from .pieces import meta_of

Read = Callable[[Report], Reading]


def is_report(item_id: str) -> bool:
    return item_id.startswith("r-")


def correct(
    connection: Connection,
    log: Log,
    verdict: Verdict,
    report_id: str,
    *,
    field: str | None,
    value: Any,
    reason: str,
) -> int:
    """Writes the decision; gives its number. :func:`read_anew` puts it into effect.

    :raises InputError: ``bad_verdict``, ``no_such_field``, ``bad_value``, ``published_invalid``.
    :raises LedgerError: ``no_such_report``.
    """
    report = report_now(connection, report_id)
    if report is None:
        raise _unknown(report_id)
    if verdict != "edit":
        raise InputError(
            "Of a report, its date and its outlet can be edited, no more.",
            "Reject one of its incidents or claims; or `counterclaim link unlink`.",
            code="bad_verdict",
        )
    if field not in REPORT_FIELDS:
        raise InputError(
            f"{field!r} is not a field of a report that can be corrected.",
            f"There are: {', '.join(REPORT_FIELDS)}.",
            code="no_such_field",
        )
    if value is not None and not isinstance(value, str):
        raise InputError(
            f"{json.dumps(value)} is no value for {field}.",
            "Give words, or null for unknown.",
            code="bad_value",
        )
    changed = told_anew(report, published=value) if field == "published" else told_anew(report, outlet=value)
    query = sa.select(t.reports.c.meta).where(t.reports.c.report_id == report_id)
    given = {
        "field": field,
        "value": json.loads(meta_of(changed))[field],
        "machine": json.loads(connection.execute(query).scalar_one())[field],
        "before": json.loads(meta_of(report))[field],
    }
    return write(connection, log, verdict, "report", report_id, None, given, None, [], reason)


def read_anew(
    connection: Connection, log: Log, store_id: str, report_id: str, read: Read, made: Reading | None = None
) -> Keeper:
    """Reads a report as it is told of now; its older reading stays beside the newer one.

    :param made: a reading made before the store was locked; it is taken if nothing was corrected since.
    """
    report, older = report_now(connection, report_id), current_reading(connection, report_id)
    if report is None:
        raise _unknown(report_id)
    told = (report.published, report.outlet)
    reading = made if made and (made.report.published, made.report.outlet) == told else read(report)
    if reading.report.report_id != report_id:
        raise ValueError(f"a reading of {reading.report.report_id} is none of {report_id}")
    log.by = PROGRAM
    keeper = Keeper(connection, log, store_id)
    keeper.keep_reading(reading, text=report.text, older=older)
    return keeper


def _unknown(report_id: str) -> LedgerError:
    return LedgerError(
        f"The ledger holds no report {report_id!r}.",
        "`counterclaim show` prints the ids of an incident's reports.",
        code="no_such_report",
    )
