"""The force of a state that a report names: what the state's row is shown as.

All organs of a state are one actor ("organ_of" in the codebook), but a report that speaks of "Kenyan war
planes" has not said "Kenya". The row shows the report's own words, with the state's name beside them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from counterclaim.knowledge.organs import Nouns, singular
from counterclaim.model import Actor, Claim
from counterclaim.model.vocabulary import ActorKind, Stance

_ABOUT_THE_DEED: Final = frozenset(
    {
        Stance.CLAIMS_RESPONSIBILITY,
        Stance.ADMITS,
        Stance.ATTRIBUTES,
        Stance.ACCUSES,
        Stance.SUSPECTS,
        Stance.DENIES,
        Stance.DENIES_FOR_OTHER,
    }
)
_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_][\w-]*")
_OWNED_ELSEWHERE: Final = re.compile(
    r"^(?:its|his|her|their|our|my|your|any|some|an?|no|none|that|this|these|those|one|two|both|all|such|same|other)\b",
    re.IGNORECASE,
)
"""Words that point at something said before; out of their sentence they name nobody."""


def named_as_reported(actors: Mapping[str, Actor], claims: Sequence[Claim], nouns: Nouns) -> dict[str, Actor]:
    """The actors by id; a state with the force that most of the claims about it name."""
    return {actor_id: _named(actor, claims, nouns) for actor_id, actor in actors.items()}


def _named(actor: Actor, claims: Sequence[Claim], nouns: Nouns) -> Actor:
    if actor.kind is not ActorKind.GOVERNMENT:
        return actor
    about = [c for c in claims if c.about_actor_id == actor.actor_id and c.stance in _ABOUT_THE_DEED]
    # What the state calls itself is no description of who is accused.
    others = [c for c in about if c.speaker_actor_id != actor.actor_id]
    words = Counter(_plain(c.about_actor_as_written) for c in others or about if c.about_actor_as_written)
    if not words:
        return actor
    chosen = words.most_common(1)[0][0]
    if not _names_a_force(chosen, nouns):
        return actor
    return actor.model_copy(update={"as_reported": chosen})


def _plain(written: str) -> str:
    return _ARTICLE.sub("", " ".join(written.split()))


def _names_a_force(words: str, nouns: Nouns) -> bool:
    """Whether it is like "Kenyan war planes" or "air force"; "its crews" or "the government" is not."""
    found = [singular(w) for w in _WORD.findall(words)]
    if not found or _OWNED_ELSEWHERE.match(words) or any(nouns.has("loaded", w) for w in found):
        return False
    tails = [" ".join(found[i:]) for i in range(len(found))]
    if any(nouns.has("civil", t) for t in tails):
        return False
    alone = any(nouns.has("state", t) for t in tails)
    owned = len(found) > 1 and any(nouns.has(c, t) for c in ("forces", "asset") for t in tails[1:])
    return alone or owned
