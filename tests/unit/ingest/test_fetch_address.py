"""Which addresses are asked at all."""

from __future__ import annotations

import ipaddress

import pytest

from counterclaim.fetch import is_public, is_url
from counterclaim.fetch.address import parse_address
from counterclaim.model import InputError


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("ftp://example.org/a", "url_scheme"),
        ("file:///etc/passwd", "url_scheme"),
        ("javascript://example.org/%0aalert(1)", "url_scheme"),
        ("gopher://example.org", "url_scheme"),
        ("http://user@example.org/", "url_userinfo"),
        ("https://user:secret@example.org/", "url_userinfo"),
        ("https://@example.org/", "url_userinfo"),
        ("http://", "url_invalid"),
        ("http:///path", "url_invalid"),
        ("http://example.org:22/", "url_invalid"),
        ("http://example.org:99999/", "url_invalid"),
        ("http://exa mple.org/", "url_invalid"),
        ("http://example.org\\@evil.example/", "url_invalid"),
        ("http://example.org/\r\nHost: evil", "url_invalid"),
        ("http://[::1", "url_invalid"),
        ("http://[fe80::1%25eth0]/", "url_invalid"),
        ("http://-a.example/", "url_invalid"),
        ("http://" + "a" * 5000 + ".example/", "url_invalid"),
        ("http://134744072/", "url_invalid"),
        ("http://localhost/", "url_private"),
        ("http://LOCALHOST./", "url_private"),
        ("http://printer/", "url_private"),
        ("http://db.internal/", "url_private"),
        ("http://router.local/", "url_private"),
        ("http://2130706433/", "url_private"),
        ("http://0x7f000001/", "url_private"),
        ("http://0177.0.0.1/", "url_private"),
        ("http://127.1/", "url_private"),
        ("http://0/", "url_private"),
        ("http://１２７.1/", "url_private"),
    ],
)
def test_refused_before_any_look_up(url: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_address(url)
    assert caught.value.code == code
    assert caught.value.hint


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("https://example.org", "https://example.org/"),
        ("HTTP://Example.ORG:80/a b?q=ü#part", "http://example.org/a%20b?q=%C3%BC"),
        ("https://example.org:8443/%41", "https://example.org:8443/%41"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("http://93.184.216.34/", "http://93.184.216.34/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
    ],
)
def test_read_as(url: str, read: str) -> None:
    assert str(parse_address(url)) == read


def test_a_redirect_is_read_against_its_base() -> None:
    base = parse_address("https://example.org/a/b?c")
    assert str(parse_address("../d", base)) == "https://example.org/d"
    assert str(parse_address("//other.example/e", base)) == "https://other.example/e"
    with pytest.raises(InputError):
        parse_address("file:///etc/passwd", base)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "fec0::1", "ff02::1", "2001:db8::1", "100::1",
        "::ffff:127.0.0.1", "::ffff:10.1.1.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:0:7f00:1::1",
    ],
)
def test_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "1.1.1.1", "8.8.8.8", "2606:4700::1111", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_what_is_an_address() -> None:
    assert is_url("https://example.org/report.jsonl")
    assert is_url("file:///x")
    assert not any(map(is_url, ("report.html", "-", "C:\\report.html", "a/b://c", "./http://x")))
