"""Puts a trained tagger where the package ships it, with its card.

    python training/ship.py FOLDER --link link.json [--scores scores.json]

FOLDER holds what ``train.py`` and ``export.py`` wrote (run.json, model.onnx); scores.json is what
``score.py --out`` wrote.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

from train import encoder_folder

from counterclaim.tagger.cuts import LIMIT, OVERLAP
from counterclaim.tagger.labels import EVENT_TYPES, LAYERS

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "counterclaim" / "tagger" / "weights"
KEPT = (
    "reports",
    "attributions",
    "plain_claims",
    "claim_recall",
    "other_recall",
    "wrong_speaker",
    "missing_speaker",
)
SHOWN_LAYERS = ("source", "cue", "content", "content_inner", "claim", "actor", "event")


def short(figures: dict[str, Any]) -> dict[str, Any]:
    """The figures that the card keeps: F1 of each layer by span, by half of a span, by word."""
    made = {key: figures[key] for key in KEPT if key in figures}
    if "layers" in figures:
        made["layers"] = {
            name: {measure: value["f1"] for measure, value in figures["layers"][name].items()}
            for name in SHOWN_LAYERS
            if name in figures["layers"] and figures["layers"][name]["span"]["gold"]
        }
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--link", type=Path, required=True)
    parser.add_argument("--scores", type=Path)
    args = parser.parse_args()
    WEIGHTS.mkdir(exist_ok=True)
    shutil.copyfile(args.folder / "model.onnx", WEIGHTS / "model.onnx")
    shutil.copyfile(args.link, WEIGHTS / "link.json")
    shutil.copyfile(encoder_folder() / "vocab.txt", WEIGHTS / "vocab.txt")
    scores = json.loads(args.scores.read_text()) if args.scores else {}
    card = {
        "layers": {layer.name: layer.kinds for layer in LAYERS},
        "event_types": EVENT_TYPES,
        "window": {"pieces": LIMIT, "overlap": OVERLAP},
        "run": json.loads((args.folder / "run.json").read_text()),
        "scores": {name: short(figures) for name, figures in scores.items()},
        "sha256": {
            name: hashlib.sha256((WEIGHTS / name).read_bytes()).hexdigest()
            for name in ("link.json", "model.onnx", "vocab.txt")
        },
    }
    (WEIGHTS / "card.json").write_text(json.dumps(card, indent=1) + "\n")
    print(f"{WEIGHTS}: {sum(f.stat().st_size for f in WEIGHTS.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
