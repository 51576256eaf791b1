"""Whole lines that are furniture: share rows, read-more lines, captions, bylines between paragraphs."""

from __future__ import annotations

import re
from collections import deque

from counterclaim.knowledge.zones import ZoneRules
from counterclaim.model.vocabulary import ZoneKind

from .marks import Marks
from .sentences import sentence_end

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_PIECE = re.compile(r"[^|]*[^|\s][^|]*")
_PICTURE = re.compile(r"\b(?:Photo|Picture|Image)s?:\s")
_CUT_SHORT = re.compile(r"\s*(?:\.\.\.|…)$")
# Longer lines are paragraphs of a report.
_LONGEST = 1000
# A row of nothing but such short pieces, one of them furniture, is a menu.
_SHORT = 30
# A teaser stands above the headline and the dateline of what it shortens.
_NEAR = 3
# Shorter lines were not broken for their length.
_WRAPPED = 50


def mark_lines(marks: Marks, rules: ZoneRules) -> None:
    """Mark each line, and each piece of a line between bars, that is furniture as a whole."""
    before: deque[tuple[int, int]] = deque(maxlen=_NEAR)
    for found in _LINE.finditer(marks.text):
        start, end = _inner(found)
        if end - start <= _LONGEST and not (before and _goes_on(marks, before[-1], start)):
            _line(marks, rules, start, end)
        for earlier in before:
            _cut_short(marks, earlier, (start, end))
        before.append((start, end))


def _goes_on(marks: Marks, previous: tuple[int, int], start: int) -> bool:
    """Whether a line only continues the one before, in a text broken into lines of equal length.

    The last word of such a paragraph may be "news" or "sources".
    """
    text = marks.text
    broken = text[previous[1] - 1].isalnum() or text[previous[1] - 1] == ","
    return (
        broken
        and previous[1] - previous[0] >= _WRAPPED
        and text.count("\n", previous[1], start) == 1
        and not marks.over(previous[1] - 1)
    )


def _line(marks: Marks, rules: ZoneRules, start: int, end: int) -> None:
    kind = _kind(rules, marks.text, start, end)
    if kind is ZoneKind.BYLINE and (picture := _PICTURE.search(marks.text, start, end)):
        marks.add(ZoneKind.CAPTION, picture.start(), end)
        end = picture.start()
    if kind is ZoneKind.CAPTION:
        _caption(marks, rules, start, end)
    elif kind:
        marks.add(kind, start, end)
    elif "|" in marks.text[start:end]:
        _pieces(marks, rules, start, end)


def _caption(marks: Marks, rules: ZoneRules, start: int, end: int) -> None:
    """A caption, its credit apart where it has one. A bar behind a credit belongs to it."""
    for credit in rules.credit.finditer(marks.text, start, end):
        if credit.start() > start and not marks.text[credit.end() : end].strip(" \t|."):
            marks.add(ZoneKind.CREDIT, credit.start(), end)
            end = credit.start()
            break
    marks.add(ZoneKind.CAPTION, start, end)


def _pieces(marks: Marks, rules: ZoneRules, start: int, end: int) -> None:
    """ "By our staff | 12 comments | Share": a line between whose bars stands furniture."""
    pieces = [_inner(piece) for piece in _PIECE.finditer(marks.text, start, end)]
    kinds = [_kind(rules, marks.text, *piece) for piece in pieces]
    if not any(kinds):
        return
    row = all(right - left <= _SHORT for left, right in pieces) and ZoneKind.BOILERPLATE in kinds
    for (left, right), kind in zip(pieces, kinds, strict=True):
        if kind is None and right - left <= _SHORT and rules.caps.fullmatch(marks.text, left, right):
            kind = ZoneKind.DATELINE
        elif kind is None and row:
            kind = ZoneKind.BOILERPLATE
        if kind is ZoneKind.CAPTION:
            _caption(marks, rules, left, right)
        elif kind:
            marks.add(kind, left, right)
    for bar in re.finditer(r"\|", marks.text[start:end]):
        marks.add(ZoneKind.BOILERPLATE, start + bar.start(), start + bar.end())


def _kind(rules: ZoneRules, text: str, start: int, end: int) -> ZoneKind | None:
    for rule in rules.line:
        if rule.pattern.fullmatch(text, start, end):
            return rule.kind
    return None


def _cut_short(marks: Marks, first: tuple[int, int], second: tuple[int, int]) -> None:
    """A line that one of the next repeats in full: a teaser of it, or its caption where that is one."""
    short = _CUT_SHORT.sub("", marks.text[slice(*first)])
    whole = marks.text[slice(*second)]
    if len(short) < 40 or short == marks.text[slice(*first)] or not whole.startswith(short):
        return
    if sentence_end(whole, 0, len(whole)) <= len(short):
        return
    caption = marks.over(second[0])
    marks.add(ZoneKind.CAPTION if caption else ZoneKind.BOILERPLATE, *first)


def _inner(found: re.Match[str]) -> tuple[int, int]:
    """The span of a match less outer spaces."""
    start, end = found.span()
    return start + len(found[0]) - len(found[0].lstrip()), end - len(found[0]) + len(found[0].rstrip())
