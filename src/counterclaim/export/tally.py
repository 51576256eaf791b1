"""What goes by on its way into an export, counted: kinds of sources, languages, drafts, what got lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.ledger import Dossier
from counterclaim.ledger.account import StoreHead

from .exporter import Exporter, Settings
from .public import Withheld, published

DRAFT = "machine_draft"
REVIEWED = "reviewed"


def review(dossier: Dossier) -> str:
    """``machine_draft`` until a person has reviewed the incident, then ``reviewed``."""
    return DRAFT if dossier.account.provisional else REVIEWED


@dataclass
class Tally:
    """The counts of one export; filled while the exporter takes the dossiers."""

    incidents: int = 0
    claims: int = 0
    tolls: int = 0
    drafts: int = 0
    reports: dict[str, None] = field(default_factory=dict)
    source_kinds: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)
    withheld: Withheld = field(default_factory=Withheld)
    head: StoreHead | None = None

    def passing(
        self, dossiers: Iterable[Dossier], exporter: type[Exporter], settings: Settings
    ) -> Iterator[Dossier]:
        """The dossiers as they may be handed on, each counted."""
        for dossier in dossiers:
            self._count(dossier)
            for loss in exporter.cannot_carry:
                self.lost[loss.field] += loss.lost(dossier)
            yield published(dossier, settings, self.withheld)

    def _count(self, dossier: Dossier) -> None:
        account = dossier.account
        if account.head.seq:
            self.head = account.head
        self.incidents += 1
        self.claims += len(account.claims)
        self.tolls += len(account.tolls)
        self.drafts += account.provisional
        for part in dossier.parts:
            if part.report.report_id not in self.reports:
                self.reports[part.report.report_id] = None
                self.source_kinds[part.told.outlet_kind.value] += 1
                self.languages[part.report.language or "unknown"] += 1
