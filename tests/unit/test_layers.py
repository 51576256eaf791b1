"""The import contracts of pyproject.toml hold, and no file outgrows its one idea."""

from __future__ import annotations

from pathlib import Path

import pytest
from importlinter.cli import lint_imports


def test_import_contracts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0


def test_no_file_is_longer_than_400_lines(root: Path) -> None:
    files = [*(root / "src").rglob("*.py"), *(root / "tests").rglob("*.py")]
    assert files
    assert [str(file) for file in files if len(file.read_text("utf-8").splitlines()) > 400] == []


def test_model_imports_nothing_of_ours_but_itself(root: Path) -> None:
    for file in (root / "src/counterclaim/model").glob("*.py"):
        assert "import counterclaim" not in (text := file.read_text("utf-8")), file
        assert "from counterclaim" not in text, file
