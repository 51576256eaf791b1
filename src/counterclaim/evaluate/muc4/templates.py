"""A reading as MUC-4 templates, in the form of its ruler: a pure function of the reading and its text."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from .doers import doers_of
from .relevance import between_fighters, country_of, home_country, long_past
from .targets import targets_of
from .words import Json, Template, head, plain, words

ROLES: Final = ("perp_individual", "perp_org", "hum_target", "phys_target", "instrument")
CHAIN: Final = 2
"""How many places of an incident make its location: the most specific and the one around it."""


def templates(reading: Json, text: str) -> list[Template]:
    """The templates of one report.

    :param reading: as ``counterclaim read --json`` prints it.
    :param text: the report's text.
    """
    home = home_country(text)
    made: list[Template] = []
    for incident in reading["incidents"]:
        each = template(reading, incident, text, home)
        if each is None:
            continue
        same = next((t for t in made if _same(t, each)), None)
        if same is None:
            made.append(each)
        else:
            _merge(same, each)
    return made


def template(reading: Json, incident: Json, text: str, home: str | None) -> Template | None:
    """The template of one incident; none where it is not MUC-4's business, or nothing specific."""
    country = country_of(incident, home, text)
    if country is None or long_past(reading, incident) or between_fighters(reading, incident):
        return None
    kind = type_of(incident["event_type"], " ".join(s["exact"] for s in incident["evidence"]))
    human, things = targets_of(reading, incident)
    if kind == "KIDNAPPING":
        things = []
    if not human and not things and kind == "ATTACK":
        return None  # "there was another attack"
    individuals, organisations = doers_of(reading, incident, text)
    instruments = []
    if kind not in ("KIDNAPPING", "ARSON") and incident["weapon"]:
        instruments = [{"mentions": [plain(incident["weapon"]["as_written"])]}]
    if not (human or things or individuals or organisations or instruments):
        return None
    return {
        "type": kind,
        "stage": "ACCOMPLISHED",
        "date": date_of(reading, incident),
        "location": location_of(incident, country),
        "perp_individual": individuals,
        "perp_org": organisations,
        "hum_target": human,
        "phys_target": things,
        "instrument": instruments,
    }


def type_of(event_type: str, evidence: str) -> str:
    """MUC-4's type: that of the event type, and of the evidence's words where that alone would be ATTACK."""
    found = words().types.get(event_type, "ATTACK")
    if found != "ATTACK":
        return found
    low = " ".join(evidence.lower().split())
    for name, cues in words().evidence.items():
        if name == "BOMBING" and event_type not in ("sabotage", "unknown", "other"):
            continue
        if any(re.search(rf"\b{re.escape(cue)}\b", low) for cue in cues):
            return name
    return found


def date_of(reading: Json, incident: Json) -> str | None:
    """ "02 FEB 90", a range of two such, or "- 04 FEB 90": on or before the day of the report."""
    when, published = incident["when"], reading["report"]["published"]
    if when and when["date_start"] and when["date_end"]:
        first, last = _day(when["date_start"]), _day(when["date_end"])
        return first if first == last else f"{first} - {last}"
    return f"- {_day(published)}" if published else None


MONTHS: Final = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")


def _day(iso: str) -> str:
    day = date.fromisoformat(iso[:10])
    return f"{day.day:02} {MONTHS[day.month - 1]} {day.year % 100:02}"


def location_of(incident: Json, country: str) -> str:
    """ "PERU: LIMA: LIMA: MIRAFLORES": the country, the first-order division, and from the wider to the most
    specific the places in it. Of a place that is taken for unknown only its words."""
    parts = [words().countries[country]]
    inside = [p for p in incident["places"] if p["country"] == country and (p["where_prec"] or 6) < 6]
    if inside:
        chain = [p for p in inside if p["admin1"] == inside[0]["admin1"]][:CHAIN]
        parts.append(plain(inside[0]["admin1"] or ""))
        for place in reversed(chain):
            parts += [plain(place["name"] or ""), plain(place["as_written"])]
    elif incident["places"] and all(p["country"] != country for p in incident["places"]):
        parts.append(plain(incident["places"][0]["as_written"]))
    return ": ".join(dict.fromkeys(p for p in parts if p))


def _same(one: Template, other: Template) -> bool:
    """MUC-4 keeps two incidents apart by type, day, place or perpetrator; here by the first three."""
    return all(one[key] == other[key] for key in ("type", "date", "location"))


def _merge(into: Template, other: Template) -> None:
    for role in ROLES:
        for entity in other[role]:
            host = next((e for e in into[role] if _heads(e) & _heads(entity)), None)
            if host is None:
                into[role].append(entity)
            else:
                host["mentions"] = list(dict.fromkeys([*host["mentions"], *entity["mentions"]]))


def _heads(entity: Template) -> set[str]:
    return {head(mention) for mention in entity["mentions"]}
