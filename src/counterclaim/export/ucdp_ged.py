"""UCDP GED: the 49 columns of its API, what of them reports can fill. See docs/codebook/exports.md."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import BinaryIO, ClassVar, Final

from counterclaim.ledger import Account, Dossier
from counterclaim.model.vocabulary import CasualtyOutcome
from counterclaim.screen.safe import plain

from . import telling
from .countries import CountryCodes, country
from .exporter import Exporter, Loss
from .layout import Row, Value, layout, write_csv
from .losses import ALIKE
from .policy import ActorPolicy, Named, named
from .tally import review
from .tolls import counting, estimates
from .where import Spot, as_written, days, spot

LAYOUT: Final = "ucdp-ged"
_ID_BITS: Final = 52
"""So that a program which holds numbers as doubles (R, spreadsheets) keeps the id exact."""


def left_out(account: Account) -> str | None:
    """Why an incident has no row: a GED row stands at a place and a day."""
    if days(account) is None:
        return "no date"
    return "no place with coordinates" if spot(account) is None else None


class UcdpGed(Exporter):
    """One row an incident, or one a named actor."""

    name: ClassVar[str] = LAYOUT
    title: ClassVar[str] = "UCDP GED"
    summary: ClassVar[str] = (
        "The 49 columns of the UCDP Georeferenced Event Dataset; violence type, conflict and dyad stay empty."
    )
    media_type: ClassVar[str] = "text/csv"
    suffix: ClassVar[str] = ".csv"
    names_actors: ClassVar[bool] = True
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss("incident (no date)", "a row stands on a day", lambda d: int(left_out(d.account) == "no date")),
        Loss(
            "incident (no place)",
            "a row stands at coordinates",
            lambda d: int(left_out(d.account) == "no place with coordinates"),
        ),
        Loss(
            "type_of_violence, conflict, dyad, side_b",
            "they follow from who fought whom, which is UCDP's finding and nothing that reports agree on",
            lambda _: 1,
        ),
        Loss(
            "attribution",
            "codes, patterns and voices have no column; side_a holds names by the actor policy",
            lambda d: len(d.account.attribution),
        ),
        Loss(
            "claims",
            "source_original names each speaker with its stance; words, scopes and dates of claims are lost",
            lambda d: len(telling.told(d.account)),
        ),
        Loss(
            "tolls",
            "low, high and best are totals of the dead; speakers, groups, words and the injured are lost",
            lambda d: len(counting(d.account)),
        ),
        Loss(
            "event_type, weapons, targets",
            "GED has no column for how or on what",
            lambda d: 1 + len(d.account.weapons) + len(d.account.targets),
        ),
        Loss("uncertainty_km", "where_prec has seven steps", lambda d: int(d.account.place is not None)),
        *ALIKE,
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        policy = self.settings.policy or ActorPolicy.UNIDENTIFIED
        write_csv(out, layout(LAYOUT), (row for dossier in dossiers for row in rows(dossier, policy)))


def rows(dossier: Dossier, policy: ActorPolicy) -> Iterator[Row]:
    """The rows of one incident; none where :func:`left_out` says why."""
    when, where = days(dossier.account), spot(dossier.account)
    if when is None or where is None:
        return
    here = country(where.place.country) if where.place.country else None
    shared: dict[str, Value] = {
        "relid": dossier.account.account_id,
        "year": when.start.year,
        "event_clarity": clarity(dossier),
        "date_prec": when.date_prec,
        "date_start": when.start,
        "date_end": when.end,
        **_sources(dossier),
        **_place(where, here, dossier.account),
        **_deaths(dossier.account),
    }
    for actor in named(dossier.account, policy, unidentified=""):
        values = {
            **shared,
            "id": row_id(dossier.account, actor),
            "code_status": _status(dossier, actor),
            "side_a": actor.name or None,
        }
        yield {name: values.get(name) for name in layout(LAYOUT).names}


def row_id(account: Account, actor: Named) -> int:
    """A number for the row, the same in every export: of the incident's id, of several rows the actor's."""
    told = [account.account_id, *(one.actor_id for one in actor.actors if actor.rows > 1)]
    digest = blake2b("\n".join(told).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _ID_BITS)


def clarity(dossier: Dossier) -> int:
    """1 as soon as one report tells of the single event, else 2."""
    told = [part.incident.event_clarity for part in dossier.parts if not part.rejected]
    return min(told, default=1)


def priogrid(lat: float, lon: float) -> int:
    """The number of the half-degree cell, counted east from 180 W, row by row from the South Pole."""
    row = min(math.floor((lat + 90) * 2), 359)
    column = min(math.floor((lon + 180) * 2), 719)
    return row * 720 + column + 1


def _status(dossier: Dossier, actor: Named) -> str:
    said = [review(dossier)]
    if actor.rows > 1:
        said.append(f"row {actor.row} of {actor.rows} of one incident, {actor.codes[0].value}")
    return "; ".join(said)


def _sources(dossier: Dossier) -> dict[str, Value]:
    reports = telling.own_reports(dossier)
    offices = [telling.office(one) for one in reports]
    dates = [telling.day_of(one) for one in reports]
    headlines = [_inside(one.headline or "") for one in reports]
    articles = zip(offices, dates, headlines, strict=True)
    return {
        "number_of_sources": len(reports),
        "source_article": ";".join(f'"{_inside(o)},{d},{h}"' for o, d, h in articles) or "reports not given",
        "source_office": ";".join(_inside(one) for one in offices),
        "source_date": ";".join(dates),
        "source_headline": ";".join(headlines),
        "source_original": "; ".join(telling.speakers(dossier.account)),
    }


def _inside(text: str) -> str:
    """Text between the format's own semicolons and quotation marks."""
    return plain(text).replace(";", ",").replace('"', "'")


def _place(where: Spot, here: CountryCodes | None, account: Account) -> dict[str, Value]:
    return {
        "where_prec": where.where_prec,
        "where_coordinates": where.name,
        "where_description": as_written(account),
        "adm_1": where.admin1,
        "adm_2": where.admin2,
        "latitude": where.lat,
        "longitude": where.lon,
        "geom_wkt": f"POINT ({where.lon!r} {where.lat!r})",
        "priogrid_gid": priogrid(where.lat, where.lon),
        "country": here.name if here else None,
        "country_id": here.gleditsch_ward if here else None,
        "region": here.ucdp_region if here else None,
    }


def _deaths(account: Account) -> dict[str, Value]:
    dead = estimates(account, CasualtyOutcome.KILLED)
    return {
        "best": dead.agreed,
        "low": dead.low,
        "high": dead.high,
        "deaths_civilians": dead.agreed if dead.civilians else None,
        "deaths_unknown": None if dead.civilians else dead.agreed,
    }
