"""How a text points at a place: near, outside, 20 km south of, northern, the coast of, between two."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from .sphere import bearing_of

Relation = Literal[
    "in", "near", "offset", "direction", "region-part", "countryside", "suburb", "coast", "border", "between"
]

_COMPASS = r"(?:north|south)(?:[- ]?(?:east|west))?|east|west"
_COMPASSERN = r"(?:north|south)(?:[- ]?(?:east|west))?(?:ern)|eastern|western|central"
_CLASS = (
    r"(?:city|town|village|hamlet|province|governorate|district|state|region|settlement|neighbou?rhood|suburb|port|camp|"
    r"capital|county|island|base|towns|villages|provinces|cities)"
)
# What may stand between the pointing words and the name: "the besieged northern town of", "Syria's".
_PREPOSITION = r"(?:in|of|at|on|with|from|to|by|for|into|near|between|where|when|a|an|two|three)\b"
_BRIDGE = rf"(?:the\s+)?(?:(?!{_PREPOSITION})[\w’'-]+\s+){{0,3}}?(?:{_CLASS}\s+(?:of\s+)?)?(?:the\s+)?"
_NUMBER = (
    r"(?P<n>\d[\d.,]*|a few|several|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"twenty|thirty|forty|fifty|a)"
)
_SMALL: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a": 1,
    "a few": 3,
    "several": 4,
}
_BEFORE: Final[tuple[tuple[Relation, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(rf"(?:^|(?<=[\s(\"“—-]))(?:{pattern})$", re.IGNORECASE))  # type: ignore[misc]
    for name, pattern in (
        (
            "offset",
            rf"(?:(?:about|around|some|nearly|roughly|just|less than|more than)\s+)?{_NUMBER}[\s-]*"
            rf"(?:\([^)]*\)\s*)?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\.?\s*(?:\([^)]*\)\s*)?(?:to\s+the\s+)?"
            rf"(?P<dir>{_COMPASS})?\s*(?:of|from|outside|away from)\s+{_BRIDGE}",
        ),
        (
            "coast",
            rf"(?:off|along)\s+(?:the\s+)?(?:[\w-]+\s+)?(?:coasts?|shores?|waters|port)\s+of\s+{_BRIDGE}"
            rf"|off\s+(?:the\s+)?{_BRIDGE}|waters\s+(?:off|of)\s+{_BRIDGE}|(?:in|into)\s+(?:the\s+)?waters\s+(?:near|off)\s+",
        ),
        ("border", rf"(?:border|frontier)\s+(?:with|between|of)\s+{_BRIDGE}"),
        ("suburb", rf"(?:suburbs?|outskirts|outskirt)\s+of\s+{_BRIDGE}"),
        (
            "countryside",
            rf"(?:countryside|rural\s+areas?|hinterland)\s+(?:of|around|near)\s+{_BRIDGE}|rural\s+|rif\s+",
        ),
        (
            "direction",
            rf"(?:just\s+|further\s+)?(?:to\s+the\s+)?(?P<dir>{_COMPASS})\s+(?:of|from)\s+{_BRIDGE}",
        ),
        ("region-part", rf"(?:(?:in|of)\s+)?the\s+(?P<dir>{_COMPASS}|centre|center|heart)\s+of\s+{_BRIDGE}"),
        (
            "near",
            rf"(?:near|nearby|close\s+to|next\s+to|adjacent\s+to|not\s+far\s+from|outside(?:\s+of)?|around|beside|"
            rf"in\s+the\s+(?:area|vicinity|environs|direction)\s+(?:of|around|near)|in\s+the\s+area\s+near|"
            rf"the\s+area\s+(?:around|near)|towards?|on\s+the\s+(?:edge|road|way)\s+(?:of|to)|bordering|overlooking|approaches\s+to)"
            rf"\s+{_BRIDGE}",
        ),
        (
            "region-part",
            rf"(?P<dir>{_COMPASSERN}|rural|north|south|east|west)\s+(?:part\s+of\s+)?(?:the\s+)?(?:{_CLASS}\s+of\s+)?",
        ),
    )
)
_AFTER: Final[tuple[tuple[Relation, re.Pattern[str]], ...]] = tuple(
    (name, re.compile(rf"^(?:['’]s?)?(?:{pattern})\b", re.IGNORECASE))  # type: ignore[misc]
    for name, pattern in (
        ("countryside", rf"\s+(?:(?:{_COMPASSERN})\s+)?(?:countryside|hinterland)"),
        ("suburb", r"\s+(?:[\w-]+\s+)?(?:suburbs?|outskirts)"),
        ("border", r"(?:\s*[-–]\s*|\s+)(?:[A-Z]\w+\s+)?(?:border|frontier)"),
        ("coast", r"\s+(?:coast|coastline|waters)"),
    )
)
_CLASS_AFTER: Final = re.compile(
    rf"^\s+((?:{_COMPASSERN})\s+)?({_CLASS}|refugee camp|air ?base|military airport|airport|countryside|"
    r"Province|Governorate|District|County|State|City|oblast|Oblast)\b"
)
_CLASS_BEFORE: Final = re.compile(rf"((?<!\w)[\w-]+\s+|^)({_CLASS})\s+of\s+(?:the\s+)?$")
# Words that end the reach of a pointing phrase: what stands beyond belongs to another statement.
_STOP: Final = re.compile(
    r"[.;:!?\n]|,\s(?!the\b)|\b(?:and|said|says|who|which|that|but|as)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """How a name is pointed at, with the extent of the whole phrase in code points."""

    relation: Relation
    start: int
    end: int
    class_word: str | None = None
    bearing: float | None = None
    km: float | None = None


def _kilometres(number: str, unit: str) -> float | None:
    low = number.lower()
    try:
        value = float(_SMALL[low]) if low in _SMALL else float(low.replace(",", ""))
    except ValueError:
        return None
    return round(value * (1.609 if unit.lower().startswith("mi") else 1.0), 1)


def _class_word(text: str, start: int, end: int) -> tuple[str | None, int, int]:
    """The class word beside a name, and the extent of the name with it."""
    after = _CLASS_AFTER.match(text[end : end + 40])
    if after:
        return after.group(2).lower(), start, end + after.end()
    before = _CLASS_BEFORE.search(text[max(0, start - 60) : start])
    # "Salaheddin neighbourhood of Aleppo": the class word belongs to the name before it.
    if before and not before.group(1)[:1].isupper():
        return before.group(2).lower(), start - len(before.group(0)), end
    return None, start, end


def surroundings(text: str, start: int, end: int) -> Surroundings:
    """How ``text`` points at the name at ``start``..``end`` (code points)."""
    word, _, right = _class_word(text, start, end)
    left = text[max(0, start - 110) : start]
    cut = max((m.end() for m in _STOP.finditer(left)), default=0)
    left = left[cut:]
    after = text[end : end + 50]
    for name, pattern in _AFTER:
        if m := pattern.match(after):
            return Surroundings(name, start, end + m.end(), word)
    for name, pattern in _BEFORE:
        if not (m := pattern.search(left)):
            continue
        groups = m.groupdict()
        bearing = bearing_of(groups["dir"]) if groups.get("dir") else None
        km = _kilometres(groups["n"], groups["unit"]) if groups.get("n") else None
        return Surroundings(name, start - (len(left) - m.start()), right, word, bearing, km)
    return Surroundings("in", start, right, word)
