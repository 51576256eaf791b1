"""What the verbs of the ledger share: which store, who decides, and how it is opened."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger

BY_SETTING = "COUNTERCLAIM_BY"


def database(parser: argparse.ArgumentParser, *, people: bool = False) -> None:
    """The options of every verb that opens a store; ``people``: where a person decides."""
    parser.add_argument(
        "--database",
        metavar="FILE|URL",
        help="the ledger: a SQLite file, or postgresql://user@host/name (or COUNTERCLAIM_DATABASE)",
    )
    parser.add_argument("--json", action="store_true", help="print JSON")
    if people:
        parser.add_argument("--reason", metavar="WORDS", default="", help="why, for the history")
        parser.add_argument(
            "--by", metavar="NAME", help="who decides (or COUNTERCLAIM_BY; else the login name)"
        )


def person(args: argparse.Namespace) -> str:
    """Who decides, for the history."""
    import getpass

    name = args.by or os.environ.get(BY_SETTING, "")
    if not name.strip():
        try:
            name = getpass.getuser()
        except (KeyError, OSError):
            name = "unknown"
    return f"person {name.strip()}"


@contextmanager
def opened(args: argparse.Namespace, *, create: bool = False) -> Iterator[Ledger]:
    """The store that was named; a note on standard error where it was brought up to date."""
    from counterclaim.ledger import Ledger

    by = person(args) if hasattr(args, "by") else None
    ledger = Ledger.open(
        args.database, create=create, by=by, tell=lambda said: print(f"note: {said}", file=sys.stderr)
    )
    with ledger:
        yield ledger
