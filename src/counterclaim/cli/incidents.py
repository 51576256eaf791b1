"""``counterclaim incidents``: which incidents the ledger holds."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from typing import TYPE_CHECKING, Any

from .filters import filters, wanted_from
from .status import OK
from .store import database, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from counterclaim.ledger import Line

NARROW = 72
"""Below so many columns a table breaks words in two."""


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "incidents", parents=[common], allow_abbrev=False, help="list the incidents of a ledger"
    )
    parser.add_argument("text", nargs="?", metavar="WORDS", help="words that a report on it holds")
    database(parser)
    parser.add_argument("--csv", action="store_true", help="print CSV")
    filters(parser)
    parser.add_argument("--sort", choices=("date", "reports", "title"), default="date", help="default: date")
    parser.add_argument("--limit", metavar="N", type=int, help="at most so many")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    wanted = wanted_from(args)
    with opened(args) as ledger:
        found = ledger.incidents(wanted)
        head = ledger.head()
    if args.json:
        body = {"head": {"seq": head.seq, "hash": head.hash}, "incidents": [_dumped(line) for line in found]}
        print(json.dumps(body, ensure_ascii=False))
    elif args.csv:
        _csv(found)
        print(f"head of the history: {head.seq} {head.hash}", file=sys.stderr)
    else:
        _table(found)
    return OK


def _dumped(line: Line) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(line.model_dump_json())
    return found


def _csv(found: Sequence[Line]) -> None:
    from counterclaim.ledger import Line

    out = csv.writer(sys.stdout, lineterminator="\n")
    names = list(Line.model_fields)
    out.writerow(names)
    for line in found:
        row = _dumped(line)
        row["codes"] = "; ".join(f"{name}: {code}" for name, code in row["codes"].items())
        row["outlets"] = "; ".join(row["outlets"])
        out.writerow(["" if row[name] is None else row[name] for name in names])


def _table(found: Sequence[Line]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from counterclaim.screen import words
    from counterclaim.screen.safe import foreign

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if not found:
        console.print("No incident fits.")
        return
    if console.width < NARROW:
        for line in found:
            _two_lines(console, line)
        _tally(console, found)
        return
    table = Table(box=None, pad_edge=False, show_edge=False)
    for name, ratio in (("id", None), ("date", None), ("incident", 3), ("standing", 2), ("killed", None),
                        ("reports", None)):  # fmt: skip
        table.add_column(name, ratio=ratio, no_wrap=ratio is None, overflow="fold", header_style="bold",
                         justify="right" if name == "reports" else "left")  # fmt: skip
    for line in found:
        table.add_row(
            line.incident_id[: len("acc-") + 8],
            str(line.date_start or "not known"),
            Text(foreign(line.title)),
            words.pattern(line.pattern).removeprefix("in these reports: "),
            _range(line.killed_min, line.killed_max),
            str(line.reports),
        )
    console.print(table)
    _tally(console, found)


def _two_lines(console: Console, line: Line) -> None:
    """An incident where a table would break its words."""
    from rich.text import Text

    from counterclaim.screen import words
    from counterclaim.screen.safe import foreign
    from counterclaim.screen.words import number_of

    from .lines import paragraph

    facts = [line.incident_id[: len("acc-") + 8], str(line.date_start or "day not known")]
    killed = _range(line.killed_min, line.killed_max)
    facts += [f"killed {killed}"] if killed else []
    facts.append(number_of(line.reports, "report"))
    paragraph(console, Text("  ".join(facts)))
    standing = words.pattern(line.pattern).removeprefix("in these reports: ")
    paragraph(console, Text(f"{foreign(line.title)}: {standing}"), lead="    ")


def _tally(console: Console, found: Sequence[Line]) -> None:
    from rich.text import Text

    from counterclaim.screen.words import number_of

    from .lines import paragraph

    drafts = sum(line.provisional for line in found)
    number = number_of(len(found), "incident")
    said = f"{number}, as told in these reports; {drafts:,} of them machine drafts."
    paragraph(console, Text(said, style="dim"))


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    return str(low) if low == high else f"{low} to {high}"
