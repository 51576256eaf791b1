"""Which tellings speak of one incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.geo.sphere import distance_km
from counterclaim.model import Place
from counterclaim.model.vocabulary import EventType, PlaceMethod

from .places import PlaceMention
from .tellings import Telling, at_odds
from .times import TimeMention

SPECIFIC = 2  # where_prec of a place that can tell two incidents apart


@dataclass
class Draft:
    """An incident in the making: its tellings, in the order of the text."""

    tellings: list[Telling] = field(default_factory=list)

    def add(self, telling: Telling) -> None:
        self.tellings.append(telling)
        self.tellings.sort(key=lambda t: (t.position, t.events))

    @property
    def times(self) -> list[TimeMention]:
        return [t.time for t in self.tellings if t.time is not None and t.time.date_start is not None]

    @property
    def places(self) -> list[PlaceMention]:
        return [p for t in self.tellings for p in t.places]

    @property
    def actors(self) -> set[str]:
        return {a for t in self.tellings for a in t.actors}

    @property
    def patients(self) -> set[str]:
        return {p for t in self.tellings for p in t.patients}

    @property
    def type(self) -> EventType:
        together = Telling([], 0, 0)
        for i, telling in enumerate(self.tellings):
            together.types += [(kind, w * (3 if i == 0 else 1)) for kind, w in telling.types]
        return together.type


def group(tellings: Sequence[Telling]) -> list[Draft]:
    """The incidents of a report in the order of their first telling.

    Each telling joins the earlier incident that it fits best, or opens one. What keeps two apart is
    a different date, a different place, or a different kind of event, never a different actor alone:
    who did it is what speakers quarrel over.
    """
    drafts: list[Draft] = []
    anchored = [t for t in tellings if _anchored(t)]
    rest = [t for t in tellings if not _anchored(t)]
    for telling in (*anchored, *rest):
        if background(telling):
            continue
        scored = [(fit(telling, d, drafts[0] is d), i) for i, d in enumerate(drafts)]
        if telling.pointing and drafts:
            last = max(range(len(drafts)), key=lambda i: _last_before(drafts[i], telling.position))
            scored = [(score + 2.0 * (i == last), i) for score, i in scored]
        best, at = max(scored, key=lambda s: (s[0], -s[1]), default=(-9.0, -1))
        if best >= 0:
            drafts[at].add(telling)
        elif substance(telling) or not drafts:
            drafts.append(Draft([telling]))
        elif best > -2:
            drafts[at].add(telling)
        drafts.sort(key=lambda d: d.tellings[0].position)
    return drafts


def _last_before(draft: Draft, position: int) -> int:
    """Where the incident was last told before ``position``; -1 for not yet."""
    return max((t.position for t in draft.tellings if t.position < position), default=-1)


def _anchored(telling: Telling) -> bool:
    """Whether a telling fixes its event by a day or a place of its own."""
    dated = (
        telling.time is not None
        and telling.time.date_start is not None
        and (telling.time.date_prec or 9) <= 2
    )
    return dated or any((p.place.where_prec or 9) <= SPECIFIC for p in telling.places)


def substance(telling: Telling) -> bool:
    """Whether a telling says enough to stand for an incident of its own."""
    if background(telling):
        return False
    told = (
        bool(telling.places)
        + bool(telling.time and telling.time.date_start)
        + bool(telling.actors)
        + bool(telling.tolls)
    )
    return telling.named and (
        told >= 2
        or bool(
            telling.places or (telling.time and telling.time.date_start) or telling.actors or telling.tolls
        )
    )


def background(telling: Telling) -> bool:
    """A campaign or a year of the past: "since 2012", "in 2015"; no event of this report."""
    time = telling.time
    if time is None or (telling.tolls and any(p.place.where_prec in (1, 2) for p in telling.places)):
        return False
    return (time.bound == "since" and (time.date_prec or 9) >= 4) or (time.date_prec or 0) >= 5 or time.habit


def fit(telling: Telling, draft: Draft, main: bool) -> float:
    """How well a telling fits an incident: 0 and more is the same, below -2 certainly another."""
    score = 0.0
    near = min(draft.tellings, key=lambda t: (abs(t.position - telling.position), t.position))
    score += _time_fit(telling, draft)
    score += _place_fit(telling, draft)
    if any(at_odds(telling.types, t.types) for t in draft.tellings):
        score -= 3.0
    elif telling.type is draft.type and telling.type is not EventType.UNKNOWN:
        score += 0.8
    if telling.sentence == near.sentence:
        score += 0.4
    if telling.definite:
        score += 1.2
    if telling.actors and draft.actors:
        # a denial or a claim of "the bombing" by somebody new is about the bombing told before
        score += 0.6 if telling.actors & draft.actors else 0.0 if telling.definite else -0.8
    if telling.patients & draft.patients:
        score += 1.0
    gap = telling.position - near.position
    score -= min(0.04 * abs(gap) / 20, 0.8) + (0.2 if gap < 0 else 0.0)
    return score + (0.2 if main else 0.0)


def _time_fit(telling: Telling, draft: Draft) -> float:
    mine = telling.time
    if mine is None:
        return 0.0
    if mine.date_start is None or mine.date_end is None:
        return -0.4 if mine.kind in ("month", "year", "period") else 0.0
    theirs = [(t.date_start, t.date_end) for t in draft.times if t.date_start and t.date_end]
    if not theirs:
        # the first incident of a report without a date is of the day; a far date is another event
        return -1.0 if (mine.date_prec or 0) >= 4 else -0.2
    if any(s <= mine.date_end and mine.date_start <= e for s, e in theirs):
        return 0.8
    gap = min(min(abs((mine.date_start - e).days), abs((s - mine.date_end).days)) for s, e in theirs)
    return -1.6 if gap <= 1 else -5.0


def _place_fit(telling: Telling, draft: Draft) -> float:
    mine = finest(telling.places)
    theirs = [p for t in draft.tellings for p in finest(t.places)]
    if not mine or not theirs:
        return 0.0
    return max(_same(a, b) for a in mine for b in theirs)


def finest(mentions: Sequence[PlaceMention]) -> list[Place]:
    """The most exact of the places of one telling: a quarter, not the town around it."""
    places = [p.place for p in mentions if _specific(p.place)]
    if not places:
        return []
    best = min(p.where_prec or 9 for p in places)
    near = [p for p in places if (p.where_prec or 9) <= max(best, SPECIFIC)]
    quarters = [p for p in near if p.method is PlaceMethod.FALLBACK]
    return quarters or near


def _specific(place: Place) -> bool:
    return (place.where_prec or 9) <= 4


def _same(a: Place, b: Place) -> float:
    if a.name and a.name == b.name:
        return 1.0 if (a.where_prec or 9) <= SPECIFIC else 0.4
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0 if a.name is None or b.name is None else -1.0
    far = distance_km(a.lat, a.lon, b.lat, b.lon)
    stand_ins = PlaceMethod.FALLBACK in (a.method, b.method)
    if stand_ins and far < 1.0:  # quarters and villages that share the point of one town
        return -1.2 if a.method is b.method else 0.1
    if (a.where_prec or 9) > SPECIFIC or (b.where_prec or 9) > SPECIFIC:
        same_unit = bool(a.admin1) and a.admin1 == b.admin1 and a.country == b.country
        return 0.2 if same_unit or far <= max(a.uncertainty_km or 0, b.uncertainty_km or 0) else -2.0
    near = PlaceMethod.NEAR in (a.method, b.method) and far <= (a.uncertainty_km or 5) + (
        b.uncertainty_km or 5
    )
    return -0.2 if near else -1.2 if far <= 10 else -2.2
