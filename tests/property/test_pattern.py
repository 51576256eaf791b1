"""What holds for every incident and every history, whatever the places, days and order of rows."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.vocabulary import Code, EventType, TargetType
from counterclaim.pattern.comparison import FOOTER, Focal, Measure, ReferenceSet
from counterclaim.pattern.measures import rank_p
from counterclaim.pattern.proportions import wilson
from counterclaim.pattern.record import Division, Record
from counterclaim.screen import compared as words
from made_records import DAY, compared, focal, record

LATS, LONS = st.floats(30, 37), st.floats(35, 42)
CODES = st.sampled_from([None, Code.SELF_CLAIMED, Code.SELF_CLAIMED_RIVAL, Code.ATTRIBUTED, Code.ATTRIBUTED_DENIED, Code.DENIED_ONLY])
PRECISION = {1: 5.0, 2: 25.0, 3: 40.0, 4: 120.0, 5: 200.0, 6: None}


@st.composite
def records(draw: st.DrawFn, most: int = 30) -> list[Record]:
    found = []
    for number in range(draw(st.integers(0, most))):
        prec = draw(st.sampled_from(sorted(PRECISION)))
        made = record(
            number, days=draw(st.integers(-3, 2500)), lat=draw(LATS), lon=draw(LONS), where_prec=prec,
            uncertainty_km=PRECISION[prec], code=draw(CODES), admin1=draw(st.sampled_from([None, "East", "West"])),
            country=draw(st.sampled_from([None, "SY", "IQ"])),
            event_types=tuple(draw(st.lists(st.sampled_from(list(EventType)), max_size=2))),
            target_types=tuple(draw(st.lists(st.sampled_from(list(TargetType)), max_size=2))),
        )
        found.append(made.model_copy(update={"date_end": made.date_start + timedelta(days=draw(st.sampled_from([0, 0, 0, 6])))}))
    return found


@st.composite
def incidents(draw: st.DrawFn) -> Focal:
    prec = draw(st.sampled_from(sorted(PRECISION)))
    placed = draw(st.booleans())
    return focal(lat=draw(LATS) if placed else None, lon=36.0 if placed else None, where_prec=prec if placed else None,
                 uncertainty_km=PRECISION[prec] if placed else None, admin1=draw(st.sampled_from([None, "East"])),
                 event_type=draw(st.sampled_from(list(EventType))))


def measures(found: ReferenceSet) -> list[Measure]:
    values = [getattr(found, name) for name in ReferenceSet.model_fields]
    return [v for v in values if isinstance(v, Measure)] + list(found.nearby)


BASES = st.sampled_from(["coded", "self_claimed", "self_claimed_or_attributed"])


@settings(max_examples=60, deadline=None)
@given(records(), incidents(), BASES, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(rows: list[Record], one: Focal, basis, dice) -> None:  # type: ignore[no-untyped-def]
    shuffled = [*rows, *rows[:5]]  # and a row that stands twice counts once
    dice.shuffle(shuffled)
    assert compared(rows, one, basis) == compared(shuffled, one, basis)


@settings(max_examples=60, deadline=None)
@given(records(), incidents(), st.integers(0, 6))
def test_the_incident_itself_never_counts(rows: list[Record], one: Focal, days: int) -> None:
    itself = record(999, days=days, lat=one.lat, lon=one.lon, where_prec=one.where_prec, uncertainty_km=one.uncertainty_km)
    with_it = compared([*rows, itself], one, same={"ucdp:999": "same_account"})
    without = compared(rows, one)
    assert with_it.model_copy(update={"set_aside": without.set_aside}) == without


@settings(max_examples=60, deadline=None)
@given(records(), incidents(), BASES)
def test_every_reference_is_earlier_and_the_day_itself_changes_nothing(rows: list[Record], one: Focal, basis) -> None:  # type: ignore[no-untyped-def]
    found = compared(rows, one, basis)
    assert all(r.date_end < DAY and r.days_before >= 1 for r in found.references)
    later = [record(500 + n, days=-n, lat=one.lat, lon=one.lon) for n in range(5)]
    assert compared([*rows, *later], one, basis) == found


@settings(max_examples=60, deadline=None)
@given(records(), incidents(), BASES)
def test_a_hidden_measure_carries_no_value_and_every_one_its_n(rows: list[Record], one: Focal, basis) -> None:  # type: ignore[no-untyped-def]
    found = compared(rows, one, basis)
    for measure in measures(found):
        assert 0 <= measure.n <= found.n
        if measure.n < measure.least:
            assert measure.hidden
        values = measure.model_dump(exclude={"n", "least", "hidden", "of", "value", "unknown", "rank_least", "rank_hidden", "km", "days"})
        if measure.hidden:
            assert {v for v in values.values() if v not in (None, ())} == set()
    if found.rank.n < 20:
        assert found.rank.p is None
    if found.n < 20:
        assert found.since_last.rank is None


@settings(max_examples=60, deadline=None)
@given(records(60), incidents())
def test_ranges_hold_their_values(rows: list[Record], one: Focal) -> None:
    found = compared(rows, one)
    near, rank = found.nearest, found.rank
    if near.km is not None and near.km_low is not None and near.km_high is not None and near.any_low is not None:
        assert 0 <= near.any_low <= near.km_low <= near.km <= near.km_high
    if rank.p is not None and rank.p_low is not None and rank.p_high is not None and rank.smallest is not None:
        assert 0 < rank.smallest <= rank.p_low <= rank.p <= rank.p_high <= 1
    for share in (found.same_admin1, found.same_target_type, found.same_event_type):
        if share.count is not None and share.share is not None and share.low is not None and share.high is not None:
            assert 0 <= share.low <= share.share <= share.high <= 1
            assert share.n + share.unknown == found.n
            assert share.smoothed is not None
            assert 0 < share.smoothed < 1
    for circle in found.nearby:
        if circle.count is not None and circle.could_be is not None:
            assert circle.count <= circle.could_be <= circle.n
    if found.nearby[0].count is not None and found.nearby[1].count is not None:
        assert found.nearby[0].count <= found.nearby[1].count


@settings(max_examples=60, deadline=None)
@given(records(), incidents(), st.floats(0.1, 6), st.floats(0, 6))
def test_a_longer_window_only_adds(rows: list[Record], one: Focal, years: float, more: float) -> None:
    short = {r.record_id for r in compared(rows, one, window_years=years).references}
    assert short <= {r.record_id for r in compared(rows, one, window_years=years + more).references}


@settings(max_examples=60, deadline=None)
@given(records(), incidents())
def test_accusations_only_add_and_coded_rows_are_apart(rows: list[Record], one: Focal) -> None:
    claimed, wide, coded = ({r.record_id for r in compared(rows, one, basis).references}
                            for basis in ("self_claimed", "self_claimed_or_attributed", "coded"))
    assert claimed <= wide
    assert not coded & wide


@settings(max_examples=60, deadline=None)
@given(records(), incidents())
def test_an_unknown_province_never_moves_the_share(rows: list[Record], one: Focal) -> None:
    unknown = [record(700 + n, days=30 + n, admin1=None, country=None) for n in range(7)]
    one_share, other = compared(rows, one).same_admin1, compared([*rows, *unknown], one).same_admin1
    assert (one_share.n, one_share.count, one_share.share) == (other.n, other.count, other.share)
    if one.admin1 is not None:
        assert other.unknown == one_share.unknown + 7


@given(st.lists(st.floats(0, 500), min_size=1, max_size=60), st.floats(0, 500), st.floats(0, 500))
def test_further_away_is_never_less_odd(own: list[float], near: float, more: float) -> None:
    assert rank_p(own, near + more) <= rank_p(own, near)


@given(st.integers(1, 300), st.data())
def test_wilson_moves_with_the_count_and_narrows_with_n(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    low, high = wilson(count, n)
    assert 0 <= low <= count / n <= high <= 1
    if count < n:
        assert wilson(count + 1, n)[0] >= low
        assert wilson(count + 1, n)[1] >= high
    wide, narrow = wilson(count, n), wilson(2 * count, 2 * n)
    assert narrow[1] - narrow[0] <= wide[1] - wide[0]


@settings(max_examples=40, deadline=None)
@given(records(), incidents(), BASES)
def test_the_words_are_ours_and_never_a_verdict(rows: list[Record], one: Focal, basis) -> None:  # type: ignore[no-untyped-def]
    found = compared(rows, one, basis)
    lines = list(words.table(found, one))
    assert len(lines) == 10
    said = " ".join([*(f"{w.label} {w.words}" for w in lines), words.of_set(found), *words.caveats(found, 5), FOOTER]).lower()
    for word in ("confirmed", "verified", "likely", "culprit", "perpetrator", "guilty", "proved", "suspicious", "unusual"):
        assert word not in said
    assert "None" not in " ".join(w.words for w in lines)


@given(st.dates(date(1, 1, 2), date(2100, 1, 1)), st.floats(0.01, 200))
def test_the_window_of_an_early_day_ends_with_the_calendar(day: date, years: float) -> None:
    from counterclaim.pattern.sets import window_start
    assert window_start(day, years) <= day
    assert Division().name is None
