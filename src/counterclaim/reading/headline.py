"""Claims that stand in the headline."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.knowledge.actors import Registry
from counterclaim.model import Claim, Incident, Report
from counterclaim.model.vocabulary import Flag, ZoneKind
from counterclaim.text.language import parse_headline

from .actors import Cast, find_cast
from .assertions import deeds
from .attributions import find_attributions
from .claims import NAMING, SIDES, answering, make_claims
from .events import find_events
from .frames import find_frames
from .hearing import Hearing
from .stage import Placed, Stage, published_day
from .voices import each_speaker


def headline_claims(
    report: Report,
    registry: Registry,
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    country: str | None,
) -> tuple[list[Claim], Cast | None]:
    """The claims of a report with those of its headline, and the cast of the headline.

    A claim that headline and body share is one claim, the body's; one that stands only in the
    headline is kept and flagged ``headline_only``.
    """
    inside = [z for z in report.zones if z.kind is ZoneKind.HEADLINE]
    body = [c for c in claims if not any(z.start <= c.span.start < z.end for z in inside)]
    told = {(c.about_actor_id, _side(c)) for c in body}
    extra = [c for c in claims if c not in body]
    cast = None
    if report.headline and incidents:
        from_title, cast = _read(report, registry, incidents[0], country)
        extra += from_title
    kept = list(body)
    for claim in extra:
        if (claim.about_actor_id, _side(claim)) in told:
            continue
        told.add((claim.about_actor_id, _side(claim)))
        kept.append(claim.model_copy(update={"flags": tuple(sorted({*claim.flags, Flag.HEADLINE_ONLY}))}))
    return kept, cast


def _side(claim: Claim) -> str:
    """A naming, however firm, is one side: a headline shortens the body's hedge."""
    return "for" if claim.stance in NAMING else SIDES.get(claim.stance, claim.stance.value)


def _read(
    report: Report, registry: Registry, main: Incident, country: str | None
) -> tuple[list[Claim], Cast]:
    assert report.headline is not None
    doc = parse_headline(report.headline)
    cast = find_cast(doc, registry, published=published_day(report), country=country)
    events = find_events(doc, title=True)
    attributions = find_attributions(doc)
    hearing = Hearing(doc, events, attributions, cast)
    framed = find_frames(hearing)
    told = framed + deeds(doc, events, attributions, cast, hearing.handled)
    assertions = each_speaker(told, attributions, cast)
    hit = frozenset(t.actor_id for t in main.targets if t.actor_id)
    placed = [Placed(a, main.incident_id, main.event_type, hit) for a in assertions]
    return answering(
        make_claims(Stage(doc, report, cast, attributions, (), {}, (), "headline"), placed)
    ), cast
