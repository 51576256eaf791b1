"""``counterclaim evaluate``: measures the reader on annotated reports and guards its floors."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from counterclaim import __version__

from .status import FAILED, OK

if TYPE_CHECKING:
    from counterclaim.evaluate.floors import FloorSet
    from counterclaim.evaluate.gate import Outcome
    from counterclaim.evaluate.peers import Peer

Item = TypeVar("Item")


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "evaluate", parents=[common], allow_abbrev=False, help="measure the reader on annotated reports"
    )
    parser.add_argument(
        "sets",
        nargs="*",
        metavar="SET",
        help="which sets of the floors file; 'claims', 'places' and 'links' stand for all of that kind"
        " (default: all)",
    )
    parser.add_argument(
        "--shared", type=Path, help="folder of the annotated reports (or COUNTERCLAIM_SHARED)"
    )
    parser.add_argument(
        "--floors", type=Path, default=Path("eval/floors.toml"), help="default: eval/floors.toml"
    )
    parser.add_argument("--changelog", type=Path, default=Path("CHANGELOG.md"), help=argparse.SUPPRESS)
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
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
    from counterclaim.evaluate import floors, gate, peers
    from counterclaim.evaluate.shared import shared_folder

    asked = _asked(args.sets, floors.load(args.floors))
    others = peers.load(args.floors.parent / "peers.toml")
    shared = shared_folder(args.shared)
    outcomes = []
    for one in asked:
        # What a ruler prints itself is a message where standard output holds JSON.
        with redirect_stdout(sys.stderr if args.json else sys.stdout):
            outcome = gate.run(one, shared, args.floors.parent, verbose=args.verbose, watch=_watched)
        if not args.json:
            _print_table(outcome, others)
        outcomes.append(outcome)
    if args.json:
        sets = [_as_json(outcome, others) for outcome in outcomes]
        print(json.dumps({"version": __version__, "sets": sets}, ensure_ascii=False, indent=2))
    if args.pin:
        gate.pin(args.floors, outcomes, __version__, allow_lower=args.allow_lower, changelog=args.changelog)
        print(f"pinned in {args.floors}", file=sys.stderr)
        return OK
    failures = [failure for outcome in outcomes for failure in outcome.failures]
    for failure in failures:
        print(f"below: {failure}" if args.gate else f"note: {failure}", file=sys.stderr)
    return FAILED if failures and args.gate else OK


def _asked(names: list[str], sets: dict[str, FloorSet]) -> list[FloorSet]:
    """The sets named, each once; a kind stands for all its sets.

    :raises SetupError: ``no_such_set``.
    """
    from counterclaim.evaluate.measuring import kind_of
    from counterclaim.model import SetupError

    found: dict[str, FloorSet] = {}
    for name in names or sets:
        chosen = [sets[name]] if name in sets else [s for s in sets.values() if kind_of(s.ruler) == name]
        if not chosen:
            raise SetupError(f"No such set: {name}.", f"There are: {', '.join(sets)}.", code="no_such_set")
        found |= {one.name: one for one in chosen}
    return list(found.values())


def _watched(items: Iterable[Item], /) -> Iterator[Item]:
    from .progress import counted

    return counted(items, silent=True)


def _as_json(outcome: Outcome, others: list[Peer]) -> dict[str, Any]:
    one = outcome.one
    return {
        "set": one.name,
        "gold": one.gold,
        "part": one.part or None,
        "figures": outcome.table,
        "floors": one.floors,
        "least": one.least,
        "hashes": outcome.hashes,
        "peers": [
            {"measure": p.measure, "kind": p.kind, "value": p.value, "who": p.who}
            for p in others
            if p.set == one.name
        ],
        "failures": list(outcome.failures),
    }


def _print_table(outcome: Outcome, others: list[Peer]) -> None:
    """Every measure with its floor and the best figures of others, one a line, columns of fixed width."""
    from counterclaim.evaluate.peers import best

    one = outcome.one
    wide = max(20, *(len(name) + 2 for name in outcome.table))
    print(f"{one.name}: {one.gold}{f' ({one.part})' if one.part else ''}")
    titles = "".join(f"{title:>7}" for title in ("p", "r", "f1", "acc"))
    print(f"  {'measure':<{wide}}{titles}{'n':>6}{'floor':>8}{'people':>8}{'peer':>8}")
    for name, values in outcome.table.items():
        cells = "".join(_cell(values.get(kind), 7) for kind in ("p", "r", "f1", "accuracy"))
        count = values.get("gold", values.get("n", 0))
        key = f"{name}.{'f1' if values.get('f1') is not None else 'accuracy'}"
        beside = [one.floors.get(key), *(best(others, one.name, key, kind) for kind in ("people", "peer"))]
        row = f"  {name:<{wide}}{cells}{count:>6}{''.join(_cell(value, 8) for value in beside)}"
        print(row.rstrip())


def _cell(value: float | None, width: int) -> str:
    return " " * width if value is None else f"{value:{width}.3f}"
