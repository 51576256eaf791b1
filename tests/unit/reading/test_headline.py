"""Claims that stand in the headline."""

from __future__ import annotations

import pytest

from counterclaim.model.vocabulary import Flag
from golden.facts import stances, told

DAY = "2019-05-08"
BODY = "A strike hit a fuel depot near Tartus on Monday, killing two men."


def test_what_only_the_headline_says_is_flagged() -> None:
    reading = told(BODY, DAY, title="Israel struck fuel depot, Syria says")
    (claim,) = reading.claims
    assert (claim.speaker_actor_id, claim.about_actor_id) == ("state:SY", "state:IL")
    assert Flag.HEADLINE_ONLY in claim.flags
    assert claim.span.where == "headline"
    assert reading.report.headline is not None
    assert reading.report.headline[claim.span.start : claim.span.end] == claim.span.exact
    assert Flag.HEADLINE_ONLY in reading.incidents[0].attribution[0].flags


def test_what_headline_and_body_say_is_the_bodys_claim() -> None:
    reading = told(BODY + " Syria said Israel struck the depot.", DAY, title="Israel struck fuel depot, Syria says")
    (claim,) = reading.claims
    assert claim.span.where == "text"
    assert Flag.HEADLINE_ONLY not in claim.flags


def test_a_headline_that_the_text_repeats_is_one_headline() -> None:
    title = "Israel struck fuel depot, Syria says"
    reading = told(f"{title}\n\n{BODY}", DAY, title=title)
    assert stances(reading) == [("state:SY", "attributes", "state:IL")]
    assert all(Flag.HEADLINE_ONLY in c.flags for c in reading.claims)


@pytest.mark.parametrize("title", ["Depot burns near Tartus", "Two die in strike near Tartus", "Minister to visit Tartus"])
def test_a_headline_without_an_actor_claims_nothing(title: str) -> None:
    assert told(BODY, DAY, title=title).claims == ()


def test_a_headline_does_not_harden_the_bodys_doubt() -> None:
    reading = told(BODY + " Syria said it suspected Israel of striking the depot.", DAY, title="Israel strikes depot near Tartus")
    assert stances(reading) == [("state:SY", "suspects", "state:IL")]
