"""How much speaks for two tellings being of one event: a sum of weighted signs.

Each sign is something that a reader can check in the text (the days agree, "another", the same
victims). Their weights are data (``same-event.toml``), fitted by ``training/same_event.py`` as a
logistic regression on the training reports, so that a sum above 0 says "rather the same". What never
counts is who is blamed: rivals' accounts of one strike belong together.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from counterclaim.geo.sphere import distance_km
from counterclaim.knowledge.load import read_table
from counterclaim.model import Place
from counterclaim.model.event_kinds import conflicting
from counterclaim.model.vocabulary import EventType, PlaceMethod

from .places import PlaceMention

if TYPE_CHECKING:
    from .grouping import Draft
    from .tellings import Telling

SPECIFIC = 2  # where_prec of a place that can tell two incidents apart


@cache
def weights() -> dict[str, float]:
    """The weight of each sign; ``bias`` stands for having none."""
    table: dict[str, float] = read_table("same-event.toml")["weights"]
    return table


def same_event(telling: Telling, draft: Draft, drafts: Sequence[Draft]) -> float:
    """The log-odds that ``telling`` is of the incident ``draft``, one of ``drafts``."""
    known = weights()
    return sum(known.get(sign, 0.0) * value for sign, value in signs(telling, draft, drafts).items())


def signs(telling: Telling, draft: Draft, drafts: Sequence[Draft]) -> dict[str, float]:
    """The signs that hold between a telling and an incident told before (or after) it, by name."""
    near = min(draft.tellings, key=lambda t: (abs(t.position - telling.position), t.position))
    last = max(
        drafts,
        key=lambda d: max((t.position for t in d.tellings if t.position < telling.position), default=-1),
    )
    found = {
        "bias": 1.0,
        "main": float(drafts[0] is draft),
        "only": float(len(drafts) == 1),
        "last_told": float(last is draft),
        "same_sentence": float(telling.sentence == near.sentence),
        "far": min(abs(telling.position - near.position) / 100, 3.0),
        "told_later": float(near.position > telling.position),
        "size": min(len(draft.tellings), 3) / 3,
        f"time_{_time(telling, draft)}": 1.0,
        f"place_{_place(telling, draft)}": 1.0,
        f"type_{_type(telling, draft)}": 1.0,
        f"toll_{_toll(telling, draft)}": 1.0,
        "same_victims": float(bool(telling.patients & draft.patients)),
    }
    found |= _where_told(telling, draft, main=drafts[0] is draft, last=last is draft)
    heard = [t for t in draft.tellings if t.heard is not None]
    if telling.heard is not None:
        found["heard_both" if heard else "heard_only_now"] = 1.0
    elif heard:
        found["heard_before"] = 1.0
    titled = max(drafts, key=_titled)
    if _titled(titled):
        shares = "shares" if telling.titled else "lacks"
        found[f"title_{'of_it' if draft is titled else 'of_other'}_{shares}"] = (
            min(max(telling.titled, 1), 3) / 2
        )
    if telling.fresh:
        found["fresh"] = 1.0
    if telling.definite:
        found["definite"] = 1.0
        found["definite_last"] = float(last is draft)
        found["definite_main"] = float(drafts[0] is draft)
        found["definite_later"] = found["told_later"]
        if "time_agrees" in found and "type_at_odds" not in found:
            found["definite_same_day"] = 1.0  # "Sunday's strike", of a strike on Sunday
    if telling.pointing:
        found["pointing_last"] = float(last is draft)
    if telling.indefinite:
        found["indefinite"] = 1.0
    if telling.bare:
        found["bare"] = 1.0
    return {k: v for k, v in found.items() if v}


def _where_told(telling: Telling, draft: Draft, *, main: bool, last: bool) -> dict[str, float]:
    """Reports that told of something else in passing come back to their main event with a new paragraph."""
    before = max(
        (t for t in draft.tellings if t.position <= telling.position), key=lambda t: t.position, default=None
    )
    if before is None:
        return {}
    same = telling.spot.same_paragraph(before.spot)
    return {
        "beside": float(telling.spot.beside(before.spot)),
        "new_paragraph": float(same is False),
        "new_paragraph_last": float(same is False and last),
        "new_paragraph_main": float(same is False and main),
        "same_paragraph": float(same is True),
        "same_paragraph_last": float(same is True and last),
    }


def _titled(draft: Draft) -> int:
    return max(t.titled for t in draft.tellings)


def _time(telling: Telling, draft: Draft) -> str:
    mine = telling.time
    theirs = [(t.date_start, t.date_end) for t in draft.times if t.date_start and t.date_end]
    if mine is None:
        return "unsaid" if theirs else "neither"
    if mine.date_start is None or mine.date_end is None:
        if any(
            t.time is not None and _same_words(mine.as_written, t.time.as_written) for t in draft.tellings
        ):
            return "agrees"  # no publication date resolves them, but "Sunday" is "Sunday"
        return "vague_past" if mine.kind in ("month", "year", "period") else "open"
    if not theirs:
        return "far_of_none" if (mine.date_prec or 0) >= 4 else "of_none"
    if any(s <= mine.date_end and mine.date_start <= e for s, e in theirs):
        return "agrees" if (mine.date_prec or 9) <= 2 else "within"
    gap = min(min(abs((mine.date_start - e).days), abs((s - mine.date_end).days)) for s, e in theirs)
    return "next_day" if gap <= 1 else "apart"


def _same_words(one: str, other: str) -> bool:
    mine, theirs = (re.findall(r"[A-Z][a-z]+day|\d+", text) for text in (one, other))
    return bool(mine) and mine == theirs


def _type(telling: Telling, draft: Draft) -> str:
    from .tellings import at_odds

    if any(at_odds(telling.types, t.types) for t in draft.tellings):
        return "at_odds"
    if telling.type is EventType.UNKNOWN or draft.type is EventType.UNKNOWN:
        return "open"
    if telling.type is draft.type:
        return "same"
    return "other" if conflicting(telling.type, draft.type) else "kin"  # a missile, a jet


def _toll(telling: Telling, draft: Draft) -> str:
    theirs = {c for t in draft.tellings for c in t.counts}
    if not telling.counts or not theirs:
        return "unsaid"
    return "same" if telling.counts & theirs else "differs"


def _place(telling: Telling, draft: Draft) -> str:
    mine = finest(telling.places)
    theirs = [p for t in draft.tellings for p in finest(t.places)]
    if not mine:
        return "unsaid" if theirs else "neither"
    if not theirs:
        return "of_none"
    return min((_near(a, b) for a in mine for b in theirs), key=RANK.index)


def called_otherwise(telling: Telling, draft: Draft) -> bool:
    """Whether the event of a telling is called by a place or a time that the other cannot have."""
    theirs = [p for t in draft.tellings for p in finest(t.places)]
    mine = finest(telling.called)
    if mine and theirs and all(_near(a, b) == "apart" for a in mine for b in theirs):
        return True
    return telling.dated and _time(telling, draft) == "apart"


RANK = ("same", "same_unit", "beside", "unlocated", "town_mates", "around", "apart")


def finest(mentions: Sequence[PlaceMention]) -> list[Place]:
    """The most exact of the places of one telling: a quarter, not the town around it."""
    places = [p.place for p in mentions if (p.place.where_prec or 9) <= 4]
    if not places:
        return []
    best = min(p.where_prec or 9 for p in places)
    near = [p for p in places if (p.where_prec or 9) <= max(best, SPECIFIC)]
    quarters = [p for p in near if p.method is PlaceMethod.FALLBACK]
    return quarters or near


def _near(a: Place, b: Place) -> str:
    if a.name and a.name == b.name:
        return "same" if (a.where_prec or 9) <= SPECIFIC else "same_unit"
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return "unlocated"
    far = distance_km(a.lat, a.lon, b.lat, b.lon)
    stand_ins = PlaceMethod.FALLBACK in (a.method, b.method)
    if stand_ins and far < 1.0:  # quarters and villages that share the point of one town
        return "town_mates" if a.method is b.method else "beside"
    if (a.where_prec or 9) > SPECIFIC or (b.where_prec or 9) > SPECIFIC:
        same_unit = bool(a.admin1) and a.admin1 == b.admin1 and a.country == b.country
        wide = max(a.uncertainty_km or 0, b.uncertainty_km or 0)
        return "same_unit" if same_unit or far <= wide else "apart"
    near = PlaceMethod.NEAR in (a.method, b.method) and far <= (a.uncertainty_km or 5) + (
        b.uncertainty_km or 5
    )
    return "beside" if near else "around" if far <= 10 else "apart"
