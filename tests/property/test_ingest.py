"""What holds for every input."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ingest import find_zones, from_bytes, from_text
from counterclaim.model import InputError
from counterclaim.model.vocabulary import ZoneKind

# Pieces that rules look at, so that random texts meet them.
PIECES = st.sampled_from([
    "BEIRUT (AP) -", "(Reuters)", "Photo:", "By Ada Obi", "Tags ", "Read more: ", "| ", "\n", "\n\n", ". ", " ", "...",
    "Get short URL 0 12 ", "AP Photo Ada Obi ", "21.08.2013", "May 3 2016", "Nine die in Marhaba", "COMMENTS", "12",
    "killed", "The army", "Last updated 18:40", "(Photo by A. B/Agency)", "is seen", "\t", "é", "\u0301", "ال", "-AFP",
    "Source Reuters", "Related News", "[TEXT]", "Views 12 Related ", "- YouTube", "A. Obi/ Lund", "\u2028", "_", "中",
])
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join))


def wordlike(char: str) -> bool:
    return char.isalnum() or char == "_"


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.just("Nine die in Marhaba"), st.text(max_size=40)))
def test_zones_cover_the_text_in_order(text: str, title: str | None) -> None:
    zones = find_zones(text, title)
    end = 0
    covered = [False] * len(text)
    for zone in zones:
        assert end <= zone.start < zone.end <= len(text)
        end = zone.end
        assert not text[zone.start].isspace()
        assert not text[zone.end - 1].isspace()
        for edge in (zone.start, zone.end):
            if 0 < edge < len(text):
                assert not (wordlike(text[edge - 1]) and wordlike(text[edge]))
        covered[zone.start:zone.end] = [True] * (zone.end - zone.start)
    assert all(covered[index] or char.isspace() for index, char in enumerate(text))
    assert find_zones(text, title) == zones


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_give_a_report_or_an_input_error(raw: bytes) -> None:
    refused: InputError | None = None
    try:
        report = from_bytes(raw)
    except InputError as error:
        refused = error
    if refused:
        assert refused.code.startswith("input_")
        assert refused.message
        assert refused.hint
    else:
        assert report.zones
        assert "\r" not in report.text


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_text_and_its_bytes_give_one_report(text: str) -> None:
    try:
        report = from_text(text)
    except InputError:
        return
    assert report == from_bytes(text.encode())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["shells", "hit", "the", "old", "market", "and", "nobody", "said", "why"]), min_size=1))
def test_plain_words_are_all_body(words: list[str]) -> None:
    text = " ".join(words)
    assert [zone.kind for zone in find_zones(text)] == [ZoneKind.BODY]
