"""What the field facts say about the distance rank, by simulation: fixed seeds, a land with four centres."""

from __future__ import annotations

import random
from collections.abc import Callable
from math import cos, sin, sqrt

import pytest

from counterclaim.pattern.distances import Point, between, nearest_others
from counterclaim.pattern.measures import RANK_LEAST, rank_p
from made_records import compared, focal, record

CENTRES = ((33.5, 36.3), (34.7, 36.7), (36.2, 37.2), (32.7, 36.1))
RUNS = 300


def scatter(dice: random.Random, number: int) -> list[Point]:
    """Places around four centres, some 15 km about each."""
    found = []
    for _ in range(number):
        lat, lon = dice.choice(CENTRES)
        found.append(Point(dice.gauss(lat, 0.14), dice.gauss(lon, 0.16)))
    return found


def p_of(here: Point, others: list[Point]) -> float:
    return rank_p(nearest_others(others), min(between(here, other) for other in others))


def share_at_most(level: float, make: Callable[[random.Random], float], seed: int) -> float:
    dice = random.Random(seed)
    return sum(make(dice) <= level for _ in range(RUNS)) / RUNS


@pytest.mark.parametrize("n", [20, 30, 50])
def test_under_exchangeability_a_tenth_at_most_has_p_of_a_tenth(n: int) -> None:
    def one(dice: random.Random) -> float:
        here, *others = scatter(dice, n + 1)
        return p_of(here, others)

    margin = 3 * sqrt(0.1 * 0.9 / RUNS)
    assert 0.02 < share_at_most(0.1, one, seed=n) <= 0.1 + margin


def test_the_smallest_p_says_nothing_under_twenty() -> None:
    """With ten references p cannot go below 0.09, however far the incident is."""
    dice = random.Random(1)
    assert p_of(Point(60.0, 100.0), scatter(dice, 10)) == pytest.approx(1 / 11)
    assert p_of(Point(60.0, 100.0), scatter(dice, RANK_LEAST)) == pytest.approx(1 / 21)


@pytest.mark.parametrize("seed", range(40))
def test_leave_one_out_is_the_full_conformal_rank(seed: int) -> None:
    """Full conformal: each reference's neighbour may be the incident itself. It changes nothing."""
    dice = random.Random(seed)
    here, *others = scatter(dice, dice.randint(3, 30))
    d = min(between(here, other) for other in others)
    full = [
        min([between(here, one)] + [between(one, o) for j, o in enumerate(others) if j != i])
        for i, one in enumerate(others)
    ]
    assert rank_p(nearest_others(others), d) == (1 + sum(a >= d for a in full)) / (len(others) + 1)


def misplaced(dice: random.Random, points: list[Point], km: float) -> list[Point]:
    """Each point moved by up to ``km`` in a direction of its own."""
    found = []
    for lat, lon, _ in points:
        reach, turn = km * sqrt(dice.random()), dice.uniform(0, 6.2832)
        step = reach / 111.2
        found.append(Point(lat + step * cos(turn), lon + step * sin(turn) / 0.82))
    return found


def with_error(incident_km: float, references_km: float) -> Callable[[random.Random], float]:
    """p of an incident like the others, its place and theirs off by up to so many kilometres."""

    def run(dice: random.Random) -> float:
        here, *others = scatter(dice, 31)
        return p_of(misplaced(dice, [here], incident_km)[0], misplaced(dice, others, references_km))

    return run


def test_geocoding_error_of_the_incident_inflates_oddness() -> None:
    """The field facts give 0.09, 0.13 and 0.20 for no error, 5 km and 50 km (n = 30, typical events)."""
    none, small, large = (share_at_most(0.1, with_error(km, 0.0), seed=9) for km in (0.0, 5.0, 50.0))
    margin = 3 * sqrt(0.1 * 0.9 / RUNS)
    assert none <= 0.1 + margin
    assert abs(small - none) < margin
    assert large > none + margin


def test_the_same_error_in_all_places_does_not_and_one_in_the_references_alone_hides_oddness() -> None:
    """Places that are all off in one way are still exchangeable; references that are off lie further apart."""
    margin = 3 * sqrt(0.1 * 0.9 / RUNS)
    assert share_at_most(0.1, with_error(50.0, 50.0), seed=9) <= 0.1 + margin
    assert share_at_most(0.1, with_error(0.0, 50.0), seed=9) < 0.1


def test_the_printed_range_of_p_holds_the_p_of_every_incident_within_its_radius() -> None:
    """So the remedy works: whatever the true place, its p lies between the two that are printed."""
    dice = random.Random(4)
    others = scatter(dice, 30)
    records = [record(n, days=n + 2, lat=p.lat, lon=p.lon, uncertainty_km=0.0) for n, p in enumerate(others)]
    for _ in range(20):
        told = scatter(dice, 1)[0]
        found = compared(records, focal(lat=told.lat, lon=told.lon, uncertainty_km=50.0, where_prec=4)).rank
        true = misplaced(dice, [told], 49.0)[0]
        assert found.p_low is not None
        assert found.p_high is not None
        assert found.p_low <= p_of(true, others) <= found.p_high


def test_wrong_members_destroy_the_measure() -> None:
    """A really far event: p grows with the share of references that are somebody else's, who strikes there."""
    def one(wrong: int) -> float:
        found = []
        for seed in range(60):
            dice = random.Random(seed)
            others = scatter(dice, 40 - wrong)
            others += [Point(dice.gauss(34.4, 0.6), dice.gauss(40.9, 0.6)) for _ in range(wrong)]
            found.append(p_of(Point(34.45, 40.92), others))
        return sorted(found)[30]

    right, few, many = one(0), one(4), one(8)
    assert right == pytest.approx(1 / 41)
    assert right < few < many
