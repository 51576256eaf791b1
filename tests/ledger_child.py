"""What the kill tests start and kill: ``python ledger_child.py (add|pool|decide|migrate) STORE``.

Prints a line for each thing that is done and on the disk, as soon as it is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import sqlalchemy as sa

from counterclaim.ledger import Added, Ledger, Piece
from counterclaim.ledger.bulk import add_all
from counterclaim.ledger.sources import Failure, Given
from counterclaim.model import LedgerError
from linking_stand_in import StandIn
from made_reports import ACCUSED, DENIED, make

REPORTS = 120


def made(item: Given) -> Piece | Failure:
    number = int(item.label)
    said = [ACCUSED, DENIED] if number % 3 else [ACCUSED]
    piece = make(f"Outlet {number % 7}", day=date(2020, 1, 1) + timedelta(days=number % 11), said=said,
                 words=f"report {number}", external_id=item.label)
    return Piece(piece.report, piece.raw, piece.reading, item.digest())


def items() -> list[Given]:
    return [Given(str(n), text=str(n), told={"doc_id": str(n)}) for n in range(REPORTS)]


def tell(what: str) -> None:
    print(what, flush=True)


def add(where: str) -> None:
    with Ledger.open(where, create=True, linker=StandIn()) as ledger:
        tell("open")
        for result in add_all(ledger, items(), jobs=1, work=made):
            assert isinstance(result, Added)
            tell(str(result.external_id))


def slowly_made(item: Given) -> Piece | Failure:
    time.sleep(0.2)
    return made(item)


def pool(where: str) -> None:
    """The same with other processes that read."""
    with Ledger.open(where, create=True, linker=StandIn()) as ledger:
        tell("open")
        for result in add_all(ledger, items(), jobs=2, work=slowly_made):
            assert isinstance(result, Added)
            tell(str(result.external_id))


def decide(where: str) -> None:
    """Merges, splits, edits and undoes for as long as it is let."""
    with Ledger.open(where, by="person Ana", linker=StandIn()) as ledger:
        tell("open")
        for step in range(10_000):
            lines = ledger.incidents()
            one, other = lines[step % len(lines)], lines[(step * 7 + 1) % len(lines)]
            account = ledger.account(one.incident_id)
            acts: list[Callable[[], int]] = [
                lambda c=account.claims[0].claim.claim_id: ledger.decide("edit", c, field="stance", value="suspects"),
                lambda a=one, b=other: ledger.merge(a.incident_id, b.incident_id) if a != b else ledger.undo(),
                lambda c=account.claims[-1].claim.claim_id: ledger.decide("reject", c, reason="misread"),
                lambda: ledger.undo(),
            ]
            tell(str(acts[step % 4]()))


def migrate(where: str) -> None:
    """The migration in slow motion: each statement waits, so that the kill falls between any two."""

    def slowly(*_: object) -> None:
        time.sleep(0.02)

    import alembic.command  # noqa: F401 - before the clock starts

    sa.event.listen(sa.Engine, "before_cursor_execute", slowly)
    tell("open")
    with Ledger.open(where, linker=StandIn()) as ledger:
        tell(str(ledger.head().seq))


if __name__ == "__main__":
    try:
        {"add": add, "pool": pool, "decide": decide, "migrate": migrate}[sys.argv[1]](sys.argv[2])
    except LedgerError as error:
        sys.exit(f"{error.code}: {error.message}")
