"""A ledger with a disputed incident and another one, its export as a table, and tables as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import date

import pytest

from counterclaim.export import Settings, export_to_stream
from counterclaim.export.spreadsheet import Spreadsheet
from counterclaim.ledger import Ledger
from linking_stand_in import StandIn
from made_reports import ACCUSED, BLAMED, DENIED, make

Table = list[dict[str, str]]


@pytest.fixture
def ledger(sqlite_where: str) -> Iterator[Ledger]:
    with Ledger.open(sqlite_where, create=True, by="person Ana", linker=StandIn()) as opened:
        opened.add([make("Wire", said=[ACCUSED, DENIED], killed=9), make("Daily", said=[BLAMED]),
                    make("Post", day=date(2020, 3, 5), place="Tall", said=[ACCUSED])])
        yield opened


def written(ledger: Ledger, *, with_names: bool = False, **options: str) -> bytes:
    out = io.BytesIO()
    export_to_stream(Spreadsheet, ledger.dossiers(), out, Settings(with_names=with_names, options=options))
    return out.getvalue()


def rows_in(raw: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def saved(rows: Table, columns: list[str] | None = None, *, delimiter: str = ",", end: str = "\r\n",
          coding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    table = csv.DictWriter(out, columns or list(rows[0]), delimiter=delimiter, lineterminator=end, extrasaction="ignore")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue().encode(coding)

