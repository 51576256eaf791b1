"""The card on the page: the terminal card's words, each value and claim with links to where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from counterclaim.model import Attribution, Claim, Report
from counterclaim.screen import facts as told
from counterclaim.screen import statements, words
from counterclaim.screen.safe import foreign

from .html import Html, join, tag
from .marks import Mark, where_of
from .sheet import Block, Item, Line, Sheet
from .why import Why

PROVISIONAL: Final = "Provisional: no person has reviewed this reading."


class Card:
    """Writes the card of one sheet. ``marks`` are those of the sheet's items."""

    def __init__(self, sheet: Sheet, marks: Sequence[Mark]) -> None:
        self._sheet = sheet
        self._marks = {item.key: where_of(item, marks) for item in sheet.items()}
        self._shown: set[str] = set()
        self._why = Why(sheet.reading)
        self._claim_at = {c.claim_id: f"/claims/{k}" for k, c in enumerate(sheet.reading.claims)}
        self._toll_at = [(c.incident_id, k) for k, c in enumerate(sheet.reading.casualties)]

    def html(self) -> Html:
        blocks = [self._block(block, number) for number, block in enumerate(self._sheet.blocks, 1)]
        if not blocks:
            blocks = [tag("p", "No violent incident found in this report.", class_="none")]
        return join(*blocks, self._context(), self._notes())

    def _block(self, block: Block, number: int) -> Html:
        incident, names = block.incident, self._sheet.names
        at = f"/incidents/{number - 1}"
        rows = [self._row(row, block, at) for row in statements.rows(incident, names)]
        rest = statements.others(incident, block.claims)
        return tag(
            "section",
            tag("h3", f"{number}. ", tag("bdi", foreign(incident.title)), id=f"incident-{number}"),
            tag("dl", *self._lines(block, number - 1)),
            tag(
                "p",
                tag("strong", told.standing(incident)),
                told.unclaimed(incident) or None,
                class_="standing",
            ),
            self._why.of("standing", f"{at}/attribution_pattern", f"{at}/no_claim_reported"),
            tag("h4", "Who did it, in these reports") if rows else None,
            *rows,
            tag("h4", "Other statements") if rest else None,
            self._claims(rest, about=True),
            class_="incident",
            aria_labelledby=f"incident-{number}",
        )

    def _lines(self, block: Block, number: int) -> Iterator[Html]:
        """The facts as terms and descriptions; a fact that continues the one above has no term of its own."""
        tolls = iter([k for incident_id, k in self._toll_at if incident_id == block.incident.incident_id])
        label = ""
        for line in block.lines:
            label = line.fact.label or label
            if line.fact.label:
                yield tag("dt", line.fact.label)
            said: list[Html | str | None] = [line.fact.lead]
            for place, (value, item) in enumerate(zip(line.fact.values, line.items, strict=True)):
                said.append(line.fact.joint if place else "")
                said.append(
                    tag("span", value.words, "\u00a0", self._to_text(item), id=item.key, class_="value")
                    if item
                    else value.words
                )
            said.append(self._why_of(line, label, number, tolls))
            yield tag("dd", *said, class_="also" if line.fact.aside else None)

    def _why_of(self, line: Line, label: str, number: int, tolls: Iterator[int]) -> Html | None:
        if label == "Toll":
            at = next(tolls, None)
            return None if at is None else self._why.of(f"toll {at + 1}", f"/casualties/{at}")
        return self._why.of_fact(number, line.fact.label)

    def _row(self, row: Attribution, block: Block, at: str) -> Html:
        names = self._sheet.names
        place = block.incident.attribution.index(row)
        details = statements.details(row, names)
        return tag(
            "div",
            tag("h5", tag("bdi", names.of(row.actor_id))),
            tag("p", tag("strong", words.code(row.code)), ". ", statements.own_position(row), class_="code"),
            tag("p", "; ".join(details), class_="details") if details else None,
            self._why.of(names.of(row.actor_id), f"{at}/attribution/{place}"),
            self._claims(statements.of_row(row, block.claims)),
            class_="actor",
        )

    def _claims(self, claims: Sequence[Claim], *, about: bool = False) -> Html | None:
        if not claims:
            return None
        return tag("ul", *(self._claim(claim, about=about) for claim in claims))

    def _claim(self, claim: Claim, *, about: bool) -> Html:
        """One claim. It has its id where it stands first; it may stand under several actors."""
        item = self._sheet.claims[claim.claim_id]
        said = statements.said(claim, self._sheet.names, about=about)
        first = item.key not in self._shown
        self._shown.add(item.key)
        return tag(
            "li",
            self._to_text(item),
            " ",
            tag("em", said.speaker),
            " " if claim.speaker_as_written else ", ",
            f"{said.manner}: ",
            tag("q", said.quote),
            tag("span", f" [{said.limits}]", class_="limits") if said.limits else None,
            self._parts(item),
            self._why.of(f"claim {item.label}", self._claim_at[claim.claim_id]) if first else None,
            id=item.key if first else None,
        )

    def _to_text(self, item: Item) -> Html:
        """The item's label as a link to where it stands; further places get links of their own."""
        roles = self._marks[item.key]
        marks = [roles[0][1]] if item.family == "claim" else [mark for _, mark in roles]
        links = [
            tag(
                "a",
                label := item.label if number == 1 else f"{item.label}{number}",
                class_=f"ref {item.family}",
                href=f"#{mark.key}",
                aria_label=f"{label}: {item.called}, to the {mark.where}",
            )
            for number, mark in enumerate(dict.fromkeys(marks), 1)
        ]
        return tag("span", *links, class_="back")

    def _parts(self, item: Item) -> Html | None:
        """Links to the speaker, the actor and the cue of a claim, in that order."""
        links = [
            tag(
                "a",
                role,
                href=f"#{mark.key}",
                aria_label=f"{role} of claim {item.label}, to the {mark.where}",
            )
            for role, mark in self._marks[item.key][1:]
        ]
        return tag("span", "in the text: ", *_with_commas(links), class_="parts") if links else None

    def _context(self) -> Html | None:
        items = self._sheet.context
        if not items:
            return None
        said = enumerate(zip(items, self._sheet.reading.context, strict=True))
        return tag(
            "section",
            tag("h3", "Context, no claim about an incident", id="context"),
            tag(
                "ul",
                *(
                    tag(
                        "li",
                        self._to_text(item),
                        " ",
                        told.context(one, self._sheet.names),
                        self._why.of(f"context {item.label}", f"/context/{at}"),
                        id=item.key,
                    )
                    for at, (item, one) in said
                ),
            ),
            aria_labelledby="context",
        )

    def _notes(self) -> Html | None:
        notes = self._sheet.reading.notes
        if not notes:
            return None
        return tag(
            "section",
            tag("h3", "Notes", id="notes"),
            tag(
                "ul",
                *(
                    tag(
                        "li",
                        foreign(n.message),
                        " ",
                        tag("code", f"[{n.code}]"),
                        self._why.of(f"note {at + 1}", f"/notes/{at}"),
                    )
                    for at, n in enumerate(notes)
                ),
            ),
            aria_labelledby="notes",
        )


def _with_commas(parts: Sequence[Html]) -> Iterator[Html]:
    for number, part in enumerate(parts):
        yield join(", " if number else None, part)


def footer(sheet: Sheet) -> Html:
    """What this page is, and what was read by what."""
    reading = sheet.reading
    facts = [("Reader", reading.reader), ("Rubric", reading.rubric_version), *_of_report(reading.report)]
    return tag(
        "footer",
        tag("p", tag("strong", PROVISIONAL)) if reading.provisional else None,
        tag("p", "This page shows who says what in these reports. It does not show who did it."),
        tag("dl", *(join(tag("dt", name), tag("dd", value)) for name, value in facts)),
    )


def _of_report(report: Report) -> Iterator[tuple[str, str]]:
    yield "Text SHA-256", report.text_sha256
    if report.raw_sha256 != report.text_sha256:
        yield "File SHA-256", report.raw_sha256
    yield "Report", report.report_id
    if report.doc_id:
        yield "Document", foreign(report.doc_id)
    if report.url:
        yield "Address", foreign(report.url)
    if report.byline:
        yield "Byline", foreign(", ".join(report.byline))
