"""Place data of our own: what the gazetteer packages lack, and the words that tell places apart.

The files are ``data/places/*.toml`` (format in the header of each) and ``data/countries.toml``.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from typing import Any

from counterclaim.model import KnowledgeError

_DATA = files("counterclaim.knowledge").joinpath("data")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place of ours. ``radius_km`` is how far from the point the place reaches."""

    name: str
    kind: str
    country: str | None
    lat: float
    lon: float
    admin1: str | None = None
    radius_km: float | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AliasRow:
    """More spellings of a place that the gazetteer packages have: ``of`` is its name there.

    ``printed``: the first alias is the name to print.
    """

    of: str
    country: str
    kind: str
    aliases: tuple[str, ...]
    printed: bool = False


@dataclass(frozen=True, slots=True)
class CountryRow:
    """What a country, its people and the seats of its power are called."""

    iso2: str
    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capital: str | None = None
    seats: tuple[str, ...] = ()


def _place_files() -> list[Any]:
    return sorted(
        (f for f in _DATA.joinpath("places").iterdir() if f.name.endswith(".toml")), key=lambda f: f.name
    )


def _read(file: Any) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(
            f"{file.name} is not valid TOML: {error}", "Correct the line that is named."
        ) from error


def fingerprint() -> str:
    """A hash of every file read here: the gazetteer is built anew when it changes."""
    digest = blake2b(digest_size=8)
    for file in [*_place_files(), _DATA.joinpath("countries.toml")]:
        if file.is_file():
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def place_rows() -> list[PlaceRow]:
    """Every ``places`` entry.

    :raises KnowledgeError: where an entry lacks a field or has one that is not documented.
    """
    rows = []
    for file in _place_files():
        for raw in _read(file).get("places", ()):
            try:
                at = raw.pop("at")
                row = PlaceRow(
                    lat=float(at[0]),
                    lon=float(at[1]),
                    country=raw.pop("country", None),
                    aliases=tuple(raw.pop("aliases", ())),
                    kind=raw.pop("kind", "city"),
                    **raw,
                )
            except (KeyError, TypeError, IndexError, ValueError) as error:
                raise KnowledgeError(f"{file.name}: bad place entry {raw!r}: {error}") from error
            if not (-90 <= row.lat <= 90 and -180 <= row.lon <= 180):
                raise KnowledgeError(f"{file.name}: {row.name} lies off the map")
            rows.append(row)
    return rows


def alias_rows() -> list[AliasRow]:
    """Every ``spellings`` entry."""
    return [
        AliasRow(
            raw["of"],
            raw["country"],
            raw.get("kind", "city"),
            tuple(raw["aliases"]),
            raw.get("printed", False),
        )
        for file in _place_files()
        for raw in _read(file).get("spellings", ())
    ]


def country_points() -> dict[str, tuple[float, float]]:
    """A representative point of a country, (lat, lon) in degrees, by ISO 3166-1 alpha-2."""
    table = _read(_DATA.joinpath("places", "points.toml"))["points"]
    return {iso2: (float(lat), float(lon)) for iso2, (lat, lon) in table.items()}


def country_rows() -> list[CountryRow]:
    """Every country of ``data/countries.toml``."""
    file = _DATA.joinpath("countries.toml")
    if not file.is_file():
        return []
    return [
        CountryRow(
            raw["iso2"],
            raw["name"],
            tuple(raw.get("aliases", ())),
            tuple(raw.get("demonyms", ())),
            raw.get("capital"),
            tuple(raw.get("seats", ())),
        )
        for raw in _read(file).get("country", ())
    ]


@cache
def place_words() -> dict[str, Any]:
    """The word lists of ``data/places/words.toml``, by table."""
    return _read(_DATA.joinpath("places", "words.toml"))
