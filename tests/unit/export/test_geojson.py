"""GeoJSON as RFC 7946 wants it, read by a library that is not ours."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from geojson_pydantic import Feature, FeatureCollection, Point

from counterclaim.export import Settings, export_to_stream
from counterclaim.export.geojson import GeoJson
from counterclaim.ledger import Dossier, Ledger, dossiers_of
from counterclaim.model import Reading
from made_readings import contested


def made(*dossiers: Dossier) -> dict[str, Any]:
    out = io.BytesIO()
    export_to_stream(GeoJson, dossiers, out, Settings())
    found: dict[str, Any] = json.loads(out.getvalue().decode("utf-8"))
    return found


def reading(**place: Any) -> Reading:
    base = contested()
    incident = base.incidents[0]
    places = (incident.places[0].model_copy(update=place),) if place else ()
    return base.model_copy(update={"incidents": (incident.model_copy(update={"places": places}),)})


@pytest.fixture
def feature() -> dict[str, Any]:
    found: dict[str, Any] = made(*dossiers_of(contested()))["features"][0]
    return found


def test_another_library_reads_it(ledger: Ledger) -> None:
    body = made(*ledger.dossiers())
    read = FeatureCollection[Feature[Point, dict[str, Any]]].model_validate(body)
    assert len(read.features) == 2
    assert len({one.id for one in read.features}) == 2


def test_longitude_comes_first_and_there_is_no_crs(feature: dict[str, Any]) -> None:
    assert feature["geometry"] == {"type": "Point", "coordinates": [-40.43, 35.15]}
    body = made(*dossiers_of(contested()))
    assert set(body) == {"type", "features"}
    assert set(feature) == {"type", "id", "geometry", "properties"}


@pytest.mark.parametrize("place", [{}, {"lat": None, "lon": None, "uncertainty_km": None}])
def test_without_a_place_that_was_found_the_geometry_is_null(place: dict[str, Any]) -> None:
    feature = made(*dossiers_of(reading(**place)))["features"][0]
    assert feature["geometry"] is None
    assert feature["properties"]["uncertainty_m"] is None
    Feature.model_validate(feature)


def test_uncertainty_is_in_metres(feature: dict[str, Any]) -> None:
    assert feature["properties"]["uncertainty_m"] == 25_000


def test_every_actor_with_a_row_is_listed_with_its_code_and_position(ledger: Ledger) -> None:
    told = [one["properties"] for one in made(*ledger.dossiers())["features"]]
    disputed = next(one for one in told if len(one["attribution"]) == 2)
    rows = disputed["attribution"]
    assert [(row["actor"], row["code"]) for row in rows] == [
        ("Eastern League", "attributed"), ("Norland", "attributed_denied")]
    assert (rows[1]["self_position"], rows[1]["voices_for"], rows[1]["voices_against"]) == ("denies", 1, 1)
    assert disputed["attribution_pattern"] == "contested"
    assert {one["review"] for one in told} == {"machine_draft"}


def test_no_dossiers_give_an_empty_collection() -> None:
    assert made() == {"type": "FeatureCollection", "features": []}
