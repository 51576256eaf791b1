"""The signs that speak for or against two tellings being of one incident, each in the part it belongs to.

A sign is something that a person can check in the two reports ("the same day", "towns 40 km apart"). How much
each counts is data (``same-incident.toml``). None of them looks at an actor.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import sqrt
from typing import Final, Literal

from counterclaim.geo.sphere import roughly_km
from counterclaim.model.event_kinds import conflicting
from counterclaim.model.vocabulary import EventType

from .telling import NAME_RARITY, Spot, Telling, Toll
from .words import RARE, alike, rarity, words_of

Part = Literal["base", "date", "place", "type", "targets", "tolls", "names", "text"]
PARTS: Final[tuple[Part, ...]] = ("base", "date", "place", "type", "targets", "tolls", "names", "text")

EXACT_DAYS: Final = 3
"""A date of at most so many days is a day; a longer one is a stretch within which the day lies."""

RECENT_DAYS: Final = 3
"""An incident without a date is mostly of the days before its report."""

FINE: Final = 3
"""``where_prec`` up to which a place can tell two incidents apart."""

Sign = tuple[Part, str, float]


def signs(a: Telling, b: Telling) -> Iterator[Sign]:
    """The signs between two tellings: part, name, strength (1 where it just holds). Symmetric."""
    yield "base", "bias", 1.0
    yield "base", ("both_main", "one_main", "no_main")[2 - a.main - b.main], 1.0
    yield from (("date", name, x) for name, x in _date(a, b))
    yield from (("place", name, x) for name, x in _place(a, b))
    yield "type", f"type_{_type(a.event_type, b.event_type)}", 1.0
    yield "targets", f"targets_{_targets(a, b)}", 1.0
    yield "tolls", f"tolls_{_tolls(a, b)}", 1.0
    yield from (("names", name, x) for name, x in _names(a, b))
    yield from (("text", name, x) for name, x in _text(a, b))


def _date(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        yield from _undated(a, b)
        return
    apart = max((a.first - b.last).days, (b.first - a.last).days, 0)
    longer = max((a.last - a.first).days, (b.last - b.first).days)
    exact = longer < EXACT_DAYS
    if apart == 0:
        yield ("date_same" if a.first == b.first and a.last == b.last and exact else
               "date_overlaps" if exact else "date_within"), 1.0  # fmt: skip
    elif apart == 1:
        yield "date_next_day", 1.0
    else:
        yield "date_apart", 1.0
        yield "date_far", min(apart, 30) / 30


def _undated(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    """Where one has no date, it can be no later than its report, and news is mostly of the last day."""
    told = [(t, t.published) for t in (a, b) if t.first is None]
    known = next((t for t in (a, b) if t.first is not None), None)
    if known is None or known.first is None:
        yield "date_neither", 1.0
        if a.published and b.published:
            yield "date_published_far", min(abs((a.published - b.published).days), 30) / 30
        return
    published = told[0][1]
    if published is None:
        yield "date_unsaid", 1.0
    elif known.first > published:
        yield "date_after_report", 1.0
    else:
        age = (published - known.first).days
        yield ("date_fresh" if age <= 1 else "date_recent" if age <= RECENT_DAYS else "date_old"), 1.0


def _place(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    """The nearest of their places; then how the first of each stand, where both are known for sure."""
    if not a.spots or not b.spots:
        yield "place_unsaid", 1.0
        return
    nearest = min((_near(x, y) for x, y in product(a.spots, b.spots)), key=_RANK.index)
    first = _near(a.spots[0], b.spots[0])
    known_apart = first in ("apart", "other_country")
    if not known_apart or nearest not in ("within", "around", "same_unit", "same_country"):
        yield f"place_{nearest}", 1.0  # that some wider place holds both says nothing of two towns far apart
    if known_apart:
        yield "place_first_apart", 1.0
    elif _own_differ(a, b):
        yield "place_first_differs", 1.0


def _own_differ(a: Telling, b: Telling) -> bool:
    """Whether each has a place of its own that the other does not name: two quarters, two villages."""
    x, y = a.spots[0], b.spots[0]
    if not x.name or not y.name or not (_fine(x) or not x.sure) or not (_fine(y) or not y.sure):
        return False
    mine, theirs = ({s.name.casefold() for s in t.spots if s.name} for t in (a, b))
    return (
        x.name.casefold() not in theirs
        and y.name.casefold() not in mine
        and not _rare_words(x.name) & _rare_words(y.name)
    )


_RANK: Final = (
    "same_unlisted", "same", "same_words", "within", "around", "same_unit", "same_country", "unsure",
    "apart", "other_country"
)  # fmt: skip


def _near(a: Spot, b: Spot) -> str:
    """How two places stand to each other, by name, distance and both radii."""
    if a.name and b.name and a.name.casefold() == b.name.casefold() and (_fine(a) or _fine(b)):
        return "same" if a.sure and b.sure else "same_unlisted"
    if _rare_words(a.name) & _rare_words(b.name):
        return "same_words"  # "Fenastras headquarters", "Fenastras": the gazetteer may know neither
    if not a.sure or not b.sure:
        return "unsure"
    if _fine(a) and _fine(b) and None not in (a.lat, a.lon, b.lat, b.lon):
        far = roughly_km(a.lat or 0, a.lon or 0, b.lat or 0, b.lon or 0)
        reach = (a.radius_km or 0) + (b.radius_km or 0)
        return "within" if far <= reach else "around" if far <= reach + _AROUND_KM else "apart"
    if a.country and b.country and a.country != b.country:
        return "other_country"
    if a.admin1 and b.admin1:
        return "same_unit" if a.admin1 == b.admin1 else "apart"
    return "same_country" if a.country and b.country else "unsure"


_AROUND_KM: Final = 10.0


@lru_cache(maxsize=65536)
def _rare_words(name: str | None) -> frozenset[str]:
    forms = {word.form for word in words_of(name or "")}
    return frozenset(form for form in forms if rarity(form) >= RARE and not form[0].isdigit())


def _fine(spot: Spot) -> bool:
    return spot.prec is not None and spot.prec <= FINE


def _type(a: EventType, b: EventType) -> str:
    if a is b:
        return "same" if a not in (EventType.UNKNOWN, EventType.OTHER) else "open"
    if EventType.UNKNOWN in (a, b) or EventType.OTHER in (a, b):
        return "open"
    return "at_odds" if conflicting(a, b) else "kin"


def _targets(a: Telling, b: Telling) -> str:
    if not a.targets or not b.targets:
        return "unsaid"
    return "shared" if set(a.targets) & set(b.targets) else "differ"


def _tolls(a: Telling, b: Telling) -> str:
    """The nearest of their tolls with the same outcome; tolls of one incident grow with the days."""
    pairs = [(x, y) for x, y in product(a.tolls, b.tolls) if x.outcome is y.outcome]
    if not pairs:
        return "unsaid"
    return min((_toll(x, y) for x, y in pairs), key=("same", "close", "differ", "far").index)


def _toll(x: Toll, y: Toll) -> str:
    if x.low <= y.high and y.low <= x.high:
        return "same" if max(x.low, y.low) > 1 else "close"  # "one killed" is said of many incidents
    more, less = max(x.low, y.low), min(x.high, y.high)
    return "close" if more <= 1.5 * less else "differ" if more <= 3 * max(less, 1) else "far"


def _names(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    """How many rare words written as names both have, each by its rarity."""
    if not a.names or not b.names:
        yield "names_unsaid", 1.0
        return
    shared = sum(rarity(name) - NAME_RARITY + 1 for name in set(a.names) & set(b.names))
    yield ("names_shared", min(shared, 8.0) / 4) if shared else ("names_differ", 1.0)


def _text(a: Telling, b: Telling) -> Iterator[tuple[str, float]]:
    """Nothing for tellings of one report: they share its text."""
    if a.report_id == b.report_id:
        return
    yield "near_alike", sqrt(alike(a.near, b.near))
    if a.words and b.words:
        yield "words_alike", sqrt(alike(a.words, b.words))
    else:
        yield "words_unsaid", 1.0
