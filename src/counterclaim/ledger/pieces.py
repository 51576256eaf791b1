"""What comes into a ledger and what is told of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from counterclaim.model import Note, Reading, Report

from .history import canonical, digest, stamp

Status = Literal["added", "known"]


@dataclass(frozen=True)
class Piece:
    """One report with its bytes and its reading. ``input_sha256`` stands for all that was given."""

    report: Report
    raw: bytes
    reading: Reading
    input_sha256: str | None = None


@dataclass(frozen=True)
class Added:
    """What became of one report: ``known`` where the ledger held it already and nothing changed."""

    status: Status
    report_id: str
    external_id: str | None = None
    outlet: str | None = None
    incident_ids: tuple[str, ...] = ()
    notes: tuple[Note, ...] = field(default=())


def input_digest(raw: bytes, given: Mapping[str, Any]) -> str:
    """One hash for the bytes and what was told about them: the same input again is known by it."""
    told = {name: str(value) for name, value in given.items() if value not in (None, "", False)}
    return digest(canonical({"raw": digest(raw), **told}))


def latest_published(report: Report) -> datetime | None:
    """The last moment at which it may have been published, UTC; a day means its end."""
    moment = report.published
    if isinstance(moment, datetime):
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return datetime.combine(moment, time(23, 59, 59), UTC) if isinstance(moment, date) else None


def published_stamp(report: Report) -> str | None:
    moment = latest_published(report)
    return stamp(moment) if moment else None


def meta_of(report: Report) -> str:
    """All of a report but its text, as canonical JSON."""
    return canonical(json.loads(report.model_dump_json()))


def fields_of(meta: str, text: bytes) -> dict[str, Any]:
    """The fields of a report, from its row. A day stays a day: pydantic would take it for its midnight."""
    found = json.loads(meta)
    published = found["published"]
    if published is not None and len(published) == len("2018-06-18"):
        found["published"] = date.fromisoformat(published)
    return {**found, "text": text.decode("utf-8", "surrogatepass")}


def report_of(meta: str, text: bytes) -> Report:
    """The report again, from its row."""
    return Report.model_validate(fields_of(meta, text))


def reading_of(body: str, meta: str, text: bytes) -> Reading:
    """A reading again, from its row and its report's; its own JSON has no text."""
    return Reading.model_validate({**json.loads(body), "report": fields_of(meta, text)})
