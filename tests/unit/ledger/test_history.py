"""The chain of entries, apart from any store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from counterclaim.ledger.constraints import Constraints
from counterclaim.ledger.history import FIRST, Entry, canonical, first_break, hash_of, stamp


def chain(number: int) -> list[Entry]:
    before, made = FIRST, []
    for seq in range(1, number + 1):
        fields = {"seq": seq, "at": stamp(datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=seq)), "by": "x",
                  "action": "a", "subject": "s", "before": None, "after": canonical({"n": seq}), "reason": "",
                  "prev_hash": before}
        before = hash_of(fields)
        made.append(Entry.model_validate({**fields, "hash": before}))
    return made


def test_a_whole_chain_holds() -> None:
    assert first_break(chain(5)) is None
    assert first_break([]) is None


@pytest.mark.parametrize(("change", "seq", "words"), [
    (lambda c: c[:2] + c[3:], 3, "missing"),
    (lambda c: [c[0], c[2], c[1], *c[3:]], 2, "missing"),
    (lambda c: [*c[:2], c[2].model_copy(update={"reason": "other"}), *c[3:]], 3, "hash does not fit"),
    (lambda c: [c[0].model_copy(update={"prev_hash": "1" * 64}), *c[1:]], 1, "hash of the entry before"),
    (lambda c: c[1:], 1, "missing"),
])
def test_the_first_break_is_named(change: object, seq: int, words: str) -> None:
    found = first_break(change(chain(5)))  # type: ignore[operator]
    assert found is not None
    assert found.seq == seq
    assert words in found.what


def test_an_entry_made_anew_breaks_the_next_one() -> None:
    made = chain(5)
    fields = {**made[1].model_dump(), "reason": "slipped in"}
    made[1] = Entry.model_validate({**fields, "hash": hash_of(fields)})
    found = first_break(made)
    assert found is not None
    assert found.seq == 3


def test_canonical_json_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": "é"}) == '{"a":"é","b":1}' == canonical({"a": "é", "b": 1})


def test_stamps_sort_as_moments_do() -> None:
    east = datetime(2020, 1, 1, 3, 0, tzinfo=timezone(timedelta(hours=3)))
    assert stamp(east) == "2020-01-01T00:00:00.000000Z" == stamp(datetime(2020, 1, 1))


def test_later_words_on_a_pair_stand_over_earlier_ones() -> None:
    said = Constraints()
    said.take("merge", [["a", "b"], ["c"]])
    assert said.together == {("a", "b"), ("b", "c")}
    said.take("split", [["a", "c"], ["b"]])
    assert said.together == {("a", "c")}
    assert said.apart == {("a", "b"), ("b", "c")}
    said.take("merge", [["a", "c"], ["b"]])
    assert said.apart == set()
    assert said.partners()["a"] == {"c"}
    assert said.among({"a", "c"}).together == {("a", "c")}
