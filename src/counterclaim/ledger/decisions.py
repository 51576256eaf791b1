"""What a person decided on a claim, a toll, an incident, an account or a report; a reading seen through that.

A decision is about words of a text: it names the text's hash and the item's span and meaning, so it finds
its item again in another reading of that text. The machine's value stays beside the person's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from pydantic import BaseModel, ValidationError

from counterclaim.model import Casualty, Claim, Frozen, Incident, InputError, Reading, Span

ItemKind = Literal["claim", "casualty", "incident", "account", "report"]
Verdict = Literal["accept", "edit", "reject", "unsure"]
VERDICTS: Final[tuple[Verdict, ...]] = ("accept", "edit", "reject", "unsure")
# What identifies an item, or is counted from others: no field that a person sets.
_FIXED: Final = frozenset(
    {
        "claim_id",
        "casualty_id",
        "incident_id",
        "span",
        "evidence",
        "made_by",
        "attribution",
        "attribution_pattern",
        "no_claim_reported",
        "summary",
    }
)
_NEAR: Final = 0.5
ACCOUNT_FIELDS: Final = ("title", "event_type", "date_start", "date_end", "date_prec")
REPORT_FIELDS: Final = ("published", "outlet")


class Anchor(Frozen):
    """What an item said, and where: enough to find it again in another reading."""

    spans: tuple[Span, ...]
    meaning: tuple[str | None, ...]


class Decision(Frozen):
    """One decision of a person, in force or not."""

    seq: int
    at: str
    by: str
    verdict: Verdict
    item_kind: ItemKind
    item_id: str
    text_sha256: str | None = None
    field: str | None = None
    value: Any = None
    machine: Any = None
    anchor: Anchor | None = None
    digest: str | None = None
    mention_id: str | None = None
    reason: str = ""


Item = Claim | Casualty | Incident


def id_of(item: Item) -> str:
    if isinstance(item, Claim):
        return item.claim_id
    return item.casualty_id if isinstance(item, Casualty) else item.incident_id


def kind_of(item: Item) -> ItemKind:
    return "claim" if isinstance(item, Claim) else "casualty" if isinstance(item, Casualty) else "incident"


def anchor_of(item: Item) -> Anchor:
    if isinstance(item, Claim):
        return Anchor(spans=(item.span,), meaning=(item.stance.value, item.about_actor_id))
    if isinstance(item, Casualty):
        count = f"{item.count_min}-{item.count_max}"
        return Anchor(spans=(item.span,), meaning=(item.outcome.value, count))
    return Anchor(spans=item.evidence, meaning=(item.event_type.value,))


def _likeness(one: Anchor, other: Anchor) -> float:
    """How much of the shorter spans is shared, 0 to 1; 0 where the meaning differs."""
    if one.meaning != other.meaning:
        return 0.0
    shared = sum(
        max(0, min(a.end, b.end) - max(a.start, b.start))
        for a in one.spans
        for b in other.spans
        if a.where == b.where
    )
    least = min(sum(s.end - s.start for s in x.spans) for x in (one, other))
    return shared / least


def items_of(reading: Reading) -> list[Item]:
    return [*reading.incidents, *reading.claims, *reading.casualties]


@dataclass
class Settled:
    """A reading as people left it. ``decided``: item id -> the decisions in force on it, oldest first.

    ``machine``: item id -> the item as the reader made it, where a field was changed. ``rejected``: ids.
    ``unmatched``: decisions on this text for which the reading has no item.
    """

    reading: Reading
    decided: dict[str, list[Decision]] = field(default_factory=dict)
    machine: dict[str, Item] = field(default_factory=dict)
    rejected: frozenset[str] = frozenset()
    unmatched: tuple[Decision, ...] = ()


def settle(reading: Reading, decisions: Iterable[Decision]) -> Settled:
    """Applies the decisions on this reading's text, oldest first; a later one on a field stands."""
    mine = sorted((d for d in decisions if d.text_sha256 == reading.report.text_sha256), key=lambda d: d.seq)
    if not mine:
        return Settled(reading)
    held = {id_of(item): item for item in items_of(reading)}
    decided: dict[str, list[Decision]] = {}
    unmatched = []
    for decision in mine:
        home = _home(decision, held)
        if home is None:
            unmatched.append(decision)
        else:
            decided.setdefault(home, []).append(decision)
    changed: dict[str, Item] = {}
    rejected = set()
    for item_id, found in decided.items():
        item = held[item_id]
        for decision in latest_by_field(found).values():
            if decision.field is None and decision.verdict == "reject":
                rejected.add(item_id)
            elif decision.field is not None and decision.verdict in ("edit", "reject"):
                try:
                    item = with_value(item, decision.field, decision.value)
                except InputError:  # this reading has no such part: no date, one place fewer
                    unmatched.append(decision)
        if item is not held[item_id]:
            changed[item_id] = item
    gone = {i for i in rejected if isinstance(held[i], Incident)}
    rejected |= {c.claim_id for c in reading.claims if c.incident_id in gone}
    rejected |= {c.casualty_id for c in reading.casualties if c.incident_id in gone}

    def seen(items: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(changed.get(id_of(one), one) for one in items)

    update = {name: seen(getattr(reading, name)) for name in ("incidents", "claims", "casualties")}
    return Settled(
        reading.model_copy(update=update),
        decided,
        {i: held[i] for i in changed},
        frozenset(rejected),
        tuple(unmatched),
    )


def _home(decision: Decision, held: Mapping[str, Item]) -> str | None:
    """The item decided on: by id, else the one of the same meaning that shares most words."""
    if decision.item_id in held:
        return decision.item_id
    if decision.anchor is None:
        return None
    alike = [
        (_likeness(decision.anchor, anchor_of(item)), item_id)
        for item_id, item in held.items()
        if kind_of(item) == decision.item_kind
    ]
    best = max(alike, default=(0.0, ""), key=lambda one: (one[0], one[1]))
    return best[1] if best[0] >= _NEAR else None


def latest_by_field(decisions: Iterable[Decision]) -> dict[str | None, Decision]:
    """The decision in force on each field; None stands for the item as a whole."""
    return {d.field: d for d in sorted(decisions, key=lambda d: d.seq)}


def value_at(item: BaseModel, path: str) -> Any:
    """The value of a field, ``when.date_start`` and ``places.0.name`` included, as JSON.

    :raises InputError: ``no_such_field``.
    """
    found: Any = json.loads(item.model_dump_json(by_alias=True))
    for part in path.split("."):
        try:
            found = found[int(part)] if isinstance(found, list) else found[part]
        except (KeyError, IndexError, ValueError, TypeError) as error:
            raise _no_field(item, path) from error
    return found


def with_value(item: Item, path: str, value: Any) -> Item:
    """The item with another value in one field.

    :raises InputError: ``no_such_field``, ``field_fixed``, ``bad_value``.
    """
    parts = path.split(".")
    if parts[0] in _FIXED:
        raise InputError(
            f"{parts[0]!r} is not a field that can be decided.",
            "It identifies the item or is computed; decide on the item or on another field.",
            code="field_fixed",
        )
    value_at(item, path)
    body = json.loads(item.model_dump_json(by_alias=True))
    at: Any = body
    for part in parts[:-1]:
        at = at[int(part)] if isinstance(at, list) else at[part]
    at[int(parts[-1]) if isinstance(at, list) else parts[-1]] = value
    try:
        return type(item).model_validate(body)
    except ValidationError as error:
        first = error.errors()[0]
        raise InputError(
            f"{json.dumps(value, ensure_ascii=False)} is no value for {path}: {first['msg']}.",
            "docs/codebook lists the fields and their values.",
            code="bad_value",
        ) from error


def _no_field(item: BaseModel, path: str) -> InputError:
    names = ", ".join(sorted(set(type(item).model_fields) - _FIXED))
    return InputError(
        f"There is no field {path!r} there.",
        f"There are: {names}; parts as when.date_start.",
        code="no_such_field",
    )
