"""The gazetteer's file: built once, whole or not at all, and told where it cannot be."""

import multiprocessing
import shutil
import sqlite3
from pathlib import Path

import pytest

from counterclaim.geo import store
from counterclaim.geo.build import wanted_version
from counterclaim.geo.gazetteer import Gazetteer
from counterclaim.geo.store import CACHE_SETTING, cache_file, ensure
from counterclaim.model import SetupError
from made_builds import build_small


def _quick(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE meta (key TEXT, value TEXT)")
        db.execute("INSERT INTO meta VALUES ('version', ?)", (wanted_version(),))
    db.close()


def test_a_stale_broken_or_halved_file_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ensure()
    monkeypatch.setenv(CACHE_SETTING, str(tmp_path))
    built: list[Path] = []

    def quick(path: Path) -> None:
        built.append(path)
        path.unlink(missing_ok=True)
        _quick(path)

    monkeypatch.setattr(store, "build", quick)
    path = ensure()
    ensure()
    assert built == [path]
    for number, content in enumerate((b"", b"not a database at all" * 100, whole.read_bytes()[:1_000_000]), start=2):
        path.write_bytes(content)
        ensure()
        assert len(built) == number
    with sqlite3.connect(path) as db:
        db.execute("UPDATE meta SET value = 'of another version'")
    db.close()
    ensure()
    assert len(built) == 5


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv(CACHE_SETTING, str(tmp_path / "file"))
    with pytest.raises(SetupError) as caught:
        ensure()
    assert caught.value.code == "gazetteer_unwritable"
    assert CACHE_SETTING in caught.value.hint


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CACHE_SETTING, str(tmp_path))

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("counterclaim.geo.build.insert_places", full)
    monkeypatch.setattr("counterclaim.geo.sources.rows", list)
    with pytest.raises(SetupError) as caught:
        ensure()
    assert caught.value.code == "gazetteer_unwritable"
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_folder_is_enough_for_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(ensure(), tmp_path / "gazetteer.sqlite")
    monkeypatch.setenv(CACHE_SETTING, str(tmp_path))
    (tmp_path / "gazetteer.sqlite").chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert Gazetteer(ensure()).lookup("Aleppo")
        assert [p.name for p in tmp_path.iterdir()] == ["gazetteer.sqlite"]
    finally:
        tmp_path.chmod(0o755)


def test_two_builds_at_once_give_one_whole_file(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.Queue()
    together = context.Barrier(2)
    builders = [context.Process(target=build_small, args=(str(tmp_path), together, answers)) for _ in range(2)]
    for builder in builders:
        builder.start()
    try:
        assert [answers.get(timeout=120) for _ in builders] == ["SY", "SY"]
    finally:
        for builder in builders:
            builder.join(timeout=10)
            if builder.is_alive():
                builder.kill()
    assert [p.name for p in tmp_path.iterdir()] == ["gazetteer.sqlite"]


def test_the_setting_may_be_relative(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(CACHE_SETTING, "here")
    assert cache_file() == tmp_path / "here" / "gazetteer.sqlite"
