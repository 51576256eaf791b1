"""Why the incidents of a reading are what they are: tellings, type, weapon, day, places, targets, tolls."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from counterclaim.model import Because, Incident, Place, Span
from counterclaim.model.vocabulary import EventType, TargetType
from counterclaim.text.language import text_of

from .because import TAGGER
from .events import EventMention
from .grouping import Draft
from .pipeline import Draftwork, Heard


def because_of_incidents(draft: Draftwork) -> Iterator[Because]:
    """The reasons for the values of each incident but its attribution, then for tolls and context."""
    for i, (incident, group) in enumerate(zip(draft.incidents, draft.workings.drafts, strict=True)):
        path = f"/incidents/{i}"
        yield from _tellings(path, draft.workings.heard, group)
        yield from _type(path, draft.workings.heard, group, incident)
        if incident.weapon is not None:
            yield Because(
                path=f"{path}/weapon", step="weapon", rule="weapons", span=incident.weapon.span,
                note="A word of the list of weapons, the most telling one beside the event.",
            )  # fmt: skip
        yield from _when(path, draft.workings.heard, group, incident)
        for n, place in enumerate(incident.places):
            yield _where(f"{path}/places/{n}", place, group)
        for n, target in enumerate(incident.targets):
            listed = target.target_type is not TargetType.UNKNOWN
            kind = f"its kind is {target.target_type.value}" if listed else "no list has its kind"
            yield Because(
                path=f"{path}/targets/{n}", step="target", rule="patients", span=target.span,
                note=f"The sentence has it as what the event befell; {kind}.",
            )  # fmt: skip
        for n, side in enumerate(incident.participants):
            yield Because(
                path=f"{path}/participants/{n}", step="participant", rule="sides-of-a-clash", span=side.span,
                note="The words name it as one that fights in the clash.",
            )  # fmt: skip
    yield from _tolls(draft)
    for n, item in enumerate(draft.context):
        yield Because(
            path=f"/context/{n}", step="context", rule=item.kind.value, span=item.span,
            note="The sentence names an actor and tells no event of this report.",
        )  # fmt: skip


def _trigger(heard: Heard, mention: EventMention) -> Span:
    return Span.cut(text_of(heard.doc), mention.start, mention.end)


def _tellings(path: str, heard: Heard, group: Draft) -> Iterator[Because]:
    opened = group.tellings[0] if not group.joined else next(
        t for t in group.tellings if all(t is not other for other, _ in group.joined)
    )  # fmt: skip
    yield Because(
        path=f"{path}/evidence", step="incident", rule="new-incident",
        span=_trigger(heard, heard.events[opened.events[0]]),
        note="The first telling of it; it fits no incident told before.",
    )  # fmt: skip
    for telling, odds in group.joined:
        chance = round(1 / (1 + exp(-odds)), 4)
        note = "A further telling, put with the incident that it fits best."
        if odds <= 0:
            note = "A further telling, which says too little to stand for an incident of its own."
        yield Because(
            path=f"{path}/evidence", step="incident", rule="same-event", probability=chance,
            span=_trigger(heard, heard.events[telling.events[0]]),
            note=note,
        )  # fmt: skip


def _type(path: str, heard: Heard, group: Draft, incident: Incident) -> Iterator[Because]:
    weight: dict[EventType, int] = {}
    for n, telling in enumerate(group.tellings):
        for kind, w in telling.types:
            if kind is not EventType.UNKNOWN:
                weight[kind] = weight.get(kind, 0) + w * (3 if n == 0 else 1)
    order = sorted(weight, key=lambda kind: (-weight[kind], kind.value))
    told = ", ".join(f"{kind.value} {weight[kind]}" for kind in order)
    rule = "trigger-words"
    if not order:
        note = "No word tells the kind of violence."
    elif weight.get(incident.event_type) == weight[order[0]]:
        note = f"The words for a kind of event weigh, the first telling three times: {told}."
    else:
        rule, note = "means", f"A mere bomb or blast is that of the aircraft or guns told of with it: {told}."
    yield Because(
        path=f"{path}/event_type", step="event", rule=rule, note=note,
        span=_trigger(heard, heard.events[group.tellings[0].events[0]]),
    )  # fmt: skip
    if heard.tagged is None:
        return
    at = {t.heard for t in group.tellings if t.heard is not None}
    for span in heard.tagged.events:
        if (span.start, span.end) in at:
            yield Because(
                path=f"{path}/event_type", step="event", rule=TAGGER, probability=round(span.probability, 4),
                span=Span.cut(heard.tagged.text, span.start, span.end),
                note=f"The trained tagger hears “{span.kind}” here, which counts as one word;"
                " its number is not calibrated.",
            )  # fmt: skip


def _when(path: str, heard: Heard, group: Draft, incident: Incident) -> Iterator[Because]:
    when = incident.when
    if when is None:
        return
    mine = [t.time for t in group.tellings if t.time is not None]
    told = [t for t in [*mine, *heard.times] if (t.start, t.end) == (when.span.start, when.span.end)]
    note = "The most exact time told with the incident"
    if not any(t is told[0] for t in mine):
        note = "No telling has a day; the tagger marks this one as that of an event"
    elif told[0].heard:
        note += ", which the tagger too marks as that of an event"
    how = {
        "published": "; the day of publication resolves it.",
        "text": "; the text itself gives the day.",
        None: "; nothing resolves it to a day.",
    }
    rule = f"{told[0].kind}-from-{when.anchor}" if when.anchor else told[0].kind
    yield Because(
        path=f"{path}/when", step="when", rule=rule, span=when.span,
        note=note + how.get(when.anchor, f"; resolved by “{when.anchor}”."),
    )  # fmt: skip


def _where(path: str, place: Place, group: Draft) -> Because:
    own = any(p.start < place.span.end and place.span.start < p.end for p in group.places)
    note = "Its telling names it" if own else "No telling names a place in the country; the nearest stands in"
    radius = f", within {place.uncertainty_km:g} km" if place.uncertainty_km is not None else ""
    return Because(
        path=path, step="where", rule=place.method.value, span=place.span,
        note=f"{note}; {place.method.meaning}{radius}.",
    )  # fmt: skip


def _tolls(draft: Draftwork) -> Iterator[Because]:
    heard, drafts = draft.workings.heard, draft.workings.drafts
    number = {incident.incident_id: i for i, incident in enumerate(draft.incidents)}
    for k, toll in enumerate(draft.casualties):
        at = (toll.span.start, toll.span.end)
        inside = any(
            (heard.tolls[i].start, heard.tolls[i].end) == at
            for telling in drafts[number[toll.incident_id]].tellings
            for i in telling.tolls
        )
        where = "beside the words that tell it" if inside else "in no telling, so with the one told last"
        who = f"“{toll.speaker_as_written}” gives it" if toll.speaker_as_written else "no source is given"
        yield Because(
            path=f"/casualties/{k}", step="toll", rule="own-event" if inside else "told-last", span=toll.span,
            note=f"A count of people, {where}; {who}.",
        )  # fmt: skip
