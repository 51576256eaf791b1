"""Bytes -> text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from counterclaim.model import InputError

MAX_TEXT_BYTES: Final = 5_000_000
"""The largest report read, in bytes: some 800 000 words, more than any report."""

# The longest mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
)
_LEGACY = (
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1255",
    "cp1256",
    "cp1257",
    "koi8_r",
    "koi8_u",
    "iso8859_2",
    "iso8859_5",
    "iso8859_6",
    "iso8859_7",
    "iso8859_8",
    "iso8859_9",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HTML_START = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_HTML_TAG = re.compile(
    r"</?(?:div|p|span|a|script|style|meta|link|li|ul|table|td|h[1-6]|br|img|article|section)\b[^<>]*>",
    re.IGNORECASE,
)
_HTML_LOOK = 20_000
# What Windows-1252 holds beside letters in English and other western texts.
_WESTERN_SIGNS = frozenset("‘’“”–—…•€£°«»\xa0\xad©®™§½¼¾²³·´¿¡")


@dataclass(frozen=True)
class Decoded:
    """``encoding``: a Python codec name. ``sure``: declared by a mark or UTF-8; else taken from the bytes."""

    text: str
    encoding: str
    sure: bool


def decode(raw: bytes) -> Decoded:
    """The text of ``raw``: a byte order mark decides, then UTF-8, then the legacy encoding that fits best.

    A byte order mark is dropped, CRLF and CR become LF; no other character is changed.

    :raises InputError: ``input_empty``, ``input_too_large``, ``input_binary``, ``input_encoding``,
        ``input_html``.
    """
    check_size(len(raw))
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise _binary(f"This is {name}, not plain text.")
    decoded = decode_any(raw)
    text = clean(decoded.text)
    _check_text(text)
    return Decoded(text, decoded.encoding, decoded.sure)


def check_size(size: int) -> None:
    """:raises InputError: ``input_too_large`` for more than ``MAX_TEXT_BYTES``."""
    if size > MAX_TEXT_BYTES:
        raise InputError(
            f"The input has more than {MAX_TEXT_BYTES // 1_000_000} MB.",
            "Give one report at a time, or many as one JSON object a line in a .jsonl file.",
            code="input_too_large",
        )


def clean(text: str) -> str:
    """``text`` without a byte order mark, its line ends as LF."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def unmarked(raw: bytes) -> Decoded | None:
    """The text where a byte order mark, or every other byte being zero, tells its encoding.

    :raises InputError: ``input_encoding`` where the bytes break it.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return Decoded(_strict(raw[len(mark) :], encoding), encoding, sure=True)
    return _without_mark(raw)


def decode_any(raw: bytes) -> Decoded:
    """The text of ``raw``, whatever it is about; see :func:`decode` for the order.

    :raises InputError: ``input_encoding``, ``input_binary``.
    """
    # First: Latin letters in UTF-16 are valid UTF-8 too, with a zero byte behind each.
    if (text := unmarked(raw)) is not None:
        return text
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", sure=True)
    except UnicodeDecodeError:
        pass
    if b"\x00" in raw:
        raise _binary("The input holds zero bytes.")
    return _western(raw) or _legacy(raw)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable() from error


def _without_mark(raw: bytes) -> Decoded | None:
    """UTF-16 without its mark: every other byte is zero where the text is mostly Latin letters."""
    half = len(raw) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = raw[first::2].count(0), raw[1 - first :: 2].count(0)
        if half >= 4 and len(raw) % 2 == 0 and zeros > 0.6 * half > others:
            return Decoded(_strict(raw, encoding), encoding, sure=False)
    return None


def _western(raw: bytes) -> Decoded | None:
    """Windows-1252, where nearly all is ASCII and the rest reads as quotation marks, dashes and accents."""
    if sum(byte > 0x7F for byte in raw) > 0.08 * len(raw):
        return None
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    odd = any(char > "\x7f" and not char.isalpha() and char not in _WESTERN_SIGNS for char in text)
    return None if odd else Decoded(text, "cp1252", sure=False)


def _legacy(raw: bytes) -> Decoded:
    # Imported here: most inputs are UTF-8 and never need it.
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=list(_LEGACY), enable_fallback=False).best()
    if best is None:
        raise _undecodable()
    return Decoded(_strict(raw, best.encoding), best.encoding, sure=False)


def _check_text(text: str) -> None:
    if not text.strip():
        raise InputError("The input is empty.", "Give the text of a report.", code="input_empty")
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(2, len(text) // 200):
        raise _binary("The input holds control characters.")
    if is_html(text[:_HTML_LOOK]):
        raise InputError(
            "This text is the markup of an HTML page, not its words.",
            "Give the page as a file or an address, or the words alone.",
            code="input_html",
        )


def is_html(text: str) -> bool:
    """Whether a text begins as an HTML page, or is full of its tags."""
    front = text.lstrip()
    while front.startswith(("<!--", "<?")):
        mark = "-->" if front.startswith("<!--") else "?>"
        _, found, front = front.partition(mark)
        front = front.lstrip() if found else ""
    return _HTML_START.match(front) is not None or len(_HTML_TAG.findall(text)) >= 8


def _binary(message: str) -> InputError:
    return InputError(message, "Give plain text; export a document as text first.", code="input_binary")


def _undecodable() -> InputError:
    return InputError(
        "The bytes are no text in any encoding known here.", "Save the text as UTF-8.", code="input_encoding"
    )
