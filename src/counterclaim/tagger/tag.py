"""Tagging one text: words, windows, the network, spans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from .cuts import sentence_starts, windows
from .decode import Run, Scores, runs, softmax
from .labels import CLAIM_LAYERS, WIDTH, columns
from .network import shipped_network
from .pieces import Vocabulary, Word, shipped_vocabulary
from .spans import Span, TaggedText

Network = Callable[[Sequence[int]], Scores]
"""Gives one row of scores for each piece of a window, those of its two ends included."""

GAP = "\n\n"


def tag(
    text: str,
    *,
    title: str | None = None,
    network: Network | None = None,
    vocabulary: Vocabulary | None = None,
) -> TaggedText:
    """The spans of ``text``, and those of ``title``, which is read before its first sentence.

    A title that the text already repeats is better left out. The same text gives the same spans on every
    run and number of threads.
    """
    network = network or shipped_network()
    vocabulary = vocabulary or shipped_vocabulary()
    whole = f"{title}{GAP}{text}" if title else text
    shift = len(whole) - len(text)
    words = vocabulary.words(whole)
    starts = sentence_starts(whole)
    scores = word_scores(words, starts, network, vocabulary) if words else None
    found = sorted(_span(run, words) for run in runs(scores)) if scores is not None else []
    edges = [max(0, start - shift) for start in starts if start >= shift] or [0]
    return TaggedText(
        text=text,
        spans=tuple(
            Span(max(0, s.start - shift), s.end - shift, s.layer, s.kind, s.probability)
            for s in found
            if s.end > shift
        ),
        title=tuple(s for s in found if s.end <= shift),
        sentences=tuple(pairwise([*edges, len(text)])),
        word_starts=tuple(w.start - shift for w in words if w.start >= shift),
        word_sides=_sides(scores, [w.start >= shift for w in words]) if scores is not None else (),
    )


def _sides(scores: Scores, kept: Sequence[bool]) -> tuple[tuple[float, float, float], ...]:
    """For each word how probable it is that it stands in a claim for, against, silent."""
    inside = [1.0 - softmax(scores[:, columns()[name]])[:, 0] for name in CLAIM_LAYERS]
    rows = np.round(np.stack(inside, axis=1), 4).tolist()
    return tuple((a, b, c) for (a, b, c), keep in zip(rows, kept, strict=True) if keep)


def word_scores(
    words: Sequence[Word], starts: Sequence[int], network: Network, vocabulary: Vocabulary
) -> Scores:
    """The network's row for the first piece of each word, each from the window that shows most around it."""
    scores: Scores = np.zeros((len(words), WIDTH), dtype=np.float32)
    for window in windows([len(w.pieces) for w in words], _first_words(words, starts)):
        pieces, firsts = [vocabulary.start], []
        for word in words[window.first : window.last]:
            firsts.append(len(pieces))
            pieces.extend(word.pieces)
        rows = network([*pieces, vocabulary.end])
        low, high = window.low - window.first, window.high - window.first
        scores[window.low : window.high] = rows[firsts[low:high]]
    return scores


def _first_words(words: Sequence[Word], starts: Sequence[int]) -> list[int]:
    """The numbers of the first words at or after these offsets."""
    found, at = [], 0
    for start in starts:
        while at < len(words) and words[at].start < start:
            at += 1
        if at < len(words):
            found.append(at)
    return found


def _span(run: Run, words: Sequence[Word]) -> Span:
    layer = "claim" if run.layer.startswith("claim_") else run.layer
    return Span(words[run.first].start, words[run.last - 1].end, layer, run.kind, round(run.probability, 4))
