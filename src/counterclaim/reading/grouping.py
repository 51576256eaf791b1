"""Which tellings speak of one incident."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from counterclaim.model.vocabulary import EventType

from .places import PlaceMention
from .same_event import called_otherwise, finest, same_event
from .tellings import SETTLED, Telling
from .times import TimeMention


@dataclass
class Draft:
    """An incident in the making: its tellings, in the order of the text."""

    tellings: list[Telling] = field(default_factory=list)
    joined: list[tuple[Telling, float]] = field(default_factory=list)  # with the log-odds for joining

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
        return settled_by_means(together)


FROM_AFAR = (
    EventType.AIR_STRIKE, EventType.DRONE_STRIKE, EventType.MISSILE_ROCKET_STRIKE,
    EventType.ARTILLERY_SHELLING,
)  # fmt: skip


def settled_by_means(together: Telling) -> EventType:
    """The type with most weight; a mere "bomb" or "blast" is of the aircraft or guns told of with it."""
    weight: dict[EventType, int] = {}
    sure = False
    for kind, w in together.types:
        weight[kind] = weight.get(kind, 0) + w
        sure = sure or (kind is EventType.BOMBING_IED and w >= SETTLED)
    means = max(FROM_AFAR, key=lambda k: weight.get(k, 0))
    if together.type is not EventType.BOMBING_IED or sure or weight.get(means, 0) < 3:
        return together.type
    return means


def group(tellings: Sequence[Telling]) -> list[Draft]:
    """The incidents of a report in the order of their first telling.

    Each telling, in the order of the text, joins the incident told before it that it fits best
    (:mod:`.same_event`), or opens one where it has the substance.
    """
    drafts: list[Draft] = []
    for telling in sorted(tellings, key=lambda t: (t.position, t.events)):
        if background(telling):
            continue
        scored = [
            (same_event(telling, d, drafts), -i) for i, d in enumerate(drafts) if not told_apart(telling, d)
        ]
        best, at = max(scored, default=(-9.0, 0))
        if scored and (best > (0.0 if placed(telling) else UNPLACED) or not substance(telling)):
            drafts[-at].add(telling)
            drafts[-at].joined.append((telling, best))
        else:
            drafts.append(Draft([telling]))
    return drafts


def told_apart(telling: Telling, draft: Draft) -> bool:
    """Whether a sentence counts the time of the one from the other ("hours after the blast, gunmen shot"), or
    calls the one by a place or time that is not the other's ("the Omagh bombing", "last month's attack"), or
    by a target beside it ("a camp nearby")."""
    if called_otherwise(telling, draft):
        return True
    if telling.beside and not any(t.beside for t in draft.tellings):
        return True
    return any(t.sentence == telling.sentence and t.counted != telling.counted for t in draft.tellings)


UNPLACED = -0.5  # what a telling with no day and no place of its own must fall below to be another event


def placed(telling: Telling) -> bool:
    """Whether a telling gives a day or a place by which a reader could tell its event from others."""
    return bool(finest(telling.places)) or bool(telling.time and telling.time.date_start)


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
    """A campaign or a mere year of the past: "since 2012", "fighting in 2015"; no event of this report.

    A year will do for an event with a doer or a place of its own ("the group bombed the embassy in 1998").
    """
    time = telling.time
    if time is None or (telling.tolls and any(p.place.where_prec in (1, 2) for p in telling.places)):
        return False
    if (time.bound == "since" and (time.date_prec or 9) >= 4) or time.habit:
        return True
    own = telling.heard is not None and (telling.actors or finest(telling.places))
    return (time.date_prec or 0) >= 5 and not own
