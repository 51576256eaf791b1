"""The network that ships, run by ONNX Runtime on the processor."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from counterclaim.model import SetupError

from .decode import Scores, as_scores

THREADS = 1
"""One: the parser works on another core at the same time (:mod:`counterclaim.reading.pipeline`)."""


def load_network(path: Path, threads: int = THREADS) -> Callable[[Sequence[int]], Scores]:
    """The network in the file: numbers of pieces in, one row of scores a piece out.

    :raises SetupError: ``weights_missing`` where the file cannot be read.
    """
    # Slow to import, and needed only where a text is tagged.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads that spin between windows take the processor from the parser.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        session: Any = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # ONNX Runtime's own errors share no other class
        raise SetupError(
            f"The weights of the tagger cannot be read: {error}",
            "Reinstall the package.",
            code="weights_missing",
        ) from error

    def run(pieces: Sequence[int]) -> Scores:
        # One window at a time: no padding, so no window changes what another one gives.
        given = np.asarray(pieces, dtype=np.int64)
        return as_scores(session.run(None, {"pieces": given})[0])

    return run


@cache
def shipped_network() -> Callable[[Sequence[int]], Scores]:
    """The network of this package, loaded at the first text."""
    with as_file(files("counterclaim.tagger") / "weights" / "model.onnx") as path:
        return load_network(path)


@cache
def card() -> dict[str, Any]:
    """What the weights are: labels, hashes of what they were trained on, scores (``weights/card.json``)."""
    found: dict[str, Any] = json.loads(
        (files("counterclaim.tagger") / "weights" / "card.json").read_text("utf-8")
    )
    return found
