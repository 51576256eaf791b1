"""The code of one actor: a table, read from the top."""

from __future__ import annotations

from collections.abc import Callable, Set
from typing import Final

from counterclaim.model.vocabulary import Code

from .facts import Fact

Facts = Set[Fact]

OWN_CLAIM, RIVAL = Fact.OWN_CLAIM, Fact.RIVAL


def named(facts: Facts) -> bool:
    """P*: somebody says plainly that it did it: another, or its own side off the record."""
    return Fact.NAMED in facts or Fact.OWN_CLAIM_OFF_RECORD in facts


def denied(facts: Facts) -> bool:
    """D: it denies that, on or off the record."""
    return Fact.OWN_DENIAL in facts or Fact.OWN_DENIAL_OFF_RECORD in facts


def suspected(facts: Facts) -> bool:
    return Fact.SUSPECTED in facts


def denied_by_other(facts: Facts) -> bool:
    return Fact.DENIED_BY_OTHER in facts


def any_denial(facts: Facts) -> bool:
    """D or C."""
    return denied(facts) or denied_by_other(facts)


TABLE: Final[tuple[tuple[Code, Callable[[Facts], bool]], ...]] = (
    (Code.SELF_CONTRADICTORY, lambda f: OWN_CLAIM in f and Fact.OWN_DENIAL in f),
    (Code.SELF_CLAIMED_RIVAL, lambda f: OWN_CLAIM in f and RIVAL in f),
    (Code.SELF_CLAIMED_DISPUTED, lambda f: OWN_CLAIM in f and denied_by_other(f)),
    (Code.SELF_CLAIMED, lambda f: OWN_CLAIM in f),
    (Code.ATTRIBUTED_DENIED, lambda f: named(f) and denied(f)),
    (Code.ATTRIBUTED_DISPUTED, lambda f: named(f) and denied_by_other(f)),
    (Code.ATTRIBUTED, named),
    (Code.SUSPECTED_DENIED, lambda f: suspected(f) and any_denial(f)),
    (Code.SUSPECTED, suspected),
    (Code.DENIED_ONLY, any_denial),
)

DISPUTED_CODES: Final = frozenset(
    {
        Code.SELF_CLAIMED_DISPUTED,
        Code.ATTRIBUTED_DENIED,
        Code.ATTRIBUTED_DISPUTED,
        Code.SUSPECTED_DENIED,
    }
)


def code_of(facts: Facts) -> Code:
    """The first code of the table that fits, else ``no_attribution``."""
    return next((code for code, fits in TABLE if fits(facts)), Code.NO_ATTRIBUTION)
