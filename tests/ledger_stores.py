"""Stores to test a ledger in: a SQLite file, and a PostgreSQL of the test's own where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

UNPRIVILEGED = "nobody"  # PostgreSQL refuses to be started by root


def _binaries() -> Path | None:
    """The folder of the newest PostgreSQL here."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return versions[-1].parent if versions else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(command: list[str], cwd: Path) -> None:
    user = UNPRIVILEGED if os.geteuid() == 0 else None
    done = subprocess.run(command, cwd=cwd, user=user, group="nogroup" if user else None, capture_output=True,
                          text=True, check=False, env={**os.environ, "HOME": str(cwd), "LC_ALL": "C.UTF-8"})
    if done.returncode:
        pytest.skip(f"PostgreSQL could not be started: {(done.stderr or done.stdout).strip()[-200:]}")


class Server:
    """A PostgreSQL on loopback. ``url`` lacks the database's name; ``folder`` is where all of it lies."""

    def __init__(self, binaries: Path, folder: Path, url: str) -> None:
        self._binaries = binaries
        self.folder = folder
        self.url = url

    def control(self, *what: str) -> None:
        _run([str(self._binaries / "pg_ctl"), "-D", str(self.folder / "data"), "-w", *what], self.folder)

    def ask(self, *statements: str) -> None:
        engine = sa.create_engine(self.url.replace("postgresql:", "postgresql+pg8000:") + "postgres",
                                  isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for one in statements:
                connection.execute(sa.text(one))
        engine.dispose()

    def fresh(self, name: str, *, tablespace: str = "pg_default") -> str:
        """The URL of a new, empty database."""
        self.ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}" TABLESPACE {tablespace}')
        return self.url + name


@contextmanager
def running_postgres(*, largest_file_kb: int | None = None) -> Iterator[Server]:
    """A server of the caller's own, ended with the block. ``largest_file_kb``: no file of it can grow beyond."""
    pytest.importorskip("pg8000")
    binaries = _binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed (apt install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="cc-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, UNPRIVILEGED, "nogroup")
        port, data = _free_port(), folder / "data"
        _run([str(binaries / "initdb"), "-D", str(data), "-U", "ledger", "-A", "trust", "-E", "UTF8",
              "--no-sync", "--locale=C.UTF-8", "--wal-segsize=1"], folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        start = [str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"]
        if largest_file_kb is not None:
            start = ["bash", "-c", f'ulimit -f {largest_file_kb} && exec "$@"', "start", *start]
        _run(start, folder)
        server = Server(binaries, folder, f"postgresql://ledger@127.0.0.1:{port}/")
        try:
            yield server
        finally:
            server.control("-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A server for all tests that do it no harm."""
    with running_postgres() as server:
        yield server


@pytest.fixture
def sqlite_where(tmp_path: Path) -> str:
    return str(tmp_path / "ledger.db")


@pytest.fixture
def postgres_where(postgres: Server) -> str:
    return postgres.fresh("ledger_test")


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest) -> str:
    """A store that is not there yet, of each kind."""
    return str(request.getfixturevalue(f"{request.param}_where"))
