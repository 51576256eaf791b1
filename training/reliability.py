"""Draws how far the chance that ``reading/trust.py`` gives a claim can be believed.

usage: python training/reliability.py DOCS GOLD [...] --fold K/N MODEL [...] --scorer claims_score.py
       --out FILE.svg

Each report is read with a tagger that was not trained on it (``folds.py``), and the chance of its claims
comes from weights fitted on the other four fifths of the reports. Prints a table; the diagram shows for
each tenth of the chances the share of claims that the annotators have too.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from claim_trust import RIDGE, Row, rows_of
from folds import scored, scorer, unseen
from regression import logistic, matrix

from counterclaim.reading import pipeline

PARTS, SIZE, EDGE = 5, 300, 40


def crossed(reports: list[list[Row]]) -> tuple[np.ndarray, np.ndarray]:
    """The chance of each proposal from weights that its report had no part in, and whether it is right."""
    names = sorted({n for rows in reports for found, _ in rows for n in found})
    x, y = matrix([row for rows in reports for row in rows], names)
    part = np.concatenate([[i % PARTS] * len(rows) for i, rows in enumerate(reports)])
    p = np.zeros(len(y))
    for k in range(PARTS):
        w = logistic(x[part != k], y[part != k], ridge=RIDGE)
        p[part == k] = 1 / (1 + np.exp(-x[part == k] @ w))
    return p, y


def tenths(p: np.ndarray, y: np.ndarray) -> list[tuple[float, float, int]]:
    """Mean chance, share right and number of the proposals in each tenth of the scale that has any."""
    at = np.minimum((p * 10).astype(int), 9)
    return [
        (float(p[at == k].mean()), float(y[at == k].mean()), int((at == k).sum()))
        for k in range(10)
        if (at == k).any()
    ]


def diagram(rows: list[tuple[float, float, int]]) -> str:
    """A self-contained SVG: chance given (across), share right (up), the size of a dot by number."""
    most = max(n for *_, n in rows)

    def spot(across: float, up: float) -> tuple[float, float]:
        return EDGE + across * SIZE, EDGE + (1 - up) * SIZE

    dots = "".join(
        f'<circle cx="{spot(p, y)[0]:.1f}" cy="{spot(p, y)[1]:.1f}" r="{3 + 7 * (n / most) ** 0.5:.1f}"/>'
        for p, y, n in rows
    )
    marks = "".join(
        f'<text x="{spot(t, 0)[0]:.0f}" y="{EDGE + SIZE + 18}" text-anchor="middle">{t:.1f}</text>'
        f'<text x="{EDGE - 8}" y="{spot(0, t)[1] + 4:.0f}" text-anchor="end">{t:.1f}</text>'
        for t in (0.0, 0.5, 1.0)
    )
    whole = SIZE + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole + 10}" font-family="sans-serif"'
        f' font-size="12" role="img"><title>Chance given and share right</title>'
        f'<rect width="{whole}" height="{whole + 10}" fill="white"/>'
        f'<rect x="{EDGE}" y="{EDGE}" width="{SIZE}" height="{SIZE}" fill="none" stroke="black"/>'
        f'<line x1="{EDGE}" y1="{EDGE + SIZE}" x2="{EDGE + SIZE}" y2="{EDGE}" stroke="gray"'
        f' stroke-dasharray="4"/>{dots}{marks}'
        f'<text x="{whole / 2}" y="{whole}" text-anchor="middle">chance given</text>'
        f'<text x="{EDGE}" y="{EDGE - 10}">share right</text></svg>\n'
    )


def main() -> None:
    parser = scored(__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tool = scorer(options.scorer)
    pipeline.trusted = lambda claims, *_: list(claims)  # every proposal is wanted here
    reports = [rows_of(doc, gold, tool, tag)[0] for tag, (doc, gold) in unseen(options)]
    p, y = crossed(reports)
    rows = tenths(p, y)
    print("| chance given | share right | proposals |\n| --- | --- | --- |")
    for chance, share, number in rows:
        print(f"| {chance:.2f} | {share:.2f} | {number} |")
    gap = sum(abs(c - s) * n for c, s, n in rows) / len(y)
    print(f"\nExpected calibration error {gap:.3f}; Brier score {((p - y) ** 2).mean():.3f}; n {len(y)}.")
    options.out.write_text(diagram(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
