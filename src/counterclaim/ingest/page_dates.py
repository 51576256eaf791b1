"""When a page was first published, as its markup declares it; never taken from the report's own words."""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from lxml.html import HtmlElement

from counterclaim.knowledge.pages import page_rules

_YEARS = range(1900, 2200)
# Fixed bounds: with "today" as the last day, one page would be read differently tomorrow.
_FIRST, _LAST = "1900-01-01", "2199-12-31"
# Longer runs of text are the report: a date in them is a date of what it tells.
_LABEL = 90


def page_published(tree: HtmlElement, declared: str | None, url: str | None) -> date | datetime | None:
    """The day, or the moment with its zone, of first publication.

    JSON-LD (``declared``), then meta elements, then ``<time>`` marked as publication, then htmldate over the
    address and the page without its running text. A time without a zone counts as its day.
    """
    for value in (declared, *_meta(tree), *_times(tree)):
        if value and (moment := parse_moment(value)):
            return moment
    return _by_htmldate(tree, url)


def parse_moment(value: str) -> date | datetime | None:
    """A date or date-time in ISO 8601 or as in e-mail; None for anything else."""
    value = value.strip()
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except (ValueError, TypeError, IndexError):
            return parse_moment(value[:10]) if len(value) > 10 and value[4:5] == "-" else None
    if moment.year not in _YEARS:
        return None
    return moment if moment.tzinfo is not None and len(value) > 10 else moment.date()


def _meta(tree: HtmlElement) -> list[str]:
    """The contents of the meta elements that may hold it, best first."""
    given: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = element.get("content")
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and content:
            given.setdefault(name.strip().lower(), content)
    return [given[name] for name in page_rules().published if name in given]


def _times(tree: HtmlElement) -> list[str]:
    marked = [
        element.get("datetime") or element.get("content")
        for element in tree.iter("time", "span", "abbr", "div")
        if element.get("itemprop") == "datePublished"
        or "pubdate" in element.attrib
        or "entry-date" in (element.get("class") or "").split()
    ]
    return [value for value in marked if value]


def _by_htmldate(tree: HtmlElement, url: str | None) -> date | None:
    # Imported here: slow, and most pages declare their date. Given a tree, it opens no connection.
    from htmldate import find_date

    labels = deepcopy(tree)
    for element in labels.iter():
        if isinstance(element.tag, str) and element.tag not in ("script", "meta", "title"):
            if element.text and len(element.text.strip()) > _LABEL:
                element.text = ""
            if element.tail and len(element.tail.strip()) > _LABEL:
                element.tail = ""
    found = find_date(
        labels, extensive_search=False, original_date=True, url=url, min_date=_FIRST, max_date=_LAST
    )
    return date.fromisoformat(found) if found else None
