"""Ties with dates, which actors are specific, and the errors a user meets."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pydantic import ValidationError

from counterclaim.model import (
    SCHEMA,
    Actor,
    Claim,
    CounterclaimError,
    InputError,
    KnowledgeError,
    Place,
    SetupError,
    Span,
    Tie,
    When,
)
from counterclaim.model import vocabulary as words
from counterclaim.model.vocabulary import ActorKind, Described, PlaceMethod, Stance

SPAN = Span(start=0, end=3, exact="Gao")


@pytest.mark.parametrize(
    ("since", "until", "day", "holds"),
    [
        (None, None, date(2000, 1, 1), True),
        (date(2014, 6, 1), None, date(2014, 5, 31), False),
        (date(2014, 6, 1), None, date(2014, 6, 1), True),
        (None, date(2016, 7, 28), date(2016, 7, 28), True),
        (None, date(2016, 7, 28), date(2016, 7, 29), False),
        (date(2014, 1, 1), date(2016, 1, 1), date(2015, 1, 1), True),
        (date(2014, 1, 1), None, None, True),
        (None, date(2016, 1, 1), None, False),
    ],
)
def test_a_tie_holds_between_its_dates(since: date | None, until: date | None, day: date | None, holds: bool) -> None:
    assert Tie(actor_id="x", since=since, until=until).holds_on(day) is holds


@pytest.mark.parametrize("kind", list(ActorKind))
def test_only_gunmen_and_lone_attackers_are_not_specific(kind: ActorKind) -> None:
    vague = kind in (ActorKind.UNSPECIFIED, ActorKind.UNAFFILIATED_INDIVIDUAL)
    assert Actor(actor_id="x", name="X", kind=kind).specific is not vague


def test_a_claim_needs_its_span_and_a_known_stance() -> None:
    good = {"claim_id": "c", "incident_id": "i", "stance": "denies", "origin_key": "x#y", "span": SPAN, "made_by": "test"}
    assert Claim.model_validate(good).stance is Stance.DENIES
    for wrong in ({"stance": "confirms"}, {"span": None}, {"certainty": 0.9}, {"origin_key": None}):
        with pytest.raises(ValidationError):
            Claim.model_validate(good | wrong)


@pytest.mark.parametrize("wrong", [{"lat": 91}, {"lon": -181}, {"where_prec": 0}, {"where_prec": 8}, {"uncertainty_km": -1}])
def test_a_place_stays_on_earth(wrong: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Place.model_validate({"as_written": "Gao", "span": SPAN, "method": PlaceMethod.GAZETTEER} | wrong)


@pytest.mark.parametrize("prec", [0, 6])
def test_date_precision_is_that_of_the_codebook(prec: int) -> None:
    with pytest.raises(ValidationError):
        When(as_written="Gao", span=SPAN, date_prec=prec)


def test_errors_carry_a_code_a_sentence_and_a_hint() -> None:
    for kind, code in ((InputError, "input_unreadable"), (KnowledgeError, "knowledge_invalid"), (SetupError, "setup_incomplete")):
        plain, own = kind("It is so.", "Do this."), kind("It is so.", code="input_empty")
        assert isinstance(plain, CounterclaimError)
        assert (plain.code, plain.message, plain.hint, str(plain)) == (code, "It is so.", "Do this.", "It is so.")
        assert own.code == "input_empty"
        assert kind.code == code


def test_the_schema_is_named() -> None:
    assert SCHEMA == "counterclaim.reading/1"


@pytest.mark.parametrize("group", [v for v in vars(words).values() if isinstance(v, type) and issubclass(v, Described) and v is not Described])
def test_every_value_says_what_it_means(group: type[Described]) -> None:
    verdicts = ("confirmed", "verified", "likely", "culprit", "perpetrator", "guilty", "proved")
    for value in group:
        assert value.value == value.value.lower()
        assert value.meaning
        assert not set(verdicts) & set(re.findall(r"\w+", value.meaning.lower()))
