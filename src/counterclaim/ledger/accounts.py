"""Which incidents of which readings are one account: the only file that calls the linking.

Every mention (one incident of one report) brings an account id of its own, made when it came in. The account
of a group of mentions has the id of its oldest one; the ids of the others lead there. So an id never means
anything else than the account that holds its mention, and undoing a merge gives each id back.

What linking needs of the mentions that are there already lies in the store (where each is filed, and which
pairs scored high enough), so that one more report costs as much in a full store as in an empty one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Any, Final, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from . import tables as t
from .batches import Rows, holds_now, lots, rows_where
from .constraints import Constraints
from .copying import Copies
from .history import Log, canonical
from .keeping import NewTelling

PLACED_BY: Final = "linking"


class Linker(Protocol):
    """What is asked of ``counterclaim.ledger.linking`` and ``counterclaim.ledger.copies``."""

    @property
    def Telling(self) -> Any:  # noqa: N802 - a class
        """The class of tellings, a pydantic model with a ``key`` and a ``report_id``."""

    def telling_of(self, key: str, reading: Any, incident: Any, text: str) -> Any:
        """What linking looks at in one incident of one reading."""

    def keys(self, telling: Any) -> tuple[frozenset[str], frozenset[str]]:
        """Under which names a telling is filed, and under which it looks for others."""

    def score(self, a: Any, b: Any) -> Any:
        """A link: ``a``, ``b``, ``score``, ``parts``, ``verdict``."""

    def partition(self, tellings: Sequence[Any], *, together: Any = (), apart: Any = ()) -> Any:
        """``groups`` of keys, the ``links`` within and the ``suggested`` ones across."""

    def CopyIndex(self) -> Any:  # noqa: N802 - a class
        """``add(report_id, text)``: the ids of those in it whose texts are copies of this one."""


class Linking:
    """The linking that ships with the package."""

    _MODULES: Final = ("counterclaim.ledger.linking", "counterclaim.ledger.copies")

    def __getattr__(self, name: str) -> Any:
        for module in map(import_module, self._MODULES):
            if hasattr(module, name):
                return getattr(module, name)
        raise AttributeError(name)


class Accounts:
    """Places mentions in the store, and groups copies of texts."""

    def __init__(self, linker: Linker) -> None:
        self._linker = linker
        self._copies = Copies(linker.CopyIndex)
        self._parsed = lru_cache(maxsize=4096)(lambda body: linker.Telling.model_validate_json(body))

    def group_copies(self, connection: Connection, log: Log, reports: Iterable[str]) -> set[str]:
        """Puts reports whose texts are copies of one another into one group; gives those that changed."""
        return self._copies.group(connection, log, list(reports), by=PLACED_BY)

    def place(
        self,
        connection: Connection,
        log: Log,
        *,
        new: Sequence[NewTelling] = (),
        gone: Iterable[str] = (),
        touched: Iterable[str] = (),
        reason: str = "",
    ) -> set[str]:
        """Places new tellings, takes out the mentions that are gone, looks anew at ``touched`` ones.

        Gives the ids of all accounts that changed, those that ended among them.
        """
        fresh = {one.mention_id for one in new}
        leaving = set(gone)
        affected = set(touched) | fresh | leaving
        if leaving:
            affected |= self._near(connection, leaving)
            self._take_out(connection, leaving)
        self._file(connection, new)
        people = Constraints.of(connection)
        affected = self._closed(connection, affected, people)
        result = self._partition(connection, affected, people)
        return self._move(connection, log, affected, result, reason)

    def _take_out(self, connection: Connection, mentions: Iterable[str]) -> None:
        for lot in lots(mentions):
            connection.execute(sa.delete(t.blocks).where(t.blocks.c.mention_id.in_(lot)))
            connection.execute(sa.delete(t.links).where(t.links.c.a.in_(lot) | t.links.c.b.in_(lot)))

    def _file(self, connection: Connection, new: Sequence[NewTelling]) -> None:
        """Writes the tellings, compares each with those that share a name with it, and keeps what scored."""
        rows = Rows(connection)
        mine: dict[str, Any] = {}
        filed: dict[str, set[str]] = defaultdict(set)
        sought: dict[str, set[str]] = defaultdict(set)
        for one in new:
            incident = one.reading.incidents[one.position]
            telling = mine[one.mention_id] = self._linker.telling_of(one.key, one.reading, incident, one.text)
            rows.add(
                t.tellings,
                reading_id=one.reading_id,
                incident_id=one.incident_id,
                mention_id=one.mention_id,
                position=one.position,
                born_seq=one.born_seq,
                until_seq=None,
                body=telling.model_dump_json(),
            )
            under, looks = self._linker.keys(telling)
            for name in under:
                filed[name].add(one.mention_id)
                rows.add(t.blocks, name=name, mention_id=one.mention_id)
            for name in looks:
                sought[name].add(one.mention_id)
        pairs: set[tuple[str, str]] = set()
        for name, lookers in sought.items():
            pairs |= {(a, b) for a in lookers for b in filed.get(name, ()) if a != b}
        for row in rows_where(connection, sa.select(t.blocks), t.blocks.c.name, sought):
            pairs |= {(a, row.mention_id) for a in sought[row.name]}
        others = self._tellings(connection, {b for _, b in pairs if b not in mine})
        rows.write()
        self._compare(connection, {tuple(sorted(pair)) for pair in pairs}, {**others, **mine})

    def _compare(
        self, connection: Connection, pairs: Iterable[tuple[str, ...]], tellings: Mapping[str, Any]
    ) -> None:
        rows = Rows(connection)
        for a, b in sorted(pairs):
            if a not in tellings or b not in tellings or tellings[a].report_id == tellings[b].report_id:
                continue
            found = self._linker.score(tellings[a], tellings[b])
            if found.verdict != "apart":
                parts = canonical({name: round(value, 4) for name, value in found.parts.items()})
                rows.add(t.links, a=a, b=b, score=float(found.score), verdict=found.verdict, parts=parts)
        rows.write()

    def _tellings(self, connection: Connection, mentions: Iterable[str]) -> dict[str, Any]:
        """The current telling of each mention."""
        query = sa.select(t.tellings.c.mention_id, t.tellings.c.body).where(holds_now(t.tellings))
        rows = rows_where(connection, query, t.tellings.c.mention_id, mentions)
        return {row.mention_id: self._parsed(row.body) for row in rows}

    def _current(self, connection: Connection, mentions: Iterable[str]) -> dict[str, str]:
        """The account of each mention that is in one."""
        query = sa.select(t.memberships).where(t.memberships.c.until_seq.is_(None))
        rows = rows_where(connection, query, t.memberships.c.mention_id, mentions)
        return {row.mention_id: row.account_id for row in rows}

    def _near(self, connection: Connection, mentions: set[str]) -> set[str]:
        """Those that scored as one incident with one of these."""
        query = sa.select(t.links.c.a, t.links.c.b).where(t.links.c.verdict == "link")
        found = {row.b for row in rows_where(connection, query, t.links.c.a, mentions)}
        return found | {row.a for row in rows_where(connection, query, t.links.c.b, mentions)}

    def _closed(self, connection: Connection, mentions: set[str], people: Constraints) -> set[str]:
        """All that is connected with these: by a score, by people's word, or by being in one account now."""
        ties = people.partners()
        query = sa.select(t.memberships.c.mention_id).where(t.memberships.c.until_seq.is_(None))
        found, fresh = set(mentions), set(mentions)
        while fresh:
            accounts = set(self._current(connection, fresh).values())
            rows = rows_where(connection, query, t.memberships.c.account_id, accounts)
            more = {row.mention_id for row in rows} | self._near(connection, fresh)
            more |= {other for one in fresh for other in ties.get(one, ())}
            fresh = more - found
            found |= fresh
        return found

    def _partition(self, connection: Connection, mentions: set[str], people: Constraints) -> list[list[str]]:
        """The groups of mentions."""
        tellings = self._tellings(connection, mentions)
        home = {telling.key: mention for mention, telling in tellings.items()}
        said = people.among(set(tellings))
        result = self._linker.partition(
            sorted(tellings.values(), key=lambda one: str(one.key)),
            together=[(tellings[a].key, tellings[b].key) for a, b in sorted(said.together)],
            apart=[(tellings[a].key, tellings[b].key) for a, b in sorted(said.apart)],
        )
        return [sorted(home[key] for key in group) for group in result.groups]

    def _move(
        self, connection: Connection, log: Log, mentions: set[str], groups: list[list[str]], reason: str
    ) -> set[str]:
        """Writes who belongs where now; gives the accounts that lost, got or kept something."""
        query = sa.select(t.mentions.c.mention_id, t.mentions.c.number)
        rows = rows_where(connection, query, t.mentions.c.mention_id, mentions)
        numbers = {row.mention_id: row.number for row in rows}
        was = self._current(connection, mentions)
        now = {m: min(group, key=lambda one: numbers[one]) for group in groups for m in group}
        changed = sorted(m for m in mentions if was.get(m) != now.get(m))
        if changed:
            after = {
                "accounts": {m: now.get(m) for m in changed},
                "links": self._why(connection, changed, now),
            }
            seq = log.append(
                "accounts.change",
                PLACED_BY,
                before={m: was.get(m) for m in changed},
                after=after,
                reason=reason,
            )
            held = t.memberships.c.until_seq.is_(None)
            for lot in lots(m for m in changed if m in was):
                ended = sa.update(t.memberships).where(t.memberships.c.mention_id.in_(lot), held)
                connection.execute(ended.values(until_seq=seq))
            new = Rows(connection)
            for m in changed:
                if m in now:
                    new.add(t.memberships, mention_id=m, from_seq=seq, until_seq=None, account_id=now[m])
            new.write()
        return set(was.values()) | set(now.values())

    def _why(self, connection: Connection, changed: Sequence[str], now: Mapping[str, str]) -> list[list[Any]]:
        """The scores that tie the changed mentions to the rest of their accounts."""
        query = sa.select(t.links.c.a, t.links.c.b, t.links.c.score)
        found = {
            (row.a, row.b): row.score
            for column in (t.links.c.a, t.links.c.b)
            for row in rows_where(connection, query, column, changed)
            if now.get(row.a) is not None and now.get(row.a) == now.get(row.b)
        }
        return [[a, b, round(score, 4)] for (a, b), score in sorted(found.items())]
