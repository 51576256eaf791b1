"""The check of spans finds what is wrong, and only that."""

from __future__ import annotations

from counterclaim.evaluate.exactness import inexact, spans
from counterclaim.model import Span, Zone
from counterclaim.model.vocabulary import ZoneKind
from made_readings import contested


def test_exact_spans_pass() -> None:
    made = contested()
    assert len(list(spans(made.model_dump(mode="json", by_alias=True)))) >= 12
    assert inexact(made) == []


def test_a_shifted_span_is_named() -> None:
    made = contested()
    good = made.context[0].span
    bad = Span(start=good.start + 1, end=good.end + 1, exact=good.exact)
    context = (made.context[0].model_copy(update={"span": bad}),)
    assert inexact(made.model_copy(update={"context": context})) == ["/context/0/span"]


def test_overlapping_zones_are_named() -> None:
    made = contested()
    zones = (Zone(kind=ZoneKind.BODY, start=0, end=20), Zone(kind=ZoneKind.CREDIT, start=19, end=30))
    report = made.report.model_copy(update={"zones": zones})
    assert inexact(made.model_copy(update={"report": report})) == ["/report/zones/1"]
