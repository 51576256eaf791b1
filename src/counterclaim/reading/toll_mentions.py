"""One count of people as the text gives it."""

from __future__ import annotations

from dataclasses import dataclass

from .toll_words import Outcome


@dataclass(frozen=True)
class TollMention:
    """One count of people as the text gives it.

    ``start``, ``end``: code points of the clause to quote ("killing six people"). ``count_min`` and
    ``count_max`` are null where open ("at least 12": 12, null; "up to 80": null, 80) and both where vague
    ("dozens"). ``group``: who, as written; null for mere "people". ``token``: index of the casualty word,
    by which the count is tied to an event. ``is_total``: sums up a war or years of it. ``part_of``: a part
    of the count before it ("including two women"). ``hypothetical``: feared, threatened or possible.
    ``negated``: the text says that there were none (both counts 0). ``mixed``: one number for dead and
    hurt alike, so that it counts neither.
    """

    start: int
    end: int
    as_written: str
    outcome: Outcome
    group: str | None
    count_min: int | None
    count_max: int | None
    token: int
    is_total: bool = False
    part_of: bool = False
    hypothetical: bool = False
    negated: bool = False
    mixed: bool = False
