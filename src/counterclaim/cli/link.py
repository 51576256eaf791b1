"""``counterclaim link``: which reports tell of one incident, by a person's word."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .status import OK
from .store import database, opened

if TYPE_CHECKING:
    from counterclaim.ledger import LinkLine


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser("link", allow_abbrev=False, help="merge, split and keep apart incidents")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, said in (("merge", "two incidents are one"), ("apart", "two incidents are two, and stay so")):
        one = actions.add_parser(name, parents=[common], allow_abbrev=False, help=said)
        one.add_argument("one", metavar="ID")
        one.add_argument("other", metavar="ID")
        database(one, people=True)
        one.set_defaults(run=run_pair)
    split = actions.add_parser(
        "split", parents=[common], allow_abbrev=False, help="some reports of an incident tell of another one"
    )
    split.add_argument("one", metavar="ID")
    split.add_argument("reports", metavar="REPORT", nargs="+", help="report ids, external ids or mention ids")
    database(split, people=True)
    split.set_defaults(run=run_split)
    unlink = actions.add_parser(
        "unlink", parents=[common], allow_abbrev=False, help="one report's part does not belong there"
    )
    unlink.add_argument("one", metavar="ID")
    unlink.add_argument("report", metavar="REPORT")
    database(unlink, people=True)
    unlink.set_defaults(run=run_unlink)
    suggested = actions.add_parser(
        "suggested", parents=[common], allow_abbrev=False, help="pairs of incidents that may be one"
    )
    database(suggested)
    suggested.set_defaults(run=run_suggested)
    explain = actions.add_parser(
        "explain",
        parents=[common],
        allow_abbrev=False,
        help="what speaks for two incidents, or reports, being one",
    )
    explain.add_argument("one", metavar="ID")
    explain.add_argument("other", metavar="ID", nargs="?")
    database(explain)
    explain.set_defaults(run=run_explain)


def run_pair(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        act = ledger.merge if args.action == "merge" else ledger.apart
        return _done(args, act(args.one, args.other, reason=args.reason))


def run_split(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        return _done(args, ledger.split(args.one, args.reports, reason=args.reason))


def run_unlink(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        return _done(args, ledger.unlink(args.one, args.report, reason=args.reason))


def run_suggested(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        return _listed(args, ledger.suggestions())


def run_explain(args: argparse.Namespace) -> int:
    with opened(args) as ledger:
        return _listed(args, ledger.explain(args.one, args.other or args.one))


def _done(args: argparse.Namespace, seq: int) -> int:
    if args.json:
        print(json.dumps({"decision": seq}))
    else:
        print(f"decision {seq} is kept; `counterclaim undo {seq}` takes it back")
    return OK


def _listed(args: argparse.Namespace, found: Sequence[LinkLine]) -> int:
    if args.json:
        print(json.dumps([json.loads(one.model_dump_json()) for one in found], ensure_ascii=False))
        return OK
    from counterclaim.screen.safe import foreign

    for one in found:
        print(f"{one.score:8.3f}  {one.verdict:<8} {one.a} {foreign(one.title_a)}")
        print(f"{'':18} {one.b} {foreign(one.title_b)}")
        parts = ", ".join(f"{name} {value:+g}" for name, value in one.parts.items() if value)
        print(f"{'':18} {parts}")
    if not found:
        print("There is no such link.")
    return OK
