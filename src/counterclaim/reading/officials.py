"""What tells whose official somebody is, and what leaves it open."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from .phrase import Phrase
from .scene import Scene

SPOKES: Final = frozenset(("spokesman", "spokeswoman", "spokesperson"))
OWNED: Final = frozenset(("state", "official", "government"))
_CITES = frozenset(("cite", "quote"))
UNPLACED = frozenset(
    (
        "man",
        "woman",
        "person",
        "people",
        "caller",
        "boy",
        "girl",
        "youth",
        "source",
        "diplomat",
        "commander",
        "leader",
        "politician",
        "cleric",
        "insider",
        "negotiator",
        "chief",
        "head",
        "director",
        "envoy",
        "representative",
        "statement",
        "adviser",
        "lawmaker",
        "sheikh",
        "chairman",
        "senator",
        "insider",
        "aide",
        "deputy",
        "prince",
        "court",
        "council",
        "agency",
        "office",
        "mission",
        "department",
        "staff",
        "leadership",
        "congress",
        "secretary general",
        "general secretary",
        "ruler",
        "communique",
        "press release",
    )
)
STATELY = frozenset(
    (
        "military",
        "army",
        "police",
        "security",
        "government",
        "regime",
        "judicial",
        "state",
        "presidential",
        "intelligence",
        "defence",
        "defense",
        "field",
        "provincial",
        "district",
        "interior",
    )
)
_RANKS = frozenset(
    (
        "gen",
        "general",
        "maj",
        "major",
        "col",
        "colonel",
        "brig",
        "brigadier",
        "lt",
        "lieutenant",
        "capt",
        "captain",
        "adm",
        "admiral",
        "marshal",
        "commodore",
        "theatre",
        "theater",
    )
)


def names_a_side(scene: Scene, token: Token) -> bool:
    """Whether the words of an apposition name a side: "Captain Perera" does not."""
    return any(scene.hit(t) is not None for t in token.subtree)


def of_a_company(scene: Scene, phrase: Phrase) -> bool:
    """ "Oil company officials in London", "an airline spokesman"; not "a state oil company official"."""
    words = [scene.doc[i] for i in range(phrase.first, phrase.head.i) if not scene.hit_at(i)]
    if any(scene.noun(t, "state", "office") or t.lower_ in OWNED for t in words):
        return False
    return any(scene.noun(t, "company") for t in words)


def only_cited(scene: Scene, token: Token) -> bool:
    """ "The paper quoted three intelligence officials as saying Israel did it": not Israel's officials."""
    if token.dep_ != "dobj" or token.head.lemma_.lower() not in _CITES or scene.state is None:
        return False
    named = (h for h in scene.hits if token.i < h.start_tok < token.sent.end)
    return any(scene.actor_of(h) == scene.state for h in named)


def ranked(token: Token) -> bool:
    """ "The theatre commander, Maj. Gen. Irabor": a general is of an army."""
    near = [token, *(c for c in token.children if c.dep_ == "appos")]
    return any(t.lower_.rstrip(".") in _RANKS for n in near for t in (*n.lefts, n))


def spokesman_of_others(scene: Scene, token: Token) -> bool:
    """ "A spokeswoman for the college": for whom is told, and it is no side that we know."""
    if token.lemma_.lower() not in SPOKES:
        return False
    owners = [t for c in token.rights if c.lower_ in ("for", "of") for t in c.children if t.dep_ == "pobj"]
    sides = ("state", "office", "forces", "group", "coalition", "armed", "part")
    return any(t.pos_ != "PRON" and not scene.noun(t, *sides) for t in owners)
