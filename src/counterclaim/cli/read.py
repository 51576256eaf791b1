"""``counterclaim read``: one report, or one a line, as cards or as JSON."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .status import NOTHING_READ, OK, SOME_READ

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from counterclaim.ingest import LineError
    from counterclaim.model import Reading


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "read",
        parents=[common],
        allow_abbrev=False,
        help="read a report",
        description="Reads a report and shows who says what about who did it.",
    )
    parser.add_argument(
        "source",
        metavar="PATH|-",
        help="a text file, a .jsonl file with one report a line, or - for standard input",
    )
    parser.add_argument(
        "--published", metavar="DATE", help="publication date, or date-time with zone (ISO 8601)"
    )
    parser.add_argument("--outlet", metavar="NAME", help="who published it")
    parser.add_argument("--title", help="its headline")
    parser.add_argument("--url", help="where it was published; recorded, never fetched")
    parser.add_argument("--as-of", metavar="MOMENT", help="count only what was said by then (ISO 8601)")
    parser.add_argument("--json", action="store_true", help="print the reading as a JSON object")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="print one object a line; with - the input too is one report a line",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    many = args.source.endswith(".jsonl") or (args.source == "-" and args.jsonl)
    return _read_lines(args) if many else _read_one(args)


def moment(value: str) -> datetime:
    """A date (its last instant, UTC) or a date-time (UTC where it has no zone).

    :raises InputError: ``bad_date`` where it is neither.
    """
    from datetime import UTC, date, datetime, time

    from counterclaim.model import InputError

    try:
        if len(value) == 10:
            return datetime.combine(date.fromisoformat(value), time.max, UTC)
        read = datetime.fromisoformat(value)
    except ValueError as error:
        raise InputError(
            f"{value!r} is not a date.", "Write 2018-06-18 or 2018-06-18T09:30+00:00.", code="bad_date"
        ) from error
    return read if read.tzinfo else read.replace(tzinfo=UTC)


def _read_one(args: argparse.Namespace) -> int:
    from counterclaim.ingest import read_file, read_stream, take_bytes
    from counterclaim.reader import read_report

    as_of = moment(args.as_of) if args.as_of else None
    raw = read_stream(sys.stdin.buffer) if args.source == "-" else read_file(args.source)
    taken = take_bytes(raw, published=args.published, outlet=args.outlet, title=args.title, url=args.url)
    reading = read_report(taken.report, as_of=as_of, notes=taken.notes)
    # How the bytes were taken for text is known here only; the reader tells the rest itself.
    if args.jsonl:
        print(reading.to_json())
    elif args.json:
        print(reading.to_json(indent=2))
    else:
        _show(reading)
    return OK


def _read_lines(args: argparse.Namespace) -> int:
    """One report a line, in order. A line that cannot be read costs that line only."""
    from counterclaim.evaluate.predict import line_of
    from counterclaim.ingest import LineError
    from counterclaim.model import InputError

    from .problems import say
    from .progress import counted

    if given := [name for name in ("published", "outlet", "title", "url") if getattr(args, name)]:
        raise InputError(
            f"--{given[0]} goes with one report; here each line has its own.",
            f"Put {given[0]!r} into the lines.",
            code="option_conflict",
        )
    read = failed = 0
    for item in counted(_readings(args)):
        if args.json or args.jsonl:
            print(line_of(item))
        elif not isinstance(item, LineError):
            print("\n" if read else "", end="")
            _show(item)
        if isinstance(item, LineError):
            failed += 1
            say({"code": item.code, "message": item.message, "hint": item.hint}, f"line {item.line_no}: ")
        else:
            read += 1
    if not read and not failed:
        raise InputError(
            "The input holds no line.", "Give one JSON object a line, with a 'text'.", code="input_empty"
        )
    return OK if not failed else SOME_READ if read else NOTHING_READ


def _readings(args: argparse.Namespace) -> Iterator[Reading | LineError]:
    from counterclaim.evaluate.predict import file_readings, readings
    from counterclaim.ingest import read_lines

    from .problems import describe

    as_of = moment(args.as_of) if args.as_of else None
    explain = None if args.debug else describe
    if args.source == "-":
        return readings(read_lines(sys.stdin.buffer), as_of=as_of, describe=explain)
    return file_readings(Path(args.source), as_of=as_of, describe=explain)


def _show(reading: Reading) -> None:
    from rich.console import Console

    from .card import print_card

    print_card(reading, Console(file=sys.stdout, highlight=False, markup=False, emoji=False))
