"""Human and physical targets of an incident, mentions of one together."""

from __future__ import annotations

import re
from typing import Final

from counterclaim.knowledge.triggers import targets as target_words
from counterclaim.text.language import base_forms

from .words import Json, Template, head, join, plain, words

THINGS: Final = frozenset(
    (
        "convoy_vehicle", "weapons_depot", "airfield", "residence", "market", "school", "health_facility",
        "religious_site", "energy", "water", "transport", "ship",
    )
)  # fmt: skip
_DETERMINED = re.compile(r"(?:THE|AN?|SOME|SEVERAL|ITS|THEIR|HIS|HER|\d+)\s")


def targets_of(reading: Json, incident: Json) -> tuple[list[Template], list[Template]]:
    """People, and things, that were hit; the people are those of the tolls, too."""
    human: list[Template] = []
    things: list[Template] = []
    for target in incident["targets"]:
        phrase = plain(target["as_written"])
        person = is_person(phrase, target["target_type"])
        if person is not None:
            join(human if person else things, phrase)
    for toll in reading["casualties"]:
        if toll["incident_id"] == incident["incident_id"] and toll["group"]:
            group = plain(toll["group"])
            if is_person(group, "unknown"):
                join(human, group)
    return human, things


def is_person(phrase: str, target_type: str) -> bool | None:
    """True for people, False for things, None for what is no target. ``phrase`` in capitals."""
    known, word = words(), head(phrase)
    if not word or word in known.nothing:
        return None
    if word in known.people or word in known.fighters:
        return True
    if word in known.things:
        return False
    listed = target_words().get(word)
    if listed is not None:
        return listed.person or listed.able
    if target_type in THINGS:
        return False
    # What no list holds is a name where it has no article, and a word that the language does not know.
    said = re.findall(r"[a-z]{3,}", phrase.lower())
    return not _DETERMINED.match(phrase) and not all(map(base_forms, said))
