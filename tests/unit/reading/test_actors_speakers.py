"""For whom a speaker speaks. The sentences are the project's own."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.knowledge.actors import registry
from counterclaim.reading.actors import Principal, find_cast
from counterclaim.text.language import parse


def principal(text: str, word: str, nth: int = 0, day: date = date(2017, 5, 1), **options: object) -> Principal:
    cast = find_cast(parse(text), registry(), published=day, **options)  # type: ignore[arg-type]
    return cast.principal_of([t for t in cast.doc if t.text == word][nth])


@pytest.mark.parametrize(("text", "word", "actor_id", "via"), [
    ("A US official said so.", "official", "state:US", "official"),
    ("A spokesman for the US-led coalition said so.", "spokesman", "coalition:anti-is", "official"),
    ("Israeli Prime Minister Benjamin Netanyahu said so.", "Netanyahu", "state:IL", "person"),
    ("SANA said so.", "SANA", "state:SY", "media"),
    ("Syrian state television said so.", "television", "state:SY", "media"),
    ("The Pentagon said so.", "Pentagon", "state:US", "organ"),
    ("Moscow said so.", "Moscow", "state:RU", "organ"),
    ("Amaq said so.", "Amaq", "islamic-state", "media"),
    ("The Russian Defense Ministry said so.", "Ministry", "state:RU", "organ"),
    ("Russias Defense Ministry said so.", "Ministry", "state:RU", "organ"),
    ("A spokesman for the Taliban said so.", "spokesman", "taliban", "official"),
    ("The Islamic State group said so.", "group", "islamic-state", "self"),
    ("Russia's UN ambassador said so.", "ambassador", "state:RU", "official"),
])
def test_a_side_is_found(text: str, word: str, actor_id: str, via: str) -> None:
    found = principal(text, word)
    assert (found.actor_id, found.via) == (actor_id, via)
    assert found.actor is not None
    assert found.actor.actor_id == actor_id


@pytest.mark.parametrize(("text", "word"), [
    ("The Syrian Observatory for Human Rights said so.", "Observatory"),
    ("Syrian residents said so.", "residents"),
    ("A doctor in Aleppo said so.", "doctor"),
    ("A former Israeli official said so.", "official"),
    ("The Britain-based group said so.", "group"),
    ("Human Rights Watch said so.", "Watch"),
    ("A source said so.", "source"),
    ("Western diplomats in Syria said so.", "diplomats"),
    ("Local sources in Syria said so.", "sources"),
    ("The Observatory director Karim Haddad said so in Syria.", "Haddad"),
])
def test_no_side(text: str, word: str) -> None:
    assert principal(text, word) == Principal(None, None, None)


def test_the_conflicts_state_speaks_through_unnamed_organs() -> None:
    assert principal("An army source said so.", "source", country="SY").actor_id == "state:SY"
    assert principal("The interior ministry said so.", "ministry", country="IQ").actor_id == "state:IQ"


def test_a_rebel_commander_speaks_for_rebels() -> None:
    assert principal("A rebel commander said so.", "commander", country="SY").actor_id == "unspecified:rebels"


def test_people_are_known_by_the_role_they_came_with() -> None:
    text = "Colonel Ivan Marek, a spokesman for the Turkish army, denied it. Later Marek said more."
    assert principal(text, "Marek", 1).actor_id == "state:TR"


def test_the_group_that_spoke_is_the_monitor() -> None:
    text = "The Syrian Observatory for Human Rights said Islamic State shot them. The group said ten died."
    assert principal(text, "group").actor_id is None
