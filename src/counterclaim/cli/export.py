"""``counterclaim export``: incidents into a format of others."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .filters import filters, wanted_from
from .status import NOTHING_READ, OK, SOME_READ
from .store import database, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from counterclaim.export import Exporter, Settings, Sidecar
    from counterclaim.ledger import Dossier, Filter, Ledger

# Named here so that the command line need not load what knows them; a test keeps them in step.
POLICIES = ("unidentified", "and_or", "rows")
QUOTE = 300
FILTERS = ("since", "until", "near", "place", "country", "type", "actor", "code", "pattern", "outlet",
           "reviewed", "unreviewed")  # fmt: skip


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "export",
        parents=[common],
        allow_abbrev=False,
        help="write incidents in a format of others",
        description="Writes incidents of a ledger, or of reports, in another format, and beside the file what"
        " it holds and what it could not carry.",
    )
    parser.add_argument("incidents", nargs="*", metavar="ID", help="these incidents only")
    database(parser)
    parser.add_argument("--format", metavar="F", help="csv, jsonl, geojson, ...; --list shows all")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write; - for standard output")
    parser.add_argument("--list", action="store_true", help="list the formats, and write nothing")
    parser.add_argument(
        "--report",
        metavar="FILE",
        nargs="+",
        action="extend",
        help="read these reports instead of opening a ledger (as `counterclaim add` takes them)",
    )
    parser.add_argument("--text", metavar="WORDS", help="words that a report on the incident holds")
    filters(parser)
    parser.add_argument("--limit", metavar="N", type=int, help="at most so many")
    parser.add_argument(
        "--actor-policy",
        choices=POLICIES,
        help="how a format with room for one actor may name one; it has no default",
    )
    parser.add_argument(
        "--with-names", action="store_true", help="keep bylines and the names of private persons"
    )
    parser.add_argument(
        "--quote-length", metavar="N", default=str(QUOTE),
        help=f"at most so many characters of a quotation, or `all` (default {QUOTE})",
    )  # fmt: skip
    parser.add_argument(
        "--option", metavar="NAME=VALUE", action="append", default=[], help="a setting of the format itself"
    )
    parser.add_argument("--meta", metavar="FILE", help="where what is told about it goes (OUT.meta.json)")
    parser.add_argument("--force", action="store_true", help="replace files that are there")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    from counterclaim.export import exporter
    from counterclaim.model import InputError

    if args.list:
        return _list(as_json=args.json)
    for name in ("format", "output"):
        if not getattr(args, name):
            option = "--format" if name == "format" else "-o OUT"
            raise InputError(
                f"{option} is missing.",
                "`counterclaim export --list` shows the formats.",
                code="option_missing",
            )
    if args.output == "-" and args.json:
        raise InputError(
            "-o - and --json both want standard output.", "Leave one out.", code="option_conflict"
        )
    chosen = exporter(args.format)
    if args.report:
        return _from_reports(args, chosen)
    return _from_ledger(args, chosen)


def _settings(args: argparse.Namespace, chosen: type[Exporter]) -> Settings:
    """:raises InputError: ``policy_missing``, ``no_such_option``, ``bad_value``."""
    from counterclaim.export import ActorPolicy, Settings
    from counterclaim.export.exporter import checked

    if args.actor_policy and not chosen.names_actors:
        said = f"{chosen.name} names no actor as the one who did it; --actor-policy changes nothing"
        print(f"note: {said}", file=sys.stderr)
    policy = ActorPolicy(args.actor_policy) if args.actor_policy else None
    given = Settings(policy, args.with_names, _quote(args.quote_length), _options(args.option))
    return checked(chosen, given)


def _quote(given: str) -> int | None:
    from counterclaim.model import InputError

    if given == "all":
        return None
    if not given.isdecimal() or int(given) < 1:
        raise InputError(
            "--quote-length takes a number from 1, or `all`.", "Leave it out for 300.", code="bad_value"
        )
    return int(given)


def _options(given: Iterable[str]) -> dict[str, str]:
    from counterclaim.model import InputError

    found = {}
    for one in given:
        name, mark, value = one.partition("=")
        if not mark or not name.strip():
            raise InputError(f"{one!r} sets no option.", "Write --option NAME=VALUE.", code="bad_value")
        found[name.strip()] = value.strip()
    return found


def _from_ledger(args: argparse.Namespace, chosen: type[Exporter]) -> int:
    from dataclasses import replace

    from counterclaim.export.sidecar import filters_of
    from counterclaim.ledger.account import StoreHead

    wanted = wanted_from(args)
    settings = _settings(args, chosen)
    with opened(args) as ledger:
        head = ledger.head()
        settings = replace(settings, head=StoreHead(seq=head.seq, hash=head.hash))
        made = _written(
            args,
            chosen,
            ledger.dossiers(wanted, only=args.incidents),
            settings,
            filters_of(wanted, tuple(args.incidents)),
            (lambda: _unreviewed(ledger, wanted, args.incidents)) if args.reviewed else None,
        )
    _told(args, made)
    return OK


def _unreviewed(ledger: Ledger, wanted: Filter, only: list[str]) -> int:
    """How many incidents fit but for the review that they have not had."""
    others = wanted.model_copy(update={"provisional": True, "limit": None})
    found = [line.incident_id for line in ledger.incidents(others)]
    if not only:
        return len(found)
    named = {ledger.account(one).account_id for one in only}
    return len(named & set(found))


def _from_reports(args: argparse.Namespace, chosen: type[Exporter]) -> int:
    from counterclaim.ledger.sources import Failure
    from counterclaim.model import InputError

    from .problems import say

    if given := [name for name in (*FILTERS, "text", "limit") if getattr(args, name)]:
        raise InputError(
            f"--{given[0]} chooses among the incidents of a ledger.",
            "Leave it out, or `counterclaim add` the reports first.",
            code="option_conflict",
        )
    if args.incidents or args.database:
        raise InputError(
            "--report takes reports instead of a ledger.", "Leave one of the two out.", code="option_conflict"
        )
    settings = _settings(args, chosen)
    failed: list[Failure] = []
    read: list[str] = []

    def dossiers() -> Iterator[Dossier]:
        from counterclaim.ledger import dossiers_of
        from counterclaim.ledger.bulk import read_given
        from counterclaim.ledger.sources import find

        for item in find(args.report):
            piece = item if isinstance(item, Failure) else read_given(item)
            if isinstance(piece, Failure):
                failed.append(piece)
                say({"code": piece.code, "message": piece.message, "hint": piece.hint}, f"{piece.label}: ")
            elif piece.report.report_id not in read:
                read.append(piece.report.report_id)
                yield from dossiers_of(piece.reading)

    made = _written(args, chosen, dossiers(), settings, {"reports": args.report}, None)
    _told(args, made)
    return OK if not failed else SOME_READ if read else NOTHING_READ


def _written(
    args: argparse.Namespace,
    chosen: type[Exporter],
    dossiers: Iterable[Dossier],
    settings: Settings,
    filters: dict[str, Any],
    unreviewed: Callable[[], int] | None,
) -> Sidecar:
    from counterclaim.export import export_to_file, export_to_stream
    from counterclaim.whole_file import whole

    from .progress import counted

    _spare(args)
    shown = counted(dossiers, what="incidents", silent=True)
    if args.output != "-":
        path = Path(args.output)
        return export_to_file(
            chosen, shown, path, settings, filters=filters, force=args.force, meta=args.meta,
            unreviewed=unreviewed,
        )  # fmt: skip
    out = sys.stdout.buffer
    made = export_to_stream(chosen, shown, out, settings, filters=filters, unreviewed=unreviewed)
    out.flush()
    if args.meta:
        with whole(Path(args.meta), replace=args.force) as beside:
            beside.write(made.to_json().encode())
    else:
        print("note: no --meta, so what is to be told about the file was not written", file=sys.stderr)
    return made


def _spare(args: argparse.Namespace) -> None:
    """Refuses, --force or not, to write over the ledger or the reports that are being read.

    :raises InputError: ``output_unwritable``.
    """
    import os

    from counterclaim.model import InputError

    read = [*(args.report or ()), args.database or os.environ.get("COUNTERCLAIM_DATABASE", "")]
    sources = [Path(one) for one in read if one and "://" not in one and Path(one).is_file()]
    for out in (args.output, args.meta):
        path = Path(out) if out and out != "-" else None
        if path is not None and path.is_file() and any(path.samefile(one) for one in sources):
            raise InputError(
                f"{out} is what is being read.", "Name another file.", code="output_unwritable"
            )


def _told(args: argparse.Namespace, made: Sidecar) -> None:
    """What was written, on standard error; with --json the sidecar on standard output."""
    if args.json:
        print(made.to_json(), end="")
    counts, review = made.counts, made.review
    where = "standard output" if args.output == "-" else args.output
    print(
        f"wrote {counts.incidents:,} incidents of {counts.reports:,} reports to {where};"
        f" {review.machine_draft:,} of them machine drafts",
        file=sys.stderr,
    )
    for one in made.not_carried:
        if one.items:
            print(f"not carried: {one.field} ({one.items:,}): {one.reason}", file=sys.stderr)


def _list(*, as_json: bool) -> int:
    from counterclaim.export import formats

    found = list(formats())
    if as_json:
        rows = [
            {
                "name": one.name,
                "origin": one.origin,
                "summary": one.exporter.summary if one.exporter else None,
                "suffix": one.exporter.suffix if one.exporter else None,
                "names_actors": one.exporter.names_actors if one.exporter else None,
                "options": {o.name: o.default for o in one.exporter.options} if one.exporter else {},
                "problem": one.problem or None,
            }
            for one in found
        ]
        print(json.dumps(rows, ensure_ascii=False))
        return OK
    for one in found:
        said = one.exporter.summary if one.exporter else f"cannot be used: {one.problem} ({one.origin})"
        needs = " Needs --actor-policy." if one.exporter and one.exporter.names_actors else ""
        print(f"{one.name:12} {said}{needs}")
    return OK
