"""How a text is parsed: sentences end where zones and paragraphs do, and offsets are the text's own."""

from __future__ import annotations

import pytest

from counterclaim.model import SetupError
from counterclaim.text.language import load, parse


def sentences(text: str, cuts: frozenset[int] = frozenset()) -> list[str]:
    return [s.text.strip() for s in parse(text, cuts).sents if s.text.strip()]


def test_a_blank_line_ends_a_sentence() -> None:
    assert sentences("Shells hit the port\n\nThe mayor left the town") == ["Shells hit the port", "The mayor left the town"]


def test_the_edge_of_a_zone_ends_a_sentence() -> None:
    text = "Shells hit the port The mayor left the town"
    assert sentences(text, frozenset({text.index("The mayor")})) == ["Shells hit the port", "The mayor left the town"]


@pytest.mark.parametrize("text", [
    "Shells hit the port. Nobody died.",
    "Ein Satz.\n\n\n  Zwei \t Sätze — drei…",
    "The shell 💥 fell in إدلب near Ağrı.",
    " \n ",
])
def test_offsets_count_code_points_of_the_text(text: str) -> None:
    for token in parse(text):
        assert text[token.idx : token.idx + len(token.text)] == token.text
    assert "".join(t.text_with_ws for t in parse(text)) == text


def test_the_model_is_loaded_once() -> None:
    assert load() is load()


def test_a_model_that_is_not_there_is_named_with_what_to_do() -> None:
    with pytest.raises(SetupError) as caught:
        load("no_such_model_at_all")
    assert caught.value.code == "model_missing"
    assert "no_such_model_at_all" in caught.value.message
    assert caught.value.hint


def test_the_setting_picks_the_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERCLAIM_MODEL", "no_such_model_at_all")
    with pytest.raises(SetupError):
        load.__wrapped__()  # past the cache, which holds the one that ships


def test_a_rank_in_short_ends_no_sentence() -> None:
    doc = parse("Army spokesman Lt. Col. Ana Ruiz and Capt. Bo Lind spoke. Maj. Ito did not.")
    assert [s.text for s in doc.sents] == ["Army spokesman Lt. Col. Ana Ruiz and Capt. Bo Lind spoke.", "Maj. Ito did not."]
