"""Who said what when about one incident, and each change of code with what caused it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal

from pydantic import Field

from counterclaim.model import Frozen
from counterclaim.model.vocabulary import Code, Pattern, Stance
from counterclaim.rubric import Standing

from .computing import Union, standing_of


class Saying(Frozen):
    """One claim at the moment by which it had been made."""

    claim_id: str
    stance: Stance
    about_actor_id: str | None
    speaker_as_written: str | None
    outlets: tuple[str, ...]
    report_ids: tuple[str, ...]
    exact: str
    rejected: bool = False


class CodeChange(Frozen):
    """An actor's code before and after; null where it had, or has, no row."""

    actor_id: str
    before: Code | None
    after: Code | None
    because: tuple[str, ...] = Field((), description="the claims of this moment that its row rests on")


class Moment(Frozen):
    """All that had been said by one moment and not before. ``at`` is null for what nothing dates."""

    at: datetime | None
    basis: tuple[Literal["text", "published"], ...] = ()
    said: tuple[Saying, ...]
    reports: int = Field(0, description="how many reports had told any of it by then")
    changes: tuple[CodeChange, ...] = ()
    pattern_before: Pattern | None = None
    pattern_after: Pattern | None = None


class Timeline(Frozen):
    """The moments in order; undated statements last: they never change a code as of a moment."""

    account_id: str
    moments: tuple[Moment, ...]


def _moment(at: datetime | None) -> datetime | None:
    return None if at is None else at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def timeline_of(account_id: str, union: Union) -> Timeline:
    """The story of an account. Each moment is judged as of itself."""
    sayings: list[tuple[datetime | None, str | None, Saying]] = []
    counted = {claim.claim_id: claim for claim in union.counted()}
    for claim_id, heard in union.claims.items():
        claim = counted.get(claim_id, heard[0].item)
        at = _moment(claim.stated_at.latest) if claim.stated_at else None
        sayings.append(
            (
                at,
                claim.stated_at.basis if claim.stated_at else None,
                Saying(
                    claim_id=claim_id,
                    stance=claim.stance,
                    about_actor_id=claim.about_actor_id,
                    speaker_as_written=claim.speaker_as_written,
                    outlets=tuple(sorted({h.member.report.outlet or "" for h in heard} - {""})),
                    report_ids=tuple(sorted({h.member.report.report_id for h in heard})),
                    exact=claim.span.exact,
                    rejected=claim_id not in counted,
                ),
            )
        )
    far = datetime.max.replace(tzinfo=UTC)
    sayings.sort(key=lambda one: (one[0] or far, one[0] is None, one[2].report_ids, one[2].claim_id))
    moments = []
    before = Standing(Pattern.UNATTRIBUTED, False, ())
    heard_of: set[str] = set()
    for at, group in groupby(sayings, key=lambda one: one[0]):
        found = list(group)
        said = tuple(one[2] for one in found)
        basis = tuple(sorted({b for _, b, _ in found if b in ("text", "published")}))
        if at is None:
            moments.append(Moment(at=None, said=said))
            continue
        after = standing_of(union, at)
        heard_of.update(report_id for saying in said for report_id in saying.report_ids)
        moments.append(
            Moment(
                at=at,
                basis=basis,
                said=said,
                reports=len(heard_of),
                changes=_changes(before, after, [s.claim_id for s in said]),
                pattern_before=before.pattern if before.pattern is not after.pattern else None,
                pattern_after=after.pattern if before.pattern is not after.pattern else None,
            )
        )
        before = after
    return Timeline(account_id=account_id, moments=tuple(moments))


def _changes(before: Standing, after: Standing, said: Sequence[str]) -> tuple[CodeChange, ...]:
    old = {row.actor_id: row for row in before.attribution}
    new = {row.actor_id: row for row in after.attribution}
    found = []
    for actor_id in sorted(old.keys() | new.keys()):
        one, other = old.get(actor_id), new.get(actor_id)
        if (one.code if one else None) != (other.code if other else None):
            rests = set(other.claim_ids) if other else set()
            found.append(
                CodeChange(
                    actor_id=actor_id,
                    before=one.code if one else None,
                    after=other.code if other else None,
                    because=tuple(c for c in said if c in rests),
                )
            )
    return tuple(found)
