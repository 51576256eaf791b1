"""The entry point: picks the verb, and turns every way of failing into a message and an exit status."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from counterclaim import __version__

from . import (
    add,
    compare,
    decide,
    doctor,
    evaluate,
    export,
    gazetteer,
    import_table,
    incidents,
    link,
    links,
    log,
    read,
    schema,
    show,
    timeline,
    undo,
    verify,
)
from .status import BROKEN_PIPE, INTERRUPTED, NOTHING_READ

LEDGER = (add, incidents, show, timeline, links, decide, link, undo, log, verify, doctor)
VERBS = (read, compare, *LEDGER, export, import_table, schema, gazetteer, evaluate)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Verb modules import what is heavy only when they run."""
    parser = argparse.ArgumentParser(
        prog="counterclaim",
        description="Reads news reports of violent incidents into incidents and sourced claims,"
        " and keeps them in a ledger.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"counterclaim {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--debug", action="store_true", help="show the traceback of an error")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for module in VERBS:
        module.add(verbs, common)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit status; never lets a traceback out unless asked to."""
    _speak_utf8()
    args = build_parser().parse_args(argv)
    try:
        status = int(args.run(args))
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; keep the interpreter from failing again at its last flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as error:
        from .problems import report_problem

        report_problem(
            error, as_json=getattr(args, "json", False) or getattr(args, "jsonl", False), debug=args.debug
        )
        return NOTHING_READ
    return status


def _speak_utf8() -> None:
    """UTF-8 and plain newlines on both streams, whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
