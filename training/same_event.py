"""Fits the weights of ``same-event.toml``: do two tellings of a report speak of one event?

usage: python training/same_event.py DOCS GOLD [...] --unseen DOCS GOLD [...] [--test DOCS GOLD] > weights

Every telling (the event mentions of a sentence) that stands in the quote of a gold incident, of one of
its claims or of its tolls is of that incident. In the order of the text each is compared with the
incidents told before it: same or not. A logistic regression with a ridge penalty, by Newton's method,
needs nothing but numpy. The same reports give the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from counterclaim.ingest import from_text
from counterclaim.reader import resources
from counterclaim.reading import pipeline
from counterclaim.reading.grouping import Draft, background
from counterclaim.reading.same_event import signs
from counterclaim.reading.tellings import Telling

RIDGE = 2.0
HEARD = "heard_"
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
    heard = pipeline.hear(report, resources())
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


def read(paths: list[str]) -> list[Row]:
    rows: list[Row] = []
    for docs, gold in zip(paths[::2], paths[1::2], strict=True):
        notes = {g["doc_id"]: g for g in map(json.loads, Path(gold).read_text("utf-8").splitlines())}
        for doc in map(json.loads, Path(docs).read_text("utf-8").splitlines()):
            rows += rows_of(doc, notes[doc["doc_id"]])
    return rows


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
    parser.add_argument("files", nargs="+")
    parser.add_argument("--unseen", nargs="+", default=[], help="reports that the tagger was not trained on")
    parser.add_argument("--test", nargs="+", default=[])
    options = parser.parse_args()
    rows = read(options.files)
    unseen = read(options.unseen)
    rows += unseen
    every = sorted({n for found, _ in rows for n in found})
    heard = [n for n in every if n.startswith(HEARD)]
    names = [n for n in every if n not in heard]
    x, y = matrix(rows, names)
    w = fit(x, y)
    # What the tagger hears in reports that it was trained on is too good: its signs are weighed on others.
    told, same = matrix(unseen, names)
    more, _ = matrix(unseen, heard)
    w = np.concatenate([w, fit(more, same, told @ w) if unseen else np.zeros(len(heard))])
    names += heard
    x, y = matrix(rows, names)
    print("[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.2f}")
    print(
        f"# {len(rows)} pairs, {int(y.sum())} the same; right on these: {((x @ w > 0) == (y > 0)).mean():.3f}"
    )
    if options.test:
        tx, ty = matrix(read(options.test), names)
        print(
            f"# {len(ty)} test pairs, {int(ty.sum())} the same;"
            f" right: {((tx @ w > 0) == (ty > 0)).mean():.3f}"
        )


if __name__ == "__main__":
    main()
