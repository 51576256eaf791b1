"""Whether every denial covers less than what it answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.model import Claim, Scope

_WORD = re.compile(r"\w+")
# Words that limit nothing: two scopes that share only these share no ground.
_EMPTY = frozenset(
    (
        "a",
        "an",
        "the",
        "in",
        "on",
        "at",
        "of",
        "to",
        "from",
        "by",
        "with",
        "near",
        "around",
        "area",
        "any",
        "its",
        "their",
        "no",
    )
)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY


def _apart(denied: str | None, said: str | None) -> bool:
    return denied is not None and said is not None and not _words(denied) & _words(said)


def _less(denied: str | None, said: str | None) -> bool:
    return denied is not None and (said is None or _apart(denied, said))


def narrower(denied: Scope, said: Scope) -> bool:
    """Whether a denial of scope ``denied`` leaves open part of what was ``said``.

    "We used no barrel bombs" leaves open that the army struck by other means. A place or a date in a
    denial is mostly the incident's own, so it counts only where the accusation names a different one.
    """
    return (
        _less(denied.weapon, said.weapon)
        or _less(denied.force, said.force)
        or _apart(denied.place, said.place)
        or _apart(denied.date, said.date)
    )


def denial_is_narrower(namings: Sequence[Claim], denials: Sequence[Claim]) -> bool:
    """Whether there are both, and each denial is narrower than some naming.

    One denial without limits is enough to leave nothing open.
    """
    return (
        bool(namings)
        and bool(denials)
        and all(any(narrower(denial.scope, naming.scope) for naming in namings) for denial in denials)
    )
