"""``counterclaim compare`` as a user runs it, errors included."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from counterclaim.cli.main import main
from made_histories import ACLED, UCDP, acled, ucdp, written


class Done(NamedTuple):
    returncode: int
    stdout: bytes
    stderr: bytes


Run = Callable[..., Done]


@pytest.fixture
def counterclaim(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in this process: a new one takes seconds to load its models."""
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*args: str | Path) -> Done:
        status = main(list(map(str, args)))
        out, err = capsys.readouterr()
        return Done(status, out.encode(), err.encode())

    return run

FOOTER = ("This compares one report with earlier records in this data set. It does not show who did it. "
          "Actors change methods, imitate each other, and are recorded unevenly.")


@pytest.fixture
def ged(tmp_path: Path) -> Path:
    path = tmp_path / "ged.csv"
    rows = [ucdp(n, f"2017-{1 + n % 12:02}-{1 + n:02}", latitude=33.0 + n / 20, longitude=36.2 + n / 40) for n in range(24)]
    rows += [ucdp(90, side_a="Syrian insurgents", side_b="Wholly Unknown Brigade"), ucdp(91, "2018-06-18")]
    path.write_text(written(UCDP, rows), "utf-8")
    return path


@pytest.fixture
def wire(root: Path) -> list[str]:
    return ["compare", "--report", str(root / "examples/abu-kamal-wire.txt"), "--published", "2018-06-18"]


def flat(out: bytes) -> str:
    return " ".join(out.decode().split())


def test_the_card(counterclaim: Run, wire: list[str], ged: Path) -> None:
    done = counterclaim(*wire, "--history", ged)
    assert done.returncode == 0, done.stderr.decode()
    said = flat(done.stdout)
    assert FOOTER in said
    assert "Incidents in which UCDP codes Israel as a side: n = 24" in said
    assert said.index("Israel: others say it did it") < said.index("United States:") < said.index("US-led coalition")
    assert "Same province (Deir ez-Zor) n = 24 0 of 24 (95% interval 0 to 14%" in said
    assert "This is UCDP's coding, no claim by the actor; a row does not say who did it." in said
    assert "2 names not matched" in said
    assert "0 of 24 earlier ones were as far from their nearest neighbour (rank p = 0.04, the smallest possible with n = 24)" in said
    for line in done.stdout.decode().splitlines():
        assert line == line.rstrip()
        assert len(line) <= 100
    assert done.stdout.count(b"Distance rank") == 3


def test_the_json(counterclaim: Run, wire: list[str], ged: Path) -> None:
    done = counterclaim(*wire, "--history", ged, "--json", "--actor", "IDF")
    body: dict[str, Any] = json.loads(done.stdout)
    schema = json.loads(counterclaim("schema", "--comparison").stdout)
    jsonschema.validate(body, schema)
    (actor,) = body["actors"]
    (found,) = actor["sets"]
    assert (actor["name"], found["n"], len(found["references"])) == ("Israel", 24, 24)
    assert all(r["record_id"].startswith("ucdp:") and r["distance_km"] > 0 for r in found["references"])
    assert {n["name"] for n in body["histories"][0]["unmatched"]} == {"Syrian insurgents", "Wholly Unknown Brigade"}
    assert body["footer"] == FOOTER


def test_references_and_names_on_request(counterclaim: Run, wire: list[str], ged: Path) -> None:
    done = counterclaim(*wire, "--history", ged, "--actor", "Israel", "--references", "--names")
    said = flat(done.stdout)
    assert said.count("ucdp:") == 24
    assert "Wholly Unknown Brigade (1)" in said


def test_a_bad_row_is_told_and_the_rest_is_read(counterclaim: Run, wire: list[str], tmp_path: Path) -> None:
    path = tmp_path / "g.csv"
    path.write_text(written(UCDP, [ucdp(1), ucdp(2, latitude="north"), ucdp(3)]), "utf-8")
    done = counterclaim(*wire, "--history", path, "--actor", "Israel")
    assert done.returncode == 3
    assert "error[history_bad_row]: g.csv:3: latitude is 'north', no number." in done.stderr.decode()
    assert "n = 2" in flat(done.stdout)
    assert "1 could not be read" in flat(done.stdout)


def test_acled_and_a_table_with_a_map(counterclaim: Run, wire: list[str], tmp_path: Path) -> None:
    one, other = tmp_path / "acled.csv", tmp_path / "mine.csv"
    one.write_text(written(ACLED, [acled(1), acled(2)]), "utf-8")
    done = counterclaim(*wire, "--history", one, "--actor", "Israel")
    assert "Incidents in which ACLED codes Israel as actor 1 or actor 2: n = 2" in flat(done.stdout)
    other.write_text("Day,Who,Said\n2018-01-01,Israel,self_claimed\n", "utf-8")
    done = counterclaim(*wire, "--history", other, "--columns", "date=Day,actor=Who,status=Said", "--actor", "Israel")
    assert "Incidents in mine.csv that Israel says it did: n = 1" in flat(done.stdout)


@pytest.mark.parametrize(("content", "code"), [
    ("", "history_empty"), ("only words here\n", "history_not_csv"), ("a,b\n1,2\n", "history_no_column"),
])
def test_files_that_are_no_history(counterclaim: Run, wire: list[str], tmp_path: Path, content: str, code: str) -> None:
    path = tmp_path / "x.csv"
    path.write_text(content, "utf-8")
    done = counterclaim(*wire, "--history", path)
    assert done.returncode == 2
    said = done.stderr.decode()
    assert said.startswith(f"error[{code}]: ")
    assert "\nhint: " in said
    assert "Traceback" not in said


@pytest.mark.parametrize(("options", "code"), [
    (["--history", "nowhere.csv"], "history_not_found"),
    ([], "no_history"),
    (["--history", "GED", "--actor", "Isreal"], "unknown_actor"),
    (["--history", "GED", "--incident", "9"], "no_such_incident"),
    (["--history", "GED", "--window", "0"], "bad_window"),
    (["--history", "GED", "--columns", "what"], "bad_columns"),
    (["--history", "GED", "--columns", "date=Day"], "no_such_column"),
    (["--history", "GED", "--as-of", "soon"], "bad_date"),
])
def test_errors(counterclaim: Run, wire: list[str], ged: Path, options: list[str], code: str) -> None:
    done = counterclaim(*wire, *(str(ged) if o == "GED" else o for o in options), "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == code
    if code == "unknown_actor":
        assert "Israel" in done.stderr.decode()


def test_one_incident_and_one_only(counterclaim: Run, wire: list[str], ged: Path) -> None:
    assert b"error[no_source]" in counterclaim("compare", "--history", ged).stderr
    assert b"error[option_conflict]" in counterclaim(*wire, "acc-1", "--history", ged).stderr
    assert b"error[option_conflict]" in counterclaim("compare", "acc-1", "--outlet", "X", "--history", ged).stderr


def test_a_report_without_date_and_place(counterclaim: Run, ged: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("A bomb killed three people on Sunday, officials said. Israel denied that it was behind the attack.\n", "utf-8")
    done = counterclaim("compare", "--report", report, "--history", ged, "--actor", "Israel")
    assert done.returncode == 0, done.stderr.decode()
    said = flat(done.stdout)
    assert "nothing is compared. [no_date]" in said
    assert "[no_place]" in said
    dated = counterclaim("compare", "--report", report, "--published", "2018-06-18", "--history", ged, "--actor", "Israel")
    said = flat(dated.stdout)
    assert "Nearest earlier one n = 0 not shown: the place of the incident is" in said
    assert "Since the last one n = 24" in said


def test_the_distance_that_a_report_states(counterclaim: Run, ged: Path, tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text("An air strike killed 20 fighters in Abu Kamal, Syria, on Sunday, a US official said. Israel did it, he "
                      "said. The attack was some 250 miles from Damascus.\n", "utf-8")
    done = counterclaim("compare", "--report", report, "--published", "2018-06-18", "--history", ged, "--actor", "Israel")
    said = flat(done.stdout)
    assert "the report says “some 250 miles from Damascus”; computed from Damascus to Abu Kamal: 440 km (range 430 to 450 km)" in said


def test_in_a_ledger(counterclaim: Run, root: Path, ged: Path, tmp_path: Path) -> None:
    store = tmp_path / "l.db"
    assert counterclaim("add", root / "examples/reports.csv", "--database", store, "--jobs", "1").returncode in (0, 3)
    lines = json.loads(counterclaim("incidents", "--json", "--database", store).stdout)["incidents"]
    one = next(line for line in lines if "Al-Hari" in line["title"] or "Abu Kamal" in line["title"])
    done = counterclaim("compare", one["incident_id"], "--database", store, "--history", "ledger", "--history", ged,
                        "--include", "attributed")
    assert done.returncode == 0, done.stderr.decode()
    said = flat(done.stdout)
    assert "Incidents in this ledger that Israel says it did: n = 0" in said
    assert "circular: this set is made of accusations" in said
    assert "Incidents in which UCDP codes Israel as a side: n = 24" in said
    assert "absence from it is no evidence" in said
    assert b"no_such_incident" in counterclaim("compare", "acc-zzz", "--database", store, "--history", ged).stderr
    missing = counterclaim("compare", "acc-1", "--database", tmp_path / "none.db", "--history", ged)
    assert b"error[no_store]" in missing.stderr


@pytest.mark.parametrize("name", ["figure.svg", "figure.png"])
def test_a_figure(counterclaim: Run, wire: list[str], ged: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    done = counterclaim(*wire, "--history", ged, "--plot", out, "--json")
    assert done.returncode == 0, done.stderr.decode()
    json.loads(done.stdout)
    assert out.read_bytes()[:5] == (b"<?xml" if name.endswith("svg") else b"\x89PNG\r")


def test_a_figure_of_another_kind_is_refused(counterclaim: Run, wire: list[str], ged: Path, tmp_path: Path) -> None:
    done = counterclaim(*wire, "--history", ged, "--plot", tmp_path / "figure.pdf")
    assert done.returncode == 2
    assert "error[plot_format]" in done.stderr.decode()
    assert not list(tmp_path.glob("figure*"))
