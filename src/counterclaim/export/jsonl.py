"""JSON Lines: one account a line, as ``counterclaim show --json`` prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, ClassVar

from counterclaim.ledger import Dossier

from .exporter import Exporter, Loss


class JsonLines(Exporter):
    """The schema is docs/reference/account.schema.json."""

    name: ClassVar[str] = "jsonl"
    title: ClassVar[str] = "JSON Lines"
    summary: ClassVar[str] = (
        "One account a line in the schema `counterclaim.account/1`: every claim, toll, code and decision."
    )
    media_type: ClassVar[str] = "application/jsonl"
    suffix: ClassVar[str] = ".jsonl"
    names_actors: ClassVar[bool] = False
    cannot_carry: ClassVar[tuple[Loss, ...]] = (
        Loss(
            "report.text",
            "the texts stay in the ledger; spans tell where in them the words stand",
            lambda d: len(d.parts),
        ),
        Loss(
            "incident",
            "each report's own incident (its targets as written, its weapon, its evidence) is folded into the"
            " account",
            lambda d: len(d.parts),
        ),
    )

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        for dossier in dossiers:
            out.write(dossier.account.to_json().encode("utf-8", "replace") + b"\n")
