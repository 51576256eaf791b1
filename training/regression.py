"""The two regressions by which the weights of the reading are fitted, each with a ridge penalty.

Both give the same weights for the same rows in the same order.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize

Row = tuple[dict[str, float], bool]


def matrix(rows: Sequence[Row], names: Sequence[str]) -> tuple[np.ndarray, np.ndarray]:
    """Rows of named signs as a matrix, and their answers as 0 and 1."""
    return table([found for found, _ in rows], names), np.array([float(same) for _, same in rows])


def table(found: Sequence[dict[str, float]], names: Sequence[str]) -> np.ndarray:
    """Named signs as a matrix, a row each; a sign without a name among ``names`` is left out."""
    return np.array([[signs.get(name, 0.0) for name in names] for signs in found]).reshape(-1, len(names))


def logistic(
    x: np.ndarray, y: np.ndarray, offset: float | np.ndarray = 0.0, *, ridge: float = 2.0
) -> np.ndarray:
    """A yes or no for each row, by Newton's method."""
    w = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-(x @ w + offset)))
        gradient = x.T @ (p - y) + ridge * w
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(w))
        step = np.linalg.solve(hessian, gradient)
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def conditional(
    xs: Sequence[np.ndarray], rights: Sequence[np.ndarray], *, ridge: float = 1.0, none: bool = False
) -> np.ndarray:
    """One of several options: a matrix of their signs for each choice, and which of them are right.

    ``none``: beside the options stands that of none of them, with a weight of 0; it is right where no
    other is.
    """
    if none:
        xs = [np.vstack([x, np.zeros(x.shape[1])]) for x in xs]
        rights = [np.append(right, 1.0 - right.max()) for right in rights]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = ridge / 2 * float(w @ w), ridge * w
        for x, right in zip(xs, rights, strict=True):
            z = x @ w
            p = np.exp(z - z.max())
            p /= p.sum()
            mass = float(p @ right) + 1e-12
            total -= float(np.log(mass))
            slope = slope + x.T @ (p - p * right / mass)
        return total, slope

    return minimize(loss, np.zeros(xs[0].shape[1]), jac=True, method="L-BFGS-B").x
