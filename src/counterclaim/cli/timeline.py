"""``counterclaim timeline``: who said what when about one incident, and each change of code."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from .read import moment
from .status import OK
from .store import database, opened

if TYPE_CHECKING:
    from rich.console import Console

    from counterclaim.ledger import Timeline
    from counterclaim.ledger.timeline import Moment
    from counterclaim.screen.names import Names


def add(verbs: argparse._SubParsersAction[argparse.ArgumentParser], common: argparse.ArgumentParser) -> None:
    parser = verbs.add_parser(
        "timeline", parents=[common], allow_abbrev=False, help="who said what when about one incident"
    )
    parser.add_argument("incident", metavar="ID", help="its id, or the start of it")
    database(parser)
    parser.add_argument("--known-at", metavar="MOMENT", help="only what the ledger held at that moment")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    known_at = moment(args.known_at) if args.known_at else None
    with opened(args) as ledger:
        story = ledger.timeline(args.incident, known_at=known_at)
        account = ledger.account(args.incident, known_at=known_at)
    if args.json:
        print(story.model_dump_json(indent=2))
        return OK
    from rich.console import Console

    from counterclaim.screen.names import Names

    _print(story, Names(account), Console(file=sys.stdout, highlight=False, markup=False, emoji=False))
    return OK


def _print(story: Timeline, names: Names, console: Console) -> None:
    from rich.text import Text

    from .lines import paragraph

    for one in story.moments:
        paragraph(console, Text(_at(one), style="bold"))
        _said(one, names, console)
        _changed(one, names, console)


def _at(one: Moment) -> str:
    from counterclaim.screen import words

    if one.at is None:
        return "Not dated"
    day_only = (one.at.hour, one.at.minute, one.at.second) == (23, 59, 59)
    return f"By the end of {words.day(one.at)}" if day_only else f"{words.day(one.at)}, {one.at:%H:%M} UTC"


def _said(one: Moment, names: Names, console: Console) -> None:
    from rich.text import Text

    from counterclaim.screen import words
    from counterclaim.screen.safe import foreign, quoted

    from .lines import paragraph

    for saying in one.said:
        about = f" ({names.of(saying.about_actor_id)})" if saying.about_actor_id else ""
        outlets = ", ".join(foreign(outlet) for outlet in saying.outlets)
        who = words.speaker(saying.speaker_as_written)
        line = f"{who}: {words.stance(saying.stance)}{about} {quoted(saying.exact)}"
        line += f" [{outlets}]" if outlets else ""
        line += " [rejected by a person]" if saying.rejected else ""
        paragraph(console, Text(line), lead="  - ")


def _changed(one: Moment, names: Names, console: Console) -> None:
    from rich.text import Text

    from counterclaim.screen import words

    from .lines import paragraph

    for change in one.changes:
        before = words.code(change.before, one.reports) if change.before else "not named"
        after = words.code(change.after, one.reports) if change.after else "named no more"
        line = Text(f"{names.of(change.actor_id)}: {before} -> {after}", style="yellow")
        paragraph(console, line, lead="  = ")
    if one.pattern_after is not None and one.pattern_before is not None:
        line = Text(
            f"the incident: {one.pattern_before.meaning} -> {one.pattern_after.meaning}", style="yellow"
        )
        paragraph(console, line, lead="  = ")
