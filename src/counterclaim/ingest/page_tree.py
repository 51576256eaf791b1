"""Markup -> tree, and the tree without what is plainly furniture. Nothing of a page is run or loaded."""

from __future__ import annotations

from typing import Final

from lxml import html
from lxml.etree import LxmlError
from lxml.html import HtmlElement

from counterclaim.knowledge.pages import PageRules, name_words, page_rules
from counterclaim.model import InputError

from .page_shape import attached, drop_teasers, open_layout, text_length

MAX_ELEMENTS: Final = 60_000
"""The most elements of a page that is read: the longest live blogs have some 30 000."""

_NAMED_BY = ("class", "id", "data-testid", "data-component", "data-block")
_PARAGRAPHS = ("p", "li", "td", "blockquote", "h2", "h3")
# These hold the page; furniture words in their names speak of its layout.
_WHOLE = ("html", "body", "main", "article")
_MOST_SHARE = 0.4
_SHORT = 600
_LONG = 80
_LINKED = 0.9


def parse_page(markup: str) -> HtmlElement:
    """The tree of a page, comments and processing instructions left out. Broken markup is mended as far as
    it goes; nothing outside the page is loaded.

    :raises InputError: ``page_no_text`` where no tree can be made, ``page_too_complex``.
    """
    # As bytes: a text that declares an encoding is refused by the parser.
    raw = markup.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = html.document_fromstring(raw, parser=parser)
    except (LxmlError, ValueError, AssertionError) as error:
        raise no_text() from error
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise InputError(
            f"The page has more than {MAX_ELEMENTS} elements.",
            "Copy the report's text out of the page into a text file and read that.",
            code="page_too_complex",
        )
    return tree


def prune(tree: HtmlElement) -> None:
    """Takes the furniture out of ``tree``: by tag, role, name, and paragraphs that are one link."""
    rules = page_rules()
    for element in [found for found in tree.iter(*rules.tags) if isinstance(found, HtmlElement)]:
        # A form around the whole page is how some systems build pages.
        if element.getparent() is not None and not (element.tag == "form" and _holds_page(element, tree)):
            element.drop_tree()
    open_layout(tree)
    drop_teasers(tree)
    limit = _MOST_SHARE * _paragraph_length(tree)
    for element in list(tree.iter()):
        if element.tag in _WHOLE or element.getparent() is None or not attached(element, tree):
            continue
        if _furniture(element, rules, limit) or _is_link(element, rules) or _is_mark(element):
            element.drop_tree()


def no_text() -> InputError:
    return InputError(
        "The page holds no report that can be read.",
        "If a browser shows one, save the page from the browser, or copy its text into a file, and read it.",
        code="page_no_text",
    )


def _furniture(element: HtmlElement, rules: PageRules, limit: float) -> bool:
    role = element.get("role")
    if (role and role.lower() in rules.roles) or "hidden" in element.attrib:
        return _paragraph_length(element) < limit
    names = [name for key in _NAMED_BY for name in (element.get(key) or "").split()[:20]]
    if not names:
        return False
    words = [name_words(name) for name in names]
    if any(rules.words.search(word) for word in words):
        return _paragraph_length(element) < limit
    if any(rules.folds.search(word) for word in words):
        return _paragraph_length(element) < limit and not _holds_report(element)
    return any(rules.short.search(word) for word in words) and text_length(element) < _SHORT


def _holds_report(element: HtmlElement) -> bool:
    """Whether several long paragraphs stand in an element that are no links."""
    long = [found for found in element.iter("p") if text_length(found) >= _LONG]
    linked = sum(text_length(link) for found in long for link in found.iter("a"))
    return len(long) >= 3 and linked < 0.3 * sum(text_length(found) for found in long)


def _is_link(element: HtmlElement, rules: PageRules) -> bool:
    """Whether a paragraph is one link to another page, and reads as its headline."""
    alone = element.tag == "div" and len(element) == 1 and element[0].tag == "a"
    if not alone and element.tag not in ("p", "li", "h2", "h3", "h4"):
        return False
    links = element.findall(".//a[@href]")
    if not links:
        return False
    text = " ".join(element.text_content().split())
    linked = sum(len(" ".join(link.text_content().split())) for link in links)
    return linked >= _LINKED * len(text) and rules.linked.fullmatch(text) is not None


def _is_mark(element: HtmlElement) -> bool:
    """Whether an element is the mark of a footnote."""
    return (
        element.tag == "sup"
        and element.find(".//a[@href]") is not None
        and element.text_content().strip(" []()").isdigit()
    )


def _paragraph_length(element: HtmlElement) -> int:
    """Characters in the paragraphs of ``element``; without any, in all of it."""
    paragraphs = [found for found in element.iter(*_PARAGRAPHS) if found.find(".//p") is None]
    if not paragraphs:
        return text_length(element)
    return sum(len(found.text_content()) for found in paragraphs)


def _holds_page(element: HtmlElement, tree: HtmlElement) -> bool:
    return text_length(element) > _MOST_SHARE * text_length(tree)
