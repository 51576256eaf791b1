"""Who is blamed and by whom, in the many forms that blame takes; a denial beside it stays a denial."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.model.vocabulary import Stance

BLAME = (Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS)


def claims(text: str) -> list[tuple[Stance, str | None, str | None]]:
    reading = counterclaim.read(text, published="2024-05-07")
    return [(c.stance, c.speaker_as_written, c.about_actor_id) for c in reading.claims]


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("The Haqqani network was blamed by Kabul for the blast that killed 20 people.", "Kabul", "haqqani-network"),
        ("The Haqqani network was held responsible by a Malian army spokesman for the killing of four men.",
         "a Malian army spokesman", "haqqani-network"),
        ("The army pointed the finger at the Haqqani network over the shelling of Khost.", "The army", "haqqani-network"),
        ("The shelling of Khost, which activists blamed on the Haqqani network, drew protests.", "activists", "haqqani-network"),
        ("Residents named Israel as the perpetrator of the shelling of Tyre.", "Residents", "state:IL"),
        ("Ankara condemned Israel for the killing of four fishermen near Tyre.", "Ankara", "state:IL"),
        ("The ministry described the shelling of Mocha as the work of the Houthis.", "The ministry", "houthis"),
        ("An air strike on a clinic in Mocha was blamed on Saudi-led coalition forces by the UN mission.",
         "the UN mission", "coalition:saudi-led"),
    ],
)  # fmt: skip
def test_who_blames_whom(text: str, speaker: str, actor: str) -> None:
    blame = [(s, a) for stance, s, a in claims(text) if stance in BLAME]
    assert blame == [(speaker, actor)]


@pytest.mark.parametrize(
    "text",
    [
        "Opposition activists denied that the Baloch Liberation Army carried out the killing of four fishermen.",
        "Islamabad ruled out that al-Shabaab was behind the killing of four fishermen near Gwadar.",
        "The Baloch Liberation Army refuted claims that it was behind the shelling of Gwadar.",
    ],
)
def test_a_denial_brings_no_accusation(text: str) -> None:
    found = [stance for stance, *_ in claims(text)]
    assert len(found) == 1
    assert found[0] in (Stance.DENIES, Stance.DENIES_FOR_OTHER)


def test_a_group_named_in_full_before_is_meant_by_its_noun() -> None:
    text = (
        "Residents accused the Macina brigade of the raid on Sobame Da. "
        "The brigade denied that its men had entered the village."
    )
    accused, denied = claims(text)
    assert denied[0] is Stance.DENIES
    assert denied[2] == accused[2]


def test_there_speaks_for_nobody() -> None:
    (found,) = claims("There was no immediate comment from the Houthis on the shelling of Mocha.")
    assert found[:2] == (Stance.NO_RESPONSE, "the Houthis")


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("Gunmen believed to belong to the M23 opened fire on a convoy near Goma, the governor said.", "the governor", "m23"),
        ("Gunmen thought to be linked to Boko Haram killed five traders in Gamboru on Monday.", None, "boko-haram"),
        ("The UN mission said al-Shabaab was likely responsible for the attack on a school.", "The UN mission", "al-shabaab"),
        ("Police said the attack on the village bore the hallmarks of al-Shabaab.", "Police", "al-shabaab"),
    ],
)  # fmt: skip
def test_a_hedge_is_a_suspicion(text: str, speaker: str | None, actor: str) -> None:
    assert claims(text) == [(Stance.SUSPECTS, speaker, actor)]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "Gunmen killed nine villagers near Kaga Bandoro on Tuesday. "
            "Survivors said that men in desert turbans had shot the nine.",
            "men in desert",
        ),
        (
            "Six herders were shot in Garoua on Friday. "
            "The killing was the work of rival horsemen, a prefect said.",
            "rival horsemen",
        ),
        (
            "Unknown men attacked a synagogue in Derbent on Sunday, the regional Interior Ministry reports.",
            "Unknown men",
        ),
    ],
)
def test_somebody_blames_men_without_a_name(text: str, actor: str) -> None:
    reading = counterclaim.read(text, published="2021-06-15")
    claims = [c for c in reading.claims if c.about_actor_as_written]
    assert [(c.stance, c.about_actor_as_written) for c in claims] == [(Stance.ATTRIBUTES, actor)]
    assert claims[0].speaker_as_written is not None


@pytest.mark.parametrize(
    "text",
    [
        "Iraqi officials said several men in police uniforms overpowered the guards and planted the explosives.",
        "Survivors said the attackers asked the men for their religion and shot those who were not Muslims.",
        "Witnesses blamed men in army fatigues.",
    ],
)
def test_neither_the_victims_nor_what_people_wear_tell_who_did_it(text: str) -> None:
    before = "Nine people were killed near Samarra on Tuesday. "
    found = counterclaim.read(before + text, published="2006-02-24").claims
    assert not any(c.about_actor_id and c.about_actor_id.startswith("state:") for c in found)
    assert Stance.CLAIMS_RESPONSIBILITY not in {c.stance for c in found}
