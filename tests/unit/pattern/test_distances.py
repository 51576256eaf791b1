from __future__ import annotations

import random
from itertools import combinations

import pytest

from counterclaim.pattern.distances import Point, apart, between, nearest_others


def scatter(number: int, seed: int) -> list[Point]:
    dice = random.Random(seed)
    return [Point(dice.uniform(-80, 80), dice.uniform(-180, 180)) for _ in range(number)]


def test_the_same_in_both_directions_to_the_last_bit() -> None:
    for one, other in combinations(scatter(40, 3), 2):
        assert between(one, other) == between(other, one)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_nearest_is_what_looking_at_every_pair_gives(seed: int) -> None:
    points = scatter(60, seed)
    plain = [min(between(a, b) for j, b in enumerate(points) if j != i) for i, a in enumerate(points)]
    assert nearest_others(points) == plain


def test_more_points_than_one_block() -> None:
    points = [Point(n / 100, 10.0) for n in range(1100)]
    found = nearest_others(points)
    assert len(found) == 1100
    assert max(found) < 1.2


def test_two_at_one_place_are_no_distance_apart() -> None:
    assert nearest_others([Point(1, 1), Point(1, 1, 25), Point(2, 2)])[:2] == [0, 0]


def test_a_single_one_has_no_neighbour() -> None:
    assert nearest_others([Point(1, 1)]) == [float("inf")]
    assert nearest_others([]) == []


def test_the_range_adds_both_radii_and_stops_at_nothing() -> None:
    near = apart(Point(34, 41, 5), Point(34.05, 41, 25))
    assert near.low == 0
    assert near.high == pytest.approx(near.km + 30)
    far = apart(Point(34, 41, 5), Point(34, 37, 5))
    assert far.low == pytest.approx(far.km - 10)


def test_a_known_distance() -> None:
    """Damascus to Abu Kamal, some 440 km by any map."""
    assert between(Point(33.5102, 36.29128), Point(34.45226, 40.91854)) == pytest.approx(440, abs=3)


def test_across_the_date_line() -> None:
    assert nearest_others([Point(0, 179.9), Point(0, -179.9), Point(0, 170)])[0] < 25
