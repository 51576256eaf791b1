"""The steps of a reading up to one of them, for tests of that one."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property

from spacy.tokens import Doc, Token

from counterclaim.model import ContextItem
from counterclaim.reader import resources
from counterclaim.reading.actors import Cast, find_cast
from counterclaim.reading.assertions import Assertion, deeds
from counterclaim.reading.attributions import Attribution, find_attributions
from counterclaim.reading.context import find_context
from counterclaim.reading.event_places import countries_of, event_places
from counterclaim.reading.events import EventMention, find_events
from counterclaim.reading.frames import find_frames
from counterclaim.reading.grouping import Draft, group
from counterclaim.reading.hearing import Hearing
from counterclaim.reading.places import PlaceMention, find_places
from counterclaim.reading.said_times import said_times
from counterclaim.reading.tellings import Telling, find_tellings
from counterclaim.reading.times import TimeMention, find_times
from counterclaim.reading.tolls import TollMention, find_tolls
from counterclaim.text.language import parse

DAY = date(2019, 5, 8)  # a Wednesday


class Steps:
    """The steps on one text published on ``DAY``, all of it evidence; each step is made when asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.doc = parse(text)

    @cached_property
    def times(self) -> list[TimeMention]:
        return list(find_times(self.doc, published=DAY))

    @cached_property
    def named_places(self) -> list[PlaceMention]:
        return list(find_places(self.doc, resources().gazetteer))

    @cached_property
    def cast(self) -> Cast:
        return find_cast(self.doc, resources().registry, published=DAY, places=countries_of(self.doc, self.named_places))

    @cached_property
    def tolls(self) -> list[TollMention]:
        return list(find_tolls(self.doc))

    @cached_property
    def events(self) -> list[EventMention]:
        return find_events(self.doc)

    @cached_property
    def attributions(self) -> list[Attribution]:
        return find_attributions(self.doc)

    @cached_property
    def heard(self) -> tuple[list[Assertion], set[int]]:
        """What the frames assert, and the events that they took as their objects."""
        hearing = Hearing(self.doc, self.events, self.attributions, self.cast)
        return find_frames(hearing), hearing.handled

    @property
    def frames(self) -> list[Assertion]:
        return self.heard[0]

    @cached_property
    def deeds(self) -> list[Assertion]:
        return deeds(self.doc, self.events, self.attributions, self.cast, self.heard[1])

    @cached_property
    def assertions(self) -> list[Assertion]:
        return sorted(self.frames + self.deeds, key=lambda a: (a.anchor, a.rule, a.start))

    @cached_property
    def tellings(self) -> list[Telling]:
        sites = event_places(self.doc, self.cast, self.attributions, self.assertions, self.named_places)
        spoken = said_times(self.doc, self.attributions, self.times, self.events)
        return find_tellings(self.events, self.assertions, self.times, sites, self.tolls, spoken)

    @cached_property
    def drafts(self) -> list[Draft]:
        return group(self.tellings)

    @cached_property
    def context(self) -> list[ContextItem]:
        asserted = {a.event for a in self.assertions if a.event is not None}
        evidence = [(0, len(self.text))]
        return find_context(self.doc, self.cast, self.events, self.attributions, asserted, evidence)


@cache
def steps(text: str) -> Steps:
    """The steps on one text, each made once a run."""
    return Steps(text)


def token(doc: Doc, word: str, nth: int = 0) -> Token:
    return [t for t in doc if t.text == word][nth]


def words(tokens: object) -> list[str]:
    return [t.text for t in tokens]  # type: ignore[attr-defined]
