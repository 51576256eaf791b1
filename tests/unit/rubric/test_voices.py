"""Over many reports one body is one voice, by whatever name each report calls it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counterclaim.model import Actor, Claim, Span, StatedAt
from counterclaim.model.vocabulary import ActorKind, Code, Flag, OnRecord, SpeakerNaming, SpeakerType, Stance
from counterclaim.rubric import judge
from counterclaim.rubric.voices import heard_alike

LEAGUE = Actor(actor_id="x:league", name="Eastern League", kind=ActorKind.COALITION, aliases=("Operation Dawn",))
FRONT = Actor(actor_id="front", name="Northern Front (NF)", kind=ActorKind.REBEL_GROUP, aliases=("Frontists",))
NORLAND = Actor(actor_id="state:NO", name="Norland", kind=ActorKind.GOVERNMENT)
ACTORS = {one.actor_id: one for one in (LEAGUE, FRONT, NORLAND)}
NAMED, ROLE, SPOKESMAN = SpeakerNaming.NAMED, SpeakerNaming.ROLE_ONLY, SpeakerType.SPOKESPERSON


def said(key: str, naming: SpeakerNaming = NAMED, kind: SpeakerType = SpeakerType.MILITARY, *, number: int = 0,
         written: str = "somebody", record: OnRecord = OnRecord.YES, stance: Stance = Stance.DENIES) -> Claim:
    party = key.split("#")[0]
    return Claim(claim_id=f"c-{number}", incident_id="i", stance=stance, about_actor_id=party, speaker_actor_id=party,
                 speaker_as_written=written, speaker_naming=naming, speaker_type=kind, on_record=record, origin_key=key,
                 span=Span(start=0, end=1, exact="x"), made_by="hand")


def key_of(claim: Claim) -> str:
    found, = heard_alike([claim], ACTORS)
    return found.origin_key


@pytest.mark.parametrize("claim", [
    said("x:league#coalition"), said("x:league#eastern-league"), said("x:league#operation-dawn"),
    said("x:league#spokesperson", ROLE, SPOKESMAN),
])
def test_the_coalition_and_its_spokesman_are_one_voice(claim: Claim) -> None:
    assert key_of(claim) == "x:league#itself"


@pytest.mark.parametrize("claim", [
    said("front#northern-front"), said("front#nf"), said("front#frontists"), said("front#group", ROLE),
    said("front#spokesperson", ROLE, SPOKESMAN),
])
def test_an_armed_group_is_one_voice(claim: Claim) -> None:
    assert key_of(claim) == "front#itself"


@pytest.mark.parametrize("claim", [
    said("x:league#ryan", NAMED, SPOKESMAN),  # a person by name
    said("front#front-radio", NAMED, SpeakerType.ARMED_GROUP_MEDIA),
    said("x:league#unnamed", SpeakerNaming.ANONYMOUS, SpeakerType.OFFICIAL, record=OnRecord.NO),
    said("state:NO#pentagon"), said("state:NO#norland"), said("state:NO#spokesperson", ROLE, SPOKESMAN),
    said("nobody-knows-it#itself-not"),
])
def test_other_voices_stay_what_they_are(claim: Claim) -> None:
    assert key_of(claim) == claim.origin_key


def test_an_organ_is_one_voice_with_and_without_its_state() -> None:
    one = said("state:NO#norland-border-corps", written="Norland’s Border Corps")
    other = said("state:NO#border-corps", written="The Border Corps")
    assert key_of(one) == key_of(other) == "state:NO#border-corps"
    assert key_of(said("state:NO#norland-defence-force", written="The Norland Defence Force")) == "state:NO#norland-defence-force"


def test_a_denial_by_the_coalition_and_by_its_spokesman_is_counted_once() -> None:
    claims = [said("x:league#coalition", number=1), said("x:league#spokesperson", ROLE, SPOKESMAN, number=2)]
    row, = judge(claims, ACTORS).attribution
    assert [(one.origin_key, one.claim_ids) for one in row.origins_against] == [("x:league#itself", ("c-1", "c-2"))]


def test_a_later_denial_by_a_spokesman_takes_the_place_of_the_group_s_claim() -> None:
    """Rule 4: a spokesman known by his role is the voice of the body that he speaks for."""
    claimed = said("front#northern-front", number=1, stance=Stance.CLAIMS_RESPONSIBILITY).model_copy(
        update={"stated_at": StatedAt(latest=datetime(2024, 6, 7, 23, tzinfo=UTC), basis="published")})
    denied = said("front#spokesperson", ROLE, SPOKESMAN, number=2).model_copy(update={"stated_at": StatedAt(
        earliest=datetime(2024, 6, 9, tzinfo=UTC), latest=datetime(2024, 6, 9, 23, tzinfo=UTC), basis="text")})
    standing = judge([claimed, denied], ACTORS)
    row, = standing.attribution
    assert row.code is Code.DENIED_ONLY
    assert Flag.ORIGIN_CHANGED_POSITION in row.flags
    assert [(one.claim_id, one.reason.value) for one in standing.set_aside] == [("c-1", "replaced")]
