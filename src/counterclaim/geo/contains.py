"""Which place lies in which."""

from __future__ import annotations

from .gazetteer import Entry
from .keys import bare_key
from .sphere import roughly_km


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether ``inner`` lies in ``outer``, by codes where both have them, else by distance."""
    if outer.key == inner.key:
        return False
    if outer.kind == "country":
        return outer.country == inner.country and inner.kind != "country"
    if outer.country and inner.country and outer.country != inner.country:
        return False
    if outer.kind == "adm1" and inner.admin1:
        same = {bare_key(outer.name), bare_key(outer.admin1 or "")}
        return bare_key(inner.admin1) in same and inner.kind != "adm1"
    if outer.kind == "adm2" and inner.admin2 and inner.admin1:
        return bare_key(inner.admin2) == bare_key(outer.name)
    if None in (outer.lat, outer.lon, inner.lat, inner.lon):
        return False
    reach = outer.radius_km or (12.0 if outer.kind == "city" else 25.0)
    apart = roughly_km(outer.lat or 0, outer.lon or 0, inner.lat or 0, inner.lon or 0)
    return apart <= reach + 5 and (inner.radius_km or 0) < reach
