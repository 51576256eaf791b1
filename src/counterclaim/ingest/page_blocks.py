"""The paragraphs of a page's report, by trafilatura, as text with a blank line between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from html import unescape

from lxml import html
from lxml.etree import _Element
from lxml.html import HtmlElement

from counterclaim.knowledge.pages import page_rules

_BLOCKS = ("p", "head", "item", "quote", "cell", "code", "ab")
_HOLDERS = ("body", "list", "table", "row", "div", "main", "graphic")
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SPACES = re.compile(r"\s+")
_ENOUGH = 0.6
_CLOSED = re.compile(r"[.!?…:;\"”’»)\]]$")
# Controls other than the marks that right-to-left and joined scripts need.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def page_text(tree: HtmlElement, title: str | None) -> str:
    """The report's text: paragraphs, crossheads, list items and cells, each once, furniture left out.

    ``tree``: pruned (see :func:`counterclaim.ingest.page_tree.prune`), and left as it is. Empty for no text.
    """
    first = _extracted(tree, title, fast=True)
    if len(first) >= _ENOUGH * sum(len(found.text_content()) for found in tree.iter("p")):
        return first
    # Slower, and it loses lists: a second look with other extractors where the first missed paragraphs.
    second = _extracted(tree, title, fast=False)
    return second if len(second) > len(first) else first


def _extracted(tree: HtmlElement, title: str | None, *, fast: bool) -> str:
    # Imported here: a quarter of a second that only pages cost.
    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), fast=fast, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    return "" if body is None else "\n\n".join(_kept(_blocks(body), title))


def declared_text(body: str, title: str | None) -> str:
    """The text that a page gives of itself in JSON-LD, tags taken out, as paragraphs."""
    if "<" in body:
        body = "\n".join(html.fromstring(f"<div>{body}</div>").itertext())
    lines = (" ".join(line.split()) for line in _CONTROL.sub("", unescape(body)).split("\n"))
    return "\n\n".join(_kept(filter(None, lines), title))


def _blocks(body: _Element) -> Iterator[str]:
    """Each block's text, in order."""
    for element in body.iter():
        if element.tag in _BLOCKS:
            if not _inside_block(element):
                yield from _paragraphs(_inline(element))
        elif element.tag in _HOLDERS and element.text and element.text.strip():
            yield from _paragraphs(_flat(element.text))
        if (
            element.tail
            and element.tail.strip()
            and (parent := element.getparent()) is not None
            and (parent.tag in _HOLDERS and not _inside_block(parent))
        ):
            yield from _paragraphs(_flat(element.tail))


def _inside_block(element: _Element) -> bool:
    return any(above.tag in _BLOCKS for above in element.iterancestors())


def _inline(element: _Element) -> str:
    """The text of a block; a line break, and the edge of a block inside it, as a line end."""
    parts = [_flat(element.text)]
    for child in element:
        inner = _inline(child)
        if child.tag == "lb":
            inner = f"\n{inner}"
        elif child.tag in _BLOCKS or child.tag in _HOLDERS:
            inner = f"\n\n{inner}\n\n"
        parts += [inner, _flat(child.tail)]
    return "".join(parts)


def _flat(text: str | None) -> str:
    """A line end in the markup is a space."""
    return _SPACES.sub(" ", _CONTROL.sub("", text.replace("\n", " "))) if text else ""


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a block: two line breaks divide them, one only behind the end of a sentence."""
    for part in _EMPTY_LINE.split(text):
        open_line = ""
        for line in filter(None, (line.strip() for line in part.split("\n"))):
            open_line = f"{open_line} {line}" if open_line else line
            if _CLOSED.search(line):
                yield open_line
                open_line = ""
        if open_line:
            yield open_line


def _kept(blocks: Iterator[str], title: str | None) -> Iterator[str]:
    """The blocks that are report: no furniture line, no long one twice, not the headline again."""
    rules = page_rules()
    seen: set[str] = set()
    headline = _bare(title or "")
    for block in blocks:
        bare = _bare(block)
        if rules.drop.fullmatch(block) or not bare:
            continue
        if (headline and bare == headline) or (len(bare) > 40 and bare in seen):
            continue
        seen.add(bare)
        yield block


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
