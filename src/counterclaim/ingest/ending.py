"""The end of a text: menus, related reports, credits, and the names of those who wrote it."""

from __future__ import annotations

import re

from counterclaim.knowledge.zones import ZoneRules
from counterclaim.model.vocabulary import ZoneKind

from .marks import Marks
from .sentences import upper_case

_CLOSING = '.!?"”)'
_WINDOW = 400
# So much report must stand before a line from which on all is furniture.
_LEAST_REPORT = 60
_NAME = r"(?:(?:[A-Z]\.[ \t]?){0,2}(?:[A-Z][\w'’-]*|[aA]l-[ \t]?[A-Z][\w-]*))"
_SIGNED = re.compile(
    rf"(?:(?<=[.!?\"”]\s)|(?<=\n))(?P<zone>{_NAME}(?:[ \t]?[/,][ \t]?{_NAME}|[ \t]+{_NAME}){{0,5}}"
    rf"|\d{{1,3}}(?:-\d{{1,3}})?|[A-Z]{{2,6}}[ \t](?:-[ \t])?\d{{1,3}}(?:-\d{{1,3}})?)\s*\Z"
)


def mark_ending(marks: Marks, rules: ZoneRules) -> None:
    """Mark the furniture behind the report, from the first line that opens it to the end."""
    end = _cut(marks, rules)
    upper = upper_case(marks.text)
    while True:
        end = _report_end(marks, end)
        shorter = _tail(marks, rules, end) or (0 if upper else _signed(marks, end))
        if not 0 < shorter < end:
            return
        end = shorter


def _cut(marks: Marks, rules: ZoneRules) -> int:
    """The first place from which on all is furniture; the rules' kinds hold up to the next such place."""
    text = marks.text
    found = [
        (match.start(), rule.kind)
        for rule in rules.cut
        for match in rule.pattern.finditer(text)
        if match.start() >= _LEAST_REPORT and _late(text, match.start()) and not marks.over(match.start())
    ]
    found.sort(key=lambda place: place[0])
    ends = [start for start, _ in found[1:]] + [len(text)] if found else []
    for (start, kind), end in zip(found, ends, strict=True):
        marks.add(kind, start, end)
    return found[0][0] if found else len(text)


def _late(text: str, at: int) -> bool:
    """Half a long text is no ending: what comes so early is a word of the report."""
    return at > len(text) * 0.3 or len(text) - at < 1500


def _report_end(marks: Marks, end: int) -> int:
    """``end`` less spaces and marked parts."""
    while end > 0:
        if marks.text[end - 1].isspace():
            end -= 1
        elif mark := marks.over(end - 1):
            end = mark[0]
        else:
            break
    return end


def _tail(marks: Marks, rules: ZoneRules, end: int) -> int:
    for rule in (*rules.tail_loose, *rules.tail):
        found = rule.pattern.search(marks.text, max(0, end - _WINDOW), end)
        if not found or not (rule in rules.tail_loose or _behind_sentence(marks, found.start())):
            continue
        if marks.add(rule.kind, *found.span()):
            return found.start()
    return 0


def _behind_sentence(marks: Marks, at: int) -> bool:
    """Whether a sentence, a line or a mark ends before ``at``: "wrote on Twitter" is no menu."""
    last = at
    while last > 0 and marks.text[last - 1].isspace():
        last -= 1
    return (
        last == 0
        or marks.text[last - 1] in _CLOSING
        or "\n" in marks.text[last:at]
        or marks.over(last - 1) is not None
    )


def _signed(marks: Marks, end: int) -> int:
    """Names or a number behind the last full stop: who wrote or keyed it."""
    found = _SIGNED.search(marks.text, max(0, end - 120), end)
    if not found or found.start("zone") < _LEAST_REPORT:
        return 0
    letters = [char for char in found["zone"] if char.isalpha()]
    code = all(char.isupper() for char in letters)
    start = found.start("zone")
    return start if marks.add(ZoneKind.BOILERPLATE if code else ZoneKind.BYLINE, start, end) else 0
