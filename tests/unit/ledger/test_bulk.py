"""Adding many: in order, once, with every failure told and nothing lost by one of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterclaim.ledger import Added, Ledger, Piece
from counterclaim.ledger import bulk as bulk_module
from counterclaim.ledger.bulk import add_all
from counterclaim.ledger.sources import Failure, Given
from counterclaim.model import LedgerError
from linking_stand_in import StandIn
from made_reports import make

DAY = date(2020, 1, 1)


def given(number: int) -> Given:
    return Given(f"item {number}", text=f"text {number}", told={"doc_id": str(number)})


def made(item: Given) -> Piece | Failure:
    """A made reading in place of a real one. Items 3 and 13 cannot be read."""
    number = int(item.label.split()[1])
    if number % 10 == 3:
        return Failure(item.label, "input_empty", "Empty.")
    piece = make("Wire", day=DAY + timedelta(days=number % 5), words=f"n{number}", external_id=str(number))
    return Piece(piece.report, piece.raw, piece.reading, item.digest())


@pytest.fixture
def ledger(sqlite_where: str) -> Ledger:
    return Ledger.open(sqlite_where, create=True, linker=StandIn())


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_order_and_a_second_run_reads_nothing(ledger: Ledger, jobs: int) -> None:
    items = [given(n) for n in range(12)]
    found = list(add_all(ledger, items, jobs=jobs, work=made))
    assert [x.external_id if isinstance(x, Added) else None for x in found] == [
        None if n == 3 else str(n) for n in range(12)]
    head = ledger.head()

    def never(item: Given) -> Piece | Failure:
        assert item.label == "item 3", "read again"
        return made(item)

    again = list(add_all(ledger, items, jobs=1, work=never))
    assert [x.status for x in again if isinstance(x, Added)] == ["known"] * 11
    assert ledger.head() == head
    assert len(ledger.incidents()) == 5


def test_what_was_done_stays_when_the_run_is_stopped(ledger: Ledger) -> None:
    def stopped(item: Given) -> Piece | Failure:
        if item.label == "item 7":
            raise KeyboardInterrupt
        return made(item)

    with pytest.raises(KeyboardInterrupt):
        list(add_all(ledger, [given(n) for n in range(12)], jobs=1, work=stopped))
    assert ledger.doctor().counts["reports"] == 6
    assert len(list(add_all(ledger, [given(n) for n in range(12)], jobs=1, work=made))) == 12
    assert ledger.doctor().counts["reports"] == 11
    assert ledger.verify().first is None


def test_one_that_the_store_refuses_costs_itself_only(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Ledger.add

    def add(self: Ledger, pieces: list[Piece]) -> list[Added]:
        if any(p.report.doc_id == "5" for p in pieces):
            raise ValueError("refused")
        return real(self, pieces)

    monkeypatch.setattr(Ledger, "add", add)
    found = list(add_all(ledger, [given(4), given(5), given(6)], jobs=1, work=made))
    assert [x.code if isinstance(x, Failure) else x.status for x in found] == ["added", "store_refused", "added"]


def test_an_error_of_the_store_ends_the_run(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> list[Added]:
        raise LedgerError("There is no room left for the store.", "", code="store_full")

    monkeypatch.setattr(Ledger, "add", full)
    with pytest.raises(LedgerError):
        list(add_all(ledger, [given(1)], jobs=1, work=made))


def test_the_reader_s_failures_are_told_by_code() -> None:
    found = bulk_module.read_given(Given("x", text=" "))
    assert isinstance(found, Failure)
    assert found.code == "input_empty"
