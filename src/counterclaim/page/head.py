"""The head that every page has: what it may load (nothing) and how it looks."""

from __future__ import annotations

from .html import Html, tag
from .style import source


def head(title: str, style: Html) -> Html:
    """``style`` is the only thing that the page's policy lets in, by its hash."""
    policy = f"default-src 'none'; style-src {source(style)}; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{title} – who says what"),
        tag("style", style),
    )
