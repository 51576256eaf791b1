"""Floors: written and read back, pinned below the figure, never sunk in silence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.evaluate import floors, gate
from counterclaim.model import SetupError

HASHES = {"docs": "d" * 64, "gold": "e" * 64, "ruler": "f" * 64}
OLD = floors.FloorSet("own.set", "a.jsonl", "b.jsonl", "r.py", HASHES, "0.1.0", {"claim.f1": 0.4},
                      {"claim.f1": 0.5, "claim+.f1": 0.3})


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    sets = {"own.set": OLD, "plain": replace(OLD, name="plain", least={}, floors={}),
            "parts": replace(OLD, name="parts", part="test", beside="b.py", hashes={**HASHES, "beside": "a" * 64})}
    (tmp_path / "floors.toml").write_text(floors.dump(sets), "utf-8")
    assert floors.load(tmp_path / "floors.toml") == sets


@pytest.mark.parametrize("text", ["[dev", "[dev]\ndocs = 'x'", None])
def test_a_broken_file_has_a_code(text: str | None, tmp_path: Path) -> None:
    if text is not None:
        (tmp_path / "floors.toml").write_text(text, "utf-8")
    with pytest.raises(SetupError) as error:
        floors.load(tmp_path / "floors.toml")
    assert error.value.code == "floors_invalid"


@pytest.mark.parametrize(("measured", "floor"), [(0.5, 0.49), (0.4567, 0.446), (0.004, 0.0), (1.0, 0.99)])
def test_a_floor_lies_a_margin_below(measured: float, floor: float) -> None:
    assert floors.floor_of(measured) == pytest.approx(floor)


def test_the_gate_lets_good_figures_through() -> None:
    assert gate.judge(OLD, {"claim.f1": 0.5, "claim+.f1": 0.3}, HASHES) == ()


@pytest.mark.parametrize(("measured", "word"), [
    ({"claim.f1": 0.499, "claim+.f1": 0.3}, "below its floor"),
    ({"claim.f1": 0.3, "claim+.f1": 0.3}, "below its least"),
    ({"claim+.f1": 0.3}, "could not be measured"),
])
def test_the_gate_stops_figures_that_sank(measured: dict[str, float], word: str) -> None:
    assert any(word in said for said in gate.judge(OLD, measured, HASHES))


def test_the_gate_stops_figures_of_other_data() -> None:
    said = gate.judge(OLD, {"claim.f1": 0.9, "claim+.f1": 0.9}, {**HASHES, "gold": "0" * 64})
    assert said == ("own.set: gold is not the file that the floors were measured on",)


def test_the_gate_stops_where_nothing_is_pinned() -> None:
    bare = replace(OLD, floors={})
    assert gate.judge(bare, {"claim.f1": 0.9}, HASHES) == ("own.set: no floor is pinned yet",)


def outcome(**measured: float) -> gate.Outcome:
    table = {name.replace("_plus", "+"): {"f1": value} for name, value in measured.items()}
    return gate.Outcome(OLD, table, HASHES, ())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(floors.dump({OLD.name: OLD}), "utf-8")
    return path


def pin(file: Path, log: str, *, allow: bool = False, **measured: float) -> dict[str, float]:
    changelog = file.parent / "CHANGELOG.md"
    changelog.write_text(log, "utf-8")
    gate.pin(file, [outcome(**measured)], "0.2.0", allow_lower=allow, changelog=changelog)
    return floors.load(file)["own.set"].floors


def test_better_figures_raise_the_floor(file: Path) -> None:
    assert pin(file, "", claim=0.7, claim_plus=0.305) == {"claim.f1": 0.69, "claim+.f1": 0.3}


def test_pinning_again_and_again_never_slides(file: Path) -> None:
    for _ in range(3):
        assert pin(file, "", claim=0.501, claim_plus=0.3)["claim.f1"] == 0.5


TOLD = "# Changes\n\n## Unreleased\n\n- Floor lowered: own.set claim.f1: the ruler counts repeats now.\n"


@pytest.mark.parametrize(("log", "allow"), [
    (TOLD, False), ("", True), ("# Changes\n\n## Unreleased\n\n## 0.1\n" + TOLD.split("\n\n")[2], True),
])
def test_a_floor_never_sinks_in_silence(log: str, allow: bool, file: Path) -> None:
    before = file.read_text("utf-8")
    with pytest.raises(SetupError) as error:
        pin(file, log, allow=allow, claim=0.45, claim_plus=0.4)
    assert error.value.code == "floor_lower"
    assert file.read_text("utf-8") == before


def test_a_floor_sinks_where_that_is_allowed_and_told(file: Path) -> None:
    assert pin(file, TOLD, allow=True, claim=0.45, claim_plus=0.4) == {"claim.f1": 0.44, "claim+.f1": 0.39}


def test_a_figure_below_what_the_project_set_itself_is_not_pinned(file: Path) -> None:
    with pytest.raises(SetupError, match="below what the project set itself"):
        pin(file, TOLD, allow=True, claim=0.39, claim_plus=0.4)


def test_the_floors_of_this_repository_can_be_read(root: Path) -> None:
    sets = floors.load(root / "eval/floors.toml")
    assert sets["dev"].least["claim.f1"] == 0.45
    for one in sets.values():
        assert all(len(digest) == 64 for digest in one.hashes.values())
        assert all(one.floors.get(name, 1.0) >= least - floors.MARGIN for name, least in one.least.items())
