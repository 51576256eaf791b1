"""An edited table back into the ledger: what of it is a decision, and what is told instead.

Three states are compared cell by cell: the export made anew as the ledger stood then (the history is kept, so
nothing in the file need be trusted), the file, and the ledger now. A difference between the first two is an
edit; one between the first and the last means that somebody else decided meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal

from counterclaim.ledger import Ledger, Wanted
from counterclaim.ledger.decisions import VERDICTS, Verdict
from counterclaim.model import CounterclaimError, Frozen, InputError, LedgerError

from .columns import BY_NAME, KEYS, Kind, Row
from .exporter import Settings
from .public import PRIVATE, WITHHELD, published
from .rows import NO_LEDGER, Cells, Stamp, editable, rows_of, stamp_of
from .sheet import Line, Sheet, read_sheet
from .spelling import UnclearError, manner_of, same, value

Key = tuple[str, str, str]
Table = Mapping[Key, Cells]
_NOT_SEEN: Final = frozenset({"review", "decision", "reason", "machine", "export"})
"""Columns that change by deciding alone: they say nothing of what a person has seen."""


class Difference(Frozen):
    """One edit, as the decision that it is."""

    line: int
    account_id: str
    item_id: str
    row: Row
    column: str
    verdict: Verdict
    field: str | None
    before: str
    value: Any
    reason: str


class Told(Frozen):
    """Something in the file that is no decision. ``line`` is 0 where a row is missing.

    ``conflict``: the ledger's value changed since the export. ``read_only``: nobody decides on that cell.
    ``unclear``: the cell cannot be read, or the ledger would refuse its value. ``gone``: the item is no
    longer part of that incident. ``unknown_row``: the export had no such row. ``row_missing``: the file lacks
    a row of the export; a row that is deleted rejects nothing. ``reason_alone``: a reason without a change.
    """

    kind: Literal[
        "conflict", "read_only", "unclear", "gone", "unknown_row", "row_missing", "reason_alone"
    ]
    line: int
    account_id: str
    item_id: str
    row: str
    column: str = ""
    before: str = ""
    found: str = ""
    now: str = ""
    message: str


@dataclass
class Found:
    """What an edited file comes to."""

    differences: list[Difference] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    rows: int = 0
    foreign: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def hindered(self) -> list[Told]:
        """What somebody wanted and does not get; a missing row and a lone reason hinder nothing."""
        return [one for one in self.told if one.kind not in ("row_missing", "reason_alone")]


def compare(ledger: Ledger, raw: bytes, *, source: str) -> Found:
    """What of an edited export is a decision.

    :param source: the file's name, for the reasons.
    :raises InputError: ``input_encoding``, ``input_not_csv``, ``not_an_export``, ``no_ledger_export``.
    :raises LedgerError: ``other_history`` where the file is of another ledger.
    """
    sheet = read_sheet(raw)
    left_out = tuple(name for name in BY_NAME if name not in sheet.columns)
    found = Found(rows=len(sheet.lines), foreign=sheet.foreign, left_out=left_out)
    _Comparison(ledger, sheet, found, source).run()
    return found


class _Comparison:
    def __init__(self, ledger: Ledger, sheet: Sheet, found: Found, source: str) -> None:
        self._ledger = ledger
        self._sheet = sheet
        self._found = found
        self._source = source
        # As many rows as the file has, which is held anyway.
        self._was = lru_cache(maxsize=None)(self._table_then)
        self._is = lru_cache(maxsize=1)(self._table_now)
        self._manner: str | None = None

    def run(self) -> None:
        groups: dict[tuple[str, Stamp], list[Line]] = {}
        for line in self._sheet.lines:
            groups.setdefault((line.cells["account_id"].strip(), _stamp(line)), []).append(line)
        self._manner = manner_of(self._dates(groups))
        kinds = {line.cells["row"].strip() for line in self._sheet.lines}
        for (account_id, stamped), lines in groups.items():
            self._account(account_id, stamped, lines, kinds)

    def _dates(self, groups: Mapping[tuple[str, Stamp], Sequence[Line]]) -> Iterator[tuple[str, str]]:
        columns = [n for n in self._sheet.columns if BY_NAME[n].kind is Kind.DATE]
        for (account_id, stamped), lines in groups.items():
            was = self._was(account_id, stamped)
            for line in lines:
                if before := was.get(_key(line.cells)):
                    yield from ((before[name], line.cells[name]) for name in columns)

    def _table_then(self, account_id: str, stamped: Stamp) -> Table:
        return self._table(account_id, stamped, at=(stamped.seq, stamped.hash))

    def _table_now(self, account_id: str, stamped: Stamp) -> Table:
        return self._table(account_id, stamped, at=None)

    def _table(self, account_id: str, stamped: Stamp, *, at: tuple[int, str] | None) -> Table:
        settings = Settings(with_names=stamped.with_names, quote_at_most=stamped.quote_at_most)
        try:
            dossier = published(self._ledger.dossier(account_id, at=at), settings)
        except LedgerError as error:
            if error.code in ("no_such_incident", "incident_gone", "incident_ambiguous"):
                return {}
            raise
        return {_key(cells): cells for cells in rows_of(dossier, str(stamped))}

    def _account(self, account_id: str, stamped: Stamp, lines: Sequence[Line], kinds: set[str]) -> None:
        was, now = self._was(account_id, stamped), self._is(account_id, stamped)
        seen: dict[Key, Line] = {}
        last: list[tuple[Line, Cells, Cells | None]] = []
        for line in lines:
            key = _key(line.cells)
            before = was.get(key)
            if before is None:
                self._tell("unknown_row", line, message="the export has no row with these ids")
            elif key in seen:
                if seen[key].cells != line.cells:
                    self._tell("unclear", line, message=f"line {seen[key].number} is about the same item")
            else:
                seen[key] = line
                now_cells = _counterpart(key, now)
                if key[0] == Row.INCIDENT:
                    last.append((line, before, now_cells))
                else:
                    self._row(line, before, now_cells, not _moved(before, now_cells))
        for line, before, now_cells in last:  # accepting an incident comes after what it accepts
            self._row(line, before, now_cells, _content(was) == _content(now))
        for key, cells in was.items():
            if key not in seen and key[0] in kinds:
                self._found.told.append(
                    Told(
                        kind="row_missing", line=0, account_id=key[1], item_id=key[2], row=key[0],
                        message=f"the file has no row for this {key[0]}; nothing is decided by that",
                        found=cells["quotation"] or cells["title"],
                    )
                )  # fmt: skip

    def _row(self, line: Line, before: Cells, now: Cells | None, untouched: bool) -> None:
        reason = line.cells.get("reason", "").strip()
        changed = [
            name
            for name in self._sheet.columns
            if name != "reason" and not same(BY_NAME[name].kind, before[name], line.cells[name], self._manner)
        ]
        edits = sorted(changed, key=lambda name: name == "decision")  # the word on the whole comes last
        for name in edits:
            self._cell(line, name, before, now, reason, untouched)
        if reason and not changed:
            self._tell("reason_alone", line, "reason", found=reason, message="a reason without a change")

    def _cell(
        self, line: Line, name: str, before: Cells, now: Cells | None, reason: str, untouched: bool
    ) -> None:
        told = {"before": before[name], "found": line.cells[name]}
        path = editable(before["row"], name)
        if path is None:
            self._tell("read_only", line, name, **told, message="nobody decides on this cell")
            return
        if now is None:
            self._tell("gone", line, name, **told, message="the item is no longer part of this incident")
            return
        try:
            made = self._difference(line, name, path, before, reason)
        except CounterclaimError as error:
            self._tell("unclear", line, name, **told, message=error.message)
            return
        except UnclearError as error:
            self._tell("unclear", line, name, **told, message=str(error))
            return
        kind = BY_NAME[name].kind
        if same(kind, now[name], _spelt(made), self._manner) and now[name] != before[name]:
            return  # somebody decided the same meanwhile
        moved = now[name] != before[name]
        if path == "" and made.verdict == "accept":
            moved = moved or not untouched
        if moved:
            said = "the ledger's value changed since the export"
            if path == "" and now[name] == before[name]:
                said = "what is accepted here has changed since the export"
            self._tell("conflict", line, name, **told, now=now[name], message=said)
            return
        self._found.differences.append(made)

    def _difference(self, line: Line, name: str, path: str, before: Cells, reason: str) -> Difference:
        """The decision that an edited cell is.

        :raises UnclearError: where the cell cannot be read.
        :raises InputError: where the ledger would refuse it.
        """
        if WITHHELD in line.cells[name] or (name == "speaker" and before[name] in PRIVATE.values()):
            raise UnclearError("a private name was withheld; export with --with-names to change this cell")
        given = value(BY_NAME[name].kind, line.cells[name], before[name], self._manner)
        verdict: Verdict = "edit"
        if path == "":
            verdict = _verdict(given)
        item_id = before["item_id"]
        self._ledger.check(Wanted(verdict, item_id, path or None, None if path == "" else given))
        return Difference(
            line=line.number,
            account_id=before["account_id"],
            item_id=item_id,
            row=Row(before["row"]),
            column=name,
            verdict=verdict,
            field=path or None,
            before=before[name],
            value=None if path == "" else given,
            reason=f"{reason} (imported from {self._source})" if reason else f"imported from {self._source}",
        )

    def _tell(self, kind: Any, line: Line, column: str = "", *, message: str, **told: str) -> None:
        row, account_id, item_id = _key(line.cells)
        self._found.told.append(
            Told(
                kind=kind, line=line.number, account_id=account_id, item_id=item_id, row=row, column=column,
                message=message, **told,
            )
        )  # fmt: skip


def _stamp(line: Line) -> Stamp:
    text = line.cells["export"].strip()
    found = stamp_of(text)
    if found is not None:
        return found
    if text == NO_LEDGER:
        raise InputError(
            "The table was exported from reports that lie in no ledger.",
            "Add the reports to a ledger and export from there.",
            code="no_ledger_export",
        )
    raise InputError(
        f"Line {line.number} does not say which export it is of.",
        "Its cell in the column `export` must stay as it was.",
        code="not_an_export",
    )


def _key(cells: Mapping[str, str]) -> Key:
    row, account_id, item_id = (cells[name].strip() for name in KEYS[:3])
    return row, account_id, item_id


def _counterpart(key: Key, now: Table) -> Cells | None:
    """The row of the same item now; of an incident that was merged, that of the incident it is in."""
    if key[0] == Row.INCIDENT:
        return next((cells for other, cells in now.items() if other[0] == Row.INCIDENT), None)
    return next((cells for other, cells in now.items() if (other[0], other[2]) == (key[0], key[2])), None)


def _moved(before: Cells, now: Cells | None) -> bool:
    """Whether what a person saw of an item has changed."""
    shown = [name for name in before if name not in _NOT_SEEN and name != "account_id"]
    return now is None or any(before[name] != now[name] for name in shown)


def _content(table: Table) -> list[list[str]]:
    return sorted([cells[name] for name in BY_NAME if name not in _NOT_SEEN] for cells in table.values())


def _verdict(given: Any) -> Verdict:
    for one in VERDICTS:
        if one == given and one != "edit":
            return one
    if given is None:
        raise UnclearError("a decision is taken back with `counterclaim undo`, not by emptying the cell")
    raise UnclearError(f"a decision is {', '.join(one for one in VERDICTS if one != 'edit')}")


def _spelt(made: Difference) -> str:
    if made.field is None:
        return made.verdict
    return "" if made.value is None else str(made.value)


def accept(ledger: Ledger, differences: Iterable[Difference]) -> list[int]:
    """Writes the decisions, all of them or none; gives their numbers."""
    return ledger.decide_all(
        Wanted(one.verdict, one.item_id, one.field, one.value, one.reason) for one in differences
    )


__all__ = ["Difference", "Found", "Told", "accept", "compare"]
