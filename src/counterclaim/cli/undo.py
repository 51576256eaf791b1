"""``counterclaim undo``: takes a decision back."""

from __future__ import annotations

import argparse
import json

from .status import OK
from .store import database, opened


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "undo",
        parents=[common],
        allow_abbrev=False,
        help="take a decision back",
        description="Takes a decision back; undoing the undo puts it in force again. Nothing is erased.",
    )
    parser.add_argument(
        "decision", nargs="?", type=int, metavar="N", help="its number (default: the last one)"
    )
    database(parser, people=True)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        seq = ledger.undo(args.decision, reason=args.reason)
        entry = ledger.entries(decisions=True, last=1)[0]
    what = json.loads(entry.after or "{}")
    if args.json:
        print(json.dumps({"entry": seq, **what}))
    else:
        state = "is in force again" if what["holds"] else "is undone"
        print(f"decision {what['decision']} {state} (entry {seq})")
    return OK
