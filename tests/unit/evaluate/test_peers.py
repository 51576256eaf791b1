"""Figures of people and of other programs."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.evaluate import floors, peers
from counterclaim.model import SetupError

FILE = """
[[figure]]
set = "a"
measure = "x.f1"
kind = "peer"
value = 0.4
who = "one"
[[figure]]
set = "a"
measure = "x.f1"
kind = "peer"
value = 0.6
who = "another"
"""


def test_the_best_figure_of_a_kind(tmp_path: Path) -> None:
    (tmp_path / "peers.toml").write_text(FILE, "utf-8")
    found = peers.load(tmp_path / "peers.toml")
    assert peers.best(found, "a", "x.f1", "peer") == 0.6
    assert peers.best(found, "a", "x.f1", "people") is None
    assert peers.best(found, "b", "x.f1", "peer") is None


def test_without_a_file_there_are_none(tmp_path: Path) -> None:
    assert peers.load(tmp_path / "none.toml") == []


@pytest.mark.parametrize("text", ["[[figure]]\nset = 'a'", "[[figure"])
def test_a_broken_file_has_a_code(text: str, tmp_path: Path) -> None:
    (tmp_path / "peers.toml").write_text(text, "utf-8")
    with pytest.raises(SetupError) as caught:
        peers.load(tmp_path / "peers.toml")
    assert caught.value.code == "peers_invalid"


def test_the_figures_of_this_repository_are_of_sets_and_measures_that_it_has(root: Path) -> None:
    sets = floors.load(root / "eval/floors.toml")
    for one in peers.load(root / "eval/peers.toml"):
        assert one.measure in {*sets[one.set].floors, *sets[one.set].least}
        assert one.kind in ("people", "peer")
        assert 0 < one.value <= 1
