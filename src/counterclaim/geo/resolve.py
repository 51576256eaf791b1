"""Which of the places of one name is meant: by context, with population as the last word only.

Evidence, strongest first: the unit named right after ("X, Syria", "X in Idlib province"), class words
("province", "camp"), the countries that the report names or whose people it names, the other places of the
report and how near they are, standing (country, capital, our own tables), population.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from math import exp, log1p, log10
from typing import Final

from .contains import contains
from .gazetteer import Entry, Gazetteer
from .keys import strict_key
from .sphere import roughly_km
from .spot import Spot, class_kinds, words
from .surroundings import Surroundings

_NEXT: Final = re.compile(
    r"^(?:\s*,?\s+|\s+(?:city|town|village|province|state|region|district|county|governorate|department),?\s+|\s*\()"
    r"(?:(?:which is\s+)?(?:located\s+)?(?:in|inside|of|'s)\s+)?(?:the\s+)?"
    r"(?:(?:north|south|east|west|central)[\w-]*\s+|[\w-]+-held\s+|rural\s+)?"
    r"(?:(?:province|state|region|governorate|countryside|district|suburbs?|county|city)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
# "X village in northern Y": a few plain words may stand between the two names.
_WITHIN: Final = re.compile(
    r"^\s*,?\s+(?:city|town|village|district|province|neighbou?rhood|camp|suburb|area|market|mosque|church|hospital|school"
    r"|square|hotel|prison|airport|station|university|quarter|street|bridge)?s?,?\s*(?:in|of|on)\s+(?:the\s+)?"
    r"(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(
    r"^(?:['’]s?|s)?\s+(?:(?:north|south|east|west|central)[\w-]*\s+)?(?:[a-z]+\s+)?"
    r"(?:(?:city|town|village|province|region) of\s+)?$"
)
_POINTED: Final = re.compile(r"\b(?:in|inside|across|at|near)\s+(?:\w+\s+)?$")
_KIND_PRIOR: Final = {
    "country": 5.0,
    "continent": 5.0,
    "adm1": 2.5,
    "region": 2.2,
    "water": 2.5,
    "river": 2.0,
    "mountain": 1.5,
    "border": 3.0,
    "base": 1.5,
    "airport": 1.5,
    "crossing": 1.5,
    "facility": 1.5,
    "camp": 1.0,
    "neighbourhood": 0.5,
    "city": 0.0,
    "adm2": -1.5,
}
# Characters: the first sentences of a report tell where it plays.
_LEAD: Final = 400
_SMALL_DIVISION: Final = 100_000
# A group at home in a country speaks for it about as much as its people's name does.
_HOME: Final = 1.0
# What the headline's weight is worth beside one place of the text.
_TITLED: Final = 0.4
_RANK: Final = (0.0, -0.6, -3.0, -1.2)


def _wanted(word: str | None) -> tuple[str, ...]:
    return class_kinds().get(word, ()) if word else ()


def _solid(spot: Spot) -> bool:
    """Whether a name is well enough known to speak for its country."""
    return any(
        e.rank < 2 and (e.ours or e.capital or e.kind == "adm1" or e.population > 50_000)
        for e in spot.entries
    )


def _division(spot: Spot) -> Entry | None:
    """The populous division that a name is first of all ("Texas"), None where a country shares it."""
    best = [e for e in spot.entries if e.kind == "adm1" and e.rank == 0 and e.population > 1_000_000]
    if len(best) != 1 or any(e.kind == "country" for e in spot.entries):
        return None
    return best[0]


def _outshone(entry: Entry, spot: Spot) -> bool:
    """Whether our own tables have a large place of that name elsewhere: "Gaza" is not Mozambique's."""
    return not entry.ours and any(
        e.ours and e.rank == 0 and e.country != entry.country and e.population > _SMALL_DIVISION
        for e in spot.entries
    )


def _once_called(entry: Entry, spot: Spot) -> bool:
    """Whether a capital only has another town's name as an old one: Salisbury, once said of Harare."""
    return entry.rank > 0 and any(e.rank == 0 and e.population > 20_000 for e in spot.entries)


def _apart(one: Entry, other: Entry) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return roughly_km(one.lat, one.lon, other.lat, other.lon)


class Resolver:
    """Chooses an entry for every spot of one report."""

    def __init__(
        self,
        text: str,
        found: list[Spot],
        ways: list[Surroundings],
        gazetteer: Gazetteer,
        hint: str | None,
        homes: Mapping[str, int],
        titled: Mapping[str, float] | None = None,
    ) -> None:
        self.text, self.found, self.ways, self.gazetteer = text, found, ways, gazetteer
        self.weight: dict[str, float] = defaultdict(float)
        self.given: dict[tuple[str, str], float] = defaultdict(float)
        if hint:
            self.weight[hint] += 5.0
        for country, groups in homes.items():
            self.weight[country] += _HOME * min(groups, 2)
        self.titled = titled or {}
        for country, amount in self.titled.items():
            self.weight[country] += amount
        self._weigh()

    def _weigh(self) -> None:
        """Support of each country from what can only mean that country."""
        seen: dict[tuple[str, str], int] = defaultdict(int)
        for spot in self.found:
            countries = {e.country for e in spot.entries}
            if spot.role == "demonym" and spot.country:
                self._add(seen, spot.country, spot.text, 1.0)
            elif spot.entries and spot.entries[0].kind == "country" and spot.entries[0].rank == 0:
                rivals = any(e.kind == "adm1" for e in spot.entries)
                self._add(seen, str(spot.entries[0].country), spot.text, 0.5 if rivals else 2.5)
            elif spot.role != "part" and (state := _division(spot)):
                self._add(seen, str(state.country), spot.text, 1.5)
            elif (
                (seat := spot.entries[0] if spot.entries else None)
                and seat.capital
                and seat.population > 300_000
            ):
                self._add(seen, str(seat.country), spot.text, 1.0)
            elif len(countries) == 1 and (one := next(iter(countries))) and _solid(spot):
                self._add(seen, one, spot.text, 1.0 if any(e.capital for e in spot.entries) else 2.0)

    def _support(self, country: str | None, spot: Spot) -> float:
        """The weight of a country without what this name itself gave to it."""
        code = country or ""
        return self.weight.get(code, 0.0) - self.given.get((code, strict_key(spot.text)), 0.0)

    def _stray(self, index: int, entry: Entry, held: list[Spot], picked: list[Entry | None]) -> bool:
        """Whether the gazetteer's place lies where the report is not: then it is another one of that name."""
        spot = self.found[index]
        if entry.kind in ("country", "continent", "water", "border", "river") or entry.capital:
            return False
        holders = [picked[j] for j, s in enumerate(self.found) if s in held]
        for outer in holders:
            if outer is None or outer.key == entry.key:
                continue
            if contains(outer, entry):
                return False
            if outer.kind in ("city", "adm1", "country") and _apart(outer, entry) > 100 + (
                outer.radius_km or 0
            ):
                return entry.population < 1_000_000 and (
                    outer.kind != "country" or outer.country != entry.country
                )
        quarter = self.ways[index].class_word in ("neighborhood", "neighbourhood", "quarter", "street")
        if (
            quarter
            and entry.kind == "city"
            and self.weight.get(entry.country or "", 0.0) < 0.6 * max(self.weight.values())
        ):
            return True
        if entry.population > 250_000 and entry.rank < 2:
            return False
        if entry.ours and entry.kind in ("region", "base", "adm1", "adm2", "mountain"):
            return False
        alone = entry.ours and entry.rank == 0 and sum(e.rank == 0 for e in spot.entries) == 1
        if alone and _POINTED.search(self.text[max(0, spot.start - 14) : spot.start]):
            return False  # "at Qana", told by Israel: a place of the conflicts, and the only one of that name
        if entry.kind == "adm1" and entry.rank == 0:
            return False
        support = self._support(entry.country, spot)
        top = max(self.weight.values(), default=0.0)
        if top < 2.5:
            return False
        share = support / top
        if share < (0.25 if entry.rank == 3 else 0.08):
            return True
        # Some support, but nothing of the report lies near it: a namesake across the border.
        return share < 0.35 and not entry.ours and self._lonely(spot, entry, picked)

    def _lonely(self, spot: Spot, entry: Entry, picked: list[Entry | None]) -> bool:
        key = strict_key(spot.text)
        return not any(
            e is not None
            and s.role == "place"
            and strict_key(s.text) != key
            and e.kind not in ("country", "continent")
            and e.country == entry.country
            and _apart(e, entry) < 250
            for s, e in zip(self.found, picked, strict=True)
        )

    def scene(self, picked: list[Entry | None]) -> dict[str, float]:
        """How much of the report plays in each country, in units of its most present one."""
        seen: dict[str, float] = defaultdict(float)
        for country, amount in self.titled.items():
            seen[country] += _TITLED * amount
        for spot, way, entry in zip(self.found, self.ways, picked, strict=True):
            if entry is None or spot.role != "place" or not entry.country:
                continue
            lead = 2.0 if spot.start < _LEAD else 1.0
            pointed = way.relation != "in" or _POINTED.search(self.text[max(0, spot.start - 14) : spot.start])
            if spot.text.isupper() and len(spot.text) > 3:
                seen[entry.country] += 0.4  # a dateline, most often
            elif entry.kind == "country":
                seen[entry.country] += lead if pointed else 0.2
            else:
                seen[entry.country] += lead * (0.3 if entry.capital and not pointed else 1.0)
        top = max(seen.values(), default=1.0)
        return {country: value / top for country, value in seen.items()}

    def _add(self, seen: dict[tuple[str, str], int], country: str, text: str, amount: float) -> None:
        times = seen[(country, strict_key(text))]
        seen[(country, strict_key(text))] += 1
        self.weight[country] += amount / (1 + times)
        self.given[(country, strict_key(text))] += amount / (1 + times)

    def _containers(self, index: int) -> list[Spot]:
        """The spots that the text names as holding this one."""
        spot = self.found[index]
        out: list[Spot] = []
        for step in (1, 2):
            if index + step >= len(self.found):
                break
            follow = self.found[index + step]
            between = self.text[spot.end : follow.start]
            if len(between) > 60 or not follow.entries:
                break
            link = self.text[self.found[index + 1].end : follow.start]
            if not (
                _NEXT.match(between) or _WITHIN.match(between) or (step == 2 and out and _NEXT.match(link))
            ):
                break
            out.append(follow)
        if index:
            before = self.found[index - 1]
            between = self.text[before.end : spot.start]
            if (
                len(between) < 40
                and (before.entries or before.role == "demonym")
                and _POSSESSIVE.match(between)
            ):
                out.append(before)
        return out

    def _held(self, entry: Entry, containers: list[Spot]) -> float:
        best = 0.0
        for outer in containers:
            if outer.role == "demonym":
                best = max(best, 4.0 if outer.country == entry.country else 0.0)
                continue
            if any(contains(e, entry) for e in outer.entries[:40]):
                best = max(best, 7.0)
        return best

    def _base(self, entry: Entry, spot: Spot, way: Surroundings) -> float:
        prior = _KIND_PRIOR.get(entry.kind, 0.0)
        if entry.kind == "adm1" and entry.population < _SMALL_DIVISION and not entry.ours:
            prior = 0.0  # a parish of Jamaica is not better known than the English city
        if entry.kind == "adm1" and _outshone(entry, spot):
            prior = 0.0
        score = prior + _RANK[entry.rank] + 0.55 * log10(entry.population + 1)
        if entry.capital:
            score += -1.5 if _once_called(entry, spot) else 3.0
        score += 2.0 * (entry.ours and entry.kind != "country")
        kinds = _wanted(way.class_word)
        if kinds:
            # A class word excludes little: "province" is said of regions, "town" of villages.
            same = entry.kind in kinds or (
                way.class_word in ("city", "town", "village") and entry.kind == "neighbourhood"
            )
            score += 4.0 if same else (-2.0 if entry.kind in ("adm1", "adm2", "city", "country") else 0.0)
            if entry.rank == 2 and same:
                score += 3.0
        elif entry.kind in ("facility", "base", "airport", "camp") and self._sited(spot):
            score += 2.5
        elif entry.kind == "adm1" and self._has_city(entry, spot):
            score += -5.0 if way.relation not in ("countryside", "region-part") else 3.0
        if entry.kind in ("country", "continent") and spot.text.isupper() and len(spot.text) <= 5:
            score += 3.0
        if entry.country:
            score += 1.6 * log1p(1.5 * max(0.0, self._support(entry.country, spot)))
        return score

    def _sited(self, spot: Spot) -> bool:
        follow = re.match(r"\s+(\w+)", self.text[spot.end : spot.end + 25])
        return follow is not None and follow.group(1).lower() in words("sites")

    @staticmethod
    def _has_city(entry: Entry, spot: Spot) -> bool:
        """Whether a well-known town of the same name lies in that division: bare "Idlib" is the town."""
        return any(e.capital and e.country == entry.country for e in spot.entries) or any(
            e.kind == "city"
            and e.country == entry.country
            and e.population > 20_000
            and e.population * 40 > entry.population
            and contains(entry, e)
            for e in spot.entries
        )

    def choose(self) -> list[Entry | None]:
        """An entry for each spot, None for demonyms and unknown names."""
        held = [self._containers(i) for i in range(len(self.found))]
        scores: list[dict[int, float]] = []
        for spot, way, outer in zip(self.found, self.ways, held, strict=True):
            scores.append({e.key: self._base(e, spot, way) + self._held(e, outer) for e in spot.entries})
        picked = self._pick(scores)
        for _ in range(2):
            picked = self._pick([self._near(s, i, picked) for i, s in enumerate(scores)])
        for i, (spot, entry) in enumerate(zip(self.found, picked, strict=True)):
            if spot.entries and entry is not None and self._stray(i, entry, held[i], picked):
                spot.role, spot.entries, picked[i] = "unknown", (), None
        return picked

    def _near(self, scores: dict[int, float], index: int, picked: list[Entry | None]) -> dict[int, float]:
        """Scores with a bonus for nearness to the other places chosen so far."""
        spot = self.found[index]
        if len(scores) < 2:
            return scores
        key = strict_key(spot.text)
        anchors: dict[int, tuple[Entry, float]] = {}
        for other, entry in enumerate(picked):
            if entry is None or entry.lat is None or entry.kind in ("country", "continent"):
                continue
            if strict_key(self.found[other].text) == key:
                continue
            closeness = exp(-abs(self.found[other].start - spot.start) / 1500)
            anchors[entry.key] = (entry, max(closeness, anchors.get(entry.key, (entry, 0.0))[1]))
        out = dict(scores)
        for e in spot.entries:
            if e.lat is None or e.lon is None:
                continue
            gains = sorted(
                (
                    (0.4 + near) * exp(-roughly_km(e.lat, e.lon, a.lat or 0, a.lon or 0) / 120)
                    for a, near in anchors.values()
                ),
                reverse=True,
            )
            out[e.key] += 2.2 * sum(g / (n + 1) for n, g in enumerate(gains[:5]))
        return out

    def _pick(self, scores: list[dict[int, float]]) -> list[Entry | None]:
        """The best of each name over the whole report; a class word or a holder decides for its own spot."""
        pooled: dict[tuple[str, str | None], dict[int, float]] = defaultdict(lambda: defaultdict(float))
        groups = []
        for spot, way, score in zip(self.found, self.ways, scores, strict=True):
            kinds = _wanted(way.class_word)
            group = (
                strict_key(spot.text),
                kinds[0] if kinds else way.relation if way.relation == "countryside" else None,
            )
            groups.append(group)
            for key, value in score.items():
                pooled[group][key] += value
        out: list[Entry | None] = []
        for spot, group in zip(self.found, groups, strict=True):
            if not spot.entries:
                out.append(self.gazetteer.country(spot.country) if spot.country else None)
                continue
            total = pooled[group]
            out.append(max(spot.entries, key=lambda e: (total[e.key], e.population, -e.key)))
        return out
