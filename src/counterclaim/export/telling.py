"""Who said what, in sentences for the one free-text column of a format. Denials are among it, always."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.ledger import Account, AccountClaim, Dossier
from counterclaim.ledger.account import GivenDate, Told, Toll
from counterclaim.model.vocabulary import ResponsibilityDegree
from counterclaim.screen import words
from counterclaim.screen.names import Names
from counterclaim.screen.safe import plain

from .tolls import counting

REJECTED = "rejected_by_a_person"


def told(account: Account) -> tuple[AccountClaim, ...]:
    """The claims to be told: all but those that a person rejected as misread."""
    return tuple(one for one in account.claims if one.set_aside != REJECTED)


def speakers(account: Account) -> list[str]:
    """Each speaker once with what it says and of whom: ``a US official (attributes: Israel)``."""
    return list(dict.fromkeys(_said(one, account) for one in told(account)))


def account_of(dossier: Dossier) -> str:
    """A paragraph: what the reports tell, how it stands, who said what, and the tolls by speaker."""
    account = dossier.account
    parts = [_what(dossier), f"Standing {words.pattern(account.attribution_pattern)}."]
    if account.no_claim_reported:
        parts.append("A report says that nobody has claimed it.")
    said = list(dict.fromkeys(_line(one, account) for one in told(account)))
    if said:
        parts.append(f"Who said what: {'; '.join(said)}.")
    tolls = list(dict.fromkeys(_toll(one) for one in counting(account)))
    if tolls:
        parts.append(f"Tolls: {'; '.join(tolls)}.")
    return " ".join(parts)


def own_reports(dossier: Dossier) -> list[Told]:
    """The reports by day, word-for-word copies once, without those whose incident a person rejected."""
    first: dict[str, Told] = {}
    kept = (part.told for part in dossier.parts if not part.rejected)
    for one in sorted(kept, key=_order):
        first.setdefault(one.copy_group or one.report_id, one)
    return list(first.values())


def office(one: Told) -> str:
    """The outlet of a report, as far as it is known."""
    return plain(one.outlet) if one.outlet else "outlet not given"


def day_of(one: Told) -> str:
    """The day of publication, or nothing."""
    return str(one.published)[:10] if one.published else ""


def _order(one: Told) -> tuple[str, str]:
    return str(one.published or "~"), one.report_id


def _what(dossier: Dossier) -> str:
    account = dossier.account
    count = len(own_reports(dossier))
    reports = f"{count} reports" if count != 1 else "1 report"
    return f"{plain(account.title)}{_when(account.date)}, in {reports}."


def _when(given: GivenDate | None) -> str:
    if given is None or given.date_start is None:
        return ""
    if given.date_end in (None, given.date_start):
        return f" ({given.date_start})"
    return f" ({given.date_start} to {given.date_end})"


def _said(one: AccountClaim, account: Account) -> str:
    claim = one.claim
    names = Names(account)
    about = f": {names.of(claim.about_actor_id)}" if claim.about_actor_id else ""
    who = plain(claim.speaker_as_written) if claim.speaker_as_written else _outlets_voice(one.outlets)
    return plain(f"{who} ({words.stance(claim.stance)}{about})")


def _line(one: AccountClaim, account: Account) -> str:
    """A claim with its limits: on record or not, to what it is confined, whether it still counts."""
    claim = one.claim
    limits = list(_limits(one))
    said = _said(one, account)
    if claim.responsibility_degree is not ResponsibilityDegree.CARRIED_OUT:
        limits.insert(0, claim.responsibility_degree.value.replace("_", " "))
    return f"{said} [{'; '.join(limits)}]" if limits else said


def _limits(one: AccountClaim) -> Iterator[str]:
    claim = one.claim
    if claim.speaker_as_written:
        yield words.RECORD[claim.on_record]
    if said := plain(words.limits(claim)):
        yield said
    if one.set_aside:
        yield f"not counted: {one.set_aside.replace('_', ' ')}"
    if claim.speaker_as_written and one.outlets:
        yield ", ".join(plain(outlet) for outlet in one.outlets)


def _toll(one: Toll) -> str:
    casualty = one.casualty
    who = plain(casualty.speaker_as_written) if casualty.speaker_as_written else _outlets_voice(one.outlets)
    return f"{casualty.outcome.value.replace('_', ' ')} \u201c{plain(casualty.as_written)}\u201d ({who})"


def _outlets_voice(outlets: Sequence[str]) -> str:
    named = ", ".join(plain(outlet) for outlet in outlets)
    return f"{named}, in its own voice" if named else words.OWN_VOICE
