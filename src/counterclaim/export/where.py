"""The shown place and date of an account as formats want them: with coordinates and days, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.ledger import Account
from counterclaim.model import Place
from counterclaim.screen.safe import plain


@dataclass(frozen=True)
class Spot:
    """A place with coordinates and a precision."""

    place: Place
    lat: float
    lon: float
    where_prec: int

    @property
    def name(self) -> str:
        """The place that the coordinates are of."""
        return plain(self.place.name or self.place.as_written)

    @property
    def admin1(self) -> str | None:
        """The first-order division; None where the place is vaguer than that."""
        return self.place.admin1 if self.where_prec <= 4 else None

    @property
    def admin2(self) -> str | None:
        """The second-order division; None where the place is vaguer than that."""
        return self.place.admin2 if self.where_prec <= 3 else None


@dataclass(frozen=True)
class Days:
    """A first and a last day with a precision, UCDP's 1 to 5."""

    start: date
    end: date
    date_prec: int

    @property
    def middle(self) -> date:
        """The middle day; of two the earlier one."""
        return self.start + (self.end - self.start) // 2


def spot(account: Account) -> Spot | None:
    """The place shown, or None where it has no coordinates or no precision."""
    place = account.place.place if account.place else None
    if place is None or place.lat is None or place.lon is None or place.where_prec is None:
        return None
    return Spot(place, place.lat, place.lon, place.where_prec)


def days(account: Account) -> Days | None:
    """The days shown, or None where there is no first day or no precision."""
    given = account.date
    if given is None or given.date_start is None or given.date_prec is None:
        return None
    return Days(given.date_start, max(given.date_end or given.date_start, given.date_start), given.date_prec)


def as_written(account: Account) -> str:
    """The places in the words of the reports, each once."""
    return "; ".join(dict.fromkeys(plain(given.place.as_written) for given in account.places))
