"""HTML: a read-only page of incidents, whole without scripts and without a network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from counterclaim.ledger import Dossier
from counterclaim.page.accounts import accounts

from .exporter import Exporter, Loss
from .losses import DECISIONS, SPANS


class HtmlPage(Exporter):
    """One section an incident."""

    name: ClassVar[str] = "html"
    title: ClassVar[str] = "HTML page"
    summary: ClassVar[str] = (
        "A read-only page: who said what, codes, tolls by speaker, dates, places, reports with their hashes."
    )
    media_type: ClassVar[str] = "text/html"
    suffix: ClassVar[str] = ".html"
    names_actors: ClassVar[bool] = False
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss(
            "report.text",
            "the texts stay in the ledger; `counterclaim read --html` shows one report with its text",
            lambda d: len(d.parts),
        ),
        Loss(
            "claim ids, voices by claim",
            "a row says how many voices there are, not which claim is whose; speakers are named",
            lambda d: len(d.account.claims),
        ),
        DECISIONS,
        SPANS,
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        for piece in accounts(dossiers, self.settings.head):
            out.write(piece.encode("utf-8", "replace"))
