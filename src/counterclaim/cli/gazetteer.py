"""``counterclaim gazetteer build``: makes the place-name file that the first reading would make."""

from __future__ import annotations

import argparse

from .status import OK


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser("gazetteer", allow_abbrev=False, help="the place-name file")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    build = actions.add_parser(
        "build", parents=[common], allow_abbrev=False, help="build it now (otherwise the first reading does)"
    )
    build.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - every verb has this signature
    from counterclaim.geo.gazetteer import ensure

    print(ensure())
    return OK
