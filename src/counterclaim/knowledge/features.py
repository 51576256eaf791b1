"""Which GeoNames features become places, and of what kind: ``data/geonames-features.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.model import KnowledgeError

from .load import read_table


@dataclass(frozen=True, slots=True)
class Feature:
    """``radius_km``: how far such a place reaches from its point, None for places that are points."""

    kind: str
    radius_km: float | None


@cache
def features() -> dict[tuple[str, str], Feature]:
    """Features by GeoNames class and code, e.g. ``("P", "PPLA")``.

    :raises KnowledgeError: where an entry has no kind or a field that is not documented.
    """
    out: dict[tuple[str, str], Feature] = {}
    for letter, codes in read_table("geonames-features.toml").items():
        for code, raw in codes.items():
            radius = raw.get("radius_km")
            if not isinstance(raw.get("kind"), str) or not raw.keys() <= {"kind", "radius_km"}:
                raise KnowledgeError(f"geonames-features.toml: bad entry {letter}.{code}: {raw!r}")
            out[letter, code] = Feature(raw["kind"], None if radius is None else float(radius))
    return out
