"""A place on its way into the gazetteer, and which of its names can stand in an English report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from counterclaim.knowledge.places import place_words

from .keys import bare_key, loose_key, strict_key

_ARABIC_SCRIPT: Final = frozenset(place_words()["lists"]["arabic_script"])
# The look-up keeps what it folds; a build folds a million names once each, and keeping them costs more.
_fold: Final = strict_key.__wrapped__
_bare: Final = bare_key.__wrapped__
_loose: Final = loose_key.__wrapped__
_CLASS_WORDS: Final = frozenset(
    {
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
    }
)


@dataclass(slots=True)
class Row:
    """``names``: rank by name (0 main, 1 other, 2 needs its class word). ``keys``: rank by strict key.

    ``code``: a division's code in GeoNames (``SY.09``).
    Coordinates are degrees (WGS 84); ``radius_km`` is how far the place reaches from them.
    """

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
    code: str | None = None
    names: dict[str, int] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)

    def call(self, name: str, rank: int) -> None:
        """Add a name; its strict key is made once, here, as there are a million of them."""
        if name and rank < self.names.get(name, 9):
            self.names[name] = rank
            key = _fold(name)
            if key and rank < self.keys.get(key, 9):
                self.keys[key] = rank

    def all_keys(self) -> dict[str, int]:
        """Every key under which the row is found, each with its rank (see ``Entry``)."""
        # Loose keys pay for countries whose names reach English through Arabic script, and mislead elsewhere.
        if self.country not in _ARABIC_SCRIPT:
            return self.keys
        found = dict(self.keys)
        for name, rank in self.names.items():
            key = _bare(name)
            if key and max(1, rank) < found.get(key, 9):
                found[key] = max(1, rank)
            if self.kind != "country" and (loose := _loose(name)):
                found["~" + loose] = min(3, found.get("~" + loose, 9))
        return found


def usable(name: str) -> bool:
    """Whether an alternate name can stand in an English report: Latin letters, no code, no transcription.

    A capital letter stands for a name written by a person; GeoNames' lower-case alternates are
    machine transliterations. Two or three capitals are an airport code.
    """
    if len(name) < 3 or (len(name) == 3 and name.isupper()):
        return False
    first = name[0]
    if "A" <= first <= "Z":
        return True
    if not (first < "\u0300" or "\u1e00" <= first <= "\u1eff" or first in "‘’"):
        return False
    return first.isupper() or any(c.isupper() for c in name[1:4])


def plain(name: str) -> str:
    """A division's name without its class word: ``Laurel County`` -> ``Laurel``."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in _CLASS_WORDS:
        return " ".join(words[:-1])
    if len(words) > 2 and words[0].lower() in _CLASS_WORDS and words[1].lower() in ("of", "de", "du"):
        return " ".join(words[2:])
    return name
