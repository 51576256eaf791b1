"""Reports and readings into the store, within one transaction. What is there already stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import Note, Reading, Report, stable_id

from . import tables as t
from .batches import Rows, holds_now, rows_where
from .gather import report_now
from .history import Log, canonical, digest
from .pieces import Added, Piece, meta_of, published_stamp
from .rereading import match_incidents
from .words import add_words

KINDS: Final = (
    ("incident", "incidents", "incident_id"),
    ("claim", "claims", "claim_id"),
    ("casualty", "casualties", "casualty_id"),
)


class NewTelling:
    """An incident of a reading that is to be placed among the accounts."""

    def __init__(
        self, reading_id: str, reading: Reading, text: str, position: int, mention_id: str, born_seq: int
    ) -> None:
        self.born_seq = born_seq
        self.reading_id = reading_id
        self.reading = reading
        self.text = text
        self.position = position
        self.mention_id = mention_id

    @property
    def incident_id(self) -> str:
        return self.reading.incidents[self.position].incident_id

    @property
    def key(self) -> str:
        return f"{self.reading_id}/{self.incident_id}"


class Keeper:
    """Collects what a transaction adds. ``write`` first, then place ``tellings`` among the accounts."""

    def __init__(self, connection: Connection, log: Log, store_id: str) -> None:
        self._connection = connection
        self._log = log
        self._store_id = store_id
        self._rows = Rows(connection)
        self._numbers = {
            table: int(connection.execute(sa.select(sa.func.max(table.c.number))).scalar() or 0)
            for table in (t.reports, t.mentions)
        }
        self.tellings: list[NewTelling] = []
        self.gone: list[str] = []
        self.added: list[str] = []
        self._texts: dict[str, tuple[str, str | None]] = {}

    def _next(self, table: sa.Table) -> int:
        self._numbers[table] += 1
        return self._numbers[table]

    def known(self, pieces: Iterable[Piece]) -> dict[str, Any]:
        """The rows of those reports that the store holds, by report id."""
        query = sa.select(t.reports.c.report_id, t.reports.c.meta)
        ids = [piece.report.report_id for piece in pieces]
        return {row.report_id: row for row in rows_where(self._connection, query, t.reports.c.report_id, ids)}

    def keep(self, pieces: Sequence[Piece]) -> list[Added]:
        """What becomes of each, in order."""
        known = self.known(pieces)
        here: set[str] = set()
        done: list[Added] = []
        for piece in pieces:
            report = piece.report
            if report.report_id in known or report.report_id in here:
                if report.report_id in here:
                    self.write()
                done.append(self._again(piece))
            else:
                here.add(report.report_id)
                notes = self._same_text(report)
                self._keep_report(piece)
                self.keep_reading(piece.reading, text=report.text)
                done.append(Added("added", report.report_id, report.doc_id, report.outlet, notes=notes))
        return done

    def _keep_report(self, piece: Piece) -> None:
        report, text = piece.report, piece.report.text.encode("utf-8", "surrogatepass")
        meta = meta_of(report)
        number = self._next(t.reports)
        seq = self._log.append(
            "report.add",
            report.report_id,
            after={
                "number": number,
                "outlet": report.outlet,
                "headline": report.headline,
                "url": report.url,
                "published": json.loads(meta)["published"],
                "external_id": report.doc_id,
                "raw_sha256": report.raw_sha256,
                "text_sha256": report.text_sha256,
                "meta_sha256": digest(meta),
                "input_sha256": piece.input_sha256,
            },
        )
        self._rows.add(
            t.reports,
            number=number,
            report_id=report.report_id,
            born_seq=seq,
            raw=None if piece.raw == text else piece.raw,
            raw_sha256=report.raw_sha256,
            text=text,
            text_sha256=report.text_sha256,
            meta=meta,
            outlet=report.outlet,
            published=published_stamp(report),
            copy_group=None,
        )
        self._seen(piece, seq)
        add_words(self._connection, number, report.headline or "", report.text)
        self.added.append(report.report_id)

    def _seen(self, piece: Piece, seq: int) -> None:
        report = piece.report
        if piece.input_sha256:
            self._rows.add(
                t.inputs, input_sha256=piece.input_sha256, report_id=report.report_id, born_seq=seq
            )
        if report.doc_id is not None:
            self._rows.add(
                t.external_ids, report_id=report.report_id, external_id=report.doc_id, born_seq=seq
            )

    def _again(self, piece: Piece) -> Added:
        """The same text of the same outlet once more: only what is new about it is kept."""
        report = piece.report
        same = t.external_ids.c.report_id == report.report_id
        told = (
            report.doc_id is None
            or self._connection.execute(
                sa.select(t.external_ids.c.report_id).where(
                    same, t.external_ids.c.external_id == report.doc_id
                )
            ).first()
        )
        seen = (
            piece.input_sha256 is None
            or self._connection.execute(
                sa.select(t.inputs.c.report_id).where(t.inputs.c.input_sha256 == piece.input_sha256)
            ).first()
        )
        differs = self._differs(report)
        if not told or not seen:
            after = {
                "external_id": None if told else report.doc_id,
                "input_sha256": None if seen else piece.input_sha256,
            }
            if differs:
                after["published"] = json.loads(meta_of(report))["published"]
            seq = self._log.append("report.again", report.report_id, after=after)
            if not told:
                self._rows.add(
                    t.external_ids, report_id=report.report_id, external_id=report.doc_id, born_seq=seq
                )
            if not seen:
                self._rows.add(
                    t.inputs, input_sha256=piece.input_sha256, report_id=report.report_id, born_seq=seq
                )
            self.write()
        return Added("known", report.report_id, report.doc_id, report.outlet, notes=differs)

    def _differs(self, report: Report) -> tuple[Note, ...]:
        """Told and put down, never taken over: which of two dates is right is for a person to say."""
        held = report_now(self._connection, report.report_id)
        assert held is not None
        if report.published is None or report.published == held.published:
            return ()
        when = held.published.isoformat() if held.published else "at an unknown time"
        given = report.published.isoformat()
        message = (
            f"The ledger holds this text as published {when}, not {given}, and keeps to that. To correct it: "
            f"counterclaim decide edit {report.report_id} --field published --value {given} --reason WORDS"
        )
        return (Note(code="published_differs", message=message),)

    def _same_text(self, report: Report) -> tuple[Note, ...]:
        """What another report with this very text is: a second outlet, or one outlet under two names."""
        same = t.reports.c.text_sha256 == report.text_sha256
        query = sa.select(t.reports.c.report_id, t.reports.c.outlet).where(same)
        row = self._connection.execute(query).first()
        other = (row.report_id, row.outlet) if row else self._texts.get(report.text_sha256)
        self._texts.setdefault(report.text_sha256, (report.report_id, report.outlet))
        if other is None:
            return ()
        whose = other[1] or "outlet not given"
        message = f"Its text is that of {other[0]} ({whose}); it is kept beside it, as a copy."
        return (Note(code="same_text", message=message),)

    def keep_reading(
        self, reading: Reading, *, text: str, older: tuple[str, Reading, dict[str, str]] | None = None
    ) -> str:
        """Adds a reading; with ``older`` (its id, itself, its incident id -> mention id) beside that one.

        An incident that the older reading told of too keeps its mention; one that it did not gets a new
        one; a mention whose incident is told of no more is retired, and leads to the report's main one.
        """
        report_id = reading.report.report_id
        body = canonical(json.loads(reading.to_json()))
        reading_id = self._new_id(report_id, reading.reader, digest(body))
        like = match_incidents(older[1], reading) if older else {}
        homes: dict[str, str] = {}
        fresh: list[tuple[int, str]] = []
        for incident in reading.incidents:
            if incident.incident_id in homes:
                continue
            if older and incident.incident_id in like:
                homes[incident.incident_id] = older[2][like[incident.incident_id]]
            else:
                number = self._next(t.mentions)
                homes[incident.incident_id] = stable_id("acc", self._store_id, number)
                fresh.append((number, homes[incident.incident_id]))
        main = next(iter(homes.values()), None)
        kept = set(homes.values())
        retired = {m: main for m in dict.fromkeys(older[2].values()) if m not in kept} if older else {}
        after = {
            "report_id": report_id,
            "reader": reading.reader,
            "sha256": digest(body),
            "incidents": homes,
            "retired": retired,
        }
        before = {"reading_id": older[0]} if older else None
        seq = self._log.append("reading.add", reading_id, before=before, after=after)
        if older:
            self._retire(older[0], retired, seq)
        self._rows.add(
            t.readings,
            reading_id=reading_id,
            report_id=report_id,
            born_seq=seq,
            until_seq=None,
            reader=reading.reader,
            sha256=digest(body),
            body=body,
        )
        for number, mention_id in fresh:
            self._rows.add(
                t.mentions,
                number=number,
                mention_id=mention_id,
                report_id=report_id,
                born_seq=seq,
                retired_seq=None,
                retired_to=None,
            )
        seen: set[str] = set()
        for position, incident in enumerate(reading.incidents):
            if incident.incident_id not in seen:
                seen.add(incident.incident_id)
                mention_id = homes[incident.incident_id]
                self.tellings.append(NewTelling(reading_id, reading, text, position, mention_id, seq))
        self._index_items(reading_id, reading)
        return reading_id

    def _new_id(self, report_id: str, reader: str, sha256: str) -> str:
        """An id of its own, also where a correction was undone and the reading is that of before."""
        plain = stable_id("rd", report_id, reader, sha256)
        query = sa.select(t.readings.c.reading_id).where(t.readings.c.reading_id == plain)
        again = self._connection.execute(query).first() is not None
        return stable_id("rd", report_id, reader, sha256, self._log.next_seq) if again else plain

    def _retire(self, reading_id: str, retired: dict[str, str | None], seq: int) -> None:
        run = self._connection.execute
        run(sa.update(t.readings).where(t.readings.c.reading_id == reading_id).values(until_seq=seq))
        current = (t.tellings.c.reading_id == reading_id) & holds_now(t.tellings)
        self.gone += run(sa.select(t.tellings.c.mention_id).where(current)).scalars()
        run(sa.update(t.tellings).where(current).values(until_seq=seq))
        for mention_id, to in retired.items():
            change = sa.update(t.mentions).where(t.mentions.c.mention_id == mention_id)
            run(change.values(retired_seq=seq, retired_to=to))

    def _index_items(self, reading_id: str, reading: Reading) -> None:
        for kind, part, name in KINDS:
            found = {getattr(one, name): one for one in getattr(reading, part)}
            for item_id, one in found.items():
                self._rows.add(
                    t.items, item_id=item_id, reading_id=reading_id, kind=kind, incident_id=one.incident_id
                )

    def write(self) -> None:
        """Writes the entries and rows so far."""
        self._log.keep()
        self._rows.write()
