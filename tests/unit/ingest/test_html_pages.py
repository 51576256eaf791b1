"""Pages of different make: the body and nothing else, and what they say of themselves."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from counterclaim.ingest import EVIDENCE, from_path, take_bytes

PAGES = Path(__file__).parents[2] / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.html"))


def expected(name: str) -> dict[str, Any]:
    return tomllib.loads((PAGES / f"{name}.toml").read_text("utf-8"))


def test_there_are_ten_pages_and_more() -> None:
    assert len(NAMES) >= 10


@pytest.mark.parametrize("name", NAMES)
def test_the_body_and_nothing_else(name: str) -> None:
    told = expected(name)
    report = take_bytes((PAGES / f"{name}.html").read_bytes()).report
    evidence = "\n\n".join(report.text[z.start:z.end] for z in report.zones if z.kind in EVIDENCE)
    assert [sentence for sentence in told["body"] if sentence not in evidence] == []
    assert [words for words in told["furniture"] if words in evidence] == []
    order = [evidence.index(sentence) for sentence in told["body"]]
    assert order == sorted(order)
    assert all(len(told[part]) >= 3 for part in ("body", "furniture"))


@pytest.mark.parametrize("name", NAMES)
def test_what_a_page_says_of_itself(name: str) -> None:
    told = expected(name)
    path = PAGES / f"{name}.html"
    taken = take_bytes(path.read_bytes())
    report = taken.report
    assert report.headline == told["title"]
    assert (report.outlet or "") == told["outlet"]
    assert list(report.byline) == told["byline"]
    published = report.published.isoformat().replace("+00:00", "Z") if report.published else ""
    assert published == told["published"]
    assert ("published_from_page" in [note.code for note in taken.notes]) == bool(published)
    assert report.raw_sha256 == sha256(path.read_bytes()).hexdigest()
    assert report.text_sha256 == sha256(report.text.encode()).hexdigest()
    assert report == from_path(path)


def test_what_the_user_says_stands() -> None:
    raw = (PAGES / "wire.html").read_bytes()
    taken = take_bytes(raw, published="2019-03-13", outlet="Mine", title="A title", url="https://a.example/b")
    report = taken.report
    assert (str(report.published), report.outlet, report.headline, report.url) == (
        "2019-03-13", "Mine", "A title", "https://a.example/b")
    assert "published_from_page" not in [note.code for note in taken.notes]


def test_paragraphs_are_apart_and_right_to_left_marks_stay() -> None:
    report = from_path(PAGES / "rtl.html")
    assert report.text.count("\n\n") == 4
    assert "\u200f" in report.text
    assert "\r" not in report.text
