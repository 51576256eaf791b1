"""Many reports at once: read by several processes, kept in order, a few at a time.

What is told as added is on the disk. A run that ends early, in whatever way, is gone on with by running it
again: what is in the ledger is known by the hash of what was given, and is not read a second time.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, Final

from counterclaim.model import CounterclaimError, LedgerError

from .ledger import Ledger
from .pieces import Added, Piece
from .sources import Failure, Given

Work = Callable[[Given], "Piece | Failure"]
Result = Added | Failure
_AT_ONCE: Final = 64
_SECONDS: Final = 1.0
_LOOK_AHEAD: Final = 200
FEW: Final = 4
"""So few reports are read in this process: another one would take longer to start."""


def read_given(given: Given) -> Piece | Failure:
    """Takes in and reads one report; whatever goes wrong with it is a failure of its own."""
    try:
        from counterclaim.reader import read_report

        taken, raw = given.taken()
        reading = read_report(taken.report, notes=taken.notes)
        return Piece(reading.report, raw, reading, given.digest())
    except CounterclaimError as error:
        return Failure(given.label, error.code, error.message, error.hint, given.external_id)
    except Exception as error:
        said = " ".join(str(error).split()) or "no further words"
        message = f"Counterclaim failed where it should not: {type(error).__name__}: {said}"
        return Failure(
            given.label, "internal", message, "Report it (SECURITY.md says how).", given.external_id
        )


def _worker() -> None:
    """A worker leaves Ctrl-C to the program, and ends with it however it ends."""
    import signal
    from multiprocessing import parent_process
    from multiprocessing.connection import wait
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        watched = parent.sentinel
        Thread(target=lambda: (wait([watched]), os._exit(1)), daemon=True).start()


def cores() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Pool:
    """Reads in other processes; one that dies costs the report it died of."""

    def __init__(self, jobs: int, work: Work) -> None:
        self._jobs = jobs
        self._work = work
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, given: Given) -> Future[Piece | Failure]:
        if self._pool is None:
            from multiprocessing import get_context

            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=_worker)
        return self._pool.submit(self._work, given)

    def result(self, given: Given, future: Future[Piece | Failure]) -> Piece | Failure:
        try:
            return future.result()
        except BrokenProcessPool:
            self.stop()
        try:  # those that waited with it are not to blame: each is tried once more, alone
            return self.submit(given).result()
        except BrokenProcessPool:
            self.stop()
            message = "The process that read it was ended from outside."
            return Failure(given.label, "reader_died", message, "Is there enough memory? Try --jobs 1.")

    def stop(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            self._pool = None


def _read(items: Iterable[Given | Result], jobs: int, work: Work) -> Iterator[Piece | Result]:
    """Each item read, in order; what is settled already passes through."""
    if jobs <= 1:
        for item in items:
            yield work(item) if isinstance(item, Given) else item
        return
    pool = _Pool(jobs, work)
    waiting: deque[tuple[Any, Future[Piece | Failure] | None]] = deque()

    def settled() -> Piece | Result:
        item, future = waiting.popleft()
        found: Piece | Result = item if future is None else pool.result(item, future)
        return found

    try:
        for item in items:
            waiting.append((item, pool.submit(item) if isinstance(item, Given) else None))
            if len(waiting) >= 4 * jobs:
                yield settled()
        while waiting:
            yield settled()
    finally:
        pool.stop()


def _unknown(ledger: Ledger, items: Iterable[Given | Failure]) -> Iterator[Given | Result]:
    """The items, with those that the ledger knows already as such."""
    source = iter(items)
    while lot := list(islice(source, _LOOK_AHEAD)):
        digests = [item.digest() if isinstance(item, Given) else None for item in lot]
        known = ledger.knows(one for one in digests if one)
        there = [
            Added("known", known[digest], item.external_id, item.told.get("outlet"))
            for item, digest in zip(lot, digests, strict=True)
            if isinstance(item, Given) and digest in known
        ]
        told = iter(ledger.placed(there))
        for item, digest in zip(lot, digests, strict=True):
            yield next(told) if isinstance(item, Given) and digest in known else item


@dataclass
class _Batch:
    """What is read and not kept yet, with what was settled beside it, in order."""

    items: list[Piece | Result] = field(default_factory=list)
    since: float = field(default_factory=time.monotonic)

    @property
    def pieces(self) -> list[Piece]:
        return [item for item in self.items if isinstance(item, Piece)]

    @property
    def due(self) -> bool:
        return len(self.items) >= _AT_ONCE or time.monotonic() - self.since >= _SECONDS

    def keep(self, ledger: Ledger) -> Iterator[Result]:
        items, pieces = self.items, self.pieces
        kept = iter(_kept(ledger, pieces) if pieces else ())
        self.items = []
        for item in items:
            yield next(kept) if isinstance(item, Piece) else item
        self.since = time.monotonic()


def _kept(ledger: Ledger, pieces: list[Piece]) -> list[Result]:
    """All in one transaction; where one of them cannot be kept, each in its own."""
    try:
        return list(ledger.add(pieces))
    except LedgerError:
        raise
    except Exception:
        if len(pieces) == 1:
            raise
    done: list[Result] = []
    for piece in pieces:
        try:
            done += ledger.add([piece])
        except LedgerError:
            raise
        except Exception as error:
            message = f"The store refuses it: {' '.join(str(error).split())[:200]}"
            label = piece.report.url or piece.report.doc_id or piece.report.report_id
            done.append(Failure(label, "store_refused", message, external_id=piece.report.doc_id))
    return done


def add_all(
    ledger: Ledger, items: Iterable[Given | Failure], *, jobs: int | None = None, work: Work = read_given
) -> Iterator[Result]:
    """Adds every item; gives what became of each, in order, once it is on the disk.

    :param jobs: processes that read; by default one a core, and this one alone for a few reports.
    :raises LedgerError: where the store cannot be written; what was given before is kept.
    """
    source = _unknown(ledger, items)
    number = cores() if jobs is None else jobs
    if jobs is None and number > 1:
        first: list[Given | Result] = list(islice(source, FEW + 1))
        number = 1 if len(first) <= FEW else number
        source = chain(first, source)
    batch = _Batch()
    try:
        for item in _read(source, number, work):
            batch.items.append(item)
            if batch.due:
                yield from batch.keep(ledger)
    except KeyboardInterrupt:
        if pieces := batch.pieces:
            ledger.add(pieces)
        raise
    yield from batch.keep(ledger)
