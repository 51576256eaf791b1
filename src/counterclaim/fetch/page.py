"""One page from the web: asked for once, followed where it has moved, taken up to a limit."""

from __future__ import annotations

import re
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

import certifi
import httpcore

from counterclaim.model import InputError

from .address import Address, is_public, parse_address
from .connect import Allow, CheckedBackend, Clock, Resolve, look_up
from .limits import Limits
from .unpack import unpacked

_READ_AS_PAGE = ("text/html", "application/xhtml+xml", "text/plain")
_MOVED = (301, 302, 303, 307, 308)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,30})", re.IGNORECASE)
_SAVE = "Open it in a browser, save the page as a file, and read that."
_HEADERS = [
    (b"User-Agent", b"counterclaim (reads one page that its user named)"),
    (b"Accept", b"text/html,application/xhtml+xml,text/plain;q=0.8"),
    (b"Accept-Language", b"en"),
    (b"Accept-Encoding", b"gzip, deflate"),
]


@dataclass(frozen=True)
class Fetched:
    """``raw``: the bytes of the page, unpacked. ``url``: where they were found, after ``redirects``.
    ``charset``: as the server declares it."""

    url: str
    raw: bytes
    content_type: str | None
    charset: str | None
    redirects: int


def fetch_page(
    url: str, *, limits: Limits | None = None, allow: Allow = is_public, resolve: Resolve = look_up
) -> Fetched:
    """The page at ``url``. No cookie is kept or sent, no proxy or password of the environment is used, and
    nothing that the page names is loaded.

    :param allow: which addresses may be connected to; a test names its own server. No setting reaches it.
    :raises InputError: ``url_scheme``, ``url_userinfo``, ``url_invalid``, ``url_private``, ``url_redirect``,
        ``fetch_timeout``, ``fetch_failed``, ``fetch_status``, ``page_too_large``, ``page_not_html``.
    """
    limits = limits or Limits()
    address = parse_address(url)
    clock = Clock(limits.deadline, limits.pause)
    backend = CheckedBackend(clock, allow, resolve)
    seen = {str(address)}
    with httpcore.ConnectionPool(_tls(), max_connections=1, network_backend=backend) as pool:
        for redirects in range(limits.max_redirects + 1):
            answer = _ask(pool, address, clock, limits)
            if isinstance(answer, _Page):
                return Fetched(str(address), answer.raw, answer.kind, answer.charset, redirects)
            address = parse_address(answer, base=address)
            if str(address) in seen:
                raise _redirect("The address leads back to itself.")
            seen.add(str(address))
    raise _redirect(f"The address leads on more than {limits.max_redirects} times.")


@dataclass(frozen=True)
class _Page:
    raw: bytes
    kind: str | None
    charset: str | None


def _tls() -> ssl.SSLContext:
    return ssl.create_default_context(cafile=certifi.where())


def _ask(pool: httpcore.ConnectionPool, address: Address, clock: Clock, limits: Limits) -> _Page | str:
    """The page at an address, or the place to which it has moved."""
    url = httpcore.URL(
        scheme=address.scheme.encode(),
        host=address.host.encode(),
        port=address.port,
        target=address.target.encode(),
    )
    pauses = dict.fromkeys(("connect", "read", "write", "pool"), limits.pause)
    host = str(address).split("/")[2].encode()
    try:
        with pool.stream(
            "GET", url, headers=[(b"Host", host), *_HEADERS], extensions={"timeout": pauses}
        ) as got:
            headers = _headers(got)
            if got.status in _MOVED:
                if not (place := headers.get("location")):
                    raise _redirect("The server says that the page has moved, and not where to.")
                return place
            return _page(got, headers, clock, limits)
    except httpcore.TimeoutException as error:
        raise InputError(
            f"{address.host} took longer than {limits.deadline:g} seconds, or stopped answering.",
            "Try again later, or " + _SAVE[0].lower() + _SAVE[1:],
            code="fetch_timeout",
        ) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        reason = " ".join(str(error).split())[:160] or type(error).__name__
        raise InputError(
            f"{address.host} could not be asked: {reason}.",
            "Check the address and the connection; or " + _SAVE[0].lower() + _SAVE[1:],
            code="fetch_failed",
        ) from error


def _page(got: httpcore.Response, headers: dict[str, str], clock: Clock, limits: Limits) -> _Page:
    if got.status != 200:
        raise InputError(
            f"The server answered with status {got.status}, not with a page.", _SAVE, code="fetch_status"
        )
    declared = headers.get("content-type")
    kind = declared.partition(";")[0].strip().lower() if declared else None
    if kind and kind not in _READ_AS_PAGE:
        raise InputError(f"The address gives {kind[:60]}, not an HTML page.", _SAVE, code="page_not_html")
    length = headers.get("content-length", "")
    if length.isdigit() and int(length) > limits.max_bytes:
        raise _too_large(limits)
    raw = bytearray()
    for piece in unpacked(_timed(got, clock), headers.get("content-encoding"), limits.max_bytes + 1):
        raw += piece
        if len(raw) > limits.max_bytes:
            raise _too_large(limits)
    charset = _CHARSET.search(declared or "")
    return _Page(bytes(raw), kind, charset[1] if charset else None)


def _timed(got: httpcore.Response, clock: Clock) -> Iterator[bytes]:
    for piece in got.iter_stream():
        clock.left()
        yield piece


def _headers(got: httpcore.Response) -> dict[str, str]:
    """The last of each header by name in lower case; of Location the first."""
    found: dict[str, str] = {}
    for name, value in got.headers:
        key = name.decode("latin-1").lower()
        if key != "location" or key not in found:
            # Some servers write their addresses in UTF-8.
            found[key] = value.decode("utf-8", "replace" if key != "location" else "backslashreplace")
    return found


def _redirect(message: str) -> InputError:
    return InputError(message, _SAVE, code="url_redirect")


def _too_large(limits: Limits) -> InputError:
    return InputError(
        f"The page has more than {limits.max_bytes / 1_000_000:g} MB, unpacked.",
        "Copy the report's text out of the page into a text file and read that.",
        code="page_too_large",
    )
