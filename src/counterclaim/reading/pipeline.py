"""The reading of one report, step by step. This file is the list of the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from counterclaim.geo.gazetteer import Gazetteer
from counterclaim.knowledge.actors import Registry
from counterclaim.model import Actor, Casualty, Claim, ContextItem, DisputedValue, Incident, Note, Report
from counterclaim.model.vocabulary import Stance, ZoneKind
from counterclaim.text.language import parse

from .actors import Cast, find_cast
from .assertions import Assertion, Side, deeds
from .attributions import AttributionFinder, find_attributions
from .claims import make_claims
from .context import find_context
from .event_places import countries_of, event_places
from .events import find_events
from .frames import find_frames
from .grouping import Draft, group, substance
from .headline import headline_claims
from .hearing import Hearing
from .incidents import Material, build_incident
from .places import find_places
from .stage import Placed, Stage, published_day
from .tellings import Telling, find_tellings, said_times
from .times import find_times
from .tolls import TollMention, find_tolls
from .tolls_by_speaker import make_casualties
from .voices import each_speaker

EVIDENCE = (ZoneKind.HEADLINE, ZoneKind.BODY)


@dataclass(frozen=True)
class Resources:
    """The declared knowledge that a reading depends on."""

    registry: Registry
    gazetteer: Gazetteer
    attributions: AttributionFinder = find_attributions


@dataclass(frozen=True)
class Draftwork:
    """A report read, before the rubric: incidents without codes."""

    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    casualties: tuple[Casualty, ...]
    context: tuple[ContextItem, ...]
    actors: dict[str, Actor]
    notes: tuple[Note, ...]


def read_report(report: Report, resources: Resources) -> Draftwork:
    """Reads one report. A pure function of the report and the resources."""
    evidence = [(z.start, z.end) for z in report.zones if z.kind in EVIDENCE] or [(0, len(report.text))]
    doc = parse(report.text, frozenset(edge for z in report.zones for edge in (z.start, z.end)))
    day = published_day(report)

    times = [t for t in find_times(doc, published=day) if _inside(t.start, evidence)]
    places = [p for p in find_places(doc, resources.gazetteer) if _inside(p.start, evidence)]
    cast = find_cast(doc, resources.registry, published=day, places=countries_of(places))
    tolls = [t for t in find_tolls(doc) if _inside(t.start, evidence)]
    events = find_events(doc, evidence)
    attributions = resources.attributions(doc, evidence=evidence)

    hearing = Hearing(doc, events, attributions, cast)
    framed = find_frames(hearing)
    told = framed + deeds(doc, events, attributions, cast, hearing.handled)
    assertions = sorted(each_speaker(told, attributions, cast), key=lambda a: (a.anchor, a.rule, a.start))

    spoken = said_times(doc, attributions, times)
    sites = event_places(doc, cast, attributions, assertions, places)
    tellings = find_tellings(events, assertions, times, sites, tolls, spoken)
    drafts = _kept(group(tellings))

    material = Material(doc, report, cast, events, sites, tolls)
    incidents = [build_incident(material, d, i == 0) for i, d in enumerate(drafts)]
    placed = _place(assertions, tellings, drafts, incidents)

    stage = Stage(doc, report, cast, attributions, times, spoken, places)
    claims = make_claims(stage, placed)
    claims, title_cast = headline_claims(report, resources.registry, incidents, claims, cast.main_country)
    incidents = [_with_disputes(i, claims) for i in incidents]
    casualties = make_casualties(
        doc, report, cast, attributions, tolls, _home_of_toll(tolls, tellings, drafts, incidents)
    )
    asserted = {a.event for a in assertions if a.event is not None}
    context = find_context(doc, cast, events, attributions, asserted, evidence)
    return Draftwork(
        tuple(incidents), tuple(claims), tuple(casualties), tuple(context),
        {a.actor_id: a for a in _actors(cast, title_cast, claims)}, tuple(_notes(report, incidents)),
    )  # fmt: skip


def _actors(cast: Cast, title_cast: Cast | None, claims: Sequence[Claim]) -> list[Actor]:
    """The cast with all that the claims speak of, and the parents and principals of all these."""
    casts = [c for c in (cast, title_cast) if c is not None]
    wanted = [a.actor_id for a in cast.actors]
    wanted += [i for c in claims for i in (c.about_actor_id, c.speaker_actor_id) if i is not None]
    found: dict[str, Actor] = {}
    while wanted:
        actor_id = wanted.pop()
        known = next((c for c in casts if c.scene.knows(actor_id)), None)
        if actor_id in found or known is None:
            continue
        actor = found[actor_id] = known.actor(actor_id)
        wanted += [t.actor_id for t in (*actor.organ_of, *actor.speaks_for, *actor.member_of)]
    return list(found.values())


def _inside(at: int, evidence: Sequence[tuple[int, int]]) -> bool:
    return any(s <= at < e for s, e in evidence)


def _kept(drafts: list[Draft]) -> list[Draft]:
    """Drops groups that tell of no event of their own; the first stays where it is all there is."""
    kept = [d for d in drafts if any(substance(t) for t in d.tellings)]
    return kept or [d for d in drafts[:1] if any(t.named for t in d.tellings)]


def _place(
    assertions: Sequence[Assertion],
    tellings: Sequence[Telling],
    drafts: Sequence[Draft],
    incidents: Sequence[Incident],
) -> list[Placed]:
    """Each assertion at its incident: that of its event, else the one spoken of last before it."""
    if not drafts:
        return []
    home = {k: i for i, d in enumerate(drafts) for t in d.tellings for k in t.events}
    past = {k for t in tellings for k in t.events} - set(home)
    order = sorted((t.position, i) for i, d in enumerate(drafts) for t in d.tellings)
    placed: list[Placed] = []
    for a in assertions:
        if a.event in past and a.side is Side.FOR:
            continue  # about an event of the background, which is no incident here
        at = home.get(a.event) if a.event is not None else None
        if at is None:
            before = [i for position, i in order if position <= a.anchor]
            at = before[-1] if before else 0
        incident = incidents[at]
        placed.append(
            Placed(
                a,
                incident.incident_id,
                incident.event_type,
                frozenset(t.actor_id for t in incident.targets if t.actor_id),
            )
        )
    return placed


def _with_disputes(incident: Incident, claims: Sequence[Claim]) -> Incident:
    """The incident with those who say that nothing of the kind happened."""
    said = tuple(
        DisputedValue(
            field="event",
            value="said not to have happened",
            speaker_as_written=c.speaker_as_written,
            span=c.span,
        )
        for c in claims
        if c.incident_id == incident.incident_id and c.stance is Stance.DISPUTES_EVENT
    )
    return incident.model_copy(update={"disputed": said}) if said else incident


def _home_of_toll(
    tolls: Sequence[TollMention],
    tellings: Sequence[Telling],
    drafts: Sequence[Draft],
    incidents: Sequence[Incident],
) -> Callable[[TollMention], str | None]:
    """The incident of a toll: that of the telling it stands in, else the one told last before it.

    A toll told of an event of the background ("since March, when 44 were killed") has none.
    """
    index = {id(t): i for i, t in enumerate(tolls)}
    by_toll = {i: d for d, draft in enumerate(drafts) for t in draft.tellings for i in t.tolls}
    past = {i for t in tellings for i in t.tolls} - set(by_toll)
    order = sorted((t.position, d) for d, draft in enumerate(drafts) for t in draft.tellings)

    def home(toll: TollMention) -> str | None:
        i = index[id(toll)]
        if not drafts or i in past:
            return None
        at = by_toll.get(i)
        if at is None:
            before = [d for position, d in order if position <= toll.token]
            at = before[-1] if before else 0
        return incidents[at].incident_id

    return home


def _notes(report: Report, incidents: Sequence[Incident]) -> list[Note]:
    notes: list[Note] = []
    if not incidents:
        notes.append(Note(code="no_incident", message="No violent incident was found in this text."))
    for i, incident in enumerate(incidents):
        if incident.when is not None and incident.when.date_start is None:
            why = (
                "no publication date was given"
                if report.published is None
                else "the words do not settle a day"
            )
            notes.append(
                Note(
                    code="date_unresolved",
                    message=f"“{incident.when.as_written}” stays unresolved: {why}.",
                    path=f"/incidents/{i}/when",
                )
            )
    return notes


__all__ = ["Draftwork", "Resources", "read_report"]
