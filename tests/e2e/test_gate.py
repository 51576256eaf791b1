"""On the annotated reports: floors hold, every span is exact, nothing raises, the same bytes every time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.evaluate import fakes, floors, gate
from counterclaim.evaluate.exactness import inexact
from counterclaim.evaluate.predict import file_readings, line_of
from counterclaim.evaluate.ruler import load_ruler
from counterclaim.evaluate.shared import file_hash
from counterclaim.model import Reading


@pytest.mark.parametrize("name", ["dev", "own.dev", "held", "muc4-links"])
def test_no_figure_lies_below_its_floor(name: str, root: Path, shared: Path) -> None:
    one = floors.load(root / "eval/floors.toml")[name]
    assert gate.run(one, shared, root / "eval").failures == ()


def all_read(path: Path) -> list[Reading]:
    found = list(file_readings(path))
    assert found
    assert [item for item in found if not isinstance(item, Reading)] == []
    return [item for item in found if isinstance(item, Reading)]


def assert_exact(path: Path) -> None:
    wrong = {reading.report.doc_id: inexact(reading) for reading in all_read(path)}
    assert {doc_id: paths for doc_id, paths in wrong.items() if paths} == {}


@pytest.mark.parametrize("name", ["dev", "own.dev"])
def test_every_span_of_the_annotated_reports_is_exact(name: str, shared: Path) -> None:
    assert_exact(shared / "gold" / f"{name}.docs.jsonl")


@pytest.fixture(scope="module")
def fakes_read(shared: Path) -> list[Reading]:
    """FA-KES, read once for the two tests below."""
    return all_read(shared / "data/fakes/dev.jsonl")


def test_every_span_of_fakes_is_exact(fakes_read: list[Reading]) -> None:
    wrong = {reading.report.doc_id: inexact(reading) for reading in fakes_read}
    assert {doc_id: paths for doc_id, paths in wrong.items() if paths} == {}


def test_no_figure_of_fakes_lies_below_its_floor(fakes_read: list[Reading], root: Path, shared: Path) -> None:
    one = floors.load(root / "eval/floors.toml")["fakes"]
    predicted = (json.loads(line_of(reading)) for reading in fakes_read)
    table = fakes.score(load_ruler(shared / one.ruler), shared / one.gold, predicted)
    hashes = {role: file_hash(shared / file) for role, file in one.files().items()}
    assert gate.outcome(one, table, hashes).failures == ()


def test_the_same_bytes_on_every_run(shared: Path, counterclaim: Any) -> None:
    path = shared / "gold/dev.docs.jsonl"
    first, second = (counterclaim("read", path, "--jsonl", env={"PYTHONHASHSEED": seed}, timeout=300)
                     for seed in ("0", "4321"))
    assert first.returncode == 0, first.stderr.decode()
    assert len(first.stdout.splitlines()) == len(path.read_text("utf-8").splitlines())
    assert first.stdout == second.stdout
    assert all("error" not in json.loads(line) for line in first.stdout.splitlines())
