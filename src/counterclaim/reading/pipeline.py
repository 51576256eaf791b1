"""The reading of one report, step by step. This file is the list of the steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Protocol

from spacy.tokens import Doc

from counterclaim.geo.gazetteer import Gazetteer
from counterclaim.knowledge.actors import Registry
from counterclaim.model import Actor, Casualty, Claim, ContextItem, DisputedValue, Incident, Note, Report
from counterclaim.model.vocabulary import Stance, ZoneKind
from counterclaim.tagger.spans import TaggedText
from counterclaim.text.language import parse, parse_headline

from .actors import Cast, find_cast, homes_of
from .assertions import Assertion, deeds
from .attribution_accused import without_the_accused
from .attribution_unglued import unglued
from .attributions import Attribution, AttributionFinder, find_attributions
from .claims import answering, make_claims
from .context import find_context
from .event_places import countries_of, event_places, towns_of
from .events import EventMention, find_events
from .frames import find_frames
from .grouping import Draft, group, substance
from .headline import headline_claims
from .hearing import Hearing
from .incident_trust import trusted_drafts
from .incidents import Material, build_incident
from .limited import one_side
from .places import PlaceMention, find_places
from .placing import Ground, place_claims
from .recase import recase
from .retorts import retorts
from .said_times import said_times
from .sayings import were_said
from .stage import Stage, published_day
from .tagged_claims import tagged_assertions
from .tagged_events import with_tagged
from .tellings import Telling, find_tellings, title_words
from .times import TimeMention, find_times
from .tolls import TollMention, find_tolls
from .tolls_by_speaker import make_casualties
from .trust import trusted
from .voices import each_speaker

EVIDENCE = (ZoneKind.HEADLINE, ZoneKind.BODY)


class Tagger(Protocol):
    """What marks the claims of a text (:func:`counterclaim.tagger.tag`)."""

    def __call__(self, text: str, *, title: str | None = None) -> TaggedText: ...


@dataclass(frozen=True)
class Resources:
    """The declared knowledge that a reading depends on."""

    registry: Registry
    gazetteer: Gazetteer
    attributions: AttributionFinder = find_attributions
    tagger: Tagger | None = None


@dataclass(frozen=True)
class Workings:
    """What a reading was made from, for whoever asks why: ``drafts`` are the incidents' own, in their order;
    ``proposed`` are the claims before those that nothing speaks for were left out."""

    heard: Heard
    drafts: tuple[Draft, ...]
    proposed: tuple[Claim, ...]


@dataclass(frozen=True)
class Draftwork:
    """A report read, before the rubric: incidents without codes."""

    incidents: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    casualties: tuple[Casualty, ...]
    context: tuple[ContextItem, ...]
    actors: dict[str, Actor]
    notes: tuple[Note, ...]
    workings: Workings


@dataclass(frozen=True)
class Heard:
    """What a report says, before its incidents are told apart."""

    doc: Doc
    evidence: list[tuple[int, int]]
    times: list[TimeMention]
    places: list[PlaceMention]
    cast: Cast
    tolls: list[TollMention]
    events: list[EventMention]
    attributions: list[Attribution]
    assertions: list[Assertion]
    spoken: dict[int, int]
    sites: list[PlaceMention]
    tellings: list[Telling]
    tagged: TaggedText | None


def hear(report: Report, resources: Resources) -> Heard:
    """Times, places, actors, tolls, events, who says what, and the tellings that these make up."""
    evidence = [(z.start, z.end) for z in report.zones if z.kind in EVIDENCE] or [(0, len(report.text))]
    edges = frozenset(edge for z in report.zones for edge in (z.start, z.end))
    doc, tagged = _parsed_and_tagged(report, edges, resources)
    day = published_day(report)

    told_where = [(s.start, s.end) for s in tagged.places] if tagged is not None else []
    told_when = [(s.start, s.end) for s in tagged.times] if tagged is not None else []

    times = [t for t in find_times(doc, published=day) if _inside(t.start, evidence)]
    times = [replace(t, heard=any(a < t.end and t.start < b for a, b in told_when)) for t in times]
    homes = homes_of(doc, resources.registry, day)
    headline = parse_headline(report.headline) if report.headline else None
    places = find_places(doc, resources.gazetteer, told=told_where, homes=homes, headline=headline)
    places = [p for p in places if _inside(p.start, evidence)]
    datelines = [(z.start, z.end) for z in report.zones if z.kind is ZoneKind.DATELINE]
    cast = find_cast(
        doc, resources.registry, published=day, places=countries_of(doc, places), datelines=datelines,
        towns=towns_of(doc, places), own_voice=report.outlet_actor_id,
    )  # fmt: skip
    tolls = [t for t in find_tolls(doc) if _inside(t.start, evidence)]
    events = find_events(doc, evidence)
    if tagged is not None and not events:
        tagged = None  # it has read reports of violence only, and hears some everywhere
    if tagged is not None:
        events = with_tagged(doc, events, tagged, evidence)
    attributions = resources.attributions(doc, evidence=evidence, tagged=tagged)

    attributions = without_the_accused(unglued(attributions, cast))
    hearing = Hearing(doc, events, attributions, cast)
    framed = find_frames(hearing)
    told = framed + deeds(doc, events, attributions, cast, hearing.handled)
    told = told + retorts(hearing, told)
    if tagged is not None:
        heard = tagged_assertions(doc, tagged, attributions, cast, events, told, evidence, hearing.aside)
        told = told + heard
    told = were_said(doc, told, attributions)
    assertions = sorted(each_speaker(told, attributions, cast), key=lambda a: (a.anchor, a.rule, a.start))

    spoken = said_times(doc, attributions, times, events)
    sites = event_places(doc, cast, attributions, assertions, places)
    title = title_words(headline) if headline is not None else frozenset()
    tellings = find_tellings(events, assertions, times, sites, tolls, spoken, title)
    return Heard(
        doc, evidence, times, places, cast, tolls, events, attributions, assertions, spoken, sites, tellings,
        tagged,
    )  # fmt: skip


def _parsed_and_tagged(
    report: Report, edges: frozenset[int], resources: Resources
) -> tuple[Doc, TaggedText | None]:
    """The two look at the same characters and not at each other: the tagger works while the parser does."""
    respelt = recase(report.text, resources.registry, resources.gazetteer)
    if resources.tagger is None:
        return parse(report.text, edges, respelt=respelt), None
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="tagger") as beside:
        tagging = beside.submit(resources.tagger, report.text, title=report.headline)
        doc = parse(report.text, edges, respelt=respelt)
        return doc, tagging.result()


def read_report(report: Report, resources: Resources) -> Draftwork:
    """Reads one report. A pure function of the report and the resources."""
    heard = hear(report, resources)
    doc, cast, events, tolls, tellings = heard.doc, heard.cast, heard.events, heard.tolls, heard.tellings
    assertions, attributions = heard.assertions, heard.attributions
    drafts = drafts_of(heard)

    of_events = [t for i, t in enumerate(heard.times) if i not in heard.spoken]
    material = Material(doc, report, cast, events, heard.sites, tolls, of_events, heard.tagged)
    incidents = _built(material, drafts)
    placed = place_claims(Ground(doc, cast, attributions, tellings, drafts), assertions, incidents)

    stage = Stage(doc, report, cast, attributions, heard.times, heard.spoken, heard.places)
    claims = make_claims(stage, placed)
    workings = Workings(heard, tuple(drafts), tuple(claims))
    if heard.tagged is not None:
        claims = one_side(trusted(claims, heard.tagged, [i.incident_id for i in incidents]))
    else:
        claims = answering(claims)
    claims, title_cast = headline_claims(report, resources.registry, incidents, claims, cast.main_country)
    incidents = [_with_disputes(i, claims) for i in incidents]
    casualties = make_casualties(
        doc, report, cast, attributions, tolls, _home_of_toll(tolls, tellings, drafts, incidents)
    )
    asserted = {a.event for a in assertions if a.event is not None}
    context = find_context(doc, cast, events, attributions, asserted, heard.evidence)
    return Draftwork(
        tuple(incidents), tuple(claims), tuple(casualties), tuple(context),
        {a.actor_id: a for a in _actors(cast, title_cast, claims)}, tuple(_notes(report, incidents)),
        workings,
    )  # fmt: skip


def _built(material: Material, drafts: Sequence[Draft]) -> list[Incident]:
    """The incidents; two that the tagger tells by the same words are told apart by their own words."""
    built: list[Incident] = []
    for i, draft in enumerate(drafts):
        incident = build_incident(material, draft, i == 0)
        if any(incident.incident_id == other.incident_id for other in built):
            for telling in draft.tellings:
                telling.heard = None
            incident = build_incident(material, draft, i == 0)
        built.append(incident)
    return built


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


def drafts_of(heard: Heard) -> list[Draft]:
    """The incidents of a report, in the order of their first telling, before they are laid out."""
    drafts = kept(group(heard.tellings))
    return drafts if heard.tagged is None else trusted_drafts(drafts, heard.assertions, heard.tagged)


def kept(drafts: list[Draft]) -> list[Draft]:
    """Drops groups that tell of no event of their own; the first stays where it is all there is."""
    found = [d for d in drafts if any(substance(t) for t in d.tellings)]
    return found or [d for d in drafts[:1] if any(t.named for t in d.tellings)]


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


__all__ = ["Draftwork", "Resources", "Workings", "read_report"]
