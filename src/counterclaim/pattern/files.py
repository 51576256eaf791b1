"""A history in a file: read as a stream, kept only where a row names an actor of the comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from counterclaim.geo.gazetteer import Gazetteer
from counterclaim.knowledge.actors import Registry
from counterclaim.knowledge.histories import HistoryWords, history_words
from counterclaim.model import InputError, Note

from .cells import BadRowError, Cells
from .columns import FileKind, kind_of, places_of
from .comparison import History, RowError
from .divisions import Divisions
from .matching import Matcher
from .record import Record, RecordActor
from .rows import READERS, RowDraft
from .table_file import BadRow, digest, table_file

_ERRORS_AT_MOST: Final = 100


@dataclass(frozen=True)
class HistoryFile:
    """A file that the user names.

    :param kind: None to know it by its columns.
    :param columns: for a plain table, which column is what.
    """

    path: Path
    kind: FileKind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass
class _Tally:
    rows: int = 0
    failed: int = 0
    repeated: int = 0
    used: int = 0
    first: date | None = None
    last: date | None = None
    errors: list[RowError] = field(default_factory=list)
    strange: Counter[str] = field(default_factory=Counter)

    def fail(self, line: int, message: str) -> None:
        self.failed += 1
        if len(self.errors) < _ERRORS_AT_MOST:
            self.errors.append(RowError(line=line, code="history_bad_row", message=message))


class FileReader:
    """Reads history files for some actors; one for all files of a comparison."""

    def __init__(self, wanted: frozenset[str], registry: Registry, gazetteer: Gazetteer) -> None:
        self._wanted, self._registry = wanted, registry
        self._divisions = Divisions(gazetteer)
        self._seen: set[str] = set()
        self._maps: list[bool] = []

    def read(self, given: HistoryFile, history_id: str) -> tuple[History, list[Record], list[Note]]:
        """The history, its records that name a wanted actor, and notes.

        :raises InputError: where the file cannot be read, is no table, or lacks a column.
        """
        tally = _Tally()
        notes: list[Note] = []
        records: list[Record] = []
        name = given.path.name
        with table_file(given.path) as table:
            kind = given.kind or kind_of(table.columns, given.columns)
            mapped = given.columns if given.kind or kind == "table" else {}
            if given.columns:
                self._maps.append(bool(mapped))
            at = places_of(name, kind, table.columns, mapped)
            words = history_words(kind)
            matcher = Matcher(words, self._registry)
            for row in table:
                tally.rows += 1
                if isinstance(row, BadRow):
                    tally.fail(row.line, row.message)
                    continue
                try:
                    draft = READERS[kind](Cells(row.cells, at, table.columns), words)
                except BadRowError as problem:
                    tally.fail(row.line, str(problem))
                    continue
                tally.first = min(tally.first or draft.start, draft.start)
                tally.last = max(tally.last or draft.end, draft.end)
                tally.strange.update(draft.strange)
                # Ids of a data set are the same in all its files; those of a user's table are its own.
                own = f"{history_id if kind == 'table' else kind}:{draft.own_id or row.line}"
                if own in self._seen:
                    tally.repeated += 1
                self._seen.add(own)
                actors = matcher.actors(draft.names, draft.start)
                if self._wanted.isdisjoint(actor_id for actor_id, _ in actors):
                    continue
                tally.used += 1
                records.append(self._record(draft, own, history_id, words, actors, row.line))
            if table.broken:
                notes.append(_broken(name))
        if tally.strange:
            notes.append(_strange(name, tally.strange))
        history = History(
            history_id=history_id,
            kind=kind,
            source=name,
            sha256=digest(given.path),
            rows=tally.rows,
            used=tally.used,
            failed=tally.failed,
            repeated=tally.repeated,
            errors=tuple(tally.errors),
            first=tally.first,
            last=tally.last,
            unmatched=matcher.unmatched,
        )
        return history, records, notes

    def check_maps(self) -> None:
        """:raises InputError: ``no_such_column`` where files came with a column map and it fitted none."""
        if self._maps and not any(self._maps):
            raise InputError(
                "The column map fits none of the histories: all are known by their own columns.",
                "Leave --columns out, or check the names of the columns.",
                code="no_such_column",
            )

    def _record(
        self,
        draft: RowDraft,
        record_id: str,
        history_id: str,
        words: HistoryWords,
        actors: list[tuple[str, str]],
        line: int,
    ) -> Record:
        written = draft.country
        country = (words.countries.get(written) or self._divisions.country(written)) if written else None
        lat, lon, prec = (draft.fields.get(key) for key in ("lat", "lon", "where_prec"))
        # The point of a vaguer row is the middle of something: what lies around it says nothing.
        exact = prec is not None and prec <= 2
        division, home = self._divisions.division(draft.division, country, lat, lon, exact=exact)
        return Record(
            record_id=record_id,
            history=history_id,
            date_start=draft.start,
            date_end=draft.end,
            country=country or home,
            admin1=division,
            actors=tuple(RecordActor(actor_id=a, as_written=w, code=draft.code) for a, w in actors),
            line=line,
            **draft.fields,
        )


def _broken(name: str) -> Note:
    message = f"{name} holds bytes that are not UTF-8; they stand as “\ufffd”, and such names match nothing."
    return Note(code="history_encoding", message=message)


def _strange(name: str, strange: Counter[str]) -> Note:
    told = ", ".join(f"{word} ({rows})" for word, rows in strange.most_common(5))
    message = f"{name} has words that are none of ours, and count as unknown: {told}."
    return Note(code="history_words", message=message)
