"""HTML by construction: text is escaped unless it was built here, and attributes are always quoted."""

from __future__ import annotations

import unicodedata
from html import escape
from typing import Final

VOID: Final = frozenset({"meta"})


class Html(str):
    """Markup that was built by ``tag`` and ``join``; any other string is text and gets escaped."""

    __slots__ = ()


Child = str | None
"""``Html`` stands as it is, another string is escaped, ``None`` is nothing."""


def tag(name: str, /, *children: Child, **attributes: str | None) -> Html:
    """One element. An attribute that is ``None`` is left out; ``class_`` makes class, ``a_b`` a-b."""
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(shown(value), quote=True)}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{said}>")
    return Html(f"<{name}{said}>{join(*children)}</{name}>")


def join(*children: Child) -> Html:
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(shown(child), quote=False)
            for child in children
            if child is not None
        )
    )


def shown(text: str) -> str:
    """``text`` with every character that HTML forbids replaced by a visible one, one for one.

    Control characters become their pictures (U+2400 and on). So positions in the text stay what they are,
    and a page shows that something stood there.
    """
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    number = ord(char)
    if char in "\t\n":
        return char
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\u2421"
    if number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF or unicodedata.category(char) in ("Cc", "Cs"):
        return "\ufffd"
    return char
