"""What tests ask of a reading: short forms of its claims, rows, tolls and places."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

import pytest

import counterclaim
from counterclaim.model import Attribution, Claim, Incident, Reading, Span
from counterclaim.model.vocabulary import Stance

NAMING = (
    Stance.ATTRIBUTES,
    Stance.ACCUSES,
    Stance.SUSPECTS,
    Stance.CLAIMS_RESPONSIBILITY,
    Stance.ADMITS,
)
OWN = (Stance.CLAIMS_RESPONSIBILITY, Stance.ADMITS)


@cache
def told(text: str, published: str | None = None, outlet: str | None = None, title: str | None = None) -> Reading:
    """The reading of a text; each text is read once a run."""
    return counterclaim.read(text, published=published, outlet=outlet, title=title)


def known_error(because: str) -> pytest.MarkDecorator:
    """The mark of a wrong answer that is known."""
    return pytest.mark.xfail(strict=True, raises=AssertionError, reason=because)


def falls_short(*values: Any, because: str) -> Any:
    """A case in which the reader is known to err.

    Strict: the day it is right, the mark must go. Only a wrong answer is expected, never a crash.
    """
    return pytest.param(*values, marks=known_error(because))


def named(reading: Reading) -> set[str | None]:
    """Who is said, by whomever, to have done it."""
    return {c.about_actor_id for c in reading.claims if c.stance in NAMING}


def stances(reading: Reading) -> list[tuple[str | None, str, str | None]]:
    """(whom the speaker speaks for, stance, whom it is about), in the order of the text."""
    return [(c.speaker_actor_id, c.stance.value, c.about_actor_id) for c in reading.claims]


def row(reading: Reading, actor_id: str, incident: int = 0) -> Attribution:
    rows = [r for r in reading.incidents[incident].attribution if r.actor_id == actor_id]
    assert rows, f"no row for {actor_id}: {[r.actor_id for r in reading.incidents[incident].attribution]}"
    return rows[0]


def countries(reading: Reading) -> set[str]:
    return {p.country for i in reading.incidents for p in i.places if p.country}


def place_names(reading: Reading) -> set[str]:
    return {p.name or p.as_written for i in reading.incidents for p in i.places}


def plain(name: str) -> str:
    """A name without its accents, as reports write it."""
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def tolls(reading: Reading) -> set[tuple[str, int | None, int | None]]:
    return {(c.outcome.value, c.count_min, c.count_max) for c in reading.casualties}


def actors(reading: Reading) -> set[str]:
    return {a.actor_id for a in reading.actors}


def the_incident(reading: Reading) -> Incident:
    assert len(reading.incidents) == 1, [i.title for i in reading.incidents]
    return reading.incidents[0]


def the_claim(reading: Reading, stance: str) -> Claim:
    found = [c for c in reading.claims if c.stance == stance]
    assert len(found) == 1, stances(reading)
    return found[0]


def spans(value: Any) -> list[Span]:
    """Every span anywhere in a reading."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple | list):
        return [s for v in value for s in spans(v)]
    if hasattr(type(value), "model_fields"):
        return [s for name in type(value).model_fields for s in spans(getattr(value, name))]
    return []
