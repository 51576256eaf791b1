"""What an account tells before it comes to who did it, each value with who, or how many reports, gave it.

The card of the terminal and the section of the page say the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.ledger import Account
from counterclaim.ledger.account import GivenDate, GivenValue

from . import words
from .names import Names
from .safe import foreign, quoted

NOT_TOLD = "not told"


def account_facts(account: Account, names: Names) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Labels with their values, none twice; what must be told and is not is said to be so."""
    always = {
        "What": [words.event(account.event_type)],
        "Where": [
            f"{words.place(one.place, names.country(one.place.country))} — {_by(one.report_ids)}"
            for one in account.places
        ],
        "When": [f"{_when(one)} — {_by(one.report_ids)}" for one in account.dates],
        "On whom": [f"{one.value.replace('_', ' ')} — {_by(one.report_ids)}" for one in account.targets],
        "Toll": list(_tolls(account)),
    }
    where_any = {
        "Weapon": [f"{quoted(one.value)} — {_by(one.report_ids)}" for one in account.weapons],
        "Disputed": [
            f"{_plain(one.field)}: {quoted(one.value)} — {words.speaker(one.speaker_as_written)}"
            for one in account.disputes
        ],
        "Differ on": [f"{_plain(one.field)}: {_values(one.values)}" for one in account.disputed],
    }
    for label, told in always.items():
        yield label, tuple(dict.fromkeys(told)) or (NOT_TOLD,)
    for label, told in where_any.items():
        if told:
            yield label, tuple(dict.fromkeys(told))


def _tolls(account: Account) -> Iterator[str]:
    for toll in account.tolls:
        outlets = ", ".join(foreign(one) for one in toll.outlets)
        said = words.toll(toll.casualty) + (f" ({outlets})" if outlets else "")
        rejected = any(d.verdict == "reject" and d.field is None for d in toll.decisions)
        yield f"{said} [rejected by a person]" if rejected else said
    for spread in account.spreads:
        count = str(spread.low) if spread.low == spread.high else f"{spread.low} to {spread.high}"
        by = words.number_of(spread.speakers, "speaker")
        yield f"over all who give a number: {_plain(spread.outcome.value)} {count}, by {by}"


def _when(given: GivenDate) -> str:
    written = ", ".join(quoted(one) for one in given.as_written[:3])
    if given.date_start is None:
        return f"{written}, day not resolved"
    shown = words.days(given.date_start, given.date_end)
    return f"{shown} ({written})" if written else shown


def _values(values: tuple[GivenValue, ...]) -> str:
    return " / ".join(foreign(one.value) for one in values)


def _by(report_ids: tuple[str, ...]) -> str:
    return words.number_of(len(report_ids), "report")


def _plain(name: str) -> str:
    return name.replace("_", " ")
