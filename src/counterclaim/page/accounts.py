"""Incidents of a ledger as one read-only page: no script, no request, one section an incident.

Made piece by piece, so that a page of many incidents never holds more than one of them in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Final

from counterclaim.ledger import Dossier
from counterclaim.ledger.account import StoreHead
from counterclaim.screen.safe import foreign

from .account import section
from .head import head
from .html import Html, join, tag
from .style import css

LIST: Final = "list"


def accounts(dossiers: Iterable[Dossier], entry: StoreHead | None = None) -> Iterator[Html]:
    """The page in pieces; joined they are one HTML file. ``entry``: the last one of the ledger's history.

    The same incidents give the same text in every run.
    """
    style = Html(css(()) + files(__package__).joinpath("accounts.css").read_text("utf-8"))
    yield _opening(style)
    shown: list[tuple[str, str]] = []
    drafts = 0
    for number, dossier in enumerate(dossiers, 1):
        shown.append((f"incident-{number}", dossier.account.title))
        drafts += dossier.account.provisional
        yield section(dossier, number)
    if not shown:
        yield tag("p", "No incident fits.", class_="none")
    yield join(_list(shown), Html("</section></main>"), _footer(len(shown), drafts, entry))
    yield Html("</body></html>\n")


def _opening(style: Html) -> Html:
    return join(
        Html('<!DOCTYPE html>\n<html lang="en">'),
        head("Incidents", style),
        Html("\n<body>"),
        tag("a", "Skip to the list of incidents", href=f"#{LIST}", class_="skip"),
        tag(
            "header",
            tag("h1", "Who says what about these incidents"),
            tag("p", "Each value stands with who gave it. Nothing here is a finding of who did it."),
        ),
        Html('<main class="accounts"><section aria-labelledby="incidents">'),
        tag("h2", "Incidents", id="incidents"),
    )


def _list(shown: list[tuple[str, str]]) -> Html:
    links = (
        tag("li", f"{number}. ", tag("a", tag("bdi", foreign(title)), href=f"#{key}"))
        for number, (key, title) in enumerate(shown, 1)
    )
    return tag(
        "nav",
        tag("h3", "List of incidents"),
        tag("ol", *links) if shown else tag("p", "Empty."),
        id=LIST,
        aria_label="List of incidents",
        tabindex="-1",
    )


def _footer(count: int, drafts: int, entry: StoreHead | None) -> Html:
    facts = [
        ("Incidents", str(count)),
        ("Machine drafts", f"{drafts}: no person has reviewed them" if drafts else "0"),
    ]
    if entry is not None:
        facts.append(("History of the ledger", f"entry {entry.seq}, {entry.hash}"))
    return tag(
        "footer",
        tag("p", "This page shows who says what in these reports. It does not show who did it."),
        tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in facts)),
    )
