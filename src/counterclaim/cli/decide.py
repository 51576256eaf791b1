"""``counterclaim decide``: a person's word on a claim, a toll, a report's incident or an account."""

from __future__ import annotations

import argparse
import json
from typing import Any

from .status import OK
from .store import database, opened

VERDICTS = ("accept", "edit", "reject", "unsure")


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "decide",
        parents=[common],
        allow_abbrev=False,
        help="accept, edit, reject or doubt a claim, a toll, an incident",
        description="Writes a person's decision beside the machine's value. Every decision can be undone.",
    )
    parser.add_argument("verdict", choices=VERDICTS)
    parser.add_argument(
        "item", metavar="ID", help="of a claim, a toll, a report's incident, an account, a report"
    )
    database(parser, people=True)
    parser.add_argument(
        "--field",
        metavar="NAME",
        help="one field of it: stance, when.date_start, places.0.name; of a report: published, outlet",
    )
    parser.add_argument("--value", metavar="VALUE", help="with edit, the value: a word, or JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from counterclaim.model import InputError

    if args.verdict == "edit" and (args.field is None or args.value is None):
        raise InputError(
            "An edit needs a field and its value.", "Give --field and --value.", code="field_missing"
        )
    if args.verdict != "edit" and args.value is not None:
        raise InputError("--value goes with edit.", "Leave it out.", code="option_conflict")
    with opened(args) as ledger:
        seq = ledger.decide(
            args.verdict, args.item, field=args.field, value=_value(args.value), reason=args.reason
        )
        head = ledger.head()
    if args.json:
        print(json.dumps({"decision": seq, "head": {"seq": head.seq, "hash": head.hash}}))
    else:
        print(f"decision {seq} is kept; `counterclaim undo {seq}` takes it back")
    return OK


def _value(given: str | None) -> Any:
    """JSON where it is JSON; a bare word as itself."""
    if given is None:
        return None
    try:
        return json.loads(given)
    except ValueError:
        return given
