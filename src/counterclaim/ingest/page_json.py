"""What a page says of itself in JSON-LD: headline, authors, publisher, time of publication, its text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from counterclaim.knowledge.pages import page_rules

_LONGEST = 2_000_000
_MOST_OBJECTS = 2_000


@dataclass(frozen=True)
class SelfDescription:
    """Each field as the page gives it, None where it gives none."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    published: str | None = None
    body: str | None = None


def self_description(tree: HtmlElement) -> SelfDescription:
    """The first JSON-LD object of the page that describes a report; broken JSON is passed over."""
    types = page_rules().article_types
    found = [item for item in _objects(tree) if _types(item).intersection(types)]
    found.sort(key=lambda item: min(types.index(name) for name in _types(item) if name in types))
    for item in found:
        if item.get("headline") or item.get("datePublished") or item.get("articleBody"):
            return SelfDescription(
                headline=_text(item.get("headline")),
                authors=tuple(dict.fromkeys(_names(item.get("author")))),
                publisher=next(_names(item.get("publisher")), None),
                published=_text(item.get("datePublished")),
                body=_text(item.get("articleBody")),
            )
    return SelfDescription()


def _objects(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in tree.iterfind('.//script[@type="application/ld+json"]'):
        source = script.text or ""
        if len(source) > _LONGEST:
            continue
        try:
            # Line ends inside strings are common, and forgiven.
            stack = [json.loads(source.strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        count = 0
        while stack and count < _MOST_OBJECTS:
            item = stack.pop(0)
            count += 1
            if isinstance(item, list):
                stack[:0] = item
            elif isinstance(item, dict):
                yield item
                stack[:0] = [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {name for name in (kind if isinstance(kind, list) else [kind]) if isinstance(name, str)}


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name")) if isinstance(item, dict) else _text(item)
        if name and "://" not in name:
            yield name


def _text(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return (value.strip() or None) if isinstance(value, str) else None
