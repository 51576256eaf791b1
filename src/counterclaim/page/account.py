"""One incident over all its reports, as a section of a page: each value with who gave it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.ledger import AccountClaim, Dossier, Part
from counterclaim.model import Attribution, Claim
from counterclaim.screen import statements, words
from counterclaim.screen.account_facts import account_facts
from counterclaim.screen.names import Names
from counterclaim.screen.safe import foreign, quoted

from .html import Html, join, tag

Line = tuple[str, str]


def section(dossier: Dossier, number: int) -> Html:
    """The section of an incident, its heading and its ids made unique by ``number``."""
    return _Section(dossier, number).html()


class _Section:
    def __init__(self, dossier: Dossier, number: int) -> None:
        self._dossier = dossier
        self._account = dossier.account
        self._names = Names(dossier.account)
        self._number = number
        self._id = f"incident-{number}"
        self._reports = len({told.report_id for told in dossier.account.reports})

    def html(self) -> Html:
        account = self._account
        counted = [one.claim for one in account.claims if one.set_aside is None]
        rows = [self._row(row, counted) for row in statements.rows(account, self._names)]
        rest = statements.others(account, counted)
        unclaimed = "; a report says that nobody has claimed it" if account.no_claim_reported else None
        state = "machine_draft: no person has reviewed it" if account.provisional else "reviewed by a person"
        return tag(
            "section",
            tag("h3", f"{self._number}. ", tag("bdi", foreign(account.title)), id=self._id),
            tag("p", tag("span", state, class_="draft"), f" Rubric {account.rubric_version}. ", class_="who"),
            tag("dl", *self._facts()),
            tag(
                "p", tag("strong", words.pattern(account.attribution_pattern)), unclaimed, class_="standing"
            ),
            tag("h4", "Who did it, in these reports") if rows else None,
            *rows,
            self._claims("Other statements", rest),
            self._aside([one for one in account.claims if one.set_aside is not None]),
            self._timeline(),
            self._told(),
            tag("p", f"{account.account_id}; {self._history()}", class_="id"),
            class_="incident",
            aria_labelledby=self._id,
        )

    def _facts(self) -> Iterator[Html]:
        for label, values in account_facts(self._account, self._names):
            yield tag("dt", label)
            yield from (tag("dd", value, dir="auto") for value in values)

    def _row(self, row: Attribution, counted: Sequence[Claim]) -> Html:
        details = statements.details(row, self._names)
        return tag(
            "div",
            tag("h5", tag("bdi", self._names.of(row.actor_id))),
            tag(
                "p",
                tag("strong", words.code(row.code, self._reports)),
                ". ",
                statements.own_position(row),
                class_="code",
            ),
            tag("p", "; ".join(details), class_="details") if details else None,
            tag("ul", *(self._claim(claim) for claim in statements.of_row(row, counted))),
            class_="actor",
        )

    def _claims(self, title: str, claims: Sequence[Claim]) -> Html | None:
        if not claims:
            return None
        return join(tag("h4", title), tag("ul", *(self._claim(claim, about=True) for claim in claims)))

    def _claim(self, claim: Claim, *, about: bool = False, why: str | None = None) -> Html:
        said = statements.said(claim, self._names, about=about)
        claims = (one for one in self._account.claims if one.claim.claim_id == claim.claim_id)
        outlets = next(claims).outlets
        limits = [said.limits] if said.limits else []
        limits += [why] if why else []
        limits += [", ".join(foreign(outlet) for outlet in outlets)] if outlets else []
        return tag(
            "li",
            tag("em", said.speaker),
            " " if claim.speaker_as_written else ", ",
            f"{said.manner}: ",
            tag("q", said.quote, dir="auto"),
            tag("span", f" [{'; '.join(limits)}]", class_="limits") if limits else None,
        )

    def _aside(self, gone: Sequence[AccountClaim]) -> Html | None:
        """What does not count, with the rule that says so: never left out of sight."""
        if not gone:
            return None
        items = (
            self._claim(one.claim, about=True, why=f"not counted: {(one.set_aside or '').replace('_', ' ')}")
            for one in gone
        )
        return join(tag("h4", "Not counted here"), tag("ul", *items))

    def _timeline(self) -> Html | None:
        """The statements by the day by which they had been made; undated ones last."""
        by_day: dict[str, list[str]] = {}
        order = sorted(self._account.claims, key=_said_on)
        for one in order:
            said = statements.said(one.claim, self._names, about=True)
            gone = " [not counted]" if one.set_aside else ""
            by_day.setdefault(_said_on(one)[1], []).append(f"{said.speaker} {said.manner}{gone}")
        if not by_day:
            return None
        days = (
            tag("li", tag("strong", day or "not dated"), ": ", "; ".join(dict.fromkeys(said)), dir="auto")
            for day, said in by_day.items()
        )
        return join(tag("h4", "When it was said, at the latest"), tag("ol", *days))

    def _told(self) -> Html:
        parts = sorted(self._dossier.parts, key=lambda p: (str(p.told.published or "~"), p.told.report_id))
        groups = sorted({p.told.copy_group for p in parts if p.told.copy_group})
        return join(tag("h4", "Reports"), tag("ul", *(_report(part, groups) for part in parts)))

    def _history(self) -> str:
        head = self._account.head
        return f"history: entry {head.seq}, {head.hash}" if head.seq else "in no ledger"


def _report(part: Part, groups: Sequence[str]) -> Html:
    told, report = part.told, part.report
    said = [
        foreign(told.outlet) if told.outlet else "outlet not given",
        str(told.published) if told.published else "publication date not given",
    ]
    if told.copy_group:
        said.append(f"copies, group {groups.index(told.copy_group) + 1}")
    if part.rejected:
        said.append("rejected by a person")
    return tag(
        "li",
        ", ".join(said),
        join(" ", tag("q", quoted(told.headline), dir="auto")) if told.headline else None,
        join(" ", tag("span", foreign(told.url), class_="limits")) if told.url else None,
        tag("span", f"{told.report_id}; text SHA-256 {report.text_sha256}", class_="hash"),
        tag("span", f"file SHA-256 {report.raw_sha256}", class_="hash")
        if report.raw_sha256 != report.text_sha256
        else None,
    )


def _said_on(one: AccountClaim) -> tuple[bool, str]:
    at = one.claim.stated_at.latest if one.claim.stated_at else None
    return at is None, "" if at is None else str(at.date())
