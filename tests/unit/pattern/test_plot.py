"""The figure of a comparison: all is drawn, true to scale, in words, the same every time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest
from lxml import etree

from counterclaim.geo.sphere import distance_km
from counterclaim.model import InputError
from counterclaim.model.vocabulary import EventType
from counterclaim.pattern.comparison import (
    ActorComparison,
    Comparison,
    DaysSince,
    DistanceRank,
    FirstTime,
    Focal,
    NearestDistance,
    Reference,
    ReferenceSet,
    Share,
)
from counterclaim.pattern.land import inside, land
from counterclaim.pattern.plot import description, plot
from counterclaim.pattern.plot_map import window
from counterclaim.pattern.plot_strip import stacked
from counterclaim.pattern.projection import Projection

SVG = "{http://www.w3.org/2000/svg}"
DAY = date(2018, 6, 17)
FOCAL = Focal(
    incident_id="i-1", title="Air strike, <Al-Hari> & more", event_type=EventType.AIR_STRIKE, date_start=DAY,
    place="Al-Hari", lat=34.42, lon=40.99, where_prec=2, uncertainty_km=25.0,
)  # fmt: skip


def reference(number: int, lat: float, lon: float, prec: int = 1) -> Reference:
    return Reference(
        record_id=f"r-{number}", history_id="h", date_start=DAY - timedelta(days=9 * number),
        date_end=DAY - timedelta(days=9 * number), days_before=9 * number, lat=lat, lon=lon, where_prec=prec,
        distance_km=distance_km(34.42, 40.99, lat, lon), nearest_other_km=3.0 * number,
    )  # fmt: skip


def table(references: tuple[Reference, ...]) -> ReferenceSet:
    near = min(references, key=lambda r: r.distance_km or 0.0, default=None)
    n = len(references)
    share: dict[str, Any] = {"n": n, "least": 10}
    km = near.distance_km if near is not None else None
    return ReferenceSet(
        history_ids=("h",), kind="ucdp", basis="coded", label="incidents in which UCDP codes Israel as a side",
        n=n, placed=n, vague_days=0, totals=0,
        nearest=NearestDistance(
            n=n, least=1, hidden=None if near else "n = 0, shown from 1", km=km,
            km_low=km and km - 30, km_high=km and km + 30, record_id=near.record_id if near else None,
        ),
        rank=DistanceRank(n=n, least=20, hidden=f"n = {n}, shown from 20"),
        same_admin1=Share(of="admin1", **share), same_target_type=Share(of="target_type", **share),
        same_event_type=Share(of="event_type", **share), since_last=DaysSince(n=n, least=2), nearby=(),
        first_admin1=FirstTime(of="admin1", **share), first_target_type=FirstTime(of="target_type", **share),
        references=references,
    )  # fmt: skip


def comparison(*sets: ReferenceSet, focal: Focal = FOCAL) -> Comparison:
    actor = ActorComparison(actor_id="state:IL", name="Israel", sets=sets)
    return Comparison(made_by="counterclaim", window_years=5, incident=focal, histories=(), actors=(actor,))


THREE = table((reference(1, 33.5, 36.3), reference(2, 33.2, 36.1, 4), reference(3, 34.6, 37.6)))


def svg(made: Comparison) -> etree._Element:
    return etree.fromstring(plot(made))


def texts(root: etree._Element) -> str:
    return " ".join("".join(t.itertext()) for t in root.iter(f"{SVG}text"))


def test_every_earlier_incident_is_drawn_and_the_shape_tells_how_well_it_is_placed() -> None:
    root = svg(comparison(THREE))
    drawn = {g.get("id"): len(list(g.iter(f"{SVG}use"))) for g in root.iter(f"{SVG}g")}
    assert (drawn["references-exact"], drawn["references-vague"], drawn["strip"]) == (2, 1, 3)
    assert {"incident", "nearest", "radius", "strip-incident"} <= set(drawn)


def test_nothing_is_fetched_and_all_is_said_in_words() -> None:
    root = svg(comparison(THREE))
    links = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert all(v.startswith(("#", "data:")) for v in links)
    said = texts(root)
    for words in ("Israel", "UCDP codes Israel", "n = 3", "does not show who did it", "312 km", "No borders"):
        assert words in said
    assert root.findtext(f"{SVG}title") == "Air strike, <Al-Hari> & more beside earlier records"
    assert "range" in (root.findtext(f"{SVG}desc") or "")


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert plot(comparison(THREE)) == plot(comparison(THREE))


def test_png() -> None:
    from io import BytesIO

    from PIL import Image

    image = Image.open(BytesIO(plot(comparison(THREE), "png")))
    assert image.format == "PNG"
    assert image.width > 1000
    assert image.height > 600


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (comparison(table(())), "No distances"),
        (comparison(), "has a set of earlier incidents"),
        (comparison(THREE, focal=FOCAL.model_copy(update={"lat": None, "lon": None})), "no place"),
    ],
)
def test_what_cannot_be_drawn_is_said(made: Comparison, words: str) -> None:
    assert words in texts(svg(made))


def test_another_format_is_refused() -> None:
    with pytest.raises(InputError, match="SVG or PNG"):
        plot(comparison(THREE), "pdf")


def test_the_words_for_who_cannot_see_it_rank_nobody() -> None:
    assert description(comparison(THREE)).startswith("Israel, incidents in which UCDP codes Israel as a side: n = 3")


def test_distances_from_the_centre_are_true() -> None:
    view = Projection(34.42, 40.99)
    for lat, lon in ((33.5, 36.3), (-20.0, 120.0), (60.0, -5.0)):
        east, north = view.point(lat, lon)
        assert np.hypot(east, north) == pytest.approx(distance_km(34.42, 40.99, lat, lon), rel=0.01)
        assert view.back(east, north) == pytest.approx((lat, lon), abs=1e-6)


def test_across_the_antimeridian_what_is_near_is_drawn_near() -> None:
    view = Projection(-18.0, 179.5)
    east, north = view.point(-18.0, -179.5)
    assert 0 < east < 110
    assert abs(north) < 1


@pytest.mark.parametrize(
    ("lat", "lon", "dry"),
    [(34.4, 40.9, True), (0.0, -30.0, False), (40.0, 50.5, False), (51.5, -0.5, True), (-75.0, 20.0, True)],
)
def test_land_and_water(lat: float, lon: float, dry: bool) -> None:
    rings = [r for polygon in land() for r in polygon if inside(r, lon, lat)]
    assert (len(rings) % 2 == 1) is dry


def test_the_map_holds_all_that_is_placed() -> None:
    assert window(FOCAL, [THREE]) > max(r.distance_km or 0 for r in THREE.references)


def test_dots_pile_up_the_same_in_any_order() -> None:
    assert stacked([5, 1, 5], 100) == stacked([1, 5, 5], 100) == [(1, 1), (5, 1), (5, 2)]
