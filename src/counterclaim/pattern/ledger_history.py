"""A ledger as history: its own incidents, with each actor's code as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from counterclaim.ledger import Account, Filter, Ledger, Line
from counterclaim.model.vocabulary import Code

from .comparison import History
from .divisions import Divisions
from .focal import targets_of
from .record import Division, Record, RecordActor


def ledger_records(
    ledger: Ledger,
    history_id: str,
    wanted: Iterable[str],
    codes: Iterable[Code],
    divisions: Divisions,
    *,
    before: date | None,
    as_of: datetime | None,
) -> tuple[History, list[Record], list[Account]]:
    """The incidents in which a wanted actor has one of these codes.

    :param before: later incidents are not looked at; None for all.
    :param as_of: codes as they stood by what had been said then.
    """
    lines = ledger.incidents(Filter(until=before))
    dated = [line for line in lines if line.date_start is not None]
    ids = sorted(set(_candidates(ledger, sorted(wanted), sorted(codes), before, as_of)))
    accounts = [ledger.account(one, as_of=as_of) for one in ids]
    records = [made for account in accounts if (made := _record(account, history_id, divisions))]
    history = History(
        history_id=history_id,
        kind="ledger",
        source="ledger",
        rows=len(lines),
        used=len(records),
        first=min((line.date_start for line in dated if line.date_start), default=None),
        last=max((line.date_end for line in dated if line.date_end), default=None),
    )
    return history, records, accounts


def _candidates(
    ledger: Ledger, actors: list[str], codes: list[Code], before: date | None, as_of: datetime | None
) -> Iterator[str]:
    """Accounts in which an actor has a row; what had been said by a moment may give another code than now."""
    for actor in actors:
        if as_of is not None:
            yield from _ids(ledger.incidents(Filter(actor=actor, until=before)))
            continue
        for code in codes:
            yield from _ids(ledger.incidents(Filter(actor=actor, code=code, until=before)))


def _ids(lines: list[Line]) -> Iterator[str]:
    return (line.incident_id for line in lines if line.date_start is not None)


def _record(account: Account, history_id: str, divisions: Divisions) -> Record | None:
    date_, given = account.date, account.place
    if date_ is None or date_.date_start is None or date_.date_end is None:
        return None
    place = given.place if given else None
    vague = place is None or place.where_prec is None or place.where_prec > 4
    name = None
    if place is not None and not vague:
        name = divisions.ours(place.admin1, place.country) or place.admin1
    names = {actor.actor_id: actor.name for actor in account.actors}
    return Record(
        record_id=record_id(account.account_id),
        history=history_id,
        date_start=date_.date_start,
        date_end=date_.date_end,
        date_prec=date_.date_prec,
        place=(place.name or place.as_written) if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        country=place.country if place else None,
        admin1=Division(as_written=place.admin1, name=name, method="ledger")
        if place and name
        else Division(as_written=place.admin1 if place else None),
        where_prec=place.where_prec if place else None,
        uncertainty_km=place.uncertainty_km if place else None,
        event_types=(account.event_type,),
        target_types=targets_of(account),
        actors=tuple(
            RecordActor(
                actor_id=row.actor_id, as_written=names.get(row.actor_id, row.actor_id), code=row.code
            )
            for row in account.attribution
        ),
    )


def record_id(account_id: str) -> str:
    return f"ledger:{account_id}"
