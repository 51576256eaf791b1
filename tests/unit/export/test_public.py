"""What may leave the ledger: rounded, cut, without private names; and nothing else is changed."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from counterclaim.export import Settings
from counterclaim.export.public import (
    BLOCK,
    ELLIPSIS,
    WITHHELD,
    Withheld,
    cut,
    is_private,
    private_role,
    published,
    rounded,
)
from counterclaim.ledger import Dossier, dossiers_of
from counterclaim.model import Casualty, Claim, Origin, Reading
from counterclaim.model.vocabulary import CasualtyOutcome, SpeakerNaming, SpeakerType, Stance
from made_readings import claim, contested, report, span

TEXT = ("Abu Omar, a farmer, said Norland fired it. Residents saw it too. "
        "Later Abu Omar said 9 people died, the governor of Basirah said.")


def told() -> Reading:
    """A reading with a named witness, in a claim, a quotation, a toll, a title and a voice's key."""
    base = contested()
    witness = {"speaker_as_written": "Abu Omar, a farmer", "speaker_type": SpeakerType.EYEWITNESS,
               "speaker_naming": SpeakerNaming.NAMED, "origin_key": "abu-omar#abu-omar"}
    made = claim(1, Stance.ATTRIBUTES, "Norland fired it", "state:NN").model_copy(update={
        "span": span("Abu Omar, a farmer, said Norland fired it", TEXT), **witness})
    toll = Casualty(casualty_id="k1", incident_id="inc-1", outcome=CasualtyOutcome.KILLED, count_min=9,
                    as_written="9 people", speaker_as_written="Abu Omar", span=span("Abu Omar said 9 people died", TEXT))
    incident = base.incidents[0].model_copy(update={"title": "Strike seen by Abu Omar"})
    return base.model_copy(update={"claims": (made,), "casualties": (toll,), "incidents": (incident,),
                                   "report": report(TEXT, byline=("Jane Doe",))})


def dossier(reading: Reading) -> Dossier:
    return next(dossiers_of(reading))


def everything(given: Dossier) -> str:
    parts = [part.report.model_dump_json() + part.incident.model_dump_json() for part in given.parts]
    return given.account.to_json() + "".join(parts)


def test_a_witness_becomes_a_role_wherever_the_name_stood() -> None:
    tally = Withheld()
    made = published(dossier(told()), Settings(), tally)
    one, = made.account.claims
    assert one.claim.speaker_as_written == "an eyewitness"
    assert one.claim.origin_key == "withheld-1#withheld-1"
    assert one.claim.span.exact == BLOCK * len("Abu Omar, a farmer") + ", said Norland fired it"
    assert made.account.tolls[0].casualty.span.exact == BLOCK * 8 + " said 9 people died"
    assert made.parts[0].incident.title == made.account.title == f"Strike seen by {WITHHELD}"
    assert type(made.account).model_validate_json(made.account.to_json()) == made.account
    row, = made.account.attribution
    assert row.origins_for == (Origin(origin_key="withheld-1#withheld-1", party="withheld-1", claim_ids=("clm-1",)),)
    text = everything(made).lower()
    assert "abu omar" not in text
    assert "abu-omar" not in text
    assert "jane doe" not in text
    assert (tally.names, tally.bylines) == (1, 1)


def test_with_names_nothing_is_withheld() -> None:
    made = published(dossier(told()), Settings(with_names=True))
    given = dossier(told()).account
    assert (made.account.claims, made.account.tolls, made.account.title) == (given.claims, given.tolls, given.title)
    assert made.parts[0].report.byline == ("Jane Doe",)


def test_what_is_no_private_name_stays() -> None:
    given = dossier(contested())
    made = published(given, Settings())
    assert [c.claim.speaker_as_written for c in made.account.claims] == [
        c.claim.speaker_as_written for c in given.account.claims]
    assert [c.claim.span for c in made.account.claims] == [c.claim.span for c in given.account.claims]


def test_who_is_private() -> None:
    def one(kind: SpeakerType, naming: SpeakerNaming, actor: str | None = None) -> Claim:
        return claim(1, Stance.ATTRIBUTES, "Norland fired it", "state:NN", speaker_as_written="X Y",
                     speaker_type=kind, speaker_naming=naming, speaker_actor_id=actor)
    assert is_private(one(SpeakerType.VICTIM_OR_FAMILY, SpeakerNaming.NAMED))
    assert is_private(one(SpeakerType.UNKNOWN, SpeakerNaming.NAMED))
    assert not is_private(one(SpeakerType.UNKNOWN, SpeakerNaming.NAMED, "state:SY"))
    assert not is_private(one(SpeakerType.EYEWITNESS, SpeakerNaming.COLLECTIVE))
    assert not is_private(one(SpeakerType.OFFICIAL, SpeakerNaming.NAMED))


def test_a_toll_s_speaker_is_known_by_role_and_name() -> None:
    assert private_role("the resident Abu Omar") == "an eyewitness"
    assert private_role("Doctors at Kosevo hospital") is None
    assert private_role("Abu Omar, a doctor") == "a medical or rescue worker"
    assert private_role("a resident") is None
    assert private_role("The Syrian Observatory for Human Rights") is None


def test_coordinates_are_rounded_to_two_decimals_halves_to_even() -> None:
    assert [rounded(x) for x in (34.45226, 0.125, 0.135, -0.001, 2.675)] == [34.45, 0.12, 0.14, 0.0, 2.68]
    assert str(rounded(-0.001)) == "0.0"
    place = published(dossier(contested()), Settings()).account.place
    assert place is not None
    assert (place.place.lat, place.place.lon) == (35.15, -40.43)


@given(st.floats(-180, 180))
def test_rounding_again_changes_nothing(degrees: float) -> None:
    once = rounded(degrees)
    assert rounded(once) == once
    assert abs(once - degrees) <= 0.005 + 1e-9


@given(st.text(st.sampled_from("ab ،ب\n"), max_size=60), st.integers(1, 40))
@example("a  b", 3)
@example("abcdef", 1)
def test_a_cut_quotation_is_the_beginning_and_never_longer(text: str, at_most: int) -> None:
    short = cut(text, at_most)
    assert len(short) <= max(at_most, 2)
    if short == text:
        return
    assert short.endswith(ELLIPSIS)
    kept = short[:-1]
    assert text.startswith(kept)
    rest = text[len(kept):]
    assert not kept or rest[:1].isspace() or not any(c.isspace() for c in kept.strip())


def test_a_quotation_is_cut_between_words_and_counted() -> None:
    assert cut("The coalition said no", 15) == "The coalition…"
    assert cut("The coalition said no", 14) == "The coalition…"
    assert cut("short", None) == "short"
    tally = Withheld()
    made = published(dossier(contested()), Settings(quote_at_most=20), tally)
    assert all(len(c.claim.span.exact) <= 20 for c in made.account.claims)
    assert tally.quotations_cut > 3
    assert type(made.account).model_validate_json(made.account.to_json()) == made.account
