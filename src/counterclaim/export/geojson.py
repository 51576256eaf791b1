"""GeoJSON (RFC 7946): one feature an incident, its point at the place that the reports give."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO, ClassVar

from counterclaim.ledger import Account, Dossier

from .exporter import Exporter, Loss
from .tally import review


class GeoJson(Exporter):
    """Coordinates are [longitude, latitude] in WGS 84, so there is no ``crs`` member."""

    name: ClassVar[str] = "geojson"
    title: ClassVar[str] = "GeoJSON"
    summary: ClassVar[str] = (
        "One feature an incident (RFC 7946), with the radius of uncertainty in metres and every actor's code."
    )
    media_type: ClassVar[str] = "application/geo+json"
    suffix: ClassVar[str] = ".geojson"
    names_actors: ClassVar[bool] = False
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss("places", "a feature has one point: the main place", lambda d: len(d.account.places[1:])),
        Loss(
            "claims",
            "a map needs who stands how, not each sentence: the codes are there, their claims are not",
            lambda d: len(d.account.claims),
        ),
        Loss(
            "tolls",
            "the lowest and highest count of each outcome are there, not each speaker's",
            lambda d: len(d.account.tolls),
        ),
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        out.write(b'{"type":"FeatureCollection","features":[')
        for number, dossier in enumerate(dossiers):
            line = json.dumps(feature(dossier), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
            out.write(b",\n" if number else b"\n")
            out.write(line.encode("utf-8", "replace"))
        out.write(b"\n]}\n")


def feature(dossier: Dossier) -> dict[str, Any]:
    """One incident as a feature; its geometry is null where no report gives a place that was found."""
    account = dossier.account
    place = account.place.place if account.place else None
    radius = place.uncertainty_km if place else None
    when = account.date
    located = place is not None and place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "id": account.account_id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if place and located else None,
        "properties": {
            "title": account.title,
            "event_type": account.event_type.value,
            "date_start": str(when.date_start) if when and when.date_start else None,
            "date_end": str(when.date_end) if when and when.date_end else None,
            "date_prec": when.date_prec if when else None,
            "place": (place.name or place.as_written) if place else None,
            "admin1": place.admin1 if place else None,
            "country": place.country if place else None,
            "where_prec": place.where_prec if place else None,
            "uncertainty_m": None if radius is None else round(radius * 1000),
            "attribution_pattern": account.attribution_pattern.value,
            "no_claim_reported": account.no_claim_reported,
            "attribution": _attribution(account),
            "casualties": [
                {"outcome": s.outcome.value, "low": s.low, "high": s.high, "speakers": s.speakers}
                for s in account.spreads
            ],
            "disputed": [one.field for one in account.disputed],
            "sources": [
                {
                    "report_id": told.report_id,
                    "outlet": told.outlet,
                    "url": told.url,
                    "published": told.published.isoformat() if told.published else None,
                }
                for told in account.reports
            ],
            "review": review(dossier),
        },
    }


def _attribution(account: Account) -> list[dict[str, Any]]:
    """Every actor with a row, by name: how responsibility stands for it in these reports."""
    names = {actor.actor_id: actor.name for actor in account.actors}
    rows = [
        {
            "actor_id": row.actor_id,
            "actor": names.get(row.actor_id, row.actor_id),
            "code": row.code.value,
            "self_position": row.self_position.value,
            "voices_for": len(row.origins_for),
            "voices_hedged": len(row.origins_hedged),
            "voices_against": len(row.origins_against),
            "flags": [flag.value for flag in row.flags],
        }
        for row in account.attribution
    ]
    return sorted(rows, key=lambda row: (row["actor"].casefold(), row["actor_id"]))
