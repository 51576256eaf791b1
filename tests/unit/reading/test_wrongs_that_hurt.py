"""What must never be put in a speaker's mouth: each test a text, and what is or is not printed of it."""

from __future__ import annotations

import pytest

from counterclaim import read
from counterclaim.model import Claim
from counterclaim.model.vocabulary import Stance

OWNING = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)


def claims(text: str) -> list[Claim]:
    return list(read(text, published="2020-06-18").claims)


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed six people in Kano on Sunday. Police denied rumours of a second attack.",
        "The army confirmed that it had shelled a ridge near Piagapo but denied that any civilian had been killed.",
        "An air strike killed 40 people in Alamata, doctors said. The army denied that any ambulance had been held.",
        "Rebels killed 12 people in El Aguacate. Did the garrison run? Survivors say so. The army denies it.",
    ],
)
def test_to_deny_something_else_is_no_denial(text: str) -> None:
    assert [c for c in claims(text) if c.stance is Stance.DENIES] == []


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that its jets had bombed Alamata on Sunday, killing 40 people.",
        "Doctors said jets bombed Alamata on Sunday, killing 40 people. The army denies it.",
    ],
)
def test_to_deny_the_deed_still_is_one(text: str) -> None:
    assert [c for c in claims(text) if c.stance is Stance.DENIES]


def test_they_in_a_quotation_are_others() -> None:
    told = claims('The rebels attacked Aleppo on Friday. "They are using car bombs," a Syrian army source said.')
    assert [c for c in told if c.stance in OWNING] == []


def test_rebels_own_no_air_strike() -> None:
    told = claims(
        "The Nigerian army bombed Sambisa on Friday. Boko Haram said that some of the girls were killed as a "
        "result of those airstrikes."
    )
    assert [c for c in told if c.stance in OWNING and c.speaker_actor_id == "boko-haram"] == []


def test_the_official_is_the_one_who_spoke_before() -> None:
    told = claims(
        "A US official said Syrian aircraft were over Idlib at the time of the attack. Russian aircraft were not "
        "there at that time, said the official."
    )
    assert {c.speaker_actor_id for c in told if c.speaker_as_written == "the official"} <= {"state:US"}
    assert any(c.stance is Stance.DENIES_FOR_OTHER for c in told)


def test_a_hedged_deed_in_somebodys_words_is_that_speakers() -> None:
    told = claims("The Observatory said the raid believed to have been carried out by Russian jets killed six.")
    assert {c.speaker_as_written for c in told if c.stance is Stance.SUSPECTS} == {"The Observatory"}


def test_the_city_of_a_dateline_is_nobodys_side() -> None:
    told = claims("PARIS, June 18 (Agency) - “We struck a depot near Tartus,” the spokesman said.")
    assert {c.speaker_actor_id for c in told} == {None}


def test_an_agency_is_parted_from_the_name_behind_it() -> None:
    told = claims("According to SANA al-Nusra militants attacked an army post in Adra on Sunday.")
    assert "nusra-front" not in {c.speaker_actor_id for c in told}


def test_a_states_envoy_to_the_un_speaks_for_the_state() -> None:
    told = claims("The Assad regime's UN representative blamed Israel for the bombing of Jamraya on Sunday.")
    assert {c.speaker_actor_id for c in told if c.about_actor_id == "state:IL"} == {"state:SY"}


def test_naming_nobody_in_passing_is_no_silence() -> None:
    told = claims("Gunmen killed 30 people in Bir al-Abed on Friday. Jordan condemned it without naming anyone.")
    assert [c for c in told if c.stance is Stance.DECLINES_TO_COMMENT] == []


SHELL = "A shell killed six people in Quetta on Monday. "


@pytest.mark.parametrize(
    "said",
    [
        "The minister regretted that this violent action had taken place.",
        "The army acknowledged that the rebels are strong.",
        "The governor regretted that the talks had failed.",
    ],
)
def test_regret_of_what_others_did_admits_nothing(said: str) -> None:
    assert [c for c in claims(SHELL + said) if c.stance in OWNING] == []


@pytest.mark.parametrize(
    "said",
    [
        "The army regretted its mistake.",
        "The Pentagon apologised for the strike.",
        "The army acknowledged that its gunners had fired it.",
    ],
)
def test_regret_of_ones_own_deed_admits_it(said: str) -> None:
    assert [c for c in claims(SHELL + said) if c.stance is Stance.ADMITS]


@pytest.mark.parametrize(
    "text",
    [
        "The police said that two men were shot dead after they opened fire on a patrol in Lagos on Monday.",
        "Military authorities reported that two peasants were killed when they set off a mine near Goma on Monday.",
        "Police said three villagers were hurt on Monday when they attacked a post in Quetta.",
    ],
)
def test_they_are_the_people_told_of_and_not_the_speaker(text: str) -> None:
    assert [c for c in claims(text) if c.stance in OWNING] == []


def test_the_side_that_tells_of_its_own_jets_owns_the_deed() -> None:
    told = claims("The army said that two villagers were killed on Monday when its jets bombed Goma.")
    assert [c.stance for c in told] == [Stance.CLAIMS_RESPONSIBILITY]


@pytest.mark.parametrize(
    "said",
    [
        "The army said no civilians were killed and that it had targeted a rebel base.",
        "The army said that it had hit a depot and that no civilian was hurt.",
    ],
)
def test_harm_denied_beside_an_owned_deed_is_no_denial_of_it(said: str) -> None:
    told = claims("An air strike hit a market near Gao on Monday, residents said. " + said)
    assert {c.stance for c in told if c.speaker_actor_id} == {Stance.CLAIMS_RESPONSIBILITY}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb sank a ship in Auckland on Sunday. France owned up?",
        "Shells hit Jaffna on Sunday. When the LTTE owns up to one of its attacks, I shall believe the rest.",
        "Shells hit Goma on Sunday. If the army admits that its guns fired, the talks will end.",
        "Planes bombed a church near Jaffna on Sunday. A blog said the Pakistani Falcons had bombed it.",
        "Planes bombed a church near Jaffna on Sunday. The bishop wrote that the planes were the army's.",
        "Rockets hit Barda on Sunday. The Azerbaijani ministry refuted this: the army does not fire on towns.",
    ],
)
def test_nobody_owns_what_is_only_asked_supposed_or_said_by_others(text: str) -> None:
    assert [c for c in claims(text) if c.stance in OWNING] == []


def test_not_to_rule_out_that_others_did_it_is_a_suspicion() -> None:
    found = claims("A bomb hit a train in Kano on Sunday. The governor did not rule out that bandits had bombed the train.")
    assert [(c.stance, c.about_actor_as_written) for c in found] == [(Stance.SUSPECTS, "bandits")]


def test_not_to_rule_out_ones_own_deed_is_no_answer() -> None:
    found = claims("Shells hit Goma on Sunday. The army did not rule out that its own soldiers had shelled the town.")
    assert [c.stance for c in found] == [Stance.DECLINES_TO_COMMENT]


def test_a_denial_behind_a_colon_stays_one() -> None:
    text = "Rockets hit Barda on Sunday. The Azerbaijani ministry refuted this: the army does not fire on towns."
    assert [c.stance for c in claims(text)] == [Stance.DENIES]


def test_nobody_is_gassed_without_a_gas() -> None:
    text = "Six people waiting for flour were shot dead at a roundabout in Gaza City late on Monday, health officials said."
    assert [i.event_type.value for i in read(text, published="2024-03-12").incidents] == ["armed_assault"]


def stances(text: str) -> list[tuple[str, str | None]]:
    return [(c.stance.value, c.speaker_as_written) for c in claims(text)]


@pytest.mark.parametrize("words", ["does not bomb markets", "never targets civilians"])
def test_what_an_army_does_in_general_is_no_denial_beside_a_refusal_to_deny(words: str) -> None:
    found = stances(
        "A market in Togoga was bombed on Tuesday. The ministry neither confirmed nor denied the raid, "
        f"saying only that the army {words}."
    )
    assert found == [("declines_to_comment", "The ministry")]


def test_a_denial_beside_an_earlier_refusal_stays() -> None:
    found = stances(
        "A market in Togoga was bombed on Tuesday. The ministry, which neither confirmed nor denied a raid on "
        "Monday, said the army did not bomb the market."
    )
    assert ("denies", "The ministry") in found


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A market in Lagos was bombed on Monday. The panel found that soldiers of the army did it.", "The panel"),
        ("A clinic in Dili was burnt on Monday. A pupil told us that the Indonesian army did it.", "A pupil"),
        ("A convoy was shelled near Goma on Monday. A mother of three said that soldiers had fired.", "A mother of three"),
    ],
)
def test_an_outsider_owns_no_deed_of_others(text: str, speaker: str) -> None:
    found = stances(text)
    assert not [f for f in found if f[0] in ("claims_responsibility", "admits", "denies")]
    assert speaker in [f[1] for f in found]


def test_whose_words_name_a_side_speaks_for_it() -> None:
    said = read("A market in Sanaa was bombed on Saturday. A coalition source denied it.", published="2016-10-10")
    [denial] = [c for c in said.claims if c.stance is Stance.DENIES]
    assert denial.speaker_actor_id == denial.about_actor_id


@pytest.mark.parametrize(
    "sentence",
    [
        "Haftar's LNA refuted allegations that its forces were responsible for the blast.",
        "The LNA said nobody should think its men were behind the blast.",
        "The LNA said the government was lying when it said its fighters were responsible.",
        '"They say we are responsible for the blast. It is propaganda," an LNA spokesman said.',
        '"Anyone who says we were behind this is lying," an LNA spokesman said.',
    ],
)
def test_what_others_say_of_a_side_is_not_its_claim(sentence: str) -> None:
    said = read(f"A bomb killed six people in Tripoli on Monday. {sentence}", published="2019-07-08")
    assert not [c for c in said.claims if c.stance in OWNING]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Real IRA, which claimed the Omagh bomb, said it had no men in the city.",
        "The Real IRA, which said it carried out the Omagh bombing, denied planting it.",
        "The Real IRA, which claimed last month's attack on a barracks, has been quiet.",
    ],
)
def test_a_claim_of_another_attack_is_not_of_this_one(sentence: str) -> None:
    said = read(f"A bomb killed two people in Derry on Monday. {sentence}", published="2024-05-06")
    main = said.incidents[0].incident_id
    assert not [c for c in said.claims if c.stance in OWNING and c.incident_id == main]


@pytest.mark.parametrize(
    "sentence",
    [
        "Police held Hamas responsible for Friday's raid on Israeli soldiers.",
        "Police blamed Hamas for the raid on Israeli soldiers.",
        "The raid on Israeli soldiers was blamed on Hamas.",
        "Police put the blame for the raid on Hamas.",
        "Police blamed the raid on Hamas.",
    ],
)
def test_those_who_were_raided_are_not_blamed(sentence: str) -> None:
    said = read(f"A raid killed six men near Gaza on Friday. {sentence}", published="2024-05-06")
    assert {c.about_actor_id for c in said.claims if c.stance is Stance.ACCUSES} == {"hamas"}


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("American bombs dropped by Saudi aircraft killed sixty prisoners, a doctor said.", {"state:SA"}),
        ("In Iran, the supreme leader, Ayatollah Ali Khamenei, held Israel responsible.", {"state:IL"}),
        ("It killed three people, according to the Emirati police.", set()),
    ],
)
def test_who_is_named_and_who_only_speaks_or_sells(sentence: str, named: set[str]) -> None:
    said = read(f"A prison in Saada was bombed on Friday. {sentence}", published="2022-01-24")
    assert {c.about_actor_id for c in said.claims if c.about_actor_id} == named


@pytest.mark.parametrize(
    ("said", "owned"),
    [
        ("The district governor, Karim Nuri, said that the Sudanese army had shelled the village.", False),
        ("The army had shelled the village, the mayor said.", False),
        ("A Sudanese commission concluded that the army had shelled the village.", False),
        ("A senator, Mary Deng, said the Sudanese army had shelled the village.", False),
        ("A Sudanese prosecutor said soldiers had shelled the village.", False),
        ("The army said its guns had shelled the village.", True),
        ("A spokesman for the Sudanese army said it had shelled the village.", True),
    ],
)
def test_offices_at_arms_length_do_not_own_what_soldiers_did(said: str, owned: bool) -> None:
    found = claims(f"Twelve people were killed when shells hit the village of Kauda in Sudan on Tuesday. {said}")
    assert any(c.stance in OWNING for c in found) is owned
    assert any(c.about_actor_id == "state:SD" for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Front said it was not behind the two bombs in Lima on Monday. The police would not say whom it suspects.",
        "Nine people were killed in Goma on Sunday. The police declined to say whom they blamed for the attack.",
    ],
)
def test_whom_somebody_blames_is_left_open(text: str) -> None:
    blamed = (Stance.SUSPECTS, Stance.ACCUSES, Stance.ATTRIBUTES)
    assert not [c for c in claims(text) if c.stance in blamed]
