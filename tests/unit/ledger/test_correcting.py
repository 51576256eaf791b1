"""A report whose date or outlet was told wrongly: nothing changes unasked; a person corrects it, with undo."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest

from counterclaim.ledger import Account, Ledger, Piece
from counterclaim.model import CounterclaimError, Reading, Report, stable_id
from linking_stand_in import StandIn
from made_reports import ACCUSED, make

TOLD, RIGHT = date(2020, 3, 3), date(2020, 3, 5)


def told(published: date | None = TOLD, outlet: str = "Wire") -> Piece:
    return make(outlet, published=published, said=[ACCUSED], words="one text")


def reader(report: Report) -> Reading:
    """Reads by hand as a reader would: what it dates by the report's date moves with that."""
    assert isinstance(report.published, date | None)
    made = told(report.published, report.outlet or "")
    known = told().reading
    return made.reading.model_copy(update={"report": report, "reader": known.reader})


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True, by="person Ana", linker=StandIn(), reader=reader) as opened:
        yield opened


def one(ledger: Ledger) -> Account:
    line, = ledger.incidents()
    return ledger.account(line.incident_id)


def again(piece: Piece, number: int) -> Piece:
    return Piece(piece.report, piece.raw, piece.reading, stable_id("in", number))


def moment(account: Account) -> datetime | None:
    stated = account.claims[0].claim.stated_at
    return stated.latest if stated else None


def test_another_date_changes_nothing_and_is_told_and_written_down(ledger: Ledger) -> None:
    ledger.add([told()])
    before = one(ledger)
    added, = ledger.add([again(told(RIGHT), 2)])
    assert added.status == "known"
    assert [note.code for note in added.notes] == ["published_differs"]
    assert f"decide edit {added.report_id} --field published --value 2020-03-05" in added.notes[0].message
    after = one(ledger)
    assert after.claims == before.claims
    assert after.reports == before.reports
    last = ledger.entries()[-1]
    assert last.action == "report.again"
    assert json.loads(last.after or "")["published"] == "2020-03-05"
    assert ledger.verify().first is None


def test_the_same_text_of_another_outlet_is_a_copy_and_is_told_as_one(ledger: Ledger) -> None:
    first, second = ledger.add([told(), again(told(outlet="Daily"), 2)])
    assert first.notes == ()
    assert [note.code for note in second.notes] == ["same_text"]
    assert first.report_id in second.notes[0].message
    third, = ledger.add([again(told(outlet="Evening"), 3)])
    assert [note.code for note in third.notes] == ["same_text"]
    account = one(ledger)
    assert len({report.copy_group for report in account.reports}) == 1
    assert len(account.claims) == 1


def test_a_corrected_date_counts_and_the_one_that_came_in_stays(ledger: Ledger) -> None:
    ledger.add([told()])
    report_id = one(ledger).reports[0].report_id
    as_of = datetime.combine(date(2020, 3, 4), time(), UTC)
    assert ledger.account(one(ledger).account_id, as_of=as_of).attribution
    seq = ledger.decide("edit", report_id, field="published", value="2020-03-05", reason="the site was wrong")
    account = one(ledger)
    assert account.reports[0].published == RIGHT
    correction, = account.reports[0].corrections
    assert (correction.seq, correction.machine, correction.value) == (seq, "2020-03-03", "2020-03-05")
    assert correction.by == "person Ana"
    found = moment(account)
    assert found is not None
    assert found.date() == RIGHT
    assert not ledger.account(account.account_id, as_of=as_of).attribution
    assert ledger.verify().first is None
    assert ledger.doctor().problems == ()


def test_undo_and_redo_across_readings(ledger: Ledger) -> None:
    ledger.add([told()])
    before = one(ledger)
    report_id = before.reports[0].report_id
    first = ledger.decide("edit", report_id, field="published", value="2020-03-05")
    second = ledger.decide("edit", report_id, field="published", value="2020-03-06")
    assert one(ledger).reports[0].published == date(2020, 3, 6)
    ledger.undo(second)
    assert one(ledger).reports[0].published == RIGHT
    ledger.undo(first)
    after = one(ledger)
    assert after.claims == before.claims
    assert after.account_id == before.account_id
    assert after.reports[0].published == TOLD
    assert after.reports[0].corrections == ()
    ledger.undo(first)
    assert one(ledger).reports[0].published == RIGHT
    assert ledger.verify().first is None


def test_what_the_store_knew_before_the_correction_can_still_be_asked(ledger: Ledger) -> None:
    ledger.add([told()])
    account = one(ledger)
    then = datetime.fromisoformat(ledger.head().at)
    ledger.decide("edit", account.reports[0].report_id, field="published", value="2020-03-05")
    assert ledger.account(account.account_id, known_at=then).reports[0].published == TOLD


def test_a_decision_on_a_claim_outlives_the_correction(ledger: Ledger) -> None:
    ledger.add([told()])
    account = one(ledger)
    ledger.decide("reject", account.claims[0].claim.claim_id, reason="misread")
    ledger.decide("edit", account.reports[0].report_id, field="published", value=None)
    after = one(ledger)
    assert after.claims[0].set_aside == "rejected_by_a_person"
    assert after.reports[0].published is None
    assert moment(after) is None


def test_a_corrected_outlet_is_shown_and_found(ledger: Ledger) -> None:
    ledger.add([told()])
    ledger.decide("edit", one(ledger).reports[0].report_id, field="outlet", value="Evening")
    line, = ledger.incidents()
    assert line.outlets == ("Evening",)
    assert one(ledger).reports[0].outlet == "Evening"


def test_a_later_reader_reads_the_report_as_corrected(ledger: Ledger) -> None:
    ledger.add([told()])
    ledger.decide("edit", one(ledger).reports[0].report_id, field="published", value="2020-03-05")
    seen: list[object] = []

    def newer(report: Report) -> Reading:
        seen.append(report.published)
        return reader(report).model_copy(update={"reader": "hand/2"})

    assert ledger.reread(newer, reader="hand/2") == 1
    assert seen == [RIGHT]


@pytest.mark.parametrize(("verdict", "field", "value", "code"), [
    ("edit", "published", "yesterday", "published_invalid"),
    ("edit", "published", 2020, "bad_value"),
    ("edit", "headline", "x", "no_such_field"),
    ("reject", None, None, "bad_verdict"),
])
def test_what_cannot_be_corrected_is_said(ledger: Ledger, verdict: str, field: str | None, value: object, code: str) -> None:
    ledger.add([told()])
    head = ledger.head()
    with pytest.raises(CounterclaimError) as refused:
        ledger.decide(verdict, one(ledger).reports[0].report_id, field=field, value=value, reason="x")  # type: ignore[arg-type]
    assert refused.value.code == code
    assert ledger.head() == head


def test_a_report_that_is_not_there_cannot_be_corrected(ledger: Ledger) -> None:
    with pytest.raises(CounterclaimError) as refused:
        ledger.decide("edit", "r-0000000000000000", field="outlet", value="x")
    assert refused.value.code == "no_such_report"
