"""kill -9 at random moments of a bulk add, of decisions and of a migration: nothing that was told is lost."""

from __future__ import annotations

import gzip
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from kill_runs import CHILD, FEW, MANY, SHARE, Fresh, bulk, decisions, killed
from linking_stand_in import StandIn


def migration(tmp_path: Path, runs: int, old: bytes) -> None:
    rng = random.Random(13)
    for number in range(runs):
        path = tmp_path / f"old-{number}.db"
        path.write_bytes(old)
        killed("migrate", str(path), rng.uniform(0, 0.6))
        with Ledger.open(path, linker=StandIn()) as ledger:
            assert ledger.verify().first is None
            assert ledger.doctor().problems == ()
            assert ledger.doctor().counts["reports"] == 2
            assert ledger.account(ledger.incidents()[0].incident_id).claims
        path.unlink()


@pytest.fixture
def fresh(tmp_path: Path) -> Fresh:
    return lambda name: str(tmp_path / f"{name}.db")


@pytest.fixture
def old(root: Path) -> bytes:
    return gzip.decompress((root / "tests/stores/v1.db.gz").read_bytes())


def test_a_bulk_add_survives_being_killed(fresh: Fresh) -> None:
    bulk(fresh, SHARE)


def test_decisions_survive_being_killed(fresh: Fresh) -> None:
    decisions(fresh, SHARE)


def test_a_migration_survives_being_killed(tmp_path: Path, old: bytes) -> None:
    migration(tmp_path, FEW - 2 * SHARE, old)


def _alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def _below(pid: int) -> set[int]:
    found = {int(one) for task in Path(f"/proc/{pid}/task").glob("*/children") for one in task.read_text().split()}
    return found | {one for child in found for one in _below(child)}


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="needs the process table of Linux")
@pytest.mark.parametrize("how", ["kill", "interrupt"])
def test_those_that_read_end_with_the_program(tmp_path: Path, how: str) -> None:
    where = str(tmp_path / "pool.db")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen([sys.executable, str(CHILD), "pool", where], env=env, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(2)]
    assert told == ["open", "0"]
    readers = _below(child.pid)
    assert len(readers) >= 2
    if how == "kill":
        child.kill()
    else:
        child.send_signal(signal.SIGINT)
    rest = child.stdout.read()
    child.wait(timeout=60)
    end = time.monotonic() + 20
    while any(map(_alive, readers)) and time.monotonic() < end:
        time.sleep(0.05)
    assert not any(map(_alive, readers))
    with Ledger.open(where, linker=StandIn()) as ledger:
        assert ledger.verify().first is None
        assert set(rest.split()) <= {link.external_id for link in ledger.report_links()}


@pytest.mark.long
def test_a_bulk_add_survives_being_killed_often(fresh: Fresh) -> None:
    bulk(fresh, MANY)


@pytest.mark.long
def test_decisions_survive_being_killed_often(fresh: Fresh) -> None:
    decisions(fresh, MANY)


@pytest.mark.long
def test_a_migration_survives_being_killed_often(tmp_path: Path, old: bytes) -> None:
    migration(tmp_path, MANY, old)
