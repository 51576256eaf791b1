"""A network for tests that labels words by a table, and a vocabulary that knows whole words only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from counterclaim.tagger.decode import Scores
from counterclaim.tagger.labels import LAYERS, WIDTH, columns
from counterclaim.tagger.pieces import END, START, UNKNOWN, Vocabulary


def vocabulary(*words: str) -> Vocabulary:
    return Vocabulary([UNKNOWN, START, END, *dict.fromkeys(words)])


def table(labels: Mapping[int, Mapping[str, int]]) -> Callable[[Sequence[int]], Scores]:
    """A network that gives piece ``number`` the column ``labels[number][layer]``, and everything else none."""
    places = columns()

    def run(pieces: Sequence[int]) -> Scores:
        scores: Scores = np.zeros((len(pieces), WIDTH), dtype=np.float32)
        for row, piece in enumerate(pieces):
            for layer in LAYERS:
                column = labels.get(piece, {}).get(layer.name, 0)
                scores[row, places[layer.name].start + column] = 8.0
        return scores

    return run
