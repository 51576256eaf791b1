"""The cue words, read from ``data/cues.toml`` once and laid out for look-up by the first word."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from counterclaim.model import KnowledgeError

STANCES: Final = (
    "say",
    "claim",
    "claim_responsibility",
    "admit",
    "deny",
    "reject",
    "accuse",
    "blame",
    "suspect",
    "decline",
    "no_response",
    "no_claim",
    "no_information",
    "retract",
    "condemn",
    "praise",
    "threaten",
    "promise",
    "ask",
)
WORD_KEYS: Final = ("verbs", "clause_verbs", "participles", "nouns", "adverbs")


@dataclass(frozen=True)
class Element:
    """One place of an idiom: the words that fit it; ``gap`` is "nothing, or up to five words"."""

    words: frozenset[str] = frozenset()
    optional: bool = False
    gap: bool = False


@dataclass(frozen=True)
class Phrase:
    """An idiom. ``cue_length`` elements are the cue; what the rest matches belongs to the content."""

    stance: str
    elements: tuple[Element, ...]
    cue_length: int
    as_written: str


@dataclass(frozen=True)
class Cues:
    """Every map of words goes from a lemma (or lower-case word) to a stance class.

    ``reversed_verbs`` have the source as object; ``prepositions`` stand before it, longest first.
    """

    verbs: dict[str, str]
    clause_verbs: dict[str, str]
    participles: dict[str, str]
    nouns: dict[str, str]
    adverbs: dict[str, str]
    phrases: dict[str, tuple[Phrase, ...]]
    reversed_verbs: frozenset[str]
    prepositions: tuple[tuple[str, ...], ...]
    silences: dict[str, tuple[Phrase, ...]]


SILENT: Final = ("decline", "no_information", "no_response")
"""The stance classes of silence; where words tell of several, the first holds."""


def _phrase(stance: str, written: str) -> Phrase:
    elements: list[Element] = []
    cue_length = 0
    for piece in written.split():
        if piece == "=":
            cue_length = len(elements)
        elif piece == "~":
            elements.append(Element(gap=True))
        else:
            words = frozenset(piece.removeprefix("?").split("|"))
            elements.append(Element(words, optional=piece.startswith("?")))
    if not elements or elements[0].gap or elements[0].optional:
        raise KnowledgeError(
            f"The idiom {written!r} of the cue words starts with no fixed word.",
            "Give its first word plainly; gaps and optional words may only follow.",
        )
    return Phrase(stance, tuple(elements), cue_length or len(elements), written)


def parse_cues(data: dict[str, Any]) -> Cues:
    """The cue words of one parsed data file.

    :raises KnowledgeError: for a stance class that does not exist, or a malformed idiom.
    """
    maps: dict[str, dict[str, str]] = {key: {} for key in WORD_KEYS}
    phrases: list[Phrase] = []
    for entry in data.get("cue", ()):
        stance = entry.get("stance")
        unknown = set(entry) - {"stance", "phrases", *WORD_KEYS}
        if stance not in STANCES or unknown:
            raise KnowledgeError(
                f"The cue words have an entry with stance {stance!r} and unknown keys {sorted(unknown)}.",
                f"Stances are: {', '.join(STANCES)}.",
            )
        for key in WORD_KEYS:
            for word in entry.get(key, ()):
                maps[key].setdefault(word, stance)
        phrases += [_phrase(stance, written) for written in entry.get("phrases", ())]
    silences = [p for p in phrases if p.stance in SILENT and p.stance != "decline"]
    for entry in data.get("silence", ()):
        stance = entry.get("stance")
        if stance not in SILENT or set(entry) - {"stance", "phrases"}:
            raise KnowledgeError(
                f"The cue words have an entry of silence with stance {stance!r} and keys {sorted(entry)}.",
                f"An entry has a stance and phrases; stances of silence are: {', '.join(SILENT)}.",
            )
        silences += [_phrase(stance, written) for written in entry.get("phrases", ())]
    backward = data.get("reversed", {})
    prepositions = sorted(
        (tuple(p.split()) for p in backward.get("prepositions", ())), key=lambda p: (-len(p), p)
    )
    return Cues(
        **maps,
        phrases=_closest_first(phrases),
        reversed_verbs=frozenset(backward.get("verbs", ())),
        prepositions=tuple(prepositions),
        silences=_closest_first(silences),
    )


def _closest_first(phrases: Iterable[Phrase]) -> dict[str, tuple[Phrase, ...]]:
    """The idioms by their first word, the closest and longest first."""
    found: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        for word in sorted(phrase.elements[0].words):
            found.setdefault(word, []).append(phrase)
    return {
        word: tuple(
            sorted(same, key=lambda p: (any(e.gap for e in p.elements), -len(p.elements), p.as_written))
        )
        for word, same in found.items()
    }


@cache
def load_cues() -> Cues:
    """The cue words that ship with the package."""
    text = (files("counterclaim.knowledge") / "data" / "cues.toml").read_text(encoding="utf-8")
    return parse_cues(tomllib.loads(text))
