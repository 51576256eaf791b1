"""How probable it is that a group of tellings is an incident of its own that an annotator would write down.

News reports tell again and again of one event, and speak of violence that is no incident ("the fighting",
"a wave of attacks"). What speaks for a group (the tagger hears an event in it, it has a day and a place, it
fits no other group) is weighed by a logistic regression fitted on annotated reports that the tagger had not
seen (``training/incident_trust.py``); weights and threshold are data (``incident-trust.toml``).

A group below the threshold joins the one that it fits best, or counts as background where it fits none. The
first incident always stays, and so does a group with words of denial or dispute: to drop a denial is the
worst of errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, log1p
from typing import Any

from counterclaim.knowledge.load import read_table
from counterclaim.tagger.spans import TaggedText

from .assertions import Assertion, Side
from .grouping import Draft, told_apart
from .same_event import finest, same_event


@cache
def _table() -> dict[str, Any]:
    return read_table("incident-trust.toml")


def trusted_drafts(
    drafts: Sequence[Draft], assertions: Sequence[Assertion], tagged: TaggedText
) -> list[Draft]:
    """The drafts that stand for incidents, each with the tellings of those that join it."""
    least: float = _table()["threshold"]
    joins: float = _table()["joins"]
    kept: list[Draft] = list(drafts[:1])
    left: list[Draft] = []
    for at, draft in list(enumerate(drafts))[1:]:
        enough = chance(drafts, at, assertions, tagged) >= least
        (kept if enough or _disputed(draft, assertions) else left).append(draft)
    for draft in left:
        for telling in draft.tellings:
            open_to = [(i, d) for i, d in enumerate(kept) if not told_apart(telling, d)]
            fits = [(same_event(telling, d, kept), -i) for i, d in open_to]
            odds, home = max(fits, default=(-9.0, 0))
            if odds >= joins:
                kept[-home].add(telling)
                kept[-home].joined.append((telling, odds))
    return kept


def _disputed(draft: Draft, assertions: Sequence[Assertion]) -> bool:
    at = {k for t in draft.tellings for k in t.events}
    return any(a.event in at and a.side is Side.AGAINST for a in assertions)


def chance(
    drafts: Sequence[Draft], at: int, assertions: Sequence[Assertion], tagged: TaggedText
) -> float:
    """From 0 to 1, for the draft with this index."""
    weights: dict[str, float] = _table()["weights"]
    found = signs(drafts, at, assertions, tagged)
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


def signs(
    drafts: Sequence[Draft], at: int, assertions: Sequence[Assertion], tagged: TaggedText
) -> dict[str, float]:
    """What speaks for and against a draft being an incident of its own, by name."""
    draft = drafts[at]
    tellings = draft.tellings
    heard = [t.heard for t in tellings if t.heard is not None]
    times = [t.time for t in tellings if t.time is not None]
    told = {k for t in tellings for k in t.events}
    others = [d for i, d in enumerate(drafts) if i != at]
    fits = [max((same_event(t, d, drafts) for d in others), default=-4.0) for t in tellings]
    found = {
        "bias": 1.0,
        "tellings": log1p(len(tellings) - 1),
        "heard": log1p(len(heard)),
        "heard_chance": max(map(tagged.chance_of_event, heard), default=0.0),
        "dated": float(any(t.date_start for t in times)),
        "exact_day": float(any(t.date_start and (t.date_prec or 9) <= 2 for t in times)),
        "vague_time": float(any(t.date_start is None for t in times)),
        "place": float(any(finest(t.places) for t in tellings)),
        "toll": float(any(t.tolls for t in tellings)),
        "count": float(any(t.counts for t in tellings)),
        "actors": float(bool(draft.actors)),
        "patients": float(bool(draft.patients)),
        "said": float(any(a.event in told and a.said is not None for a in assertions)),
        f"type_{draft.type.value}": 1.0,
        "definite": float(all(t.definite for t in tellings)),
        "bare": float(all(t.bare for t in tellings)),
        "unlisted": float(not any(t.listed for t in tellings)),
        "fresh": float(any(t.fresh for t in tellings)),
        "drafts": log1p(len(drafts)),
        "first_fits": fits[0] / 4,
        "fits": sum(fits) / len(fits) / 4,
    }
    return {name: value for name, value in found.items() if value}
