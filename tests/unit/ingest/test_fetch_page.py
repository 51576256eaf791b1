"""Fetching from a server on this machine, which only the tests allow: limits, redirects, packing, errors."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counterclaim.fetch import Fetched, Limits, fetch_page
from counterclaim.fetch.address import IPAddress
from counterclaim.model import InputError

PAGE = b"<!DOCTYPE html><html><body><p>Shells hit the market of Marhaba on Monday, the mayor said.</p></body></html>"
BOMB = gzip.compress(b"<html>" + b"\0" * 100_000_000, compresslevel=1)
LIMITS = Limits(max_bytes=1_000_000, deadline=1.5, pause=0.7, max_redirects=3)


class Site(BaseHTTPRequestHandler):
    """Each path is a way of being a difficult page."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        # Whoever asked may have gone: that is what several tests are about.
        with suppress(OSError):
            getattr(self, f"page_{self.path.strip('/').split('/')[0]}", self.page_missing)()
        self.close_connection = True

    def page_ok(self) -> None:
        self.answer(PAGE)

    def page_seen(self) -> None:
        self.answer(str(self.headers).encode())

    def page_missing(self) -> None:
        self.answer(b"<html>no</html>", 404)

    def page_gzip(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def page_deflate(self) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def page_raw(self) -> None:
        packing = zlib.compressobj(wbits=-15)
        self.answer(packing.compress(PAGE) + packing.flush(), Content_Encoding="deflate")

    def page_bomb(self) -> None:
        self.answer(BOMB, Content_Encoding="gzip")

    def page_nested(self) -> None:
        self.answer(gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip")

    def page_brotli(self) -> None:
        self.answer(PAGE, Content_Encoding="br")

    def page_torn(self) -> None:
        self.answer(gzip.compress(PAGE)[:-12], Content_Encoding="gzip")

    def page_garbled(self) -> None:
        self.answer(b"no gzip at all", Content_Encoding="gzip")

    def page_declared(self) -> None:
        self.answer(b"", Content_Length="100000000")

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>more and more</p>" * 5000)

    def page_drip(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def page_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            self.wfile.write(b"X-%d: y\r\n" % number)
            time.sleep(0.1)

    def page_silent(self) -> None:
        time.sleep(2)

    def page_pdf(self) -> None:
        self.answer(b"%PDF-1.7", Content_Type="application/pdf")

    def page_plain(self) -> None:
        self.answer(b"Shells hit.", Content_Type="text/plain")

    def page_untyped(self) -> None:
        self.answer(PAGE, Content_Type="")

    def page_cut(self) -> None:
        self.answer(PAGE, Content_Length=str(len(PAGE) + 100))

    def page_to(self) -> None:
        self.answer(b"", 302, Location=self.path.partition("/to/")[2])

    def page_nowhere(self) -> None:
        self.answer(b"", 301)

    def page_loop(self) -> None:
        self.answer(b"", 302, Location="/loop")

    def page_on(self) -> None:
        self.answer(b"", 307, Location=f"/on/{int(self.path.rsplit('/', 1)[1]) + 1}")

    def page_nohttp(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def loopback(address: IPAddress) -> bool:
    return address == ipaddress.IPv4Address("127.0.0.1")


def here(host: str, _: int) -> list[str]:
    """Every name of the tests lies on this machine, but for those that say where else."""
    return {"private.example": ["10.0.0.1"], "both.example": ["127.0.0.1", "192.168.0.1"], "none.example": []}.get(host, ["127.0.0.1"])


def get(port: int, path: str, limits: Limits = LIMITS, host: str = "news.example") -> Fetched:
    return fetch_page(f"http://{host}:{port}/{path}", limits=limits, allow=loopback, resolve=here)


def refused(port: int, path: str, host: str = "news.example") -> str:
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        get(port, path, host=host)
    assert time.monotonic() - started < 4
    assert caught.value.message
    assert caught.value.hint
    return caught.value.code


@pytest.mark.parametrize("path", ["ok", "gzip", "deflate", "raw", "untyped", "to//ok"])
def test_a_page_comes_as_it_is(port: int, path: str) -> None:
    found = get(port, path)
    assert found.raw == PAGE
    assert found.redirects == path.count("to")
    assert found.url == f"http://news.example:{port}/{'ok' if 'to' in path else path}"
    assert found.charset == (None if path == "untyped" else "utf-8")


def test_what_is_sent(port: int) -> None:
    sent = get(port, "seen").raw.decode().lower()
    assert f"host: news.example:{port}" in sent
    assert "counterclaim" in sent
    assert not any(name in sent for name in ("cookie", "authorization", "referer", "br"))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("bomb", "page_too_large"), ("declared", "page_too_large"), ("endless", "page_too_large"),
        ("drip", "fetch_timeout"), ("headers", "fetch_timeout"), ("silent", "fetch_timeout"),
        ("pdf", "page_not_html"), ("missing", "fetch_status"), ("nested", "fetch_failed"), ("brotli", "fetch_failed"),
        ("torn", "fetch_failed"), ("garbled", "fetch_failed"), ("cut", "fetch_failed"), ("nohttp", "fetch_failed"),
        ("loop", "url_redirect"), ("on/0", "url_redirect"), ("nowhere", "url_redirect"),
        ("to/http://10.0.0.1/", "url_private"), ("to/http://private.example/", "url_private"),
        ("to/http://[::1]/", "url_private"), ("to/http://2852039166/latest/meta-data", "url_private"),
        ("to/file:///etc/passwd", "url_scheme"), ("to/http://a:b@news.example/", "url_userinfo"),
    ],
)
def test_errors_within_limits(port: int, path: str, code: str) -> None:
    assert refused(port, path) == code


@pytest.mark.parametrize("host", ["private.example", "both.example", "none.example", "10.1.2.3"])
def test_every_address_of_a_name_must_be_allowed(port: int, host: str) -> None:
    assert refused(port, "ok", host=host) == "url_private"


def test_a_bomb_costs_no_memory(port: int) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(InputError):
            get(port, "bomb")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 10 * LIMITS.max_bytes


def test_a_name_that_moves_after_the_look_up_gains_nothing(port: int) -> None:
    answers = [["127.0.0.1"], ["10.0.0.1"]]

    def moving(_: str, __: int) -> list[str]:
        return answers.pop(0)

    found = fetch_page(f"http://moving.example:{port}/ok", limits=LIMITS, allow=loopback, resolve=moving)
    assert found.raw == PAGE
    assert answers == [["10.0.0.1"]]


def test_a_look_up_that_hangs_ends(port: int) -> None:
    def hanging(_: str, __: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    with pytest.raises(InputError) as caught:
        fetch_page(f"http://slow.example:{port}/ok", limits=LIMITS, allow=loopback, resolve=hanging)
    assert caught.value.code == "fetch_timeout"


def test_by_default_this_machine_is_refused_whatever_the_environment(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "COUNTERCLAIM_ALLOW", "NO_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
    for host in ("127.0.0.1", "[::1]", "localhost.example"):
        with pytest.raises(InputError) as caught:
            fetch_page(f"http://{host}:{port}/ok", limits=LIMITS, resolve=lambda *_: ["127.0.0.1"])
        assert caught.value.code == "url_private"


def test_a_port_that_nobody_answers_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        fetch_page("http://news.example:9/", limits=LIMITS, allow=loopback, resolve=here)
    assert caught.value.code == "url_invalid"
    with pytest.raises(InputError) as caught:
        fetch_page("http://news.example:1025/", limits=LIMITS, allow=loopback, resolve=here)
    assert caught.value.code == "fetch_failed"
