"""FA-KES: readings go to its ruler; lines that could not be read count as nothing found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.evaluate.fakes import score
from counterclaim.evaluate.ruler import flat, load_ruler

GOLD = {
    "actor": "al-nusra front",
    "governorate": "aleppo",
    "cause": "shelling",
    "civilians": 5,
    "noncivilians": 0,
}
READ = {
    "doc_id": "a",
    "actors": [{"actor_id": "x", "name": "al-Nusra Front"}],
    "incidents": [
        {"incident_id": "i", "event_type": "artillery_shelling", "places": [{"admin1": "Aleppo"}]}
    ],
    "claims": [{"incident_id": "i", "stance": "accuses", "about_actor_id": "x"}],
    "casualties": [{"outcome": "killed", "count_min": 5, "count_max": 5}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps({"doc_id": i, **GOLD}) + "\n" for i in "ab"), "utf-8")
    return path


def test_each_measure_is_a_share(gold: Path, shared: Path) -> None:
    ruler = load_ruler(shared / "tools/fakes_score.py")
    figures = flat(score(ruler, gold, [READ, {"doc_id": "b", "error": {"code": "input_empty"}}]))
    assert figures == {f"{name}.accuracy": 0.5 for name in ("actor", "governorate", "cause", "killed")}
