"""The words for speakers, read from ``data/speakers.toml`` once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import SpeakerNaming, SpeakerType


@dataclass(frozen=True)
class Role:
    """What a noun says of the speaker."""

    type: SpeakerType
    naming: SpeakerNaming


@dataclass(frozen=True)
class SpeakerWords:
    """``nouns``: lower-case singular head nouns, one or more words; ``names``: words of proper names."""

    nouns: dict[str, Role]
    names: dict[str, Role]
    mute: frozenset[str]
    unauthenticated: tuple[str, ...]
    anonymity: tuple[str, ...]
    own_side: frozenset[str]
    stages: frozenset[str]


def parse_speakers(data: dict[str, Any]) -> SpeakerWords:
    """The speaker words of one parsed data file.

    :raises KnowledgeError: for a speaker type or a naming that the vocabulary does not have.
    """
    nouns: dict[str, Role] = {}
    names: dict[str, Role] = {}
    for entry in data.get("role", ()):
        try:
            role = Role(SpeakerType(entry["type"]), SpeakerNaming(entry["naming"]))
        except (KeyError, ValueError) as error:
            raise KnowledgeError(
                f"An entry of the speaker words is malformed: {error}.",
                "Each [[role]] needs a type and a naming of the vocabulary.",
            ) from error
        for noun in entry.get("nouns", ()):
            nouns.setdefault(noun, role)
        for name in entry.get("names", ()):
            names.setdefault(name, role)
    words = {
        key: tuple(data.get(key, {}).get("words", ())) for key in ("unauthenticated", "anonymity", "own_side")
    }
    return SpeakerWords(
        nouns=nouns,
        names=names,
        mute=frozenset(data.get("mute", {}).get("nouns", ())),
        unauthenticated=words["unauthenticated"],
        anonymity=words["anonymity"],
        own_side=frozenset(words["own_side"]),
        stages=frozenset(data.get("stages", {}).get("words", ())),
    )


@cache
def load_speakers() -> SpeakerWords:
    """The speaker words that ship with the package."""
    text = (files("counterclaim.knowledge") / "data" / "speakers.toml").read_text(encoding="utf-8")
    return parse_speakers(tomllib.loads(text))
