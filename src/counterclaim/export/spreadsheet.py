"""CSV for spreadsheets: one table, a row for each thing that a person may decide upon, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, ClassVar

from counterclaim.ledger import Dossier
from counterclaim.model import InputError

from .cells import write_table
from .columns import COLUMNS, Row
from .exporter import Exporter, Loss, Option, Settings
from .rows import Cells, rows_of, stamp


class Spreadsheet(Exporter):
    """UTF-8 with a byte order mark, CRLF, RFC 4180; ``counterclaim import`` reads the edited file."""

    name: ClassVar[str] = "csv"
    title: ClassVar[str] = "CSV for a spreadsheet"
    summary: ClassVar[str] = (
        "One table with a row for each incident, actor's code, report, claim and toll;"
        " `counterclaim import` brings edits back as decisions."
    )
    media_type: ClassVar[str] = "text/csv; charset=utf-8; header=present"
    suffix: ClassVar[str] = ".csv"
    names_actors: ClassVar[bool] = False
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss(
            "places",
            "a row has one place: the incident's main one, or the first of the report",
            lambda d: sum(len(part.incident.places[1:]) for part in d.parts),
        ),
        Loss(
            "targets",
            "a report's row has its first target's kind",
            lambda d: sum(len(part.incident.targets[1:]) for part in d.parts),
        ),
        Loss(
            "evidence",
            "a row has one quotation",
            lambda d: sum(len(part.incident.evidence[1:]) for part in d.parts),
        ),
        Loss(
            "claims.actor_group",
            "which claims are one statement about several actors is not in the table",
            lambda d: sum(one.claim.actor_group is not None for one in d.account.claims),
        ),
        Loss(
            "claims.chain",
            "through whom a claim came is not in the table",
            lambda d: sum(bool(one.claim.chain) for one in d.account.claims),
        ),
        Loss(
            "related_positions",
            "the positions of coalitions and members are not in the table",
            lambda d: sum(bool(row.related_positions) for row in d.account.attribution),
        ),
        Loss("report.text", "the texts stay in the ledger", lambda d: len(d.parts)),
    )
    options: ClassVar[tuple[Option, ...]] = (
        Option("rows", "which rows: `all`, or some of " + ", ".join(Row) + " with commas between", "all"),
    )

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        asked = settings.options.get("rows", "all")
        wanted = list(Row) if asked == "all" else [one.strip() for one in asked.split(",")]
        if unknown := [one for one in wanted if one not in set(Row)]:
            raise InputError(
                f"There are no rows {unknown[0]!r}.", f"There are: all, {', '.join(Row)}.", code="bad_value"
            )
        self._rows = frozenset(wanted)

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        names = [column.name for column in COLUMNS]
        write_table(out, names, ([one[name] for name in names] for one in self._chosen(dossiers)))

    def _chosen(self, dossiers: Iterable[Dossier]) -> Iterator[Cells]:
        settings = self.settings
        for dossier in dossiers:
            stamped = stamp(dossier.account.head, settings.quote_at_most, settings.with_names)
            yield from (one for one in rows_of(dossier, stamped) if one["row"] in self._rows)
