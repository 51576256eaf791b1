"""Fits ``claim-place.toml``: which incident a claim is about whose words tell no event.

usage: python training/claim_place.py DOCS GOLD [...] --fold K/N MODEL [...] --scorer claims_score.py
       > claim-place.toml

Each report is read with a tagger that was not trained on it (``folds.py``).

Every assertion without an event of its own that overlaps the quote of a gold claim of its side is of that
claim's incident, where one of the drafts tells it. A conditional logit over the drafts with a ridge
penalty, by gradient steps of scipy; the same reports give the same weights.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from folds import header, scored, scorer, unseen
from regression import conditional, table

from counterclaim import reader
from counterclaim.ingest import from_text
from counterclaim.reading import pipeline
from counterclaim.reading.assertions import Side
from counterclaim.reading.placing import Ground, homes, signs

RIDGE = 1.0
Choice = tuple[list[dict[str, float]], int]
SIDES = {"for": Side.FOR, "against": Side.AGAINST, "silent": Side.SILENT}


def choices_of(doc: dict[str, Any], gold: dict[str, Any], tool: Any) -> Iterator[Choice]:
    """The signs of each draft for a claim, and which draft is right."""
    text = doc["text"]
    report = from_text(text, published=doc.get("published"), outlet=doc.get("outlet"), title=doc.get("title"))
    heard = pipeline.hear(report, reader.resources())
    drafts = pipeline.drafts_of(heard)
    if len(drafts) < 2:
        return
    quotes = {i["key"]: tool.locate(text, i["quote"]) for i in gold["incidents"]}
    told: dict[str, int] = {}
    for key, quote in quotes.items():
        for at, draft in enumerate(drafts):
            spots = [heard.events[k].start for t in draft.tellings for k in t.events]
            if quote and any(quote[0] <= s < quote[1] for s in spots):
                told.setdefault(key, at)
    ground = Ground(heard.doc, heard.cast, heard.attributions, heard.tellings, drafts)
    before: tuple[Any, int] | None = None
    for a, at in homes(ground, heard.assertions):
        right = None
        for claim in gold["claims"]:
            quote = tool.locate(text, claim["quote"])
            if quote and SIDES[tool.SIDE[claim["stance"]]] is a.side and claim["incident"] in told:
                shared = min(quote[1], a.end) - max(quote[0], a.start)
                if shared >= 0.5 * min(quote[1] - quote[0], a.end - a.start):
                    right = told[claim["incident"]]
        own = a.event is not None and any(a.event in t.events for d in drafts for t in d.tellings)
        if right is not None and not own:
            yield [signs(ground, a, i, before) for i in range(len(drafts))], right
        if own:
            before = (a, at)


def fit(xs: list[np.ndarray], rights: list[int]) -> np.ndarray:
    marks = [np.eye(len(x))[right] for x, right in zip(xs, rights, strict=True)]
    return conditional(xs, marks, ridge=RIDGE)


def share(xs: list[np.ndarray], rights: list[int], w: np.ndarray) -> float:
    return float(np.mean([int(np.argmax(x @ w)) == right for x, right in zip(xs, rights, strict=True)]))


def main() -> None:
    options = scored(__doc__).parse_args()
    tool = scorer(options.scorer)
    choices = [c for _, (doc, gold) in unseen(options) for c in choices_of(doc, gold, tool)]
    names = sorted({n for found, _ in choices for signs in found for n in signs})
    xs = [table(found, names) for found, _ in choices]
    rights = [right for _, right in choices]
    w = fit(xs, rights)
    parts = [fit([x for i, x in enumerate(xs) if i % 5 != k], [r for i, r in enumerate(rights) if i % 5 != k])
             for k in range(5)]  # fmt: skip
    crossed = np.mean([int(np.argmax(x @ parts[i % 5])) == rights[i] for i, x in enumerate(xs)])
    last = np.array([float(n == "last") for n in names])
    print(header("claim-place.toml") + "[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.2f}")
    print(
        f"# {len(xs)} claims; right: {share(xs, rights, w):.3f}, crosswise {crossed:.3f};"
        f" the incident told last {share(xs, rights, last):.3f}"
    )


if __name__ == "__main__":
    main()
