"""The worked example of docs/how-to/compare-with-ucdp.md, on the real rows, where they are here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from counterclaim.cli.main import main
from counterclaim.pattern import compare
from counterclaim.pattern.comparison import ReferenceSet
from counterclaim.reader import read

GED = "data/ucdp-ged-syria-2016-2019/ged_syria_2016_2019.csv.gz"


@pytest.fixture
def ged(shared: Path, tmp_path: Path) -> Path:
    if not (shared / GED).exists():
        pytest.skip(f"{GED} is not here.")
    return Path(shutil.copy(shared / GED, tmp_path / "ged-syria.csv.gz"))


def test_the_page_shows_what_the_command_prints(
    root: Path, ged: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "92")
    monkeypatch.setenv("NO_COLOR", "1")
    report = str(root / "examples/abu-kamal-wire.txt")
    assert main(["compare", "--report", report, "--published", "2018-06-18", "--history", str(ged)]) == 0
    page = (root / "docs/how-to/compare-with-ucdp.md").read_text("utf-8")
    assert f"```\n{capsys.readouterr().out}```\n" in page


def test_twelve_rows_before_the_day_and_none_in_the_province(root: Path, ged: Path) -> None:
    reading = read(root / "examples/abu-kamal-wire.txt", published="2018-06-18")
    made = compare(reading, [ged], actors=["Israel"])
    found: ReferenceSet = made.actors[0].sets[0]
    assert made.histories[0].used == 39
    assert found.n == 12
    assert (found.same_admin1.count, found.same_admin1.n, found.same_admin1.unknown) == (0, 11, 1)
    assert found.rank.p is None
    assert all(r.admin1.name != "Deir ez-Zor" for r in found.references)
