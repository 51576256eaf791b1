"""Stores to test a ledger in: a SQLite file, and a PostgreSQL of the test's own where one is installed."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a PostgreSQL on loopback, without the database's name; it ends with the tests."""
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
              "--no-sync", "--locale=C.UTF-8"], folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        _run([str(binaries / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start"],
             folder)
        try:
            yield f"postgresql://ledger@127.0.0.1:{port}/"
        finally:
            _run([str(binaries / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fresh_database(server: str, name: str) -> str:
    import sqlalchemy as sa

    engine = sa.create_engine(server.replace("postgresql:", "postgresql+pg8000:") + "postgres",
                              isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(sa.text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(sa.text(f'CREATE DATABASE "{name}"'))
    engine.dispose()
    return server + name


@pytest.fixture
def sqlite_where(tmp_path: Path) -> str:
    return str(tmp_path / "ledger.db")


@pytest.fixture
def postgres_where(postgres_server: str) -> str:
    return _fresh_database(postgres_server, "ledger_test")


@pytest.fixture(params=["sqlite", "postgres"])
def where(request: pytest.FixtureRequest) -> str:
    """A store that is not there yet, of each kind."""
    return str(request.getfixturevalue(f"{request.param}_where"))
