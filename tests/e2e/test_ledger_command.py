"""The verbs of the ledger on the command line: what they print, what they exit with."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from counterclaim.cli.main import main
from counterclaim.cli.status import FAILED, NOTHING_READ, OK, SOME_READ
from linking_stand_in import MODULES, StandIn

STRIKE = "An air strike hit a market in Aleppo on Monday, killing 12 people, the Syrian Observatory for Human Rights said. "
RUSSIA = STRIKE + "The Observatory said Russian jets carried out the strike. Russia's defence ministry denied that it had bombed the market."
TURKEY = STRIKE + "State television blamed Israel for the strike."


class Run:
    """Runs a verb on one store; keeps what it printed."""

    def __init__(self, where: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.where = where
        self._capsys = capsys
        self.err = ""

    def __call__(self, *args: str | Path, status: int = OK) -> str:
        capture = self._capsys
        capture.readouterr()
        found = main([*map(str, args), "--database", str(self.where)])
        out = capture.readouterr()
        self.err = out.err
        assert found == status, out.err
        return out.out

    def json(self, *args: str | Path, status: int = OK) -> Any:
        return json.loads(self(*args, "--json", status=status))


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    for name in MODULES:
        monkeypatch.setitem(sys.modules, name, StandIn())
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("COUNTERCLAIM_BY", "Ana")
    return Run(tmp_path / "ledger.db", capsys)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    rows = [
        {"doc_id": "one", "text": RUSSIA, "outlet": "Example Wire", "published": "2016-05-03T08:00Z"},
        {"doc_id": "two", "text": TURKEY, "outlet": "Example Daily", "published": "2016-05-03T12:00Z"},
        {"doc_id": "bad"},
    ]
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return path


def test_a_file_with_one_bad_line_is_added_but_for_that_line(run: Run, reports: Path) -> None:
    lines = [json.loads(line) for line in run("add", reports, "--jsonl", status=SOME_READ).splitlines()]
    assert [line["status"] for line in lines] == ["added", "added", "failed"]
    assert lines[2]["external_id"] == "bad"
    assert f"error[input_no_text]: {reports}:3" in run.err
    again = run.json("add", reports, status=SOME_READ)
    assert again.pop("incidents") == sorted({one for line in lines for one in line.get("incident_ids", ())})
    assert again | {"errors": []} == {
        "added": 0, "known": 2, "failed": 1, "errors": [], "notes": [], "dry_run": False}


def test_a_dry_run_makes_no_store(run: Run, reports: Path) -> None:
    assert run.json("add", reports, "--dry-run", status=SOME_READ)["added"] == 2
    assert not run.where.exists()
    run("add", reports, status=SOME_READ)
    assert run.json("add", reports, "--dry-run", status=SOME_READ)["known"] == 2


def test_the_whole_way(run: Run, reports: Path) -> None:
    run("add", reports, status=SOME_READ)
    line, = run.json("incidents")["incidents"]
    at = line["incident_id"]
    assert line["reports"] == 2
    shown = run("incidents", "market")
    assert at[:12] in shown
    assert "1 incident," in shown
    row, = csv.DictReader(io.StringIO(run("incidents", "--csv")))
    assert row["incident_id"] == at
    assert "head of the history" in run.err
    card = run("show", at[4:12])
    assert "Example Wire" in card
    assert "Machine draft" in card
    assert "Example Daily" not in run("show", at, "--as-of", "2016-05-03T09:00")
    account = run.json("show", at)
    assert account["schema"] == "counterclaim.account/1"
    assert "Tuesday 3 May 2016, 08:00 UTC" in run("timeline", at)
    assert run.json("timeline", at)["moments"]
    links = [json.loads(one) for one in run("links", "--jsonl").splitlines()]
    assert [(one["external_id"], one["incident_id"]) for one in links] == [("one", at), ("two", at)]
    claim = account["claims"][0]["claim"]["claim_id"]
    assert "decision" in run("decide", "reject", claim, "--reason", "misread")
    assert "person Ana, reject" in run("show", at)
    decided, = run("log", claim, "--json").splitlines()
    assert json.loads(decided)["by"] == "person Ana"
    assert "is undone" in run("undo")
    assert "is in force again" in run("undo", str(json.loads(decided)["seq"]))
    run("link", "unlink", at, "two", "--reason", "another market")
    assert len(run.json("incidents")["incidents"]) == 2
    assert run.json("link", "suggested") == []
    other = next(one["incident_id"] for one in run.json("incidents")["incidents"] if one["incident_id"] != at)
    run("link", "merge", other, at)
    assert "leads here" in run("show", other)
    assert "date" in run("link", "explain", at)
    assert "all of it holds" in run("verify")
    head = run.json("verify")["head"]
    assert run.json("verify", "--head", head)["holds"] is True
    assert run.json("verify", "--head", "0" * 63 + "1", status=FAILED)["head_found"] is False
    assert "well" in run("doctor")
    assert run.json("doctor", "--rebuild")["rebuilt"] == 1
    assert "read 0 reports anew" in run("add", "--reread")


def test_damage_is_named(run: Run, reports: Path) -> None:
    import sqlite3

    run("add", reports, status=SOME_READ)
    held = sqlite3.connect(run.where, isolation_level=None)
    held.execute("UPDATE entries SET reason = 'because' WHERE seq = 3")
    held.close()
    assert "does not hold: entry 3" in run("verify", status=FAILED)


@pytest.mark.parametrize(("args", "code"), [
    (["show", "acc-00000000"], "no_such_incident"),
    (["incidents", "--code", "guilty_of"], "bad_value"),
    (["incidents", "--since", "June"], "bad_date"),
    (["incidents", "--near", "99,500"], "bad_value"),
    (["incidents", "--near", "Xyzzyxville"], "unknown_place"),
    (["incidents", "--reviewed", "--unreviewed"], "option_conflict"),
    (["incidents", "--limit", "0"], "bad_value"),
    (["decide", "edit", "c-1"], "field_missing"),
    (["decide", "accept", "c-1", "--value", "x"], "option_conflict"),
    (["decide", "accept", "c-1"], "no_such_item"),
    (["undo"], "nothing_to_undo"),
    (["add"], "no_source"),
    (["add", "x", "--jobs", "0"], "bad_jobs"),
    (["add", "x", "--columns", "colour=red"], "bad_columns"),
    (["add", "x", "--reread"], "option_conflict"),
])
def test_what_is_refused_says_so(run: Run, reports: Path, args: list[str], code: str) -> None:
    run("add", reports, status=SOME_READ)
    run(*args, status=NOTHING_READ)
    assert f"error[{code}]" in run.err


def test_no_store_no_answer(run: Run) -> None:
    run("incidents", status=NOTHING_READ)
    assert "error[no_store]" in run.err
    assert "`counterclaim add` makes one" in run.err


def test_filters_reach_the_list(run: Run, reports: Path) -> None:
    run("add", reports, status=SOME_READ)

    def number(*args: str) -> int:
        return len(run.json("incidents", *args)["incidents"])

    assert number("--near", "Aleppo", "--within", "30") == 1
    assert number("--near", "33.5,36.3") == 0
    assert number("--type", "air_strike", "--country", "SY", "--actor", "russia", "--outlet", "wire") == 1
    assert number("--since", "2016-05-03") == 0
    assert number("--until", "2016-05-02", "--unreviewed", "--sort", "title", "--limit", "3") == 1
    assert number("--reviewed") == 0
    assert number("--place", "aleppo") == 1
    assert number("--pattern", "self_claimed") == 0
    assert "No incident fits." in run("incidents", "zebra")


def test_a_dry_run_knows_what_adding_knows(run: Run, tmp_path: Path) -> None:
    """Also a text told with another date, and a line whose date is none."""
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": RUSSIA, "outlet": "Wire", "published": "2016-05-03"}), "utf-8")
    run("add", path)
    rows = [{"text": RUSSIA, "outlet": "Wire", "published": "2016-05-04"}, {"text": TURKEY, "published": "never"}]
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    dry = run.json("add", path, "--dry-run", status=SOME_READ)
    assert (dry["added"], dry["known"], dry["failed"]) == (0, 1, 1)
    real = run.json("add", path, status=SOME_READ)
    assert (real["added"], real["known"], real["failed"]) == (0, 1, 1)
    assert [note["code"] for note in real["notes"]] == ["published_differs"]


def test_a_date_told_wrongly_is_corrected_and_the_day_of_the_incident_with_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(RUSSIA, "utf-8")
    run("add", path, "--published", "2016-05-03", "--outlet", "Wire")
    line, = run.json("incidents")["incidents"]
    assert line["date_start"] == "2016-05-02"
    report, = run.json("show", line["incident_id"])["reports"]
    seq = run.json("decide", "edit", report["report_id"], "--field", "published", "--value", "2016-05-10",
                   "--reason", "the page says so")["decision"]
    line, = run.json("incidents")["incidents"]
    assert line["date_start"] == "2016-05-09"
    card = run("show", line["incident_id"])
    assert "2016-05-10 " in card
    assert "corrected by a person" in card
    assert "'2016-05-03' -> '2016-05-10'" in card
    run("undo", str(seq))
    line, = run.json("incidents")["incidents"]
    assert line["date_start"] == "2016-05-02"
    assert "corrected" not in run("show", line["incident_id"])


def test_a_narrow_terminal_breaks_no_word(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", reports, status=SOME_READ)
    wide = set(run("incidents").split())
    monkeypatch.setenv("COLUMNS", "60")
    found = run("incidents")
    assert all(len(line) <= 60 for line in found.splitlines())
    for word in ("strike,", "Aleppo:", "contested", "incident,"):
        assert word in found.split()
    assert {"strike,", "contested"} <= wide


def test_before_anything_was_told_the_card_says_so(run: Run, reports: Path) -> None:
    run("add", reports, status=SOME_READ)
    line, = run.json("incidents")["incidents"]
    assert run("show", line["incident_id"], "--as-of", "2016-05-03T01:00").startswith("Nothing of it had been told by then")
