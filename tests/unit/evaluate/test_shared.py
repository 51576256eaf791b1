"""The annotated reports are found, or missed with a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.evaluate.ruler import flat, load_ruler, score
from counterclaim.evaluate.shared import SETTING, file_hash, shared_folder
from counterclaim.model import SetupError


def test_the_setting_names_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold").mkdir()
    monkeypatch.setenv(SETTING, str(tmp_path))
    assert shared_folder() == tmp_path


def test_a_setting_that_leads_nowhere_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SETTING, str(tmp_path))
    with pytest.raises(SetupError) as error:
        shared_folder()
    assert error.value.code == "shared_missing"


def test_a_missing_file_has_a_code(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as error:
        file_hash(tmp_path / "none")
    assert error.value.code == "shared_missing"
    with pytest.raises(SetupError) as error:
        load_ruler(tmp_path / "none.py")
    assert error.value.code == "ruler_missing"


RULER = '''
def adapt(line):
    return {"n": line["n"]}

def score(docs, gold, pred, verbose=False):
    hit = sum(pred.get(k, {}).get("n") == g["n"] for k, g in gold.items())
    return {"n": {"f1": hit / len(gold)}, "none": {"accuracy": None, "n": 0}}
'''


def test_a_line_with_an_error_counts_as_nothing_found(tmp_path: Path) -> None:
    (tmp_path / "ruler.py").write_text(RULER, "utf-8")
    (tmp_path / "gold.jsonl").write_text('{"doc_id": "a", "n": 1}\n{"doc_id": "b", "n": 2}\n', "utf-8")
    predicted = [{"doc_id": "a", "n": 1}, {"doc_id": "b", "error": {"code": "empty"}}]
    gold = tmp_path / "gold.jsonl"
    assert flat(score(load_ruler(tmp_path / "ruler.py"), gold, gold, predicted)) == {"n.f1": 0.5}


def test_an_aside_is_no_figure() -> None:
    assert flat({"a": {"f1": 0.5}, "b": {"f1": 0.4, "aside": True}}) == {"a.f1": 0.5}


def test_a_folder_is_hashed_with_the_names_and_bytes_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a").write_text("x")
    first = file_hash(tmp_path)
    assert first == file_hash(tmp_path)
    (tmp_path / "in" / "a").rename(tmp_path / "in" / "b")
    second = file_hash(tmp_path)
    (tmp_path / "in" / "b").write_text("y")
    assert len({first, second, file_hash(tmp_path)}) == 3


def test_a_ruler_that_needs_a_package_says_so(tmp_path: Path) -> None:
    (tmp_path / "ruler.py").write_text("import no_such_package_here\n", "utf-8")
    with pytest.raises(SetupError, match="no_such_package_here") as error:
        load_ruler(tmp_path / "ruler.py")
    assert error.value.code == "ruler_needs"
