"""The words of the card: values of the contract said in plain English. No rule about violence lives here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from counterclaim.model import Casualty, Claim, Place, Report, When
from counterclaim.model.vocabulary import Code, EventType, OnRecord, Pattern, Stance

from .safe import foreign, quoted

WHERE: Final = {
    1: "exact place",
    2: "near a known place",
    3: "district",
    4: "province or state",
    5: "a wider or linear area",
    6: "country",
    7: "international water or air",
}
WHEN: Final = {
    1: "the day",
    2: "2 to 6 days",
    3: "the week",
    4: "8 to 30 days, or the month",
    5: "up to a year",
}
RECORD: Final = {
    OnRecord.YES: "on the record",
    OnRecord.NO: "off the record",
    OnRecord.UNKNOWN: "unclear whether on the record",
}
OWN_VOICE: Final = "this report, in its own voice"


def event(kind: EventType) -> str:
    return {
        EventType.BOMBING_IED: "bombing",
        EventType.UNKNOWN: "violence of an unknown kind",
        EventType.OTHER: "other violence",
    }.get(kind, kind.value.replace("_", " "))


def stance(kind: Stance) -> str:
    """A stance as the card prints it; a speaker who confirms an event "says it happened"."""
    return {
        Stance.CONFIRMS_EVENT: "says it happened",
        Stance.DISPUTES_EVENT: "says it did not happen",
        Stance.DENIES_FOR_OTHER: "denies for another",
        Stance.REPORTS_NO_CLAIM: "reports that nobody has claimed it",
    }.get(kind, kind.value.replace("_", " "))


def code(value: Code, reports: int = 1) -> str:
    """The code in VOCABULARY's words, with the number of reports read where they have a place for it."""
    return value.meaning.replace("(n)", f"({reports})")


def pattern(value: Pattern) -> str:
    return f"in these reports: {value.meaning}"


def day(value: date) -> str:
    """``Sunday 17 June 2018``, whatever the locale."""
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    )
    return f"{names[value.weekday()]} {value.day} {months[value.month - 1]} {value.year}"


def days(start: date, end: date | None) -> str:
    """A day, or the first and the last of several."""
    return day(start) if end in (None, start) else f"{day(start)} to {day(end or start)}"


def number_of(count: int, thing: str) -> str:
    """``1 report``, ``2,000 reports``."""
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def published(report: Report) -> str | None:
    if report.published is None:
        return None
    if isinstance(report.published, datetime):
        return f"{day(report.published)}, {report.published:%H:%M} {report.published.tzname() or ''}".rstrip(
            " ,"
        )
    return day(report.published)


def when(value: When) -> str:
    """The day or range, how exact, as written, and what resolved it."""
    if value.date_start is None:
        return f"{quoted(value.as_written)}, day not resolved"
    shown = days(value.date_start, value.date_end)
    inside = [quoted(value.as_written)]
    if value.date_prec is not None and value.date_prec > 1:
        inside.append(f"known to {WHEN[value.date_prec]}")
    if value.anchor:
        inside.append(
            {"published": "from the publication date", "text": "dated in the text"}.get(
                value.anchor, f"from {foreign(value.anchor)}"
            )
        )
    return f"{shown} ({'; '.join(inside)})"


def place(value: Place, country: str | None) -> str:
    """The place as written, where that is, how exactly, and within how many kilometres."""
    units: list[str] = []
    for unit in (value.name, value.admin2, value.admin1, country):
        if unit and unit not in units:
            units.append(unit)
    inside = []
    if value.where_prec is not None:
        inside.append(WHERE[value.where_prec])
    if value.uncertainty_km is not None:
        inside.append(f"within {value.uncertainty_km:g} km")
    if value.lat is not None and value.lon is not None:
        inside.append(
            f"{abs(value.lat):.2f}°{'N' if value.lat >= 0 else 'S'} "
            f"{abs(value.lon):.2f}°{'E' if value.lon >= 0 else 'W'}"
        )
    said = quoted(value.as_written)
    if units:
        said = f"{foreign(', '.join(units))}: {said}"
    return f"{said} ({'; '.join(inside)})" if inside else f"{said} (not found in the gazetteer)"


def toll(value: Casualty) -> str:
    """One count as one speaker gives it. Vague words stay words."""
    low, high = value.count_min, value.count_max
    if low is not None and high is not None:
        number = str(low) if low == high else f"{low} to {high}"
    elif low is not None:
        number = f"at least {low}"
    elif high is not None:
        number = f"at most {high}"
    else:
        number = ""
    group = f" {foreign(value.group)}" if value.group and number else ""
    said = f"{number}{group} {quoted(value.as_written)}".strip()
    outcome = value.outcome.value.replace("_", " ")
    return f"{outcome}: {said} — {speaker(value.speaker_as_written)}"


def speaker(as_written: str | None) -> str:
    return foreign(as_written) if as_written else OWN_VOICE


def limits(claim: Claim) -> str:
    """To what the claim is limited, through whom it came, and the reason given; empty where nothing is."""
    said = []
    scope = claim.scope
    within = [foreign(part) for part in (scope.place, scope.date, scope.weapon, scope.force) if part]
    if within:
        said.append("limited to: " + "; ".join(within))
    if claim.chain:
        said.append("through " + ", ".join(foreign(link) for link in claim.chain))
    if claim.reason_given:
        said.append("reason given: " + quoted(claim.reason_given))
    return "; ".join(said)
