"""``counterclaim export`` and ``import`` on the bundled examples, each file opened by a reader that is not ours."""

from __future__ import annotations

import csv
import io
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pandas
import pytest
from geojson_pydantic import FeatureCollection

from counterclaim.cli.main import main
from counterclaim.cli.status import NOTHING_READ, OK, SOME_READ
from counterclaim.export import ActorPolicy, exporter, formats
from counterclaim.ledger import Piece
from counterclaim.ledger.bulk import read_given
from counterclaim.ledger.sources import Given, find
from linking_stand_in import MODULES, StandIn


class Run:
    """Runs a verb; keeps what it printed."""

    def __init__(self, capfdbinary: Any, where: Path) -> None:
        self._capture = capfdbinary
        self._where = where
        self.err = ""

    def __call__(self, *args: str | Path, status: int = OK, ledger: bool = True) -> bytes:
        self._capture.readouterr()
        found = main([*map(str, args), *(["--database", str(self._where)] if ledger else [])])
        out, err = self._capture.readouterr()
        self.err = err.decode()
        assert found == status, self.err
        return bytes(out)


@pytest.fixture(scope="module")
def pieces(root: Path) -> list[Piece]:
    found = [read_given(item) for item in find([str(root / "examples/reports.csv")]) if isinstance(item, Given)]
    return [piece for piece in found if isinstance(piece, Piece)]


@pytest.fixture
def run(tmp_path: Path, capfdbinary: Any, monkeypatch: pytest.MonkeyPatch, pieces: list[Piece]) -> Run:
    from counterclaim.ledger import Ledger

    for name in MODULES:
        monkeypatch.setitem(sys.modules, name, StandIn())
    monkeypatch.setenv("COUNTERCLAIM_BY", "Ana")
    where = tmp_path / "ledger.db"
    with Ledger.open(where, create=True, linker=StandIn()) as ledger:
        ledger.add(pieces)
    return Run(capfdbinary, where)


@pytest.mark.parametrize("name", [one.name for one in formats() if one.exporter is not None])
def test_the_examples_export_to_every_format(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"out{exporter(name).suffix}"
    policy = ["--actor-policy", "unidentified"] if exporter(name).names_actors else []
    told = json.loads(run("export", "--format", name, "-o", path, "--json", *policy))
    raw = path.read_bytes()
    assert told["file"]["sha256"] == sha256(raw).hexdigest()
    assert told["format"] == name
    assert told["counts"]["incidents"] == told["review"]["machine_draft"] > 8
    if policy:
        run("export", "--format", name, "-o", tmp_path / "again", status=NOTHING_READ)
        assert "error[policy_missing]" in run.err


def test_pandas_reads_the_spreadsheet(run: Run, tmp_path: Path) -> None:
    run("export", "--format", "csv", "-o", tmp_path / "out.csv")
    table = pandas.read_csv(tmp_path / "out.csv", parse_dates=["date_start"])
    claims = table[table["row"] == "claim"]
    incidents = table[table["row"] == "incident"].set_index("account_id")
    assert claims["item_id"].is_unique
    assert claims["account_id"].isin(incidents.index).all()
    strike = incidents[incidents["title"].str.contains("Al-Hari")].sort_values("date_start").iloc[0]
    assert (strike["date_start"], strike["country"], strike["lat"]) == (pandas.Timestamp("2018-06-17"), "SY", 34.42)
    assert set(table["review"]) == {"machine_draft"}


@pytest.mark.parametrize("how", [{}, {"sep": ";", "decimal": ","}, {"date_format": "%d/%m/%Y"}])
def test_a_table_that_went_through_pandas_comes_back_without_differences(
        run: Run, tmp_path: Path, how: dict[str, str]) -> None:
    run("export", "--format", "csv", "-o", tmp_path / "out.csv")
    table = pandas.read_csv(tmp_path / "out.csv", parse_dates=["date_start", "date_end"])
    table.sort_values("quotation").to_csv(tmp_path / "back.csv", index=False, **how)
    found = json.loads(run("import", tmp_path / "back.csv", "--json"))
    assert (found["rows"], found["differences"], found["told"]) == (len(table), [], [])


def test_json_readers_read_the_others(run: Run, tmp_path: Path, root: Path) -> None:
    run("export", "--format", "jsonl", "-o", tmp_path / "out.jsonl")
    run("export", "--format", "geojson", "-o", tmp_path / "out.geojson")
    schema = json.loads((root / "docs/reference/account.schema.json").read_text("utf-8"))
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    for line in lines:
        jsonschema.validate(line, schema)
    features = FeatureCollection.model_validate_json((tmp_path / "out.geojson").read_bytes()).features
    assert [one.id for one in features] == [line["account_id"] for line in lines]


def test_straight_from_reports(run: Run, tmp_path: Path, root: Path) -> None:
    missing = tmp_path / "missing.txt"
    out = run("export", "--format", "jsonl", "-o", "-", "--meta", tmp_path / "m.json", "--report",
              root / "examples/abu-kamal-wire.txt", root / "examples/abu-kamal-wire.txt", missing, status=SOME_READ,
              ledger=False)
    account, = [json.loads(line) for line in out.splitlines()]
    assert account["reports"][0]["report_id"].startswith("r-")
    told = json.loads((tmp_path / "m.json").read_text("utf-8"))
    assert told["ledger"] is None
    assert told["file"]["name"] is None
    assert told["file"]["sha256"] == sha256(out).hexdigest()
    run("export", "--format", "csv", "-o", tmp_path / "r.csv", "--report", root / "examples/abu-kamal-wire.txt",
        ledger=False)
    run("import", tmp_path / "r.csv", status=NOTHING_READ)
    assert "error[no_ledger_export]" in run.err


def test_filters_ids_and_what_was_left_out(run: Run, tmp_path: Path) -> None:
    lines = json.loads(run("incidents", "--json"))["incidents"]
    run("decide", "accept", lines[0]["incident_id"])
    told = json.loads(run("export", "--format", "csv", "-o", tmp_path / "a.csv", "--reviewed", "--json"))
    assert (told["counts"]["incidents"], told["review"]["left_out_unreviewed"]) == (1, len(lines) - 1)
    assert told["filters"] == {"provisional": False}
    told = json.loads(run("export", lines[1]["incident_id"], "--format", "csv", "-o", tmp_path / "b.csv", "--json"))
    assert told["filters"] == {"incidents": [lines[1]["incident_id"]]}
    assert told["counts"]["incidents"] == 1
    told = json.loads(run("export", "--format", "csv", "-o", tmp_path / "c.csv", "--country", "SY", "--json"))
    assert 0 < told["counts"]["incidents"] < len(lines)


@pytest.mark.parametrize(("args", "code"), [
    (["--format", "csv"], "option_missing"), (["-o", "x"], "option_missing"), (["--format", "xls", "-o", "x"], "no_such_format"),
    (["--format", "csv", "-o", "-", "--json"], "option_conflict"), (["acc-00000000", "--format", "csv", "-o", "-"], "no_such_incident"),
    (["--format", "csv", "-o", "-", "--quote-length", "0"], "bad_value"), (["--format", "csv", "-o", "-", "--option", "x"], "bad_value"),
    (["--format", "csv", "-o", "-", "--option", "rows=cow"], "bad_value"),
    (["--format", "csv", "-o", "-", "--report", "x.txt"], "option_conflict"),
])  # fmt: skip
def test_wrong_commands_have_codes(run: Run, args: list[str], code: str) -> None:
    run("export", *args, status=NOTHING_READ)
    assert f"error[{code}]" in run.err


def test_an_edited_table_comes_back_as_decisions(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    run("export", "--format", "csv", "-o", path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    at = {name: number for number, name in enumerate(rows[0])}
    claim = next(row for row in rows if row[0] == "claim" and row[at["stance"]] == "denies")
    claim[at["stance"]], claim[at["origin_key"]] = "no_information", "x#y"
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    found = json.loads(run("import", path, "--json", status=SOME_READ))
    assert (found["accepted"], found["decisions"]) == (False, [])
    assert [one["kind"] for one in found["told"]] == ["read_only"]
    shown = run("import", path, status=SOME_READ).decode()
    assert '"denies" -> "no_information"' in shown
    assert "nothing is changed" in shown
    assert "read_only: " in run.err
    found = json.loads(run("import", path, "--json", "--accept", status=SOME_READ))
    assert len(found["decisions"]) == 1
    entry = json.loads(run("log", "--json", "--decisions").splitlines()[-1])
    assert (entry["by"], entry["reason"]) == ("person Ana", "imported from out.csv")
    assert json.loads(run("import", path, "--json", status=SOME_READ))["differences"] == []


def test_what_is_read_is_never_written_over(run: Run, tmp_path: Path) -> None:
    report, ledger = tmp_path / "r.txt", tmp_path / "ledger.db"
    report.write_text("A bomb killed four people in Mosul on Tuesday, police said.", "utf-8")
    before = report.read_bytes(), ledger.read_bytes()
    run("export", "--format", "csv", "-o", ledger, "--force", status=NOTHING_READ)
    assert "error[output_unwritable]" in run.err
    run("export", "--format", "csv", "-o", "-", "--meta", ledger, "--force", status=NOTHING_READ)
    run("export", "--format", "csv", "-o", report, "--force", "--report", report, status=NOTHING_READ, ledger=False)
    assert (report.read_bytes(), ledger.read_bytes()) == before


def test_the_formats_are_listed(run: Run) -> None:
    listed = json.loads(run("export", "--list", "--json", ledger=False))
    assert {"csv", "jsonl", "geojson"} <= {one["name"] for one in listed}
    assert b"geojson" in run("export", "--list", ledger=False)


def test_the_command_s_own_words_follow_the_code() -> None:
    from counterclaim.cli.export import POLICIES, QUOTE
    from counterclaim.export import QUOTE_AT_MOST

    assert tuple(ActorPolicy) == POLICIES
    assert QUOTE == QUOTE_AT_MOST
