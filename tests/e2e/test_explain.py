"""``read --explain`` on the card, in JSON and on the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.cli.main import main
from counterclaim.cli.status import NOTHING_READ, OK
from html_tree import read_back


@pytest.fixture
def wire(root: Path) -> list[str]:
    return ["read", str(root / "examples/abu-kamal-wire.txt"), "--published", "2018-06-18"]


def test_the_card_is_followed_by_the_reasons(wire: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(wire) == OK
    card = capsys.readouterr().out
    assert main([*wire, "--explain"]) == OK
    shown = capsys.readouterr().out
    assert shown.startswith(card)
    rest = " ".join(shown.removeprefix(card).split())
    assert "Why: 1. Air strike" in rest
    assert "[trust: claim-trust, probability 0." in rest
    assert "Why:" not in card


def test_json_has_the_same_reading_and_the_reasons(wire: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*wire, "--json"]) == OK
    plain = json.loads(capsys.readouterr().out)
    assert main([*wire, "--json", "--explain"]) == OK
    explained = json.loads(capsys.readouterr().out)
    reasons = explained.pop("explanation")
    assert explained == plain
    assert set(reasons[0]) == {"path", "step", "rule", "probability", "threshold", "span", "note"}


def test_the_page_folds_the_reasons_away_beside_the_values(wire: list[str], tmp_path: Path) -> None:
    plain, page = tmp_path / "plain.html", tmp_path / "page.html"
    assert main([*wire, "--html", str(plain)]) == OK
    assert main([*wire, "--html", str(page), "--explain"]) == OK
    assert "<details" not in plain.read_text("utf-8")
    text = page.read_text("utf-8")
    assert "<script" not in text
    folded = list(read_back(text).by_id("card").all(tag="details"))
    names = [next(one.all(tag="summary")).text() for one in folded]
    for wanted in ("why: what", "why: where", "why: when", "why: standing", "why: claim 1", "why: Israel"):
        assert wanted in names
    assert all(any(one.all(tag="li")) for one in folded)


def test_many_reports_are_not_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text('{"text": "A car bomb killed four people in Mosul on Tuesday."}\n', "utf-8")
    assert main(["read", str(source), "--explain"]) == NOTHING_READ
    assert "error[option_conflict]" in capsys.readouterr().err
