"""``counterclaim verify``: computes the whole ledger anew."""

from __future__ import annotations

import argparse
import json

from .status import FAILED, OK
from .store import database, opened


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "verify",
        parents=[common],
        allow_abbrev=False,
        help="compute bytes, texts and history anew",
        description="Computes every hash of a ledger anew and names the first thing that does not hold.",
    )
    database(parser)
    parser.add_argument("--head", metavar="HASH", help="a head hash noted before: is it in this history?")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        found = ledger.verify(head=args.head)
    bad = found.first is not None or found.head_found is False
    if args.json:
        print(json.dumps({"holds": not bad, **found.model_dump()}, ensure_ascii=False))
        return FAILED if bad else OK
    print(f"{found.entries:,} entries, {found.reports:,} reports, {found.readings:,} readings, "
          f"{found.decisions:,} decisions")  # fmt: skip
    print(f"head {found.head}")
    if found.first is not None:
        print(f"does not hold: entry {found.first.seq}, {found.first.subject}: {found.first.what}")
    if found.head_found is not None:
        print(f"the hash given is {'in' if found.head_found else 'NOT in'} this history")
    if not bad:
        print("all of it holds")
    return FAILED if bad else OK
