"""From the members of an account and people's decisions to the account. Pure; the order never matters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from counterclaim.model import Actor, Casualty, Claim, Incident
from counterclaim.model.vocabulary import EventType
from counterclaim.rubric import RUBRIC_VERSION, Standing, judge

from . import facts
from .account import Account, AccountClaim, GivenDate, StoreHead, Told, Toll
from .decisions import ACCOUNT_FIELDS, Decision, Settled, latest_by_field, settle
from .gather import Member
from .history import canonical, digest
from .pieces import latest_published

REJECTED = "rejected_by_a_person"


@dataclass(frozen=True)
class Heard:
    """A claim or toll with where it was read and what people said of it."""

    item: Any
    member: Member
    settled: Settled


@dataclass(frozen=True)
class Union:
    """The members as people left them, and all that they say, each thing once."""

    members: tuple[tuple[Member, Settled], ...]
    claims: Mapping[str, list[Heard]]
    actors: Mapping[str, Actor]

    def told(self, as_of: datetime | None = None) -> list[tuple[str, Incident]]:
        """The incidents of the reports published by then, those rejected left out."""
        return [
            (member.report.report_id, _incident(settled, member.incident_id))
            for member, settled in self.members
            if member.incident_id not in settled.rejected and _published_by(member, as_of)
        ]

    def counted(self) -> list[Claim]:
        """Each claim that a person did not reject, once."""
        return [_earliest(heard) for heard in self.claims.values() if not _rejected(heard)]


def _incident(settled: Settled, incident_id: str) -> Incident:
    return next(i for i in settled.reading.incidents if i.incident_id == incident_id)


def _rejected(heard: Sequence[Heard]) -> bool:
    return all(one.item.claim_id in one.settled.rejected for one in heard)


def _earliest(heard: Sequence[Heard]) -> Claim:
    """Word-for-word copies hold one claim; it was made by the first of them."""
    far = datetime.max.replace(tzinfo=UTC)

    def moment(one: Heard) -> datetime:
        at = one.item.stated_at.latest if one.item.stated_at else None
        return far if at is None else at if at.tzinfo else at.replace(tzinfo=UTC)

    claim: Claim = min(heard, key=lambda one: (moment(one), one.member.report.report_id)).item
    return claim


def _published_by(member: Member, as_of: datetime | None) -> bool:
    if as_of is None:
        return True
    moment = latest_published(member.report)
    return moment is not None and moment <= as_of


def unite(members: Sequence[Member], decisions: Sequence[Decision]) -> Union:
    """All that the members say, with the decisions on their texts applied."""
    seen = {m.reading_id: settle(m.reading, decisions) for m in members}
    order = sorted(members, key=lambda m: (m.report.report_id, m.reading_id, m.incident_id))
    claims: dict[str, list[Heard]] = {}
    for member in order:
        for claim in seen[member.reading_id].reading.claims:
            if claim.incident_id == member.incident_id:
                claims.setdefault(claim.claim_id, []).append(Heard(claim, member, seen[member.reading_id]))
    return Union(tuple((m, seen[m.reading_id]) for m in order), claims, _actors(order, claims))


def _actors(members: Sequence[Member], claims: Mapping[str, list[Heard]]) -> dict[str, Actor]:
    """Every actor of the readings, with those that they lead to: parents, principals, coalitions."""
    found = {actor.actor_id: actor.canonical for member in members for actor in member.reading.actors}
    said = [one.item for heard in claims.values() for one in heard]
    wanted = [i for c in said for i in (c.about_actor_id, c.speaker_actor_id) if i is not None]
    wanted += [tie.actor_id for actor in found.values() for tie in _ties(actor)]
    while wanted := [one for one in wanted if one not in found]:
        # Imported here: it takes a second, and most accounts need nobody that their readings do not have.
        from counterclaim.knowledge.actors import registry

        known = [registry().actors[one] for one in dict.fromkeys(wanted) if one in registry().actors]
        found |= {actor.actor_id: actor for actor in known}
        wanted = [tie.actor_id for actor in known for tie in _ties(actor)]
    return found


def _ties(actor: Actor) -> tuple[Any, ...]:
    return (*actor.organ_of, *actor.member_of, *actor.speaks_for)


def incident_day(given: Sequence[GivenDate]) -> date | None:
    return given[0].date_start if given else None


def standing_of(union: Union, as_of: datetime | None = None) -> Standing:
    """The rubric over the union of the claims.

    The day and the kind of the incident are those of all reports: they decide who was whose organ on that
    day, which does not change with what had been said.
    """
    told = union.told()
    return judge(
        union.counted(),
        union.actors,
        event_type=facts.event_type(told) if told else None,
        incident_day=incident_day(facts.dates(told)),
        as_of=as_of,
    )


def review_digest(union: Union, standing: Standing) -> str:
    """What a person who accepts an account has seen: its claims and its codes."""
    codes = [[row.actor_id, row.code.value] for row in standing.attribution]
    return digest(canonical([sorted(c.model_dump_json() for c in union.counted()), codes]))


def build(
    members: Sequence[Member],
    decisions: Sequence[Decision],
    *,
    account_id: str,
    asked_id: str,
    head: StoreHead,
    as_of: datetime | None = None,
    known_at: datetime | None = None,
) -> Account:
    """The account of ``members``, at least one."""
    union = unite(members, decisions)
    standing = standing_of(union, as_of)
    told = union.told(as_of)
    own = [d for d in decisions if d.item_kind == "account"]
    settled: dict[str, Any] = {
        str(d.field): d.value
        for d in sorted(own, key=lambda d: (d.item_id == account_id, d.seq))
        if d.verdict == "edit" and d.field in ACCOUNT_FIELDS
    }
    kinds = facts.values(told, lambda i: [i.event_type.value])
    given_dates, given_places = facts.dates(told), facts.places(told)
    firsts = facts.places([(r, i.model_copy(update={"places": i.places[:1]})) for r, i in told])
    place = facts.main_place(given_places, told)
    tolls = _tolls(union, as_of)
    spread = facts.spreads([toll for toll in tolls if not _is_rejected(toll.decisions)])
    kind = EventType(settled.get("event_type", facts.event_type(told)))
    return Account(
        account_id=account_id,
        asked_id=asked_id,
        as_of=as_of,
        known_at=known_at,
        provisional=not _reviewed(union, own),
        rubric_version=RUBRIC_VERSION,
        head=head,
        title=str(settled.get("title") or _title(told, kind, place.place.as_written if place else None)),
        event_type=kind,
        date=_date(given_dates, settled),
        place=place,
        reports=_reports(union, standing, as_of),
        dates=given_dates,
        places=given_places,
        event_types=kinds,
        targets=facts.values(told, lambda i: [x.target_type.value for x in i.targets]),
        weapons=facts.values(told, lambda i: [i.weapon.as_written] if i.weapon else []),
        tolls=tolls,
        spreads=spread,
        disputed=facts.disputed(kinds, given_dates, firsts, spread),
        disputes=tuple(value for _, incident in told for value in incident.disputed),
        attribution_pattern=standing.pattern,
        no_claim_reported=standing.no_claim_reported,
        attribution=standing.attribution,
        claims=_claims(union, standing),
        actors=_named(union, standing),
        settled=settled,
        decisions=tuple(own),
        unmatched=tuple({d.seq: d for _, s in union.members for d in s.unmatched}.values()),
    )


def _title(told: Sequence[tuple[str, Incident]], kind: EventType, where: str | None) -> str:
    """The title that most incidents of that kind have; one with the shown place before others."""
    titles = facts.values(
        [(r, i) for r, i in told if i.event_type is kind] or told, lambda i: [i.title] if i.title else []
    )
    shown = [one.value for one in titles]
    best = next((one for one in shown if where and where.casefold() in one.casefold()), None)
    return best or (shown[0] if shown else kind.value.replace("_", " "))


def _date(given: Sequence[GivenDate], settled: Mapping[str, Any]) -> GivenDate | None:
    first = given[0] if given else None
    mine = {name: settled[name] for name in ("date_start", "date_end", "date_prec") if name in settled}
    if not mine:
        return first
    base = (
        first.model_dump()
        if first
        else {"date_start": None, "date_end": None, "date_prec": None, "as_written": (), "report_ids": ()}
    )
    return GivenDate.model_validate({**base, **mine})


def _reports(union: Union, standing: Standing, as_of: datetime | None) -> tuple[Told, ...]:
    """Those published by then, and later ones that tell what had been said by then."""
    aside = {one.claim_id for one in standing.set_aside}
    telling = {h.member.mention_id for c, heard in union.claims.items() if c not in aside for h in heard}
    return tuple(
        _told(member)
        for member, _ in union.members
        if _published_by(member, as_of) or member.mention_id in telling
    )


def _told(member: Member) -> Told:
    report = member.report
    return Told(
        report_id=report.report_id,
        external_ids=member.external_ids,
        outlet=report.outlet,
        outlet_kind=report.outlet_kind,
        headline=report.headline,
        url=report.url,
        published=report.published,
        copy_group=member.copy_group,
        reading_id=member.reading_id,
        reader=member.reading.reader,
        incident_id=member.incident_id,
        corrections=member.corrections,
        mention_id=member.mention_id,
    )


def _claims(union: Union, standing: Standing) -> tuple[AccountClaim, ...]:
    aside = {one.claim_id: one.reason.value for one in standing.set_aside}
    made = []
    for claim_id, heard in union.claims.items():
        settled = heard[0].settled
        machine = settled.machine.get(claim_id)
        claim = _earliest(heard)
        made.append(
            AccountClaim(
                claim=claim,
                report_ids=tuple(sorted({one.member.report.report_id for one in heard})),
                outlets=tuple(sorted({one.member.report.outlet or "" for one in heard} - {""})),
                set_aside=REJECTED if _rejected(heard) else aside.get(claim_id),
                machine=machine if isinstance(machine, Claim) else None,
                decisions=tuple(settled.decided.get(claim_id, ())),
            )
        )
    return tuple(sorted(made, key=_claim_order))


def _claim_order(one: AccountClaim) -> tuple[Any, ...]:
    at = one.claim.stated_at.latest if one.claim.stated_at else None
    moment = "" if at is None else (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    return at is None, moment, one.report_ids, one.claim.span.start, one.claim.claim_id


def _tolls(union: Union, as_of: datetime | None) -> tuple[Toll, ...]:
    """One line a speaker and count, the first report that gives it before the others."""
    found: dict[tuple[Any, ...], list[Heard]] = {}
    for member, settled in union.members:
        if member.incident_id in settled.rejected or not _published_by(member, as_of):
            continue
        for one in settled.reading.casualties:
            if one.incident_id == member.incident_id:
                vague = one.as_written if one.count_min is None and one.count_max is None else None
                who = (one.speaker_as_written or "").casefold()
                key = (one.outcome, who, one.count_min, one.count_max, one.group, vague)
                found.setdefault(key, []).append(Heard(one, member, settled))
    tolls = []
    for heard in found.values():
        first = min(
            heard,
            key=lambda h: (
                latest_published(h.member.report) or datetime.max.replace(tzinfo=UTC),
                h.member.report.report_id,
            ),
        )
        machine = first.settled.machine.get(first.item.casualty_id)
        decided = [d for h in heard for d in h.settled.decided.get(h.item.casualty_id, ())]
        tolls.append(
            Toll(
                casualty=first.item,
                report_ids=tuple(sorted({h.member.report.report_id for h in heard})),
                outlets=tuple(sorted({h.member.report.outlet or "" for h in heard} - {""})),
                said_by=latest_published(first.member.report),
                machine=machine if isinstance(machine, Casualty) else None,
                decisions=tuple({d.seq: d for d in decided}.values()),
            )
        )
    return tuple(sorted(tolls, key=_toll_order))


def _toll_order(toll: Toll) -> tuple[Any, ...]:
    one = toll.casualty
    said = toll.said_by.isoformat() if toll.said_by else "~"
    return (
        one.outcome.value,
        said,
        one.speaker_as_written or "",
        one.count_min or -1,
        toll.report_ids,
        one.span.start,
    )


def _is_rejected(decisions: Sequence[Decision]) -> bool:
    whole = latest_by_field(decisions).get(None)
    return whole is not None and whole.verdict == "reject"


def _named(union: Union, standing: Standing) -> tuple[Actor, ...]:
    said = [one.item for heard in union.claims.values() for one in heard]
    ids = {i for c in said for i in (c.about_actor_id, c.speaker_actor_id)}
    ids |= {row.actor_id for row in standing.attribution}
    ids |= {r.actor_id for row in standing.attribution for r in row.related_positions}
    known = [union.actors[i] for i in ids if i is not None and i in union.actors]
    return tuple(sorted(known, key=lambda a: (a.name.casefold(), a.actor_id)))


def _reviewed(union: Union, own: Sequence[Decision]) -> bool:
    """Whether a person accepted the account as it stands, or decided on each of its claims."""
    whole = latest_by_field(own).get(None)
    if whole is not None and whole.verdict == "unsure":
        return False
    accepted = whole is not None and whole.verdict == "accept" and whole.digest
    if accepted and accepted == review_digest(union, standing_of(union)):
        return True
    decided = [
        any(d.verdict != "unsure" for d in latest_by_field(one.settled.decided.get(claim_id, ())).values())
        for claim_id, heard in union.claims.items()
        for one in heard
    ]
    return bool(decided) and all(decided)
