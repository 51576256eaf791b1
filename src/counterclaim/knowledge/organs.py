"""The nouns that tell who is meant: organs, means of war, people who speak, generic armed words."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "gunmen": "gunman",
    "aircraft": "aircraft",
    "children": "child",
    "militia": "militia",
    "police": "police",
    "mujahideen": "mujahideen",
    "people": "people",
    "forces": "force",
    "aircrafts": "aircraft",
    "governments": "government",
    "jihadi": "jihadi",
}


def singular(word: str) -> str:
    """The singular of an English noun, lower case; a possessive without its apostrophe loses its "s" too."""
    word = word.lower()
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@dataclass(frozen=True)
class Nouns:
    """The classes of nouns of organs.toml; a noun of several words is joined with spaces."""

    classes: dict[str, frozenset[str]]
    families: dict[str, str]
    modifiers: dict[str, frozenset[str]]
    forms: dict[str, frozenset[str]]
    armies: dict[str, str] = field(default_factory=dict)

    def has(self, name: str, noun: str | None) -> bool:
        """Whether ``noun`` (singular, lower case) is in the class ``name``."""
        return noun is not None and noun in self.classes.get(name, frozenset())

    @cached_property
    def last_words(self) -> dict[str, frozenset[str]]:
        """For each class the words that a noun of it may end with."""
        return {
            name: frozenset(noun.rpartition(" ")[2] for noun in nouns) for name, nouns in self.classes.items()
        }

    def family(self, noun: str) -> str | None:
        """The label under which generic armed words count as one unnamed actor, e.g. "rebels"."""
        return self.families.get(noun)


class NounsBuilder:
    """Gathers the noun tables of several files."""

    def __init__(self) -> None:
        self._classes: dict[str, set[str]] = {}
        self._families: dict[str, str] = {}
        self._modifiers: dict[str, set[str]] = {}
        self._armies: dict[str, str] = {}
        self._forms: dict[str, set[str]] = {
            name: set()
            for name in (
                *("last", "first", "lower", "plain", "verbs"),
                *("bands", "bodies", "armed_kinds", "civil_kinds"),
                *("fronts", "parties", "houses", "schools"),
            )
        }

    def take(self, data: dict[str, Any]) -> None:
        """Adds what the tables of nouns, families, modifiers, forms and armies of one file say."""
        self._armies.update(data.get("armies", {}))
        for name, table in data.get("nouns", {}).items():
            self._classes.setdefault(name, set()).update(_noun(w) for w in table.get("words", ()))
        for label, words in data.get("families", {}).items():
            self._families.update((_noun(w), label) for w in words)
        for name, words in data.get("modifiers", {}).items():
            self._modifiers.setdefault(name, set()).update(words)
        for name, words in data.get("forms", {}).items():
            self._forms.setdefault(name, set()).update(words)

    def build(self) -> Nouns:
        return Nouns(
            {k: frozenset(v) for k, v in self._classes.items()},
            dict(self._families),
            {k: frozenset(v) for k, v in self._modifiers.items()},
            {k: frozenset(v) for k, v in self._forms.items()},
            dict(self._armies),
        )


def _noun(words: str) -> str:
    *first, last = words.lower().split()
    return " ".join([*first, singular(last)])
