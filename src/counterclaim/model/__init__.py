"""The vocabulary: what a report, a claim, an incident and a code are. Imports nothing of ours."""

from .actor import Actor, Tie
from .attribution import Attribution, Origin, OtherResponsibility, RelatedPosition
from .base import Frozen, Span, stable_id
from .because import Because, ExplainedReading
from .claim import ActorGroup, Claim, Scope, StatedAt
from .errors import CounterclaimError, InputError, KnowledgeError, LedgerError, SetupError
from .incident import (
    Casualty,
    ContextItem,
    DisputedValue,
    Incident,
    Participant,
    Place,
    Target,
    Weapon,
    When,
)
from .reading import SCHEMA, Note, Reading
from .report import Report, Zone

__all__ = [
    "SCHEMA",
    "Actor",
    "ActorGroup",
    "Attribution",
    "Because",
    "Casualty",
    "Claim",
    "ContextItem",
    "CounterclaimError",
    "DisputedValue",
    "ExplainedReading",
    "Frozen",
    "Incident",
    "InputError",
    "KnowledgeError",
    "LedgerError",
    "Note",
    "Origin",
    "OtherResponsibility",
    "Participant",
    "Place",
    "Reading",
    "RelatedPosition",
    "Report",
    "Scope",
    "SetupError",
    "Span",
    "StatedAt",
    "Target",
    "Tie",
    "Weapon",
    "When",
    "Zone",
    "stable_id",
]
