"""``counterclaim doctor``: what a ledger holds, and whether it is well."""

from __future__ import annotations

import argparse
import json

from .status import FAILED, OK
from .store import database, opened


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "doctor", parents=[common], allow_abbrev=False, help="what a ledger holds, and whether it is well"
    )
    database(parser)
    parser.add_argument("--rebuild", action="store_true", help="make lists and the word index anew")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        rebuilt = ledger.rebuild() if args.rebuild else None
        health = ledger.doctor()
    if args.json:
        print(json.dumps({"rebuilt": rebuilt, **health.model_dump()}, ensure_ascii=False))
        return FAILED if health.problems else OK
    if rebuilt is not None:
        print(f"made the lines of {rebuilt:,} incidents and the word index anew")
    print(f"{health.database}, tables {health.tables}, {health.size_bytes / 1e6:.1f} MB")
    print("holds      " + ", ".join(f"{name} {number:,}" for name, number in health.counts.items()))
    for reader, number in health.readers.items():
        print(f"read by    {reader}: {number:,}")
    print(f"head       {health.head_seq} {health.head}")
    for note in health.notes:
        print(f"note       {note}")
    for problem in health.problems:
        print(f"problem    {problem}")
    if not health.problems:
        print("well       nothing amiss; `counterclaim verify` computes the hashes anew")
    return FAILED if health.problems else OK
