"""``counterclaim add``: reports into the ledger."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from .columns import column_map
from .status import NOTHING_READ, OK, SOME_READ
from .store import database, opened

if TYPE_CHECKING:
    from counterclaim.ledger import Added, Ledger
    from counterclaim.ledger.sources import Failure, Given

ALIASES: Final = {"external_id": "doc_id", "headline": "title"}


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "add",
        parents=[common],
        allow_abbrev=False,
        help="add reports to a ledger",
        description="Reads reports and adds them to a ledger. What it holds already is not read again.",
    )
    parser.add_argument(
        "sources",
        nargs="*",
        metavar="PATH|URL",
        help="a text file, an HTML page or its address, a folder, a .jsonl or .csv file with many reports",
    )
    database(parser)
    parser.add_argument("--jsonl", action="store_true", help="print one object a report, once it is kept")
    parser.add_argument("--published", metavar="DATE", help="publication date of reports that give none")
    parser.add_argument("--outlet", metavar="NAME", help="who published the reports that do not say so")
    parser.add_argument("--title", help="the headline; for one report")
    parser.add_argument("--url", help="where it was published; recorded, not fetched; for one report")
    parser.add_argument(
        "--columns",
        metavar="MAP",
        default="",
        help="which column of a CSV file is what: text=BODY,published=DATE",
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="how many processes read (default: one a core)")
    parser.add_argument("--dry-run", action="store_true", help="say what would be added, and change nothing")
    parser.add_argument(
        "--reread",
        action="store_true",
        help="read what the ledger holds anew with this version of the reader",
    )
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from counterclaim.model import InputError

    if args.reread:
        return _reread(args)
    if not args.sources:
        raise InputError(
            "Nothing was named to be added.", "Name a file, a folder or an address.", code="no_source"
        )
    if args.jobs is not None and args.jobs < 1:
        raise InputError("--jobs takes a number from 1.", "Leave it out for one a core.", code="bad_jobs")
    if args.dry_run:
        return _told(args, _dry(args))
    from counterclaim.ledger.bulk import add_all
    from counterclaim.ledger.sources import count

    from .add_progress import shown

    with opened(args, create=True) as ledger:
        total = count(args.sources) if sys.stderr.isatty() else None
        try:
            return _told(args, shown(add_all(ledger, _items(args), jobs=args.jobs), total))
        except KeyboardInterrupt:
            print("stopped; what was read is kept, and the same command goes on from there", file=sys.stderr)
            raise


def _items(args: argparse.Namespace) -> Iterator[Any]:
    from counterclaim.ledger.sources import COLUMNS, find

    told = {
        name: getattr(args, name) for name in ("published", "outlet", "title", "url") if getattr(args, name)
    }
    return find(args.sources, told=told, columns=column_map(args.columns, COLUMNS, ALIASES))


def _dry(args: argparse.Namespace) -> Iterator[Added | Failure]:
    """What would become of each; no store is made, and reports are taken in but not read."""
    from counterclaim.ledger.sources import Failure
    from counterclaim.model import LedgerError

    held: Ledger | None = None
    try:
        with opened(args) as held:
            for item in _items(args):
                yield item if isinstance(item, Failure) else _would(item, held)
        return
    except LedgerError as error:
        if error.code != "no_store" or held is not None:
            raise
    for item in _items(args):
        yield item if isinstance(item, Failure) else _would(item, None)


def _would(item: Given, ledger: Ledger | None) -> Added | Failure:
    from counterclaim.ledger import Added
    from counterclaim.ledger.sources import Failure
    from counterclaim.model import CounterclaimError

    outlet = item.told.get("outlet")
    digest = item.digest()
    if digest is None:  # an address: what is there now is not fetched for this
        return Added("added", item.label, item.external_id, outlet)
    if ledger is not None and (known := ledger.knows([digest])):
        return Added("known", known[digest], item.external_id, outlet)
    try:
        report = item.taken()[0].report
    except CounterclaimError as error:
        return Failure(item.label, error.code, error.message, error.hint, item.external_id)
    if ledger is not None and ledger.holds(report.report_id):
        return Added("known", report.report_id, item.external_id, outlet)
    return Added("added", item.label, item.external_id, outlet)


def _told(args: argparse.Namespace, results: Iterable[Added | Failure]) -> int:
    """Tells what became of each, and of all; gives the exit status."""
    from counterclaim.ledger.sources import Failure
    from counterclaim.screen.words import number_of

    from .problems import say

    tally: Counter[str] = Counter()
    incidents: set[str] = set()
    failures: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for item in results:
        if isinstance(item, Failure):
            tally["failed"] += 1
            failures.append({"source": item.label, "code": item.code, "message": item.message})
            say({"code": item.code, "message": item.message, "hint": item.hint}, f"{item.label}: ")
        else:
            tally[item.status] += 1
            incidents.update(item.incident_ids)
            for note in item.notes:
                notes.append({"report_id": item.report_id, "code": note.code, "message": note.message})
                print(f"note: {item.report_id}: {note.message}", file=sys.stderr)
        if args.jsonl:
            print(json.dumps(_line(item), ensure_ascii=False), flush=True)
    counts = {name: tally[name] for name in ("added", "known", "failed")}
    if args.json and not args.jsonl:
        found = {"incidents": sorted(incidents), "errors": failures, "notes": notes}
        body = {**counts, **found, "dry_run": args.dry_run}
        print(json.dumps(body, ensure_ascii=False))
    elif not args.jsonl:
        would = "would add" if args.dry_run else "added"
        there = f"{counts['known']:,} {'was' if counts['known'] == 1 else 'were'} there already"
        added = number_of(counts["added"], "report")
        print(f"{would} {added}; {there}; {counts['failed']:,} could not be read")
        if incidents:
            told = number_of(len(incidents), "incident")
            print(f"these tell of {told}; `counterclaim incidents` lists them")
    done = tally["added"] + tally["known"]
    return OK if not tally["failed"] else SOME_READ if done else NOTHING_READ


def _line(item: Added | Failure) -> dict[str, Any]:
    from counterclaim.ledger.sources import Failure

    if isinstance(item, Failure):
        error = {"code": item.code, "message": item.message, "hint": item.hint}
        return {"status": "failed", "source": item.label, "external_id": item.external_id, "error": error}
    return {
        "status": item.status,
        "report_id": item.report_id,
        "external_id": item.external_id,
        "outlet": item.outlet,
        "incident_ids": list(item.incident_ids),
        "notes": [{"code": note.code, "message": note.message} for note in item.notes],
    }


def _reread(args: argparse.Namespace) -> int:
    from counterclaim.model import InputError
    from counterclaim.reader import READER, read_report

    if args.sources:
        raise InputError(
            "--reread reads what the ledger holds; no path goes with it.",
            "Leave one out.",
            code="option_conflict",
        )
    with opened(args) as ledger:
        done = ledger.reread(read_report, reader=READER)
        lost = ledger.unplaced()
    for decision in lost:
        message = f"decision {decision.seq} ({decision.verdict} of {decision.item_id}) fits no reading now"
        print(f"note: {message}", file=sys.stderr)
    if args.json:
        print(json.dumps({"reread": done, "reader": READER, "unmatched": [d.seq for d in lost]}))
    else:
        print(f"read {done:,} reports anew with {READER}; their older readings are kept")
    return OK
