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
_BREAKS = re.compile(r"\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+")
_CLOSED = re.compile(r"[.!?…:;\"”’»)\]]$")
# Controls other than the marks that right-to-left and joined scripts need.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def page_text(tree: HtmlElement, title: str | None) -> str:
    """The report's text: paragraphs, crossheads, list items and table cells, each once, furniture left out.

    ``tree``: pruned (see :func:`counterclaim.ingest.page_tree.prune`); left as it is. Empty where there is none.
    """
    # Imported here: a quarter of a second that only pages cost.
    from trafilatura import bare_extraction

    found = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, include_images=False,
        include_formatting=False, include_links=False, with_metadata=False,
    )
    body = getattr(found, "body", None)
    if body is None:
        return ""
    return "\n\n".join(_kept(_blocks(body), title))


def declared_text(body: str, title: str | None) -> str:
    """The text that a page gives of itself in JSON-LD, tags taken out, as paragraphs."""
    if "<" in body:
        body = "\n".join(html.fromstring(f"<div>{body}</div>").itertext())
    lines = (" ".join(line.split()) for line in _CONTROL.sub("", unescape(body)).split("\n"))
    return "\n\n".join(_kept(filter(None, lines), title))


def _blocks(body: _Element) -> Iterator[str]:
    """Each block's text, in order; runs between line breaks are blocks where the one before is closed."""
    for element in body.iter():
        if element.tag in _BLOCKS:
            if not _inside_block(element):
                yield from _paragraphs(_inline(element))
        elif element.tag in _HOLDERS and element.text and element.text.strip():
            yield from _paragraphs(element.text)
        if element.tail and element.tail.strip() and (parent := element.getparent()) is not None and (
                parent.tag in _HOLDERS and not _inside_block(parent)):
            yield from _paragraphs(element.tail)


def _inside_block(element: _Element) -> bool:
    return any(above.tag in _BLOCKS for above in element.iterancestors())


def _inline(element: _Element) -> str:
    """The text of a block; a line break, and the edge of a block inside it, as a line end."""
    parts = [element.text or ""]
    for child in element:
        edge = "\n" if child.tag in _BLOCKS or child.tag in ("list", "table", "row") else ""
        parts += ["\n" if child.tag == "lb" else "", edge, _inline(child), edge, child.tail or ""]
    return "".join(parts)


def _paragraphs(text: str) -> Iterator[str]:
    text = _SPACES.sub(" ", _CONTROL.sub("", text))
    open_line = ""
    for line in (part.strip() for part in text.split("\n")):
        if not line:
            continue
        open_line = f"{open_line} {line}" if open_line else line
        if _CLOSED.search(line):
            yield open_line
            open_line = ""
    if open_line:
        yield open_line


def _kept(blocks: Iterator[str], title: str | None) -> Iterator[str]:
    """The blocks that are report: no furniture line, none twice in a row, not the headline again at the top."""
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
