"""GTD: who is said to have done it, and who claimed it, in the fields of the Global Terrorism Database.

States are out of GTD's scope by its own definition: an incident in which only states are named is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, ClassVar, Final

from counterclaim.ledger import Account, Dossier
from counterclaim.ledger.account import Told
from counterclaim.model import Actor
from counterclaim.model.vocabulary import ActorKind, CasualtyOutcome, Code, Pattern

from . import telling
from .countries import country
from .exporter import Exporter, Loss
from .layout import Row, Value, layout, write_csv
from .losses import ALIKE
from .policy import NAMED_CODES, ActorPolicy, Named, named
from .tally import review
from .tolls import counting, estimates
from .where import Days, as_written, days, spot

LAYOUT: Final = "gtd"
UNKNOWN: Final = "Unknown"
NO_DATE: Final = "no date"
STATES_ONLY: Final = "only states are named"
SLOTS: Final = 3
_CLAIMED: Final = frozenset(
    {Code.SELF_CLAIMED, Code.SELF_CLAIMED_RIVAL, Code.SELF_CLAIMED_DISPUTED, Code.SELF_CONTRADICTORY}
)
_SPECIFICITY: Final = {1: 1, 2: 1, 3: 3, 4: 4}
_VICINITY: Final = {1: 0, 2: 1}
_UNKNOWN_MODE: Final = 10
_NOT_ASKED: Final = -9


def left_out(account: Account) -> str | None:
    """Why an incident has no row; None where it has one."""
    if days(account) is None:
        return NO_DATE
    accused = _accused(account)
    states = set(layout(LAYOUT).tables["state"]["kinds"])
    return STATES_ONLY if accused and all(one.kind.value in states for one in accused) else None


def _accused(account: Account) -> list[Actor]:
    ids = {row.actor_id for row in account.attribution if row.code in NAMED_CODES}
    return [actor for actor in account.actors if actor.actor_id in ids]


class Gtd(Exporter):
    """One row an incident, or one a named actor."""

    name: ClassVar[str] = LAYOUT
    title: ClassVar[str] = "GTD claim fields"
    summary: ClassVar[str] = (
        "Time, place and the claim fields of the Global Terrorism Database; incidents in which only states"
        " are named are out of its scope and left out."
    )
    media_type: ClassVar[str] = "text/csv"
    suffix: ClassVar[str] = ".csv"
    names_actors: ClassVar[bool] = True
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss(f"incident ({NO_DATE})", "iyear is never empty", lambda d: int(left_out(d.account) == NO_DATE)),
        Loss(
            f"incident ({STATES_ONLY})",
            "GTD records sub-national actors; what states are said to have done is out of its scope by its"
            " own rule",
            lambda d: int(left_out(d.account) == STATES_ONLY),
        ),
        Loss(
            "attribution",
            "guncertain has two values for eleven codes; voices and flags have no field",
            lambda d: len(d.account.attribution),
        ),
        Loss(
            "actors beyond the third",
            "there are three gname fields",
            lambda d: max(len(_accused(d.account)) - SLOTS, 0),
        ),
        Loss(
            "self_position",
            "a denial has no field of its own; it stands in summary",
            lambda d: sum(row.self_position.value.startswith("denies") for row in d.account.attribution),
        ),
        Loss(
            "claims",
            "summary tells speaker, stance, actor and limits of each; words and dates are lost, and by what"
            " means an actor claimed it is not recorded (claimmode 10)",
            lambda d: len(telling.told(d.account)),
        ),
        Loss(
            "tolls",
            "nkill and nwound hold a number only where all agree; summary gives each speaker's words",
            lambda d: len(counting(d.account)),
        ),
        Loss(
            "reports beyond the third",
            "there are three scite fields",
            lambda d: max(len(telling.own_reports(d)) - SLOTS, 0),
        ),
        Loss(
            "weapons, targets",
            "their fields need finer kinds than reports are read into",
            lambda d: len(d.account.weapons) + len(d.account.targets),
        ),
        *ALIKE,
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        policy = self.settings.policy or ActorPolicy.UNIDENTIFIED
        write_csv(out, layout(LAYOUT), (row for dossier in dossiers for row in rows(dossier, policy)))


def rows(dossier: Dossier, policy: ActorPolicy) -> Iterator[Row]:
    """The rows of one incident; none where :func:`left_out` says why."""
    account = dossier.account
    when = days(account)
    if when is None or left_out(account):
        return
    kind = int(layout(LAYOUT).tables["attack"][account.event_type.value])
    texts = next(c.values for c in layout(LAYOUT).columns if c.name == "attacktype1_txt")
    shared: dict[str, Value] = {
        **_when(when),
        **_where(account),
        "summary": telling.account_of(dossier),
        "doubtterr": _NOT_ASKED,
        "attacktype1": kind,
        "attacktype1_txt": texts[kind - 1],
        "nkill": estimates(account, CasualtyOutcome.KILLED).agreed,
        "nwound": estimates(account, CasualtyOutcome.INJURED).agreed,
        "dbsource": "Counterclaim",
        **_cited(telling.own_reports(dossier)),
    }
    found = named(account, policy, unidentified=UNKNOWN)
    for actor in found:
        others = [_event_id(account, one) for one in found if one is not actor]
        values = {
            **shared,
            "eventid": _event_id(account, actor),
            "related": ", ".join(others) or None,
            "addnotes": _flags(dossier, actor),
            **who(account, actor),
        }
        yield {name: values.get(name) for name in layout(LAYOUT).names}


def who(account: Account, actor: Named) -> dict[str, Value]:
    """The fields of who is said to have done it and who claimed it: up to three actors, by name."""
    found: dict[str, Value] = {
        "gname": UNKNOWN,
        "individual": int(_lone(actor.actors)),
        "claimed": 0,
    }
    if not actor.identified and any(row.code in _CLAIMED for row in account.attribution):
        found |= {"claimed": 1, "claimmode": _UNKNOWN_MODE, "claimmode_txt": UNKNOWN, "compclaim": 0}
    sure = account.attribution_pattern is Pattern.SELF_CLAIMED
    for slot, (one, code) in enumerate(zip(actor.actors, actor.codes, strict=True), 1):
        if slot > SLOTS:
            break
        claimed = code in _CLAIMED
        number = "" if slot == 1 else str(slot)
        found[f"gname{number}"] = one.name
        found[f"guncertain{slot}"] = int(not (sure and code is Code.SELF_CLAIMED))
        found["claimed" if slot == 1 else f"claim{slot}"] = int(claimed)
        if claimed:
            found[f"claimmode{number}"] = _UNKNOWN_MODE
            found[f"claimmode{number}_txt"] = UNKNOWN
    if account.attribution_pattern is Pattern.COMPETING_SELF_CLAIMS:
        found["compclaim"] = 1
    elif any(code in _CLAIMED for code in actor.codes):
        found["compclaim"] = 0
    return found


def _lone(actors: Sequence[Actor]) -> bool:
    return bool(actors) and all(one.kind is ActorKind.UNAFFILIATED_INDIVIDUAL for one in actors)


def _event_id(account: Account, actor: Named) -> str:
    return f"{account.account_id}-{actor.row}" if actor.rows > 1 else account.account_id


def _when(when: Days) -> dict[str, Value]:
    one_day = when.start == when.end
    one_month = (when.start.year, when.start.month) == (when.end.year, when.end.month)
    return {
        "iyear": when.start.year,
        "imonth": when.start.month if one_month else 0,
        "iday": when.start.day if one_day else 0,
        "approxdate": None if one_day else f"{when.start} to {when.end}",
    }


def _where(account: Account) -> dict[str, Value]:
    found = spot(account)
    place = account.place.place if account.place else None
    prec = place.where_prec if place and place.where_prec else 0
    specificity = _SPECIFICITY.get(prec, 5) if found else 5
    shown = found if specificity < 5 else None
    return {
        "country_txt": country(place.country).name if place and place.country else None,
        "provstate": place.admin1 if place and prec <= 4 else None,
        "city": found.name if found and prec in _VICINITY else UNKNOWN,
        "latitude": shown.lat if shown else None,
        "longitude": shown.lon if shown else None,
        "specificity": specificity,
        "vicinity": _VICINITY.get(prec, _NOT_ASKED) if found else _NOT_ASKED,
        "location": as_written(account) or None,
    }


def _cited(reports: Sequence[Told]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for number, one in enumerate(reports[:SLOTS], 1):
        said = [f'"{one.headline}"' if one.headline else "", telling.office(one), telling.day_of(one)]
        found[f"scite{number}"] = ", ".join(part for part in said if part)
    return found


def _flags(dossier: Dossier, actor: Named) -> str:
    said = [review(dossier), f"pattern {dossier.account.attribution_pattern.value}"]
    if actor.rows > 1:
        said.append(f"row {actor.row} of {actor.rows} of incident {dossier.account.account_id}")
    if actor.identified:
        coded = zip(actor.actors, actor.codes, strict=True)
        said.append("; ".join(f"{one.name}: {code.value}" for one, code in coded))
    return "; ".join(said)
