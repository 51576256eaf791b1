from __future__ import annotations

import pytest
from scipy.stats import binomtest

from counterclaim.pattern.proportions import smoothed, wilson


@pytest.mark.parametrize(("n", "high"), [(5, 0.43), (10, 0.28), (30, 0.11), (100, 0.04)])
def test_zero_of_n_is_weak_evidence(n: int, high: float) -> None:
    """The upper bounds that the field facts give."""
    low, bound = wilson(0, n)
    assert low == 0
    assert round(bound, 2) == high


@pytest.mark.parametrize(("count", "n"), [(0, 11), (3, 11), (11, 11), (1, 1), (40, 300), (299, 300)])
def test_as_scipy_has_it(count: int, n: int) -> None:
    interval = binomtest(count, n).proportion_ci(0.95, "wilson")
    assert wilson(count, n) == pytest.approx((interval.low, interval.high), abs=1e-9)


def test_the_ends_are_exact() -> None:
    assert wilson(0, 7)[0] == 0
    assert wilson(7, 7)[1] == 1


@pytest.mark.parametrize(("count", "n"), [(1, 0), (-1, 5), (6, 5)])
def test_no_share_of_that(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(count, n)


def test_the_smoothed_share_never_is_nothing_and_never_all() -> None:
    assert smoothed(0, 11, 14) == pytest.approx(1 / 25)
    assert smoothed(11, 11, 14) < 1
    with pytest.raises(ValueError, match="category"):
        smoothed(0, 5, 0)
