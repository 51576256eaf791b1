"""``counterclaim show``: the account of one incident."""

from __future__ import annotations

import argparse
import sys

from .read import moment
from .status import OK
from .store import database, opened


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "show", parents=[common], allow_abbrev=False, help="show the account of one incident"
    )
    parser.add_argument("incident", metavar="ID", help="its id, or the start of it")
    database(parser)
    parser.add_argument("--as-of", metavar="MOMENT", help="count only what had been said by then (ISO 8601)")
    parser.add_argument("--known-at", metavar="MOMENT", help="only what the ledger held at that moment")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    as_of = moment(args.as_of) if args.as_of else None
    known_at = moment(args.known_at) if args.known_at else None
    with opened(args) as ledger:
        account = ledger.account(args.incident, as_of=as_of, known_at=known_at)
    if args.json:
        print(account.to_json(indent=2))
        return OK
    from rich.console import Console

    from .account_card import print_account

    print_account(account, Console(file=sys.stdout, highlight=False, markup=False, emoji=False))
    return OK
