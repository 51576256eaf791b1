"""kill -9 at random moments of a bulk add, of decisions and of a migration: nothing that was told is lost."""

from __future__ import annotations

import contextlib
import gzip
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from counterclaim.ledger import Added, Ledger
from counterclaim.ledger.bulk import add_all
from counterclaim.model import LedgerError
from ledger_child import REPORTS, items, made
from linking_stand_in import StandIn

CHILD = Path(__file__).resolve().parents[1] / "ledger_child.py"
FEW, MANY = 20, 200
SHARE = 7  # of FEW, so many for each of the three


def killed(what: str, where: str, seconds: float) -> list[str]:
    """Starts the child and kills it ``seconds`` after it has told that it is open; gives what it told."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen([sys.executable, str(CHILD), what, where], env=env, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    told = [child.stdout.readline().strip()]
    assert told == ["open"], child.stderr.read() if child.stderr else ""
    time.sleep(seconds)
    child.kill()
    # Not communicate(): it would pass over what readline() has taken from the pipe already.
    rest = child.stdout.read()
    child.wait()
    # The last line may be cut short by the kill; a line that ends was told.
    return told + [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]


def add_until_done(where: str, runs: int, rng: random.Random) -> None:
    told: set[str] = set()
    for _ in range(runs):
        told |= {line.strip() for line in killed("add", where, rng.uniform(0, 0.5))[1:]}
        with Ledger.open(where, linker=StandIn()) as ledger:
            assert ledger.verify().first is None
            assert ledger.doctor().problems == ()
            assert told <= {link.external_id for link in ledger.report_links()}
            if len(told) == REPORTS:
                return
    with Ledger.open(where, linker=StandIn()) as ledger:
        found = list(add_all(ledger, items(), jobs=1, work=made))
        assert len(found) == REPORTS
        assert {x.external_id for x in found if isinstance(x, Added) and x.status == "added"}.isdisjoint(told)
        assert ledger.doctor().counts["reports"] == REPORTS


def bulk(tmp_path: Path, runs: int) -> None:
    rng, done = random.Random(11), 0
    while done < runs:
        path = tmp_path / f"bulk-{done}.db"
        with Ledger.open(path, create=True, linker=StandIn()):
            pass
        turn = min(4, runs - done)
        add_until_done(str(path), turn, rng)
        done += turn


def decisions(tmp_path: Path, runs: int) -> None:
    path, rng = tmp_path / "decided.db", random.Random(12)
    with Ledger.open(path, create=True, linker=StandIn()) as ledger:
        list(add_all(ledger, items()[:30], jobs=1, work=made))
        before = [link.model_dump() for link in ledger.report_links()]
        lines = ledger.incidents()
    told: list[int] = []
    for _ in range(runs):
        told += [int(line) for line in killed("decide", str(path), rng.uniform(0, 0.4))[1:]]
        with Ledger.open(path, linker=StandIn()) as ledger:
            assert ledger.verify().first is None
            assert ledger.doctor().problems == ()
            assert set(told) <= {entry.seq for entry in ledger.entries(decisions=True)}
    assert told
    with Ledger.open(path, linker=StandIn()) as ledger:
        with contextlib.suppress(LedgerError):  # nothing_to_undo ends it; what is left shows below
            while True:
                ledger.undo()
        assert [link.model_dump() for link in ledger.report_links()] == before
        assert ledger.incidents() == lines


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
def old(root: Path) -> bytes:
    return gzip.decompress((root / "tests/stores/v1.db.gz").read_bytes())


def test_a_bulk_add_survives_being_killed(tmp_path: Path) -> None:
    bulk(tmp_path, SHARE)


def test_decisions_survive_being_killed(tmp_path: Path) -> None:
    decisions(tmp_path, SHARE)


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
def test_a_bulk_add_survives_being_killed_often(tmp_path: Path) -> None:
    bulk(tmp_path, MANY)


@pytest.mark.long
def test_decisions_survive_being_killed_often(tmp_path: Path) -> None:
    decisions(tmp_path, MANY)


@pytest.mark.long
def test_a_migration_survives_being_killed_often(tmp_path: Path, old: bytes) -> None:
    migration(tmp_path, MANY, old)
