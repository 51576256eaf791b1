"""What cue words with a meaning of their own assert: one frame for each stance class of the cues."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model.vocabulary import Stance

from .assertions import Assertion
from .attributions import Attribution
from .frames_behind import absent_means, standing_behind
from .frames_blame import blame, condemned, suspect
from .frames_claim import admission, claim, claimed_event, nobody, retraction, silence
from .frames_denial import denial
from .hearing import Hearing
from .limited import limits

FRAMES: dict[str, Callable[[Hearing, int, Attribution], list[Assertion]]] = {
    "blame": blame,
    "accuse": blame,
    "suspect": suspect,
    "condemn": condemned,
    "claim_responsibility": claim,
    "claim": claimed_event,
    "say": claimed_event,
    "admit": admission,
    "deny": denial,
    "reject": denial,
    "decline": silence(Stance.DECLINES_TO_COMMENT, "refusal"),
    "no_response": silence(Stance.NO_RESPONSE, "no_response"),
    "no_information": silence(Stance.NO_INFORMATION, "no_information"),
    "no_claim": silence(Stance.REPORTS_NO_CLAIM, "no_claim"),
    "retract": retraction,
}


def find_frames(hearing: Hearing) -> list[Assertion]:
    """The assertions of all cues with a meaning of their own; fills ``hearing.handled``."""
    found: list[Assertion] = []
    for k, each in enumerate(tuple(hearing.attributions)):  # frames add to the list
        handler = FRAMES.get(each.stance_hint or "")
        if handler is not None:
            found += handler(hearing, k, each)
    found += list(standing_behind(hearing))
    found += list(absent_means(hearing))
    found += list(nobody(hearing, found))
    found += list(limits(hearing))
    return found
