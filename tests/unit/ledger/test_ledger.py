"""The store over SQLite and PostgreSQL: what goes in comes out, once, and in one account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from counterclaim.ledger import Filter, Ledger, Near
from counterclaim.model import InputError, LedgerError
from counterclaim.model.vocabulary import Code, EventType, Pattern
from linking_stand_in import StandIn
from made_reports import ACCUSED, BLAMED, DENIED, make

MORNING = datetime(2020, 3, 3, 6, 0, tzinfo=UTC)
EVENING = datetime(2020, 3, 3, 18, 0, tzinfo=UTC)


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with Ledger.open(where, create=True, by="person Ana", linker=StandIn()) as opened:
        yield opened


def test_reports_of_one_incident_are_one_account(ledger: Ledger) -> None:
    first, = ledger.add([make("Wire", external_id="w1", killed=3)])
    second, = ledger.add([make("Daily", said=[DENIED], killed=5)])
    other, = ledger.add([make("Daily", place="Tall")])
    assert first.incident_ids == second.incident_ids != other.incident_ids
    account = ledger.account(first.incident_ids[0])
    assert sorted(str(told.outlet) for told in account.reports) == ["Daily", "Wire"]
    assert account.attribution_pattern is Pattern.CONTESTED
    assert [(row.actor_id, row.code) for row in account.attribution] == [("made:norland", Code.ATTRIBUTED_DENIED)]
    assert [(s.low, s.high) for s in account.spreads] == [(3, 5)]
    assert account.provisional
    assert ledger.verify().first is None


def test_the_same_report_again_changes_nothing(ledger: Ledger) -> None:
    ledger.add([make("Wire", external_id="w1")])
    head = ledger.head()
    again, = ledger.add([make("Wire", external_id="w1")])
    assert again.status == "known"
    assert again.incident_ids
    assert ledger.head() == head


def test_a_second_external_id_is_kept_beside_the_first(ledger: Ledger) -> None:
    ledger.add([make("Wire", external_id="w1"), make("Wire", external_id="w2")])
    assert [link.external_id for link in ledger.report_links()] == ["w1", "w2"]
    assert ledger.verify().first is None


def test_another_publication_date_is_told(ledger: Ledger) -> None:
    ledger.add([make("Wire", published=None)])
    again, = ledger.add([make("Wire", published=date(2020, 3, 3))])
    assert [note.code for note in again.notes] == ["published_differs"]


def test_links_name_the_main_incident_first_and_the_copies(ledger: Ledger) -> None:
    ledger.add([make("Wire", external_id="a", more=[(date(2020, 3, 1), "Harim")], words="same words"),
                make("Daily", external_id="b", more=[(date(2020, 3, 1), "Harim")], words="Same words!")])
    one, two = ledger.report_links()
    assert one.incident_ids == two.incident_ids
    assert len(one.incident_ids) == 2
    assert one.incident_id == one.incident_ids[0]
    assert one.copy_group is not None
    assert one.copy_group == two.copy_group


def test_as_of_counts_what_had_been_said_and_known_at_what_the_store_had(ledger: Ledger) -> None:
    added, = ledger.add([make("State", said=[BLAMED], published=MORNING)])
    before = datetime.now(UTC)
    ledger.add([make("Wire", said=[ACCUSED], published=EVENING)])
    at = added.incident_ids[0]
    whole = ledger.account(at)
    assert {row.actor_id for row in whole.attribution} == {"made:league", "made:norland"}
    assert {r.actor_id for r in ledger.account(at, as_of=MORNING).attribution} == {"made:league"}
    known = ledger.account(at, known_at=before)
    assert {row.actor_id for row in known.attribution} == {"made:league"}
    assert len(known.reports) == 1
    assert known.head.seq < whole.head.seq


def test_the_timeline_tells_each_change_of_code_with_its_cause(ledger: Ledger) -> None:
    ledger.add([make("State", said=[BLAMED], published=MORNING), make("Wire", said=[ACCUSED], published=EVENING),
                make("Undated", said=[DENIED], published=None)])
    line, = ledger.incidents()
    morning, evening, undated = ledger.timeline(line.incident_id).moments
    assert [(c.actor_id, c.before, c.after) for c in morning.changes] == [("made:league", None, Code.ATTRIBUTED)]
    assert evening.pattern_before is Pattern.ATTRIBUTED_ONE_PARTY
    assert evening.pattern_after is Pattern.CONTESTED
    assert evening.changes[0].because == (evening.said[0].claim_id,)
    assert undated.at is None
    assert undated.changes == ()


@pytest.mark.parametrize(("wanted", "places"), [
    (Filter(), ["Basirah", "Tall"]),
    (Filter(since=date(2020, 3, 5)), ["Tall"]),
    (Filter(until=date(2020, 3, 4)), ["Basirah"]),
    (Filter(near=Near(lat=35.1, lon=40.4, km=30)), ["Basirah"]),
    (Filter(place="tall"), ["Tall"]),
    (Filter(country="sy"), ["Basirah", "Tall"]),
    (Filter(country="IQ"), []),
    (Filter(event_type=EventType.BOMBING_IED), ["Tall"]),
    (Filter(actor="norland"), ["Basirah"]),
    (Filter(actor="made:league", code=Code.ATTRIBUTED), ["Tall"]),
    (Filter(actor="norland", code=Code.SELF_CLAIMED), []),
    (Filter(pattern=Pattern.CONTESTED), ["Basirah"]),
    (Filter(outlet="dail"), ["Tall"]),
    (Filter(text="army denies"), ["Basirah"]),
    (Filter(text='"denies army"'), []),
    (Filter(provisional=False), []),
    (Filter(limit=1), ["Tall"]),
])
def test_filters(ledger: Ledger, wanted: Filter, places: list[str]) -> None:
    ledger.add([make("Wire", said=[ACCUSED, DENIED]),
                make("Daily", day=date(2020, 3, 6), place="Tall", said=[BLAMED], kind=EventType.BOMBING_IED)])
    assert sorted(str(line.place) for line in ledger.incidents(wanted)) == places


def test_an_empty_query_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InputError) as error:
        ledger.incidents(Filter(text=" - "))
    assert error.value.code == "empty_query"


def test_ids_may_be_shortened_and_unknown_ones_are_refused(ledger: Ledger) -> None:
    added, = ledger.add([make("Wire")])
    account_id = added.incident_ids[0]
    assert ledger.account(account_id[:9]).account_id == account_id
    for asked in ("acc-0000000000000000", "acc", "%"):
        with pytest.raises(LedgerError) as error:
            ledger.account(asked)
        assert error.value.code == "no_such_incident"


def test_reading_again_keeps_the_older_reading_and_the_ids(ledger: Ledger) -> None:
    piece = make("Wire", more=[(date(2020, 3, 1), "Harim")])
    added, = ledger.add([piece])
    newer = make("Wire", more=[(date(2020, 3, 1), "Harim")], reader="hand/2").reading
    fewer = newer.model_copy(update={"incidents": newer.incidents[:1]})
    assert ledger.reread(lambda _: fewer, reader="hand/2") == 1
    assert ledger.reread(lambda _: fewer, reader="hand/2") == 0
    main, harim = added.incident_ids
    assert ledger.account(main).reports[0].reader == "hand/2"
    assert ledger.account(harim).account_id == main
    assert len(ledger.incidents()) == 1
    assert ledger.verify().first is None
    assert ledger.doctor().problems == ()
    assert ledger.doctor().counts["readings"] == 2


def test_doctor_finds_what_is_stale_and_rebuilds_it(ledger: Ledger) -> None:
    import sqlalchemy as sa

    from counterclaim.ledger.database import writing

    ledger.add([make("Wire")])
    assert ledger.doctor().problems == ()
    with writing(ledger._engine) as connection:
        connection.execute(sa.text("DELETE FROM overview_rows"))
        connection.execute(sa.text("DELETE FROM overviews"))
    assert len(ledger.doctor().problems) == 1
    assert ledger.rebuild() == 1
    assert ledger.doctor().problems == ()
    assert len(ledger.incidents(Filter(text="attack"))) == 1
