"""Markup is what we built; everything else is text."""

from __future__ import annotations

import html

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.page.html import Html, join, shown, tag


def test_text_is_escaped_and_markup_is_not() -> None:
    assert join("<b>&", tag("i", "<x>")) == "&lt;b&gt;&amp;<i>&lt;x&gt;</i>"


def test_attributes_are_quoted_named_as_in_html_and_left_out_where_none() -> None:
    made = tag("a", "x", href='"><script>', aria_label="it's", class_="c", id=None)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" aria-label="it&#x27;s" class="c">x</a>'


def test_joining_markup_with_text_by_hand_makes_text_again() -> None:
    assert not isinstance(Html("<b>") + "<script>", Html)


def test_controls_become_visible() -> None:
    assert shown("a\x00b\x1b[2J\x7f\x85\ud800\ufffe\tc\nd") == "a␀b␛[2J␡���\tc\nd"


@given(st.text())
def test_any_text_is_escaped_one_for_one_and_encodes(text: str) -> None:
    assert len(shown(text)) == len(text)
    made = join(text)
    made.encode("utf-8")
    assert "<" not in made
    assert html.unescape(made) == shown(text)
