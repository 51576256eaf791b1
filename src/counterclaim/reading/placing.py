"""Which incident of a report a claim is about.

A claim whose words tell an event is about that event's incident. One whose words tell none ("Tehran
denied it", "no group has claimed responsibility") is about one of the incidents told of: the main one,
the one told last, the one for which its actor is named. How much each sign speaks for an incident is
fitted on annotated reports (``training/claim_place.py``); the weights are data (``claim-place.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import log1p

from spacy.tokens import Doc

from counterclaim.knowledge.load import read_table
from counterclaim.model import Incident
from counterclaim.text.language import text_of

from .actors import Cast
from .assertions import Assertion, Side
from .attributions import Attribution
from .doers import speaker_actor
from .grouping import Draft
from .stage import Placed
from .tellings import Spot, Telling, spots


@dataclass(frozen=True)
class Ground:
    """What placing looks at: the report, its tellings, and the incidents that these make up."""

    doc: Doc
    cast: Cast
    attributions: Sequence[Attribution]
    tellings: Sequence[Telling]
    drafts: Sequence[Draft]

    @cached_property
    def spots(self) -> dict[int, Spot]:
        """Where each sentence stands in the report."""
        return spots(self.doc)


@cache
def weights() -> dict[str, float]:
    """The weight of each sign."""
    table: dict[str, float] = read_table("claim-place.toml")["weights"]
    return table


def place_claims(
    ground: Ground, assertions: Sequence[Assertion], incidents: Sequence[Incident]
) -> list[Placed]:
    """Each assertion at its incident; those about an event of the background, which has none, left out."""
    placed: list[Placed] = []
    for a, at in homes(ground, assertions):
        incident = incidents[at]
        hit = frozenset(t.actor_id for t in incident.targets if t.actor_id)
        placed.append(Placed(a, incident.incident_id, incident.event_type, hit))
    return placed


def homes(ground: Ground, assertions: Sequence[Assertion]) -> list[tuple[Assertion, int]]:
    """Each assertion with the index of its draft, in the order given."""
    return [(a, at) for a, at, _ in weighed_homes(ground, assertions)]


def weighed_homes(
    ground: Ground, assertions: Sequence[Assertion]
) -> list[tuple[Assertion, int, tuple[float, ...]]]:
    """The same with the score of each draft; no scores where the words tell the event themselves."""
    drafts = ground.drafts
    if not drafts:
        return []
    home = {k: i for i, d in enumerate(drafts) for t in d.tellings for k in t.events}
    past = {k for t in ground.tellings for k in t.events} - set(home)
    asides = [t.position for t in ground.tellings if not set(t.events) & set(home)]
    told = sorted(t.position for d in drafts for t in d.tellings)
    found: list[tuple[Assertion, int, tuple[float, ...]]] = []
    sure: tuple[Assertion, int] | None = None  # the last whose own words tell its event
    for a in assertions:
        if a.event in past and a.side is Side.FOR:
            continue  # about an event of the background, which is no incident here
        at = home.get(a.event) if a.event is not None else None
        scores: list[float] = []
        if at is None:
            last = max((position for position in told if position <= a.anchor), default=-1)
            if a.side is Side.FOR and any(last < aside <= a.anchor for aside in asides):
                continue  # "in 2012 a bomb hit the station; the group owned up to that one"
            scores = [score(ground, a, i, sure) for i in range(len(drafts))]
            at = max(range(len(drafts)), key=lambda i: (scores[i], -i))
        else:
            sure = (a, at)
        found.append((a, at, tuple(scores)))
    return found


def score(ground: Ground, a: Assertion, at: int, before: tuple[Assertion, int] | None) -> float:
    known = weights()
    return sum(known.get(name, 0.0) * value for name, value in signs(ground, a, at, before).items())


def signs(ground: Ground, a: Assertion, at: int, before: tuple[Assertion, int] | None) -> dict[str, float]:
    """What speaks for the claim ``a`` being about the incident ``at``; ``before`` is the last before it
    whose own words tell its event."""
    doc, draft = ground.doc, ground.drafts[at]
    mine = doc[a.anchor].sent.start
    earlier = [t for t in draft.tellings if t.position <= a.anchor]
    last = max(
        range(len(ground.drafts)),
        key=lambda i: max(
            (t.position for t in ground.drafts[i].tellings if t.position <= a.anchor), default=-1
        ),
    )
    side = a.side.value
    is_last, is_main = last == at and bool(earlier), at == 0
    found = {
        "main": float(is_main),
        "last": float(is_last),
        f"main_{side}": float(is_main),
        f"last_{side}": float(is_last),
        "told_later": float(not earlier),
        "same_sentence": float(any(t.sentence == mine for t in earlier)),
        "size": min(len(draft.tellings), 6) / 6,
        "named_place": float(_names(doc, a, draft)),
    }
    if earlier:
        same = ground.spots[mine].same_paragraph(earlier[-1].spot)
        found["new_paragraph"] = float(same is False)
        found["new_paragraph_main"] = float(same is False and is_main)
        found["new_paragraph_last"] = float(same is False and is_last)
        found["new_paragraph_last_other"] = float(same is False and is_last and not is_main)
        found["same_paragraph"] = float(same is True)
        found["same_paragraph_last"] = float(same is True and is_last)
        between = range(earlier[-1].sentence, mine)
        found["far"] = log1p(sum(1 for i in between if doc[i].is_sent_start))
        found["at_end"] = found["far"] * is_last
    if not is_main:
        found["older"] = float(_older(draft, ground.drafts[0]))
        found["older_last"] = float(found["older"] and is_last)
        found["undated"] = float(not draft.times)
    about = _about(ground, a)
    if about is not None and draft.actors:
        found["actor_named" if about in draft.actors else "others_named"] = 1.0
        if about in draft.actors and a.side is not Side.FOR:
            found["answers"] = 1.0
    if before is not None:
        same = before[1] == at
        near = doc[before[0].anchor].sent.start == mine
        found["goes_on"] = float(same)
        found["goes_on_at_once"] = float(same and near)
        spoken = _speaker(ground, a)
        found["same_speaker"] = float(same and spoken is not None and spoken == _speaker(ground, before[0]))
    return {name: value for name, value in found.items() if value}


def _speaker(ground: Ground, a: Assertion) -> str | None:
    return speaker_actor(ground.cast, ground.attributions[a.said]) if a.said is not None else None


def _about(ground: Ground, a: Assertion) -> str | None:
    if a.actor is not None:
        return a.actor.actor_id
    return _speaker(ground, a) if a.own else None


def _older(draft: Draft, main: Draft) -> bool:
    mine = min((t.date_start for t in draft.times if t.date_start), default=None)
    theirs = min((t.date_start for t in main.times if t.date_start), default=None)
    return mine is not None and theirs is not None and mine < theirs


def _names(doc: Doc, a: Assertion, draft: Draft) -> bool:
    """Whether the words of the claim name a place of the incident."""
    words = text_of(doc)[a.start : a.end]
    return any(text_of(doc)[p.start : p.end] in words for p in draft.places)
