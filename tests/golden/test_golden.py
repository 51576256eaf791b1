"""Reports written for the tests, each beside the reading that a person reviewed, fact by fact.

``NAME.txt`` is the report, ``NAME.toml`` what a careful reader takes from it: ``published`` and
``outlet``, and tables ``incident``, ``row``, ``no_row``, ``claim`` and ``toll``. A fact may leave out what it
does not settle; ``incident`` in a row or toll counts from 0. ``falls_short`` in a table maps a key (or
"all"), and at the top "other_incident" and "other_row", to why the reader misses it today; such a fact is a
strict expected failure.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.model import Claim, Incident, Reading
from golden.facts import known_error, plain, spans, told

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.toml"))


def reviewed(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text(encoding="utf-8"))


def reading_of(name: str) -> Reading:
    facts = reviewed(name)
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    return told(text, facts["published"], facts.get("outlet"))


def cases(table: str, *keys: str) -> list[Any]:
    """One case a fact of a table, or one for each of its ``keys`` that it settles."""
    return list(_cases(table, *keys))


def _cases(table: str, *keys: str) -> Iterator[Any]:
    for name in NAMES:
        for index, fact in enumerate(reviewed(name).get(table, ())):
            short = fact.get("falls_short", {})
            for key in [k for k in keys if k in fact] or [] if keys else ["all"]:
                marks = [known_error(short[key])] if key in short else []
                yield pytest.param(name, index, key, marks=marks, id=f"{name}-{table}{index}-{key}")


def whole(what: str) -> list[Any]:
    """One case a report, marked where its own ``falls_short`` says so of ``what``."""
    short = {name: reviewed(name).get("falls_short", {}) for name in NAMES}
    return [
        pytest.param(name, marks=[known_error(short[name][what])] if what in short[name] else [])
        for name in NAMES
    ]


def fact_of(name: str, table: str, index: int) -> dict[str, Any]:
    found: dict[str, Any] = reviewed(name)[table][index]
    return found


def name_of(reading: Reading, actor_id: str | None) -> str | None:
    return next((a.canonical.name for a in reading.actors if a.actor_id == actor_id), actor_id)


def incident_of(reading: Reading, index: int) -> Incident:
    assert index < len(reading.incidents), [i.title for i in reading.incidents]
    return reading.incidents[index]


@pytest.mark.parametrize(
    ("name", "index", "key"), cases("incident", "event_type", "date", "place", "country", "pattern", "no_claim_reported")
)
def test_incidents(name: str, index: int, key: str) -> None:
    incident = incident_of(reading_of(name), index)
    found: dict[str, Any] = {
        "event_type": incident.event_type.value,
        "date": incident.when.date_start.isoformat() if incident.when and incident.when.date_start else None,
        "place": plain(incident.places[0].name or incident.places[0].as_written) if incident.places else None,
        "country": incident.places[0].country if incident.places else None,
        "pattern": incident.attribution_pattern.value,
        "no_claim_reported": incident.no_claim_reported,
    }
    assert found[key] == fact_of(name, "incident", index)[key]


@pytest.mark.parametrize("name", whole("other_incident"))
def test_no_other_incident(name: str) -> None:
    found = reading_of(name).incidents
    assert len(found) == len(reviewed(name)["incident"]), [i.title for i in found]


@pytest.mark.parametrize(("name", "index", "key"), cases("row", "code", "position"))
def test_rows(name: str, index: int, key: str) -> None:
    reading, fact = reading_of(name), fact_of(name, "row", index)
    rows = {name_of(reading, r.actor_id): r for r in incident_of(reading, fact.get("incident", 0)).attribution}
    assert fact["actor"] in rows
    row = rows[fact["actor"]]
    assert {"code": row.code.value, "position": row.self_position.value}[key] == fact[key]


@pytest.mark.parametrize("name", whole("other_row"))
def test_no_other_row(name: str) -> None:
    """No named actor has a row that the reviewer does not know of."""
    reading = reading_of(name)
    known = {(f.get("incident", 0), f["actor"]) for f in reviewed(name).get("row", ())}
    specific = {a.actor_id for a in reading.actors if a.specific}
    found = {(i, name_of(reading, r.actor_id)) for i, x in enumerate(reading.incidents) for r in x.attribution if r.actor_id in specific}
    assert found <= known


@pytest.mark.parametrize(("name", "index", "key"), cases("no_row"))
def test_rows_that_must_not_be(name: str, index: int, key: str) -> None:
    reading = reading_of(name)
    names = [name_of(reading, r.actor_id) for i in reading.incidents for r in i.attribution]
    assert fact_of(name, "no_row", index)["actor"] not in names, key


@pytest.mark.parametrize(("name", "index", "key"), cases("claim"))
def test_claims(name: str, index: int, key: str) -> None:
    reading, fact = reading_of(name), fact_of(name, "claim", index)

    def fits(claim: Claim) -> bool:
        return (
            claim.stance == fact["stance"]
            and name_of(reading, claim.about_actor_id) == fact.get("actor")
            and claim.speaker_as_written == fact.get("speaker")
        )

    said = [(c.speaker_as_written, c.stance.value, name_of(reading, c.about_actor_id)) for c in reading.claims]
    assert any(map(fits, reading.claims)), (key, said)


@pytest.mark.parametrize(("name", "index", "key"), cases("toll"))
def test_tolls(name: str, index: int, key: str) -> None:
    reading, fact = reading_of(name), fact_of(name, "toll", index)
    home = incident_of(reading, fact.get("incident", 0)).incident_id
    found = {(c.outcome.value, c.count_min) for c in reading.casualties if c.incident_id == home}
    assert (fact["outcome"], fact["count_min"]) in found, key


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_in_the_report(name: str) -> None:
    reading = reading_of(name)
    found = spans(reading)
    assert len(found) > 10
    assert all(reading.report.text[s.start : s.end] == s.exact for s in found if s.where == "text")


@pytest.mark.parametrize("name", NAMES)
def test_reports_are_of_the_length_of_a_report(name: str) -> None:
    assert 110 <= len((HERE / f"{name}.txt").read_text(encoding="utf-8").split()) <= 250
