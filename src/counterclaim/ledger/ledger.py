"""The ledger as Python and the command line use it: one object, one store."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from counterclaim.model import LedgerError, Reading

from . import tables as t
from .account import Account
from .accounts import Accounts, Linker, Linking
from .asking import both_sides, concerning, current_reading, parts_of, read_by_others, store_head, with_homes
from .batches import rows_where
from .computing import build, unite
from .constraints import APART, MERGE, SPLIT, UNLINK
from .correcting import Read, correct, is_report, read_anew
from .database import engine_of, file_of, looking, named, writing
from .deciding import decide, parted, relink, undo, unplaced
from .decisions import Decision, Verdict
from .dossier import Dossier, chosen, dossier_of, known_entry
from .gather import report_now, resolve
from .health import Health, examine, rebuild
from .history import PROGRAM, Entry, Head, Log, entry_of, head_of, seq_at
from .keeping import Keeper
from .listing import Filter, Line, lines
from .opening import Tell, make_ready
from .overview import refresh
from .pieces import Added, Piece
from .reportlinks import ReportLinks, report_links
from .several import Wanted, check, decide_all
from .suggesting import LinkLine, explained, suggestions_for, suggestions_in
from .timeline import Timeline, timeline_of
from .verify import Verified, verify


class Ledger:
    """A store of reports, their readings, and the accounts of incidents that these make up.

    Open one with :meth:`open`; it is a context manager. Every change is one transaction: when a method
    returns, what it did is on the disk.
    """

    def __init__(
        self,
        engine: Engine,
        where: str,
        *,
        store_id: str,
        linker: Linker | None,
        reader: Read | None = None,
        by: str,
    ) -> None:
        self._reader = reader
        self._engine = engine
        self._store_id = store_id
        self._linker = linker
        self._held_accounts: Accounts | None = None
        self.where = where
        self.by = by

    # Opening

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str] | None = None,
        *,
        create: bool = False,
        read_only: bool = False,
        by: str | None = None,
        linker: Linker | None = None,
        reader: Read | None = None,
        tell: Tell | None = None,
    ) -> Self:
        """Opens a store: a SQLite file, or ``postgresql://user@host/name``; else COUNTERCLAIM_DATABASE.

        A store with the tables of an older version is brought to ours; ``tell`` is told so.

        :param create: makes the store where there is none.
        :param by: who decides, for the history ("person NAME"); without it, this program.
        :param reader: reads a report anew that a person corrects; the built-in reader, if none is given.
        :raises LedgerError: ``no_database``, ``no_store``, ``not_a_store``, ``store_newer``,
            ``store_unreachable``, ``store_read_only``, ``driver_missing``, ``bad_database``.
        """
        name = named(where)
        path = file_of(name)
        if path is not None and not create and not path.is_file():
            raise LedgerError(
                f"There is no ledger at {path}.",
                "`counterclaim add` makes one; or check the path.",
                code="no_store",
            )
        if path is not None and not read_only and path.is_file() and not os.access(path, os.W_OK):
            read_only = True
        engine = engine_of(name, read_only=read_only)
        try:
            store_id = make_ready(engine, create=create, read_only=read_only, tell=tell or (lambda _: None))
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, name, store_id=store_id, linker=linker, reader=reader, by=by or PROGRAM)

    def close(self) -> None:
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _accounts(self) -> Accounts:
        if self._held_accounts is None:
            self._held_accounts = Accounts(self._linker if self._linker is not None else Linking())
        return self._held_accounts

    @contextmanager
    def _changing(self) -> Iterator[tuple[Connection, Log]]:
        """One transaction with its entries."""
        with writing(self._engine) as connection:
            log = Log(connection, by=self.by)
            yield connection, log
            log.keep()

    # Adding

    def add(self, pieces: Sequence[Piece]) -> list[Added]:
        """Keeps reports with their readings and places their incidents; all of them or none.

        What the ledger holds already stays as it is and is told as ``known``.

        :raises LedgerError: where the store cannot be written (``store_full``, ``store_read_only``, ...).
        """
        with self._changing() as (connection, log):
            log.by = PROGRAM
            keeper = Keeper(connection, log, self._store_id)
            done = keeper.keep(pieces)
            self._settle(connection, log, keeper)
            return with_homes(connection, done)

    def _settle(self, connection: Connection, log: Log, keeper: Keeper) -> None:
        keeper.write()
        changed: set[str] = set()
        if keeper.added:
            self._accounts.group_copies(connection, log, keeper.added)
        if keeper.tellings or keeper.gone:
            changed = self._accounts.place(connection, log, new=keeper.tellings, gone=keeper.gone)
        log.keep()
        refresh(connection, changed)

    def reread(self, read: Callable[[Any], Reading], *, reader: str, only: Sequence[str] = ()) -> int:
        """Reads every report anew whose current reading another reader made; gives their number.

        The older readings stay. ``read`` gives the reading of a report; ``only``: these reports.
        """
        done = 0
        with looking(self._engine) as connection:
            wanted = read_by_others(connection, reader, only)
        for report_id in wanted:
            with looking(self._engine) as connection:
                report = report_now(connection, report_id)
            assert report is not None
            made = read(report)
            with self._changing() as (connection, log):
                older = current_reading(connection, report_id)
                if older is None or older[1].reader == made.reader:
                    continue
                keeper = read_anew(connection, log, self._store_id, report_id, read, made)
                self._settle(connection, log, keeper)
            done += 1
        return done

    def knows(self, inputs: Iterable[str]) -> dict[str, str]:
        """Which of these inputs (:func:`counterclaim.ledger.pieces.input_digest`) came in, as what report."""
        with looking(self._engine) as connection:
            rows = rows_where(connection, sa.select(t.inputs), t.inputs.c.input_sha256, inputs)
            return {row.input_sha256: row.report_id for row in rows}

    def holds(self, report_id: str) -> bool:
        """Whether the store has a report of that id."""
        with looking(self._engine) as connection:
            return report_now(connection, report_id) is not None

    def placed(self, done: Sequence[Added]) -> list[Added]:
        """Each with the incidents that its report tells of now, its main one first."""
        with looking(self._engine) as connection:
            return with_homes(connection, done)

    # Looking

    def incidents(self, wanted: Filter | None = None) -> list[Line]:
        """The incidents that fit."""
        with looking(self._engine) as connection:
            return lines(connection, wanted or Filter())

    def account(
        self, asked: str, *, as_of: datetime | None = None, known_at: datetime | None = None
    ) -> Account:
        """The account of an incident, by its id, an id that leads to it, or the start of one.

        :param as_of: counts only what had been said by then.
        :param known_at: only what the store held at that moment.
        :raises LedgerError: ``no_such_incident``, ``incident_ambiguous``, ``incident_gone``.
        """
        with looking(self._engine) as connection:
            seq = seq_at(connection, known_at) if known_at else None
            account_id = resolve(connection, asked, seq=seq)
            held, found = parts_of(connection, account_id, seq)
            made = build(
                held,
                found,
                account_id=account_id,
                asked_id=asked,
                head=store_head(connection, seq),
                as_of=as_of,
                known_at=known_at,
            )
            if seq is None:
                made = made.model_copy(update={"suggestions": suggestions_for(connection, account_id)})
            return made

    def dossiers(self, wanted: Filter | None = None, *, only: Sequence[str] = ()) -> Iterator[Dossier]:
        """The incidents that fit, each with its reports and readings, one at a time; all of one moment.

        :param only: these incidents, by id; with ``wanted`` those of them that fit.
        :raises LedgerError: ``no_such_incident``, ``incident_ambiguous``, ``incident_gone``.
        """
        with looking(self._engine) as connection:
            for account_id in chosen(connection, wanted, only):
                yield dossier_of(connection, account_id)

    def dossier(self, asked: str, *, at: tuple[int, str] | None = None) -> Dossier:
        """One of them; ``at``: as it stood after the entry of that number, whose hash begins so.

        :raises LedgerError: as :meth:`account`, and ``other_history``.
        """
        with looking(self._engine) as connection:
            seq = known_entry(connection, *at) if at else None
            return dossier_of(connection, asked, seq=seq)

    def timeline(self, asked: str, *, known_at: datetime | None = None) -> Timeline:
        """Who said what when, and each change of code with its cause."""
        with looking(self._engine) as connection:
            seq = seq_at(connection, known_at) if known_at else None
            account_id = resolve(connection, asked, seq=seq)
            return timeline_of(account_id, unite(*parts_of(connection, account_id, seq)))

    def report_links(self) -> Iterator[ReportLinks]:
        """For each report, and each of its external ids, the incidents it tells of; in order of arrival."""
        with looking(self._engine) as connection:
            yield from report_links(connection)

    def suggestions(self) -> list[LinkLine]:
        """Pairs of accounts that may be one, the likest first."""
        with looking(self._engine) as connection:
            return suggestions_in(connection)

    def explain(self, one: str, other: str) -> list[LinkLine]:
        """The scored links between two incidents, or within one, with their parts."""
        with looking(self._engine) as connection:
            return explained(connection, resolve(connection, one), resolve(connection, other))

    def entries(
        self, asked: str | None = None, *, decisions: bool = False, last: int | None = None
    ) -> list[Entry]:
        """The history, or what of it concerns one incident or report; the oldest first."""
        with looking(self._engine) as connection:
            query = sa.select(t.entries)
            if decisions:
                people = [t.entries.c.action.like(f"{start}.%") for start in ("decide", "link")]
                query = query.where(sa.or_(*people, t.entries.c.action == "undo"))
            if asked is not None:
                query = query.where(concerning(connection, asked))
            query = query.order_by(t.entries.c.seq.desc())
            rows = connection.execute(query.limit(last) if last else query).all()
            return [entry_of(row) for row in reversed(rows)]

    def head(self) -> Head:
        """The last entry of the history."""
        with looking(self._engine) as connection:
            return head_of(connection)

    # Deciding

    def decide(
        self, verdict: Verdict, item_id: str, *, field: str | None = None, value: Any = None, reason: str = ""
    ) -> int:
        """A person's decision on a claim, a toll, a report's incident, an account, or (an edit of its
        ``published`` or ``outlet``) a report, which is then read anew; gives its number.

        :raises InputError: ``bad_verdict``, ``reason_missing``, ``field_missing``, ``no_such_field``,
            ``field_fixed``, ``bad_value``, ``unknown_actor``.
        :raises LedgerError: ``no_such_item``, ``no_such_incident``.
        """
        with self._changing() as (connection, log):
            if is_report(item_id):
                seq = correct(connection, log, verdict, item_id, field=field, value=value, reason=reason)
                self._read_corrected(connection, log, item_id)
                return seq
            seq, changed = decide(connection, log, verdict, item_id, field=field, value=value, reason=reason)
            log.keep()
            refresh(connection, changed)
            return seq

    def check(self, wanted: Wanted) -> None:
        """Whether :meth:`decide` would take it; raises what that raises of an edit, and writes nothing."""
        with looking(self._engine) as connection:
            check(connection, wanted)

    def decide_all(self, wanted: Iterable[Wanted]) -> list[int]:
        """Several decisions in their order, all of them or none; as :meth:`decide`."""
        with self._changing() as (connection, log):
            seqs, changed = decide_all(connection, log, wanted)
            log.keep()
            refresh(connection, changed)
            return seqs

    def _read_corrected(self, connection: Connection, log: Log, report_id: str) -> None:
        if self._reader is None:
            from counterclaim.reader import read_report

            self._reader = read_report
        self._settle(connection, log, read_anew(connection, log, self._store_id, report_id, self._reader))

    def merge(self, one: str, other: str, *, reason: str = "") -> int:
        """Two accounts are one incident."""
        return self._relink(MERGE, one, other, reason)

    def apart(self, one: str, other: str, *, reason: str = "") -> int:
        """Two accounts are two incidents, and stay so."""
        return self._relink(APART, one, other, reason)

    def _relink(self, kind: str, one: str, other: str, reason: str) -> int:
        with self._changing() as (connection, log):
            return self._linked(connection, log, kind, *both_sides(connection, one, other), reason)

    def split(self, asked: str, reports: Sequence[str], *, reason: str = "") -> int:
        """Takes these reports' (or mentions') part out of an account: it is another incident."""
        return self._part(SPLIT, asked, reports, reason)

    def unlink(self, asked: str, report: str, *, reason: str = "") -> int:
        """Takes one report's part out of an account, to stand alone."""
        return self._part(UNLINK, asked, [report], reason)

    def _part(self, kind: str, asked: str, reports: Sequence[str], reason: str) -> int:
        with self._changing() as (connection, log):
            part, rest = parted(connection, asked, reports)
            return self._linked(connection, log, kind, part, rest, reason)

    def _linked(
        self, connection: Connection, log: Log, kind: str, part: Sequence[str], rest: Sequence[str], why: str
    ) -> int:
        seq, changed = relink(connection, log, self._accounts, kind, part, rest, reason=why)
        refresh(connection, changed)
        return seq

    def undo(self, seq: int | None = None, *, reason: str = "") -> int:
        """Takes back a decision by its number, or the last one; undoing an undo puts it in force again.

        :raises LedgerError: ``nothing_to_undo``.
        """
        with self._changing() as (connection, log):
            number, changed, subject = undo(connection, log, self._accounts, seq, reason=reason)
            if is_report(subject):
                self._read_corrected(connection, log, subject)
            log.keep()
            refresh(connection, changed)
            return number

    def unplaced(self) -> list[Decision]:
        """Decisions in force whose claim, toll or incident no current reading has."""
        with looking(self._engine) as connection:
            return unplaced(connection)

    # Checking

    def verify(self, *, head: str | None = None) -> Verified:
        """Computes bytes, texts, readings, chain and state anew; ``head``: a hash noted before."""
        with looking(self._engine) as connection:
            return verify(connection, head=head)

    def doctor(self) -> Health:
        """What the store holds, and whether what is kept for speed agrees with it."""
        with looking(self._engine) as connection:
            return examine(connection, self.where)

    def rebuild(self) -> int:
        """Makes all that is kept for speed anew (lists, words); gives the number of incidents."""
        with self._changing() as (connection, _):
            return rebuild(connection)
