"""The comparison: one incident, some actors, some histories; the same tables for every actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from counterclaim._version import __version__
from counterclaim.geo.gazetteer import Gazetteer, open_gazetteer
from counterclaim.knowledge.actors import Registry, registry
from counterclaim.knowledge.histories import history_words
from counterclaim.ledger import Account, Ledger
from counterclaim.model import InputError, Note, Reading

from . import focal as focals
from .comparison import ActorComparison, Basis, Comparison, Focal, History, ReferenceSet, TextDistance
from .divisions import Divisions
from .files import FileReader, HistoryFile
from .ledger_history import ledger_records, record_id
from .record import HistoryKind, Record
from .sets import ATTRIBUTED, SELF_CLAIMED, Ground, Wanted, reference_set, why_no_distance, window_start
from .who import Who, everybody, named

Source = HistoryFile | Ledger | str | Path
MADE_BY = f"counterclaim/{__version__}"
YEARS_AT_MOST = 200.0


def compare(
    subject: Reading | Account,
    histories: Sequence[Source],
    *,
    incident: int = 1,
    actors: Sequence[str] = (),
    window_years: float = 5,
    include_attributed: bool = False,
    text_distances: Sequence[TextDistance] = (),
) -> Comparison:
    """Puts one incident beside earlier records of each actor.

    What had been said by a moment: read the report, or ask for the account, as of it; the codes of a
    ledger's earlier incidents are then taken as of the same moment.

    :param subject: a reading, or the account of an incident in a ledger.
    :param histories: files (UCDP GED, ACLED, a plain table) and ledgers; an account's ledger may be one.
    :param incident: which incident of a reading, from 1.
    :param actors: ids, names or aliases; without any, every actor with a row in the incident.
    :param window_years: how far back the reference sets reach.
    :param include_attributed: adds to each self-claimed set a second one with accusations; it is circular.
    :raises InputError: ``no_history``, ``bad_window``, ``no_such_incident``, ``no_actor``, ``unknown_actor``,
        ``actor_ambiguous``, or what is wrong with a file (``history_*``, ``no_such_column``).
    """
    if not histories:
        raise InputError("No history is named.", "Name a file or a ledger.", code="no_history")
    if not 0 < window_years <= YEARS_AT_MOST:
        raise InputError(
            "The window is no number of years.", f"From 0 to {YEARS_AT_MOST:g}.", code="bad_window"
        )
    people, gazetteer = registry(), open_gazetteer()
    divisions = Divisions(gazetteer)
    notes: list[Note] = []
    if isinstance(subject, Account):
        focal, rows, cast = focals.of_account(subject, divisions), subject.attribution, subject.actors
    else:
        focal = focals.of_reading(subject, incident, divisions)
        rows, cast = subject.incidents[incident - 1].attribution, subject.actors
    if actors:
        who = named(actors, rows, cast, people, focal.date_start)
    else:
        who, nobody = everybody(rows, cast)
        if nobody:
            ids = ", ".join(sorted(row.actor_id for row in nobody))
            notes.append(Note(code="no_single_actor", message=f"Not compared, as no one named actor: {ids}."))
    if not who:
        raise InputError(
            "The incident names no actor.", "Name one with --actor; any actor will do.", code="no_actor"
        )
    held = _Held(subject, focal, who, people, gazetteer, divisions, include_attributed)
    for number, source in enumerate(histories, 1):
        held.take(source, f"h{number}")
    held.files.check_maps()
    notes += held.notes
    notes += _lacking(focal)
    notes += _uncovered(focal, held.histories, window_years)
    ground = Ground(focal, window_years, gazetteer.divisions, held.same, frozenset(held.linked))
    return Comparison(
        made_by=MADE_BY,
        as_of=subject.as_of,
        window_years=window_years,
        incident=focal,
        histories=tuple(held.histories),
        actors=tuple(
            ActorComparison(
                actor_id=one.actor_id,
                name=one.name,
                code=one.code,
                self_position=one.self_position,
                sets=tuple(held.sets(one, ground)),
            )
            for one in who
        ),
        text_distances=tuple(text_distances),
        notes=tuple(notes),
    )


def _lacking(focal: Focal) -> list[Note]:
    """What the incident does not tell, and which measures fall away for it."""
    found = []
    if focal.date_start is None:
        message = "The incident has no date: which records are earlier is not known, so nothing is compared."
        found.append(Note(code="no_date", message=message, path="/incident/date_start"))
    if why := why_no_distance(focal):
        message = f"{why[0].upper()}{why[1:]}: there is no distance, no distance rank and no count nearby."
        found.append(Note(code="no_place", message=message, path="/incident/lat"))
    if focal.admin1 is None:
        message = "The first-order division of the incident is not known: no share of it can be given."
        found.append(Note(code="no_division", message=message, path="/incident/admin1"))
    return found


def _uncovered(focal: Focal, histories: Sequence[History], window_years: float) -> list[Note]:
    """Histories that do not cover the window: what they lack there was never looked for."""
    day = focal.date_start
    found: list[Note] = []
    if day is None:
        return found
    start = window_start(day, window_years)
    for one in histories:
        if one.first is not None and one.first > start:
            message = f"{one.source} begins on {one.first}; the window begins on {start}."
            found.append(Note(code="history_begins_late", message=message))
        if one.last is not None and one.last < day - timedelta(days=1) and one.kind != "ledger":
            message = f"{one.source} ends on {one.last}, before the incident; what came between is missing."
            found.append(Note(code="history_ends_early", message=message))
    return found


@dataclass
class _Held:
    """What the histories gave so far."""

    subject: Reading | Account
    focal: Focal
    who: Sequence[Who]
    people: Registry
    gazetteer: Gazetteer
    divisions: Divisions
    wide: bool
    histories: list[History] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    same: dict[str, str] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.wanted = frozenset(one.actor_id for one in self.who)
        self.files = FileReader(self.wanted, self.people, self.gazetteer)

    def take(self, source: Source, history_id: str) -> None:
        if isinstance(source, Ledger):
            self._ledger(source, history_id)
            return
        given = source if isinstance(source, HistoryFile) else HistoryFile(Path(source))
        history, records, notes = self.files.read(given, history_id)
        self.histories.append(history)
        self.records += records
        self.notes += notes

    def _ledger(self, ledger: Ledger, history_id: str) -> None:
        history, records, accounts = ledger_records(
            ledger,
            history_id,
            self.wanted,
            SELF_CLAIMED | (ATTRIBUTED if self.wide else frozenset()),
            self.divisions,
            before=self.focal.date_start,
            as_of=self.subject.as_of,
        )
        self.histories.append(history)
        self.records += records
        if isinstance(self.subject, Account):
            self.linked.add(history_id)
            self.same[record_id(self.subject.account_id)] = "same_account"
            for one in self.subject.suggestions:
                self.same.setdefault(record_id(one.account_id), "suggested_same")
            return
        told = self.subject.report.report_id
        for account in accounts:
            if any(t.report_id == told and t.incident_id == self.focal.incident_id for t in account.reports):
                self.same[record_id(account.account_id)] = "same_report"

    def sets(self, one: Who, ground: Ground) -> list[ReferenceSet]:
        """The tables of an actor: in the order of the histories, files of one data set together."""
        if ground.focal.date_start is None:
            return []
        found = []
        for kind, ids, source in self._groups():
            for basis in self._bases(kind, ids):
                label = _label(kind, basis, one.name, source)
                wanted = Wanted(one.actor_id, one.name, kind, basis, label, ids)
                found.append(reference_set(wanted, self.records, ground))
        return found

    def _groups(self) -> list[tuple[HistoryKind, tuple[str, ...], str]]:
        """UCDP files are one data set, and so are ACLED files; each table and ledger is its own."""
        groups: dict[str, tuple[HistoryKind, list[str], str]] = {}
        for history in self.histories:
            key = history.kind if history.kind in ("ucdp", "acled") else history.history_id
            groups.setdefault(key, (history.kind, [], history.source))[1].append(history.history_id)
        return [(kind, tuple(ids), source) for kind, ids, source in groups.values()]

    def _bases(self, kind: HistoryKind, ids: tuple[str, ...]) -> list[Basis]:
        """The same for every actor: what the history can hold, not what it holds for one of them."""
        claimed: list[Basis] = ["self_claimed"]
        if self.wide:
            claimed.append("self_claimed_or_attributed")
        if kind == "ledger":
            return claimed
        if kind != "table":
            return ["coded"]
        codes = [a.code for r in self.records if r.history in ids for a in r.actors]
        told: list[Basis] = claimed if any(code is not None for code in codes) else []
        return told + (["coded"] if None in codes or not told else [])


def _label(kind: HistoryKind, basis: Basis, name: str, source: str) -> str:
    """What a set is, said exactly: somebody's coding is not a claim, and a side is not an author."""
    if kind == "ucdp":
        return f"incidents in which {history_words(kind).word} codes {name} as a side"
    if kind == "acled":
        return f"incidents in which {history_words(kind).word} codes {name} as actor 1 or actor 2"
    where = "this ledger" if kind == "ledger" else source
    if basis == "coded":
        return f"incidents for which {source} names {name}"
    if basis == "self_claimed":
        return f"incidents in {where} that {name} says it did"
    return f"incidents in {where} that {name} says it did, or that others say it did"
