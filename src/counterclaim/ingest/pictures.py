"""Captions and credits inside running text, and the teasers of other reports that follow a credit."""

from __future__ import annotations

import re

from counterclaim.knowledge.zones import ZoneRules
from counterclaim.model.vocabulary import ZoneKind

from .marks import Marks
from .runs import headline_run_end
from .sentences import sentence_start

_NEXT = re.compile(r"\s*(?:$|[\"“‘'(\[A-Z0-9|]|\n)")
_NAMED_AS = re.compile(r"(?:Agency|Press|Presse|News|Network|Novosti|Service|Corporation|Observatory)\s*$")
_OF_PICTURE = re.compile(r"(?i:photo|image|picture|getty|file|archive|handout)|^[\[©]|/")
_PICTURE_TEXT = re.compile(r"\((?:Photos?|Pictures?|Images?):?\s(?!by\b)[^()\n]{45,400}\)")
_CAPTION_LONGEST = 420


def mark_pictures(marks: Marks, rules: ZoneRules) -> None:
    """Mark credits, and the sentence before one where it reads as a caption."""
    text = marks.text
    for found in _PICTURE_TEXT.finditer(text):
        marks.add(ZoneKind.CAPTION, *found.span())
    for found in rules.credit.finditer(text):
        if marks.over(found.start()) or not _is_credit(text, found):
            continue
        start = _caption_start(marks, rules, found)
        bar = re.compile(r"\s*\|").match(text, found.end())
        marks.add(ZoneKind.CREDIT, found.start(), bar.end() if bar else found.end())
        if start is not None:
            marks.add(ZoneKind.CAPTION, start, found.start())


def mark_teasers(marks: Marks, rules: ZoneRules) -> None:
    """Mark a credit without parentheses together with the headline of another report behind it."""
    for found in rules.teaser.finditer(marks.text):
        end = headline_run_end(marks.text, found.end(), rules.starters)
        if end is not None:
            marks.add(ZoneKind.BOILERPLATE, found.start(), end)


def _is_credit(text: str, found: re.Match[str]) -> bool:
    """ "(AFP)" behind an agency's full name is its short form; before lower case it is a source."""
    return _NEXT.match(text, found.end()) is not None and not _NAMED_AS.search(
        text, max(0, found.start() - 40), found.start()
    )


def _caption_start(marks: Marks, rules: ZoneRules, credit: re.Match[str]) -> int | None:
    """Where the caption before a credit begins; None where that sentence may be a part of the report.

    In doubt it is: a lead that happens to stand before a credit must not be lost.
    """
    text = marks.text
    start = sentence_start(text, credit.start(), marks.end_before(credit.start()), _CAPTION_LONGEST)
    if start is None:
        return None
    start = marks.skip(start)
    sentence = text[start : credit.start()].strip()
    if not sentence or sentence[0].islower() or "\n" in sentence:
        return None
    if rules.caption_cue.search(sentence):
        return start
    if rules.caption_veto.search(sentence):
        return None
    last = marks.skip(credit.end()) == len(text)
    alone = _alone_in_line(text, start, credit.end())
    if _OF_PICTURE.search(credit[0]):
        return start if alone or not last else None
    return start if "\n" not in text and not last else None


def _alone_in_line(text: str, start: int, end: int) -> bool:
    before, behind = text[:start].rstrip(" \t"), text[end:].lstrip(" \t|")
    return before.endswith("\n") and (not behind or behind.startswith("\n"))
