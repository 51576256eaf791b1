"""The whole page."""

from __future__ import annotations

from counterclaim.model import Reading
from counterclaim.screen import facts as told

from .card import Card, footer
from .head import head
from .html import Html, join, tag
from .marks import marks_of
from .sheet import lay_out
from .style import css
from .text import article
from .why import Why


def render(reading: Reading) -> str:
    """One reading as one HTML file that asks for nothing from anywhere and runs nothing.

    The same reading gives the same text in every run.
    """
    sheet = lay_out(reading)
    marks = marks_of(sheet.items())
    style = Html(css(marks) + Why(reading).css)
    body = tag(
        "body",
        tag("a", "Skip to the card", href="#card", class_="skip"),
        _header(reading),
        tag(
            "main",
            tag(
                "section",
                tag("h2", "The report", id="report"),
                _legend() if marks else None,
                article(reading.report, marks),
                class_="report",
                aria_labelledby="report",
            ),
            tag(
                "section",
                tag("h2", "The card", id="card-title"),
                Card(sheet, marks).html(),
                class_="card",
                id="card",
                aria_labelledby="card-title",
                tabindex="0",
            ),
        ),
        footer(sheet),
    )
    whole = tag("html", head(told.title(reading), style), Html("\n"), body, lang="en")
    return join(Html("<!DOCTYPE html>\n"), whole, Html("\n"))


def _header(reading: Reading) -> Html:
    return tag(
        "header",
        tag("h1", "Who says what in one report"),
        tag("p", told.origin(reading)),
        tag("p", told.review(reading)),
    )


def _legend() -> Html:
    """How the marks look, with the same classes as the marks."""
    said = (
        ("claim", "a claim", "1"),
        ("part", "its speaker, actor or cue (the words lead to the claim)", None),
        ("field", "a field of an incident", "a"),
        ("context", "context, no claim", "§1"),
    )
    return tag(
        "ul",
        *(
            tag(
                "li",
                tag("span", "marked", class_=f"sample {look}"),
                tag("span", label, class_=f"ref {look}") if label else None,
                f" {words}",
            )
            for look, words, label in said
        ),
        class_="legend",
        aria_label="How the marks look",
    )
