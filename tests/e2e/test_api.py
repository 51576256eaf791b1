"""``counterclaim.read`` is a function, whichever of our modules was imported first."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALL = "print(len(counterclaim.read('A car bomb killed four people in Mosul on Tuesday, police said.').incidents))"


@pytest.mark.parametrize("first", [
    "import counterclaim",
    "import counterclaim, counterclaim.reader",
    "import counterclaim, counterclaim.reading.pipeline",
    "import counterclaim; from counterclaim import read; read('A bomb went off.')",
])
def test_read_can_be_called(first: str) -> None:
    done = subprocess.run([sys.executable, "-c", f"{first}\n{CALL}\n{CALL}"], capture_output=True, text=True,
                          check=False, timeout=120)
    assert done.returncode == 0, done.stderr[-500:]
    assert done.stdout.split() == ["1", "1"]


def test_the_ledger_is_there_and_reading_one_needs_no_language_model() -> None:
    code = "import sys, counterclaim; print(counterclaim.Ledger.__name__, 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout.split() == ["Ledger", "False"]
