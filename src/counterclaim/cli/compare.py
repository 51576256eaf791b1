"""``counterclaim compare``: one incident beside earlier records of each actor; never who did it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .columns import column_map
from .read import moment
from .status import OK, SOME_READ
from .store import database, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.ledger import Ledger
    from counterclaim.pattern import Comparison, HistoryFile

LEDGER: Final = "ledger"
_ERRORS_SHOWN: Final = 5


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "compare",
        parents=[common],
        allow_abbrev=False,
        help="compare an incident with earlier records",
        description="Puts an incident beside earlier records of each actor: measures side by side, each with"
        " its n. It does not show who did it.",
    )
    parser.add_argument("incident_id", nargs="?", metavar="INCIDENT", help="an incident of the ledger")
    parser.add_argument("--report", metavar="FILE", help="an incident of this report instead")
    parser.add_argument("--published", metavar="DATE", help="publication date of the report (ISO 8601)")
    parser.add_argument("--outlet", metavar="NAME", help="who published the report")
    parser.add_argument("--incident", metavar="N", type=int, default=1, help="which one of the report (1)")
    parser.add_argument(
        "--history",
        metavar="FILE|ledger",
        action="append",
        default=[],
        help="earlier records: UCDP GED, ACLED or another table as CSV (also .gz, .zip), or the ledger's own"
        " incidents; may be given more than once",
    )
    parser.add_argument(
        "--history-kind", choices=("ucdp", "acled", "table"), help="what the files are (by their columns)"
    )
    parser.add_argument(
        "--columns", metavar="MAP", default="", help="which column of a table is what: date=Day,actor=Group"
    )
    parser.add_argument(
        "--actor",
        metavar="NAME",
        action="append",
        default=[],
        help="an actor by name, alias or id; may be given more than once (all that the incident names)",
    )
    parser.add_argument("--window", metavar="YEARS", type=float, default=5, help="how far back (default 5)")
    parser.add_argument(
        "--include",
        choices=("attributed",),
        help="beside what an actor claims, count what others say it did; such a set is circular",
    )
    parser.add_argument("--as-of", metavar="MOMENT", help="count only what had been said by then (ISO 8601)")
    parser.add_argument("--references", action="store_true", help="list the earlier incidents of each set")
    parser.add_argument("--names", action="store_true", help="list the names that match no actor of ours")
    parser.add_argument("--plot", metavar="OUT", help="write a map and a strip plot too: OUT.svg or OUT.png")
    database(parser)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    _check(args)
    if args.plot:
        from .compare_plot import check_plot

        check_plot(Path(args.plot))  # before a long history is read
    with _busy():
        made = _with_ledger(args) if args.incident_id or LEDGER in args.history else _of_report(args, None)
    failed = sum(history.failed for history in made.histories)
    _tell(made)
    if args.plot:
        from .compare_plot import save

        save(made, Path(args.plot))
    if args.json:
        print(made.to_json(indent=2))
    else:
        from rich.console import Console

        from .compare_card import print_comparison

        console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
        print_comparison(made, console, references=args.references, names=args.names)
    return SOME_READ if failed else OK


@contextmanager
def _busy() -> Iterator[None]:
    """A sign of life on standard error while a long history is read, where somebody watches."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status("reading the histories"):
        yield


def _check(args: argparse.Namespace) -> None:
    """:raises InputError: ``no_source``, ``no_history``, ``option_conflict``."""
    from counterclaim.model import InputError

    if bool(args.incident_id) == bool(args.report):
        raise InputError(
            "Name one incident: its id in a ledger, or a report.",
            "counterclaim compare INCIDENT, or counterclaim compare --report FILE.",
            code="no_source" if not args.report else "option_conflict",
        )
    if not args.history:
        raise InputError(
            "No history is named to compare with.",
            "Add --history FILE (UCDP GED, ACLED or another table), or --history ledger.",
            code="no_history",
        )
    for name in ("published", "outlet"):
        if args.incident_id and getattr(args, name):
            raise InputError(f"--{name} goes with --report.", "Leave it out.", code="option_conflict")


def _with_ledger(args: argparse.Namespace) -> Comparison:
    with opened(args) as ledger:
        if args.report:
            return _of_report(args, ledger)
        as_of = moment(args.as_of) if args.as_of else None
        return _made(args, ledger)(ledger.account(args.incident_id, as_of=as_of), ())


def _of_report(args: argparse.Namespace, ledger: Ledger | None) -> Comparison:
    from counterclaim.ingest import named_page, read_file, take_bytes
    from counterclaim.pattern.text_distances import text_distances
    from counterclaim.reader import read_with_workings

    taken = take_bytes(
        read_file(args.report), page=named_page(args.report), published=args.published, outlet=args.outlet
    )
    as_of = moment(args.as_of) if args.as_of else None
    reading, draft = read_with_workings(taken.report, as_of=as_of, notes=taken.notes)
    return _made(args, ledger)(reading, text_distances(reading, draft, args.incident))


def _made(args: argparse.Namespace, ledger: Ledger | None) -> Callable[..., Comparison]:
    """The comparison with what the options say, for a subject and the distances that its text states."""
    from counterclaim.pattern import compare

    histories = [ledger if one == LEDGER and ledger is not None else _file(one, args) for one in args.history]
    return lambda subject, stated: compare(
        subject,
        histories,
        incident=args.incident,
        actors=args.actor,
        window_years=args.window,
        include_attributed=args.include == "attributed",
        text_distances=stated,
    )


def _file(name: str, args: argparse.Namespace) -> HistoryFile:
    from counterclaim.pattern import HistoryFile
    from counterclaim.pattern.columns import FIELDS

    return HistoryFile(Path(name), args.history_kind, column_map(args.columns, FIELDS))


def _tell(made: Comparison) -> None:
    """What could not be read, on standard error; the rest of the errors is in the JSON."""
    for history in made.histories:
        for error in history.errors[:_ERRORS_SHOWN]:
            print(f"error[{error.code}]: {history.source}:{error.line}: {error.message}", file=sys.stderr)
        if history.failed > _ERRORS_SHOWN:
            more = history.failed - _ERRORS_SHOWN
            said = f"{history.source}: {more:,} more rows could not be read (--json lists 100)"
            print(said, file=sys.stderr)
