"""GeoNames' tables line by line: the main one (19 columns) and the alternate names (at least 4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from counterclaim.knowledge.features import Feature, features

from .keys import strict_key
from .row import Row, plain, usable

COLUMNS: Final = 19
SHOWN: Final = 5
"""How many malformed lines are told by number."""


@dataclass(slots=True)
class Tally:
    """What became of the lines. ``malformed``: number by reason; ``where``: the first few line numbers."""

    lines: int = 0
    kept: int = 0
    malformed: Counter[str] = field(default_factory=Counter)
    where: list[int] = field(default_factory=list)

    def bad(self, reason: str) -> None:
        self.malformed[reason] += 1
        if len(self.where) < SHOWN:
            self.where.append(self.lines)


class MalformedError(ValueError):
    """Why a line cannot be read, in a few words."""


def _number(raw: bytes, least: float, most: float, what: str) -> float:
    try:
        value = float(raw)
    except ValueError:
        raise MalformedError(f"{what} is no number") from None
    if not least <= value <= most:
        raise MalformedError(f"{what} is out of range")
    return value


class Places:
    """Turns lines of the main table into rows.

    :param divisions: printed names of divisions by GeoNames code (``SY.09``, ``US.KY.125``).
    :param countries: ISO alpha-2 codes to keep; empty for all.
    :param known: GeoNames ids that the gazetteer has already; they are left out, like unlisted features.
    :param states: countries that the gazetteer has; a dump adds none of these a second time.
    """

    def __init__(
        self,
        divisions: Mapping[str, str],
        countries: Iterable[str],
        known: Iterable[int],
        states: Iterable[str],
    ) -> None:
        self._divisions = divisions
        self._countries = frozenset(c.encode() for c in countries)
        self._known = frozenset(b"%d" % number for number in known)
        self._states = frozenset(states)
        self._kinds: dict[tuple[bytes, bytes], Feature] = {
            (letter.encode(), code.encode()): feature for (letter, code), feature in features().items()
        }

    def rows(self, lines: Iterable[bytes | None], tally: Tally) -> Iterator[Row]:
        """The rows to keep; every line is counted in ``tally``."""
        for line in lines:
            tally.lines += 1
            try:
                row = self._row(line)
            except MalformedError as problem:
                tally.bad(str(problem))
            except UnicodeDecodeError:
                tally.bad("not UTF-8")
            else:
                if row is not None:
                    tally.kept += 1
                    yield row

    def _row(self, line: bytes | None) -> Row | None:
        if line is None:
            raise MalformedError("too long")
        if not line or line.startswith(b"#"):
            return None
        cells = line.split(b"\t")
        if len(cells) != COLUMNS:
            raise MalformedError(f"not {COLUMNS} columns")
        feature = self._kinds.get((cells[6], cells[7]))
        if feature is None or (self._countries and cells[8] not in self._countries):
            return None
        if not cells[0].isdigit():
            raise MalformedError("the id is no number")
        if cells[0] in self._known:
            return None
        lat = _number(cells[4], -90, 90, "the latitude")
        lon = _number(cells[5], -180, 180, "the longitude")
        people = int(_number(cells[14] or b"0", 0, 1e11, "the population"))
        name, plainer, others = cells[1].decode(), cells[2].decode(), cells[3].decode()
        country = cells[8].decode() or None
        if feature.kind == "country" and country in self._states:
            return None
        if not strict_key.__wrapped__(name):
            name = plainer or next(filter(usable, others.split(",")), name)
        if not name:
            raise MalformedError("no name")
        row = Row(name, feature.kind, country, lat, lon, int(cells[0]), population=people)
        row.radius_km = feature.radius_km
        self._place(row, f"{country}.{cells[10].decode()}", cells[11].decode())
        self._name(row, plainer, others)
        return row

    def _place(self, row: Row, first: str, second: str) -> None:
        """The printed names of the divisions that hold the row, where the packages know their codes."""
        if row.kind == "adm1":
            row.admin1 = row.name = plain(row.name)
            return
        row.admin1 = self._divisions.get(first)
        if row.kind == "adm2":
            row.name = plain(row.name)
            return
        row.admin2 = self._divisions.get(f"{first}.{second}")

    @staticmethod
    def _name(row: Row, plainer: str, others: str) -> None:
        row.call(row.name, 0)
        row.call(plainer, 0)
        for other in others.split(",") if others else ():
            if usable(other):
                row.call(other, 1)
                if row.kind in ("adm1", "adm2"):
                    row.call(plain(other), 2)


@dataclass(frozen=True, slots=True)
class OtherName:
    """A name of the alternate names table. ``printed``: GeoNames prefers it in English."""

    geonames_id: int
    name: str
    printed: bool


def other_names(lines: Iterable[bytes | None], tally: Tally) -> Iterator[OtherName]:
    """English names and names without a language; codes, links and other languages are passed over."""
    for line in lines:
        tally.lines += 1
        if line is None:
            tally.bad("too long")
            continue
        if not line:
            continue
        cells = line.split(b"\t")
        if len(cells) < 4 or len(cells) == COLUMNS or not cells[1].isdigit():
            tally.bad("not the columns of alternateNamesV2")
            continue
        if cells[2] not in (b"en", b""):
            continue
        try:
            name = cells[3].decode()
        except UnicodeDecodeError:
            tally.bad("not UTF-8")
            continue
        historic = len(cells) > 7 and cells[7] == b"1"
        if usable(name):
            preferred = len(cells) > 4 and cells[4] == b"1"
            yield OtherName(int(cells[1]), name, cells[2] == b"en" and preferred and not historic)
