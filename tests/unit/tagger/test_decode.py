"""From scores to spans."""

from __future__ import annotations

import numpy as np

from counterclaim.tagger.decode import Run, runs
from counterclaim.tagger.labels import EVENT_TYPES, WIDTH, columns

PLACES = columns()


def scores(words: int) -> np.ndarray:
    made = np.zeros((words, WIDTH), dtype=np.float32)
    for name, place in PLACES.items():
        if name != "event_type":
            made[:, place.start] = 5.0
    return made


def put(made: np.ndarray, layer: str, word: int, column: int, value: float = 10.0) -> None:
    made[word, PLACES[layer].start + column] = value


def spans(found: list[Run]) -> list[tuple[str, str, int, int]]:
    return [(r.layer, r.kind, r.first, r.last) for r in found]


def test_two_spans_side_by_side_stay_two() -> None:
    made = scores(4)
    for word, column in ((0, 1), (1, 2), (2, 1), (3, 2)):
        put(made, "content", word, column)
    assert spans(runs(made)) == [("content", "content", 0, 2), ("content", "content", 2, 4)]


def test_layers_overlap() -> None:
    made = scores(2)
    put(made, "content", 0, 1)
    put(made, "content", 1, 2)
    put(made, "claim_against", 0, 1)
    put(made, "claim_against", 1, 2)
    assert spans(runs(made)) == [("content", "content", 0, 2), ("claim_against", "denies", 0, 2)]


def test_a_span_that_goes_on_without_a_beginning_gets_the_best_one() -> None:
    made = scores(3)
    put(made, "cue", 1, 2)
    put(made, "cue", 2, 2)
    put(made, "cue", 1, 1, 9.0)
    assert spans(runs(made)) == [("cue", "cue", 1, 3)]


def test_a_span_keeps_one_kind() -> None:
    made = scores(3)
    put(made, "claim_for", 0, 1)  # begins as "claims"
    put(made, "claim_for", 1, 4)  # goes on as "accuses": no sequence does that
    put(made, "claim_for", 1, 2, 9.0)
    assert {kind for _, kind, _, _ in spans(runs(made))} == {"claims"}


def test_the_type_of_an_event_is_that_of_all_its_words() -> None:
    made = scores(2)
    put(made, "event", 0, 1)
    put(made, "event", 1, 2)
    put(made, "event_type", 0, EVENT_TYPES.index("bombing"), 2.0)
    put(made, "event_type", 1, EVENT_TYPES.index("shelling"), 6.0)
    assert spans(runs(made)) == [("event", "shelling", 0, 2)]


def test_the_probability_is_that_of_the_least_certain_word() -> None:
    sure, unsure = scores(3), scores(3)
    for made in (sure, unsure):
        for word, column in ((0, 1), (1, 2), (2, 2)):
            put(made, "content", word, column)
    put(unsure, "content", 2, 0, 9.5)
    assert runs(sure)[0].probability > 0.98
    assert 0.5 < runs(unsure)[0].probability < 0.7
