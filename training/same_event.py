"""Fits the weights of ``same-event.toml``: do two tellings of a report speak of one event?

usage: python training/same_event.py DOCS GOLD [...] --fold K/N MODEL [...] > same-event.toml

Each report is read with a tagger that was not trained on it (``folds.py``).

Every telling (the event mentions of a sentence) that stands in the quote of a gold incident, of one of
its claims or of its tolls is of that incident. In the order of the text each belongs to one of the incidents
told before it or to none of them: a conditional logit with a ridge penalty, where "none" weighs nothing. The
same reports give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import numpy as np
from folds import add_folds, header, unseen
from regression import conditional, table

from counterclaim import reader
from counterclaim.ingest import from_text
from counterclaim.reading import pipeline
from counterclaim.reading.grouping import Draft, background
from counterclaim.reading.same_event import signs
from counterclaim.reading.tellings import Telling

RIDGE = 2.0
Choice = tuple[list[dict[str, float]], list[bool]]


def choices_of(doc: dict, gold: dict) -> Iterator[Choice]:
    """The signs of each incident told before a telling with a label, and whether it is of that incident."""
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
        if told:
            yield [signs(telling, draft, told) for draft in told], [other == key for other, _ in drafts]
        known = next((d for k, d in drafts if k == key), None)
        if known is None:
            drafts.append((key, Draft([telling])))
        else:
            known.add(telling)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    add_folds(parser)
    choices = [c for _, (doc, gold) in unseen(parser.parse_args()) for c in choices_of(doc, gold)]
    names = sorted({n for found, _ in choices for signs in found for n in signs})
    xs = [table(found, names) for found, _ in choices]
    rights = [np.array(right, float) for _, right in choices]
    w = conditional(xs, rights, ridge=RIDGE, none=True)
    print(header("same-event.toml") + "[weights]")
    for name, value in zip(names, w, strict=True):
        print(f"{name} = {value:.2f}")
    hits = [
        bool(right[np.argmax(x @ w)]) if (x @ w).max() > 0 else not right.any()
        for x, right in zip(xs, rights, strict=True)
    ]
    print(f"# {len(choices)} tellings after the first; right on these: {np.mean(hits):.3f}")


if __name__ == "__main__":
    main()
