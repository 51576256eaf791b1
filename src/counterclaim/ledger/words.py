"""The words of the reports: kept for full-text search in each database's own way, and searched."""

from __future__ import annotations

import re
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import InputError

_TERM: Final = re.compile(r'"([^"]+)"|(\S+)')


def add_words(connection: Connection, number: int, headline: str, text: str) -> None:
    """Makes one report findable by its words."""
    body = _clean(text)
    values = {"number": number, "headline": _clean(headline), "body": body}
    if connection.dialect.name == "sqlite":
        connection.execute(
            sa.text("INSERT INTO report_words (rowid, headline, body) VALUES (:number, :headline, :body)"),
            values,
        )
        return
    connection.execute(
        sa.text(
            "INSERT INTO report_words (number, words) VALUES (:number, to_tsvector('english', :headline)"
            " || to_tsvector('english', :body))"
        ),
        # A vector of words holds one megabyte at most.
        {**values, "body": body[:300_000]},
    )


def _clean(text: str) -> str:
    return text.replace("\x00", " ").encode("utf-8", "replace").decode()


def matching(connection: Connection, query: str) -> sa.Select[Any]:
    """The numbers of the reports that hold every word of ``query``; words in quotation marks as a phrase.

    :raises InputError: ``empty_query``.
    """
    terms = [(a or b) for a, b in _TERM.findall(query) if re.search(r"\w", a or b)]
    if not terms:
        raise InputError("There is no word to search for.", "Give a word, or several.", code="empty_query")
    if connection.dialect.name == "sqlite":
        asked = " ".join('"' + re.sub(r'["\x00]', " ", term) + '"' for term in terms)
        found = sa.text("SELECT rowid AS number FROM report_words WHERE report_words MATCH :asked")
    else:
        asked = " ".join(f'"{term}"' for term in terms)
        found = sa.text(
            "SELECT number FROM report_words WHERE words @@ websearch_to_tsquery('english', :asked)"
        )
    inner = found.bindparams(asked=asked).columns(sa.column("number", sa.BigInteger)).subquery()
    return sa.select(inner.c.number)
