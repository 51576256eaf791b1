"""However spans lie, each keeps its words, a line of its own, and its links."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model import Span, Zone
from counterclaim.model.vocabulary import ZoneKind
from counterclaim.page.html import shown
from counterclaim.page.marks import marks_of, pieces, where_of
from counterclaim.page.sheet import Item
from counterclaim.page.text import article
from html_tree import read_back
from made_readings import report

TEXT = "Alpha \"said\" <b>no</b> & left.\n\nقال الحاكم إن beta\tgamma.\nLast\x07 line, 字."


def items_at(*ranges: tuple[str, int, int]) -> list[Item]:
    """An item a range; a claim gets its range's first half as a part."""
    made = []
    for number, (family, start, end) in enumerate(ranges):
        spans = [("claim" if family == "claim" else "what", Span.cut(TEXT, start, end))]
        if family == "claim":
            spans.append(("speaker", Span.cut(TEXT, start, start + max(1, (end - start) // 2))))
        made.append(Item(f"{family}-{number}", str(number), family, "called", tuple(spans)))  # type: ignore[arg-type]
    return made


def ranges() -> st.SearchStrategy[list[tuple[str, int, int]]]:
    ends = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda p: p[0] != p[1])
    one = st.tuples(st.sampled_from(["claim", "field", "context"]), ends)
    return st.lists(one.map(lambda o: (o[0], min(o[1]), max(o[1]))), max_size=12)


@given(ranges())
def test_text_marks_and_references_are_whole(chosen: list[tuple[str, int, int]]) -> None:
    items = items_at(*chosen)
    marks = marks_of(items)
    tree = read_back(article(report(TEXT, headline=None), marks))
    said = ("refs", "zone")
    assert tree.text(without=said) == shown(TEXT)
    for mark in marks:
        stretches = [n.text(without=said) for n in tree.all(cls=mark.key)]
        # The line ends between paragraphs are no part of a drawn stretch.
        assert "".join(stretches) == shown(TEXT[mark.start : mark.end]).replace("\n", "")
    hrefs = [n.attributes["href"] for n in tree.all(tag="a")]
    ids = [n.attributes["id"] for n in tree.all() if "id" in n.attributes]
    assert len(ids) == len(set(ids))
    for mark in marks:
        drawn = TEXT[mark.start : mark.end].strip("\n")
        assert mark.key in ids
        assert not drawn or all(f"#{item.key}" in hrefs for _, item in mark.stands_for)


@given(ranges())
def test_marks_that_overlap_are_on_different_lanes(chosen: list[tuple[str, int, int]]) -> None:
    marks = marks_of(items_at(*chosen))
    for one, other in combinations(marks, 2):
        if one.start < other.end and other.start < one.end:
            assert one.lane != other.lane


@given(ranges())
def test_every_span_of_an_item_has_a_mark(chosen: list[tuple[str, int, int]]) -> None:
    items = items_at(*chosen)
    marks = marks_of(items)
    for item in items:
        found = [(role, mark.start, mark.end) for role, mark in where_of(item, marks)]
        assert found == [(role, span.start, span.end) for role, span in item.spans]


def test_items_on_the_same_words_share_a_line_and_keep_their_numbers() -> None:
    items = items_at(("field", 0, 5), ("field", 0, 5), ("context", 0, 5))
    marks = marks_of(items)
    assert [(m.look, len(m.stands_for)) for m in marks] == [("context", 1), ("field", 2)]
    tree = read_back(article(report(TEXT, headline=None), marks))
    assert [n.text() for n in tree.all(cls="ref")] == ["2", "0", "1"]


def test_pieces_are_cut_at_zones_too() -> None:
    zones = (Zone(kind=ZoneKind.DATELINE, start=0, end=3), Zone(kind=ZoneKind.BODY, start=3, end=9))
    cut: list[Any] = [(p.start, p.end, p.zone and p.zone.kind) for p in pieces(0, 9, (), zones)]
    assert cut == [(0, 3, ZoneKind.DATELINE), (3, 9, ZoneKind.BODY)]
