"""How fast reading is beside the bare parse of the same texts, in one process; memory; cold start.

``python benchmarks/reading.py [--texts N] [--rounds N] [--json]``. The texts are annotated reports where they
are here, otherwise the bundled examples, repeated. Rounds of the two are interleaved, so that a busy machine
slows both; the figures are those of each one's fastest round.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

from counterclaim.evaluate.shared import shared_folder
from counterclaim.ingest import from_text
from counterclaim.model import SetupError
from counterclaim.reader import read_report
from counterclaim.text.language import load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


def texts(number: int) -> tuple[str, list[str]]:
    """Where the texts come from, and ``number`` of them."""
    try:
        lines = (shared_folder() / "gold" / "dev.docs.jsonl").read_text("utf-8").splitlines()
        source = "gold/dev.docs.jsonl"
        found = [json.loads(line)["text"] for line in lines]
    except (SetupError, OSError):
        source = "examples/"
        found = [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    return source, list(islice(cycle(found), number))


def timed(work: Callable[[str], object], over: list[str]) -> float:
    """Seconds for all of ``over``."""
    start = time.perf_counter()
    for text in over:
        work(text)
    return time.perf_counter() - start


def cold_start() -> float:
    """Seconds of one ``read`` in a fresh process; the faster of two, so that the file cache is warm."""
    report = str(EXAMPLES / "abu-kamal-wire.txt")
    command = [sys.executable, "-m", "counterclaim.cli", "read", report, "--json"]
    spent = []
    for _ in range(2):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env={**os.environ, "NO_COLOR": "1"})
        spent.append(time.perf_counter() - start)
    return min(spent)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=int, default=36, help="how many (default 36)")
    parser.add_argument("--rounds", type=int, default=3, help="how often (default 3)")
    parser.add_argument("--json", action="store_true", help="print a JSON object")
    args = parser.parse_args()

    source, over = texts(args.texts)
    nlp = load()
    reports = {text: from_text(text) for text in over}

    def whole(text: str) -> object:
        return read_report(reports[text])

    timed(nlp, over[:3])
    timed(whole, over[:3])
    bare, full = [], []
    for _ in range(args.rounds):
        bare.append(timed(nlp, over))
        full.append(timed(whole, over))
    figures = {
        "texts": len(over),
        "source": source,
        "words_per_text": round(sum(len(text.split()) for text in over) / len(over)),
        "bare_docs_per_s": round(len(over) / min(bare), 2),
        "whole_docs_per_s": round(len(over) / min(full), 2),
        "ratio": round(min(bare) / min(full), 3),
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "cold_read_s": round(cold_start(), 2),
    }
    if args.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:<18} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
