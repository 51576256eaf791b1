"""The zones of a text: what is report, and what stands around it.

Each reader marks what it knows and leaves alone what an earlier one took: whole lines, the front, the
ending, runs inside, datelines, pictures. What nobody marks is body: losing evidence is worse than keeping
furniture.
"""

from __future__ import annotations

from counterclaim.knowledge.zones import ZoneRules, zone_rules
from counterclaim.model import Report, Span, Zone
from counterclaim.model.vocabulary import ZoneKind

from .datelines import mark_datelines, mark_opening_dateline
from .ending import mark_ending
from .front import mark_front
from .lines import mark_lines
from .marks import Marks
from .pictures import mark_pictures, mark_teasers
from .runs import tag_runs

EVIDENCE = (ZoneKind.HEADLINE, ZoneKind.BODY)


def find_zones(text: str, title: str | None = None) -> tuple[Zone, ...]:
    """The zones of ``text``: in order, apart, together over every character that is no space.

    ``title``: the report's headline as known from elsewhere; where the text repeats it, that is the
    headline zone. Offsets are code points of ``text``. No zone begins or ends inside a word.
    """
    rules = zone_rules()
    marks = Marks(text)
    mark_lines(marks, rules)
    mark_front(marks, rules, title)
    mark_ending(marks, rules)
    _mark_inline(marks, rules)
    mark_teasers(marks, rules)
    mark_datelines(marks, rules)
    mark_pictures(marks, rules)
    # A picture may stand before the report's own dateline.
    mark_opening_dateline(marks, rules)
    return marks.zones()


def seen_date_lines(report: Report) -> tuple[Span, ...]:
    """The dates that stand in datelines and furniture, in order: seen, and never taken as ``published``."""
    found = []
    for zone in report.zones:
        if zone.kind in (ZoneKind.DATELINE, ZoneKind.BOILERPLATE, ZoneKind.BYLINE):
            for match in zone_rules().some_date.finditer(report.text, zone.start, zone.end):
                found.append(Span.cut(report.text, *match.span()))
    return tuple(found)


def _mark_inline(marks: Marks, rules: ZoneRules) -> None:
    for rule in rules.inline:
        for found in rule.pattern.finditer(marks.text):
            marks.add(rule.kind, *rule.part(found))
    for start, end in tag_runs(marks.text, rules.starters):
        marks.add(ZoneKind.BOILERPLATE, start, end)
