"""Tagging a text: offsets, titles, windows; with the weights that ship, once, on sentences of our own."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files

import pytest

from counterclaim.model import SetupError
from counterclaim.tagger import Span, tag
from counterclaim.tagger.link import link
from counterclaim.tagger.network import card, load_network

from .made_network import table, vocabulary

WORDS = vocabulary("rebels", "said", "army", "fled", "the", ".")
NETWORK = table({3: {"source": 1}, 4: {"cue": 1}, 5: {"content": 1}, 6: {"content": 2}, 7: {}})


def shown(text: str, spans: tuple[Span, ...]) -> list[tuple[str, str]]:
    return [(s.layer, text[s.start : s.end]) for s in spans]


def test_spans_have_the_offsets_of_the_text() -> None:
    text = "The  Rebels said ARMY fled."
    found = tag(text, network=NETWORK, vocabulary=WORDS)
    assert shown(text, found.spans) == [("source", "Rebels"), ("cue", "said"), ("content", "ARMY fled")]
    assert found.title == ()


def test_the_title_has_its_own_offsets() -> None:
    title, text = "Rebels fled", "The army said. Rebels."
    found = tag(text, title=title, network=NETWORK, vocabulary=WORDS)
    assert shown(title, found.title) == [("source", "Rebels")]
    assert shown(text, found.spans) == [("content", "army"), ("cue", "said"), ("source", "Rebels")]
    assert found.sentences == ((0, 15), (15, 22))


def test_a_long_text_is_read_to_its_end() -> None:
    text = " ".join(["Rebels said army fled."] * 300)
    found = tag(text, network=NETWORK, vocabulary=WORDS)
    assert len(found.sources) == len(found.contents) == 300
    assert text[found.contents[-1].start :] == "army fled."


@pytest.mark.parametrize("text", ["", " \n ", "…"])
def test_a_text_without_words(text: str) -> None:
    assert tag(text, network=NETWORK, vocabulary=WORDS).spans == ()


def test_weights_that_are_missing_are_named(tmp_path: pytest.TempPathFactory) -> None:
    with pytest.raises(SetupError) as error:
        load_network(tmp_path / "none.onnx")  # type: ignore[operator]
    assert error.value.code == "weights_missing"


REPORT = (
    "The Defence Ministry denied on Tuesday that its aircraft had struck the market, and a rebel spokesman said "
    "the army was behind the raid. A nurse said nine people were killed. No group has claimed responsibility."
)


def test_the_shipped_weights_find_who_says_what() -> None:
    found = link(tag(REPORT))
    parts = [
        tuple(REPORT[s.start : s.end] if s else None for s in (x.source, x.cue, *x.content[:1]))
        for x in found
    ]
    assert ("A nurse", "said", "nine people were killed") in parts
    assert any(source == "The Defence Ministry" and "denied" in (cue or "") for source, cue, *_ in parts)


def test_threads_and_capitals_change_nothing() -> None:
    path = files("counterclaim.tagger") / "weights" / "model.onnx"
    one = load_network(path, threads=1)  # type: ignore[arg-type]
    assert tag(REPORT, network=one) == tag(REPORT)
    capitals = [(s.start, s.end, s.layer) for s in tag(REPORT.upper()).spans]
    assert capitals == [(s.start, s.end, s.layer) for s in tag(REPORT).spans]


def test_the_card_describes_these_weights() -> None:
    weights = files("counterclaim.tagger") / "weights"
    assert card()["sha256"] == {
        name: hashlib.sha256((weights / name).read_bytes()).hexdigest()
        for name in ("link.json", "model.onnx", "vocab.txt")
    }
    assert json.dumps(card()).count("/") == json.dumps(card()).count("K/N"), (
        "no path of a machine in the card"
    )
