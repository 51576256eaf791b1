"""Which addresses may be asked: public hosts of the web, written in the ordinary way."""

from __future__ import annotations

import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from counterclaim.model import InputError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_LONGEST: Final = 4_000
_PORTS: Final = {"http": 80, "https": 443}
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_SAFE: Final = "!$%&'()*+,/:;=?@[]~"
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
# Names that never leave the machine or its network.
_LOCAL = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa", ".onion")
_HINT = "Give the full address of a public page, as https://example.org/report, or save the page as a file."


@dataclass(frozen=True)
class Address:
    """An address taken apart: ``host`` in ASCII, lower case, without brackets; ``target``: path and query."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == _PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{host}{port}{self.target}"


def is_url(source: str) -> bool:
    """Whether what a user named is an address rather than a path: it begins with a scheme and ``://``."""
    return _URL.match(source) is not None


def parse_address(url: str, base: Address | None = None) -> Address:
    """The parts of ``url`` (of a redirect: against ``base``). The fragment is dropped.

    :raises InputError: ``url_scheme``, ``url_userinfo``, ``url_invalid``, ``url_private``.
    """
    url = url.strip()
    if len(url) > _LONGEST or any(char < " " or char == "\x7f" or char == "\\" for char in url):
        raise _invalid("The address is too long or holds characters that no address has.")
    try:
        parts = urlsplit(urljoin(str(base), url) if base else url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise _invalid("The address cannot be taken apart.") from error
    if parts.scheme not in _PORTS:
        raise InputError(
            f"Addresses with {parts.scheme or 'no scheme'!r} are not fetched.",
            "Only http:// and https:// are. For a file give its path.",
            code="url_scheme",
        )
    if "@" in parts.netloc:
        raise InputError(
            "The address holds a name or password before its host.",
            "Leave it out; pages behind a login can be saved from the browser and read as files.",
            code="url_userinfo",
        )
    port = port or _PORTS[parts.scheme]
    if port < 1024 and port not in _PORTS.values():
        raise _invalid(f"Port {port} is no port of web pages.")
    target = quote(parts.path or "/", safe=_SAFE) + (
        f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    )
    return Address(parts.scheme, _host(host), port, target)


def is_public(address: IPAddress) -> bool:
    """Whether an address is one of the public internet, and so is each IPv4 address wrapped in it.

    False for private, loopback, link-local, shared, reserved, multicast, documentation and unspecified ones.
    """
    wrapped: list[IPAddress | None] = []
    if isinstance(address, ipaddress.IPv6Address):
        wrapped = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
        if address in _NAT64 or int(address) < 1 << 32:
            wrapped.append(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF))
        if address.is_site_local or address in ipaddress.IPv6Network("64:ff9b:1::/48"):
            return False
        if inner := [one for one in wrapped if one is not None]:
            return all(is_public(one) for one in inner)
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_reserved
        and not address.is_link_local
        and not address.is_unspecified
    )


def private(host: str) -> InputError:
    """The error for a host that is not on the public internet."""
    return InputError(
        f"{host} is not on the public internet, or not only there.",
        "Private, local and reserved addresses are never fetched. Save the page as a file and read that.",
        code="url_private",
    )


def _host(host: str) -> str:
    """A host name in ASCII, or an IP address as ``ipaddress`` writes it."""
    if not host or "%" in host:
        raise _invalid("The address names no host.")
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        pass
    name = _ascii(host.rstrip("."))
    if name == "localhost" or name.endswith(_LOCAL):
        raise private(name)
    labels = name.split(".")
    if _number(labels[-1]):
        raise _odd_number(name)
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _invalid(f"{host[:80]!r} is no host name.")
    if len(labels) < 2:
        raise private(name)
    return name


def _ascii(host: str) -> str:
    if host.isascii():
        return host.lower()
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except idna.IDNAError as error:
        raise _invalid(f"{host[:80]!r} is no host name.") from error


def _number(label: str) -> bool:
    """Whether a last label makes the host a number: top-level domains never are."""
    return label.isdigit() or re.fullmatch(r"0x[0-9a-f]*", label) is not None


def _odd_number(host: str) -> InputError:
    """An IPv4 address written as one number, in octal, in hexadecimal or with parts missing."""
    try:
        address = ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return _invalid(f"{host[:80]!r} is no host name.")
    if not is_public(address):
        return private(f"{host[:80]} ({address})")
    return _invalid(f"{host[:80]} is an unusual spelling of {address}.")


def _invalid(message: str) -> InputError:
    return InputError(message, _HINT, code="url_invalid")
