"""Each measure over records made by hand: its value, its n, its limit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counterclaim.model.vocabulary import Code, EventType, TargetType
from counterclaim.pattern.comparison import CIRCULAR
from counterclaim.pattern.record import Division
from made_records import DAY, compared, focal, line, record, wanted


def test_only_days_strictly_before_and_within_the_window() -> None:
    records = [record(1, days=0), record(2, days=-5), record(3, days=1, lat=10), record(4, days=5 * 365), record(5, days=5 * 366)]
    assert [r.record_id for r in compared(records).references] == ["ucdp:3", "ucdp:4"]


def test_a_record_that_ends_on_the_day_is_not_before_it() -> None:
    long = record(1, days=5).model_copy(update={"date_end": DAY})
    assert compared([long]).n == 0


def test_the_nearest_with_the_range_of_both_radii() -> None:
    found = compared([record(1, lat=34.0, lon=40.0, uncertainty_km=25.0, where_prec=2), record(2, lat=34.0, lon=37.0)]).nearest
    assert found.record_id == "ucdp:1"
    assert found.km == pytest.approx(92.4, abs=0.2)
    assert found.km_low == pytest.approx(found.km - 30)
    assert found.km_high == pytest.approx(found.km + 30)


def test_a_vague_one_may_be_nearer_than_the_nearest() -> None:
    found = compared([record(1, lon=40.0), record(2, lon=39.5, uncertainty_km=120.0, where_prec=4)]).nearest
    assert found.record_id == "ucdp:1"
    assert found.any_low is not None
    assert found.km_low is not None
    assert found.any_low < found.km_low


def test_a_record_vaguer_than_a_province_has_no_distance_and_still_a_day() -> None:
    found = compared([record(1, where_prec=5, uncertainty_km=200.0), record(2, where_prec=6, uncertainty_km=None)])
    assert (found.n, found.placed, found.nearest.n) == (2, 0, 0)
    assert found.nearest.hidden
    assert found.nearest.km is None
    assert found.since_last.days == 10


def test_p_is_hidden_under_twenty_with_its_reason() -> None:
    found = compared(line(19)).rank
    assert found.hidden == "n = 19, shown from 20"
    assert (found.p, found.as_far, found.p_low, found.p_high, found.smallest) == (None,) * 5
    assert compared(line(20)).rank.hidden is None


def test_the_rank_by_hand() -> None:
    """Twenty records a degree apart in a row; the incident thousands of kilometres away: nothing is as far."""
    found = compared(line(20)).rank
    assert found.as_far == 0
    assert found.p == found.smallest == pytest.approx(1 / 21)
    at_one = focal(lat=-50.0, lon=37.0)
    assert compared(line(20), at_one).rank.p == 1


def test_the_rank_at_both_ends_of_the_range() -> None:
    found = compared(line(20), focal(lat=-41.0 + 1.0, lon=37.0, uncertainty_km=25.0)).rank
    assert found.p_low is not None
    assert found.p_high is not None
    assert found.p is not None
    assert found.p_low <= found.p <= found.p_high
    assert found.p_low < found.p_high


def test_the_share_of_a_province_counts_only_what_is_known() -> None:
    records = [record(n, days=n + 2, admin1="East" if n < 3 else "West", lat=30 + n / 10) for n in range(12)]
    records += [record(n, days=n + 2, admin1=None, lat=30 + n / 10) for n in range(12, 15)]
    found = compared(records).same_admin1
    assert (found.count, found.n, found.unknown, found.categories) == (3, 12, 3, 14)
    assert found.share == 0.25
    assert found.smoothed == pytest.approx(4 / 26)
    assert set(found.record_ids) == {"ucdp:0", "ucdp:1", "ucdp:2"}


def test_another_country_is_another_province_even_where_its_own_is_unknown() -> None:
    abroad = record(1, admin1=None, country="IQ")
    unknown = record(2, admin1=None, country=None)
    found = {r.record_id: r.same_admin1 for r in compared([abroad, unknown]).references}
    assert found == {"ucdp:1": False, "ucdp:2": None}


def test_a_province_of_the_same_name_abroad_is_another_one() -> None:
    assert compared([record(1, admin1="East", country="IQ")]).references[0].same_admin1 is False


def test_shares_are_hidden_under_ten() -> None:
    found = compared([record(n, days=n + 2) for n in range(9)])
    assert found.same_admin1.hidden == "n = 9, shown from 10"
    assert found.same_admin1.count is None
    assert found.first_admin1.hidden
    assert found.first_admin1.first is None


def test_what_a_history_does_not_record_is_not_known_rather_than_different() -> None:
    found = compared([record(n, days=n + 2) for n in range(12)]).same_target_type
    assert found.hidden == "not known for any of the 12"
    assert (found.n, found.unknown, found.count) == (0, 12, None)


def test_targets_and_methods() -> None:
    records = [
        record(n, days=n + 2, target_types=(TargetType.MILITIA,) if n % 2 else (TargetType.MILITARY_POSITION, TargetType.UNKNOWN),
               event_types=(EventType.AIR_STRIKE, EventType.DRONE_STRIKE))
        for n in range(10)
    ]
    found = compared(records)
    assert (found.same_target_type.count, found.same_target_type.n) == (5, 10)
    assert (found.same_event_type.count, found.same_event_type.n) == (10, 10)
    assert found.first_target_type.first is False


def test_unknown_and_other_are_no_kind_to_share() -> None:
    records = [record(n, days=n + 2, target_types=(TargetType.OTHER,), event_types=(EventType.OTHER,)) for n in range(10)]
    found = compared(records, focal(target_types=(TargetType.OTHER,), event_type=EventType.OTHER))
    assert found.same_target_type.hidden == "the type of the target is not known"
    assert found.same_event_type.hidden == "the method is not known"


def test_first_time_in_a_province() -> None:
    west = [record(n, days=n + 2) for n in range(10)]
    assert compared(west).first_admin1.first is True
    assert compared([*west[:-1], record(9, days=11, admin1="East")]).first_admin1.first is False


def test_days_since_the_last_one_with_its_rank_from_twenty_on() -> None:
    records = [record(n, days=10 + 7 * n, lat=n) for n in range(20)]
    found = compared(records).since_last
    assert (found.days, found.days_low, found.days_high) == (10, 10, 10)
    assert (found.gaps, found.as_long, found.rank) == (19, 0, pytest.approx(1 / 20))
    few = compared(records[:19]).since_last
    assert few.days == 10
    assert few.rank is None
    assert few.rank_hidden == "n = 19, shown from 20"
    assert compared(records[:1]).since_last.hidden == "n = 1, shown from 2"


def test_days_are_a_range_where_the_last_one_is_not_dated_exactly() -> None:
    month = record(1, days=10).model_copy(update={"date_start": DAY - timedelta(days=40)})
    found = compared([month, record(2, days=60)])
    assert (found.since_last.days_low, found.since_last.days_high) == (10, 40)
    assert found.vague_days == 1


def test_recent_and_near() -> None:
    records = [
        record(1, days=10, lon=41.1),  # 9 km
        record(2, days=71, lon=41.1),
        record(3, days=10, lon=41.25),  # 23 km, with radii of 5 and 5 km
        record(4, days=300, lon=41.4),  # 37 km
        record(5, days=400, lon=41.0, lat=34.1),
    ]
    close, wide = compared(records).nearby
    assert (close.km, close.days, close.count, close.could_be) == (20, 70, 1, 2)
    assert close.record_ids == ("ucdp:1",)
    assert (wide.km, wide.days, wide.count) == (50, 365, 4)


def test_an_incident_without_a_place_has_days_and_no_distances() -> None:
    found = compared(line(25), focal(lat=None, lon=None, where_prec=None, uncertainty_km=None, admin1=None))
    why = "the place of the incident is not known"
    assert [found.nearest.hidden, found.rank.hidden, *(n.hidden for n in found.nearby)] == [why] * 4
    assert found.same_admin1.hidden == "the first-order division of the incident is not known"
    assert found.since_last.days is not None
    assert all(r.distance_km is None and r.nearest_other_km is None for r in found.references)


def test_an_incident_placed_by_its_country_only_has_no_distances() -> None:
    found = compared(line(25), focal(where_prec=6, uncertainty_km=None))
    assert found.nearest.hidden is not None
    assert "too vague" in found.nearest.hidden


def test_without_a_date_there_is_no_set() -> None:
    with pytest.raises(ValueError, match="no date"):
        compared(line(3), focal(date_start=None, date_end=None))


def test_self_claimed_only_unless_accusations_are_asked_for() -> None:
    codes = [Code.SELF_CLAIMED, Code.SELF_CLAIMED_RIVAL, Code.ATTRIBUTED, Code.ATTRIBUTED_DENIED, Code.SELF_CLAIMED_DISPUTED,
             Code.SUSPECTED, Code.DENIED_ONLY, Code.SELF_CONTRADICTORY]
    records = [record(n, days=n + 2, code=code) for n, code in enumerate(codes)]
    plain = compared(records, basis="self_claimed")
    assert {r.code for r in plain.references} == {Code.SELF_CLAIMED, Code.SELF_CLAIMED_RIVAL}
    assert plain.circular is None
    wide = compared(records, basis="self_claimed_or_attributed")
    assert {r.code for r in wide.references} == set(codes[:4])
    assert wide.circular == CIRCULAR == "circular: this set is made of accusations"


def test_coded_rows_and_claims_are_never_in_one_set() -> None:
    records = [record(1, code=None), record(2, code=Code.SELF_CLAIMED)]
    assert [r.record_id for r in compared(records, basis="coded").references] == ["ucdp:1"]
    assert [r.record_id for r in compared(records, basis="self_claimed").references] == ["ucdp:2"]


def test_another_actors_records_and_another_history_do_not_count() -> None:
    assert not wanted(actor_id="state:SS").holds(record(1))
    assert not wanted(history_ids=("h2",)).holds(record(1))


def test_the_incident_itself_is_set_aside_with_the_reason() -> None:
    found = compared([record(1), record(2)], same={"ucdp:1": "same_account"})
    assert [r.record_id for r in found.references] == ["ucdp:2"]
    assert [(a.record_id, a.why) for a in found.set_aside] == [("ucdp:1", "same_account")]


def test_the_same_place_a_day_before_may_be_the_incident() -> None:
    """A night belongs to two days in two sources."""
    here = {"lat": 34.0, "lon": 41.05}
    records = [record(1, days=1, **here), record(2, days=2, **here), record(3, days=1, lat=34.0, lon=41.5)]
    found = compared(records)
    assert [(a.record_id, a.why) for a in found.set_aside] == [("ucdp:1", "next_day_same_place")]
    assert {r.record_id for r in found.references} == {"ucdp:2", "ucdp:3"}
    linked = compared(records, linked=frozenset({"h1"}))
    assert linked.n == 3


def test_one_id_counts_once() -> None:
    assert compared([record(1), record(1), record(1, lat=35.0)]).n == 1


def test_references_come_latest_first_with_their_days() -> None:
    found = compared([record(1, days=30), record(2, days=3), record(3, days=3)])
    assert [(r.record_id, r.days_before) for r in found.references] == [("ucdp:2", 3), ("ucdp:3", 3), ("ucdp:1", 30)]
    assert (found.first, found.last) == (date(2018, 5, 18), date(2018, 6, 14))


def test_totals_are_told() -> None:
    assert compared([record(1, event_clarity=2), record(2)]).totals == 1


def test_the_division_may_be_told_without_a_point() -> None:
    found = compared([record(1, lat=None, lon=None, admin1="East", where_prec=4, uncertainty_km=None)])
    assert found.references[0].same_admin1 is True
    assert found.placed == 0
    assert Division(as_written="x").name is None


def test_of_two_at_one_distance_the_more_exact_one_gives_the_range() -> None:
    found = compared([record(1, uncertainty_km=25.0, where_prec=2), record(2)]).nearest
    assert found.record_id == "ucdp:2"
    assert found.km is not None
    assert found.km_high == pytest.approx(found.km + 10)
    assert found.any_low == pytest.approx(found.km - 30)
