"""The words by which MUC-4 sorts what a reading holds (``words.toml``), and phrases as it compares them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from counterclaim.knowledge.triggers import armed_people

Json = Mapping[str, Any]
Template = dict[str, Any]

FEW_WORDS: Final = frozenset(("THE", "A", "AN", "OF", "AND", "IN", "DE", "LA", "EL", "FORMER", "GENERAL"))
"""Words that two phrases may share without meaning the same."""
_CUT = re.compile(
    r"\b(?:of|in|from|who|which|that|with|at|on|for|by|near|to|belonging|located)\b|[,(\[]", re.I
)


@dataclass(frozen=True)
class Words:
    """The tables of ``words.toml``; ``armed`` and ``fighters`` hold the armed people of the reader, too."""

    countries: Mapping[str, str]
    signs: Mapping[str, Sequence[str]]
    types: Mapping[str, str]
    evidence: Mapping[str, Sequence[str]]
    people: frozenset[str]
    things: frozenset[str]
    nothing: frozenset[str]
    armed: frozenset[str]
    fighters: frozenset[str]


@cache
def words() -> Words:
    table = tomllib.loads((files("counterclaim.evaluate.muc4") / "words.toml").read_text("utf-8"))
    heads = {name: frozenset(listed) for name, listed in table["heads"].items()}
    return Words(
        countries=table["countries"],
        signs=table["signs"],
        types=table["types"],
        evidence=table["words"],
        people=heads["people"],
        things=heads["things"],
        nothing=heads["nothing"],
        armed=heads["armed"] | armed_people() - {"member"},
        fighters=heads["fighters"] | armed_people(),
    )


def plain(text: str) -> str:
    """In capitals, without accents, on one line: as the wires wrote."""
    bare = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in bare if not unicodedata.combining(c)).upper().split())


def head(phrase: str) -> str:
    """The last word before the first preposition or clause, in lower case and singular."""
    bare = re.sub(r"[\"“”]", "", phrase).strip(" '[](")
    cut = _CUT.search(bare)
    left = (bare[: cut.start()] if cut and bare[: cut.start()].split() else bare).split()
    return singular(re.sub(r"['’]s?$", "", left[-1].strip("\"'”.,;").lower())) if left else ""


def singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "uses", "xes", "ches", "shes")) and not word.endswith("houses"):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def join(entities: list[Template], phrase: str) -> None:
    """Adds a mention to the entity that it means (the same head, or two words of a name in common), or a new
    one."""
    mine = set(phrase.split())
    for entity in entities:
        for other in entity["mentions"]:
            if head(other) == head(phrase) or len(mine & set(other.split()) - FEW_WORDS) > 1:
                if phrase not in entity["mentions"]:
                    entity["mentions"].append(phrase)
                return
    entities.append({"mentions": [phrase]})


def names_in(actor: Json, text: str) -> list[str]:
    """Those of an actor's names that stand in the text, in capitals."""
    whole = plain(text)
    known = [actor["name"], re.sub(r" \(.*", "", actor["name"]), *actor["aliases"]]
    known += re.findall(r"\(([^)]+)\)", actor["name"])
    return [
        name
        for name in dict.fromkeys(map(plain, known))
        if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole)
    ]


def paragraphs(incident: Json, text: str) -> str:
    """The paragraphs that tell the incident, in capitals."""
    found: list[str] = []
    for span in incident["evidence"]:
        start = text.rfind("\n\n", 0, span["start"]) + 1
        end = text.find("\n\n", span["end"])
        found.append(text[start : end if end >= 0 else len(text)])
    return plain(" ".join(dict.fromkeys(found)))
