"""The dead and injured of an incident in one or two numbers, without choosing between speakers.

Many formats want a total. Speakers differ; some give parts ("12 soldiers"), some words ("dozens"). Here each
speaker has a lowest and a highest total of its own; no format gets a number that nobody said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from counterclaim.ledger import Account
from counterclaim.ledger.account import Toll
from counterclaim.ledger.decisions import latest_by_field
from counterclaim.model import Casualty
from counterclaim.model.vocabulary import CasualtyOutcome

_TOTAL: Final = re.compile(
    r"^(people|persons?|dead|deaths?|killed|bodies|fatalities|victims|injured|wounded)$", re.IGNORECASE
)
"""Words for a group that is everybody, not a part."""
_CIVILIANS: Final = re.compile(r"\bcivilians?\b", re.IGNORECASE)


@dataclass(frozen=True)
class Estimates:
    """Totals over all speakers.

    ``low`` and ``high``: the lowest and the highest total; None where nobody gives a number. ``agreed``: the
    number where there is only one. ``civilians``: every counted group is called civilians. ``words``: tolls
    without a number, as written.
    """

    low: int | None = None
    high: int | None = None
    civilians: bool = False
    words: tuple[str, ...] = ()

    @property
    def agreed(self) -> int | None:
        return self.low if self.low == self.high else None


def estimates(account: Account, outcome: CasualtyOutcome) -> Estimates:
    """The totals of one outcome. A toll that a person rejected counts for nothing."""
    tolls = [t for t in counting(account) if t.casualty.outcome is outcome]
    totals = [found for mine in _by_speaker(tolls) if (found := _total(mine)) is not None]
    numbered = [t.casualty for t in tolls if _numbers(t.casualty)]
    return Estimates(
        low=min((low for low, _ in totals), default=None),
        high=max((high for _, high in totals), default=None),
        civilians=bool(numbered) and all(_CIVILIANS.search(one.group or "") for one in numbered),
        words=tuple(t.casualty.as_written for t in tolls if not _numbers(t.casualty)),
    )


def counting(account: Account) -> list[Toll]:
    """The tolls that no person rejected."""
    return [toll for toll in account.tolls if not _rejected(toll)]


def _rejected(toll: Toll) -> bool:
    whole = latest_by_field(toll.decisions).get(None)
    return whole is not None and whole.verdict == "reject"


def _by_speaker(tolls: Iterable[Toll]) -> list[list[Casualty]]:
    """Each speaker's counts. The outlets' own voices are told apart by the outlet."""
    found: dict[tuple[str, ...], list[Casualty]] = {}
    for toll in tolls:
        who = toll.casualty.speaker_as_written
        key = ("speaker", who.casefold()) if who else ("outlet", *toll.outlets, *toll.report_ids)
        found.setdefault(key, []).append(toll.casualty)
    return list(found.values())


def _total(mine: Sequence[Casualty]) -> tuple[int, int] | None:
    """One speaker's lowest and highest total: its totals if it gives any, else its largest part.

    Parts are not added up: whether they overlap is not told.
    """
    counted = [one for one in mine if _numbers(one)]
    whole = [one for one in counted if one.group is None or _TOTAL.match(one.group.strip())]
    if whole:
        numbers = [n for one in whole for n in _numbers(one)]
        return min(numbers), max(numbers)
    parts: dict[str, list[int]] = {}
    for one in counted:
        parts.setdefault((one.group or "").casefold(), []).extend(_numbers(one))
    if not parts:
        return None
    return max(min(numbers) for numbers in parts.values()), max(max(n) for n in parts.values())


def _numbers(one: Casualty) -> list[int]:
    return [n for n in (one.count_min, one.count_max) if n is not None]
