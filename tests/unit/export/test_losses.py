"""What a format says it cannot carry: every field of an account is carried, or named as lost."""

from __future__ import annotations

import pytest

from counterclaim.export import exporter
from counterclaim.ledger import Account
from counterclaim.model.vocabulary import Stance
from made_dossiers import claim, dossier, toll

FORMATS = ("acled", "airwars", "gtd", "ucdp-ged")
CARRIED = {"account_id", "title", "event_type", "date", "place", "reports", "provisional", "attribution_pattern"}
"""What each of the formats holds in some column, or (an air strike is no column of GED's) names as lost."""
NAMED = {"dates", "places", "weapons", "targets", "tolls", "claims", "attribution", "disputes", "decisions"}
"""What each must name as lost, in part at least."""
OF_THE_LEDGER = {"schema_", "asked_id", "as_of", "known_at", "rubric_version", "head", "settled", "unmatched",
                 "suggestions", "event_types", "spreads", "disputed", "no_claim_reported", "actors"}
"""What is about the asking or the ledger (the sidecar tells it), or said again in another field."""


def test_every_field_of_an_account_is_accounted_for() -> None:
    assert set(Account.model_fields) == CARRIED | NAMED | OF_THE_LEDGER


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_lost_is_named_once_with_its_reason_and_counted(name: str) -> None:
    found = exporter(name).cannot_carry
    fields = [part.strip() for loss in found for part in loss.field.split(",")]
    assert len(fields) == len(set(fields))
    # Airwars holds each claim as a statement, and each row as a belligerent with its code.
    assert set(fields) >= NAMED - ({"claims", "attribution"} if name == "airwars" else set())
    made = dossier(claim(1, Stance.ACCUSES, "made:front"), claim(2, Stance.DENIES, "made:front"), tolls=(toll(1, low=9),))
    counts = {loss.field: loss.lost(made) for loss in found}
    assert counts["tolls"] == 1
    assert counts["spans"] == 3
    assert counts["voices"] == 2
    assert all(number >= 0 for number in counts.values())
    assert not any(number for field, number in counts.items() if field.startswith("incident ("))
