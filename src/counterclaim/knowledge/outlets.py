"""Outlets: who publishes or is quoted as a source, of what kind, and for whom it speaks."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from counterclaim.knowledge.load import read_table
from counterclaim.model import KnowledgeError, Tie
from counterclaim.model.vocabulary import OutletKind

_KEYS = {"name", "kind", "country", "aliases", "domains", "speaks_for", "case_sensitive", "field_only"}
# Words that data sets and captions add to an outlet's name.
_GENERIC = re.compile(
    r"\b(news ?agency|news ?paper|news ?wires?|news ?service|news|agency|online|website|english|daily"
    r"|channel|television|tv|radio|network|magazine|service|org|com|www)\b"
)
_ARTICLE = re.compile(r"^\s*(the|al|an|as|ash|az|el)[\s-]+", re.I)
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet. ``in_text`` are the names to look for in running text, exactly as written."""

    name: str
    kind: OutletKind
    country: str | None = None
    speaks_for: tuple[Tie, ...] = ()
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    in_text: tuple[str, ...] = ()


@cache
def outlets() -> tuple[Outlet, ...]:
    """Every outlet of ``data/outlets.toml``, in the file's order.

    :raises KnowledgeError: where an entry breaks the format that the file's header documents.
    """
    return tuple(_outlet(row) for row in read_table("outlets.toml").get("outlet", ()))


def find_outlet(name: str | None, url: str | None = None) -> Outlet | None:
    """The outlet that a report's outlet field or address names, or None.

    ``name`` may be a full or short name, a web domain, or several names joined by "/" (the first known
    one counts); case, accents, spaces and hyphens do not matter. The address is asked only where the name
    is missing or unknown.
    """
    for part in _parts(name):
        found = _by_name(part) or _by_address(part)
        if found:
            return found
    return _by_address(url) if url else None


def _parts(name: str | None) -> Iterator[str]:
    if not name or not name.strip():
        return
    yield name
    bare = _BRACKETS.sub("", name).strip()
    if bare and bare != name:
        yield bare
    if "/" in bare and "//" not in bare:
        yield from (part for part in bare.split("/") if part.strip())


def _by_name(name: str) -> Outlet | None:
    exact, loose = _index()
    bare = _GENERIC.sub(" ", re.sub(r"[\W_]+", " ", _plain(name)))
    return exact.get(_squeeze(name)) or loose.get(_squeeze(_ARTICLE.sub("", bare)))


def _by_address(address: str) -> Outlet | None:
    """The outlet of the longest known domain that the address's host ends with."""
    address = address.strip().lower()
    if " " in address:
        return None
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    labels = host.split(".")
    domains = _domains()
    return next((domains[d] for i in range(len(labels) - 1) if (d := ".".join(labels[i:])) in domains), None)


@cache
def _domains() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in outlets():
        for domain in outlet.domains:
            if found.setdefault(domain.lower(), outlet) is not outlet:
                raise _broken(outlet.name, f"the domain {domain} belongs to {found[domain.lower()].name} too")
    return found


@cache
def _index() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    """Outlets by squeezed name, and by squeezed name without its article where one outlet owns that."""
    exact: dict[str, Outlet] = {}
    loose: dict[str, Outlet | None] = {}
    for outlet in outlets():
        for form in (outlet.name, *outlet.aliases):
            key = _squeeze(form)
            if exact.setdefault(key, outlet) is not outlet:
                raise _broken(outlet.name, f"the name {form!r} belongs to {exact[key].name} too")
        for form in outlet.in_text:  # not "SITE" or "Time": what is left of "news site" must name nobody
            key = _squeeze(_ARTICLE.sub("", form))
            loose[key] = outlet if loose.get(key, outlet) is outlet else None
    return exact, {key: outlet for key, outlet in loose.items() if key and outlet}


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


def _squeeze(text: str) -> str:
    return re.sub(r"[\W_]+", "", _plain(text))


def _outlet(row: dict[str, Any]) -> Outlet:
    name = str(row.get("name", ""))
    unknown = sorted(set(row) - _KEYS)
    if not name or unknown:
        why = f"unknown keys {unknown}" if unknown else "an entry needs a name"
        raise _broken(name or "without a name", why)
    try:
        kind = OutletKind(row.get("kind", ""))
    except ValueError as error:
        raise _broken(name, f"{row.get('kind')!r} is no kind of outlet") from error
    aliases = tuple(row.get("aliases", ()))
    return Outlet(
        name=name,
        kind=kind,
        country=row.get("country"),
        speaks_for=tuple(_tie(name, tie) for tie in row.get("speaks_for", ())),
        aliases=(*aliases, *row.get("field_only", ())),
        domains=tuple(row.get("domains", ())),
        in_text=tuple(f for f in dict.fromkeys((name, *aliases)) if "(" not in f),
    )


def _tie(name: str, row: dict[str, Any]) -> Tie:
    try:
        since, until = _day(row.get("since"), last=False), _day(row.get("until"), last=True)
        return Tie(actor_id=row["id"], since=since, until=until)
    except (KeyError, ValueError) as error:
        raise _broken(name, f"speaks_for {row} is not {{id, since, until}}") from error


def _day(text: str | None, *, last: bool) -> date | None:
    """The first, or the ``last``, day of "2012", "2012-05" or "2012-05-31"."""
    if text is None:
        return None
    numbers = [int(part) for part in str(text).split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else (12 if last else 1)
    day = numbers[2] if len(numbers) > 2 else (monthrange(year, month)[1] if last else 1)
    return date(year, month, day)


def _broken(name: str, why: str) -> KnowledgeError:
    return KnowledgeError(f"outlets.toml, {name}: {why}.", "The file's header documents its format.")
