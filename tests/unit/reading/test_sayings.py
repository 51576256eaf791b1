"""What somebody is told to have said, and what only expected, urged or too proud to say."""

from __future__ import annotations

import pytest
from reading_steps import DAY

from counterclaim.model.vocabulary import Stance
from golden.facts import told

OWN = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
NAMING = (*OWN, Stance.ATTRIBUTES, Stance.ACCUSES, Stance.SUSPECTS)
GROUPS = ("Al-Shabaab", "Boko Haram", "Hamas")


def stances(sentence: str) -> list[Stance]:
    text = f"A bomb killed nine people in Nairobi on Monday. {sentence[0].upper()}{sentence[1:]}"
    return [claim.stance for claim in told(text, DAY.isoformat()).claims]


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("said", [
    "{a} is slow to claim responsibility for the attack.",
    "{a} is unlikely to admit the attack.",
    "{a} is reluctant to claim the attack.",
    "{a} failed to claim responsibility for the bombing.",
    "{a} refused to admit that it bombed the market.",
    "{a} may claim responsibility for the bombing in the coming days.",
    "{a} is expected to claim responsibility for the attack.",
    "The UN called on {a} to claim responsibility.",
    "Residents want {a} to admit that it bombed the market.",
    "{a} stopped short of claiming responsibility for the attack.",
    "{a} avoided claiming responsibility for the attack.",
    "Instead of claiming responsibility, {a} stayed silent.",
    "Nobody expects {a} to claim the attack.",
    "{a} hesitated to claim responsibility for the bombing.",
    "{a} usually claims responsibility for such attacks.",
    "If {a} claims responsibility, the talks will end.",
    "{a} wants to claim responsibility for the attack.",
    "Kenya demanded that {a} admit the bombing.",
])
def test_a_claim_that_nobody_made_is_none(said: str, group: str) -> None:
    assert not set(stances(said.format(a=group))) & set(OWN)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("said", [
    "{a} was quick to claim responsibility for the attack.",
    "{a} rushed to claim responsibility for the attack.",
    "{a} went on to claim responsibility for the attack.",
    "{a} came forward to claim responsibility for the attack.",
    "{a} took to Telegram to claim responsibility for the attack.",
    "{a} was the first to claim responsibility for the attack.",
    "{a} appeared to claim responsibility for the attack.",
])
def test_a_claim_that_was_made_stays_whatever_leads_to_it(said: str, group: str) -> None:
    assert set(stances(said.format(a=group))) & set(OWN)


@pytest.mark.parametrize("said", [
    "Kenya declined to blame {a} for the attack.",
    "Kenya stopped short of blaming {a}.",
    "Kenya is expected to blame {a} for the attack.",
    "Kenya may blame {a} for the attack.",
    "Kenya was urged to blame {a} for the bombing.",
    "If Kenya blames {a} for the attack, the talks will end.",
    "Instead of blaming {a}, Kenya called for calm.",
    "Kenya wants to accuse {a} of the bombing in court.",
    "Kenya is expected to say that {a} carried out the attack.",
    "Kenya may conclude that {a} carried out the attack.",
    "Kenya doubts that {a} bombed the market.",
    "Kenya did not suspect {a}.",
    "Residents said it was not known whether {a} was behind the attack.",
    "Kenya is investigating whether {a} carried out the attack.",
    "Kenya dropped its accusation that {a} bombed the market.",
])
def test_a_blame_that_nobody_cast_is_none(said: str) -> None:
    assert not set(stances(said.format(a="al-Shabaab"))) & set(NAMING)


@pytest.mark.parametrize("said", [
    "Kenya accused {a} of lying about the bombing.",
    "Kenya accused {a} of covering up the bombing.",
    "Kenya accused {a} of exploiting the bombing.",
    "Kenya blamed {a} for the delay in reaching the wounded.",
    "Kenya accused {a} of planning to bomb another market.",
])
def test_to_be_accused_of_something_else_is_not_to_be_accused_of_the_deed(said: str) -> None:
    assert stances(said.format(a="al-Shabaab")) == []


@pytest.mark.parametrize("said", [
    "Kenya accused {a} of planning the bombing.",
    "Kenya accused {a} of carrying out the bombing and lying about it.",
    "Kenya would only say that {a} carried out the attack.",
    "Kenya would say only that {a} carried out the attack.",
    "Kenya can now say that {a} planted the bomb.",
])
def test_an_accusation_is_not_dropped(said: str) -> None:
    assert set(stances(said.format(a="al-Shabaab"))) & set(NAMING)


@pytest.mark.parametrize("said", [
    "Unless {a} denies the attack, the talks will end.",
    "{a} stopped short of denying the attack.",
    "{a} did not go so far as to deny the attack.",
])
def test_a_denial_that_nobody_made_is_none(said: str) -> None:
    assert Stance.DENIES not in stances(said.format(a="Al-Shabaab"))


@pytest.mark.parametrize("said", [
    "{a} has always denied the attack.",
    "{a} sought to deny responsibility for the attack.",
    "{a} tried to deny the attack.",
    "{a} appeared on television to deny the attack.",
    "{a} did not hesitate to deny the attack.",
])
def test_a_denial_is_not_dropped(said: str) -> None:
    assert Stance.DENIES in stances(said.format(a="Al-Shabaab"))


@pytest.mark.parametrize(("said", "party"), [
    ("Al-Shabaab issued a statement blaming Kenya for the attack.", "al-shabaab"),
    ("Hamas released a video claiming the attack.", "hamas"),
    ("Al-Shabaab was the first to claim the attack.", "al-shabaab"),
])
def test_a_paper_speaks_for_whoever_puts_it_out(said: str, party: str) -> None:
    text = f"A bomb killed nine people in Nairobi on Monday. {said}"
    (claim,) = told(text, DAY.isoformat()).claims
    assert claim.speaker_actor_id == party


def test_it_is_not_the_monitor_that_withdraws_what_the_air_force_denied() -> None:
    text = (
        "A jet killed nine people in Buwari, Nigeria, on Monday. Human Rights Watch called for an inquiry."
        " The air force first denied that any of its planes had bombed the area; a day later it withdrew the denial."
    )
    (retracted,) = [c for c in told(text, DAY.isoformat()).claims if c.stance is Stance.RETRACTS]
    assert retracted.speaker_actor_id == "state:NG"
