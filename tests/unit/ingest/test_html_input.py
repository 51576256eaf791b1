"""Pages that are broken, hostile, endless or empty; encodings; what is never run or asked for."""

from __future__ import annotations

import ast
import json
import socket
import time
from pathlib import Path

import pytest

from counterclaim.cli.main import main
from counterclaim.ingest import MAX_PAGE_BYTES, from_path, from_stdin, from_text
from counterclaim.ingest.html import take_page
from counterclaim.ingest.page_dates import parse_moment
from counterclaim.ingest.page_decode import decode_page, is_page
from counterclaim.ingest.page_tree import MAX_ELEMENTS
from counterclaim.knowledge.pages import name_words, page_rules
from counterclaim.model import InputError

LINES = (
    "Shells hit the old market in Marhaba on Monday and killed four people, the mayor said.",
    "The rebels said that the army had fired them; the army said that it had not.",
)
BODY = "".join(f"<p>{line}</p>" for line in LINES)


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def code_of(raw: bytes) -> str:
    with pytest.raises(InputError) as caught:
        take_page(raw)
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize(
    "raw",
    [
        page(""),
        page("<nav><ul><li><a href='/'>Home</a></li></ul></nav><footer>All rights reserved</footer>"),
        page("<script>document.write('The army bombed the market and killed four people on Monday')</script>"),
        page("<style>p::before{content:'The army bombed the market and killed four people on Monday'}</style>"),
        page("<p>Please enable JavaScript to continue. We must check that you are human, this takes a moment.</p>"),
        b"<html>",
        b"<!DOCTYPE html>" + b"\xff\xfe\x00" * 50,
        page("<p>Short.</p>"),
    ],
)
def test_a_page_without_a_report(raw: bytes) -> None:
    assert code_of(raw) in ("page_no_text", "input_encoding")


def test_a_page_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "big.html"
    with path.open("wb") as out:
        out.write(b"<html>")
        out.truncate(100_000_000)
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        from_path(path)
    assert caught.value.code == "page_too_large"
    assert time.monotonic() - started < 2
    with pytest.raises(InputError) as caught, path.open("rb") as stream:
        from_stdin(stream)
    assert caught.value.code == "input_too_large"


def test_a_page_just_over_the_limit() -> None:
    with pytest.raises(InputError) as caught:
        take_page(b"<html>" + b" " * MAX_PAGE_BYTES)
    assert caught.value.code == "page_too_large"


@pytest.mark.parametrize("piece", ["<p>x", "<div>", "<a href='#'>y</a>", "<table><tr><td>", "<h3><a href='/n'>z</a></h3>"])
def test_garbage_without_end_is_refused_soon(piece: str) -> None:
    raw = page(piece * (MAX_ELEMENTS * 2))
    started = time.monotonic()
    assert code_of(raw) in ("page_too_complex", "page_no_text")
    assert time.monotonic() - started < 20


def test_a_long_page_is_read_in_time() -> None:
    many = "".join(f"<div class='post'><h3><a href='#{n}'>A line of news</a></h3><p>{n}. {LINES[0]}</p></div>" for n in range(4000))
    started = time.monotonic()
    report = take_page(page(many)).report
    assert time.monotonic() - started < 30
    assert LINES[0] in report.text


@pytest.mark.parametrize(
    "raw",
    [
        page(f"<div><article>{BODY}"),
        page(f"</div></article><p>{LINES[0]}<p>{LINES[1]}</table>"),
        f"<html><body>{BODY}".encode(),
        f"<?xml version='1.0' encoding='iso-8859-1'?><html xmlns='http://www.w3.org/1999/xhtml'><body>{BODY}</body></html>".encode(),
        page(BODY).replace(b"<p>", b"<p>\x00"),
        page(BODY, head="<script type='application/ld+json'>{\"@type\": \"NewsArticle\", </script>"),
    ],
)
def test_broken_markup_is_mended(raw: bytes) -> None:
    assert take_page(raw).report.text == "\n\n".join(LINES)


def test_breaks_divide_paragraphs_and_line_ends_do_not() -> None:
    body = f"<div>{LINES[0].replace(' ', chr(10))}<br> <br>{LINES[1]}<br><br/>The mayor left\nthe town.</div>"
    assert take_page(page(body)).report.text == "\n\n".join([*LINES, "The mayor left the town."])


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", None), ("utf-8-sig", None), ("utf-16", None), ("cp1252", "iso-8859-1"), ("cp1256", "windows-1256")],
)
def test_encodings(encoding: str, declared: str | None) -> None:
    word = "مرحبا" if encoding == "cp1256" else "naïve"
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>" if declared else ""
    raw = f"<html><head>{meta}</head><body><p>{LINES[0]}</p><p>{LINES[1]} {word}</p></body></html>".encode(encoding)
    assert is_page(raw)
    assert take_page(raw).report.text.endswith(word)


def test_the_server_knows_the_encoding_better() -> None:
    raw = page(BODY + "<p>Привет</p>").replace(b"utf-8", b"latin1").decode().encode("koi8-r")
    assert "Привет" in decode_page(raw, "koi8-r").text
    assert decode_page(raw, "utf-16").text
    assert decode_page(raw, "no-such-thing").text


def test_an_extension_needs_only_one_tag(tmp_path: Path) -> None:
    text = f"{LINES[0]}<br><br>{LINES[1]}"
    for name, same in (("a.html", True), ("a.txt", False)):
        path = tmp_path / name
        path.write_text(text, "utf-8")
        assert ("<br>" not in from_path(path).text) is same
    (tmp_path / "b.htm").write_text(LINES[0], "utf-8")
    assert from_path(tmp_path / "b.htm").text == LINES[0]


def test_the_command_refuses_a_local_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "http://127.0.0.1:8000/report.jsonl", "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "url_private"


def test_text_in_memory_is_never_a_page() -> None:
    with pytest.raises(InputError) as caught:
        from_text(page(BODY).decode())
    assert caught.value.code == "input_html"


def test_a_page_is_read_without_any_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    body = f"<link rel=stylesheet href=http://a.example/x.css><img src=http://a.example/i.png><iframe src=http://a.example></iframe>{BODY}http://a.example/page"
    assert LINES[0] in take_page(page(body, "<base href='http://a.example'>")).report.text


def test_a_date_in_the_report_is_no_publication_date() -> None:
    body = f"<p>On 3 May 2011 {LINES[0]}</p><p>{LINES[1]} It was signed on June 4, 2009, and again later that year.</p>"
    assert take_page(page(body)).report.published is None


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("2018-06-18T02:14:00Z", "2018-06-18T02:14:00+00:00"),
        ("2018-06-18T02:14:00+0300", "2018-06-18T02:14:00+03:00"),
        ("2018-06-18T02:14:00", "2018-06-18"),
        ("2018-06-18", "2018-06-18"),
        ("Mon, 18 Jun 2018 02:14:00 GMT", "2018-06-18T02:14:00+00:00"),
        ("2018-06-18 about noon", "2018-06-18"),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_moments(value: str, read: str | None) -> None:
    found = parse_moment(value)
    assert (found.isoformat() if found else None) == read


def test_its_own_copy_of_the_text_stands_in_where_the_page_shows_none() -> None:
    copy = json.dumps({"@type": "NewsArticle", "articleBody": f"<p>{LINES[0]}</p>\n{LINES[1]} R&amp;D"})
    head = f"<script type='application/ld+json'>{copy}</script>"
    assert take_page(page("<div id=app></div>", head)).report.text == f"{LINES[0]}\n\n{LINES[1]} R&D"


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("jp-relatedPosts", True), ("wp-caption", True), ("ShareBar", True), ("cookie_banner", True),
        ("has-share-bar", False), ("no-comments", False), ("story-body", False), ("advance", False), ("article", False),
    ],
)
def test_names_of_furniture(name: str, furniture: bool) -> None:
    assert (page_rules().words.search(name_words(name)) is not None) is furniture


def test_only_the_fetch_package_can_connect(root: Path) -> None:
    for path in (root / "src").rglob("*.py"):
        if "fetch" in path.parts:
            continue
        names = [
            name for node in ast.walk(ast.parse(path.read_text("utf-8")))
            for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else
                         [node.module or ""] if isinstance(node, ast.ImportFrom) else [])
        ]
        assert not [name for name in names if name.split(".")[0] in ("socket", "httpx", "httpcore", "requests", "urllib3", "ftplib", "smtplib")
                    or name in ("urllib.request", "http.client")], path
