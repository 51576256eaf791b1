"""A ledger in PostgreSQL through kills and a full disk: of our process, of the server's, of a file that cannot grow."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from counterclaim.ledger import Added, Ledger
from counterclaim.ledger.bulk import add_all
from counterclaim.model import LedgerError
from kill_runs import CHILD, MANY, SHARE, Fresh, bulk, decisions
from ledger_child import REPORTS, items, made
from ledger_stores import UNPRIVILEGED, Server, running_postgres
from linking_stand_in import StandIn
from made_reports import make

BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = :name"
END = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"


@pytest.fixture
def fresh(postgres: Server) -> Fresh:
    return postgres.fresh


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    """A server whose processes may be killed."""
    with running_postgres() as server:
        yield server


def test_a_bulk_add_survives_being_killed(fresh: Fresh) -> None:
    bulk(fresh, SHARE)


def test_decisions_survive_being_killed(fresh: Fresh) -> None:
    decisions(fresh, SHARE)


@pytest.mark.long
def test_a_bulk_add_survives_being_killed_often(fresh: Fresh) -> None:
    bulk(fresh, MANY)


@pytest.mark.long
def test_decisions_survive_being_killed_often(fresh: Fresh) -> None:
    decisions(fresh, MANY)


def _end(server: Server, name: str, how: str) -> None:
    """Ends the server's processes for a database: asked to end, or by kill -9, which takes all of them along."""
    engine = sa.create_engine(server.url.replace("postgresql:", "postgresql+pg8000:") + "postgres")
    with engine.connect() as connection:
        found = connection.execute(sa.text(END if how == "asked" else BACKENDS), {"name": name}).scalars().all()
    engine.dispose()
    for pid in found if how == "killed" else ():
        os.kill(pid, signal.SIGKILL)


def _opened(where: str) -> Ledger:
    """The store once the server has recovered; until then, opening it fails as it should."""
    end = time.monotonic() + 60
    while True:
        try:
            return Ledger.open(where, linker=StandIn())
        except LedgerError as error:
            if error.code != "store_unreachable" or time.monotonic() > end:
                raise
            time.sleep(0.1)


@pytest.mark.parametrize("how", ["asked", "killed"])
def test_the_end_of_the_server_s_process_loses_nothing_told(own: Server, how: str) -> None:
    name = f"ended_{how}"
    where = own.fresh(name)
    with Ledger.open(where, create=True, linker=StandIn()):
        pass
    told: set[str] = set()
    for turn in range(3):
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        child = subprocess.Popen([sys.executable, str(CHILD), "add", where], env=env, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline().strip() == "open"
        time.sleep(0.1 * turn)
        _end(own, name, how)
        told |= set(child.stdout.read().split())
        said = child.stderr.read()
        assert child.wait(timeout=60) in (0, 1)
        assert not said or said.startswith("store_unreachable"), said
        with _opened(where) as ledger:
            assert ledger.verify().first is None
            assert ledger.doctor().problems == ()
            assert told <= {link.external_id for link in ledger.report_links()}
    with _opened(where) as ledger:
        found = list(add_all(ledger, items(), jobs=1, work=made))
        assert {x.external_id for x in found if isinstance(x, Added) and x.status == "added"}.isdisjoint(told)
        assert ledger.doctor().counts["reports"] == REPORTS


def test_a_ledger_that_is_open_goes_on_once_the_server_is_back(own: Server) -> None:
    where = own.fresh("goes_on")
    with Ledger.open(where, create=True, linker=StandIn()) as ledger:
        ledger.add([make("Wire")])
        _end(own, "goes_on", "killed")
        _opened(where).close()
        assert ledger.add([make("Daily")])[0].status == "added"
        assert ledger.verify().first is None


def _filled(where: str) -> int:
    """Adds until the store refuses; gives how many reports were told as added."""
    added = 0
    with Ledger.open(where, create=True, linker=StandIn()) as ledger:
        refused = ""
        while not refused and added < 4000:
            words = " ".join(f"{added}-{n}-{added * n}" for n in range(2000))
            try:
                added += len(ledger.add([make("Wire", place=f"Tall {added}", words=words)]))
            except LedgerError as error:
                refused = error.code
        assert refused == "store_full"
        assert ledger.verify().first is None
        assert ledger.verify().reports == added
        assert ledger.doctor().problems == ()
    return added


def test_a_file_that_cannot_grow_costs_the_last_report_and_nothing_else() -> None:
    with running_postgres(largest_file_kb=2048) as server:
        assert _filled(server.fresh("full")) > 0


@pytest.fixture
def small_disk(own: Server) -> Iterator[Path]:
    """A file system of 20 MB within the server's folder."""
    place = own.folder / "small"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=20m,mode=777", "tmpfs", str(place)], capture_output=True,
                          text=True, check=False)
    if done.returncode:
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    shutil.chown(place, UNPRIVILEGED, "nogroup")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_disk_costs_the_last_report_and_more_room_lets_it_go_on(own: Server, small_disk: Path) -> None:
    own.ask(f"CREATE TABLESPACE small LOCATION '{small_disk}'")
    where = own.fresh("full", tablespace="small")
    try:
        added = _filled(where)
        assert added > 0
        subprocess.run(["mount", "-o", "remount,size=60m", str(small_disk)], check=True)
        with Ledger.open(where, linker=StandIn()) as ledger:
            assert ledger.add([make("Daily")])[0].status == "added"
            assert ledger.verify().reports == added + 1
            assert ledger.verify().first is None
    finally:
        own.ask('DROP DATABASE "full" WITH (FORCE)', "DROP TABLESPACE small")
