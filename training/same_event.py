"""Fits the weights of ``same-event.toml``: do two tellings of a report speak of one event?

usage: python training/same_event.py DOCS GOLD [...] --fold K/N MODEL [...] > same-event.toml

Each report is read with a tagger that was not trained on it (``folds.py``).

Every telling (the event mentions of a sentence) that stands in the quote of a gold incident, of one of
its claims or of its tolls is of that incident. In the order of the text each is compared with the
incidents told before it: same or not. A logistic regression with a ridge penalty, by Newton's method,
needs nothing but numpy. The same reports give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
from folds import add_folds, header, unseen

from counterclaim import reader
from counterclaim.ingest import from_text
from counterclaim.reading import pipeline
from counterclaim.reading.grouping import Draft, background
from counterclaim.reading.same_event import signs
from counterclaim.reading.tellings import Telling

RIDGE = 2.0
Row = tuple[dict[str, float], bool]


def rows_of(doc: dict, gold: dict) -> Iterator[Row]:
    """One row for each telling with a label and each incident told before it."""
    text = doc["text"]
    spans: list[tuple[int, int, str]] = []
    for incident in gold["incidents"]:
        quotes = [incident["quote"], *(t["quote"] for t in incident["killed"] + incident["wounded"])]
        quotes += [c["quote"] for c in gold["claims"] if c["incident"] == incident["key"]]
        spans += [(at, at + len(q), incident["key"]) for q in quotes if (at := text.find(q)) >= 0]
    report = from_text(text, published=doc.get("published"), outlet=doc.get("outlet"), title=doc.get("title"))
    heard = pipeline.hear(report, reader.resources())
    events, tellings = heard.events, heard.tellings
    labelled: list[tuple[Telling, str]] = []
    for telling in tellings:
        starts = [events[k].start for k in telling.events]
        keys = {key for s, e, key in spans if any(s <= at < e for at in starts)}
        if len(keys) == 1 and not background(telling):
            labelled.append((telling, keys.pop()))
    drafts: list[tuple[str, Draft]] = []
    for telling, key in sorted(labelled, key=lambda t: t[0].position):
        told = [d for _, d in drafts]
        for other, draft in drafts:
            yield signs(telling, draft, told), other == key
        known = next((d for k, d in drafts if k == key), None)
        if known is None:
            drafts.append((key, Draft([telling])))
        else:
            known.add(telling)


def matrix(rows: list[Row], names: list[str]) -> tuple[np.ndarray, np.ndarray]:
    at = {n: i for i, n in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for r, (found, _) in enumerate(rows):
        for name, value in found.items():
            if name in at:
                x[r, at[name]] = value
    return x, np.array([float(same) for _, same in rows])


def fit(
    x: np.ndarray, y: np.ndarray, offset: float | np.ndarray = 0.0, *, ridge: float = RIDGE
) -> np.ndarray:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_folds(parser)
    rows = [row for _, (doc, gold) in unseen(parser.parse_args()) for row in rows_of(doc, gold)]
    names = sorted({n for found, _ in rows for n in found})
    x, y = matrix(rows, names)
    w = fit(x, y)
    print(header("same-event.toml") + "[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.2f}")
    right = ((x @ w > 0) == (y > 0)).mean()
    print(f"# {len(rows)} pairs, {int(y.sum())} the same; right on these: {right:.3f}")


if __name__ == "__main__":
    main()
