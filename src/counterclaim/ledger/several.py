"""Several decisions at once, and whether one would be taken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.engine import Connection

from .deciding import decide, find_item, fits, known_actor
from .decisions import Verdict, with_value
from .gather import resolve
from .history import Log
from .overview import account_now


@dataclass(frozen=True)
class Wanted:
    """A decision to be written."""

    verdict: Verdict
    item_id: str
    field: str | None = None
    value: Any = None
    reason: str = ""


def decide_all(connection: Connection, log: Log, wanted: Iterable[Wanted]) -> tuple[list[int], set[str]]:
    """Writes decisions in their order; gives their numbers and the accounts that they touch."""
    seqs: list[int] = []
    touched: set[str] = set()
    for one in wanted:
        seq, changed = decide(
            connection, log, one.verdict, one.item_id, field=one.field, value=one.value, reason=one.reason
        )
        seqs.append(seq)
        touched |= changed
    return seqs, touched


def check(connection: Connection, one: Wanted) -> None:
    """Refuses what :func:`decide` would refuse of an edit, and writes nothing.

    :raises InputError: ``no_such_field``, ``field_fixed``, ``bad_value``, ``unknown_actor``.
    :raises LedgerError: ``no_such_item``, ``no_such_incident``.
    """
    if one.field is None:
        return
    if one.item_id.startswith("acc-"):
        account = account_now(connection, resolve(connection, one.item_id))
        assert account is not None
        fits(account, one.field, one.value)
        return
    item, _, _ = find_item(connection, one.item_id)
    with_value(item, one.field, one.value)
    known_actor(one.field, one.value)
