"""Bytes of a page -> its markup: which encoding, and whether it is a page at all."""

from __future__ import annotations

import codecs
import re
from typing import Final

from counterclaim.model import InputError

from .decode import Decoded, decode_any, is_html, unmarked

MAX_PAGE_BYTES: Final = 10_000_000
"""The largest page read, in bytes and unpacked: more than any report with its furniture, less than what stops
a laptop."""

PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml", ".shtml")
_LOOK = 20_000
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_CHARSET = re.compile(
    rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]{2,30})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]{2,30})",
    re.IGNORECASE,
)
# What browsers read for these names (WHATWG Encoding Standard).
_READ_AS = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "windows-874": "cp874",
    "x-sjis": "shift_jis",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
}
# A broken byte or two in a long page is a fault of the page; more is another encoding.
_MOST_BROKEN = 0.001


def is_page(raw: bytes, *, named: bool = False) -> bool:
    """Whether bytes are an HTML page: they begin as one or are full of its tags; where the name of their file
    says so (``named``), one tag is enough."""
    front = raw[:_LOOK].replace(b"\x00", b"").decode("latin-1").removeprefix("ï»¿").lstrip("ÿþ")
    return is_html(front) or (named and _TAG.search(front) is not None)


def decode_page(raw: bytes, charset: str | None = None) -> Decoded:
    """The markup of a page: a byte order mark, UTF-8, what the server (``charset``) or the page declares,
    then as for any text. Zero bytes are dropped, as browsers do.

    :raises InputError: ``input_encoding``, ``page_too_large``.
    """
    if len(raw) > MAX_PAGE_BYTES:
        raise page_too_large()
    if (marked := unmarked(raw)) is not None:
        return marked
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        pass
    for name in (charset, _declared(raw)):
        if (encoding := _known(name)) and (text := _mended(raw, encoding)) is not None:
            return Decoded(text, encoding, sure=True)
    found = decode_any(raw.replace(b"\x00", b""))
    return Decoded(found.text, found.encoding, sure=False)


def page_too_large() -> InputError:
    return InputError(
        f"The page has more than {MAX_PAGE_BYTES // 1_000_000} MB.",
        "Copy the report's text out of the page into a text file and read that.",
        code="page_too_large",
    )


def _declared(raw: bytes) -> str | None:
    found = _CHARSET.search(raw[:_LOOK])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def _known(name: str | None) -> str | None:
    """The Python codec of a declared encoding; None for one that is unknown or no text encoding."""
    if not name:
        return None
    try:
        info = codecs.lookup(_READ_AS.get(name.strip().lower(), name.strip()))
    except (LookupError, ValueError):
        return None
    # UTF-16 in a declaration that can be read byte by byte is a mistake, and utf-7 an old trap.
    text = getattr(info, "_is_text_encoding", True) and not info.name.startswith(
        ("utf-16", "utf-32", "utf-7")
    )
    return info.name if text and info.name not in ("idna", "punycode", "unicode_escape") else None


def _mended(raw: bytes, encoding: str) -> str | None:
    """``raw`` in ``encoding``, a few broken bytes as U+FFFD; None where many are broken."""
    text = raw.decode(encoding, "replace")
    return text if text.count("\ufffd") <= max(2, _MOST_BROKEN * len(text)) else None
