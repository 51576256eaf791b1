"""Exit statuses; part of the interface."""

from typing import Final

OK: Final = 0
FAILED: Final = 1
"""A measurement fell below its floor, or a ledger does not hold."""
NOTHING_READ: Final = 2
"""Also what a wrong command line gives."""
SOME_READ: Final = 3
"""Some reports of the input were read, others not."""
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
