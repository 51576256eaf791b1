"""Which reports are about one event: by their main incidents, else by the names and numbers in their texts.

Linking is of incidents; but a report may have none that was read (an arrest, a trial, an earthquake), and who
has a pile of reports wants to see which belong together. Two similar events differ in names and numbers (who,
where, how many) while their other words are the same, so only these are compared, the first ones most.

These groups are a view of the reports and never touch an account. Names of actors count in them, as they do
not in linking; reports whose main incidents are linked are together all the same, whomever they name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from math import exp
from typing import Final

from counterclaim.model import Reading
from counterclaim.text.language import base_forms

from .index import LinkIndex
from .settle import settle
from .telling import Part, Telling, body_of, telling_of
from .words import UNKNOWN, alike, rarity, vector, words_of

MOST: Final = 80
KEYS: Final = 12
"""So many of a report's weightiest words are looked up for others that have one of them among theirs."""

LEAST: Final = 0.3
"""From this likeness (cosine) on two groups of reports are one; fitted on ECB+ train and dev."""

FIRST: Final = 2.0
FADES: Final = 80
"""The first word counts ``1 + FIRST`` times; after FADES words a third of that extra weight is left."""


class Page(Part):
    """A report as it is compared with others: its main incident, if it has one, and its names and numbers."""

    report_id: str
    main: Telling | None
    words: dict[str, int]


def page_of(reading: Reading, text: str) -> Page:
    """What there is to compare of a report; ``text`` is its text."""
    report_id = reading.report.report_id
    main = telling_of(report_id, reading, reading.incidents[0], text) if reading.incidents else None
    counts: dict[str, float] = defaultdict(float)
    body = body_of(reading, text)
    words = list(words_of(body))
    capitals = any(word.capital for word in words)
    for place, word in enumerate(words):
        named = word.capital if capitals else rarity(word.form) >= UNKNOWN or not base_forms(word.form)
        if named or word.form[0].isdigit():
            counts[word.form] += 1 + FIRST * exp(-place / FADES)
    return Page(report_id=report_id, main=main, words=vector(counts, most=MOST))


def document_groups(pages: Iterable[Page]) -> dict[str, str]:
    """Report id to group id, in any order; a group's id is the smallest report id in it."""
    by_id = {page.report_id: page for page in pages}
    index = LinkIndex()
    for page in by_id.values():
        if page.main is not None:
            index.add(page.main)
    same_incident = [
        (min(group), key) for group in index.groups() for key in sorted(group) if key != min(group)
    ]
    filed: dict[str, list[str]] = defaultdict(list)
    for key, page in sorted(by_id.items()):
        for word in sorted(page.words, key=lambda w: (-page.words[w], w))[:KEYS]:
            filed[word].append(key)
    scores: dict[str, dict[str, float]] = {key: {} for key in by_id}
    for a, b in {pair for keys in filed.values() for pair in combinations(keys, 2)}:
        scores[a][b] = scores[b][a] = alike(by_id[a].words, by_id[b].words)
    groups = settle(by_id, scores, least=LEAST, unseen=0.0, part=1, joined=same_incident)
    return {key: min(group) for group in groups for key in group}
