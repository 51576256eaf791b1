"""The card of an account: one incident over all its reports, in the words of the card of a reading."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from counterclaim.ledger import Account
from counterclaim.ledger.account import Told
from counterclaim.screen import words
from counterclaim.screen.account_facts import account_facts
from counterclaim.screen.names import Names
from counterclaim.screen.safe import foreign, quoted

from .card import COLUMN
from .card_claims import actor_lines, other_statements
from .lines import labelled, paragraph


def print_account(account: Account, console: Console) -> None:
    """Prints one account."""
    names = Names(account)
    untold = account.as_of is not None and not account.reports
    title = "Nothing of it had been told by then" if untold else foreign(account.title)
    paragraph(console, Text(title, style="bold"))
    paragraph(console, Text(_origin(account), style="dim"))
    state = "Machine draft, not reviewed by a person" if account.provisional else "Reviewed by a person"
    paragraph(console, Text(f"{state}. Rubric {account.rubric_version}.", style="dim"))
    console.print()
    if not untold:
        _facts(account, names, console)
    standing = Text(words.pattern(account.attribution_pattern), style="bold yellow")
    if account.no_claim_reported:
        standing.append("; a report says that nobody has claimed it", style="yellow")
    labelled(console, "Standing", standing, column=COLUMN)
    console.print()
    counted = [one.claim for one in account.claims if one.set_aside is None]
    actor_lines(account, counted, names, console, reports=len(_reports(account)))
    other_statements(account, counted, names, console)
    _aside(account, console)
    _told(account, console)
    _people(account, console)


def _reports(account: Account) -> set[str]:
    return {told.report_id for told in account.reports}


def _origin(account: Account) -> str:
    outlets = {told.outlet for told in account.reports if told.outlet}
    reports = len(_reports(account))
    said = [
        account.account_id,
        f"{words.number_of(reports, 'report')}, {words.number_of(len(outlets), 'named outlet')}",
    ]
    if not account.account_id.removeprefix("acc-").startswith(account.asked_id.removeprefix("acc-")):
        said.append(f"{foreign(account.asked_id)} leads here")
    if account.as_of is not None:
        said.append(f"as of {account.as_of.isoformat()}")
    if account.known_at is not None:
        said.append(f"as the ledger stood at {account.known_at.isoformat()}")
    return " · ".join(said)


def _facts(account: Account, names: Names, console: Console) -> None:
    for label, values in account_facts(account, names):
        for number, said in enumerate(values):
            labelled(console, "" if number else label, said, column=COLUMN)


def _aside(account: Account, console: Console) -> None:
    """What does not count, with the rule that says so: never left out of sight."""
    gone = [one for one in account.claims if one.set_aside is not None]
    if not gone:
        return
    paragraph(console, Text("Not counted here", style="bold"), lead="  ")
    for one in gone:
        why = (one.set_aside or "").replace("_", " ")
        who = words.speaker(one.claim.speaker_as_written)
        line = f"{who}: {words.stance(one.claim.stance)} {quoted(one.claim.span.exact)} [{why}]"
        paragraph(console, Text(line, style="dim"), lead="    - ")


def _told(account: Account, console: Console) -> None:
    if not account.reports:
        return
    console.print()
    paragraph(console, Text("Reports", style="bold"))
    groups = sorted({told.copy_group for told in account.reports if told.copy_group})
    for told in sorted(account.reports, key=_order):
        outlet = foreign(told.outlet) if told.outlet else "outlet not given"
        said = [f"{outlet}, {told.published or 'publication date not given'}"]
        if told.headline:
            said.append(quoted(told.headline))
        if told.corrections:
            said.append("[corrected by a person, see below]")
        if told.copy_group:
            said.append(f"[copies, group {groups.index(told.copy_group) + 1}]")
        line = Text(" ".join(said))
        line.append(f" {told.report_id}", style="dim")
        paragraph(console, line, lead="  - ")


def _order(told: Told) -> tuple[str, str]:
    return str(told.published or "~"), told.report_id


def _people(account: Account, console: Console) -> None:
    """What people decided, what they may want to look at, and the hash that stands for it all."""
    decided = [(d, one.claim.claim_id) for one in account.claims for d in one.decisions]
    decided += [(d, account.account_id) for d in account.decisions]
    decided += [(d, d.item_id) for told in account.reports for d in told.corrections]
    if decided:
        console.print()
        paragraph(console, Text("Decisions", style="bold"))
    for decision, subject in sorted({d.seq: (d, s) for d, s in decided}.values(), key=lambda one: one[0].seq):
        said = f"{decision.seq}: {foreign(decision.by)}, {decision.verdict} {subject}"
        if decision.field:
            said += f" {decision.field}: {decision.machine!r} -> {decision.value!r}"
        said += f" ({foreign(decision.reason)})" if decision.reason else ""
        paragraph(console, Text(said), lead="  - ")
    for decision in account.unmatched:
        said = f"{decision.seq}: {decision.verdict} {decision.item_id} fits no current reading"
        paragraph(console, Text(said), lead="  - ")
    if account.suggestions:
        console.print()
        paragraph(console, Text("May be the same incident", style="bold"))
    for one in account.suggestions:
        paragraph(console, Text(f"{one.account_id} {foreign(one.title)} (score {one.score:g})"), lead="  - ")
    console.print()
    paragraph(console, Text(f"History: entry {account.head.seq}, {account.head.hash}", style="dim"))
