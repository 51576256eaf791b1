"""Old and loose layouts put into the form that extraction knows: one article of paragraphs."""

from __future__ import annotations

from lxml.html import Element, HtmlElement

_PARAGRAPHS = ("p", "li", "td", "blockquote")
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "table",
        "ul",
        "ol",
        "dl",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "article",
        "section",
        "pre",
        "hr",
        "tbody",
        "tr",
        "td",
        "header",
        "main",
        "center",
        "figure",
    ]
)
_BREAKABLE = ("div", "td", "font", "span", "center", "p", "body", "article", "section", "b", "main")
_MOST_SHARE = 0.4
# A cell of a table of figures is shorter, a picture with its caption shorter still.
_LEAST_CELL = 400
_PICTURE = 300
# The frame of the report holds this much of all long paragraphs; what lies outside is remains of furniture.
_FRAME_SHARE = 0.9
_LONG = 40
_LEAST_TEASERS = 2
_TEASER = 600


def open_layout(tree: HtmlElement) -> None:
    """On a page laid out as a table, keeps the innermost cell with most of the text, less its pictures."""
    body = tree.find("body")
    if body is None:
        return
    whole = text_length(body)
    cells = [cell for cell in tree.iter("td") if text_length(cell) > max(_LEAST_CELL, _MOST_SHARE * whole)]
    if not cells:
        return
    main = cells[-1]
    main.tag = "div"
    main.tail = None
    for table in [found for found in main.iter("table") if found.find(".//img") is not None]:
        if attached(table, main) and text_length(table) < _PICTURE:
            table.drop_tree()
    body.clear()
    body.append(main)


def drop_teasers(tree: HtmlElement) -> None:
    """Drops the teasers of other reports: a heading that is a link, with a line or two behind it."""
    title = " ".join((tree.findtext(".//title") or "").split())
    teasers = [found for found in tree.iter("h2", "h3", "h4", "h5") if _leads_away(found, title)]
    if len(teasers) < _LEAST_TEASERS:
        return
    order = {element: at for at, element in enumerate(tree.iter("p", "h2", "h3", "h4", "h5"))}
    for heading in teasers:
        if not attached(heading, tree):
            continue
        teaser = heading
        for above in heading.iterancestors():
            if (
                above.tag in ("body", "main", "html")
                or text_length(above) > _TEASER
                or above.find(".//h1") is not None
            ):
                break
            paragraphs = list(above.iter("p"))
            before = any(order[one] < order[heading] and text_length(one) >= _LONG for one in paragraphs)
            if before or len(paragraphs) > 2:
                break
            teaser = above
        teaser.drop_tree()


def part_at_breaks(tree: HtmlElement) -> None:
    """Makes paragraphs of runs of text that two line breaks divide."""
    for element in [found for found in tree.iter(*_BREAKABLE) if _has_double_break(found)]:
        parts: list[HtmlElement] = []
        open_part = Element("p")
        open_part.text = element.text
        after_break = False
        for child in list(element):
            tail = child.tail
            child.tail = None
            if child.tag in _BLOCKS:
                parts += [open_part, child]
                open_part = Element("p")
                open_part.text = tail
            elif child.tag == "br" and after_break:
                parts.append(open_part)
                open_part = Element("p")
                open_part.text = tail
            else:
                child.tail = tail
                open_part.append(child)
            after_break = child.tag == "br" and not (tail or "").strip()
        parts.append(open_part)
        element.tag = "body" if element.tag == "body" else "div"
        element.text = None
        element[:] = [part for part in parts if part.tag != "p" or len(part) or (part.text or "").strip()]


def frame_article(tree: HtmlElement) -> None:
    """Leaves in the body one article: the smallest element that holds nearly all of the long paragraphs."""
    body = tree.find("body")
    if body is None:
        return
    whole = _long_text(body)
    frame = body
    while whole:
        inner = [child for child in frame if _long_text(child) >= _FRAME_SHARE * whole]
        if not inner or inner[0].tag in ("ul", "ol", "table", *_PARAGRAPHS):
            break
        frame = inner[0]
    # The class makes it the first place where trafilatura looks, before any part of it.
    article = Element("article", {"class": "post"})
    article.text = frame.text
    article[:] = list(frame)
    body.clear()
    body.append(article)


def text_length(element: HtmlElement) -> int:
    """Characters of the text in an element, runs of white space as one."""
    return len(" ".join(element.text_content().split()))


def attached(element: HtmlElement, top: HtmlElement) -> bool:
    """Whether an element is still a part of ``top``."""
    return element is top or any(above is top for above in element.iterancestors())


def _leads_away(heading: HtmlElement, title: str) -> bool:
    """Whether a heading is a link to another page: one to a part of a page is a mark in this one."""
    text = " ".join(heading.text_content().split())
    links = [link for link in heading.iter("a") if link.get("href")]
    # The heading may stand inside its link.
    links += [above for above in heading.iterancestors("a") if above.get("href")][:1]
    return (
        bool(text)
        and bool(links)
        and text not in title
        and all("#" not in link.get("href") for link in links)
        and sum(text_length(link) for link in links) >= len(text)
    )


def _long_text(element: HtmlElement) -> int:
    lengths = (text_length(found) for found in element.iter("p", "li") if found.find(".//p") is None)
    return sum(length for length in lengths if length >= _LONG)


def _has_double_break(element: HtmlElement) -> bool:
    return any(
        child.tag == "br"
        and not (child.tail or "").strip()
        and (follower := child.getnext()) is not None
        and follower.tag == "br"
        for child in element
    )
