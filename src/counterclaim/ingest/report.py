"""Bytes, text, a file or a stream -> Report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from os import PathLike
from pathlib import Path
from types import EllipsisType
from typing import BinaryIO

from counterclaim.knowledge.outlets import Outlet, find_outlet
from counterclaim.model import InputError, Note, Report, stable_id
from counterclaim.model.vocabulary import OutletKind, ZoneKind

from .byline import bylines
from .decode import MAX_TEXT_BYTES, Decoded, check_size, decode
from .language import ENGLISH, detect_language
from .page_decode import MAX_PAGE_BYTES, PAGE_SUFFIXES, is_page, page_too_large
from .published import parse_published
from .zones import find_zones, seen_date_lines

Published = str | date | datetime | None


@dataclass(frozen=True)
class Taken:
    """A report with what its reader should know about how it was taken in."""

    report: Report
    notes: tuple[Note, ...]


def take_bytes(
    raw: bytes,
    *,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    doc_id: str | None = None,
    page: bool = False,
) -> Taken:
    """The report in ``raw``, with notes: ``encoding_taken`` where the bytes did not declare their encoding,
    and those of :func:`notes_on`. An HTML page is read by :func:`counterclaim.ingest.html.take_page`;
    ``page`` says that the name of its file shows one.

    :raises InputError: see :func:`counterclaim.ingest.decode.decode`, and ``published_invalid``.
    """
    if is_page(raw, named=page):
        from .html import take_page

        return take_page(raw, published=published, outlet=outlet, url=url, title=title, doc_id=doc_id)
    decoded = decode(raw)
    report = build_report(
        decoded,
        sha256(raw).hexdigest(),
        published=published,
        outlet=outlet,
        url=url,
        title=title,
        doc_id=doc_id,
    )
    notes = notes_on(report)
    if not decoded.sure:
        message = (
            f"The text is not UTF-8; it was read as {decoded.encoding}. "
            "If names look wrong, save it as UTF-8."
        )
        notes = (Note(code="encoding_taken", message=message, path="/report"), *notes)
    return Taken(report, notes)


def from_bytes(
    raw: bytes,
    *,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    doc_id: str | None = None,
    page: bool = False,
) -> Report:
    """The report in ``raw``; all spans index its decoded ``text``. :func:`take_bytes` tells its notes too."""
    return take_bytes(
        raw, published=published, outlet=outlet, url=url, title=title, doc_id=doc_id, page=page
    ).report


def from_text(
    text: str,
    *,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    doc_id: str | None = None,
) -> Report:
    """The report of a text in memory; its raw bytes are its UTF-8 form. A page's markup is refused: spans
    index the text that was given.

    :raises InputError: as :func:`from_bytes`; ``input_html``; ``input_encoding`` for half of a surrogate
        pair.
    """
    try:
        raw = text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "The text holds half of a surrogate pair, which is no character.",
            "Decode it anew.",
            code="input_encoding",
        ) from error
    return build_report(
        decode(raw),
        sha256(raw).hexdigest(),
        published=published,
        outlet=outlet,
        url=url,
        title=title,
        doc_id=doc_id,
    )


def from_path(
    path: str | PathLike[str],
    *,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    doc_id: str | None = None,
) -> Report:
    """The report in a file. A file over the limit is refused by its size, unread.

    :raises InputError: as :func:`from_bytes`; ``input_not_found`` where no file can be opened there.
    """
    raw = read_file(path)
    return from_bytes(
        raw, published=published, outlet=outlet, url=url, title=title, doc_id=doc_id, page=named_page(path)
    )


def named_page(path: str | PathLike[str]) -> bool:
    """Whether the name of a file says that it is an HTML page."""
    return Path(path).suffix.lower() in PAGE_SUFFIXES


def from_stdin(
    stream: BinaryIO,
    *,
    published: Published = None,
    outlet: str | None = None,
    url: str | None = None,
    title: str | None = None,
    doc_id: str | None = None,
) -> Report:
    """The report in a stream of bytes, read no further than the limit."""
    raw = read_stream(stream)
    return from_bytes(raw, published=published, outlet=outlet, url=url, title=title, doc_id=doc_id)


def read_file(path: str | PathLike[str]) -> bytes:
    """The bytes of a file, at most ``MAX_TEXT_BYTES``; of a page, by its name, ``MAX_PAGE_BYTES``.

    :raises InputError: ``input_not_found``, ``input_too_large``, ``page_too_large``.
    """
    try:
        with Path(path).open("rb") as stream:
            size = Path(path).stat().st_size
            if not named_page(path):
                check_size(size)
                return read_stream(stream)
            # Read one byte too far: a pipe has no size.
            raw = stream.read(MAX_PAGE_BYTES + 1) if size <= MAX_PAGE_BYTES else b""
            if max(size, len(raw)) > MAX_PAGE_BYTES:
                raise page_too_large()
            return raw
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(
            f"{path} cannot be opened: {reason}.",
            "Check the path; for standard input give -.",
            code="input_not_found",
        ) from error


def read_stream(stream: BinaryIO) -> bytes:
    """What a stream of bytes holds, at most ``MAX_TEXT_BYTES``.

    :raises InputError: ``input_too_large``.
    """
    raw = stream.read(MAX_TEXT_BYTES + 1)
    check_size(len(raw))
    return raw


def notes_on(report: Report) -> tuple[Note, ...]:
    """What a reader of ``report`` should know.

    Codes: ``language_other``, ``language_unknown``, ``date_line_seen``.
    """
    notes = []
    if report.language is None:
        message = "The text is too short, or of too many kinds, to show its language; it is read as English."
        notes.append(Note(code="language_unknown", message=message, path="/report/language"))
    elif report.language != ENGLISH:
        message = f"The text seems to be in another language ({report.language}). Only English can be read."
        notes.append(Note(code="language_other", message=message, path="/report/language"))
    if report.published is None and (seen := seen_date_lines(report)):
        message = (
            f"The text carries the date line {seen[0].exact!r}; it was not taken as the publication date. "
            "Give --published if it is."
        )
        notes.append(Note(code="date_line_seen", message=message, path="/report/published"))
    return tuple(notes)


def require_english(report: Report) -> None:
    """:raises InputError: ``input_language`` for a text that shows another language than English."""
    if report.language not in (None, ENGLISH):
        raise InputError(
            f"The text seems to be in another language ({report.language}).",
            "Only English reports can be read; give a translation, and say so in its outlet's name.",
            code="input_language",
        )


def build_report(
    decoded: Decoded,
    raw_sha256: str,
    *,
    published: Published,
    outlet: str | None,
    url: str | None,
    title: str | None,
    doc_id: str | None,
) -> Report:
    """The report of a text already decoded, with its zones, language, outlet and ids."""
    text = decoded.text
    outlet, url, title = _filled(outlet), _filled(url), _filled(title)
    text_sha256 = sha256(text.encode()).hexdigest()
    zones = find_zones(text, title)
    headline = title or next((text[z.start : z.end] for z in zones if z.kind is ZoneKind.HEADLINE), None)
    known = find_outlet(outlet, url)
    moment = parse_published(published)
    return Report(
        report_id=stable_id("r", text_sha256, headline, outlet, url),
        doc_id=doc_id,
        url=url,
        outlet=outlet,
        outlet_kind=known.kind if known else OutletKind.UNKNOWN,
        outlet_actor_id=_speaks_for(known, moment) if known else None,
        headline=headline,
        byline=bylines(text, zones),
        published=moment,
        language=detect_language(text),
        raw_sha256=raw_sha256,
        text_sha256=text_sha256,
        text=text,
        zones=zones,
    )


def told_anew(
    report: Report, *, published: Published | EllipsisType = ..., outlet: str | EllipsisType | None = ...
) -> Report:
    """The report with another publication date or outlet, and all that hangs on them; its id stays.

    :raises InputError: ``published_invalid``.
    """
    moment = report.published if isinstance(published, EllipsisType) else parse_published(published)
    name = report.outlet if isinstance(outlet, EllipsisType) else _filled(outlet)
    known = find_outlet(name, report.url)
    return report.model_copy(
        update={
            "published": moment,
            "outlet": name,
            "outlet_kind": known.kind if known else OutletKind.UNKNOWN,
            "outlet_actor_id": _speaks_for(known, moment) if known else None,
        }
    )


def _speaks_for(outlet: Outlet, moment: date | None) -> str | None:
    """The actor for whom the outlet spoke on the day of publication, if one."""
    day = moment.date() if isinstance(moment, datetime) else moment
    return next((tie.actor_id for tie in outlet.speaks_for if tie.holds_on(day)), None)


def _filled(value: str | None) -> str | None:
    return value.strip() or None if value else None
