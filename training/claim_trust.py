"""Fits ``claim-trust.toml``: which of the claims that patterns and tagger propose are right.

usage: python training/claim_trust.py DOCS GOLD [...] --fold K/N MODEL [...] --scorer claims_score.py
       > claim-trust.toml

Each report is read with a tagger that was not trained on it (``folds.py``), else its word counts too
much. A proposal is right where the matching of ``claims_score`` (same side, same actor, overlapping quote,
one to one) finds it a gold claim. A logistic regression with a ridge penalty; the thresholds are those of the
best F1 on the same reports, that of denials and silences held at or below that of accusations.
"""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any

import numpy as np
from folds import header, scored, scorer, unseen
from regression import Row, logistic, matrix

from counterclaim.ingest import from_text
from counterclaim.reader import read_report
from counterclaim.reading import pipeline
from counterclaim.reading.pipeline import Tagger
from counterclaim.reading.trust import SIDE_NUMBER, signs

RIDGE = 10.0


def rows_of(
    doc: dict[str, Any], gold: dict[str, Any], tool: ModuleType, tag: Tagger
) -> tuple[list[Row], list[int], int]:
    """A row a proposal, the side of each, and how many firm gold claims there are."""
    report = from_text(
        doc["text"], published=doc.get("published"), outlet=doc.get("outlet"), title=doc.get("title")
    )
    reading = read_report(report)
    printed = json.loads(reading.to_json()) | {"doc_id": doc["doc_id"]}
    tagged = tag(report.text, title=report.headline)
    pairs = [
        (claim, row)
        for claim, row in zip(
            [c for c in reading.claims if c.stance.value in tool.FROM_PRODUCT],
            tool.adapt(printed)["claims"],
            strict=True,
        )
    ]
    text = doc["text"] + "\n" + (doc.get("title") or "")
    firm = sorted(gold["claims"], key=lambda c: bool(c.get("optional")))
    got = set(
        tool.best_matching(firm, [r for _, r in pairs], lambda a, b: tool.same_claim(text, a, b)).values()
    )
    incidents = [i.incident_id for i in reading.incidents]
    rows, sides = [], []
    for k, (claim, _) in enumerate(pairs):
        if claim.span.where == "text" and claim.stance in SIDE_NUMBER:
            rows.append((signs(claim, reading.claims, tagged, incidents), k in got))
            sides.append(SIDE_NUMBER[claim.stance])
    return rows, sides, sum(not c.get("optional") for c in gold["claims"])


def main() -> None:
    options = scored(__doc__).parse_args()
    tool = scorer(options.scorer)
    pipeline.trusted = lambda claims, *_: list(claims)  # every proposal is wanted here
    rows: list[Row] = []
    sides: list[int] = []
    gold_claims = 0
    for tag, (doc, gold) in unseen(options):
        more, of_side, count = rows_of(doc, gold, tool, tag)
        rows += more
        sides += of_side
        gold_claims += count
    names = sorted({n for found, _ in rows for n in found if sum(n in f for f, _ in rows) >= 5})
    x, y = matrix(rows, names)
    w = logistic(x, y, ridge=RIDGE)
    p = 1 / (1 + np.exp(-x @ w))

    def f1(least: float) -> float:
        keep = p >= least
        return 2 * float((keep * y).sum()) / (float(keep.sum()) + gold_claims)

    best = max(np.arange(0.05, 0.9, 0.01), key=f1)
    print(header("claim-trust.toml"), end="")
    print(f"[thresholds]\nfor = {best:.2f}\nagainst = {best * 0.75:.2f}\nsilent = {best:.2f}\n\n[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.3f}")
    print(
        f"# {len(rows)} proposals, {int(y.sum())} right, {gold_claims} gold claims;"
        f" F1 of all {f1(0.0):.3f}, kept {f1(best):.3f}"
    )


if __name__ == "__main__":
    main()
