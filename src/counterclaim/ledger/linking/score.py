"""How much speaks for two tellings being of one incident: a sum of parts that can be shown."""

from __future__ import annotations

from functools import cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from counterclaim.knowledge.load import read_table

from .signs import signs
from .telling import Telling

Verdict = Literal["link", "suggest", "apart"]

class Weights(NamedTuple):
    """What each sign counts, and from which score on two tellings are linked or suggested.

    Within a group no pair counts for more than ``limit`` or for less than ``unseen``, so that one odd pair
    cannot outvote the others; a pair that was never compared counts as ``unseen``. Two incidents of one
    report stay apart unless they are of one type and what the reading gives of them (not the text) reaches
    ``same_report``.
    """

    signs: dict[str, float]
    link: float
    suggest: float
    limit: float
    unseen: float
    same_report: float


@cache
def weights() -> Weights:
    """The weights that ship with the package."""
    table = read_table("same-incident.toml")
    return Weights(signs=table["weights"], **table["thresholds"])


class Link(BaseModel):
    """What speaks for two tellings being of one incident.

    ``score`` is the sum of ``parts``, as log-odds: above 0, rather the same. ``a`` sorts before ``b``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    a: str
    b: str
    score: float
    parts: dict[str, float]
    verdict: Verdict


def score(a: Telling, b: Telling) -> Link:
    """Compares two tellings. The order of the two does not matter."""
    if b.key < a.key:
        a, b = b, a
    known = weights()
    parts: dict[str, float] = {}
    for part, name, strength in signs(a, b):
        parts[part] = parts.get(part, 0.0) + known.signs.get(name, 0.0) * strength
    rounded = {part: round(value, 3) for part, value in parts.items()}
    total = round(sum(rounded.values()), 3)
    verdict: Verdict = "link" if total >= known.link else "suggest" if total >= known.suggest else "apart"
    if a.report_id == b.report_id:
        verdict = "apart"  # that a report tells of two incidents is for its reading to decide
    return Link(a=a.key, b=b.key, score=total, parts=rounded, verdict=verdict)
