"""Fits the linker's weights on annotated reports, with the gold spans and with the tagger's own.

python training/fit_link.py --reports DOCS GOLD [--reports ...] --out link.json [--fold K/N]
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import reports
import torch
from reports import Report
from torch.nn import functional
from train import left_out

from counterclaim.tagger.cuts import sentence_starts
from counterclaim.tagger.link_features import (
    Features,
    Scene,
    content_features,
    none_features,
    source_features,
)
from counterclaim.tagger.spans import Span

Choice = tuple[list[Features], list[float]]
"""The features of each option, and 1 for the right ones."""


def gold_scene(report: Report) -> Scene:
    def spans(*layers: str) -> list[Span]:
        return [Span(m.start, m.end, m.layer, m.kind, 1.0) for m in report.marks if m.layer in layers]

    starts = sentence_starts(report.text)
    bounds = list(zip(starts, [*starts[1:], len(report.text)], strict=True))
    return Scene(report.text, spans("source"), spans("cue"), spans("content", "content_inner"), bounds)


def choices(report: Report) -> Iterator[tuple[str, Choice]]:
    scene = gold_scene(report)

    def mine(spans: list[list[int]], among: list[Span]) -> set[Span]:
        return {s for s in among for low, high in spans if (s.start, s.end) == (low, high)}

    for cue in scene.cues:
        told = [a for a in report.attributions if [cue.start, cue.end] in a["cue"]]
        if not told:
            continue
        near = scene.near_sources(cue)
        right = set().union(*(mine(a["source"], near) for a in told))
        if not right and any(a["source"] for a in told):
            continue  # its source is out of reach or gave way to another span
        options = [none_features(scene, cue), *(source_features(scene, cue, s) for s in near)]
        yield "source", (options, [float(not right), *(float(s in right) for s in near)])
        source = min(right, key=lambda s: scene.apart(cue, s), default=None)
        contents = scene.near_contents(cue)
        held = set().union(*(mine(a["content"], contents) for a in told))
        yield (
            "content",
            (
                [content_features(scene, cue, source, c) for c in contents],
                [float(c in held) for c in contents],
            ),
        )


def fit(kind: str, found: list[Choice], penalty: float = 2e-5) -> dict[str, float]:
    names = sorted({name for options, _ in found for option in options for name in option})
    column = {name: k for k, name in enumerate(names)}
    rows = [option for options, _ in found for option in options]
    table = torch.zeros(len(rows), len(names), dtype=torch.float64)
    for r, option in enumerate(rows):
        for name, value in option.items():
            table[r, column[name]] = value
    labels = torch.tensor([x for _, right in found for x in right], dtype=torch.float64)
    sizes = [len(options) for options, _ in found]
    weights = torch.zeros(len(names), dtype=torch.float64, requires_grad=True)
    chooser = torch.optim.LBFGS([weights], max_iter=600, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        chooser.zero_grad()
        scores = table @ weights
        if kind == "source":
            value = torch.zeros((), dtype=torch.float64)
            for part, right in zip(scores.split(sizes), labels.split(sizes), strict=True):
                value = value - torch.log_softmax(part, 0)[right > 0].logsumexp(0)
            value = value / len(sizes)
        else:
            value = functional.binary_cross_entropy_with_logits(scores, labels) * 4
        value = value + penalty * weights.square().sum()
        value.backward()
        return value

    chooser.step(loss)
    return {
        name: round(float(w), 4) for name, w in zip(names, weights.detach(), strict=True) if abs(w) >= 1e-4
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--reports", nargs=2, action="append", required=True, metavar=("DOCS", "GOLD"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fold")
    args = parser.parse_args()
    found: dict[str, list[Choice]] = {"source": [], "content": []}
    for docs, gold in args.reports:
        for number, report in enumerate(reports.read(Path(docs), Path(gold), mended=True)):
            if not left_out(number, args.fold):
                for kind, choice in choices(report):
                    if choice[0]:
                        found[kind].append(choice)
    weights = {kind: fit(kind, found[kind]) for kind in found}
    args.out.write_text(json.dumps(weights, indent=1, sort_keys=True) + "\n")
    print({kind: (len(found[kind]), len(weights[kind])) for kind in found})


if __name__ == "__main__":
    main()
