"""Incidents: a group of tellings laid out as the contract has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.knowledge.triggers import TargetWord, targets, triggers, weapons
from counterclaim.model import (
    Incident,
    Participant,
    Place,
    Report,
    Span,
    Target,
    Weapon,
    When,
    stable_id,
)
from counterclaim.model.vocabulary import EventType, Pattern, TargetType
from counterclaim.tagger.spans import TaggedText
from counterclaim.text.language import text_of
from counterclaim.text.lexicon import lemma, lemmas_of

from .actors import Cast
from .events import EventMention
from .evidence import Words, evidence
from .grouping import Draft
from .places import PlaceMention, choose_places
from .syntax import after_prepositions
from .times import TimeMention
from .tolls import TollMention


@dataclass(frozen=True)
class Material:
    """What the incident step reads of one report."""

    doc: Doc
    report: Report
    cast: Cast
    events: Sequence[EventMention]
    places: Sequence[PlaceMention]
    tolls: Sequence[TollMention]
    times: Sequence[TimeMention] = ()
    tagged: TaggedText | None = None


def build_incident(material: Material, draft: Draft, main: bool, where: str = "text") -> Incident:
    """One incident without its codes; the rubric adds those."""
    mentions = [material.events[k] for t in draft.tellings for k in t.events]
    kind = draft.type
    words = Words(material.doc, material.report, material.events, material.tolls, material.tagged)
    told = tuple(evidence(words, draft, where))
    places = _in_country(_places(material, draft, main), material.cast.main_country)
    hit = _targets(material, mentions)
    first = mentions[0]
    return Incident(
        incident_id=stable_id(
            "i", material.report.text_sha256, where, told[0].start, told[0].end, kind.value
        ),
        title=_title(kind, places),
        event_type=kind,
        event_clarity=2 if _several(first) and len(mentions) == 1 and not places else 1,
        evidence=told,
        weapon=_weapon(material, mentions),
        when=_when(material, draft, main),
        places=places,
        targets=tuple(hit),
        participants=_participants(material, mentions) if kind is EventType.ARMED_CLASH else (),
        attribution_pattern=Pattern.UNATTRIBUTED,
    )


def _places(material: Material, draft: Draft, main: bool) -> tuple[Place, ...]:
    """The places of an incident, the most exact first.

    Where its tellings name none, or only a foreign country, the nearest place in the country that the
    report is about stands in: it is where the report plays, and the sentence names whom it concerns.
    """
    chosen = tuple(choose_places(draft.places))
    home = material.cast.main_country
    foreign = bool(chosen) and (chosen[0].where_prec or 9) >= 6 and chosen[0].country != home
    if (chosen and not foreign) or not draft.tellings:
        return chosen
    here = material.doc[draft.tellings[0].sentence].sent
    around = [p for p in material.places if not p.metonym and (p.place.where_prec or 9) < 6]
    after = [p for p in around if here.end_char <= p.start < here.end_char + 400]
    before = [p for p in around if here.start_char - (10_000 if main else 300) < p.end <= here.start_char]
    near = [*after, *before[-2:]] if main else before
    heard = [p for p in around if p.heard]
    if main and heard:
        near = [min(heard, key=lambda p: abs(p.start - here.start_char))]
    at_home = [p for p in near if p.place.country == home]
    if main and not at_home:
        at_home = [p for p in around if p.place.country == home][:2]
    if foreign and not at_home:
        return chosen
    return tuple(choose_places(at_home or near))


def _in_country(places: Sequence[Place], country: str | None) -> tuple[Place, ...]:
    """A place that the gazetteer does not know lies in the country that the report is about."""
    return tuple(p if p.country else p.model_copy(update={"country": country}) for p in places)


SOON = 600  # code points: the paragraphs after the first telling, which say when it was


def _when(material: Material, draft: Draft, main: bool) -> When | None:
    told = [t.time for t in draft.tellings if t.time is not None]
    dated = [t for t in told if t.date_start is not None and not t.future]
    if main and not dated:  # no telling of the report's own incident has a day: one that the tagger hears
        settled = [t for t in material.times if t.date_start is not None and not t.future]
        told_at = material.doc[draft.tellings[0].position].idx
        soon = [t for t in settled if t.date_prec == 1 and 0 < t.start - told_at < SOON]
        dated = [t for t in settled if t.heard][:1] or soon[:1]
    votes = Counter((t.date_start, t.date_end) for t in dated)
    best = min(
        dated,
        key=lambda t: (t.date_prec or 9, not t.heard, -votes[t.date_start, t.date_end], t.start),
        default=told[0] if told else None,
    )
    if best is None:
        return None
    return When(
        as_written=best.as_written,
        span=Span.cut(text_of(material.doc), best.start, best.end),
        date_start=best.date_start,
        date_end=best.date_end,
        date_prec=best.date_prec,
        anchor=best.anchor if best.anchor != "none" else None,
    )


def _target_word(token: Token, lemmas: list[str]) -> TargetWord | None:
    found = targets().ending_at(lemmas, token.i)
    return found.value if found else None


def _targets(material: Material, mentions: Sequence[EventMention]) -> list[Target]:
    lemmas = lemmas_of(material.doc)
    found: list[tuple[bool, int, Target]] = []
    seen: set[str] = set()
    for mention in mentions:
        for token in mention.patients:
            if token.pos_ not in ("NOUN", "PROPN") or weapons().ending_at(lemmas, token.i):
                continue
            if triggers().nouns.ending_at(lemmas, token.i):
                continue  # an attack is no target
            word = _target_word(token, lemmas)
            if lemma(token) in COUNTING:
                continue
            if word is None and token.ent_type_ in ("GPE", "LOC", "DATE", "TIME"):
                continue
            low, high = _noun_phrase(token)
            text = text_of(material.doc)[low:high]
            if text.lower() in seen:
                continue
            seen.add(text.lower())
            who = material.cast.denoted_by(token)
            found.append(
                (
                    bool(word and word.person),
                    mention.first,
                    Target(
                        as_written=text,
                        span=Span.cut(text_of(material.doc), low, high),
                        target_type=word.type if word else TargetType.UNKNOWN,
                        actor_id=who[0].actor_id if who else None,
                    ),
                )
            )
    return [t for *_, t in sorted(found, key=lambda f: (f[0], f[1]))][:5]


COUNTING = frozenset(
    (
        "dozen", "hundred", "thousand", "score", "number", "other", "toll",
        "death", "casualty", "life", "area", "one",
    )
)  # fmt: skip


def _noun_phrase(token: Token) -> tuple[int, int]:
    """The noun phrase of a head without what follows its first "of" phrase."""
    left = token
    for child in token.lefts:
        if child.dep_ in ("det", "amod", "compound", "nummod", "poss", "nmod", "advmod", "quantmod", "neg"):
            left = min(left, child.left_edge, key=lambda t: t.i)
    right = token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of" and child.right_edge.i - token.i <= 8:
            right = child.right_edge
    return left.idx, right.idx + len(right.text)


def _weapon(material: Material, mentions: Sequence[EventMention]) -> Weapon | None:
    lemmas = lemmas_of(material.doc)
    best: tuple[int, int, int, int] | None = None
    for mention in mentions:
        sent = mention.head.sent
        for found in weapons().find(lemmas, sent.start, sent.end):
            if found.value.asset or abs(found.first - mention.head.i) > 12:
                continue
            if material.doc[found.last].pos_ not in ("NOUN", "PROPN"):
                continue  # "bombed" is the deed
            if mention.noun and mention.first <= found.last <= mention.last and found.last == mention.head.i:
                continue
            key = (-found.value.rank, abs(found.first - mention.head.i), found.first, found.last)
            best = min(best, key) if best else key
        if best:
            break
    if best is None:
        return None
    first, last = material.doc[best[2]], material.doc[best[3]]
    span = Span.cut(text_of(material.doc), first.idx, last.idx + len(last.text))
    return Weapon(as_written=span.exact, span=span)


def _participants(material: Material, mentions: Sequence[EventMention]) -> tuple[Participant, ...]:
    """The sides of a clash: who fights, and whom "between", "with" and "against" name."""
    found: dict[str, Participant] = {}
    for mention in mentions:
        named = after_prepositions(mention.head, "between", "with", "against")
        sides = [*mention.agents, *mention.patients, *named]
        for who in (d for token in sides for d in material.cast.denoted_by(token)):
            span = Span.cut(text_of(material.doc), who.start, who.end)
            found.setdefault(who.actor_id, Participant(actor_id=who.actor_id, span=span))
    return tuple(found[k] for k in sorted(found))


def _several(mention: EventMention) -> bool:
    return mention.noun and mention.head.tag_ in ("NNS", "NNPS")


LABELS = {
    EventType.AIR_STRIKE: "Air strike",
    EventType.DRONE_STRIKE: "Drone strike",
    EventType.MISSILE_ROCKET_STRIKE: "Missile or rocket strike",
    EventType.ARTILLERY_SHELLING: "Shelling",
    EventType.BOMBING_IED: "Bombing",
    EventType.SUICIDE_ATTACK: "Suicide attack",
    EventType.ARMED_CLASH: "Armed clash",
    EventType.ARMED_ASSAULT: "Armed assault",
    EventType.KILLING_EXECUTION: "Killing",
    EventType.ABDUCTION: "Abduction",
    EventType.VEHICLE_ATTACK: "Vehicle attack",
    EventType.SABOTAGE: "Sabotage",
    EventType.NAVAL_ATTACK: "Naval attack",
    EventType.CHEMICAL: "Chemical attack",
    EventType.OTHER: "Attack",
    EventType.UNKNOWN: "Attack",
}


def _title(kind: EventType, places: Sequence[Place]) -> str:
    if not places:
        return LABELS[kind]
    place = places[0]
    name = place.name or place.as_written
    return f"{LABELS[kind]}, {'near ' if place.where_prec == 2 else ''}{name}"
