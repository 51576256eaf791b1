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

    from counterclaim.ingest import LineError, Taken
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
        metavar="PATH|URL|-",
        help="a text file, an HTML page or its address, a .jsonl file with one report a line, or - for"
        " standard input",
    )
    parser.add_argument(
        "--published", metavar="DATE", help="publication date, or date-time with zone (ISO 8601)"
    )
    parser.add_argument("--outlet", metavar="NAME", help="who published it")
    parser.add_argument("--title", help="its headline")
    parser.add_argument("--url", help="where it was published; recorded, not fetched")
    parser.add_argument("--as-of", metavar="MOMENT", help="count only what was said by then (ISO 8601)")
    parser.add_argument("--json", action="store_true", help="print the reading as a JSON object")
    parser.add_argument(
        "--jsonl",
        action="store_true",
        help="print one object a line; with - the input too is one report a line",
    )
    parser.add_argument(
        "--html", metavar="OUT", help="write the reading as one page to OUT instead of printing the card"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="say for each value which step and which rule or model made it, with its probability",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    lines = args.source.endswith(".jsonl") and "://" not in args.source
    many = lines or (args.source == "-" and args.jsonl)
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
    as_of = moment(args.as_of) if args.as_of else None
    taken = _taken(args)
    reading: Reading
    if args.explain:
        from counterclaim.explain import explain_report

        reading = explain_report(taken.report, as_of=as_of, notes=taken.notes)
    else:
        from counterclaim.reader import read_report

        reading = read_report(taken.report, as_of=as_of, notes=taken.notes)
    # How the bytes were taken for text is known here only; the reader tells the rest itself.
    if args.jsonl:
        print(reading.to_json())
    elif args.json:
        print(reading.to_json(indent=2))
    elif not args.html:
        _show(reading)
    if args.html:
        _keep_page(reading, args)
    return OK


def _taken(args: argparse.Namespace) -> Taken:
    """The report in the file, stream or page that was named, with notes on how it was taken in."""
    given = {"published": args.published, "outlet": args.outlet, "title": args.title, "url": args.url}
    if "://" in args.source:
        from counterclaim.fetch import fetch_page
        from counterclaim.ingest.html import take_fetched

        found = fetch_page(args.source)
        return take_fetched(found.raw, fetched=found.url, charset=found.charset, **given)
    from counterclaim.ingest import named_page, read_file, read_stream, take_bytes

    if args.source == "-":
        return take_bytes(read_stream(sys.stdin.buffer), **given)
    return take_bytes(read_file(args.source), page=named_page(args.source), **given)


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
    for name in ("html", "explain"):
        if getattr(args, name):
            raise InputError(
                f"--{name} goes with one report.", "Read the reports one by one.", code="option_conflict"
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


def _keep_page(reading: Reading, args: argparse.Namespace) -> None:
    """One file for one reading. What is told about it goes to standard error, so that --json can go along."""
    from counterclaim.page import render

    from .output import write_whole

    write_whole(Path(args.html), render(reading), keep=None if args.source == "-" else Path(args.source))
    print(f"wrote {args.html}", file=sys.stderr)


def _show(reading: Reading) -> None:
    from rich.console import Console

    from counterclaim.model import ExplainedReading

    from .card import print_card
    from .card_why import print_why

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    print_card(reading, console)
    if isinstance(reading, ExplainedReading):
        print_why(reading, console)
