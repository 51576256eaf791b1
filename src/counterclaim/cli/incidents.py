"""``counterclaim incidents``: which incidents the ledger holds."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from typing import TYPE_CHECKING, Any

from .status import OK
from .store import database, opened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console

    from counterclaim.ledger import Filter, Line, Near

NARROW = 72
"""Below so many columns a table breaks words in two."""


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "incidents", parents=[common], allow_abbrev=False, help="list the incidents of a ledger"
    )
    parser.add_argument("text", nargs="?", metavar="WORDS", help="words that a report on it holds")
    database(parser)
    parser.add_argument("--csv", action="store_true", help="print CSV")
    parser.add_argument("--since", metavar="DATE", help="from this day on")
    parser.add_argument("--until", metavar="DATE", help="up to this day")
    parser.add_argument("--near", metavar="PLACE|LAT,LON", help="around a place of the gazetteer, or a point")
    parser.add_argument(
        "--within", metavar="KM", type=float, default=25.0, help="how far around (default 25)"
    )
    parser.add_argument("--place", metavar="NAME", help="a part of the place's or the province's name")
    parser.add_argument("--country", metavar="XX", help="ISO 3166-1 alpha-2")
    parser.add_argument("--type", metavar="TYPE", help="air_strike, bombing_ied, ...")
    parser.add_argument(
        "--actor", metavar="ID|NAME", help="an actor with a row, by its id or a part of its name"
    )
    parser.add_argument(
        "--code", metavar="CODE", help="how responsibility stands for it: attributed_denied, ..."
    )
    parser.add_argument("--pattern", metavar="PATTERN", help="how responsibility stands: contested, ...")
    parser.add_argument("--outlet", metavar="NAME", help="a part of the name of an outlet that reports it")
    parser.add_argument("--reviewed", action="store_true", help="only those that a person has reviewed")
    parser.add_argument("--unreviewed", action="store_true", help="only those that nobody has reviewed")
    parser.add_argument("--sort", choices=("date", "reports", "title"), default="date", help="default: date")
    parser.add_argument("--limit", metavar="N", type=int, help="at most so many")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    wanted = _filter(args)
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


def _filter(args: argparse.Namespace) -> Filter:
    """:raises InputError: ``bad_value``, ``bad_date``, ``unknown_place``, ``option_conflict``."""
    from counterclaim.ledger import Filter
    from counterclaim.model import InputError
    from counterclaim.model.vocabulary import Code, EventType, Pattern

    if args.reviewed and args.unreviewed:
        raise InputError(
            "--reviewed and --unreviewed exclude each other.", "Leave one out.", code="option_conflict"
        )
    if args.limit is not None and args.limit < 1:
        raise InputError("--limit takes a number from 1.", "Leave it out for all.", code="bad_value")
    return Filter(
        since=_day(args.since),
        until=_day(args.until),
        near=_near(args.near, args.within) if args.near else None,
        place=args.place,
        country=args.country,
        event_type=_value(EventType, args.type),
        actor=args.actor,
        code=_value(Code, args.code),
        pattern=_value(Pattern, args.pattern),
        outlet=args.outlet,
        text=args.text,
        provisional=False if args.reviewed else True if args.unreviewed else None,
        sort=args.sort,
        limit=args.limit,
    )


def _day(given: str | None) -> Any:
    from datetime import date

    from counterclaim.model import InputError

    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        raise InputError(f"{given!r} is not a day.", "Write 2018-06-18.", code="bad_date") from error


def _value(kind: Any, given: str | None) -> Any:
    from counterclaim.model import InputError

    try:
        return kind(given) if given else None
    except ValueError as error:
        known = ", ".join(one.value for one in kind)
        raise InputError(
            f"There is no {kind.__name__} {given!r}.", f"There are: {known}.", code="bad_value"
        ) from error


def _near(given: str, km: float) -> Near:
    """A point, or the place of that name that the gazetteer gives first."""
    from counterclaim.ledger import Near
    from counterclaim.model import InputError

    parts = given.split(",")
    try:
        lat, lon = (float(part) for part in parts) if len(parts) == 2 else (None, None)
    except ValueError:
        lat = lon = None
    if lat is not None and lon is not None:
        if not (-90 <= lat <= 90 and -180 <= lon <= 180 and km > 0):
            raise InputError(
                f"{given!r} is no point on the earth.", "Write LAT,LON in degrees.", code="bad_value"
            )
        return Near(lat=lat, lon=lon, km=km)
    from counterclaim.geo.gazetteer import lookup

    best = next((one for one in lookup(given) if one.lat is not None and one.lon is not None), None)
    if best is None or best.lat is None or best.lon is None:
        raise InputError(
            f"The gazetteer has no place {given!r}.", "Give it as LAT,LON, or search with --place.",
            code="unknown_place",
        )  # fmt: skip
    print(f"around {best.name} ({best.lat:.2f}, {best.lon:.2f}), {km:g} km", file=sys.stderr)
    return Near(lat=best.lat, lon=best.lon, km=km)


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

    from .lines import number_of, paragraph

    facts = [line.incident_id[: len("acc-") + 8], str(line.date_start or "day not known")]
    killed = _range(line.killed_min, line.killed_max)
    facts += [f"killed {killed}"] if killed else []
    facts.append(number_of(line.reports, "report"))
    paragraph(console, Text("  ".join(facts)))
    standing = words.pattern(line.pattern).removeprefix("in these reports: ")
    paragraph(console, Text(f"{foreign(line.title)}: {standing}"), lead="    ")


def _tally(console: Console, found: Sequence[Line]) -> None:
    from rich.text import Text

    from .lines import number_of, paragraph

    drafts = sum(line.provisional for line in found)
    number = number_of(len(found), "incident")
    said = f"{number}, as told in these reports; {drafts:,} of them machine drafts."
    paragraph(console, Text(said, style="dim"))


def _range(low: int | None, high: int | None) -> str:
    if low is None:
        return ""
    return str(low) if low == high else f"{low} to {high}"
