"""What reading one report gives: the JSON contract ``counterclaim.reading/1``."""

from __future__ import annotations

from datetime import datetime
from typing import Final, Literal

from pydantic import Field

from .actor import Actor
from .base import Frozen
from .claim import Claim
from .incident import Casualty, ContextItem, Incident
from .report import Report

SCHEMA: Final = "counterclaim.reading/1"


class Note(Frozen):
    """Something the user should know about this reading. ``code`` is stable."""

    code: str
    message: str
    path: str | None = Field(None, description="JSON pointer to what it is about")


class Reading(Frozen):
    """One report, read: incidents, claims, tolls, and how responsibility stands."""

    schema_: Literal["counterclaim.reading/1"] = Field(SCHEMA, alias="schema", serialization_alias="schema")
    as_of: datetime | None = None
    provisional: bool = Field(True, description="true until a person has reviewed it")
    rubric_version: str
    reader: str = Field(description="name and version of the reader")
    report: Report
    actors: tuple[Actor, ...] = ()
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    casualties: tuple[Casualty, ...] = ()
    context: tuple[ContextItem, ...] = ()
    notes: tuple[Note, ...] = ()

    def to_json(self, *, indent: int | None = None) -> str:
        """The contract as JSON text, keys in the contract's order."""
        return self.model_dump_json(by_alias=True, indent=indent)
