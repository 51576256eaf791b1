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


def rows_of(doc: dict[str, Any], gold: dict[str, Any], tool: Any) -> list[Row]:
    """The signs of each group but the first, and whether it is right."""
    _, heard, drafts, pairs = matched(doc, gold, tool)
    if heard.tagged is None:
        return []
    right = {at for _, at in pairs}
    return [(signs(drafts, i, heard.assertions, heard.tagged), i in right) for i in range(1, len(drafts))]


def main() -> None:
    options = scored(__doc__).parse_args()
    tool = scorer(options.scorer)
    rows = [row for _, (doc, gold) in unseen(options) for row in rows_of(doc, gold, tool)]
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


if __name__ == "__main__":
    main()
