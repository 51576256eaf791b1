"""Scores a tagger on annotated reports and on PolNeAR.

    python training/score.py --model model.onnx --link link.json --shared ../shared --on own.dev dev polnear
    ... --pair DOCS GOLD [--only K/N]      other reports; of them those of one fold
    ... --gold-spans                       links the gold's spans: the linker alone

`dev` has no attributions, so it measures claims, actors and events only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import measures
import reports
from fit_link import gold_scene
from folds import left_out
from reports import Report
from train import encoder_folder

from counterclaim.tagger.link import Link, Weights, link_spans
from counterclaim.tagger.network import load_network
from counterclaim.tagger.pieces import Vocabulary
from counterclaim.tagger.spans import Span
from counterclaim.tagger.tag import Network, tag


class Model:
    def __init__(self, network: Network | None, vocabulary: Vocabulary, weights: Weights) -> None:
        self.network, self.vocabulary, self.weights = network, vocabulary, weights

    def read(self, report: Report) -> tuple[list[Span], list[Link]]:
        """Spans and attributions in the report's whole text; without a network, the gold's spans."""
        if self.network is None:
            scene = gold_scene(report)
            spans = [*scene.sources, *scene.cues, *scene.contents]
        else:
            spans = list(tag(report.text, network=self.network, vocabulary=self.vocabulary).spans)
        starts = reports.sentence_starts(report.text)
        bounds = list(zip(starts, [*starts[1:], len(report.text)], strict=True))

        def of(*layers: str) -> list[Span]:
            return [s for s in spans if s.layer in layers]

        contents = of("content", "content_inner")
        return spans, link_spans(report.text, of("source"), of("cue"), contents, bounds, self.weights)


def score_reports(found: list[Report], model: Model, tools: Any, claims_tool: Any) -> dict[str, Any]:
    counts: measures.Counts = Counter()
    documents, predicted, docs, gold, claims = [], {}, {}, {}, {}
    for report in found:
        spans, links = model.read(report)
        measures.layer_counts(report, spans, counts)
        documents.append(tools.Doc(report.doc_id, report.text, report.attributions, [], "gold"))
        predicted[report.doc_id] = measures.brat(links)
        docs[report.doc_id] = {"text": report.text, "title": ""}
        gold[report.doc_id] = {"doc_id": report.doc_id, "incidents": [], "claims": report.claims}
        claims[report.doc_id] = {"doc_id": report.doc_id, "incidents": [],
                                 "claims": measures.plain_claims(report, spans, links)}  # fmt: skip
    made: dict[str, Any] = {"reports": len(found)}
    if any(r.attributions for r in found):
        made["attributions"] = measures.relation_table(tools.score(documents, predicted))
    if model.network is not None:
        made["layers"] = {
            name: {m: measures.f1(counts, f"{name}.{m}") for m in ("span", "half", "word")}
            for name in sorted({key.rpartition(".")[0] for key, _ in counts})
        }
        scored = claims_tool.score(docs, gold, claims)
        made["plain_claims"] = {k: scored[k] for k in ("claim", "claim+", "for", "against", "silent")}
    return made


def score_polnear(root: Path, part: str, model: Model, tools: Any, claims_tool: Any) -> dict[str, Any]:
    predicted, documents = {}, list(tools.load(root, part))
    for doc in documents:
        _, links = model.read(Report(doc.doc_id, None, doc.text))
        predicted[doc.doc_id] = measures.brat(links)
    return {
        "reports": len(documents),
        "attributions": measures.relation_table(tools.score(documents, predicted)),
        **claims_tool.figures(root, part, predicted),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--model", type=Path)
    parser.add_argument("--link", type=Path, required=True)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument(
        "--on", nargs="*", default=[], help="own.dev, dev, polnear (its test part), polnear-dev"
    )
    parser.add_argument("--pair", nargs=2, metavar=("DOCS", "GOLD"), action="append", default=[])
    parser.add_argument("--only", metavar="K/N")
    parser.add_argument(
        "--mended", action="store_true", help="the gold's stray offsets put right (see reports.py)"
    )
    parser.add_argument("--gold-spans", action="store_true")
    parser.add_argument("--out", type=Path, help="also write the figures here, as JSON")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "tools"))
    import claims_score
    import polnear_claims
    import polnear_score

    lines = (encoder_folder() / "vocab.txt").read_text("utf-8").split("\n")
    network = None if args.gold_spans else load_network(args.model)
    model = Model(network, Vocabulary(lines), json.loads(args.link.read_text()))
    made: dict[str, Any] = {}
    for name in args.on:
        if name.startswith("polnear"):
            part = "dev" if name.endswith("dev") else "test"
            made[name] = score_polnear(
                args.shared / "data" / "polnear", part, model, polnear_score, polnear_claims
            )
            continue
        pair = [args.shared / "gold" / f"{name}.{kind}.jsonl" for kind in ("docs", "gold")]
        made[name] = score_reports(
            reports.read(*pair, mended=args.mended), model, polnear_score, claims_score
        )
    for docs, gold in args.pair:
        found = [
            r
            for n, r in enumerate(reports.read(Path(docs), Path(gold), mended=args.mended))
            if not args.only or left_out(n, args.only)
        ]
        made[Path(docs).name] = score_reports(found, model, polnear_score, claims_score)
    for name, figures in made.items():
        print(name, json.dumps({k: v for k, v in figures.items() if k != "layers"}))
        for layer, scores in figures.get("layers", {}).items():
            shown = [f"{m} {s['p']:5.1f} {s['r']:5.1f} {s['f1']:5.1f}" for m, s in scores.items()]
            print(f"   {layer:18s}", *shown, f"n {scores['span']['gold']}", sep="   ")
    if args.out:
        args.out.write_text(json.dumps(made, indent=1) + "\n")


if __name__ == "__main__":
    main()
