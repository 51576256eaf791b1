"""The furniture of web pages, read from ``data/pages.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from counterclaim.model import KnowledgeError

from .load import read_table

_CUT = re.compile(r"[^A-Za-z]+|(?<=[a-z])(?=[A-Z])")


@dataclass(frozen=True)
class PageRules:
    """What ``data/pages.toml`` says; its header explains each part. ``words`` fits in :func:`name_words`."""

    tags: frozenset[str]
    roles: frozenset[str]
    words: re.Pattern[str]
    folds: re.Pattern[str]
    short: re.Pattern[str]
    drop: re.Pattern[str]
    linked: re.Pattern[str]
    walls: tuple[str, ...]
    published: tuple[str, ...]
    article_types: tuple[str, ...]


@cache
def page_rules() -> PageRules:
    """:raises KnowledgeError: where the file breaks the format that its header documents."""
    table = read_table("pages.toml")
    try:
        elements, lines, meta = table["elements"], table["lines"], table["meta"]
        return PageRules(
            tags=frozenset(elements["tags"]),
            roles=frozenset(elements["roles"]),
            words=_names(elements["words"], elements["not_after"]),
            folds=_names(elements["folds"], elements["not_after"]),
            short=_names(elements["aside_from"], elements["not_after"]),
            drop=_whole(lines["drop"]),
            linked=_whole(lines["linked"]),
            walls=tuple(lines["walls"]),
            published=tuple(meta["published"]),
            article_types=tuple(meta["article_types"]),
        )
    except (KeyError, TypeError, re.error) as error:
        raise KnowledgeError(f"pages.toml: {error}.", "The file's header documents its format.") from error


def name_words(name: str) -> str:
    """One class or id as words between hyphens, lower case: ``jp-relatedPosts`` is ``-jp-related-posts-``."""
    return f"-{'-'.join(filter(None, _CUT.split(name))).lower()}-"


def _names(words: list[str], not_after: list[str]) -> re.Pattern[str]:
    """A pattern for one of ``words`` in the form of :func:`name_words`."""
    either = "|".join(re.escape(word.replace(" ", "-")) for word in sorted(words, key=len, reverse=True))
    # One look behind each: they differ in length.
    behind = "".join(f"(?<!-{re.escape(word)}-)" for word in not_after)
    return re.compile(rf"(?<=-){behind}(?:{either})(?=-)")


def _whole(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)
