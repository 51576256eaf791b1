"""Claims: stance, speaker, party and voice, relation, scope and when it was said."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.model import Claim
from counterclaim.model.vocabulary import Directness, OnRecord, Relation, SpeakerType, Stance
from golden.facts import NAMING, falls_short, stances, told

DAY = "2019-05-08"
STRIKE = "A strike hit a fuel depot near Tartus on Monday. "


def claims(text: str) -> list[Claim]:
    return list(told(text, DAY).claims)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Israel said it struck the depot.", ("state:IL", "claims_responsibility", "state:IL")),
        ("Israel admitted that it struck the depot by mistake.", ("state:IL", "admits", "state:IL")),
        ("Syria said Israel struck the depot.", ("state:SY", "attributes", "state:IL")),
        ("Syria accused Israel of striking the depot.", ("state:SY", "accuses", "state:IL")),
        ("Israel denied striking the depot.", ("state:IL", "denies", "state:IL")),
        ("Syria said Israel had not struck the depot.", ("state:SY", "denies_for_other", "state:IL")),
        ("Israel declined to comment on the strike.", ("state:IL", "declines_to_comment", "state:IL")),
        ("Israel did not respond to a request for comment on the strike.", ("state:IL", "no_response", "state:IL")),
        ("No group claimed responsibility for the strike.", (None, "reports_no_claim", None)),
        ("Israel struck the depot.", (None, "attributes", "state:IL")),
        ("Syria said it suspected Israel of striking the depot.", ("state:SY", "suspects", "state:IL")),
    ],
)
def test_one_claim_and_its_stance(text: str, expected: tuple[str | None, str, str | None]) -> None:
    assert stances(told(STRIKE + text, DAY)) == [expected]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Syrian state television said Israel struck the depot.", "state:SY"),
        ("Syria's foreign minister said Israel struck the depot.", "state:SY"),
        ("Hezbollah said Israel struck the depot.", "hezbollah"),
        ("A US official said Israel struck the depot.", "state:US"),
    ],
)
def test_a_state_and_its_organs_are_one_party(text: str, party: str) -> None:
    (claim,) = claims(STRIKE + text)
    assert claim.origin_key.split("#")[0] == party
    assert claim.origin_key.split("#")[1]


def test_the_outlets_own_voice() -> None:
    (claim,) = claims("Israeli jets struck a fuel depot near Tartus on Monday.")
    assert claim.origin_key == "outlet#own"
    assert claim.speaker_as_written is None
    assert claim.speaker_type is SpeakerType.OUTLET_OWN_REPORTING


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("Syria's foreign minister said Israel struck the depot.", OnRecord.YES),
        ("A spokesman for the Syrian army said Israel struck the depot.", OnRecord.YES),
        ("A Syrian official said Israel struck the depot.", OnRecord.NO),
        ("Syrian officials speaking on condition of anonymity said Israel struck the depot.", OnRecord.NO),
        ("A Syrian security source said Israel struck the depot.", OnRecord.NO),
    ],
)
def test_on_record_or_not(text: str, record: OnRecord) -> None:
    (claim,) = claims(STRIKE + text)
    assert claim.on_record is record


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Israel said it struck the depot.", Relation.SELF),
        ("The United Nations said Israel struck the depot.", Relation.THIRD_PARTY),
        ("Peru said Israel struck the depot.", Relation.UNKNOWN),
    ],
)
def test_relation_to_the_actor(text: str, relation: Relation) -> None:
    (claim,) = claims(STRIKE + text)
    assert claim.relation_to_actor is relation


def test_a_side_that_was_hit_is_an_adversary() -> None:
    text = "Hezbollah said Israel bombed a Hezbollah base near Baalbek on Monday, killing two of its fighters."
    (claim,) = [c for c in claims(text) if c.stance in NAMING]
    assert claim.relation_to_actor is Relation.ADVERSARY


@pytest.mark.parametrize(
    ("text", "directness"),
    [
        ('"Israel struck the depot," said Syria\'s foreign minister.', Directness.DIRECT_QUOTE),
        ("Syria's foreign minister said Israel struck the depot.", Directness.PARAPHRASE),
        falls_short("Israel struck the depot, Syria's foreign minister said, according to Sana.", Directness.SECOND_HAND, because="a source after the speaker does not make the chain"),
    ],
)
def test_directness(text: str, directness: Directness) -> None:
    (claim,) = claims(STRIKE + text)
    assert claim.directness is directness


def test_the_scope_of_a_denial_is_as_written() -> None:
    (claim,) = [c for c in claims(STRIKE + "Israel said it had carried out no strikes near Tartus on Monday.") if c.stance is Stance.DENIES]
    assert claim.scope.place is not None
    assert "Tartus" in claim.scope.place
    assert claim.scope.date is not None
    assert claim.scope.date.removeprefix("on ") == "Monday"


def test_when_it_was_said() -> None:
    (dated,) = claims(STRIKE + "Israel denied striking the depot on Tuesday, and said no more.")
    (said,) = claims(STRIKE + "On Tuesday, Syria said Israel struck the depot.")
    (undated,) = claims(STRIKE + "Syria said Israel struck the depot.")
    assert said.stated_at is not None
    assert said.stated_at.basis == "text"
    assert said.stated_at.earliest is not None
    assert said.stated_at.earliest.date() == date(2019, 5, 7)
    assert undated.stated_at is not None
    assert undated.stated_at.basis == "published"
    assert undated.stated_at.latest is not None
    assert undated.stated_at.latest.date() == date(2019, 5, 8)
    assert dated.stance is Stance.DENIES
    assert told(STRIKE + "Syria said Israel struck the depot.").claims[0].stated_at is None, "published on no known day"


def test_a_voice_that_repeats_itself_makes_one_claim() -> None:
    text = STRIKE + "Syria said Israel struck the depot. Syria again said that Israel had struck the depot."
    assert stances(told(text, DAY)) == [("state:SY", "attributes", "state:IL")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Russian and Syrian jets bombed the depot, rebels said.", "joint"), ("Either Russian or Syrian jets bombed the depot, rebels said.", "alternative")],
)
def test_actors_named_together(text: str, kind: str) -> None:
    found = claims(STRIKE + text)
    assert {c.about_actor_id for c in found} == {"state:RU", "state:SY"}
    groups = {(c.actor_group.id, c.actor_group.kind.value) for c in found if c.actor_group}
    assert len(groups) == 1
    assert groups.pop()[1] == kind


def test_that_nothing_happened_is_a_denial_by_the_accused() -> None:
    text = "Rebels said army jets bombed a village near Sagaing in Myanmar. The Myanmar army said no village was bombed."
    assert ("state:MM", "denies", "state:MM") in stances(told(text, DAY))


def test_a_retraction_points_at_what_it_takes_back() -> None:
    text = "A bomb killed two people in Kabul on Monday. The Taliban claimed responsibility for the bombing. The Taliban later withdrew the claim."
    found = claims(text)
    (back,) = [c for c in found if c.stance is Stance.RETRACTS]
    (first,) = [c for c in found if c.stance is Stance.CLAIMS_RESPONSIBILITY]
    assert back.retracts == (first.claim_id,)


def test_every_claim_quotes_the_report() -> None:
    text = STRIKE + "Syria accused Israel of striking the depot. Israel denied it. A US official said Israel struck it."
    for claim in claims(text):
        assert text[claim.span.start : claim.span.end] == claim.span.exact
        if claim.speaker_span:
            assert claim.speaker_span.exact == claim.speaker_as_written
