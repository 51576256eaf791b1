"""The words that report violence: triggers, light verbs, weapons and targets (data files)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from counterclaim.model.vocabulary import EventType, TargetType
from counterclaim.text.lexicon import Lexicon

from .load import read_table


@dataclass(frozen=True)
class Trigger:
    """A word that reports an event. ``sure``: it settles the type alone.

    ``acts``: the subject acts (a verb), else the subject is the weapon or the event.
    ``needs_weapon``: reports an event only with a weapon or an event as its object;
    ``needs_place``: only with a place or a position as its object ("seized the town"),
    or, where ``people`` gives a type, with people as its object ("seized 20 villagers": that type);
    ``needs_vehicle``: only where a vehicle is driven into people or a building;
    ``needs_carrier``: a noun that reports one only where a light verb carries it ("mounted an operation").
    """

    type: EventType
    sure: bool
    acts: bool = True
    needs_weapon: bool = False
    needs_place: bool = False
    people: EventType | None = None
    needs_carrier: bool = False
    needs_vehicle: bool = False


@dataclass(frozen=True)
class WeaponWord:
    type: EventType
    rank: int
    asset: bool


@dataclass(frozen=True)
class TargetWord:
    type: TargetType
    person: bool
    able: bool


@dataclass(frozen=True)
class Triggers:
    nouns: Lexicon[Trigger]
    verbs: Lexicon[Trigger]
    events: Lexicon[Trigger]
    light: Lexicon[bool]
    light_phrases: Lexicon[bool]
    not_events: Lexicon[bool]
    place_nouns: frozenset[str]


@cache
def triggers() -> Triggers:
    table = read_table("triggers.toml")

    def entries(key: str, acts: bool) -> Iterator[tuple[str, Trigger]]:
        for row in table["trigger"]:
            needs = {
                k: row.get(k, False)
                for k in ("needs_weapon", "needs_place", "needs_carrier", "needs_vehicle")
            }
            people = EventType(row["people"]) if "people" in row else None
            found = Trigger(EventType(row["type"]), row["sure"], acts, people=people, **needs)
            for word in row.get(key, ()):
                yield word, found

    light = table["light"][0]
    return Triggers(
        nouns=Lexicon(entries("nouns", True)),
        verbs=Lexicon(entries("verbs", True)),
        events=Lexicon(entries("events", False)),
        light=Lexicon((verb, True) for verb in light["verbs"]),
        light_phrases=Lexicon((phrase, True) for phrase in light["phrases"]),
        not_events=Lexicon((phrase, True) for phrase in table["not_events"]["phrases"]),
        place_nouns=frozenset(table["place_nouns"]["words"]),
    )


@cache
def weapons() -> Lexicon[WeaponWord]:
    return Lexicon(
        (word, WeaponWord(EventType(row["type"]), row["rank"], key == "assets"))
        for row in read_table("weapons.toml")["weapon"]
        for key in ("words", "assets")
        for word in row.get(key, ())
    )


@cache
def armed_people() -> frozenset[str]:
    """Lemmas of armed people: an attack of theirs of a kind not told is an armed assault."""
    return frozenset(read_table("weapons.toml")["armed"]["people"])


@cache
def targets() -> Lexicon[TargetWord]:
    rows = read_table("targets.toml")["target"]
    return Lexicon(
        (
            word,
            TargetWord(
                TargetType(row["type"]),
                row.get("person", False),
                row.get("able", False) or row.get("person", False),
            ),
        )
        for row in reversed(rows)  # the first entry that holds a word wins
        for word in row["words"]
    )
