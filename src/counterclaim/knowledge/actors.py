"""The registry: every state, armed group, coalition, outlet and leader that a text may name."""

from __future__ import annotations

import gc
import os
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple, cast

from spacy.tokens import Doc

from counterclaim.model import Actor, Tie
from counterclaim.model.vocabulary import ActorKind, OutletKind

from . import sources
from .matcher import Entry, Trie, Word, spelled, words_of
from .organs import Nouns, NounsBuilder

# An alias of a country with one of these words names its government, never the land.
_BODIES = frozenset(("government", "regime", "authorities", "state", "administration", "junta", "ministry"))

HitKind = Literal["name", "demonym", "place", "seat", "outlet", "organ", "person"]


class NameHit(NamedTuple):
    """A name in a text: tokens ``start_tok`` to ``end_tok`` (exclusive), code points ``start`` to ``end``.

    ``actor_id`` is null for outlets and organisations that speak for nobody but themselves.
    ``rivals`` are other actors that bear the same name.
    """

    start_tok: int
    end_tok: int
    actor_id: str | None
    kind: HitKind
    start: int
    end: int
    rivals: tuple[str, ...] = ()
    outlet: Outlet | None = None


@dataclass(frozen=True)
class Outlet:
    """A news outlet, monitor or rights group; ``speaks_for`` only where it speaks for a principal."""

    name: str
    kind: OutletKind
    country: str | None
    domains: tuple[str, ...]


@dataclass(frozen=True)
class Theatre:
    """A coalition: where, when and beside whom "the coalition" means it, and whose "-led coalition" it is."""

    actor_id: str
    countries: tuple[str, ...]
    leads: tuple[str, ...]
    against: tuple[str, ...]
    since: date | None
    until: date | None


class Registry:
    """Who is who. Build it with :func:`registry`."""

    def __init__(self) -> None:
        self.actors: dict[str, Actor] = {}
        self.descriptions: dict[str, tuple[str, ...]] = {}
        self.theatres: list[Theatre] = []
        self.outlets: dict[str, Outlet] = {}
        self.demonyms: dict[str, str] = {}
        self.shared: dict[str, set[str]] = {}
        self.nouns: Nouns = NounsBuilder().build()
        self.dangling: list[str] = []
        self._trie = Trie()

    def get(self, actor_id: str) -> Actor:
        """The actor of that id.

        :raises KeyError: where no file has it.
        """
        return self.actors[actor_id]

    def fold(self, actor_id: str, day: date | None) -> str:
        """The state whose organ the actor was on ``day``, or the actor itself."""
        seen = {actor_id}
        while (actor := self.actors.get(actor_id)) is not None:
            owner = next((t.actor_id for t in actor.organ_of if t.holds_on(day)), None)
            if owner is None or owner in seen or owner not in self.actors:
                break
            seen.add(owner)
            actor_id = owner
        return actor_id

    def spellings(self, text: str) -> Iterator[tuple[int, str]]:
        """The words of the names in a text printed in capitals: where each stands, and its spelling."""
        words = words_of(text)
        for match in self._trie.scan(text, words, caps=True):
            forms = max((e.forms for e in match.entries), key=lambda f: f[0].isupper())
            for word, form in zip(words[match.first : match.last], forms, strict=False):
                if len(form) == word.end - word.start:
                    yield word.start, form

    def named(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in ``text``, of actors, outlets and people alike; without a parse."""
        words = words_of(text)
        for match in self._trie.scan(text, words, caps=_in_capitals(words)):
            yield words[match.first].start, words[match.last - 1].end

    def bearers(self, name: str, day: date | None = None) -> tuple[str, ...]:
        """The actors that bear ``name`` as a whole on ``day``: "IDF", "Israel"; most often one, or none.

        People, outlets, demonyms and capitals are no names of actors here.
        """
        words = words_of(name)
        matches = self._trie.scan(name, words)
        if not words or len(matches) != 1 or (matches[0].first, matches[0].last) != (0, len(words)):
            return ()
        entries = tuple(e for e in matches[0].entries if e.kind in ("name", "place", "organ") and e.owner)
        now = [e for e in entries if (e.since or date.min) <= (day or date.max) <= (e.until or date.max)]
        return tuple(dict.fromkeys(str(e.owner) for e in now or entries))

    def find(self, doc: Doc, day: date | None = None) -> list[NameHit]:
        """The names in ``doc``, longest first from the left, none overlapping."""
        text = doc.text
        words = words_of(text)
        starts = [t.idx for t in doc]
        hits = []
        for match in self._trie.scan(text, words, caps=_in_capitals(words)):
            entries = _in_time(match.entries, day)
            at = bisect_right(starts, words[match.first].start) - 1
            if entries[0].kind == "person" and len(entries[0].forms) == 1 and _of_another(doc, at):
                continue
            first, start, end = entries[0], words[match.first].start, words[match.last - 1].end
            outlet = self.outlets.get(" ".join(first.forms).lower()) if first.kind == "outlet" else None
            rivals = tuple(dict.fromkeys(e.owner for e in entries if e.owner and e.owner != first.owner))
            hits.append(
                NameHit(
                    bisect_right(starts, start) - 1,
                    bisect_right(starts, end - 1),
                    first.owner,
                    cast(HitKind, first.kind),
                    start,
                    end,
                    rivals,
                    outlet,
                )
            )
        return hits

    def problems(self) -> list[str]:
        """What is wrong across the files: ids that nothing defines, aliases with two undeclared owners."""
        found = list(self.dangling)
        for actor in self.actors.values():
            for tie in (*actor.organ_of, *actor.member_of, *actor.speaks_for):
                if tie.actor_id not in self.actors:
                    found.append(f"{actor.actor_id} is tied to {tie.actor_id}, which no file defines")
        by_name: dict[tuple[str, ...], list[Entry]] = {}
        for entry in self._trie.owners():
            if entry.owner is not None and entry.owner not in self.actors:
                found.append(f"{' '.join(entry.forms)} belongs to {entry.owner}, which no file defines")
            if entry.owner is not None and entry.kind != "person":
                key = tuple(f if entry.exact else f.lower() for f in entry.forms)
                by_name.setdefault(key, []).append(entry)
        for forms, entries in by_name.items():
            name = " ".join(forms).lower()
            owners = {
                e.owner
                for e in entries
                if e.owner and any(f.owner != e.owner and _at_once(e, f) for f in entries)
            }
            if owners and not any(name in self.shared.get(o, ()) for o in owners):
                found.append(f"{name!r} belongs to {', '.join(sorted(owners))} and none declares it shared")
        return sorted(found)


def _in_capitals(words: Sequence[Word]) -> bool:
    return len(words) > 5 and sum(w.text.isupper() for w in words) > 0.8 * len(words)


def _at_once(a: Entry, b: Entry) -> bool:
    """Whether two owners bear an alias on one day."""
    return (a.since or date.min) <= (b.until or date.max) and (b.since or date.min) <= (a.until or date.max)


def _in_time(entries: tuple[Entry, ...], day: date | None) -> tuple[Entry, ...]:
    """The entries in force on ``day``; without a day or any in force, those with the latest start first."""
    if len(entries) == 1:
        return entries
    if day is not None:
        now = tuple(e for e in entries if (e.since or date.min) <= day <= (e.until or date.max))
        if now:
            return now
    return tuple(sorted(entries, key=lambda e: e.since or date.min, reverse=True))


def _of_another(doc: Doc, at: int) -> bool:
    """Whether a surname stands in the longer name of somebody else: "Pablo Duarte"."""
    before = doc[at - 1] if at else None
    return before is not None and before.ent_type_ == "PERSON" and doc[at].ent_iob_ == "I"


def _label(name: str) -> str:
    """A name as the trie keeps it, lower case."""
    return " ".join(spelled(name)[1]).lower()


def registry(extra: Path | None = None) -> Registry:
    """The registry of our files and the user's: those of the folder that the environment variable
    ``COUNTERCLAIM_KNOWLEDGE`` names, then those of ``extra`` (a folder or one TOML file).

    :raises KnowledgeError: where a file breaks its format.
    """
    return _registry(extra, os.environ.get(sources.SETTING))


@cache
def _registry(extra: Path | None, _setting: str | None) -> Registry:
    collecting = gc.isenabled()
    gc.disable()  # nothing made here is garbage, and looking for some takes a third of the time
    try:
        return _Builder().build(sources.files(extra))
    finally:
        if collecting:
            gc.enable()


class _Builder:
    def __init__(self) -> None:
        self.registry = Registry()
        self.nouns = NounsBuilder()
        self.members: list[tuple[str, Tie]] = []

    def build(self, files: list[Path]) -> Registry:
        for path in files:
            data = sources.read(path)
            self.nouns.take(data)
            for row in sources.rows(data, "country", path, "iso2", "name", "state"):
                self._country(row, path)
            for row in sources.rows(data, "actor", path, "id", "name", "kind"):
                self._actor(row, path)
            for row in sources.rows(data, "organ", path, "name", "of"):
                self._organ(row, path)
            for row in sources.rows(data, "leader", path, "name", "of"):
                self._leader(row, path)
            for row in sources.rows(data, "outlet", path, "name", "kind"):
                self._outlet(row, path)
        self.registry.nouns = self.nouns.build()
        self._join_members()
        return self.registry

    def _join_members(self) -> None:
        """A coalition lists its members; each member carries the tie."""
        for member, tie in self.members:
            actor = self.registry.actors.get(member)
            if actor is not None:
                joined = (*actor.member_of, tie)
                self.registry.actors[member] = actor.model_copy(update={"member_of": joined})
            else:
                self.registry.dangling.append(
                    f"{tie.actor_id} has the member {member}, which no file defines"
                )

    def _aliases(self, row: sources.Row, names: list[str], owner: str | None, kind: str, path: Path) -> None:
        exact = set(row.get("case_sensitive", ()))
        since, until = sources.day(row.get("since"), path), sources.day(row.get("until"), path, end=True)
        for name in dict.fromkeys([*names, *(n for n in row.get("case_sensitive", ()) if kind != "demonym")]):
            self.registry._trie.add(name, owner, kind, exact=name in exact, since=since, until=until)
        if owner is not None and row.get("shared"):
            declared = self.registry.shared.setdefault(owner, set())
            declared.update(_label(name) for name in row["shared"])

    def _country(self, row: sources.Row, path: Path) -> None:
        owner = f"state:{row['iso2']}"
        aliases = tuple(row.get("aliases", ()))
        self.registry.actors[owner] = Actor(
            actor_id=owner, name=row["state"], kind=ActorKind.GOVERNMENT, country=row["iso2"], aliases=aliases
        )
        demonyms, seats = row.get("demonyms", []), [*row.get("seats", []), *row.get("capital_aliases", [])]
        if row.get("capital"):
            seats.append(row["capital"])
        taken = {*demonyms, *seats}
        exact = [n for n in row.get("case_sensitive", ()) if n not in taken]
        bodies = [a for a in aliases if _BODIES & set(a.lower().split())]
        places = [row["name"], *(a for a in aliases if a not in bodies)]
        self._aliases({**row, "case_sensitive": exact}, places, owner, "place", path)
        self._aliases({**row, "case_sensitive": []}, bodies, owner, "organ", path)
        if row["state"] not in (row["name"], *aliases):
            self._aliases({**row, "case_sensitive": []}, [row["state"]], owner, "name", path)
        for names, kind in ((demonyms, "demonym"), (seats, "seat")):
            part = [n for n in row.get("case_sensitive", ()) if n in names]
            self._aliases({**row, "case_sensitive": part}, names, owner, kind, path)

    def _actor(self, row: sources.Row, path: Path) -> None:
        owner = row["id"]
        before = self.registry.actors.get(owner)
        aliases = tuple(dict.fromkeys([*(before.aliases if before else ()), *row.get("aliases", ())]))
        self.registry.actors[owner] = Actor(
            actor_id=owner,
            name=row["name"],
            kind=sources.kind(row, path),
            country=row.get("country"),
            organ_of=sources.ties(row, "organ_of", path),
            member_of=sources.ties(row, "member_of", path),
            speaks_for=sources.ties(row, "speaks_for", path),
            aliases=aliases,
        )
        for tie in sources.ties(row, "members", path):
            self.members.append((tie.actor_id, tie.model_copy(update={"actor_id": owner})))
        bare = re.sub(
            r" \([A-Z][A-Za-z]?[A-Z0-9][A-Za-z0-9-]*\)$", "", row["name"]
        )  # "March 23 Movement (M23)" is written without its short form
        self._aliases(row, [bare, *aliases], owner, "name", path)
        media = {**row, "case_sensitive": [], "shared": []}
        self._aliases(media, row.get("media", []), owner, "outlet", path)
        self.registry.descriptions[owner] = tuple(row.get("descriptions", ()))
        if "theatre" in row or "lead" in row:
            self.registry.theatres.append(
                Theatre(
                    owner,
                    tuple(row.get("theatre", ())),
                    tuple(row.get("lead", ())),
                    tuple(row.get("against", ())),
                    sources.day(row.get("since"), path),
                    sources.day(row.get("until"), path, end=True),
                )
            )

    def _organ(self, row: sources.Row, path: Path) -> None:
        self._aliases(row, [row["name"], *row.get("aliases", ())], row["of"], "organ", path)

    def _leader(self, row: sources.Row, path: Path) -> None:
        names = [row["name"], *row.get("aliases", ())]
        if row.get("surname"):
            names.append(row["surname"])
        self._aliases(row, names, row["of"], "person", path)

    def _outlet(self, row: sources.Row, path: Path) -> None:
        kind = OutletKind(row["kind"]) if row["kind"] in set(OutletKind) else OutletKind.UNKNOWN
        outlet = Outlet(row["name"], kind, row.get("country"), tuple(row.get("domains", ())))
        principals = sources.ties(row, "speaks_for", path) or (None,)
        for tie in principals:
            dated = dict(row) if tie is None else {**row, "since": tie.since, "until": tie.until}
            names = [n for n in (row["name"], *row.get("aliases", ())) if n not in row.get("field_only", ())]
            self._aliases(dated, names, tie.actor_id if tie else None, "outlet", path)
            for name in [*names, *row.get("case_sensitive", ())]:
                self.registry.outlets[_label(name)] = outlet
