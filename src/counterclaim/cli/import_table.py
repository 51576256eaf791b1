"""``counterclaim import``: an edited table back into the ledger, as decisions."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .status import OK, SOME_READ
from .store import database, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.export.importing import Difference, Found, Told

SHOWN = 40


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "import",
        parents=[common],
        allow_abbrev=False,
        help="bring the edits in an exported table back as decisions",
        description="Shows how an edited table (export --format csv) differs from what was exported. With"
        " --accept each difference becomes a decision; each can be undone.",
    )
    parser.add_argument("file", metavar="FILE", help="the edited table")
    database(parser)
    parser.add_argument(
        "--accept", action="store_true", help="write the decisions; without it nothing changes"
    )
    parser.add_argument("--by", metavar="NAME", help="who decides (or COUNTERCLAIM_BY; else the login name)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from counterclaim.export.importing import accept, compare
    from counterclaim.ingest import read_file

    raw = read_file(args.file)
    with opened(args) as ledger:
        found = compare(ledger, raw, source=Path(args.file).name)
        made = accept(ledger, found.differences) if args.accept and found.differences else []
        head = ledger.head()
    if args.json:
        body = {
            "accepted": args.accept,
            "rows": found.rows,
            "differences": [one.model_dump(mode="json") for one in found.differences],
            "told": [one.model_dump(mode="json") for one in found.told],
            "columns_left_out": list(found.left_out),
            "columns_of_others": list(found.foreign),
            "decisions": made,
            "head": {"seq": head.seq, "hash": head.hash},
        }
        print(json.dumps(body, ensure_ascii=False))
    else:
        _show(found, made, accepted=args.accept)
    return SOME_READ if found.hindered else OK


def _show(found: Found, made: Sequence[int], *, accepted: bool) -> None:
    for one in found.differences:
        print(_line(one))
    for kind in dict.fromkeys(one.kind for one in found.told):
        mine = [one for one in found.told if one.kind == kind]
        for told in mine[:SHOWN]:
            print(_told(told), file=sys.stderr)
        if len(mine) > SHOWN:
            print(f"{kind}: {len(mine) - SHOWN:,} more; --json prints all", file=sys.stderr)
    if found.foreign:
        print(f"note: columns that are not ours are left alone: {', '.join(found.foreign)}", file=sys.stderr)
    number = len(found.differences)
    differences = "1 difference" if number == 1 else f"{number:,} differences"
    rows = "1 row" if found.rows == 1 else f"{found.rows:,} rows"
    if made:
        span = str(made[0]) if len(made) == 1 else f"{made[0]} to {made[-1]}"
        print(f"{differences} in {rows}; kept as decisions {span}; `counterclaim undo N` takes one back")
    elif number and not accepted:
        print(f"{differences} in {rows}; nothing is changed; --accept makes them decisions")
    else:
        print(f"{differences} in {rows}")


def _line(one: Difference) -> str:
    from counterclaim.screen.safe import plain

    what = f"{one.row} {one.item_id}"
    if one.field is None:
        return f"line {one.line}: {one.verdict} {what} ({plain(one.reason)})"
    before, after = (json.dumps(plain(str(v)), ensure_ascii=False) if v not in (None, "") else "nothing"
                     for v in (one.before, one.value))  # fmt: skip
    return f"line {one.line}: {what}: {one.column}: {before} -> {after}"


def _told(one: Told) -> str:
    from counterclaim.screen.safe import plain

    where = f"line {one.line}: " if one.line else ""
    cell = f" {one.column}" if one.column else ""
    values = ""
    if one.column:
        values = f" (exported {plain(one.before)!r}, here {plain(one.found)!r}"
        values += f", now {plain(one.now)!r})" if one.kind == "conflict" else ")"
    return f"{one.kind}: {where}{one.row} {one.item_id}{cell}: {one.message}{values}"
