"""The figures of several sets of claims as if they were one set, from the ruler's own counts.

counterclaim evaluate dev own.dev --json | python eval/pool.py

The ruler prints rounded shares with their n; the hits are the whole numbers that they come from. Recall has
Wilson's interval of 95 %.
"""

from __future__ import annotations

import json
import sys
from typing import Any

from draw_claims import wilson

Figures = dict[str, dict[str, Any]]
COUNTED = ("claim", "claim+", "code", "for", "against", "silent", "killed", "incident")
SHARES = ("type", "country", "place", "date", "has_incident")


def pooled(sets: list[Figures], names: tuple[str, ...]) -> tuple[int, int, int]:
    """Hits, gold and predicted of these measures, over all sets."""
    rows = [figures[name] for figures in sets for name in names]
    hits = sum(round(row["r"] * row["gold"]) for row in rows)
    return hits, sum(row["gold"] for row in rows), sum(row["predicted"] for row in rows)


def main() -> None:
    sets = [one["figures"] for one in json.load(sys.stdin)["sets"]]
    for names in [*((name,) for name in COUNTED), ("against", "silent")]:
        hits, gold, predicted = pooled(sets, names)
        low, high = wilson(hits, gold)
        f1, precision, recall = 2 * hits / (gold + predicted), hits / predicted, hits / gold
        print(f"{' and '.join(names):<18} {hits:>4} of {gold:>4}, {predicted:>3} read: F1 {f1:.3f}", end="")
        print(f"  precision {precision:.3f}  recall {recall:.3f} ({low:.3f} to {high:.3f})")
    for name in SHARES:
        rows = [figures[name] for figures in sets]
        right, n = sum(round(row["accuracy"] * row["n"]) for row in rows), sum(row["n"] for row in rows)
        low, high = wilson(right, n)
        print(f"{name:<18} {right:>4} of {n:>4}: {right / n:.3f} ({low:.3f} to {high:.3f})")


if __name__ == "__main__":
    main()
