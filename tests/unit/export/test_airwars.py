"""Airwars: the status only where no judgement is needed, each belligerent's own words under its name."""

from __future__ import annotations

import json
from io import BytesIO

import pytest

from counterclaim.export import Settings
from counterclaim.export.airwars import Airwars, incident
from counterclaim.model.vocabulary import CasualtyOutcome, EventType, Relation, Stance
from made_dossiers import claim, dossier, place, toll

CLAIMS, ACCUSES, DENIES = Stance.CLAIMS_RESPONSIBILITY, Stance.ACCUSES, Stance.DENIES


@pytest.mark.parametrize(("claims", "status"), [
    ([(CLAIMS, "state:NN")], "Declared strike"),
    ([(ACCUSES, "state:NN")], "Single source claim"),
    ([(ACCUSES, "state:NN"), (ACCUSES, "state:NN")], None),
    ([(ACCUSES, "state:NN"), (DENIES, "state:NN")], "Contested strike"),
    ([(CLAIMS, "state:NN"), (CLAIMS, "state:SS")], "Contested strike"),
    ([(CLAIMS, "state:NN"), (ACCUSES, "made:front")], "Contested strike"),
    ([(Stance.SUSPECTS, "state:NN")], None),
    ([], None),
])
def test_the_status_is_what_the_pattern_says_and_never_a_judgement(claims: list[tuple[Stance, str]],
                                                                  status: str | None) -> None:
    made = incident(dossier(*(claim(n, stance, about) for n, (stance, about) in enumerate(claims))))
    assert made["strike_status"] == status
    assert made["civilian_harm_status"] is None


def test_a_denial_is_the_belligerent_s_position_beside_the_accusation() -> None:
    made = incident(dossier(claim(1, ACCUSES, "state:NN"), claim(2, DENIES, "state:NN")))
    one, = made["belligerents"]
    assert (one["name"], one["type"], one["position"], one["code"]) == (
        "Norland", "Suspected", "denies", "attributed_denied")
    assert [said["stance"] for said in one["statements"]] == ["denies"]
    assert one["statements"][0]["text"] == "What the report said of it"
    assert [said["stance"] for said in made["statements"]] == ["accuses"], "an accuser's words are not the accused's"


def test_a_belligerent_is_known_only_where_code_and_pattern_are_self_claimed() -> None:
    sure = incident(dossier(claim(1, CLAIMS, "state:NN")))
    rivals = incident(dossier(claim(1, CLAIMS, "state:NN"), claim(2, CLAIMS, "state:SS")))
    unnamed = incident(dossier(claim(1, DENIES, "state:NN")))
    assert [one["type"] for one in sure["belligerents"]] == ["Known"]
    assert [one["type"] for one in rivals["belligerents"]] == ["Suspected", "Suspected"]
    assert [one["type"] for one in unnamed["belligerents"]] == [None]


def test_tolls_have_a_least_and_a_most() -> None:
    made = incident(dossier(tolls=(toll(1, low=9, high=9, group="civilians"), toll(2, low=20, high=22),
                                   toll(3, CasualtyOutcome.INJURED, 4))))
    assert (made["killed"], made["injured"]) == ({"min": 9, "max": 22}, {"min": 4, "max": 4})
    assert made["civilian_harm_reported"] == "Yes"
    assert incident(dossier(tolls=(toll(1, low=9, high=9),)))["civilian_harm_reported"] is None
    none = dossier(tolls=(toll(1, low=0, high=0, group="civilians"),))
    assert incident(none)["civilian_harm_reported"] is None


def test_place_and_kind() -> None:
    made = incident(dossier(at=place(2), event_type=EventType.AIR_STRIKE))
    assert (made["strike_type"], made["geolocation_accuracy"], made["country"]) == ("Airstrike", None, "Syria")
    assert incident(dossier(at=place(1)))["geolocation_accuracy"] == "Town"
    assert incident(dossier(placed=False, dated=False))["date"] is None


@pytest.mark.parametrize("count", [0, 1, 3])
def test_the_file_is_one_array_with_an_incident_a_line(count: int) -> None:
    out = BytesIO()
    Airwars(Settings()).write(out, [dossier(claim(1, DENIES, "state:NN"))] * count)
    text = out.getvalue().decode()
    assert len(json.loads(text)) == count
    lines = text.splitlines()[1:-1]
    assert [json.loads(line.rstrip(","))["code"] for line in lines if line] == [
        one["code"] for one in json.loads(text)]


def test_what_somebody_else_says_of_a_belligerent_is_not_its_statement() -> None:
    """A monitor that does not know whether Norland did it speaks for itself, not for Norland."""
    other = claim(1, Stance.NO_INFORMATION, "state:NN", speaker_as_written="a monitor", speaker_actor_id=None,
                  relation_to_actor=Relation.UNKNOWN)
    made = incident(dossier(other, claim(2, ACCUSES, "state:NN")))
    assert [one["statements"] for one in made["belligerents"]] == [[]]
    assert [said["speaker"] for said in made["statements"]] == ["a monitor", "speaker 2"]


def test_an_event_that_its_accused_disputes_is_its_statement() -> None:
    disputes = claim(1, Stance.DISPUTES_EVENT, None, speaker_as_written="Norland's army", speaker_actor_id="state:NN")
    made = incident(dossier(disputes, claim(2, ACCUSES, "state:NN")))
    assert [[said["stance"] for said in one["statements"]] for one in made["belligerents"]] == [["disputes_event"]]
