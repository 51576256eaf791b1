from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def counterclaim() -> Run:
    """The command in a process of its own: arguments in, status and bytes out."""

    def run(*args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None, timeout: float = 120,
            ) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "counterclaim.cli", *map(str, args)]
        return subprocess.run(command, input=stdin, capture_output=True, timeout=timeout, check=False,
                              env={**os.environ, "NO_COLOR": "1", "COLUMNS": "100", **(env or {})})

    return run
