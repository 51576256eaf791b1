"""What names give for the ledger: files, folders, lines, rows; what gives nothing says why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.ledger.sources import Failure, Given, count, find


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "a.txt").write_text("A bomb hit the market.", "utf-8")
    (tmp_path / "sub" / "b.html").write_text("<html><body><p>A bomb hit the bridge.</p></body></html>", "utf-8")
    (tmp_path / "notes.doc").write_text("no report", "utf-8")
    (tmp_path / ".hidden" / "c.txt").write_text("hidden", "utf-8")
    rows = [{"doc_id": 7, "text": "A bomb hit the school.", "outlet": "Wire"}, {"doc_id": "x"}]
    (tmp_path / "lines.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    (tmp_path / "table.csv").write_text(
        'id,body,date,file\n1,"A bomb, they said.",2020-01-02,\n2,,,a.txt\n3,,,gone.txt\n4,,,\n', "utf-8-sig")
    return tmp_path


def test_a_folder_gives_its_reports_in_order(folder: Path) -> None:
    found = list(find([str(folder)], columns={"text": "body", "path": "file", "doc_id": "id", "published": "date"}))
    assert [Path(item.label).name for item in found] == [
        "a.txt", "lines.jsonl:1", "lines.jsonl:2", "b.html", "table.csv:2", "table.csv:3", "table.csv:4", "table.csv:5"]
    failed = {item.label.rsplit("/", 1)[-1]: item.code for item in found if isinstance(item, Failure)}
    assert failed == {"lines.jsonl:2": "input_no_text", "table.csv:4": "input_not_found", "table.csv:5": "input_no_text"}
    assert count([str(folder)]) == 1 + 1 + 1 + 5


def test_lines_keep_their_doc_id_and_what_holds_for_all_fills_the_gaps(folder: Path) -> None:
    first = next(find([str(folder / "lines.jsonl")], told={"outlet": "Other", "published": "2020-01-01"}))
    assert isinstance(first, Given)
    assert first.told == {"outlet": "Wire", "published": "2020-01-01", "doc_id": "7"}
    taken, raw = first.taken()
    assert taken.report.doc_id == "7"
    assert raw == b"A bomb hit the school."


def test_a_row_gives_its_text_or_its_file(folder: Path) -> None:
    columns = {"text": "body", "path": "file", "doc_id": "id", "published": "date"}
    one, two, *_ = find([str(folder / "table.csv")], columns=columns)
    assert isinstance(one, Given)
    assert isinstance(two, Given)
    assert one.taken()[0].report.text == "A bomb, they said."
    assert str(one.taken()[0].report.published) == "2020-01-02"
    assert two.taken()[0].report.text == "A bomb hit the market."
    assert two.external_id == "2"


@pytest.mark.parametrize(("name", "content", "code"), [
    ("gone.txt", None, "input_not_found"), ("gone.jsonl", None, "input_not_found"),
    ("gone.csv", None, "input_not_found"), ("x.csv", b"a,b\n1,2\n", "no_text_column"),
    ("y.csv", b"text\n\xff\xfe\n", "input_encoding"), ("empty", None, "input_not_found"),
    ("z.csv", b'text\n"open', "input_not_csv"),
])
def test_what_gives_no_report_says_why(tmp_path: Path, name: str, content: bytes | None, code: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert [item.code for item in find([str(tmp_path / name)]) if isinstance(item, Failure)] == [code]


def test_an_unknown_column_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a\n1\n", "utf-8")
    codes = [item.code for item in find([str(tmp_path / "t.csv")], columns={"text": "b"}) if isinstance(item, Failure)]
    (tmp_path / "none").mkdir()
    codes += [item.code for item in find([str(tmp_path / "none")]) if isinstance(item, Failure)]
    assert codes == ["no_such_column", "folder_empty"]


def test_the_digest_knows_the_bytes_and_what_was_told(folder: Path) -> None:
    one, = find([str(folder / "a.txt")])
    same, = find([str(folder / "a.txt")])
    other, = find([str(folder / "a.txt")], told={"outlet": "Wire"})
    assert isinstance(one, Given)
    assert isinstance(same, Given)
    assert isinstance(other, Given)
    assert one.digest() == same.digest() != other.digest()
    assert Given("http://x.example/", address="http://x.example/").digest() is None


def test_an_address_is_fetched_when_its_turn_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    import counterclaim.fetch as fetch

    page = b"<html><body><article><p>A bomb hit the bridge in Mosul on Tuesday, killing four people.</p></article></body></html>"
    monkeypatch.setattr(fetch, "fetch_page", lambda url: fetch.Fetched(url + "?moved", page, "text/html", "utf-8", 1))
    given, = find(["https://outlet.example/a"], told={"published": "2017-01-03"})
    assert isinstance(given, Given)
    taken, raw = given.taken()
    assert raw == page
    assert taken.report.url == "https://outlet.example/a?moved"
    assert "bridge in Mosul" in taken.report.text
