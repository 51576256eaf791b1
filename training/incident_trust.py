"""Fits ``incident-trust.toml``: which groups of tellings are incidents that an annotator writes down.

usage: python training/incident_trust.py DOCS GOLD [...] --fold K/N MODEL [...] --scorer claims_score.py
       > incident-trust.toml

Each report is read with a tagger that was not trained on it (``folds.py``).

A group is right where the matching of the ruler, one to one, finds it a gold incident: the words of one of
its tellings share half with the gold's quote. A logistic regression with a ridge penalty. The threshold and
what a left telling must reach to join another incident stay as they are in the file: they are set by hand.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from folds import header, scored, scorer, unseen
from regression import Row, logistic, matrix

from counterclaim import reader
from counterclaim.ingest import from_text
from counterclaim.model import Report
from counterclaim.reading import pipeline
from counterclaim.reading.evidence import Words, bounds
from counterclaim.reading.grouping import Draft, group
from counterclaim.reading.incident_trust import signs
from counterclaim.reading.pipeline import Heard

RIDGE = 2.0
FILE = Path(__file__).parents[1] / "src/counterclaim/knowledge/data/incident-trust.toml"


def matched(
    doc: dict[str, Any], gold: dict[str, Any], tool: Any
) -> tuple[Report, Heard, list[Draft], list[tuple[str, int]]]:
    """A report, heard, its drafts, and for each gold incident that one of these tells its quote and index."""
    report = from_text(
        doc["text"], published=doc.get("published"), outlet=doc.get("outlet"), title=doc.get("title")
    )
    heard = pipeline.hear(report, reader.resources())
    drafts = pipeline.kept(group(heard.tellings))
    text = doc["text"]
    of = Words(heard.doc, report, heard.events, heard.tolls, heard.tagged)
    words = [[text[s:e] for s, e in (bounds(of, t) for t in d.tellings)] for d in drafts]
    quotes = [i["quote"] for i in gold["incidents"]]
    found = tool.best_matching(
        quotes, list(range(len(drafts))), lambda q, d: any(tool.overlap(text, q, each) for each in words[d])
    )
    return report, heard, drafts, [(quotes[g], d) for g, d in found.items()]


def rows_of(doc: dict[str, Any], gold: dict[str, Any], tool: Any) -> tuple[list[Row], tuple[int, int, int]]:
    """The signs of each group but the first, and whether it is right; and of the first, which always stays:
    how many there are, how many are right, and how many incidents the annotator has."""
    _, heard, drafts, pairs = matched(doc, gold, tool)
    if heard.tagged is None:
        return [], (0, 0, 0)
    right = {at for _, at in pairs}
    rows = [(signs(drafts, i, heard.assertions, heard.tagged), i in right) for i in range(1, len(drafts))]
    return rows, (len(drafts[:1]), int(0 in right), len(gold["incidents"]))


def best_threshold(p: Any, y: Any, firsts: Any) -> tuple[float, float]:
    """The least probability for which F1 of the groups kept is highest, and that F1."""
    made, right, gold = firsts

    def f1(least: float) -> float:
        kept = p >= least
        return float(2 * (right + (kept * y).sum()) / (made + kept.sum() + gold))

    grid = [round(0.05 * k, 2) for k in range(1, 16)]
    return max(((t, f1(t)) for t in grid), key=lambda pair: pair[1])


def main() -> None:
    options = scored(__doc__).parse_args()
    tool = scorer(options.scorer)
    found = [rows_of(doc, gold, tool) for _, (doc, gold) in unseen(options)]
    rows = [row for own, _ in found for row in own]
    names = sorted({n for found, _ in rows for n in found if sum(n in f for f, _ in rows) >= 10})
    x, y = matrix(rows, names)
    w = logistic(x, y, ridge=RIDGE)
    p = np.zeros(len(y))
    for k in range(5):
        part = np.arange(len(y)) // 20 % 5 == k  # neighbours are of one report
        p[part] = 1 / (1 + np.exp(-x[part] @ logistic(x[~part], y[~part], ridge=RIDGE)))
    by_hand = tomllib.loads(FILE.read_text("utf-8"))
    print(header("incident-trust.toml"), end="")
    print(f"threshold = {by_hand['threshold']:.2f}\njoins = {by_hand['joins']:.2f}\n\n[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.2f}")
    left = p < by_hand["threshold"]
    print(
        f"# {len(y)} groups after the first, {int(y.sum())} right; crosswise {int(left.sum())} are below the"
        f" threshold, {int((left * y).sum())} of them right"
    )
    best, height = best_threshold(p, y, np.array([first for _, first in found]).sum(axis=0))
    print(f"# crosswise F1 is best, {height:.3f}, at a threshold of {best:.2f}")


if __name__ == "__main__":
    main()
