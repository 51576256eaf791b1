"""The incident that is compared, from a reading or from an account of the ledger."""

from __future__ import annotations

from counterclaim.ledger import Account
from counterclaim.model import InputError, Place, Reading
from counterclaim.model.vocabulary import TargetType

from .comparison import Focal
from .divisions import Divisions

Subject = Reading | Account


def of_reading(reading: Reading, number: int, divisions: Divisions) -> Focal:
    """The ``number``-th incident of a reading, from 1; its first place is the most specific one.

    :raises InputError: ``no_such_incident`` where there is none of that number.
    """
    if not 1 <= number <= len(reading.incidents):
        have = len(reading.incidents)
        raise InputError(
            "The report tells of no incident."
            if not have
            else f"The report has {have} incident{'s' if have > 1 else ''}; there is no number {number}.",
            "See them with 'counterclaim read', and name one with --incident N.",
            code="no_such_incident",
        )
    incident = reading.incidents[number - 1]
    when = incident.when
    place = incident.places[0] if incident.places else None
    bare = Focal(
        incident_id=incident.incident_id,
        title=incident.title,
        event_type=incident.event_type,
        target_types=_distinct(t.target_type for t in incident.targets),
        date_start=when.date_start if when else None,
        date_end=when.date_end if when else None,
        date_prec=when.date_prec if when else None,
    )
    return _placed(bare, place, divisions)


def of_account(account: Account, divisions: Divisions) -> Focal:
    """The incident of an account, with its main place and date."""
    date = account.date
    bare = Focal(
        incident_id=account.account_id,
        account_id=account.account_id,
        reports=len({told.report_id for told in account.reports}),
        title=account.title,
        event_type=account.event_type,
        target_types=targets_of(account),
        date_start=date.date_start if date else None,
        date_end=date.date_end if date else None,
        date_prec=date.date_prec if date else None,
    )
    return _placed(bare, account.place.place if account.place else None, divisions)


def targets_of(account: Account) -> tuple[TargetType, ...]:
    return _distinct(TargetType(one.value) for one in account.targets)


def _distinct(found: object) -> tuple[TargetType, ...]:
    return tuple(sorted(set(found)))  # type: ignore[call-overload]


def _placed(focal: Focal, place: Place | None, divisions: Divisions) -> Focal:
    if place is None:
        return focal
    vague = place.where_prec is None or place.where_prec > 4
    return focal.model_copy(
        update={
            "place": place.name or place.as_written,
            "lat": place.lat,
            "lon": place.lon,
            "country": place.country,
            # A stretch of border may name the division of its middle, which says nothing of the incident.
            "admin1": None if vague else divisions.ours(place.admin1, place.country) or place.admin1,
            "where_prec": place.where_prec,
            "uncertainty_km": place.uncertainty_km,
        }
    )
