"""Fits ``lead-telling.toml``: which of the tellings of an incident tells it best.

usage: python training/lead_telling.py DOCS GOLD [...] --fold K/N MODEL [...] --scorer claims_score.py
       > lead-telling.toml

Each report is read with a tagger that was not trained on it (``folds.py``).

Of the tellings of a draft that tells a gold incident, those whose words share half with the gold's quote,
"the shortest clause that best reports it", are right. A conditional logit with a ridge penalty.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from folds import header, scored, scorer, unseen
from incident_trust import matched
from regression import conditional, table

from counterclaim.reading.evidence import Words, bounds, outside_headline, signs

RIDGE = 1.0
Choice = tuple[list[dict[str, float]], list[bool]]


def choices_of(doc: dict[str, Any], gold: dict[str, Any], tool: Any) -> Iterator[Choice]:
    """The signs of each telling of an incident with several, and which are right."""
    report, heard, drafts, pairs = matched(doc, gold, tool)
    for quote, at in pairs:
        tellings = outside_headline(heard.doc, report, drafts[at].tellings)
        of = Words(heard.doc, report, heard.events, heard.tolls, heard.tagged)
        spans = [bounds(of, t) for t in tellings]
        right = [tool.overlap(doc["text"], quote, doc["text"][s:e]) for s, e in spans]
        if len(tellings) > 1 and any(right):
            told = enumerate(zip(tellings, spans, strict=True))
            yield [signs(t, n, e - s, heard.tagged) for n, (t, (s, e)) in told], right


def main() -> None:
    options = scored(__doc__).parse_args()
    tool = scorer(options.scorer)
    choices = [c for _, (doc, gold) in unseen(options) for c in choices_of(doc, gold, tool)]
    names = sorted({n for found, _ in choices for signs in found for n in signs})
    xs = [table(found, names) for found, _ in choices]
    rights = [np.array(right, float) for _, right in choices]
    w = conditional(xs, rights, ridge=RIDGE)
    hits = []
    for k in range(5):
        kept = [i for i in range(len(xs)) if i % 5 != k]
        part = conditional([xs[i] for i in kept], [rights[i] for i in kept], ridge=RIDGE)
        hits += [rights[i][int(np.argmax(xs[i] @ part))] for i in range(len(xs)) if i % 5 == k]
    print(header("lead-telling.toml") + "[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.2f}")
    first = np.mean([r[0] for r in rights])
    print(
        f"# {len(xs)} incidents with several tellings; right crosswise {np.mean(hits):.3f},"
        f" the first {first:.3f}"
    )


if __name__ == "__main__":
    main()
