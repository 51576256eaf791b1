"""Shares of small samples: the Wilson score interval and the add-one share."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import Final

_Z95: Final = NormalDist().inv_cdf(0.975)


def wilson(count: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of ``count`` of ``n``, as two shares from 0 to 1 (Wilson 1927).

    :raises ValueError: where ``count`` is not between 0 and ``n``, or ``n`` is not positive.
    """
    if n < 1 or not 0 <= count <= n:
        raise ValueError(f"no share: {count} of {n}")
    share, square = count / n, _Z95**2
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = _Z95 / (1 + square / n) * sqrt(share * (1 - share) / n + square / (4 * n * n))
    # At the ends the interval touches 0 and 1 exactly; rounding must not leave a crumb.
    low = 0.0 if count == 0 else max(0.0, middle - half)
    return low, 1.0 if count == n else min(1.0, middle + half)


def smoothed(count: int, n: int, categories: int) -> float:
    """``(count + 1) / (n + categories)``: what is left when each category is seen once more."""
    if categories < 1:
        raise ValueError("there is at least one category")
    return (count + 1) / (n + categories)
