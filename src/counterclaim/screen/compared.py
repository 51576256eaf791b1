"""The words of a comparison: each measure as a row of a table, in plain sentences, its n always beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from counterclaim.pattern.comparison import (
    ActorComparison,
    Comparison,
    DaysSince,
    DistanceRank,
    FirstTime,
    Focal,
    History,
    Measure,
    Nearby,
    NearestDistance,
    PointAt,
    Reference,
    ReferenceSet,
    SetAside,
    Share,
    TextDistance,
)
from counterclaim.pattern.sets import VAGUE_TARGETS

from . import words
from .safe import foreign, quoted

_ASIDE: Final = {
    "same_account": "it is this incident",
    "suggested_same": "the ledger suggests that it may be this incident",
    "same_report": "this report tells of it",
    "next_day_same_place": "of the day before and, within the radii, the same place: it may be this incident",
}
NEVER: Final = "What a record does not hold may have happened: absence from it is no evidence."


class Line(NamedTuple):
    """One row of the table: what is measured, what is found, and over how many; ``hidden`` rows are grey."""

    label: str
    words: str
    n: int
    hidden: bool = False


def table(found: ReferenceSet, focal: Focal) -> Iterator[Line]:
    """Every measure of a set, in one fixed order, hidden ones with the reason."""
    division = foreign(focal.admin1) if focal.admin1 else "not known"
    targets = ", ".join(t.replace("_", " ") for t in known_targets(focal)) or "not known"
    yield _line("Nearest earlier one", found.nearest, _nearest(found.nearest))
    yield _line("Distance rank", found.rank, _rank(found.rank))
    yield _line(f"Same province ({division})", found.same_admin1, _share(found.same_admin1))
    yield _line(f"Same target ({targets})", found.same_target_type, _share(found.same_target_type))
    method = words.event(focal.event_type)
    yield _line(f"Same method ({method})", found.same_event_type, _share(found.same_event_type))
    yield _line("Since the last one", found.since_last, _since(found.since_last))
    for near in found.nearby:
        yield _line(f"Within {near.km:g} km, {near.days} days", near, _nearby(near))
    yield _line("First there", found.first_admin1, _first(found.first_admin1, "in this province"))
    said = _first(found.first_target_type, "on such a target")
    yield _line("First of its target", found.first_target_type, said)


def known_targets(focal: Focal) -> list[str]:
    """The types of target that a comparison goes by."""
    return [t.value for t in focal.target_types if t not in VAGUE_TARGETS]


def _line(label: str, measure: Measure, said: str) -> Line:
    if measure.hidden is not None:
        return Line(label, f"not shown: {measure.hidden}", measure.n, hidden=True)
    return Line(label, said, measure.n)


def km(value: float) -> str:
    """Whole kilometres; tenths under ten."""
    return f"{value:.0f} km" if value >= 9.95 else f"{value:.1f} km"


def between(low: float, high: float) -> str:
    return f"{km(low).removesuffix(' km')} to {km(high)}"


def _nearest(found: NearestDistance) -> str:
    if found.km is None or found.km_low is None or found.km_high is None:
        return ""
    said = f"{km(found.km)} away (range {between(found.km_low, found.km_high)})"
    if found.any_low is not None and round(found.any_low) < round(found.km_low):
        said += f"; one placed less exactly may be as near as {km(found.any_low)}"
    return said


def _rank(found: DistanceRank) -> str:
    if found.p is None or found.p_low is None or found.p_high is None or found.smallest is None:
        return ""
    smallest = f", the smallest possible with n = {found.n}" if found.p == found.smallest else ""
    said = (
        f"{found.as_far} of {found.n} earlier ones were as far from their nearest neighbour "
        f"(rank p = {found.p:.2f}{smallest})"
    )
    if found.p_low != found.p_high:
        said += f"; p = {found.p_low:.2f} to {found.p_high:.2f} over the range of the distance"
    return said


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def _share(found: Share) -> str:
    if found.count is None or found.low is None or found.high is None:
        return ""
    interval = f"95% interval {100 * found.low:.0f} to {percent(found.high)}"
    smooth = "" if found.smoothed is None else f"; smoothed {percent(found.smoothed)}"
    return f"{found.count} of {found.n} ({interval}{smooth}){_unknown(found.unknown)}"


def _unknown(unknown: int) -> str:
    return f"; not known for {unknown}" if unknown else ""


def _since(found: DaysSince) -> str:
    if found.days is None or found.days_high is None:
        return ""
    said = words.number_of(found.days, "day")
    if found.days_high != found.days:
        said = f"{found.days} to {found.days_high} days"
    if found.rank is None:
        return f"{said}; rank among the gaps not shown: {found.rank_hidden}"
    return f"{said}; {found.as_long} of {found.gaps} earlier gaps were as long (rank {found.rank:.2f})"


def _nearby(found: Nearby) -> str:
    if found.count is None or found.could_be is None:
        return ""
    more = found.could_be - found.count
    return f"{found.count} earlier" + (f"; {more} more may be, within their radii" if more > 0 else "")


def _first(found: FirstTime, where: str) -> str:
    if not found.first:
        return f"no; the set has earlier ones {where}"
    return f"no earlier incident in this set {where}{_unknown(found.unknown)}"


def heading(actor: ActorComparison, reports: int) -> str:
    """How responsibility stands for the actor, beside the comparison and never part of it."""
    if actor.code is None:
        return "no row in this incident"
    said = words.code(actor.code, reports)
    if actor.self_position is None:
        return said
    return f"{said}. Own position: {actor.self_position.meaning}"


def of_set(found: ReferenceSet) -> str:
    """What the set is, its size and its span of time."""
    span = ""
    if found.first is not None and found.last is not None:
        span = f" ({found.first} to {found.last})"
    label = foreign(found.label)
    return f"{label[0].upper()}{label[1:]}: n = {found.n}{span}."


def caveats(found: ReferenceSet, window_years: float) -> Iterator[str]:
    """What a reader of the numbers of this set has to know."""
    if found.circular:
        yield f"{found.circular}."
    if not found.n:
        yield f"No such record in the {window_years:g} years before."
    if found.basis == "coded":
        by = {"ucdp": "UCDP's", "acled": "ACLED's"}.get(found.kind, "somebody's")
        yield f"This is {by} coding, no claim by the actor; a row does not say who did it."
    counts = (
        (found.n - found.placed, "placed too vaguely for distances"),
        (found.vague_days, "without an exact day"),
        (found.totals, "a total over several events"),
    )
    if said := [f"{number} {what}" for number, what in counts if number]:
        yield f"Of these, {'; '.join(said)}."
    if found.set_aside:
        yield f"{len(found.set_aside)} left out, as they may be this incident; --references lists them."


def source(history: History, unmatched: bool = True) -> str:
    """Where the records come from, and what became of the rows."""
    things = "incidents" if history.kind == "ledger" else "rows"
    said = [f"{foreign(history.source)}: {history.rows:,} {things}"]
    if history.first and history.last:
        said.append(f"{history.first} to {history.last}")
    said.append(f"{history.used:,} with an actor of this comparison")
    if history.failed:
        said.append(f"{history.failed:,} could not be read")
    if history.repeated:
        said.append(f"{history.repeated:,} repeated, counted once")
    if unmatched and history.unmatched:
        said.append(f"{len(history.unmatched):,} names not matched (--names lists them)")
    return "; ".join(said) + "."


def focal(made: Comparison, country: str | None) -> Iterator[tuple[str, str]]:
    """(label, words) of what is compared: where and when, or that it is not known."""
    one = made.incident
    where = ", ".join(foreign(part) for part in (one.place, one.admin1, country) if part)
    if where and one.where_prec:
        reach = f"; within {one.uncertainty_km:g} km" if one.uncertainty_km is not None else ""
        where += f" ({words.WHERE[one.where_prec]}{reach})"
    yield "Where", where or "not known"
    if one.date_start is None:
        yield "When", "not known"
    elif one.date_end is None or one.date_end == one.date_start:
        yield "When", words.day(one.date_start)
    else:
        yield "When", f"{words.day(one.date_start)} to {words.day(one.date_end)}"


def reference(one: Reference) -> str:
    """One earlier incident in a line: day, place, distance, id."""
    day = str(one.date_start) if one.date_start == one.date_end else f"{one.date_start} to {one.date_end}"
    where = [foreign(part) for part in (one.place, one.admin1.name or one.admin1.as_written) if part]
    said = [f"{day}, {', '.join(where) or 'place not known'}"]
    if one.distance_km is None or one.distance_low is None or one.distance_high is None:
        said.append("no distance")
    else:
        said.append(f"{km(one.distance_km)} ({between(one.distance_low, one.distance_high)})")
    said.append(foreign(one.record_id) + (f", line {one.line}" if one.line is not None else ""))
    return "; ".join(said)


def set_aside(one: SetAside) -> str:
    far = "" if one.distance_km is None else f", {km(one.distance_km)}"
    return f"{one.date_start}{far}; {foreign(one.record_id)}: {_ASIDE[one.why]}"


def text_distance(one: TextDistance) -> str:
    """What the report says and what is computed, side by side; no judgement."""
    start, end = _point(one.measured_from), _point(one.measured_to) if one.measured_to else "it"
    said = f"the report says {quoted(one.span.exact)}"
    if one.computed_km is None or one.computed_low is None or one.computed_high is None:
        return f"{said}; not computed: {one.unresolved}"
    span = between(one.computed_low, one.computed_high)
    return f"{said}; computed from {start} to {end}: {km(one.computed_km)} (range {span})"


def _point(point: PointAt) -> str:
    if point.name is None or point.name == point.as_written:
        return foreign(point.as_written)
    return f"{foreign(point.name)} ({quoted(point.as_written)})"
