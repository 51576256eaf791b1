"""``counterclaim evaluate``: sets by name and kind, tables with the figures of others, JSON."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from counterclaim.cli.main import main

RULER = """
def score(gold, found):
    return {"actor": {"accuracy": len(found) / len(gold), "n": len(gold)}}
"""
PEERS = """
[[figure]]
set = "small"
measure = "actor.accuracy"
kind = "people"
value = 0.9
who = "two people"
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a set of two reports whose ruler counts those that were read."""
    for folder in ("gold", "tools"):
        (tmp_path / "shared" / folder).mkdir(parents=True)
    lines = [{"doc_id": "a", "text": "A bomb killed two people in Aleppo."}, {"doc_id": "b", "text": ""}]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "shared/gold/a.jsonl").write_text(text, "utf-8")
    (tmp_path / "shared/tools/fakes_score.py").write_text(RULER, "utf-8")
    digest = {name: sha256((tmp_path / "shared" / name).read_bytes()).hexdigest()
              for name in ("gold/a.jsonl", "tools/fakes_score.py")}  # fmt: skip
    (tmp_path / "floors.toml").write_text(
        f"""[small]
docs = "gold/a.jsonl"
docs_sha256 = "{digest["gold/a.jsonl"]}"
gold = "gold/a.jsonl"
gold_sha256 = "{digest["gold/a.jsonl"]}"
ruler = "tools/fakes_score.py"
ruler_sha256 = "{digest["tools/fakes_score.py"]}"
measured = ""
[small.least]
[small.floors]
"actor.accuracy" = 0.4
""",
        "utf-8",
    )
    (tmp_path / "peers.toml").write_text(PEERS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(made: Path, *more: str) -> int:
    return main(["evaluate", "--shared", str(made / "shared"), "--floors", str(made / "floors.toml"), *more])


def test_the_table_shows_people_beside_ours(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(made, "small", "--gate") == 0
    row = capsys.readouterr().out.splitlines()[2].split()
    assert row == ["actor", "0.500", "2", "0.400", "0.900"]


def test_a_kind_stands_for_its_sets(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(made, "fakes", "small", "--json") == 0
    (one,) = json.loads(capsys.readouterr().out)["sets"]
    assert one["set"] == "small"
    assert one["figures"] == {"actor": {"accuracy": 0.5, "n": 2}}
    assert one["peers"] == [
        {"measure": "actor.accuracy", "kind": "people", "value": 0.9, "who": "two people"}
    ]
    assert one["failures"] == []


def test_a_figure_below_its_floor_stops_the_gate(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = made / "floors.toml"
    floors.write_text(floors.read_text("utf-8").replace("0.4", "0.6"), "utf-8")
    assert run(made, "--gate") == 1
    assert "actor.accuracy is 0.5, below its floor of 0.6" in capsys.readouterr().err


def test_an_unknown_set_is_told(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(made, "nothing") != 0
    assert "No such set: nothing." in capsys.readouterr().err


def test_pinning_writes_the_floors(made: Path) -> None:
    assert run(made, "small", "--pin") == 0
    assert '"actor.accuracy" = 0.49' in (made / "floors.toml").read_text("utf-8")
