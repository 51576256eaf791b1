"""What every format with columns of others loses in the same way."""

from __future__ import annotations

from typing import Final

from counterclaim.ledger import Dossier

from .exporter import Loss


def _decisions(dossier: Dossier) -> int:
    account = dossier.account
    of_claims = sum(len(one.decisions) for one in account.claims)
    return len(account.decisions) + of_claims + sum(len(one.decisions) for one in account.tolls)


def _differing(dossier: Dossier) -> int:
    return len(dossier.account.disputes) + len(dossier.account.disputed)


PLACES: Final = Loss("places", "there is room for one: the main one", lambda d: len(d.account.places[1:]))
DATES: Final = Loss("dates", "there is room for one: the main one", lambda d: len(d.account.dates[1:]))
DISPUTES: Final = Loss(
    "disputes",
    "on what else than the doer speakers or reports differ (kind, place, date, target, weapon) has no field",
    _differing,
)
DECISIONS: Final = Loss(
    "decisions",
    "what people decided shows in the values; who decided it, when, why, and the machine's own value do not",
    _decisions,
)
SPANS: Final = Loss(
    "spans",
    "where in the texts the words stand",
    lambda d: len(d.account.claims) + len(d.account.tolls),
)
VOICES: Final = Loss(
    "voices",
    "who counts as one voice or party, and the positions of coalitions and their members, have no field",
    lambda d: sum(
        len(row.origins_for) + len(row.origins_hedged) + len(row.origins_against) + len(row.related_positions)
        for row in d.account.attribution
    ),
)
HASHES: Final = Loss("hashes", "the hashes of texts and files stay in the ledger", lambda d: len(d.parts))
ALIKE: Final = (PLACES, DATES, DISPUTES, DECISIONS, SPANS, VOICES, HASHES)
"""All of them: lost by every table and by Airwars' records."""
