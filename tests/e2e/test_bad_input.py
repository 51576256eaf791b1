"""What cannot be read gives a code, a hint and an exit status; what can be read beside it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from counterclaim.cli.main import main
from counterclaim.cli.status import NOTHING_READ, OK, SOME_READ

GOOD = "A car bomb killed four people at a market in Mosul on Tuesday, police said. No group claimed responsibility."
QUIET = "The council met on Thursday to discuss the price of bread. It will meet again next month, the mayor said."
FOREIGN = ("Der Stadtrat hat am Donnerstag über den Haushalt beraten. Nach einer langen Aussprache wurde die"
           " Entscheidung auf den nächsten Monat verschoben, wie ein Sprecher der Verwaltung am Abend mitteilte.")

Capture = pytest.CaptureFixture[str]


def error_of(capsys: Capture) -> tuple[str, dict[str, Any]]:
    """What stands on standard error, and the error object on standard output."""
    said = capsys.readouterr()
    error = json.loads(said.out)["error"]
    assert set(error) == {"code", "message", "hint"}
    assert said.err.startswith(f"error[{error['code']}]: ")
    assert f"hint: {error['hint']}" in said.err
    assert error["hint"]
    assert "Traceback" not in said.err
    return said.err, error


def bad(tmp_path: Path, content: bytes, capsys: Capture, *options: str) -> dict[str, Any]:
    path = tmp_path / "report.txt"
    path.write_bytes(content)
    assert main(["read", str(path), "--json", *options]) == NOTHING_READ
    return error_of(capsys)[1]


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf"], ids=["no bytes", "blanks", "only a mark"])
def test_empty(content: bytes, tmp_path: Path, capsys: Capture) -> None:
    assert "empty" in bad(tmp_path, content, capsys)["code"]


@pytest.mark.parametrize("content", [
    b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8,
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 8,
    b"PK\x03\x04\x14\x00\x00\x00" + bytes(range(256)) * 8,
], ids=["program", "pdf", "zip"])
def test_binary(content: bytes, tmp_path: Path, capsys: Capture) -> None:
    assert "binary" in bad(tmp_path, content, capsys)["code"]


def test_too_large(tmp_path: Path, capsys: Capture) -> None:
    content = (GOOD.encode() + b"\n\n") * (50 * 1024 * 1024 // (len(GOOD) + 2) + 1)
    error = bad(tmp_path, content, capsys)
    assert "large" in error["code"]


def test_a_file_that_is_not_there(tmp_path: Path, capsys: Capture) -> None:
    assert main(["read", str(tmp_path / "none.txt"), "--json"]) == NOTHING_READ
    error_of(capsys)


def test_a_folder(tmp_path: Path, capsys: Capture) -> None:
    assert main(["read", str(tmp_path), "--json"]) == NOTHING_READ
    error_of(capsys)


def test_a_date_that_is_none(tmp_path: Path, capsys: Capture) -> None:
    bad(tmp_path, GOOD.encode(), capsys, "--published", "last Tuesday")


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_another_encoding_is_read_and_its_letters_kept(encoding: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(f"“Shells hit Orléans café on Friday,” the mayor’s office said. {GOOD}".encode(encoding))
    assert main(["read", str(path), "--json"]) == OK
    shown = capsys.readouterr().out
    assert "Ã©" not in shown
    assert json.loads(shown)["report"]["language"] == "en"


def test_bytes_of_no_encoding_are_an_error_or_a_note(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(GOOD.encode() + b" \xff\xfe\x81\x8d broken \xc3\x28 end.")
    status = main(["read", str(path), "--json"])
    said = json.loads(capsys.readouterr().out)
    assert (status == NOTHING_READ and said["error"]["code"]) or (status == OK and said["notes"])


def notes(path: Path, text: str, capsys: Capture) -> tuple[int, dict[str, Any]]:
    path.write_text(text, "utf-8")
    status = main(["read", str(path), "--json"])
    out: dict[str, Any] = json.loads(capsys.readouterr().out)
    return status, out


def test_no_incident_is_a_note(tmp_path: Path, capsys: Capture) -> None:
    status, reading = notes(tmp_path / "report.txt", QUIET, capsys)
    assert status == OK
    assert reading["incidents"] == []
    assert any("incident" in note["code"] for note in reading["notes"])


def test_another_language_is_told(tmp_path: Path, capsys: Capture) -> None:
    status, said = notes(tmp_path / "report.txt", FOREIGN, capsys)
    codes = [said["error"]["code"]] if status == NOTHING_READ else [note["code"] for note in said["notes"]]
    assert any("language" in code for code in codes)


LINES = (json.dumps({"doc_id": "a", "text": GOOD}), "{not json", json.dumps({"doc_id": "c", "title": "no text"}),
         json.dumps({"doc_id": "d", "text": ""}), json.dumps({"doc_id": "e", "text": GOOD, "other": [1]}))


def test_a_bad_line_costs_only_itself(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(LINES) + "\n", "utf-8")
    assert main(["read", str(path), "--jsonl"]) == SOME_READ
    said = capsys.readouterr()
    rows = [json.loads(line) for line in said.out.splitlines()]
    assert [row["doc_id"] for row in rows] == ["a", None, "c", "d", "e"]
    assert [next(iter(row)) for row in rows] == ["doc_id"] * 5
    assert ["error" in row for row in rows] == [False, True, True, True, False]
    for row in rows[1:4]:
        assert row["error"]["code"]
        assert row["error"]["hint"]
        assert f"error[{row['error']['code']}]: line " in said.err


def test_only_bad_lines_is_nothing_read(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("{not json\n[]\n", "utf-8")
    assert main(["read", str(path), "--jsonl"]) == NOTHING_READ
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_lines_without_json_are_cards(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(LINES[:2]) + "\n", "utf-8")
    assert main(["read", str(path)]) == SOME_READ
    assert "Standing" in capsys.readouterr().out


def test_options_of_one_report_do_not_go_with_lines(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(LINES[0] + "\n", "utf-8")
    assert main(["read", str(path), "--jsonl", "--outlet", "X"]) == NOTHING_READ
    assert error_of(capsys)[1]["code"] == "option_conflict"
