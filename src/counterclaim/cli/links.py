"""``counterclaim links``: which incident each report of the ledger tells of."""

from __future__ import annotations

import argparse
import json
import sys

from .status import OK
from .store import database, opened


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "links", parents=[common], allow_abbrev=False, help="which incident each report tells of"
    )
    database(parser)
    parser.add_argument("--jsonl", action="store_true", help="print one object a report")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        if args.jsonl:
            for one in ledger.report_links():
                print(one.model_dump_json())
        elif args.json:
            head = ledger.head()
            rows = [json.loads(one.model_dump_json()) for one in ledger.report_links()]
            print(
                json.dumps(
                    {"head": {"seq": head.seq, "hash": head.hash}, "reports": rows}, ensure_ascii=False
                )
            )
        else:
            for one in ledger.report_links():
                print(f"{one.external_id or one.report_id}  {' '.join(one.incident_ids) or '-'}")
        head = ledger.head()
    print(f"head of the history: {head.seq} {head.hash}", file=sys.stderr)
    return OK
