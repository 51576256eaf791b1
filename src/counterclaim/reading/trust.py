"""How probable it is that a claim, as read, is one that a careful annotator would write down.

Patterns and the tagger each propose claims. What speaks for a proposal (which rule made it, how strongly
the tagger hears its words as a claim of that side, who speaks, who is meant) is weighed by a logistic
regression fitted on annotated reports that the tagger had not seen (``training/claim_trust.py``); its
weights are data (``claim-trust.toml``). A claim below the threshold of its side is left out. What a pattern
reads as a blame, a claim of responsibility or a denial in so many words always stays; the threshold of
denials that only the tagger hears is the lowest, since to drop a denial is the worst of errors.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import exp, log
from typing import Any

from counterclaim.knowledge.load import read_table
from counterclaim.model import Claim
from counterclaim.model.vocabulary import Stance
from counterclaim.tagger.spans import Span, TaggedText

from .claims import about_comment, accused_in, passes_by

SIDE_NUMBER: dict[Stance, int] = {
    Stance.CLAIMS_RESPONSIBILITY: 0,
    Stance.ADMITS: 0,
    Stance.ATTRIBUTES: 0,
    Stance.ACCUSES: 0,
    Stance.SUSPECTS: 0,
    Stance.DENIES: 1,
    Stance.DENIES_FOR_OTHER: 1,
    Stance.DECLINES_TO_COMMENT: 2,
    Stance.NO_RESPONSE: 2,
    Stance.NO_INFORMATION: 2,
    Stance.REPORTS_NO_CLAIM: 2,
}
NAMES = ("for", "against", "silent")
KINDS = (
    ("claims", "accuses", "suspects"),
    ("denies", "exonerates"),
    ("declines", "unclaimed"),
)
OWN_VOICE = 0.6
SPOKEN = 0.08
# The rules whose claims are weighed; the others read a blame, a claim or a denial that the words spell out.
WEIGHED = frozenset(("tagged", "deed", "refusal", "no_information"))


@cache
def _table() -> dict[str, Any]:
    return read_table("claim-trust.toml")


def trusted(claims: Sequence[Claim], tagged: TaggedText, incidents: Sequence[str]) -> list[Claim]:
    """The claims that reach the threshold of their side; those that judge the event alone all stay."""
    kept = []
    accused = accused_in(claims)
    for claim in claims:
        if passes_by(claim, accused):
            continue
        least = threshold(claim)
        if least is None or chance(claim, claims, tagged, incidents) >= least:
            kept.append(claim)
    return kept


def threshold(claim: Claim) -> float | None:
    """The least probability that keeps a claim; None where it stays whatever its probability."""
    side = SIDE_NUMBER.get(claim.stance)
    if side is None:
        return None
    rule = claim.made_by.split("/")[-1]
    own = claim.stance in (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)
    nobodys = side == 2 and claim.speaker_actor_id is None  # the silence of somebody of no side
    if (rule not in WEIGHED and not nobodys) or (rule != "tagged" and (side == 1 or own)):
        return None  # spelt out
    least: float = _table()["thresholds"][NAMES[side]]
    if rule == "deed" and claim.speaker_as_written is not None:
        least -= SPOKEN  # words that tell the deed, its doer and its speaker
    if side == 0 and claim.speaker_as_written is None and claim.made_by.endswith("/tagged"):
        least = max(least, OWN_VOICE)  # words put in the report's own mouth need a firmer ground
    return least


def chance(claim: Claim, claims: Sequence[Claim], tagged: TaggedText, incidents: Sequence[str]) -> float:
    """From 0 to 1."""
    weights: dict[str, float] = _table()["weights"]
    found = signs(claim, claims, tagged, incidents)
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in found.items())))


def signs(
    claim: Claim, claims: Sequence[Claim], tagged: TaggedText, incidents: Sequence[str]
) -> dict[str, float]:
    """What speaks for and against a claim, by name."""
    side = SIDE_NUMBER[claim.stance]
    name = NAMES[side]
    start, end = claim.span.start, claim.span.end
    mean, top = tagged.support(side, start, end)
    rule = claim.made_by.split("/")[-1]
    spans = [s for s in tagged.claims if s.kind in KINDS[side] and _shares(s, start, end)]
    found = {
        "bias": 1.0,
        name: 1.0,
        f"stance_{_stance(claim, rule).value}": 1.0,
        f"rule_{rule}": 1.0,
        f"{name}_mean": _logit(mean),
        f"{name}_top": _logit(top),
        "heard": float(bool(spans)),
        "span": max((s.probability for s in spans), default=0.0),
        "outlet": float(claim.speaker_as_written is None),
        f"{name}_outlet": float(claim.speaker_as_written is None),
        "main": float(bool(incidents) and claim.incident_id == incidents[0]),
        "long": min((end - start) / 200, 3.0),
        f"speaker_{claim.speaker_type.value}": 1.0,
    }
    if rule != "tagged":
        found["pattern_unheard"] = float(not spans)
    about = claim.about_span
    if claim.about_actor_id is None:
        found[f"{name}_nobody"] = 1.0
    else:
        kind = claim.about_actor_id.split(":")[0] if ":" in claim.about_actor_id else "listed"
        found[f"actor_{kind}"] = 1.0
        marked = about is not None and any(a.start < about.end and about.start < a.end for a in tagged.actors)
        found[f"{name}_actor_marked"] = float(marked)
        found["actor_far"] = float(about is not None and not start <= about.start < end)
    if side == 2:
        asked = (claim.incident_id, claim.about_actor_id) in accused_in(claims)
        found["silent_asked"] = float(asked)
        found["silent_comment"] = float(about_comment(claim))
        found["silent_of_body"] = float(claim.speaker_actor_id is not None)
    same = [
        c for c in claims
        if c is not claim and c.incident_id == claim.incident_id and c.about_actor_id == claim.about_actor_id
        and SIDE_NUMBER.get(c.stance) == side
    ]  # fmt: skip
    if claim.speaker_as_written is None and any(c.span.start < start for c in same):
        found["outlet_repeats"] = 1.0
    if any(c.speaker_as_written is not None for c in same):
        found["said_by_others"] = 1.0
    over = [c for c in claims if c is not claim and c.span.start < end and start < c.span.end]
    found["rivals"] = min(len(over), 4) / 4
    return {k: v for k, v in found.items() if v}


def _stance(claim: Claim, rule: str) -> Stance:
    """Which silence it is says nothing of whether it is one, where the rule does not read that."""
    silent = SIDE_NUMBER[claim.stance] == 2 and claim.stance is not Stance.REPORTS_NO_CLAIM
    return Stance.DECLINES_TO_COMMENT if silent and rule in ("tagged", "refusal") else claim.stance


def _shares(span: Span, start: int, end: int) -> bool:
    shared = min(end, span.end) - max(start, span.start)
    return shared >= 0.5 * min(end - start, span.end - span.start)


def _logit(chance: float) -> float:
    bounded = min(max(chance, 0.02), 0.98)
    return log(bounded / (1 - bounded))
