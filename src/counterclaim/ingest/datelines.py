"""Datelines: place, date and agency at the head of a report, of its paragraphs, of some sentences."""

from __future__ import annotations

import re

from counterclaim.knowledge.zones import DatelineRule, ZoneRules
from counterclaim.model.vocabulary import ZoneKind

from .marks import Marks, in_word
from .sentences import upper_case

_LINE_START = re.compile(r"(?:\A|\n)[^\S\n]*(?=\S)")
_WEAK_NEXT = re.compile(r"[\"“‘'(\[]?[A-Z0-9]")
_LINES_WITH_DATELINE = 8


def mark_datelines(marks: Marks, rules: ZoneRules) -> None:
    """Mark a dateline where the report begins, at its first lines, and where a sentence opens with one."""
    text = marks.text
    upper = upper_case(text)
    mark_opening_dateline(marks, rules)
    seen = 0
    for found in _LINE_START.finditer(text):
        if marks.over(found.end()):
            continue
        _dateline(marks, rules, found.end(), upper, begin=seen == 0)
        seen += 1
        if seen >= _LINES_WITH_DATELINE:
            break
    for found in rules.sentence_dateline.finditer(text):
        if _opens(text, found.end("zone")):
            marks.add(ZoneKind.DATELINE, *found.span("zone"))
    for start, end in marks.free(0, len(text)):
        if text[start:end].isspace():
            continue
        _dateline(marks, rules, marks.skip(start), upper, begin=False)


def mark_opening_dateline(marks: Marks, rules: ZoneRules) -> None:
    """Mark a dateline at the first word that is neither marked nor space, behind furniture or a headline."""
    _dateline(marks, rules, marks.skip(0), upper_case(marks.text), begin=True)


def _dateline(marks: Marks, rules: ZoneRules, at: int, upper: bool, begin: bool) -> None:
    for rule in rules.datelines:
        if (rule.weak and (upper or not begin)) or (rule.front and not begin):
            continue
        found = rule.pattern.match(marks.text, at)
        if found and _is_dateline(marks.text, found, rule, rules):
            marks.add(ZoneKind.DATELINE, *found.span())
            return


def _is_dateline(text: str, found: re.Match[str], rule: DatelineRule, rules: ZoneRules) -> bool:
    if not _opens(text, found.end()):
        return False
    words = re.split(r"\s*(?:[:(,]|--|[-—–―_](?:\s|$))", found[0].strip(), maxsplit=1)[0]
    if words.strip().upper() in rules.labels:
        return False
    return not rule.weak or _WEAK_NEXT.match(text[found.end() : found.end() + 9].lstrip()) is not None


def _opens(text: str, end: int) -> bool:
    """Whether a report can go on at ``end``: something follows, and no word is divided."""
    return not in_word(text, end) and text[end : end + 1] not in ("", ",", ".", ";")
