"""ACLED: the columns and value texts of its event data, a layout only. See docs/codebook/exports.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import BinaryIO, ClassVar, Final

from counterclaim.knowledge.outlets import find_outlet
from counterclaim.ledger import Account, Dossier
from counterclaim.ledger.account import Told
from counterclaim.model.vocabulary import CasualtyOutcome, OutletKind

from . import telling
from .acled_actors import interaction, unidentified, who
from .countries import CountryCodes, country
from .exporter import Exporter, Loss
from .layout import Row, Value, layout, write_csv
from .losses import ALIKE
from .policy import ActorPolicy, Named, named
from .tally import review
from .tolls import counting, estimates
from .where import Days, Spot, days, spot

LAYOUT: Final = "acled"
NO_DATE: Final = "date vaguer than a month"
NO_PLACE: Final = "place vaguer than a region"
NO_TYPE: Final = "type of event not told"
_GEO: Final = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
_TIME: Final = {1: 1, 2: 2, 3: 2, 4: 3}


def left_out(dossier: Dossier) -> str | None:
    """Why an incident has no row, by ACLED's own rules; None where it has one."""
    when, where = days(dossier.account), spot(dossier.account)
    if when is None or when.date_prec not in _TIME:
        return NO_DATE
    if where is None or where.where_prec not in _GEO or _here(where) is None:
        return NO_PLACE
    return NO_TYPE if sub_event(dossier) is None else None


def _lost(reason: str) -> Loss:
    whys = {
        NO_DATE: "ACLED codes nothing with less than a month",
        NO_PLACE: "ACLED codes no event by country, and none outside its list of countries",
        NO_TYPE: "other and unknown violence has no sub-event type",
    }
    return Loss(f"incident ({reason})", whys[reason], lambda d: int(left_out(d) == reason))


class Acled(Exporter):
    """One row an incident, or one a named actor."""

    name: ClassVar[str] = LAYOUT
    title: ClassVar[str] = "ACLED columns"
    summary: ClassVar[str] = (
        "The columns and value texts of ACLED's event data, filled from reports; a layout, no ACLED data."
    )
    media_type: ClassVar[str] = "text/csv"
    suffix: ClassVar[str] = ".csv"
    names_actors: ClassVar[bool] = True
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        _lost(NO_DATE),
        _lost(NO_PLACE),
        _lost(NO_TYPE),
        Loss(
            "attribution",
            "codes, voices and flags have no column; actor1 holds names by the actor policy, notes tell who"
            " said what",
            lambda d: len(d.account.attribution),
        ),
        Loss(
            "claims",
            "notes tell speaker, stance, actor and limits of each; the quoted words and their dates are lost",
            lambda d: len(telling.told(d.account)),
        ),
        Loss(
            "tolls",
            "fatalities is one number, the lowest; notes give each speaker's words; the injured have no"
            " column",
            lambda d: len(counting(d.account)),
        ),
        Loss(
            "date_start, date_end",
            "an event has one day: the middle of the range",
            lambda d: int((found := days(d.account)) is not None and found.start != found.end),
        ),
        Loss("weapons", "they show in the sub-event type only", lambda d: len(d.account.weapons)),
        Loss(
            "targets",
            "only civilians are written as actor2; other targets are known by kind, not by name",
            lambda d: len(d.account.targets),
        ),
        Loss(
            "participants",
            "the two sides of a clash: the actor policy is about who is said to be responsible, not about who"
            " took part",
            lambda d: sum(len(part.incident.participants) for part in d.parts),
        ),
        Loss("uncertainty_km", "geo_precision has three steps", lambda d: int(d.account.place is not None)),
        *ALIKE,
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        policy = self.settings.policy or ActorPolicy.UNIDENTIFIED
        write_csv(out, layout(LAYOUT), (row for dossier in dossiers for row in rows(dossier, policy)))


def rows(dossier: Dossier, policy: ActorPolicy) -> Iterator[Row]:
    """The rows of one incident; none where :func:`left_out` says why."""
    account = dossier.account
    when, where, kind = days(account), spot(account), sub_event(dossier)
    here = _here(where) if where else None
    if when is None or where is None or kind is None or here is None or left_out(dossier):
        return
    nobody, nobody_inter = unidentified(account, here.name)
    civilians = _civilians(account, kind["event_type"])
    shared: dict[str, Value] = {
        **_when(when),
        **_where(where, here),
        "disorder_type": kind["disorder_type"],
        "event_type": kind["event_type"],
        "sub_event_type": kind["name"],
        "actor2": _text("civilians").format(country=here.name) if civilians else None,
        "inter2": "Civilians" if civilians else None,
        "civilian_targeting": "Civilian targeting" if civilians else None,
        **_sources(dossier, where.place.country),
        "notes": telling.account_of(dossier),
        "fatalities": fatalities(account),
    }
    for actor in named(account, policy, unidentified=nobody):
        inter = who(actor.actors, where.place.country) if actor.identified else nobody_inter
        several = actor.rows > 1
        values = {
            **shared,
            "event_id_cnty": f"{account.account_id}-{actor.row}" if several else account.account_id,
            "actor1": actor.name,
            "inter1": inter,
            "interaction": interaction(inter, "Civilians" if civilians else None),
            "tags": _tags(dossier, actor),
        }
        yield {name: values.get(name) for name in layout(LAYOUT).names}


def sub_event(dossier: Dossier) -> dict[str, str] | None:
    """The sub-event type with what it belongs to, by the first line of the table that fits, or None."""
    account = dossier.account
    weapons = " ".join(one.value for one in account.weapons).casefold()
    targets = {one.value for one in account.targets}
    tables = layout(LAYOUT).tables
    for line in tables["event"]:
        if line["type"] != account.event_type.value:
            continue
        if "weapons" in line and not any(word in weapons for word in line["weapons"]):
            continue
        if "targets" in line and not targets & set(line["targets"]):
            continue
        name = line["sub_event_type"]
        found: dict[str, str] = next(one for one in tables["sub_event"] if one["name"] == name)
        return found
    return None


def fatalities(account: Account) -> int:
    """The lowest number of dead that any speaker gives; else a number for the words; else 0."""
    dead = estimates(account, CasualtyOutcome.KILLED)
    if dead.low is not None:
        return dead.low
    return min((_for_words(said) for said in dead.words), default=0)


def _for_words(said: str) -> int:
    table = layout(LAYOUT).tables["word"]
    heard = said.casefold()
    fitting = (one for one in table if not one["words"] or any(word in heard for word in one["words"]))
    return int(next(fitting)["number"])


def _text(name: str) -> str:
    return str(layout(LAYOUT).tables["unidentified"][name])


def _here(where: Spot) -> CountryCodes | None:
    """The country of a place, if it is one with a number and a region in ACLED's list."""
    here = country(where.place.country) if where.place.country else None
    return here if here and here.iso_numeric is not None and here.acled_region else None


def _civilians(account: Account, event_type: str) -> bool:
    """Whether civilians are the target: by the type of event, or where the reports name no other target."""
    if event_type == "Violence against civilians":
        return True
    targets = {one.value for one in account.targets}
    return event_type == "Explosions/Remote violence" and bool(targets) and targets <= set(
        layout(LAYOUT).tables["civilians"]["targets"]
    )


def _when(when: Days) -> dict[str, Value]:
    return {
        "event_date": when.middle,
        "year": when.middle.year,
        "time_precision": _TIME[when.date_prec],
    }


def _where(where: Spot, here: CountryCodes) -> dict[str, Value]:
    return {
        "iso": here.iso_numeric,
        "region": here.acled_region,
        "country": here.name,
        "admin1": where.admin1,
        "admin2": where.admin2,
        "location": where.name,
        "latitude": where.lat,
        "longitude": where.lon,
        "geo_precision": _GEO[where.where_prec],
    }


def _sources(dossier: Dossier, iso2: str | None) -> dict[str, Value]:
    reports = telling.own_reports(dossier)
    offices = dict.fromkeys(telling.office(one).replace(";", ",") for one in reports)
    return {
        "source": "; ".join(offices) or "outlet not given",
        "source_scale": _scale(reports, iso2),
        "timestamp": max((_moment(one) for one in reports if one.published), default=None),
    }


def _scale(reports: Sequence[Told], iso2: str | None) -> str | None:
    """From the seats of the outlets, where all are known; a foreign outlet counts as international."""
    found = [find_outlet(one.outlet, one.url) for one in reports]
    seats = {one.country for one in found if one is not None and one.kind is not OutletKind.UNKNOWN}
    if not seats or None in found or None in seats:
        return None
    scales = (["National"] if iso2 in seats else []) + (["International"] if seats - {iso2} else [])
    return "-".join(scales)


def _moment(one: Told) -> int:
    """When a report was published, in seconds since 1970; a day alone counts from its start in UTC."""
    at = one.published
    if at is None:
        return 0
    if not isinstance(at, datetime):
        at = datetime(at.year, at.month, at.day, tzinfo=UTC)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def _tags(dossier: Dossier, actor: Named) -> str:
    account = dossier.account
    said = [
        f"counterclaim incident: {account.account_id}",
        f"review: {review(dossier)}",
        f"pattern: {account.attribution_pattern.value}",
    ]
    if actor.rows > 1:
        said += [f"row: {actor.row} of {actor.rows}", f"code: {actor.codes[0].value}"]
    return "; ".join(said)
