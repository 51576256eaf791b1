"""Formats come through entry points, ours and others', and one that is broken harms no other."""

from __future__ import annotations

import sys
import textwrap
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from counterclaim.export import GROUP, Exporter, exporter, formats
from counterclaim.export.registry import OWN
from counterclaim.model import InputError, SetupError

Install = Callable[..., None]
PLUGIN = """
    from counterclaim.export import Exporter, as_text

    class Titles(Exporter):
        name = "titles"
        title = "Titles"
        summary = "One title a line."
        media_type = "text/plain"
        suffix = ".txt"
        names_actors = False

        def write(self, out, dossiers):
            with as_text(out) as text:
                for dossier in dossiers:
                    text.write(dossier.account.title + "\\n")
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Puts a package with its metadata on the path, as an installer leaves it."""

    def put(package: str, points: dict[str, str], code: str = PLUGIN) -> None:
        folder = tmp_path / package
        folder.mkdir()
        (folder / f"{package}.py").write_text(textwrap.dedent(code), "utf-8")
        info = folder / f"{package}-1.2.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.2\n", "utf-8")
        lines = "\n".join(f"{name} = {target}" for name, target in points.items())
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{lines}\n", "utf-8")
        monkeypatch.syspath_prepend(str(folder))
        monkeypatch.delitem(sys.modules, package, raising=False)

    return put


def test_ours_are_declared_as_a_third_party_s_are(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"][GROUP] == OWN
    for name in OWN:
        assert exporter(name).name == name


def test_ours_are_there_whatever_the_metadata_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("counterclaim.export.registry.entry_points", lambda **_: [])
    assert {one.name for one in formats()} == set(OWN)
    assert all(one.exporter for one in formats())


def test_metadata_of_an_older_version_of_ours_are_passed_over(install: Install) -> None:
    install("oldours", {"csv": "counterclaim.export.gone:Gone", "lost": "counterclaim.export.lost:Lost"})
    assert exporter("csv").__module__ == "counterclaim.export.spreadsheet"
    assert "lost" not in {one.name for one in formats()}


def test_a_third_party_s_format_is_found(install: Install) -> None:
    install("titleplug", {"titles": "titleplug:Titles"})
    found = next(one for one in formats() if one.name == "titles")
    assert found.origin == "titleplug 1.2"
    assert issubclass(exporter("titles"), Exporter)


@pytest.mark.parametrize(("target", "said"), [
    ("titleplug:Missing", "AttributeError"), ("nowhere:Titles", "ModuleNotFoundError"),
    ("titleplug:as_text", "no class"), ("titleplug:Exporter", "no class"),
])
def test_a_broken_one_is_told_and_harms_no_other(install: Install, target: str, said: str) -> None:
    install("titleplug", {"titles": target})
    found = {one.name: one for one in formats()}
    assert said in found["titles"].problem
    assert all(found[name].exporter for name in OWN)
    with pytest.raises(SetupError) as error:
        exporter("titles")
    assert error.value.code == "format_broken"


def test_one_that_fails_on_import_is_told(install: Install) -> None:
    install("titleplug", {"titles": "titleplug:Titles"}, code="raise OSError('no disk')")
    assert next(one for one in formats() if one.name == "titles").problem == "OSError: no disk"


@pytest.mark.parametrize(("code", "said"), [
    (PLUGIN.replace('"titles"', '"other"'), "calls itself 'other'"),
    (PLUGIN.replace('media_type = "text/plain"', "pass"), "media_type"),
])
def test_a_class_that_says_too_little_or_the_wrong_thing_is_refused(install: Install, code: str, said: str) -> None:
    install("titleplug", {"titles": "titleplug:Titles"}, code=code)
    assert said in next(one for one in formats() if one.name == "titles").problem


def test_nobody_takes_our_names_and_two_of_one_name_are_not_chosen_between(install: Install) -> None:
    install("one", {"csv": "one:Titles", "titles": "one:Titles"})
    install("two", {"titles": "two:Titles"})
    found = {one.name: one for one in formats()}
    assert found["titles"].problem == "two packages bring a format of this name"
    assert found["csv"].origin == "counterclaim"
    assert exporter("csv").__module__ == "counterclaim.export.spreadsheet"


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(InputError) as error:
        exporter("xls")
    assert error.value.code == "no_such_format"
    assert "geojson" in error.value.hint
