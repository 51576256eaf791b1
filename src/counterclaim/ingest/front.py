"""The front of a text: dates of publication, bylines, the headline repeated."""

from __future__ import annotations

import re

from counterclaim.knowledge.zones import ZoneRules
from counterclaim.model.vocabulary import ZoneKind

from .marks import Marks, in_word
from .title import find_title, reads_as_title

_NAMES = re.compile(r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,7}\.(?=\s)")

# Without a blank line, only so long a line behind shows that the text is not broken into equal lines.
_UNBROKEN = 100


def mark_front(marks: Marks, rules: ZoneRules, title: str | None) -> None:
    """Mark what stands before the report itself, as far as it can be told apart from it."""
    text = marks.text
    headline = find_title(text, title) or (None if title else _first_line(marks, rules))
    at = _items(marks, rules, 0, headline)
    if headline:
        if at < headline[0] <= at + 90:
            _before_headline(marks, at, headline[0])
        marks.add(ZoneKind.HEADLINE, *headline)
        if at <= headline[0]:
            at = headline[1]
        at = _items(marks, rules, at, None)
        _names_after(marks, headline[1], at)


def _items(marks: Marks, rules: ZoneRules, at: int, headline: tuple[int, int] | None) -> int:
    """Mark the furniture that stands at ``at``, item after item; where it ends.

    Stops at the headline, if it lies ahead: it is no furniture.
    """
    text = marks.text
    stop = headline[0] if headline else len(text)
    while (at := marks.skip(at)) < stop:
        for rule in rules.head:
            found = rule.pattern.match(text, at, max(stop, at))
            if found and found.end() > at and _may_end(text, found.end(), stop):
                marks.add(rule.kind, at, found.end())
                at = found.end()
                break
        else:
            break
    return at


def _may_end(text: str, end: int, stop: int) -> bool:
    """Furniture is not continued in lower case: "9 April 2018 was a Monday" is a sentence."""
    if in_word(text, end):
        return False
    rest = text[end : end + 5].lstrip(" ")
    return not rest or end + 1 >= stop or rest.startswith("by ") or not (rest[0].islower() or rest[0] in ",;")


def _before_headline(marks: Marks, start: int, end: int) -> None:
    """A short rest before the headline, like "by A. Name": whoever signed."""
    rest = marks.text[start:end]
    if not re.search(r"[.!?]\s", rest) and "\n" not in rest.strip() and re.match(r"[Bb]y\s", rest):
        marks.add(ZoneKind.BYLINE, start, end)


def _names_after(marks: Marks, end: int, at: int) -> None:
    """The names behind a headline ("Oliver N. Anna M.") where a full stop closes both."""
    text = marks.text
    start = marks.skip(max(at, end))
    if text[end - 1 : end] != "." or "\n" in text[end:start]:
        return
    found = _NAMES.match(text, start)
    if not found or len(found[0].split()) > 6:
        return
    if not _shares_words(found[0], text[found.end() : found.end() + 1500]):
        marks.add(ZoneKind.BYLINE, *found.span())


def _shares_words(names: str, body: str) -> bool:
    """Reporters' names do not come back in their report; those of armies and towns do."""
    return any(re.search(rf"\b{re.escape(word)}\b", body) for word in re.findall(r"[A-Z]\w+", names))


def _first_line(marks: Marks, rules: ZoneRules) -> tuple[int, int] | None:
    """The first line that is no furniture, where it reads as a headline."""
    text = marks.text
    start = marks.skip(0)
    end = text.find("\n", start)
    if end < 0 or any(rule.pattern.match(text, start) for rule in rules.datelines if not rule.weak):
        return None
    line = text[start:end].rstrip()
    following = text[end + 1 :].partition("\n")[0]
    if following.strip() and len(following) < _UNBROKEN:
        return None
    behind = text[marks.skip(end) :]
    return (start, start + len(line)) if line and reads_as_title(line, behind) else None
