"""What people decide: beside the machine's value, undone at will, alive after a new reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from counterclaim.ledger import Account, Ledger
from counterclaim.model import CounterclaimError
from counterclaim.model.vocabulary import Code, EventType, Pattern, Stance
from linking_stand_in import StandIn
from made_reports import ACCUSED, BLAMED, DENIED, make


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True, by="person Ana", linker=StandIn()) as opened:
        yield opened


def one(ledger: Ledger) -> Account:
    line, = ledger.incidents()
    return ledger.account(line.incident_id)


def claim_of(account: Account, stance: Stance) -> str:
    return next(c.claim.claim_id for c in account.claims if c.claim.stance is stance)


def test_a_rejected_claim_does_not_count_and_stays_in_sight(ledger: Ledger) -> None:
    ledger.add([make("Wire", said=[ACCUSED, DENIED])])
    seq = ledger.decide("reject", claim_of(one(ledger), Stance.ATTRIBUTES), reason="about another strike")
    account = one(ledger)
    assert [row.code for row in account.attribution] == [Code.DENIED_ONLY]
    rejected = next(c for c in account.claims if c.set_aside)
    assert rejected.set_aside == "rejected_by_a_person"
    assert rejected.decisions[0].reason == "about another strike"
    assert rejected.decisions[0].by == "person Ana"
    assert ledger.incidents()[0].codes == {"Norland": Code.DENIED_ONLY}
    ledger.undo(seq)
    assert [row.code for row in one(ledger).attribution] == [Code.ATTRIBUTED_DENIED]
    ledger.undo(seq)
    assert [row.code for row in one(ledger).attribution] == [Code.DENIED_ONLY]
    assert ledger.verify().first is None


def test_an_edited_field_counts_and_the_machine_s_value_stays(ledger: Ledger) -> None:
    ledger.add([make("Wire", said=[ACCUSED])])
    claim_id = claim_of(one(ledger), Stance.ATTRIBUTES)
    ledger.decide("edit", claim_id, field="about_actor_id", value="state:IL")
    ledger.decide("edit", claim_id, field="stance", value="suspects")
    account = one(ledger)
    assert [(r.actor_id, r.code) for r in account.attribution] == [("state:IL", Code.SUSPECTED)]
    held = account.claims[0]
    assert held.machine is not None
    assert held.machine.stance is Stance.ATTRIBUTES
    assert held.claim.stance is Stance.SUSPECTS
    assert [d.machine for d in held.decisions] == ["made:norland", "attributes"]
    assert "Israel" in {actor.name for actor in account.actors}


def test_the_latest_decision_on_a_field_holds_and_its_undo_brings_the_one_before(ledger: Ledger) -> None:
    ledger.add([make("Wire")])
    claim_id = claim_of(one(ledger), Stance.ATTRIBUTES)
    ledger.decide("edit", claim_id, field="stance", value="suspects")
    last = ledger.decide("edit", claim_id, field="stance", value="accuses")
    assert one(ledger).claims[0].claim.stance is Stance.ACCUSES
    ledger.undo(last)
    assert one(ledger).claims[0].claim.stance is Stance.SUSPECTS
    ledger.undo()
    assert one(ledger).claims[0].claim.stance is Stance.ATTRIBUTES


def test_an_incident_and_a_toll_can_be_corrected(ledger: Ledger) -> None:
    ledger.add([make("Wire", killed=9)])
    account = one(ledger)
    ledger.decide("edit", account.reports[0].incident_id, field="event_type", value="bombing_ied")
    ledger.decide("edit", account.tolls[0].casualty.casualty_id, field="count_min", value=7)
    account = one(ledger)
    assert account.event_type is EventType.BOMBING_IED
    assert account.spreads[0].low == 7
    assert account.tolls[0].machine is not None
    ledger.decide("reject", account.tolls[0].casualty.casualty_id, reason="the toll of another day")
    assert one(ledger).spreads == ()
    ledger.decide("reject", account.reports[0].incident_id, reason="no incident at all")
    account = one(ledger)
    assert account.attribution == ()
    assert account.claims[0].set_aside == "rejected_by_a_person"


def test_an_account_is_reviewed_until_something_new_is_said(ledger: Ledger) -> None:
    ledger.add([make("Wire")])
    assert one(ledger).provisional
    ledger.decide("accept", one(ledger).account_id)
    assert not one(ledger).provisional
    assert not ledger.incidents()[0].provisional
    ledger.add([make("Daily", said=[DENIED])])
    assert one(ledger).provisional
    for claim in one(ledger).claims:
        ledger.decide("accept", claim.claim.claim_id)
    assert not one(ledger).provisional
    ledger.decide("unsure", one(ledger).claims[0].claim.claim_id)
    assert one(ledger).provisional


def test_values_of_the_account_as_a_whole(ledger: Ledger) -> None:
    ledger.add([make("Wire")])
    account_id = one(ledger).account_id
    ledger.decide("edit", account_id, field="title", value="Strike on the silo")
    ledger.decide("edit", account_id, field="date_start", value="2020-03-01")
    account = one(ledger)
    assert account.title == "Strike on the silo"
    assert account.date is not None
    assert account.date.date_start == date(2020, 3, 1)
    assert account.dates[0].date_start == date(2020, 3, 2)
    assert ledger.incidents()[0].title == "Strike on the silo"


@pytest.mark.parametrize(("given", "code"), [
    ({"verdict": "maybe"}, "bad_verdict"),
    ({"verdict": "reject"}, "reason_missing"),
    ({"verdict": "edit"}, "field_missing"),
    ({"verdict": "edit", "field": "stance", "value": "shrugs"}, "bad_value"),
    ({"verdict": "edit", "field": "colour", "value": "red"}, "no_such_field"),
    ({"verdict": "edit", "field": "span", "value": None}, "field_fixed"),
    ({"verdict": "edit", "field": "about_actor_id", "value": "state:XX"}, "unknown_actor"),
    ({"verdict": "reject", "field": "stance", "reason": "no"}, "bad_value"),
    ({"verdict": "accept", "item": "c-0000000000000000"}, "no_such_item"),
    ({"verdict": "edit", "item": "account", "field": "claims", "value": 1}, "no_such_field"),
    ({"verdict": "edit", "item": "account", "field": "event_type", "value": "rain"}, "bad_value"),
    ({"verdict": "edit", "item": "account", "field": "date_start", "value": "soon"}, "bad_value"),
])
def test_what_cannot_be_decided_is_refused_and_leaves_no_trace(
    ledger: Ledger, given: dict[str, Any], code: str
) -> None:
    ledger.add([make("Wire")])
    head, account = ledger.head(), one(ledger)
    given = dict(given)
    item = given.pop("item", account.claims[0].claim.claim_id)
    with pytest.raises(CounterclaimError) as error:
        ledger.decide(given.pop("verdict"), account.account_id if item == "account" else item, **given)
    assert error.value.code == code
    assert ledger.head() == head


def test_decisions_survive_a_new_reading_and_what_fits_nothing_is_listed(ledger: Ledger) -> None:
    ledger.add([make("Wire", said=[ACCUSED, BLAMED], words="longer")])
    account = one(ledger)
    ledger.decide("edit", claim_of(account, Stance.ATTRIBUTES), field="on_record", value="yes")
    lost = ledger.decide("reject", claim_of(account, Stance.ACCUSES), reason="misread")
    newer = make("Wire", said=[ACCUSED, BLAMED], words="longer", reader="hand/2").reading
    claims = [
        # The newer reader has other ids, and a span one word shorter; the second claim it does not have.
        newer.claims[0].model_copy(update={
            "claim_id": "c-1111111111111111",
            "span": newer.claims[0].span.model_copy(update={
                "end": newer.claims[0].span.end - 1, "exact": newer.claims[0].span.exact[:-1]})})]
    ledger.reread(lambda _: newer.model_copy(update={"claims": tuple(claims)}), reader="hand/2")
    account = one(ledger)
    assert [(c.claim.claim_id, c.claim.on_record.value) for c in account.claims] == [("c-1111111111111111", "yes")]
    assert [d.seq for d in account.unmatched] == [lost]
    assert [d.seq for d in ledger.unplaced()] == [lost]
    assert "fits no current reading" in ledger.doctor().notes[0]
    assert ledger.verify().first is None


def test_merge_split_and_unlink_each_come_undone(ledger: Ledger) -> None:
    a, b, c = ledger.add([make("Wire"), make("Daily"), make("Far", place="Tall", external_id="far")])
    near, far = a.incident_ids[0], c.incident_ids[0]
    before = list(ledger.report_links())
    merged = ledger.merge(far, near, reason="one strike")
    assert len(ledger.incidents()) == 1
    assert ledger.account(far).account_id == near
    assert ledger.account(far).asked_id == far
    ledger.undo(merged)
    assert list(ledger.report_links()) == before
    split = ledger.split(near, [b.report_id])
    assert len(ledger.incidents()) == 3
    ledger.undo(split)
    assert list(ledger.report_links()) == before
    ledger.merge(near, far)
    ledger.unlink(near, "far")
    assert list(ledger.report_links()) == before
    assert ledger.verify().first is None


def test_a_later_word_on_two_incidents_stands_over_an_earlier_one(ledger: Ledger) -> None:
    a, b = ledger.add([make("Wire"), make("Far", place="Tall")])
    ids = a.incident_ids[0], b.incident_ids[0]
    ledger.apart(*ids)
    ledger.merge(*ids)
    assert len(ledger.incidents()) == 1
    ledger.unlink(ids[0], b.report_id)
    assert len(ledger.incidents()) == 2


def test_a_suggestion_is_shown_until_somebody_answers_it(ledger: Ledger) -> None:
    a, b = ledger.add([make("Wire"), make("Daily", kind=EventType.BOMBING_IED)])
    line, = ledger.suggestions()
    assert {line.a, line.b} == {a.incident_ids[0], b.incident_ids[0]}
    assert ledger.account(line.a).suggestions[0].account_id == line.b
    assert ledger.explain(line.a, line.b)[0].parts["type"] == -1.0
    answer = ledger.apart(line.a, line.b)
    assert ledger.suggestions() == []
    assert ledger.account(line.a).suggestions == ()
    ledger.undo(answer)
    assert len(ledger.suggestions()) == 1


@pytest.mark.parametrize(("act", "code"), [
    (lambda ledger, one: ledger.merge(one, one), "same_incident"),
    (lambda ledger, one: ledger.split(one, ["r-none"]), "no_such_report"),
    (lambda ledger, one: ledger.unlink(one, next(iter(ledger.report_links())).report_id), "nothing_left"),
    (lambda ledger, _: ledger.undo(), "nothing_to_undo"),
    (lambda ledger, _: ledger.undo(1), "nothing_to_undo"),
    (lambda ledger, one: ledger.merge(one, "acc-ffffffffffffffff"), "no_such_incident"),
])
def test_links_that_cannot_be_are_refused(ledger: Ledger, act: Any, code: str) -> None:
    added, = ledger.add([make("Wire")])
    head = ledger.head()
    with pytest.raises(CounterclaimError) as error:
        act(ledger, added.incident_ids[0])
    assert error.value.code == code
    assert ledger.head() == head


def test_decisions_are_dated_so_that_what_was_known_can_be_asked(ledger: Ledger) -> None:
    from datetime import UTC, datetime

    added, = ledger.add([make("Wire")])
    before = datetime.now(UTC)
    ledger.decide("reject", one(ledger).claims[0].claim.claim_id, reason="misread")
    assert ledger.account(added.incident_ids[0]).attribution_pattern is Pattern.UNATTRIBUTED
    known = ledger.account(added.incident_ids[0], known_at=before)
    assert known.attribution_pattern is Pattern.ATTRIBUTED_ONE_PARTY


def test_the_log_of_an_incident_holds_its_own_entries_only(ledger: Ledger) -> None:
    a, b = ledger.add([make("Wire"), make("Far", place="Tall")])
    ledger.decide("unsure", a.incident_ids[0])
    found = [entry.action for entry in ledger.entries(a.incident_ids[0])]
    assert found.count("report.add") == 1
    assert "decide.unsure" in found
    assert "decide.unsure" not in [entry.action for entry in ledger.entries(b.incident_ids[0])]
    assert [entry.action for entry in ledger.entries(decisions=True)] == ["decide.unsure"]
    assert len(ledger.entries(last=2)) == 2
