"""The ruler for place names is fed what it asks for."""

import importlib.util
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from counterclaim.evaluate import floors
from counterclaim.evaluate.measuring import kind_of
from counterclaim.evaluate.places import score, toponyms
from counterclaim.geo.gazetteer import open_gazetteer
from counterclaim.model import SetupError

TEXT = "Shells fell on Aleppo at dawn. Four people died in the city, Syrian officials said."
GOLD = """<articles><article docid="a"><text>%s</text><toponyms>
<toponym><start>15</start><end>21</end><phrase>Aleppo</phrase>
<gaztag geonameid="170063"><lat>36.2</lat><lon>37.16</lon></gaztag></toponym></toponyms></article></articles>"""


def test_names_only_with_spans_of_the_text() -> None:
    found = toponyms(TEXT, open_gazetteer())
    assert [TEXT[f["start"] : f["end"]] for f in found] == ["Aleppo", "Syrian"]
    assert found[0]["geonameid"] == 170063


def test_scores_have_the_form_that_floors_take(tmp_path: Path, shared: Path) -> None:
    corpus = tmp_path / "lgl.xml"
    corpus.write_text(GOLD % TEXT, "utf-8")
    table = score(_ruler(shared), corpus, open_gazetteer())
    assert table["end_to_end"]["r"] == 1.0
    assert table["end_to_end"]["p"] == 0.5
    assert table["acc161"] == {"accuracy": 1.0, "n": 1}


def _ruler(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("geo_ruler", shared / "tools" / "geo_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_unknown_corpus_is_told(tmp_path: Path) -> None:
    nothing: Any = SimpleNamespace()
    with pytest.raises(SetupError) as caught:
        score(nothing, tmp_path / "other.xml", open_gazetteer())
    assert caught.value.code == "no_such_corpus"


def test_the_floors_know_which_sets_are_of_places(root: Path) -> None:
    sets = floors.load(root / "eval" / "floors.toml")
    assert {"geowebnews", "tr-news", "lgl"} == {n for n, one in sets.items() if kind_of(one.ruler) == "places"}
