"""Nouns of organs.toml, and the trie's small print."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.knowledge.actors import registry
from counterclaim.knowledge.matcher import Trie, words_of
from counterclaim.knowledge.organs import singular

NOUNS = registry().nouns


@pytest.mark.parametrize(("plural", "one"), [
    ("gunmen", "gunman"), ("armies", "army"), ("forces", "force"), ("aircraft", "aircraft"), ("jets", "jet"),
    ("F-16s", "f-16"), ("Taliban", "taliban"), ("officials", "official"), ("terrorists", "terrorist"),
])
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_classes() -> None:
    assert NOUNS.has("state", "army")
    assert NOUNS.has("asset", "helicopter gunship")
    assert NOUNS.has("armed", "suicide bomber")
    assert NOUNS.has("bystander", "resident")
    assert not NOUNS.has("state", "resident")
    assert not NOUNS.has("state", None)


def test_families_hold_generic_words_together() -> None:
    assert NOUNS.family("terror group") == NOUNS.family("terrorist") == "terrorists"
    assert NOUNS.family("opposition fighter") == "rebels"
    assert NOUNS.family("army") is None


def test_every_family_is_an_armed_word() -> None:
    assert [w for w in NOUNS.families if not NOUNS.has("armed", w)] == []


def test_words_leave_the_possessive_out() -> None:
    text = "Syria's U.S.-made F-16s, Sana'a"
    words = words_of(text)
    assert [w.key for w in words] == ["syria", "us", "made", "f", "16s", "sanaa"]
    assert all(text[w.start : w.end].startswith(w.text[0]) for w in words)


def test_hyphens_spaces_case_and_accents_are_one() -> None:
    trie = Trie()
    trie.add("Idriss Déby", "td", "person")
    for text in ("Idriss Deby", "IDRISS-DÉBY", "idriss Déby's", "Idriss Debys"):
        matched = trie.scan(text, words_of(text))
        assert bool(matched) is (text[0] == "I"), text


def test_dated_entries_keep_their_dates() -> None:
    trie = Trie()
    trie.add("Red Guard", "a", "name", until=date(1990, 1, 1))
    trie.add("Red Guard", "b", "name", since=date(1990, 1, 2))
    (match,) = trie.scan("the Red Guard", words_of("the Red Guard"))
    assert [e.owner for e in match.entries] == ["a", "b"]
    assert match.entries[0].until == date(1990, 1, 1)
