"""What a page tells about its report: headline, authors, outlet, address."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from counterclaim.knowledge.outlets import find_outlet

from .page_dates import page_published
from .page_json import SelfDescription, self_description
from .title import reads_as_title

_WORD = re.compile(r"\w+")
_BY = re.compile(r"^\s*(?:by|from|author|written by|posted by)\s*:?\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|\||\n|,\s+and\s+|\s+and\s+|,\s)\s*")
_ENDING = re.compile(r"\s+(?:[-–—|•»]|::)\s+(?P<site>[^|–—•»]{2,60})$")
_SHIFT = re.compile(r"\s*\((?:now|earlier|later|until|from)\b[^()]*\)$")
_LONGEST_NAME = 60
# So long a paragraph is one of the report.
_REPORT = 120


@dataclass(frozen=True)
class PageFacts:
    """Each as the page gives it, None or empty where it gives none. ``body``: the text in its JSON-LD."""

    title: str | None
    byline: tuple[str, ...]
    outlet: str | None
    url: str | None
    published: date | datetime | None
    body: str | None


def page_facts(tree: HtmlElement, url: str | None) -> PageFacts:
    """``tree``: the whole page, before anything is taken out; and left so. ``url``: where it was fetched."""
    said = self_description(tree)
    address = url or _canonical(tree)
    site = said.publisher or _meta(tree, "og:site_name", "application-name", "publisher")
    outlet = site or _known_host(address)
    return PageFacts(
        title=_title(tree, said, outlet, address),
        byline=_byline(tree, said, outlet),
        outlet=outlet,
        url=address,
        published=page_published(tree, said.published, address),
        body=said.body,
    )


def headline_shown(tree: HtmlElement) -> str | None:
    """On a page without headings and a title of its own: the first large or bold line before the report.

    ``tree``: pruned, so that what is left of its layout is little.
    """
    for element in tree.iter("h2", "h3", "b", "strong", "font", "p"):
        line = _line(element.text_content())
        if len(line) >= _REPORT:
            return None
        large = element.tag != "font" or (element.get("size") or "").lstrip("+") in ("3", "4", "5", "6", "7")
        if element.tag != "p" and large and reads_as_title(line, "." * _REPORT * 2):
            return line
    return None


def _canonical(tree: HtmlElement) -> str | None:
    """The address that the page gives as its own, where it is one of the web."""
    link = tree.find('.//link[@rel="canonical"]')
    for value in (link.get("href") if link is not None else None, _meta(tree, "og:url")):
        if value and value.startswith(("http://", "https://")) and len(value) < 2000:
            return value.strip()
    return None


def _known_host(address: str | None) -> str | None:
    """The outlet of an address: its name where we know it, else its host."""
    if not address:
        return None
    known = find_outlet(None, address)
    host = urlsplit(address).hostname
    return known.name if known else host.removeprefix("www.") if host else None


def _title(tree: HtmlElement, said: SelfDescription, outlet: str | None, address: str | None) -> str | None:
    """The headline on the page: of its first-rank headings the one nearest to what its metadata say."""
    window = _line("".join(tree.findtext(".//title") or ""))
    declared = [
        _short(text, outlet, address)
        for text in (said.headline, _meta(tree, "og:title", "twitter:title", "dc.title"), window)
        if text
    ]
    headings = [_line(found.text_content()) for found in tree.iter("h1")]
    headings = [text for text in headings if len(_WORD.findall(text)) >= 3]
    if declared == [_short(window, outlet, address)] and not headings and not _on_page(tree, declared[0]):
        # The name of the site, then: the headline is a line of its own on the page.
        return None
    if not declared:
        return headings[0] if headings else None
    if headings:
        best = max(headings, key=lambda text: max(_shared(text, other) for other in declared))
        if len(headings) == 1 or any(_shared(best, other) >= 0.5 for other in declared):
            return best
    return declared[0] or None


def _on_page(tree: HtmlElement, line: str) -> bool:
    """Whether the page shows a line to its reader."""
    body = tree.find("body")
    return body is not None and line.casefold() in _line(body.text_content()).casefold()


def _shared(one: str, other: str) -> float:
    """The share of words that two headlines have in common."""
    left, right = (set(_WORD.findall(text.casefold())) for text in (one, other))
    return len(left & right) / len(left | right) if left and right else 0.0


def _short(title: str, outlet: str | None, address: str | None) -> str:
    """A title without the name of its outlet behind a bar or dash."""
    title = _line(title)
    host = (urlsplit(address).hostname or "") if address else ""
    while found := _ENDING.search(title):
        site = found["site"]
        squeezed = re.sub(r"\W", "", site).casefold()
        named = (
            (outlet and _shared(site, outlet) >= 0.5)
            or find_outlet(site)
            or (squeezed and squeezed in host.replace("-", ""))
        )
        if not named and "|" not in found[0]:
            break
        title = title[: found.start()].rstrip()
    return title


def _byline(tree: HtmlElement, said: SelfDescription, outlet: str | None) -> tuple[str, ...]:
    names = list(said.authors)
    if not names:
        found = _meta(tree, "author", "dc.creator", "article:author", "parsely-author", "byl")
        names = [found if found and "://" not in found else _author_shown(tree) or ""]
    parts = [
        _SHIFT.sub("", _BY.sub("", _line(part))).strip(" .,")
        for name in names
        for part in _BETWEEN.split(name)
    ]
    return tuple(
        dict.fromkeys(
            part
            for part in parts
            if 2 < len(part) <= _LONGEST_NAME and "@" not in part and "://" not in part and part != outlet
        )
    )


def _author_shown(tree: HtmlElement) -> str | None:
    """The author in the page's own markup, as trafilatura finds it."""
    # Imported here: only pages cost it. Its date is not used; the bounds keep it from asking for today's.
    from trafilatura import extract_metadata

    dates = {
        "extensive_search": False,
        "original_date": True,
        "min_date": "1900-01-01",
        "max_date": "2199-12-31",
    }
    return extract_metadata(deepcopy(tree), date_config=dates, extensive=False).author


def _meta(tree: HtmlElement, *names: str) -> str | None:
    """The content of the first of these meta elements that has one."""
    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = (element.get("content") or "").strip()
        if name and content:
            given.setdefault(name.strip().lower(), content)
    return next((_line(given[name]) for name in names if name in given), None)


def _line(text: str) -> str:
    return " ".join(text.split())
