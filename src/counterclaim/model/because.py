"""Why a value of a reading is what it is; beside the reading, never a part of it."""

from __future__ import annotations

from pydantic import Field

from .base import Frozen, Span
from .reading import Reading


class Because(Frozen):
    """One reason for one value: which step made it, by which rule or model, from which words."""

    path: str = Field(description="JSON pointer to the value in the reading")
    step: str = Field(description="the step of the reading that made it")
    rule: str = Field(description="the rule, list or model of that step")
    probability: float | None = Field(None, ge=0, le=1, description="the model's; null where a rule made it")
    threshold: float | None = Field(None, ge=0, le=1, description="the least that keeps the value")
    span: Span | None = Field(None, description="the words that it rests on")
    note: str = Field(description="the reason in one sentence")


class ExplainedReading(Reading):
    """A reading with the reasons for its values, in the order of the incidents."""

    explanation: tuple[Because, ...] = Field(
        (), description="the reasons for the values; only where they were asked for"
    )

    def incident_of(self, because: Because) -> int | None:
        """The index of the incident that a reason is about; None for one of the report as a whole."""
        kind, _, rest = because.path.removeprefix("/").partition("/")
        at = rest.partition("/")[0]
        if kind == "incidents":
            return int(at)
        if kind not in ("claims", "casualties"):
            return None
        ids = [i.incident_id for i in self.incidents]
        of = self.claims if kind == "claims" else self.casualties
        return ids.index(of[int(at)].incident_id)
