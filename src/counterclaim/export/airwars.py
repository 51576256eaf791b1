"""Airwars: how a strike was reported, belligerents with their positions and statements. A layout only."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, BinaryIO, ClassVar, Final

from counterclaim.ledger import Account, AccountClaim, Dossier, Part
from counterclaim.ledger.account import Told
from counterclaim.model import Attribution
from counterclaim.model.vocabulary import CasualtyOutcome, Code, Pattern, Relation, Stance

from . import telling
from .countries import country
from .exporter import Exporter, Loss
from .layout import layout
from .losses import ALIKE
from .policy import NAMED_CODES
from .tally import review
from .tolls import counting, estimates
from .where import days, spot

LAYOUT: Final = "airwars"
OWN: Final = frozenset(
    {
        Stance.CLAIMS_RESPONSIBILITY,
        Stance.ADMITS,
        Stance.DENIES,
        Stance.DISPUTES_EVENT,
        Stance.DECLINES_TO_COMMENT,
        Stance.NO_RESPONSE,
        Stance.NO_INFORMATION,
        Stance.RETRACTS,
    }
)
"""What a belligerent can say of its own part."""
HARM: Final = (CasualtyOutcome.KILLED, CasualtyOutcome.INJURED, CasualtyOutcome.KILLED_OR_INJURED)


class Airwars(Exporter):
    """A JSON array with one incident a line, so it can be read whole or line by line."""

    name: ClassVar[str] = LAYOUT
    title: ClassVar[str] = "Airwars incidents"
    summary: ClassVar[str] = (
        "Strike status as it was reported, belligerents with their own positions and statements, killed and"
        " injured; nothing that grades harm."
    )
    media_type: ClassVar[str] = "application/json"
    suffix: ClassVar[str] = ".json"
    names_actors: ClassVar[bool] = False
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss(
            "attribution_pattern",
            "no strike status says it without a judgement; the field is empty",
            lambda d: int(status(d.account) is None),
        ),
        Loss(
            "code",
            "a belligerent is Known or Suspected; the code stands beside it in a field of our own",
            lambda _: 0,
        ),
        Loss(
            "tolls",
            "killed and injured have a least and a most; speakers, groups and words are lost",
            lambda d: len(counting(d.account)),
        ),
        Loss(
            "where_prec",
            "only a place itself has one of Airwars' steps of accuracy",
            lambda d: int((found := spot(d.account)) is not None and found.where_prec != 1),
        ),
        Loss(
            "targets",
            "the field of whom a strike was aimed at is a judgement",
            lambda d: len(d.account.targets),
        ),
        Loss("weapons", "a strike type is no weapon", lambda d: len(d.account.weapons)),
        Loss("flags", "they have no field", lambda d: sum(len(row.flags) for row in d.account.attribution)),
        *ALIKE,
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        out.write(b"[")
        for number, dossier in enumerate(dossiers):
            line = json.dumps(incident(dossier), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
            out.write(b",\n" if number else b"\n")
            out.write(line.encode("utf-8", "replace"))
        out.write(b"\n]\n")


def status(account: Account) -> str | None:
    """The strike status that the pattern says without a judgement, or None."""
    found = layout(LAYOUT).tables["status"].get(account.attribution_pattern.value)
    return str(found) if found else None


def incident(dossier: Dossier) -> dict[str, Any]:
    """One incident."""
    account = dossier.account
    when, where = days(account), spot(account)
    place = account.place.place if account.place else None
    reports = telling.own_reports(dossier)
    dead = estimates(account, CasualtyOutcome.KILLED)
    hurt = estimates(account, CasualtyOutcome.INJURED)
    said = telling.told(account)
    return {
        "code": account.account_id,
        "title": account.title,
        "date": str(when.start) if when else None,
        "date_end": str(when.end) if when else None,
        "date_type": ("exact" if when.date_prec == 1 else "range") if when else None,
        "first_reported": _first(reports),
        "country": country(place.country).name if place and place.country else None,
        "region": place.admin1 if place else None,
        "location_name": where.name if where else (place.as_written if place else None),
        "latitude": where.lat if where else None,
        "longitude": where.lon if where else None,
        "geolocation_accuracy": "Town" if where and where.where_prec == 1 else None,
        "geolocation_status": None,
        "strike_status": status(account),
        "strike_type": layout(LAYOUT).tables["strike"].get(account.event_type.value),
        "civilian_harm_reported": "Yes" if _harm(account) else None,
        "civilian_harm_status": None,
        "belligerents": [_belligerent(row, account, said) for row in _rows(account)],
        "statements": [_statement(one, account) for one in said if not _own(one, account)],
        "killed": {"min": dead.low, "max": dead.high},
        "injured": {"min": hurt.low, "max": hurt.high},
        "sources": [_source(part) for part in dossier.parts if not part.rejected],
        "counterclaim": {
            "review": review(dossier),
            "attribution_pattern": account.attribution_pattern.value,
            "no_claim_reported": account.no_claim_reported,
            "rubric_version": account.rubric_version,
        },
    }


def _harm(account: Account) -> bool:
    """Whether a speaker gives dead or injured, calls them civilians, and does not give none."""
    tolls = [toll.casualty for toll in counting(account) if toll.casualty.outcome in HARM]
    told = [one for one in tolls if "civilian" in f"{one.group or ''} {one.as_written}".casefold()]
    return any(one.count_max != 0 for one in told)


def _rows(account: Account) -> list[Attribution]:
    names = {actor.actor_id: actor.name for actor in account.actors}
    return sorted(account.attribution, key=lambda row: (names.get(row.actor_id, "").casefold(), row.actor_id))


def _belligerent(row: Attribution, account: Account, said: Sequence[AccountClaim]) -> dict[str, Any]:
    known = {actor.actor_id: actor for actor in account.actors}
    actor = known.get(row.actor_id)
    sure = account.attribution_pattern is Pattern.SELF_CLAIMED and row.code is Code.SELF_CLAIMED
    named = "Suspected" if row.code in NAMED_CODES else None
    return {
        "name": actor.name if actor else row.actor_id,
        "type": "Known" if sure else named,
        "assessment": "Not yet assessed",
        "position": row.self_position.value,
        "code": row.code.value,
        "statements": [_statement(one, account) for one in said if _by(one, row.actor_id)],
    }


def _by(one: AccountClaim, actor_id: str) -> bool:
    """Whether an actor says it of itself."""
    claim = one.claim
    if claim.stance not in OWN:
        return False
    if claim.about_actor_id is None:
        return claim.speaker_actor_id == actor_id
    mine = claim.speaker_actor_id == actor_id or claim.relation_to_actor is Relation.SELF
    return mine and claim.about_actor_id == actor_id


def _own(one: AccountClaim, account: Account) -> bool:
    """Whether it stands under a belligerent already."""
    return any(_by(one, row.actor_id) for row in account.attribution)


def _statement(one: AccountClaim, account: Account) -> dict[str, Any]:
    claim = one.claim
    names = {actor.actor_id: actor.name for actor in account.actors}
    reports = {told.report_id: told for told in account.reports}
    first = next((reports[i] for i in one.report_ids if i in reports), None)
    at = claim.stated_at
    return {
        "date": at.latest.isoformat() if at and at.latest else None,
        "url": first.url if first else None,
        "text": claim.span.exact,
        "speaker": claim.speaker_as_written,
        "stance": claim.stance.value,
        "about": names.get(claim.about_actor_id or "", claim.about_actor_as_written),
        "on_record": claim.on_record.value,
        "outlets": list(one.outlets),
        "not_counted": one.set_aside,
    }


def _first(reports: list[Told]) -> dict[str, Any] | None:
    for one in reports:
        if one.published:
            return {"when": one.published.isoformat(), "by": one.outlet, "url": one.url}
    return None


def _source(part: Part) -> dict[str, Any]:
    one = part.told
    return {
        "name": one.outlet,
        "headline": one.headline,
        "language": part.report.language,
        "url": one.url,
        "published": one.published.isoformat() if one.published else None,
        "report_id": one.report_id,
        "copy_group": one.copy_group,
    }
