"""Where a ledger lies: a SQLite file or a PostgreSQL database; how it is opened, locked and let go.

Every change of a ledger is one transaction under one lock, so that the hash of the entry before is
always known: on SQLite ``BEGIN IMMEDIATE``, on PostgreSQL an advisory lock held to the transaction's end.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy import event, exc
from sqlalchemy.engine import Connection, Engine, make_url

from counterclaim.model import LedgerError

# A server that goes away is told as an error of ours; the pool's own tracebacks are for who asks for them.
logging.getLogger("sqlalchemy").addHandler(logging.NullHandler())

SETTING: Final = "COUNTERCLAIM_DATABASE"
_BUSY_MS: Final = 60_000
_CACHE_KIB: Final = 64 * 1024
"""Two megabytes, SQLite's own measure, hold too little of the indexes of a store of 100,000 reports."""
_LOCK: Final = 0x636F756E74  # "count": one lock for each database
_HINT: Final = (
    "Give --database FILE, or --database postgresql://user@host/name, or set COUNTERCLAIM_DATABASE."
)


def named(where: str | os.PathLike[str] | None) -> str:
    """The store that was named, or that of the setting.

    :raises LedgerError: ``no_database`` where neither names one.
    """
    found = str(where) if where else os.environ.get(SETTING, "")
    if not found.strip():
        raise LedgerError("No ledger was named.", _HINT, code="no_database")
    return found


def file_of(where: str) -> Path | None:
    """The file of a SQLite store, or None for a database elsewhere."""
    if where.startswith("sqlite:"):
        name = make_url(where).database
        return Path(name) if name and name != ":memory:" else None
    return None if "://" in where else Path(where)


def engine_of(where: str, *, read_only: bool = False) -> Engine:
    """The engine for a path or a URL; nothing is opened yet.

    :raises LedgerError: ``bad_database`` for a URL of another kind, ``driver_missing``.
    """
    path = file_of(where)
    if path is not None:
        return _sqlite(path, read_only=read_only)
    try:
        url = make_url(where)
        backend = url.get_backend_name()
    except (exc.ArgumentError, exc.NoSuchModuleError, ValueError) as error:
        raise LedgerError("That is no address of a database.", _HINT, code="bad_database") from error
    if backend != "postgresql":
        raise LedgerError(f"A ledger cannot lie in {backend}.", _HINT, code="bad_database")
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+pg8000")
    try:
        engine = sa.create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, exc.NoSuchModuleError) as error:
        raise LedgerError(
            "The driver for PostgreSQL is not installed.",
            "Run: pip install 'counterclaim[postgres]'",
            code="driver_missing",
        ) from error
    event.listen(engine, "begin", _begin_postgres)
    return engine


def _sqlite(path: Path, *, read_only: bool) -> Engine:
    if not read_only and not path.exists():
        with suppress(OSError):  # what hinders it is told when the file is opened
            path.touch(mode=0o600)  # it will hold whole reports: for its owner, unless he says otherwise
    mode = "ro" if read_only else "rw"
    address = f"file:{quote(str(path.resolve()))}?mode={mode}"
    if read_only and not _log_of(path) and not os.access(path.resolve().parent, os.W_OK):
        address += "&immutable=1"  # what a reader needs cannot be made beside it, and nobody is writing

    def connect() -> Any:
        import sqlite3

        # We say BEGIN ourselves: the module's own way would leave changes of tables outside the transaction.
        return sqlite3.connect(
            address, uri=True, isolation_level=None, timeout=_BUSY_MS / 1000, check_same_thread=False
        )

    engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.pool.QueuePool, pool_size=2)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _log_of(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _set_up(connection: Any, _record: object) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MS}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    # What was acknowledged outlives a cut of the power, not only the end of the process.
    connection.execute("PRAGMA synchronous = FULL")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that may change the store; it waits for its turn. All of it is kept, or nothing."""
    with translated(), engine.connect() as raw:
        connection = raw.execution_options(writes=True)
        with connection.begin():
            yield connection


@contextmanager
def looking(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees the store as it stands at its start."""
    with translated(), engine.connect() as connection, connection.begin():
        yield connection


_SAID: Final = (
    ("disk is full", "store_full", "There is no room left for the store.", "Make room and run it again."),
    ("no space left", "store_full", "There is no room left for the store.", "Make room and run it again."),
    ("file too large", "store_full", "A file of the store may not grow.", "Raise that limit; run it again."),
    ("disk i/o error", "store_full", "The store cannot be written: the disk refuses.", "Is the disk full?"),
    ("readonly", "store_read_only", "The store may be read only.", "Ask for the right to write to it."),
    ("read-only", "store_read_only", "The store may be read only.", "Ask for the right to write to it."),
    ("permission denied", "store_read_only", "The store refuses that.", "Ask for the right to write to it."),
    ("unable to open", "store_unreachable", "The store cannot be opened.", "Check the path and its rights."),
    ("locked", "store_busy", "Another program holds the store.", "Wait until it has ended, run it again."),
    ("not a database", "not_a_store", "That file is no ledger.", "Name another file with --database."),
    ("malformed", "store_damaged", "The store is damaged.", "Go back to a copy; `verify` names what broke."),
    ("network error", "store_unreachable", "The database has gone.", "Run it again once it is back."),
    ("broken pipe", "store_unreachable", "The database has gone.", "Run it again once it is back."),
    ("the database system is", "store_unreachable", "The database is not ready.", "Try again in a moment."),
    ("connection", "store_unreachable", "The database does not answer.", "Check its address; is it running?"),
    ("connect", "store_unreachable", "The database does not answer.", "Check its address; is it running?"),
    ("password", "store_unreachable", "The database refuses the user or the password.", "Check both."),
    ("does not exist", "store_unreachable", "There is no such database or user.", "Check its address."),
)


@contextmanager
def translated() -> Iterator[None]:
    """Errors of the database as ours."""
    try:
        yield
    except (exc.DBAPIError, exc.InterfaceError, OSError) as error:
        said = str(getattr(error, "orig", None) or error)
        for part, code, message, hint in _SAID:
            if part in said.casefold():
                raise LedgerError(message, hint, code=code) from error
        raise
