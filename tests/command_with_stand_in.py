"""The command line in a process of its own, with the tests' linking: ``python command_with_stand_in.py VERB ...``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import linking_stand_in
from counterclaim.cli.main import main

if __name__ == "__main__":
    linking_stand_in.install()
    sys.exit(main())
