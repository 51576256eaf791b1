"""Reports read with a tagger that has not seen them.

``train.py --fold K/N`` leaves every N-th pair of reports out; the model so made reads just these. What is
fitted on its word then is fitted on what the tagger does with a new report.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim import reader
from counterclaim.reading.pipeline import Resources, Tagger
from counterclaim.tagger import tag
from counterclaim.tagger.network import load_network

Pair = tuple[dict[str, Any], dict[str, Any]]
SHIPPED = reader.resources


def left_out(number: int, fold: str | None) -> bool:
    """Whether the report of this number is in the fold that is held out."""
    if not fold:
        return False
    k, n = map(int, fold.split("/"))
    # Two neighbours tell one event in the reports written for this project; they stay together.
    return number // 2 % n == k


def add_folds(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="DOCS GOLD")
    parser.add_argument(
        "--fold",
        nargs=2,
        action="append",
        default=[],
        metavar=("K/N", "MODEL"),
        help="read the reports that train.py --fold K/N left out, with the model.onnx made without them",
    )


def scorer(path: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("claims_score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(doc: str | None) -> argparse.ArgumentParser:
    """The arguments of a script, described by the first line of ``doc``, that needs folds and a scorer."""
    parser = argparse.ArgumentParser(description=(doc or "").splitlines()[0])
    add_folds(parser)
    parser.add_argument("--scorer", required=True)
    return parser


def pairs_of(files: Sequence[str], fold: str | None = None) -> Iterator[Pair]:
    """The reports with their gold; with a fold only those that it left out."""
    for docs, gold in zip(files[::2], files[1::2], strict=True):
        notes = {g["doc_id"]: g for g in map(json.loads, Path(gold).read_text("utf-8").splitlines())}
        for number, doc in enumerate(map(json.loads, Path(docs).read_text("utf-8").splitlines())):
            if fold is None or left_out(number, fold):
                yield doc, notes[doc["doc_id"]]


def use(model: str | None) -> Tagger:
    """Makes the reader hear with the model in this file, or with the one that ships."""
    known = SHIPPED()
    tagger: Tagger = partial(tag, network=load_network(Path(model))) if model else tag
    found = Resources(known.registry, known.gazetteer, known.attributions, tagger)
    reader.resources = lambda: found  # type: ignore[assignment]
    return tagger


def unseen(options: argparse.Namespace) -> Iterator[tuple[Tagger, Pair]]:
    """Every report with the tagger that has not seen it (without ``--fold``: the one that ships)."""
    for fold, model in options.fold or [(None, None)]:
        tagger = use(model)
        for pair in pairs_of(options.files, fold):
            yield tagger, pair


def header(name: str) -> str:
    """The comment at the head of a data file of the package, to be kept above new weights."""
    data = Path(__file__).parents[1] / "src/counterclaim/knowledge/data"
    lines = (data / name).read_text("utf-8").splitlines()
    kept = lines[: next(i for i, line in enumerate(lines) if not line.startswith("#"))]
    return "\n".join([*kept, "", ""])
