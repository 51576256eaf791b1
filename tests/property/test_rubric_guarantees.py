"""The guarantees of rubric R0.2, on made-up claim sets over a small world of actors and voices."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from counterclaim.model import Actor, ActorGroup, Attribution, Claim, Span, StatedAt, Tie
from counterclaim.model.vocabulary import (
    ActorKind,
    Code,
    Directness,
    EventType,
    GroupKind,
    OnRecord,
    Pattern,
    ResponsibilityDegree,
    SpeakerNaming,
    SpeakerType,
    Stance,
)
from counterclaim.rubric import Standing, judge

DAY = date(2020, 5, 10)
ACTORS = {
    one.actor_id: one
    for one in (
        Actor(actor_id="a", name="A", kind=ActorKind.GOVERNMENT, member_of=(Tie(actor_id="c"),)),
        Actor(actor_id="a-army", name="Army of A", kind=ActorKind.STATE_FORCE, organ_of=(Tie(actor_id="a"),)),
        Actor(actor_id="b", name="B", kind=ActorKind.REBEL_GROUP),
        Actor(actor_id="c", name="Coalition", kind=ActorKind.COALITION),
        Actor(actor_id="g", name="gunmen", kind=ActorKind.UNSPECIFIED),
    )
}


class Who(NamedTuple):
    key: str
    actor: str | None
    naming: SpeakerNaming
    record: OnRecord
    kind: SpeakerType = SpeakerType.OFFICIAL


_N, _YES, _NO = SpeakerNaming, OnRecord.YES, OnRecord.NO
VOICES = (
    Who("a#ministry", "a", _N.NAMED, _YES),
    Who("a#army", "a-army", _N.ROLE_ONLY, _YES, SpeakerType.MILITARY),
    Who("a#unnamed", "a", _N.ANONYMOUS, _NO),
    Who("b#command", "b", _N.NAMED, _YES, SpeakerType.ARMED_GROUP_MEDIA),
    Who("b#caller", "b", _N.ANONYMOUS, OnRecord.UNKNOWN),
    Who("c#spokesman", "c", _N.ROLE_ONLY, _YES, SpeakerType.SPOKESPERSON),
    Who("c#coalition", "c", _N.NAMED, _YES, SpeakerType.MILITARY),
    Who("monitor#monitor", None, _N.NAMED, _YES, SpeakerType.MONITOR),
    Who("residents#residents", None, _N.COLLECTIVE, _NO, SpeakerType.EYEWITNESS),
    Who("g#gunmen", "g", _N.COLLECTIVE, _YES),
    Who("outlet#own", None, _N.UNATTRIBUTED, OnRecord.UNKNOWN, SpeakerType.OUTLET_OWN_REPORTING),
)
ABOUT = ("a", "a-army", "b", "c", "g")
FOR = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS, Stance.ATTRIBUTES, Stance.ACCUSES)
SILENT = (Stance.DECLINES_TO_COMMENT, Stance.NO_RESPONSE, Stance.NO_INFORMATION)
DENIALS = (Stance.DENIES, Stance.DENIES_FOR_OTHER, Stance.DISPUTES_EVENT)
NO_ACTOR = (Stance.REPORTS_NO_CLAIM, Stance.CONFIRMS_EVENT)
NOON = datetime(2020, 5, 10, 12, tzinfo=UTC)


def moment(day: int, basis: str) -> StatedAt:
    """A day of a small calendar: dated by the text, or only known to be printed by then."""
    at = NOON + timedelta(days=day)
    if basis == "text":
        return StatedAt(earliest=at, latest=at + timedelta(hours=5), basis="text")
    return StatedAt(latest=at + timedelta(hours=5), basis="published")


MOMENTS = st.none() | st.builds(moment, st.integers(0, 3), st.sampled_from(["text", "published"]))


@st.composite
def claim(
    draw: st.DrawFn, number: int, stances: tuple[Stance, ...] = tuple(Stance),
    voices: tuple[Who, ...] = VOICES, actors: tuple[str, ...] = ABOUT,
) -> Claim:
    stance = draw(st.sampled_from(stances))
    who = draw(st.sampled_from(voices))
    nobody = stance in NO_ACTOR or draw(st.integers(0, 9)) == 0
    group = draw(st.sampled_from([None, None, None, GroupKind.ALTERNATIVE, GroupKind.JOINT]))
    return Claim(
        claim_id=f"c{number:02}", incident_id="i", stance=stance,
        about_actor_id=None if nobody else draw(st.sampled_from(actors)),
        actor_group=ActorGroup(id=f"g{number}", kind=group) if group else None,
        responsibility_degree=draw(st.sampled_from(
            [ResponsibilityDegree.CARRIED_OUT] * 4 + [ResponsibilityDegree.ORDERED, ResponsibilityDegree.BACKED])),
        speaker_actor_id=who.actor, speaker_type=who.kind, speaker_naming=who.naming,
        on_record=who.record, origin_key=who.key, stated_at=draw(MOMENTS),
        directness=draw(st.sampled_from([Directness.PARAPHRASE, Directness.PARAPHRASE, Directness.SECOND_HAND])),
        retracts=(f"c{draw(st.integers(0, 5)):02}",) if stance is Stance.RETRACTS else (),
        span=Span(start=number, end=number + 1, exact="x"), made_by="made up")


@st.composite
def claim_sets(draw: st.DrawFn) -> list[Claim]:
    """A few voices on a few actors, so that they meet; stances that make facts come more often."""
    voices = tuple(draw(st.lists(st.sampled_from(VOICES), min_size=1, max_size=4, unique=True)))
    actors = tuple(draw(st.lists(st.sampled_from(ABOUT), min_size=1, max_size=2, unique=True)))
    usual = (*FOR, Stance.SUSPECTS, Stance.DENIES, Stance.DENIES_FOR_OTHER)
    return [
        draw(claim(number, draw(st.sampled_from([usual, usual, (*tuple(Stance), Stance.RETRACTS)])), voices, actors))
        for number in range(draw(st.integers(1, 6)))
    ]


@st.composite
def changing_sets(draw: st.DrawFn) -> list[Claim]:
    """One voice on one or two actors, saying now this, now that, and taking things back; one claimant beside it."""
    who = (draw(st.sampled_from([one for one in VOICES if one.record is OnRecord.YES])),)
    actors = draw(st.sampled_from([("a",), ("b",), ("a", "b")]))
    stances = draw(st.sampled_from([
        (Stance.ACCUSES, Stance.DENIES), (Stance.ACCUSES, Stance.RETRACTS), (Stance.ACCUSES, Stance.SUSPECTS)]))
    said = [draw(claim(number, stances, who, actors)) for number in range(draw(st.integers(2, 4)))]
    said = [
        one.model_copy(update={
            "actor_group": None, "retracts": one.retracts and ("c00",), "directness": Directness.PARAPHRASE,
            "about_actor_id": one.about_actor_id or actors[0],
            "responsibility_degree": ResponsibilityDegree.CARRIED_OUT})
        for one in said
    ]
    claimant = draw(st.sampled_from([one for one in VOICES if one.key in ("a#ministry", "b#command")]))
    beside = draw(claim(9, (Stance.ADMITS,), (claimant,), (str(claimant.actor),)))
    return [*said, beside] if draw(st.booleans()) else said


def judged(claims: list[Claim], as_of: datetime | None = None) -> Standing:
    return judge(claims, ACTORS, incident_day=DAY, as_of=as_of)


def codes(standing: Standing) -> dict[str, Code]:
    return {row.actor_id: row.code for row in standing.attribution}


def table(standing: Standing) -> dict[str, Attribution]:
    return {row.actor_id: row for row in standing.attribution}


EXAMPLES = settings(max_examples=120, deadline=None, derandomize=True)


@EXAMPLES
@given(st.data(), claim_sets())
def test_the_order_of_claims_never_matters(data: st.DataObject, claims: list[Claim]) -> None:
    assert judged(data.draw(st.permutations(claims))) == judged(claims)


@settings(EXAMPLES, max_examples=600)
@given(st.data(), claim_sets() | changing_sets(), st.sampled_from([None, None, NOON + timedelta(days=1, hours=6)]))
def test_a_second_hand_repeat_changes_no_code_and_no_pattern(
    data: st.DataObject, claims: list[Claim], as_of: datetime | None
) -> None:
    one = data.draw(st.sampled_from(claims))
    when = one.stated_at
    dates = [when, None]
    if when is not None and when.latest is not None:
        printed = when.latest + timedelta(days=data.draw(st.integers(0, 3)))
        dates.append(StatedAt(latest=printed, basis="published"))
    repeat = one.model_copy(update={
        "claim_id": "repeat", "chain": ("an agency",), "stated_at": data.draw(st.sampled_from(dates)),
        "directness": data.draw(st.sampled_from([Directness.SECOND_HAND, Directness.FURTHER])),
        "span": Span(start=90, end=91, exact="x")})
    before, after = judged(claims, as_of), judged([*claims, repeat], as_of)
    assert codes(after) == codes(before)
    assert after.pattern is before.pattern


@EXAMPLES
@given(claim_sets(), claim(50, SILENT))
def test_silence_changes_no_code(claims: list[Claim], silence: Claim) -> None:
    before, after = judged(claims), judged([*claims, silence])
    new = {actor: code for actor, code in codes(after).items() if actor not in codes(before)}
    assert set(new.values()) <= {Code.NO_ATTRIBUTION}
    assert {actor: code for actor, code in codes(after).items() if actor not in new} == codes(before)
    assert after.pattern is before.pattern


SAYS_THAT_IT_IS_DISPUTED = {Pattern.CONTESTED, Pattern.COMPETING_SELF_CLAIMS, Pattern.SELF_CLAIMED_OTHERS_NAMED}


@EXAMPLES
@given(claim_sets(), claim(50, DENIALS))
def test_a_denial_removes_no_accuser(claims: list[Claim], denial: Claim) -> None:
    # A voice that takes back its own accusation is rule 4, no denial of somebody else's.
    assume(all(one.origin_key != denial.origin_key for one in claims))
    before, after = table(judged(claims)), table(judged([*claims, denial]))
    for actor, row in before.items():
        assert after[actor].origins_for == row.origins_for
        assert after[actor].origins_hedged == row.origins_hedged


@EXAMPLES
@given(claim_sets())
def test_a_denial_never_disappears_from_the_pattern(claims: list[Claim]) -> None:
    standing = judged(claims)
    if any((row.origins_for or row.origins_hedged) and row.origins_against for row in standing.attribution):
        assert standing.pattern in SAYS_THAT_IT_IS_DISPUTED


@EXAMPLES
@given(claim_sets())
def test_self_claimed_only_through_the_actors_own_words_on_the_record(claims: list[Claim]) -> None:
    by_id = {one.claim_id: one for one in claims}
    homes = {"a-army": "a"}
    for row in judged(claims).attribution:
        if row.code.startswith("self_"):
            own = [
                one for one in (by_id[claim_id] for claim_id in row.claim_ids)
                if one.stance in FOR and one.on_record is OnRecord.YES
                and homes.get(str(one.speaker_actor_id), one.speaker_actor_id) == row.actor_id
            ]
            assert own


@st.composite
def joint_sets(draw: st.DrawFn) -> tuple[list[Claim], list[Claim]]:
    """A set with joint claims, and the same set with each joint claim split into its actors."""
    joined: list[Claim] = []
    for number in range(draw(st.integers(1, 6))):
        one = draw(claim(number)).model_copy(update={"actor_group": None})
        if one.about_actor_id is None or not draw(st.booleans()):
            joined.append(one)
            continue
        actors = draw(st.lists(st.sampled_from(["a", "b", "c", "g"]), min_size=2, max_size=3, unique=True))
        group = ActorGroup(id=f"g{number}", kind=GroupKind.JOINT)
        joined.extend(
            one.model_copy(update={
                "claim_id": f"{one.claim_id}-{actor}", "about_actor_id": actor, "actor_group": group})
            for actor in actors)
    return joined, [one.model_copy(update={"actor_group": None}) for one in joined]


@EXAMPLES
@given(joint_sets())
def test_splitting_and_joining_joint_claims_changes_nothing(sets: tuple[list[Claim], list[Claim]]) -> None:
    joined, split = sets
    assert judged(split) == judged(joined)


@EXAMPLES
@given(claim_sets())
def test_as_of_judges_what_was_known_by_then(claims: list[Claim]) -> None:
    limit = NOON + timedelta(days=1, hours=6)
    known = [one for one in claims if one.stated_at and one.stated_at.latest and one.stated_at.latest <= limit]
    then, only = judged(claims, limit), judged(known)
    assert then.attribution == only.attribution
    assert (then.pattern, then.no_claim_reported) == (only.pattern, only.no_claim_reported)


@EXAMPLES
@given(claim_sets())
def test_each_actor_has_one_row_and_every_claim_in_it_counts(claims: list[Claim]) -> None:
    standing = judged(claims)
    aside = {one.claim_id for one in standing.set_aside}
    assert len(codes(standing)) == len(standing.attribution)
    for row in standing.attribution:
        listed = [one for origins in (row.origins_for, row.origins_hedged, row.origins_against) for one in origins]
        assert {claim_id for one in listed for claim_id in one.claim_ids} <= set(row.claim_ids)
        assert not aside & set(row.claim_ids)
        assert list(row.flags) == sorted(row.flags)
        assert row.claim_ids


@EXAMPLES
@given(claim_sets(), st.sampled_from(EventType))
def test_only_a_clash_is_ever_not_applicable(claims: list[Claim], event: EventType) -> None:
    standing = judge(claims, ACTORS, incident_day=DAY, event_type=event)
    if standing.pattern is Pattern.NOT_APPLICABLE:
        assert event is EventType.ARMED_CLASH
        assert set(codes(standing).values()) <= {Code.NO_ATTRIBUTION}
