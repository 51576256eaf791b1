"""Which incidents are MUC-4's business: recent ones in the nine countries, and no war between fighters."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from counterclaim.knowledge.actors import registry

from .words import Json, head, paragraphs, plain, singular, words

RECENT: Final = timedelta(days=62)
MILITARY: Final = ("military_position", "militia", "weapons_depot", "police", "airfield")
NOT_ALWAYS_MILITARY: Final = ("headquarters", "headquarter", "guard", "post")


def home_country(text: str) -> str | None:
    """The one of the nine countries that the report names most, by its name, its people or its cities."""
    whole = plain(text)
    counts = {
        code: sum(len(re.findall(rf"\b{re.escape(sign)}\b", whole)) for sign in signs)
        for code, signs in words().signs.items()
    }
    most = max(counts, key=lambda code: counts[code])
    return most if counts[most] else None


def country_of(incident: Json, home: str | None, text: str) -> str | None:
    """The country of an incident, if it is one of the nine. Where its places lie elsewhere and its paragraphs
    do not name the country they lie in, they are taken for places of the home country that nobody knows."""
    seen = [p["country"] for p in incident["places"] if p["country"]]
    inside = next((c for c in seen if c in words().countries), None)
    if inside or not seen:
        return inside or home
    near = paragraphs(incident, text)
    return None if any(_named(code, near) for code in seen) else home


def _named(code: str, text: str) -> bool:
    """Whether a text in capitals names a country, or its people."""
    state = registry().actors.get(f"state:{code}")
    names = [plain(state.name), *map(plain, state.aliases)] if state else []
    names += [plain(word) for word, owner in registry().demonyms.items() if owner == f"state:{code}"]
    return any(re.search(rf"(?<![\w.]){re.escape(n)}(?!\w)", text) for n in names)


def long_past(reading: Json, incident: Json) -> bool:
    """Whether it was more than two months before the report."""
    when, published = incident["when"], reading["report"]["published"]
    if not when or not when["date_end"] or not published:
        return False
    return date.fromisoformat(published[:10]) - date.fromisoformat(when["date_end"]) > RECENT


def between_fighters(reading: Json, incident: Json) -> bool:
    """A clash, or an attack on soldiers, police and fighters alone: guerrilla war, not terrorism."""
    acronyms = {
        name
        for actor in reading["actors"]
        if actor["kind"] in ("rebel_group", "political_militia")
        for name in (actor["name"], *actor["aliases"])
        if re.fullmatch(r"[A-Z][A-Z0-9-]{2,}", name)
    }
    civil = [t for t in incident["targets"] if not _armed(t, acronyms)]
    if incident["event_type"] == "armed_clash":
        return not civil
    return bool(incident["targets"]) and not civil


def _armed(target: Json, acronyms: set[str]) -> bool:
    phrase = plain(target["as_written"])
    # Those who fight no more, and, for MUC-4, soldiers of another nation than the perpetrator's.
    if re.search(r"\b(?:FORMER|RETIRED|EX)\b|\bU\.S\b|AMERICAN|FOREIGN", phrase):
        return False
    if target["target_type"] in MILITARY and head(phrase) not in NOT_ALWAYS_MILITARY:
        return True
    said = re.findall(r"[\w-]+", phrase)
    return any(singular(w.lower()) in words().armed for w in said) or bool(acronyms & set(said))
