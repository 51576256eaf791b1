"""Every value of a reading has a reason, and asking for it changes nothing."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from counterclaim import ingest
from counterclaim.cli.schema import reading_schema
from counterclaim.explain import explain_report
from counterclaim.model import ExplainedReading, Reading
from counterclaim.reader import read_report

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("abu-kamal-wire", "sarajevo-market-wire", "bojaya-ngo")
FORBIDDEN = re.compile(r"\b(confirmed|verified|likely|culprit|perpetrators?|guilty|proved)\b", re.IGNORECASE)


@cache
def read(name: str) -> tuple[Reading, ExplainedReading, str]:
    published = "2018-06-18" if name.startswith("abu") else None
    taken = ingest.take_bytes(ingest.read_file(ROOT / f"examples/{name}.txt"), published=published)
    plain = read_report(taken.report, notes=taken.notes)
    return plain, explain_report(taken.report, notes=taken.notes), taken.report.text


def pointed_at(reading: Any, path: str) -> Any:
    for part in path.strip("/").split("/"):
        reading = reading[int(part)] if isinstance(reading, list) else reading[part]
    return reading


@pytest.mark.parametrize("name", NAMES)
def test_the_reading_is_the_same(name: str) -> None:
    plain, explained, _ = read(name)
    assert Reading(**{field: getattr(explained, field) for field in Reading.model_fields}).to_json() == plain.to_json()
    assert "explanation" not in json.loads(plain.to_json())


@pytest.mark.parametrize("name", NAMES)
def test_every_reason_points_at_a_value_and_quotes_the_text(name: str) -> None:
    _, explained, text = read(name)
    found = json.loads(explained.to_json())
    jsonschema.validate(found, reading_schema())
    for one in explained.explanation:
        pointed_at(found, one.path)
        assert one.note.endswith(".")
        if one.span is not None:
            whole = text if one.span.where == "text" else explained.report.headline or ""
            assert whole[one.span.start : one.span.end] == one.span.exact
        own_words = re.sub(r"“[^”]*”", "", one.note)
        assert not FORBIDDEN.search(own_words)


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_a_reason(name: str) -> None:
    _, explained, _ = read(name)
    paths = {one.path for one in explained.explanation}
    wanted = {f"/notes/{n}" for n in range(len(explained.notes))}
    wanted |= {f"/casualties/{n}" for n in range(len(explained.casualties))}
    wanted |= {f"/context/{n}" for n in range(len(explained.context))}
    for n, claim in enumerate(explained.claims):
        wanted |= {f"/claims/{n}", f"/claims/{n}/incident_id"}
        who = "speaker_actor_id" if claim.speaker_as_written else "speaker_as_written"
        wanted.add(f"/claims/{n}/{who}")
    for i, incident in enumerate(explained.incidents):
        at = f"/incidents/{i}"
        wanted |= {f"{at}/evidence", f"{at}/event_type", f"{at}/attribution_pattern"}
        wanted |= {f"{at}/when"} if incident.when else set()
        wanted |= {f"{at}/weapon"} if incident.weapon else set()
        for field in ("places", "targets", "participants"):
            wanted |= {f"{at}/{field}/{n}" for n in range(len(getattr(incident, field)))}
        wanted |= {f"{at}/attribution/{n}/code" for n in range(len(incident.attribution))}
    assert wanted <= paths


def test_a_claim_that_was_weighed_reached_its_threshold() -> None:
    weighed = [one for name in NAMES for one in read(name)[1].explanation if one.step == "trust"]
    asked = [one for one in weighed if one.threshold is not None]
    assert asked
    assert len(asked) < len(weighed)
    assert all(one.probability is not None and one.probability >= (one.threshold or 0) for one in weighed)


def test_only_models_give_probabilities() -> None:
    models = {"attribution-tagger", "claim-trust", "claim-place", "same-event"}
    given = {one.rule: one.probability is not None for name in NAMES for one in read(name)[1].explanation}
    assert {rule for rule, has in given.items() if has} == models


def test_a_denial_without_an_event_of_its_own_is_placed_by_the_fitted_scores() -> None:
    explained = explain_report(ingest.from_text(
        "Jets bombed a market in Sirte on Monday, killing six people, medics said. They blamed Egypt. On Friday gunmen "
        "stormed a police station in Derna and killed four officers. Egypt denied it.", published="2019-05-08"))
    assert len(explained.incidents) == 2
    denial = next(k for k, c in enumerate(explained.claims) if c.span.exact.startswith("Egypt denied"))
    placed = next(one for one in explained.explanation if one.path == f"/claims/{denial}/incident_id")
    assert placed.rule == "claim-place"
    assert 1 / len(explained.incidents) < (placed.probability or 0) <= 1


def test_the_code_rests_on_the_facts_of_its_claims() -> None:
    _, explained, _ = read("abu-kamal-wire")
    row = next(n for n, r in enumerate(explained.incidents[0].attribution) if r.code == "attributed_denied")
    found = [one for one in explained.explanation if one.path == f"/incidents/0/attribution/{row}/code"]
    assert {one.rule for one in found} >= {"P", "S-"}
    assert found[-1].note == "From S-, P; line 5 is the first that fits: (P or s+) and (S- or s-)."


def test_the_same_report_gives_the_same_reasons() -> None:
    taken = ingest.take_bytes(ingest.read_file(ROOT / "examples/abu-kamal-wire.txt"), published="2018-06-18")
    again = explain_report(taken.report, notes=taken.notes)
    assert again.to_json() == read("abu-kamal-wire")[1].to_json()


def test_reasons_stand_incident_by_incident() -> None:
    _, explained, _ = read("abu-kamal-wire")
    at = [explained.incident_of(one) for one in explained.explanation]
    last = len(explained.incidents)
    assert at == sorted(at, key=lambda i: last if i is None else i)
    assert set(at) >= set(range(last))
