"""A page -> Report: its text without furniture, and what it says of itself where the user said nothing."""

from __future__ import annotations

from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from counterclaim.knowledge.pages import page_rules
from counterclaim.model import Note

from .decode import Decoded
from .page_decode import decode_page, is_page
from .report import Published, Taken, build_report, notes_on, take_bytes

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LEAST_WORDS = 8
_WALL_WORDS = 80
# The page's own copy of its text stands in where so little of it was found among the markup.
_LOST = 0.5


def take_page(
    raw: bytes,
    *,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    doc_id: str | None = None,
    charset: str | None = None,
    fetched: str | None = None,
) -> Taken:
    """The report on an HTML page; no script of it is run, nothing it names is loaded.

    What is given here stands; what is not is taken from the page and told in notes: ``published_from_page``
    (the day or moment of publication), ``facts_from_page`` (headline, authors, outlet, address),
    ``encoding_taken``. ``raw_sha256`` is that of ``raw``.

    :param charset: the encoding that the server declared.
    :param fetched: the address where the page was found; ``url`` says otherwise where it is known better.
    :raises InputError: ``page_too_large``, ``page_too_complex``, ``page_no_text``, ``input_encoding``,
        ``published_invalid``.
    """
    # Imported here: the parser of markup costs time that plain text need not pay.
    from .page_meta import headline_shown, page_facts
    from .page_shape import frame_article, part_at_breaks
    from .page_tree import no_text, parse_page, prune

    decoded = decode_page(raw, charset)
    tree = parse_page(decoded.text)
    facts = page_facts(tree, url or fetched)
    prune(tree)
    part_at_breaks(tree)
    shown = None if facts.title else headline_shown(tree)
    frame_article(tree)
    title = title.strip() if title else None
    headline = title or facts.title or shown
    text = _text(tree, headline, facts.body)
    if not text:
        raise no_text()
    moment, date_note = _published(published, facts.published)
    report = build_report(
        Decoded(text, decoded.encoding, decoded.sure),
        sha256(raw).hexdigest(),
        published=moment,
        outlet=outlet or facts.outlet,
        url=url or fetched or facts.url,
        title=headline,
        doc_id=doc_id,
    )
    if facts.byline:
        report = report.model_copy(update={"byline": facts.byline})
    taken = {
        "headline": not title and headline,
        "authors": facts.byline,
        "outlet": not outlet and facts.outlet,
        "address": not url and not fetched and facts.url,
    }
    notes = [*date_note, *notes_on(report)]
    if named := [name for name, was_taken in taken.items() if was_taken]:
        message = f"Taken from the page's own description: {', '.join(named)}."
        notes.append(Note(code="facts_from_page", message=message, path="/report"))
    if not decoded.sure:
        message = f"The page does not say how it is encoded; it was read as {decoded.encoding}."
        notes.insert(0, Note(code="encoding_taken", message=message, path="/report"))
    return Taken(report, tuple(notes))


def take_fetched(
    raw: bytes,
    *,
    fetched: str,
    charset: str | None = None,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
) -> Taken:
    """What a server gave for an address: a page, or plain text, by its content."""
    if is_page(raw):
        return take_page(
            raw, published=published, outlet=outlet, url=url, title=title, charset=charset, fetched=fetched
        )
    return take_bytes(raw, published=published, outlet=outlet, url=url or fetched, title=title)


def _text(tree: HtmlElement, title: str | None, declared: str | None) -> str:
    """The text found in the markup, or the page's own copy of it; empty where a page only asks something."""
    from .page_blocks import declared_text, page_text

    text = page_text(tree, title)
    if declared and len(text) < _LOST * len(declared):
        text = declared_text(declared, title)
    words = len(text.split())
    wall = words < _WALL_WORDS and any(phrase in text.casefold() for phrase in page_rules().walls)
    return "" if words < _LEAST_WORDS or wall else text


def _published(given: Published, found: date | datetime | None) -> tuple[Published, list[Note]]:
    if given is not None and not (isinstance(given, str) and not given.strip()):
        return given, []
    if found is None:
        return None, []
    message = (
        f"The publication date {found.isoformat()} was taken from the page's own description. "
        "Give --published if it is another."
    )
    return found, [Note(code="published_from_page", message=message, path="/report/published")]
