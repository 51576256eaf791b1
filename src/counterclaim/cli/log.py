"""``counterclaim log``: the history of a ledger, or of one incident, report or claim."""

from __future__ import annotations

import argparse
import json

from .status import OK
from .store import database, opened


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser("log", parents=[common], allow_abbrev=False, help="the history of a ledger")
    parser.add_argument("subject", nargs="?", metavar="ID", help="of one incident, report or claim")
    database(parser)
    parser.add_argument("--decisions", action="store_true", help="only what people decided and undid")
    parser.add_argument("--last", metavar="N", type=int, help="only the last so many")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        found = ledger.entries(args.subject, decisions=args.decisions, last=args.last)
    for entry in found:
        if args.json:
            body = entry.model_dump()
            for name in ("before", "after"):
                body[name] = json.loads(body[name]) if body[name] is not None else None
            print(json.dumps(body, ensure_ascii=False))
            continue
        from counterclaim.screen.safe import foreign

        print(f"{entry.seq:>7}  {entry.at}  {foreign(entry.by)}  {entry.action} {foreign(entry.subject)}")
        if entry.reason:
            print(f"         why: {foreign(entry.reason)}")
        if entry.action.startswith(("decide.", "link.", "undo")):
            for name, value in (("before", entry.before), ("after", entry.after)):
                if value is not None:
                    print(f"         {name}: {foreign(value)}")
        print(f"         {entry.hash}")
    return OK
