"""Distances, directions and offsets."""

import pytest

from counterclaim.geo.sphere import bearing_of, distance_km, midpoint, roughly_km, travel


def test_distance_of_two_known_towns() -> None:
    assert distance_km(34.73, 36.72, 33.51, 36.29) == pytest.approx(141, abs=2)


@pytest.mark.parametrize(("word", "degrees"), [("north", 0), ("south-eastern", 135), ("southwest", 225), ("westward", 270)])
def test_bearings(word: str, degrees: float) -> None:
    assert bearing_of(word) == degrees


def test_no_bearing() -> None:
    assert bearing_of("rural") is None


@pytest.mark.parametrize("bearing", [0, 45, 137, 270])
def test_travel_goes_as_far_as_it_says(bearing: float) -> None:
    lat, lon = travel(35.0, 40.0, bearing, 20)
    assert distance_km(35.0, 40.0, lat, lon) == pytest.approx(20, abs=0.01)


def test_midpoint_is_half_way() -> None:
    lat, lon = midpoint(36.3, 43.1, 36.4, 42.4)
    assert distance_km(36.3, 43.1, lat, lon) == pytest.approx(distance_km(36.4, 42.4, lat, lon), abs=0.01)


def test_a_degree_of_latitude_is_shorter_at_the_equator_than_at_the_pole() -> None:
    assert distance_km(0, 0, 1, 0) == pytest.approx(110.574, abs=0.001)
    assert distance_km(89, 0, 90, 0) == pytest.approx(111.694, abs=0.001)


@pytest.mark.parametrize("other", [(33.51, 36.29), (-12.05, -77.04), (0.0, 180.0), (34.7301, 36.7201)])
def test_the_rough_distance_is_near_the_exact_one(other: tuple[float, float]) -> None:
    assert roughly_km(34.73, 36.72, *other) == pytest.approx(distance_km(34.73, 36.72, *other), rel=0.006)


def test_the_way_across_the_date_line_is_the_short_one() -> None:
    assert midpoint(0, 179, 0, -179) in ((0.0, 180.0), (0.0, -180.0))
    assert travel(0, 179.9, 90, 50)[1] < -179
