"""A deed told only to be called untrue or unproven is nobody's claim."""

from __future__ import annotations

import pytest

from counterclaim import read
from counterclaim.model import Claim
from counterclaim.model.vocabulary import Stance
from counterclaim.reading.disclaimed import Standing, standing
from counterclaim.text.language import parse

OWNING = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
NAMING = (*OWNING, Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS)


def claims(text: str) -> list[Claim]:
    return list(read(text, published="2021-05-04").claims)


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("The group said it was untrue that its men had bombed the bus.", "bombed", Standing.DENIED),
        ("The army said reports that its troops had shelled the town were false.", "shelled", Standing.DENIED),
        ("It is not true that soldiers killed the herders.", "killed", Standing.DENIED),
        ("The ministry laughed at suggestions that its jets bombed the port.", "bombed", Standing.DENIED),
        ("The group called the claim that its men bombed the bus absurd.", "bombed", Standing.DENIED),
        ("The story that its troops shelled the town was invented.", "shelled", Standing.DENIED),
        ("There is no evidence that its missile hit the ship.", "hit", Standing.UNPROVEN),
        ("The group demanded proof that its men bombed the bus.", "bombed", Standing.UNPROVEN),
        ("The group said that its men had bombed the bus.", "bombed", Standing.TOLD),
        ("It was true that its men had bombed the bus.", "bombed", Standing.TOLD),
        ("The inquiry found evidence that the army shelled the town.", "shelled", Standing.TOLD),
        ("The army confirmed reports that its jets bombed the port.", "bombed", Standing.TOLD),
    ],
)
def test_how_a_deed_stands(text: str, verb: str, wanted: Standing) -> None:
    (word,) = (t for t in parse(text) if t.text == verb)
    assert standing(word) is wanted


@pytest.mark.parametrize(
    "said",
    [
        "The BLA said suggestions that it had planted the bomb were nonsense.",
        "The BLA said it was a lie that its fighters had planted the bomb.",
        "The BLA rebuffed suggestions that its members were behind it.",
        "Neither the BLA nor its allies had any hand in the bombing, a BLA spokesman said.",
    ],
)
def test_who_calls_it_untrue_denies(said: str) -> None:
    told = claims("A bomb killed nine people in Quetta on Monday. " + said)
    assert [c for c in told if c.stance in OWNING] == []
    assert [c for c in told if c.stance in (Stance.DENIES, Stance.DISPUTES_EVENT)]


@pytest.mark.parametrize(
    "text",
    [
        "The army said its post in Hakkari was attacked on Monday and three soldiers died.",
        "The military said an ambush on Monday killed four of its soldiers near Kidal.",
        "Israeli jets bombed Tyre on Monday. Hezbollah said one of the strikes hit a clinic.",
        "At least nine Kenyan soldiers died when gunmen overran their post near Lamu on Monday, the army said.",
        "A bomb killed four people in Aden on Monday. Al-Qaeda has claimed similar attacks in the past.",
        "Drones hit a depot in Belgorod on Monday. Ukraine rarely acknowledges strikes inside Russia.",
    ],
)
def test_none_of_these_owns_a_deed(text: str) -> None:
    assert [c for c in claims(text) if c.stance in OWNING] == []


def test_of_two_only_the_one_that_is_not_excluded_is_named() -> None:
    told = claims("Soldiers, and not guerrillas, wiped out the hamlet of Dos Erres, a commission found.")
    assert {c.about_actor_as_written for c in told if c.stance in NAMING} == {"Soldiers"}


@pytest.mark.parametrize(
    "text",
    [
        "A Kurdish militant suspected of killing a Turkish officer in Hakkari on Monday was arrested.",
        "Moscow was accused of shooting down the airliner near Donetsk on Thursday.",
    ],
)
def test_the_accused_accuses_nobody(text: str) -> None:
    assert [c for c in claims(text) if c.speaker_as_written and c.stance in NAMING] == []


def test_no_doubt_is_no_suspicion() -> None:
    told = claims("The army said there was no doubt that M23 had shelled the village of Kiwanja on Monday.")
    assert [c.stance for c in told if c.about_actor_id == "m23"] == [Stance.ATTRIBUTES]
