"""Casualties: tolls joined with their speakers and incidents."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from counterclaim.model import Casualty, Report, Span, stable_id
from counterclaim.model.vocabulary import CasualtyOutcome, ZoneKind
from counterclaim.text.language import text_of

from .actors import Cast
from .assertions import covering
from .attributions import Attribution
from .speakers import describe_speaker
from .toll_words import INJURED, KILLED
from .tolls import TollMention


def make_casualties(
    doc: Doc,
    report: Report,
    cast: Cast,
    attributions: Sequence[Attribution],
    tolls: Sequence[TollMention],
    home: Callable[[TollMention], str | None],
) -> list[Casualty]:
    """Each toll once for each speaker and incident, without totals over a war and tolls of no incident.

    Nought is a toll too, of the dead and the hurt, where it is said outright, not feared or hoped for.
    """
    found: dict[tuple[object, ...], Casualty] = {}
    heads = [(z.start, z.end) for z in report.zones if z.kind is ZoneKind.HEADLINE]
    in_head = [any(s <= t.start < e for s, e in heads) for t in tolls]
    in_body = {t.outcome for t, head in zip(tolls, in_head, strict=True) if not head and not t.negated}
    longest_first = sorted(zip(tolls, in_head, strict=True), key=lambda p: (p[0].start, -p[0].end))
    for toll, head in longest_first:
        if head and toll.outcome in in_body:
            continue  # the headline repeats the body's toll
        incident = home(toll)
        if incident is None or toll.is_total or toll.part_of:
            continue
        if toll.negated and (toll.hypothetical or toll.outcome not in (KILLED, INJURED)):
            continue
        around = covering(attributions, toll.start, toll.end)
        speaker = None
        for k in around:
            if attributions[k].source is not None:
                speaker = describe_speaker(doc, attributions[k], cast)
                break
        span = Span.cut(text_of(doc), toll.start, toll.end)
        who = speaker.as_written if speaker else None
        outcome = CasualtyOutcome.KILLED_OR_INJURED if toll.mixed else toll.outcome
        if toll.mixed and any(span.overlaps(c.span) and c.outcome is outcome for c in found.values()):
            continue
        key = (
            incident,
            outcome,
            toll.count_min,
            toll.count_max,
            who,
            toll.group if not toll.count_min else None,
        )
        if key in found:
            continue
        found[key] = Casualty(
            casualty_id=stable_id(
                "k", report.text_sha256, span.start, span.end, outcome, toll.count_min, toll.count_max
            ),
            incident_id=incident,
            outcome=outcome,
            group=toll.group,
            count_min=toll.count_min,
            count_max=toll.count_max,
            as_written=span.exact,
            speaker_as_written=who,
            span=span,
        )
    return sorted(found.values(), key=lambda c: (c.span.start, c.span.end, c.outcome.value, c.casualty_id))
