"""The reading step for places: every place that a report names, resolved, with how precisely it is given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from counterclaim.geo.anaphor import anaphors
from counterclaim.geo.contains import contains
from counterclaim.geo.facility import abroad, facility_end
from counterclaim.geo.gazetteer import Entry, Gazetteer
from counterclaim.geo.headline import countries_of_headline
from counterclaim.geo.precision import Fix, between, fix, within
from counterclaim.geo.resolve import Resolver
from counterclaim.geo.spot import Spot, spots, words
from counterclaim.geo.surroundings import Surroundings, surroundings
from counterclaim.geo.unknown import told_spots, unknown_spots
from counterclaim.model import Place, Span
from counterclaim.model.vocabulary import PlaceMethod
from counterclaim.text.language import text_of

_VILLAGE: Final = re.compile(r"\b(?:village|town|hamlet|settlement|camp|city)\b", re.IGNORECASE)
_AGENTIVE: Final = frozenset({"nsubj", "agent"})
_POINTS: Final = frozenset({"unknown", "neighbourhood", "facility", "base", "camp", "crossing", "airport"})


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """One place as the report names it.

    ``start``..``end`` is the name, ``phrase_start``..``phrase_end`` the whole phrase ("near X", "X
    province"), both in code points. ``adjective``: the name only qualifies something ("Syrian", "US-led",
    "Bank of X"): evidence of a country, never the place of an event. ``metonym``: the name stands for a
    government. ``dateline``: in capitals amid other text ("BEIRUT:"), where the reporter is. ``anaphor``: a
    common noun that takes up a place named elsewhere ("the city"). ``heard``: the tagger takes it for
    the place of an event. ``entry``: the gazetteer's, None for an
    unknown name. ``sentence`` counts ``doc.sents`` from 0.
    """

    start: int
    end: int
    as_written: str
    phrase_start: int
    phrase_end: int
    relation: str
    place: Place
    kind: str
    sentence: int
    adjective: bool = False
    metonym: bool = False
    dateline: bool = False
    anaphor: bool = False
    heard: bool = False
    entry: Entry | None = None


def find_places(
    doc: Doc,
    gazetteer: Gazetteer,
    *,
    context_country_hint: str | None = None,
    told: Sequence[tuple[int, int]] = (),
    homes: Mapping[str, int] | None = None,
    headline: Doc | None = None,
) -> list[PlaceMention]:
    """Every place, demonym and unknown place name of ``doc``, in order of the text.

    ``context_country_hint`` is an ISO alpha-2 code that the caller knows from elsewhere (a dateline, the
    outlet's country); it counts like a country that the text names. ``told`` are code points that the
    tagger takes for the places of events: a name there is a place, whether or not the gazetteer has it.
    ``homes`` counts, for each country, the armed groups of the report that are at home there.
    The countries of ``headline`` count like those of the text; its own places are not among the result.
    """
    text = text_of(doc)
    found = spots(doc, gazetteer)
    found += [*unknown_spots(doc, found), *abroad(doc, found)]
    found = sorted([*found, *told_spots(doc, found, told)], key=lambda s: (s.start, s.end))
    ways = [surroundings(text, s.start, s.end) for s in found]
    titled = countries_of_headline(headline, gazetteer) if headline is not None else {}
    resolver = Resolver(text, found, ways, gazetteer, context_country_hint, homes or {}, titled)
    chosen = [_unit_meant(doc, s, e, gazetteer) for s, e in zip(found, resolver.choose(), strict=True)]
    scene = resolver.scene(chosen)
    sentence_of = {t: n for n, s in enumerate(doc.sents) for t in range(s.start, s.end)}
    mentions = []
    for i, (spot, way, entry) in enumerate(zip(found, ways, chosen, strict=True)):
        relation: str = way.relation
        made = way
        point: Fix | None = None
        if spot.role == "unknown":
            holding = [
                None if e is not None and e.kind == "country" and _does_or_says(doc, s, e) else e
                for s, e in zip(found, chosen, strict=True)
            ]
            entry, point = _stand_in(text, i, found, holding, sentence_of, scene)
        elif entry is not None:
            point, relation, made = _point(text, i, found, ways, chosen)
        building = None
        if (
            entry is not None
            and spot.role in ("place", "part")
            and entry.kind not in ("country", "continent")
        ):
            building = facility_end(doc, spot)
        adjective = spot.role in ("part", "demonym") and building is None
        if building is not None:
            made = replace(made, end=doc[building - 1].idx + len(doc[building - 1]))
        government = not adjective and entry is not None and _stands_for_government(doc, spot, entry)
        known = entry if spot.role != "unknown" else None
        mentions.append(
            PlaceMention(
                start=spot.start,
                end=spot.end,
                as_written=spot.text,
                phrase_start=min(made.start, spot.start),
                phrase_end=max(made.end, spot.end),
                relation=relation,
                place=_place(text, spot, made, entry, point),
                kind="facility" if building else known.kind if known else spot.role,
                sentence=sentence_of[spot.first],
                adjective=adjective,
                metonym=government,
                dateline=_is_dateline(text, spot),
                heard=any(a < spot.end and spot.start < b for a, b in told),
                entry=known,
            )
        )
    mentions.extend(_taken_up(doc, found, chosen, gazetteer, scene))
    return sorted(mentions, key=lambda m: (m.start, m.end))


_FIRST_UNITS = ("province", "governorate", "department")


def _unit_meant(doc: Doc, spot: Spot, entry: Entry | None, gazetteer: Gazetteer) -> Entry | None:
    """The unit that bears another spelling of its town's name: "Hodeidah province" is Al Hudaydah."""
    after = doc[spot.last].lower_ if spot.last < len(doc) else ""
    if entry is None or entry.admin1 is None or entry.kind == "adm1" or after not in _FIRST_UNITS:
        return entry
    units = [e for e in gazetteer.lookup(entry.admin1) if e.kind == "adm1" and e.country == entry.country]
    return units[0] if units and entry.kind == "city" else entry


def _is_dateline(text: str, spot: Spot) -> bool:
    if not spot.text.isupper() or len(spot.text) < 4:
        return False
    around = text[max(0, spot.start - 40) : spot.start] + text[spot.end : spot.end + 40]
    return sum(c.isupper() for c in around) < 0.5 * sum(c.isalpha() for c in around)


def _taken_up(
    doc: Doc, found: list[Spot], chosen: Sequence[Entry | None], gazetteer: Gazetteer, scene: dict[str, float]
) -> Iterator[PlaceMention]:
    """Mentions for "the city" and "the Syrian capital"."""
    for start, end, entry in anaphors(text_of(doc), found, chosen, gazetteer, scene):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or any(s.start < end and start < s.end and s.role != "demonym" for s in found):
            continue
        spot = Spot(span.start, span.end, start, end, text_of(doc)[start:end], (entry,))
        way = surroundings(text_of(doc), start, end)
        named = [s for s, e in zip(found, chosen, strict=True) if e is not None and e.key == entry.key]
        name = ([s for s in named if s.end <= start and not _is_dateline(text_of(doc), s)] or [spot])[-1]
        # "The town" is called by the name that it takes up; "outside the city", "the Yemeni capital" stay.
        told = name if way.relation == "in" and spot.text.islower() else spot
        shown = way if told is spot else replace(way, start=name.start, end=name.end)
        sentence = sum(1 for s in doc.sents if s.end <= span.start)
        yield PlaceMention(
            start,
            end,
            spot.text,
            min(way.start, start),
            max(way.end, end),
            way.relation,
            _place(text_of(doc), told, shown, entry, fix(entry, way)),
            entry.kind,
            sentence,
            anaphor=True,
            entry=entry,
        )


def _point(
    text: str, i: int, found: list[Spot], ways: list[Surroundings], chosen: Sequence[Entry | None]
) -> tuple[Fix, str, Surroundings]:
    """The point of a resolved name; "between X and Y" and "the X-Y border" need the name beside it."""
    spot, way, entry = found[i], ways[i], chosen[i]
    assert entry is not None
    for j, first in ((i + 1, True), (i - 1, False)):
        if not 0 <= j < len(found) or (other := chosen[j]) is None:
            continue
        one, two = (spot, found[j]) if first else (found[j], spot)
        gap = text[one.end : two.start]
        lead = re.search(
            r"between\s+(?:the\s+)?(?:[\w-]+\s+){0,4}$", text[max(0, one.start - 60) : one.start], re.I
        )
        if lead and re.fullmatch(r"(?:\s+\w+)?\s+and\s+(?:the\s+)?(?:[\w-]+\s+){0,3}", gap):
            if entry.kind in ("country", "continent"):
                return Fix(entry.lat, entry.lon, 5, 200.0, PlaceMethod.COUNTRY), "between", way
            if stretch := between(entry, other):
                phrase = Surroundings("between", one.start - len(lead.group(0)), two.end)
                return stretch, "between", phrase
        if re.fullmatch(r"\s?[-–/]\s?|\s+and\s+|\s+", gap) and re.match(
            r"\s+(?:border|frontier)", text[two.end :]
        ):
            border = Surroundings("border", one.start, two.end + 7)
            return fix(entry, border), "border", border
    return fix(entry, way), way.relation, way


def _stand_in(
    text: str,
    i: int,
    found: list[Spot],
    chosen: Sequence[Entry | None],
    sentence_of: dict[int, int],
    scene: dict[str, float],
) -> tuple[Entry | None, Fix | None]:
    """The nearest named unit for a name that the gazetteer lacks: its own sentence's, the next one first."""
    spot, here = found[i], sentence_of[found[i].first]
    frame = text[max(0, spot.start - 30) : spot.end + 20]
    kind = "village" if _VILLAGE.search(frame) else "site"
    ranked: list[tuple[float, int]] = []
    shouted = spot.text.isupper()
    for j, entry in enumerate(chosen):
        other = found[j]
        if entry is None or other.role != "place" or entry.kind in ("continent", "water"):
            continue
        apart = other.start - spot.end if other.start >= spot.end else spot.start - other.end
        same = sentence_of[other.first] == here
        # A unit named after it most often holds it; a country is the last resort.
        cost: float = (apart if other.start >= spot.end else apart + 40) + (0 if same else 600)
        cost += 1500 if entry.kind == "country" else 0
        cost += (900 if same else 2400) * (1 - scene.get(entry.country or "", 0.0))
        # A dateline says where the reporter is.
        cost += 700 if other.text.isupper() and len(other.text) > 3 and not shouted else 0
        ranked.append((cost, j))
    if not ranked:
        return None, None
    entry = chosen[min(ranked)[1]]
    assert entry is not None
    return entry, within(entry, kind)


def _place(text: str, spot: Spot, way: Surroundings, entry: Entry | None, point: Fix | None) -> Place:
    start, end = min(way.start, spot.start), max(way.end, spot.end)
    while start < spot.start and text[start].isspace():
        start += 1
    span = Span.cut(text, start, end)
    if entry is None or point is None:
        return Place(as_written=span.exact, span=span, name=spot.text, method=PlaceMethod.UNRESOLVED)
    known = spot.role != "unknown"
    return Place(
        as_written=span.exact,
        span=span,
        name=entry.name if known else spot.text,
        geonames_id=entry.geonames_id if known else None,
        lat=point.lat,
        lon=point.lon,
        country=entry.country,
        admin1=entry.name if entry.kind == "adm1" else entry.admin1,
        admin2=entry.admin2,
        where_prec=point.where_prec,
        uncertainty_km=point.km,
        method=point.method,
    )


def _stands_for_government(doc: Doc, spot: Spot, entry: Entry) -> bool:
    """Whether a country or a capital speaks or acts here: "Damascus denied", "blamed on Israel"."""
    if entry.kind != "country" and not entry.capital:
        return False
    root: Token = doc[spot.first : spot.last].root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN" and root.head.i < root.i:
        root = root.head  # "Britain, France and Germany blamed": they play the part of the first name
    verb = root.head
    if root.dep_ in _AGENTIVE and verb.pos_ in ("VERB", "AUX"):
        return (
            entry.kind == "country"
            or verb.lemma_ in words("verbs", "acting")
            or any(c.lemma_ in ("blame", "behind", "responsible", "involved") for c in verb.children)
        )
    if root.dep_ == "pobj" and verb.lower_ == "by" and verb.dep_ == "agent":
        return True
    if root.dep_ == "pobj" and verb.lower_ in ("on", "against", "from", "with"):
        return verb.head.lemma_ in words("verbs", "against")
    return root.dep_ == "dobj" and verb.lemma_ in words("verbs", "addressing")


def _does_or_says(doc: Doc, spot: Spot, entry: Entry) -> bool:
    """Whether a country is there as one who acts or speaks, and so does not hold the places around it.

    "Rwanda struck Kutum", "Rwanda's government spokeswoman": nothing is said of where Kutum lies.
    """
    if _stands_for_government(doc, spot, entry):
        return True
    root: Token = doc[spot.first : spot.last].root
    return root.dep_ == "poss" and root.head.lemma_.lower() in words("officials")


def _detail(mention: PlaceMention) -> tuple[float, bool, int]:
    """How specific a mention is: smaller is more specific; earlier breaks the tie."""
    prec = mention.place.where_prec or 8
    # A building or an unknown village says more than the town that stands in for it.
    named = -0.5 if mention.kind in _POINTS else 0.0
    reach = mention.place.uncertainty_km if mention.place.uncertainty_km is not None else 5000.0
    late = 10 if mention.dateline else 0.2 if mention.anaphor else 0
    return (
        (prec if prec != 7 else 4) + named + late - (2.5 if mention.heard else 0),
        reach > 10,
        mention.start,
    )


def choose_places(mentions: Iterable[PlaceMention]) -> tuple[Place, ...]:
    """The places of one incident from the mentions in its sentences, the most specific first.

    Adjectives and governments are left out; a place that only repeats another is given once. Where the
    sentences hold an unresolved name, it comes after those that have coordinates.
    """
    usable = [m for m in mentions if not m.adjective and not m.metonym]
    out: list[PlaceMention] = []

    def rank(m: PlaceMention) -> tuple[float, bool, int]:
        detail, wide, start = _detail(m)
        return detail + (1.5 if _names_unit_of(m, usable) else 0.0), wide, start

    for mention in sorted(usable, key=rank):
        if not any(_repeats(mention, kept) for kept in out):
            out.append(mention)
    if out:
        # The main place and what holds it come first; places elsewhere follow.
        first = out[0]
        out.sort(key=lambda m: m is not first and not _holds(m, first))
    return tuple(m.place for m in out)


def _names_unit_of(mention: PlaceMention, others: Sequence[PlaceMention]) -> bool:
    """Whether a town's name is here rather that of its province: "Idlib" beside "Khan Sheikhoun"."""
    place = mention.place
    return (place.where_prec or 9) <= 2 and any(
        o.place.admin1 == place.name
        and o.place.name != place.name
        and (o.place.where_prec or 9) <= 2
        and o.heard >= mention.heard
        for o in others
    )


def _repeats(one: PlaceMention, other: PlaceMention) -> bool:
    if one.place.span == other.place.span:
        return True
    if one.entry is None or other.entry is None:
        return one.as_written == other.as_written
    return one.entry.key == other.entry.key


def _holds(outer: PlaceMention, inner: PlaceMention) -> bool:
    if outer.entry is None or inner.entry is None:
        return outer.place.country == inner.place.country
    return contains(outer.entry, inner.entry)
