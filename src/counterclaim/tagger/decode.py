"""From the encoder's columns to spans: for each layer, the best sequence of labels that makes sense."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .labels import EVENT_TYPES, LAYERS, Layer, columns

Scores = npt.NDArray[np.float32]
_COLUMNS = columns()
_NEVER = -1e9


class Run(NamedTuple):
    """Words ``first`` to ``last`` (excluded) carry ``kind`` in ``layer``."""

    layer: str
    kind: str
    first: int
    last: int
    probability: float


def runs(scores: Scores) -> list[Run]:
    """All spans, in the order of the layers and then of the text.

    :param scores: one row a word, one column as :func:`labels.columns` says; not normalised.
    """
    found: list[Run] = []
    for layer in LAYERS:
        part = softmax(scores[:, _COLUMNS[layer.name]])
        for kind, first, last, probability in _layer_runs(part, layer):
            name = layer.kinds[kind]
            if layer.name == "event":
                name = _event_type(scores[first:last, _COLUMNS["event_type"]])
            found.append(Run(layer.name, name, first, last, probability))
    return found


def softmax(scores: Scores) -> Scores:
    """Row by row."""
    high = np.exp(scores - scores.max(axis=1, keepdims=True))
    normal: Scores = high / high.sum(axis=1, keepdims=True)
    return normal


def _event_type(scores: Scores) -> str:
    return EVENT_TYPES[int(softmax(scores).mean(axis=0).argmax())]


def _layer_runs(part: Scores, layer: Layer) -> list[tuple[int, int, int, float]]:
    best = part.argmax(axis=1)
    goes_on = (best > 0) & (best % 2 == 0)
    kind = (best - 1) // 2
    before = np.concatenate(([-1], np.where(best > 0, kind, -1)[:-1]))
    if bool((goes_on & (before != kind)).any()):
        # Where the labels that are best one by one make a sequence, it is the best sequence.
        best = _best_sequence(part, layer)
    found = []
    for first in np.flatnonzero(best % 2 == 1).tolist():
        label = int(best[first])
        last = first + 1
        while last < len(best) and best[last] == label + 1:
            last += 1
        sure = float(part[first:last, [label, label + 1]].max(axis=1).min()) if last > first + 1 else 1.0
        begins = float(part[first, label])
        ends = 1.0 - float(part[last, label + 1]) if last < len(best) else 1.0
        inside = float(part[first + 1 : last, label + 1].min()) if last > first + 1 else 1.0
        found.append(((label - 1) // 2, first, last, min(begins, inside, ends, sure)))
    return found


def _best_sequence(part: Scores, layer: Layer) -> npt.NDArray[np.int64]:
    """Viterbi, where "goes on" may only follow "begins" or "goes on" of its kind."""
    logs: list[list[float]] = np.log(np.maximum(part, 1e-12)).tolist()
    width = layer.width
    score = [logs[0][c] if c == 0 or c % 2 == 1 else _NEVER for c in range(width)]
    back: list[list[int]] = []
    for row in logs[1:]:
        top = max(range(width), key=score.__getitem__)
        came = [top if c == 0 or c % 2 == 1 else max((c - 1, c), key=score.__getitem__) for c in range(width)]
        score = [score[came[c]] + row[c] for c in range(width)]
        back.append(came)
    at = max(range(width), key=score.__getitem__)
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return np.array(path[::-1], dtype=np.int64)


def as_scores(array: Any) -> Scores:
    """What a network gives, as 32-bit floats."""
    scores: Scores = np.asarray(array, dtype=np.float32)
    return scores
