"""An account with what it was made from: each report with its own incident, as people left it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import Incident, LedgerError, Reading, Report, stable_id

from . import tables as t
from .account import Account, StoreHead, Told
from .asking import parts_of, store_head
from .computing import build
from .decisions import Decision, settle
from .gather import Member, resolve
from .history import FIRST
from .listing import Filter, lines


@dataclass(frozen=True)
class Part:
    """What one report gives to an account.

    ``incident``: as people left it; ``machine``: as the reader made it, where a person changed it.
    """

    told: Told
    report: Report
    incident: Incident
    machine: Incident | None = None
    rejected: bool = False
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True)
class Dossier:
    """One account and its parts, in the order of ``account.reports``."""

    account: Account
    parts: tuple[Part, ...]


def chosen(connection: Connection, wanted: Filter | None, only: Sequence[str]) -> list[str]:
    """The accounts that fit; with ``only`` those of these, or where nothing else is asked these."""
    named = dict.fromkeys(resolve(connection, one) for one in only)
    if wanted is None and only:
        return list(named)
    fitting = [line.incident_id for line in lines(connection, wanted or Filter())]
    return [one for one in fitting if not only or one in named]


def known_entry(connection: Connection, seq: int, start: str) -> int:
    """The number, where the history holds that entry with a hash that begins so.

    :raises LedgerError: ``other_history``.
    """
    found = connection.execute(sa.select(t.entries.c.hash).where(t.entries.c.seq == seq)).scalar()
    if found is None or not found.startswith(start):
        raise LedgerError(
            f"This ledger's history has no entry {seq} with the hash {start}...",
            "Is it the ledger that was exported from? A copy that was changed since is another one.",
            code="other_history",
        )
    return seq


def dossier_of(connection: Connection, asked: str, *, seq: int | None = None) -> Dossier:
    """The dossier of an incident as it stands, or as it stood after entry ``seq``.

    :raises LedgerError: ``no_such_incident``, ``incident_ambiguous``, ``incident_gone``.
    """
    account_id = resolve(connection, asked, seq=seq)
    members, decisions = parts_of(connection, account_id, seq)
    return _made(members, decisions, account_id, asked, store_head(connection, seq))


def _made(
    members: Sequence[Member], decisions: Sequence[Decision], account_id: str, asked: str, head: StoreHead
) -> Dossier:
    account = build(members, decisions, account_id=account_id, asked_id=asked, head=head)
    homes = {member.mention_id: member for member in members}
    return Dossier(account, tuple(_part(told, homes[told.mention_id], decisions) for told in account.reports))


def _part(told: Told, member: Member, decisions: Sequence[Decision]) -> Part:
    settled = settle(member.reading, decisions)
    machine = settled.machine.get(member.incident_id)
    return Part(
        told,
        member.report,
        next(i for i in settled.reading.incidents if i.incident_id == member.incident_id),
        machine if isinstance(machine, Incident) else None,
        member.incident_id in settled.rejected,
        tuple(settled.decided.get(member.incident_id, ())),
    )


def dossiers_of(reading: Reading) -> Iterator[Dossier]:
    """One for each incident of a reading that lies in no ledger.

    Nothing is linked, so each incident of each report is an account of its own. Its id is made from those of
    the report and of the incident; no ledger knows it.
    """
    report = reading.report
    for number, incident in enumerate(reading.incidents):
        account_id = stable_id("acc", report.report_id, incident.incident_id)
        external = (report.doc_id,) if report.doc_id else ()
        member = Member(
            account_id, number, report, external, None, report.report_id, reading, incident.incident_id
        )
        yield _made([member], [], account_id, account_id, StoreHead(seq=0, hash=FIRST))
