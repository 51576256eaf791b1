"""Syndicated copies: found in any order, and told apart from other reports of the same event."""

from __future__ import annotations

from itertools import permutations

import pytest

from counterclaim.ledger.copies import CopyIndex, copy_groups

WIRE = (
    "Shells hit the covered market of a town in the south on Friday morning, when traders were setting out their"
    " stalls, and killed eleven people, a doctor at the district hospital said. The governor said that the fire came"
    " from the hills on the other side of the river, where an armed group has held a line of posts since the spring."
    " A spokesman for the group said by telephone that its men had not fired that day. Among the dead were two boys"
    " who sold tea. Ambulances took the wounded to the provincial capital, two hours away by road."
)
PRINTED = WIRE.replace("Friday morning", "Friday").replace("by telephone ", "") + " Additional reporting by our staff."
OWN = (
    "Eleven people died when mortar rounds landed among the stalls of a southern market town on Friday. Doctors at the"
    " hospital there counted the bodies; two were children. Officials pointed to posts held by fighters across the"
    " river. The fighters denied it."
)
ITEMS = [("r-c", WIRE), ("r-a", PRINTED), ("r-b", OWN)]


@pytest.mark.parametrize("order", list(permutations(ITEMS)))
def test_a_wire_text_with_small_changes_is_a_copy_in_any_order(order: tuple[tuple[str, str], ...]) -> None:
    assert copy_groups(order) == {"r-a": "r-a", "r-c": "r-a", "r-b": "r-b"}


def test_case_and_punctuation_do_not_count() -> None:
    assert copy_groups([("a", WIRE), ("b", WIRE.upper().replace(",", ""))]) == {"a": "a", "b": "a"}


def test_texts_without_words_are_no_copies_of_each_other() -> None:
    assert copy_groups([("a", ""), ("b", " - "), ("c", "")]) == {"a": "a", "b": "b", "c": "c"}


def test_short_texts_are_copies_where_they_are_the_same() -> None:
    assert copy_groups([("a", "Two dead"), ("b", "two dead."), ("c", "Three dead")]) == {"a": "a", "b": "a", "c": "c"}


def test_copies_of_copies_are_one_group_until_the_one_between_goes() -> None:
    words = [f"word{i}" for i in range(300)]
    first, second, third = (" ".join(words[i : i + 200]) for i in (0, 50, 100))
    index = CopyIndex()
    index.add("1", first)
    index.add("3", third)
    assert index.group("1") == {"1"}
    assert index.add("2", second) == ["1", "3"]
    assert index.group("1") == {"1", "2", "3"}
    index.remove("2")
    assert index.groups() == {"1": "1", "3": "3"}
    assert "2" not in index
    assert len(index) == 2


def test_a_report_added_again_with_another_text_is_replaced() -> None:
    index = CopyIndex()
    index.add("a", WIRE)
    index.add("b", PRINTED)
    index.add("a", OWN)
    assert index.groups() == {"a": "a", "b": "b"}
    assert index.add("c", WIRE) == ["b"]
