"""kill -9 at random moments, over any kind of store: what the kill tests of SQLite and PostgreSQL share."""

from __future__ import annotations

import contextlib
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from counterclaim.ledger import Added, Ledger
from counterclaim.ledger.bulk import add_all
from counterclaim.model import LedgerError
from ledger_child import REPORTS, items, made
from linking_stand_in import StandIn

CHILD = Path(__file__).resolve().parent / "ledger_child.py"
FEW, MANY = 20, 200
SHARE = 7  # of FEW, so many for each of the three
Fresh = Callable[[str], str]
"""The place of a store that is not there yet, by a name for it."""


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


def bulk(fresh: Fresh, runs: int) -> None:
    """Kills a bulk add ``runs`` times, four times each store; then it is gone on with to its end."""
    rng, done = random.Random(11), 0
    while done < runs:
        where = fresh(f"bulk{done}")
        with Ledger.open(where, create=True, linker=StandIn()):
            pass
        turn = min(4, runs - done)
        add_until_done(where, turn, rng)
        done += turn


def decisions(fresh: Fresh, runs: int) -> None:
    """Kills somebody who decides ``runs`` times; then all is undone."""
    where, rng = fresh("decided"), random.Random(12)
    with Ledger.open(where, create=True, linker=StandIn()) as ledger:
        list(add_all(ledger, items()[:30], jobs=1, work=made))
        before = [link.model_dump() for link in ledger.report_links()]
        lines = ledger.incidents()
    told: list[int] = []
    for _ in range(runs):
        told += [int(line) for line in killed("decide", where, rng.uniform(0, 0.4))[1:]]
        with Ledger.open(where, linker=StandIn()) as ledger:
            assert ledger.verify().first is None
            assert ledger.doctor().problems == ()
            assert set(told) <= {entry.seq for entry in ledger.entries(decisions=True)}
    assert told
    with Ledger.open(where, linker=StandIn()) as ledger:
        with contextlib.suppress(LedgerError):  # nothing_to_undo ends it; what is left shows below
            while True:
                ledger.undo()
        assert [link.model_dump() for link in ledger.report_links()] == before
        assert ledger.incidents() == lines
