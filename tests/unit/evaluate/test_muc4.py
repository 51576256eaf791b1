"""Readings become MUC-4 templates; the archive is unpacked; the ruler's figures become rows."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path
from typing import Any

import pytest

from counterclaim.evaluate.muc4 import corpus
from counterclaim.evaluate.muc4.doers import confidence
from counterclaim.evaluate.muc4.relevance import between_fighters, country_of, home_country
from counterclaim.evaluate.muc4.targets import is_person
from counterclaim.evaluate.muc4.templates import location_of, templates, type_of
from counterclaim.evaluate.muc4.words import head, join, names_in, plain
from counterclaim.evaluate.ruler import flat, load_ruler
from counterclaim.model import SetupError

TEXT = (
    "LIMA, 26 OCT 89 -- [TEXT] A BOMB DESTROYED A BANK IN MIRAFLORES YESTERDAY AND KILLED TWO GUARDS.\n\n"
    "SHINING PATH GUERRILLAS CARRIED OUT THE ATTACK, THE POLICE SAID."
)
GROUP = {"actor_id": "sl", "name": "Shining Path (SL)", "kind": "rebel_group", "aliases": ["Sendero Luminoso"]}


def span(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "exact": words, "in": "text"}


def claim(**more: Any) -> dict[str, Any]:
    return {
        "incident_id": "i",
        "stance": "attributes",
        "about_actor_id": "sl",
        "about_actor_as_written": "SHINING PATH",
        "about_span": span("SHINING PATH"),
        "speaker_as_written": "THE POLICE",
        "speaker_type": "official",
        **more,
    }


def incident(**more: Any) -> dict[str, Any]:
    return {
        "incident_id": "i",
        "event_type": "bombing_ied",
        "evidence": [span("A BOMB DESTROYED A BANK")],
        "weapon": {"as_written": "A BOMB"},
        "when": {"date_start": "1989-10-25", "date_end": "1989-10-25"},
        "places": [
            {
                "as_written": "MIRAFLORES",
                "name": "Miraflores",
                "country": "PE",
                "admin1": "Lima",
                "where_prec": 1,
            }
        ],
        "targets": [{"as_written": "A BANK", "target_type": "unknown"}],
        "attribution": [{"actor_id": "sl", "code": "attributed"}],
        **more,
    }


def reading(*incidents: dict[str, Any], claims: tuple[dict[str, Any], ...] = (claim(),)) -> dict[str, Any]:
    return {
        "report": {"published": "1989-10-26"},
        "actors": [GROUP],
        "incidents": list(incidents),
        "claims": list(claims),
        "casualties": [{"incident_id": "i", "outcome": "killed", "group": "guards"}],
    }


def test_a_bombing_fills_every_slot() -> None:
    (made,) = templates(reading(incident()), TEXT)
    assert made["type"] == "BOMBING"
    assert made["date"] == "25 OCT 89"
    assert made["location"] == "PERU: LIMA: MIRAFLORES"
    assert made["phys_target"] == [{"mentions": ["A BANK"]}]
    assert made["hum_target"] == [{"mentions": ["GUARDS"]}]
    assert made["instrument"] == [{"mentions": ["A BOMB"]}]
    assert made["perp_individual"] == [{"mentions": ["SHINING PATH GUERRILLAS"]}]
    (group,) = made["perp_org"]
    assert group["mentions"][0] == "SHINING PATH"
    assert group["confidence"] == "SUSPECTED OR ACCUSED BY AUTHORITIES"


def test_without_a_time_it_was_on_or_before_the_day_of_the_report() -> None:
    (made,) = templates(reading(incident(when=None)), TEXT)
    assert made["date"] == "- 26 OCT 89"


def test_the_same_incident_told_twice_is_one_template() -> None:
    again = incident(incident_id="j", targets=[{"as_written": "A STORE", "target_type": "market"}])
    (made,) = templates(reading(incident(), again), TEXT)
    assert [t["mentions"] for t in made["phys_target"]] == [["A BANK"], ["A STORE"]]


@pytest.mark.parametrize(
    "more",
    [
        {"when": {"date_start": "1989-03-01", "date_end": "1989-03-01"}},
        {"places": [{"as_written": "BEIRUT", "name": "Beirut", "country": "LB", "where_prec": 1}]},
        {"targets": [{"as_written": "AN ARMY PATROL", "target_type": "military_position"}]},
        {"event_type": "armed_clash", "targets": []},
    ],
    ids=["long past", "elsewhere", "soldiers", "clash"],
)
def test_what_is_not_its_business(more: dict[str, Any]) -> None:
    text = TEXT.replace("YESTERDAY", "NOT BEIRUT, LEBANON, YESTERDAY") if "places" in more else TEXT
    assert templates(reading(incident(**more)), text) == []


def test_an_attack_without_a_target_is_nothing_specific() -> None:
    bare = incident(event_type="armed_assault", targets=[])
    assert templates({**reading(bare), "casualties": []}, TEXT) == []


def test_a_kidnapping_has_no_physical_target() -> None:
    (made,) = templates(reading(incident(event_type="abduction")), TEXT)
    assert (made["type"], made["phys_target"], made["instrument"]) == ("KIDNAPPING", [], [])


@pytest.mark.parametrize(
    ("event", "evidence", "kind"),
    [
        ("sabotage", "THEY BURNED FOUR BUSES", "ARSON"),
        ("armed_assault", "THEY ROBBED A BANK", "ROBBERY"),
        ("sabotage", "A PYLON WAS DYNAMITED", "BOMBING"),
        ("armed_assault", "THEY THREW BOMBS", "ATTACK"),
        ("killing_execution", "THE JUDGE WAS SHOT", "ATTACK"),
        ("suicide_attack", "A CAR BURNED", "BOMBING"),
    ],
)
def test_types(event: str, evidence: str, kind: str) -> None:
    assert type_of(event, evidence) == kind


@pytest.mark.parametrize(
    ("claims", "code", "word"),
    [
        ([claim(stance="claims_responsibility")], "self_claimed", "CLAIMED OR ADMITTED"),
        ([claim(stance="claims_responsibility")], "attributed", "REPORTED AS FACT"),
        ([claim()], "attributed", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ([claim(speaker_type="ngo")], "attributed", "SUSPECTED OR ACCUSED"),
        ([claim(stance="suspects")], "suspected", "POSSIBLE"),
        ([claim(speaker_as_written=None), claim()], "attributed", "REPORTED AS FACT"),
        ([claim(speaker_as_written=None, stance="suspects")], "suspected", "POSSIBLE"),
    ],
)
def test_confidence(claims: list[dict[str, Any]], code: str, word: str) -> None:
    assert confidence(claims, code) == word


def test_a_denial_names_nobody() -> None:
    denied = reading(incident(), claims=(claim(stance="denies"),))
    (made,) = templates(denied, TEXT.replace("SHINING PATH", "SOME"))
    assert made["perp_org"] == []
    assert made["perp_individual"] == []


def test_a_group_that_only_the_context_names() -> None:
    (made,) = templates(reading(incident(), claims=()), TEXT)
    assert made["perp_org"] == [{"mentions": ["SHINING PATH"], "confidence": "REPORTED AS FACT"}]


def test_several_groups_in_the_context_are_possible() -> None:
    other = {"actor_id": "mrta", "name": "MRTA", "kind": "rebel_group", "aliases": []}
    told = {**reading(incident(), claims=()), "actors": [GROUP, other]}
    (near,) = templates(told, TEXT.replace("YESTERDAY", "OF THE MRTA AND SHINING PATH"))
    assert [o["confidence"] for o in near["perp_org"]] == ["POSSIBLE", "POSSIBLE"]
    (far,) = templates(told, TEXT + " SO DID THE MRTA.")
    assert far["perp_org"] == []


def test_a_country_is_no_organisation_but_its_army_is() -> None:
    state = {"actor_id": "s", "name": "Peru", "kind": "government", "aliases": []}
    for written, names in (("PERU", []), ("THE PERUVIAN ARMY", ["THE PERUVIAN ARMY", "ARMY"])):
        said = claim(about_actor_id="s", about_actor_as_written=written, about_span=None)
        made = templates({**reading(incident(), claims=(said,)), "actors": [state]}, TEXT)
        assert [o["mentions"] for o in made[0]["perp_org"]] == ([names] if names else [])


def test_a_place_that_nobody_knows_is_taken_for_one_of_the_home_country() -> None:
    assert home_country(TEXT) == "PE"
    strange = incident(
        places=[{"as_written": "VITARTE", "name": "Vitarte", "country": "FR", "where_prec": 1}]
    )
    assert country_of(strange, "PE", TEXT) == "PE"
    assert location_of(strange, "PE") == "PERU: VITARTE"
    assert country_of(strange, "PE", TEXT.replace("YESTERDAY", "IN FRANCE")) is None


@pytest.mark.parametrize(
    ("phrase", "fighters"),
    [("SOLDIERS", True), ("A RETIRED GENERAL", False), ("U.S. SOLDIERS", False), ("THE PEASANTS", False)],
)
def test_who_counts_as_a_fighter(phrase: str, fighters: bool) -> None:
    hit = incident(targets=[{"as_written": phrase, "target_type": "unknown"}])
    assert between_fighters(reading(hit), hit) is fighters


@pytest.mark.parametrize(
    ("phrase", "person"),
    [("TWO PEASANTS", True), ("THE OFFICES OF THE BANK", False), ("PABLO QUISPE", True), ("THE FIRE", None)],
)
def test_people_and_things(phrase: str, person: bool | None) -> None:
    assert is_person(phrase, "unknown") is person


@pytest.mark.parametrize(
    ("phrase", "word"),
    [("THE BRANCHES OF THE BANK", "branch"), ('"EL TIEMPO" OFFICES', "office"), ("BUSES", "bus"), ("", "")],
)
def test_heads(phrase: str, word: str) -> None:
    assert head(phrase) == word


def test_mentions_of_one_are_joined() -> None:
    found: list[dict[str, Any]] = []
    for phrase in ("GOVERNOR ANTONIO ROLDAN", "ANTONIO ROLDAN BETANCUR", "A POLICEMAN"):
        join(found, phrase)
    assert [len(e["mentions"]) for e in found] == [2, 1]


def test_names_stand_alone_and_without_accents() -> None:
    assert plain("Farabundo  Martí") == "FARABUNDO MARTI"
    assert names_in(GROUP, "SLOW SHINING\nPATH") == ["SHINING PATH"]


def archive(path: Path, name: str) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        info = tarfile.TarInfo(name)
        info.size = 1
        tar.addfile(info, io.BytesIO(b"x"))
    return path


def test_only_the_corpora_are_unpacked(tmp_path: Path) -> None:
    root = corpus.unpack(archive(tmp_path / "a.tar.gz", "./muc34/TASK/CORPORA/dev/x"), tmp_path / "out")
    assert (root / "TASK/CORPORA/dev/x").read_bytes() == b"x"
    with pytest.raises(SetupError) as caught:
        corpus.unpack(archive(tmp_path / "b.tar.gz", "muc34/TEST/x"), tmp_path / "out")
    assert caught.value.code == "shared_missing"


def test_a_message_is_read_and_scored(shared: Path) -> None:
    ruler = load_ruler(shared / "tools/muc4_score.py")
    body = TEXT.split("-- ")[1]
    doc = {
        "doc_id": "A",
        "text": "LIMA, 26 OCT 89 -- " + body,
        "dateline": {"place": "LIMA", "date": "26 OCT 89"},
    }
    assert corpus.report_line(ruler, doc)["published"] == "1989-10-26"
    assert "published" not in corpus.report_line(ruler, {**doc, "dateline": {"date": "NO DATE"}})
    predicted = dict(corpus.read(ruler, [doc]))
    gold = {
        **doc,
        "templates": [
            {
                "optional": False,
                "type": ["BOMBING"],
                "stage": ["ACCOMPLISHED"],
                "category": [],
                "date": ["25 OCT 89"],
                "location": ["PERU: LIMA (CITY): MIRAFLORES (NEIGHBORHOOD)"],
                "perp_individual": [],
                "perp_org": [{"mentions": ["SHINING PATH"], "optional": True, "confidence": ["POSSIBLE"]}],
                "phys_target": [{"mentions": ["BANK"], "optional": False}],
                "hum_target": [{"mentions": ["GUARDS"], "optional": False}],
                "instrument": [{"mentions": ["BOMB"], "optional": False}],
                "hum_total": [],
                "phys_total": [],
            }
        ],
    }
    table = corpus.rows(ruler.score([gold], predicted))
    assert table["exact_day"] == {"accuracy": 1.0, "n": 1}
    assert table["finest_place"] == {"accuracy": 1.0, "n": 1}
    assert table["typed"]["r"] == 1.0
    assert set(flat(table)) == {"typed.f1", "exact_day.accuracy", "finest_place.accuracy", "org_confidence.f1"}
