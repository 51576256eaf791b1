"""``counterclaim evaluate``: measures the reader on annotated reports and guards its floors."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim import __version__

from .status import FAILED, OK

if TYPE_CHECKING:
    from counterclaim.evaluate.gate import Outcome


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "evaluate", parents=[common], allow_abbrev=False, help="measure the reader on annotated reports"
    )
    parser.add_argument(
        "sets",
        nargs="*",
        metavar="SET",
        help="which sets of the floors file, or 'places' for those that measure place names,"
        " 'links' for those that measure linking (default: all)",
    )
    parser.add_argument(
        "--shared", type=Path, help="folder of the annotated reports (or COUNTERCLAIM_SHARED)"
    )
    parser.add_argument(
        "--floors", type=Path, default=Path("eval/floors.toml"), help="default: eval/floors.toml"
    )
    parser.add_argument("--changelog", type=Path, default=Path("CHANGELOG.md"), help=argparse.SUPPRESS)
    parser.add_argument(
        "--gate", action="store_true", help="exit with status 1 where a figure lies below its floor"
    )
    parser.add_argument("--pin", action="store_true", help="write the figures as new floors")
    parser.add_argument(
        "--allow-lower", action="store_true", help="let floors sink that CHANGELOG.md tells of"
    )
    parser.add_argument(
        "--verbose", action="store_true", help="list every claim missed and every one too many"
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from counterclaim.evaluate import floors, gate
    from counterclaim.evaluate.shared import shared_folder
    from counterclaim.model import SetupError

    sets = floors.load(args.floors)
    asked: list[str] = []
    for name in args.sets or sets:
        kinds = {
            "places": [n for n, one in sets.items() if one.of_places],
            "links": [n for n, one in sets.items() if one.of_links],
        }
        asked += kinds.get(name, [name])
    if unknown := [name for name in asked if name not in sets]:
        raise SetupError(
            f"No such set: {', '.join(unknown)}.", f"There are: {', '.join(sets)}.", code="no_such_set"
        )
    shared = shared_folder(args.shared)
    outcomes = []
    for name in asked:
        outcome = gate.run(sets[name], shared, args.floors.parent, verbose=args.verbose)
        _print_table(outcome)
        outcomes.append(outcome)
    if args.pin:
        gate.pin(args.floors, outcomes, __version__, allow_lower=args.allow_lower, changelog=args.changelog)
        print(f"pinned in {args.floors}", file=sys.stderr)
        return OK
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    for failure in failures:
        print(f"below: {failure}" if args.gate else f"note: {failure}", file=sys.stderr)
    return FAILED if failures and args.gate else OK


def _print_table(outcome: Outcome) -> None:
    """Every measure with its floor, one a line, columns of fixed width."""
    print(f"{outcome.one.name}: {outcome.one.gold}")
    print(f"  {'measure':<20}{'p':>7}{'r':>7}{'f1':>7}{'acc':>7}{'n':>6}{'floor':>8}")
    for name, values in outcome.table.items():
        cells = [
            f"{values[kind]:7.3f}" if values.get(kind) is not None else " " * 7
            for kind in ("p", "r", "f1", "accuracy")
        ]
        count = values.get("gold", values.get("n", 0))
        floor = outcome.one.floors.get(f"{name}.f1", outcome.one.floors.get(f"{name}.accuracy"))
        print(f"  {name:<20}{''.join(cells)}{count:>6}{'' if floor is None else format(floor, '8.3f')}")
