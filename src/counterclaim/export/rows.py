"""From a dossier to the rows of the spreadsheet, every cell as text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import BaseModel

from counterclaim.ledger import Dossier, Part
from counterclaim.ledger.account import AccountClaim, StoreHead, Toll
from counterclaim.ledger.decisions import Decision, latest_by_field, value_at
from counterclaim.model import Attribution, Span
from counterclaim.model.vocabulary import CasualtyOutcome

from .cells import cell
from .columns import BY_NAME, COLUMNS, Row
from .tally import review

Cells = dict[str, str]
_STAMP: Final = re.compile(r"e(\d+)\.([0-9a-f]{16})\.q(\d+|all)\.n([01])")
NO_LEDGER: Final = "none"


@dataclass(frozen=True)
class Stamp:
    """Which export a row is of: the head of the history, and the settings that its cells depend on.

    Written so that no spreadsheet takes it for a number or a date.
    """

    seq: int
    hash: str
    quote_at_most: int | None
    with_names: bool

    def __str__(self) -> str:
        quote = "all" if self.quote_at_most is None else self.quote_at_most
        return f"e{self.seq}.{self.hash}.q{quote}.n{int(self.with_names)}"


def stamp(head: StoreHead, quote_at_most: int | None, with_names: bool) -> str:
    return str(Stamp(head.seq, head.hash[:16], quote_at_most, with_names)) if head.seq else NO_LEDGER


def stamp_of(text: str) -> Stamp | None:
    """The stamp of a row; None where it is none."""
    found = _STAMP.fullmatch(text.strip())
    if found is None:
        return None
    quote = None if found[3] == "all" else int(found[3])
    return Stamp(int(found[1]), found[2], quote, found[4] == "1")


def rows_of(dossier: Dossier, stamped: str) -> Iterator[Cells]:
    """The rows of one account: itself, its actors' codes, its reports, claims and tolls."""
    account = dossier.account
    names = {actor.actor_id: actor.name for actor in account.actors}
    shared = {"account_id": account.account_id, "review": review(dossier), "export": stamped}
    yield _cells(Row.INCIDENT, shared, _incident(dossier))
    for row in sorted(account.attribution, key=lambda r: (names.get(r.actor_id, "").casefold(), r.actor_id)):
        yield _cells(Row.ATTRIBUTION, shared, _attribution(row, names))
    for part in dossier.parts:
        yield _cells(Row.REPORT, shared, _report(part))
    for claim in account.claims:
        yield _cells(Row.CLAIM, shared, _claim(claim, names))
    for toll in account.tolls:
        yield _cells(Row.TOLL, shared, _toll(toll))


def _cells(row: Row, shared: dict[str, str], values: dict[str, Any]) -> Cells:
    held = {"row": row.value, **shared, **values}
    # What UTF-8 cannot hold would come back as something else, so it is replaced here already.
    return {
        column.name: cell(held.get(column.name)).encode("utf-8", "replace").decode() for column in COLUMNS
    }


def _decided(decisions: Sequence[Decision]) -> str | None:
    whole = latest_by_field(decisions).get(None)
    return whole.verdict if whole is not None else None


def _of_item(row: Row, item: BaseModel) -> dict[str, Any]:
    """The cells that a person may decide upon; empty where this item has no such part."""
    body = item.model_dump(mode="json", by_alias=True)
    paths = {column.name: path for column in COLUMNS if (path := column.fields.get(row))}
    return {name: _at(body, path.split(".")) for name, path in paths.items()}


def _at(body: Any, path: list[str]) -> Any:
    for part in path:
        try:
            body = body[int(part)] if isinstance(body, list) else body[part]
        except (IndexError, TypeError):
            return None
    return body


def _machine(machine: BaseModel | None, decisions: Sequence[Decision]) -> list[str]:
    if machine is None:
        return []
    fields = sorted({d.field for d in decisions if d.field is not None and d.verdict != "accept"})
    return [f"{name}={json.dumps(value_at(machine, name), ensure_ascii=False)}" for name in fields]


def _incident(dossier: Dossier) -> dict[str, Any]:
    account = dossier.account
    place = account.place.place if account.place else None
    killed = next((s for s in account.spreads if s.outcome is CasualtyOutcome.KILLED), None)
    date = account.date
    values: dict[str, Any] = {
        "item_id": account.account_id,
        "decision": _decided(account.decisions),
        "title": account.title,
        "event_type": account.event_type,
        "date_start": date.date_start if date else None,
        "date_end": date.date_end if date else None,
        "date_prec": date.date_prec if date else None,
        "target_type": [one.value for one in account.targets],
        "weapon": [one.value for one in account.weapons],
        "killed_low": killed.low if killed else None,
        "killed_high": killed.high if killed else None,
        "disputed": [one.field for one in account.disputed],
        "attribution_pattern": account.attribution_pattern,
        "no_claim_reported": account.no_claim_reported,
        "machine": [
            f"{d.field}={json.dumps(d.machine, ensure_ascii=False)}"
            for name, d in sorted(latest_by_field(account.decisions).items(), key=lambda one: str(one[0]))
            if name in account.settled
        ],
    }
    if place is not None:
        names = ("admin1", "admin2", "country", "lat", "lon", "where_prec", "uncertainty_km")
        values |= {name: getattr(place, name) for name in names}
        values["place"] = place.name or place.as_written
    return values


def _attribution(row: Attribution, names: dict[str, str]) -> dict[str, Any]:
    return {
        "item_id": row.actor_id,
        "about_actor_id": row.actor_id,
        "about_actor": names.get(row.actor_id, row.actor_id),
        "code": row.code,
        "self_position": row.self_position,
        "voices_for": len(row.origins_for),
        "voices_hedged": len(row.origins_hedged),
        "voices_against": len(row.origins_against),
        "flags": [flag.value for flag in row.flags],
    }


def _quoted(span: Span | None) -> dict[str, Any]:
    if span is None:
        return {}
    return {"quotation": span.exact, "span_start": span.start, "span_end": span.end}


def _report(part: Part) -> dict[str, Any]:
    incident, report = part.incident, part.report
    return {
        "item_id": incident.incident_id,
        "decision": _decided(part.decisions),
        **_of_item(Row.REPORT, incident),
        "weapon": incident.weapon.as_written if incident.weapon else None,
        **_quoted(incident.evidence[0] if incident.evidence else None),
        "machine": _machine(part.machine, part.decisions),
        "report_id": report.report_id,
        "outlet": report.outlet,
        "published": report.published,
        "language": report.language,
        "headline": report.headline,
        "url": report.url,
    }


def _claim(one: AccountClaim, names: dict[str, str]) -> dict[str, Any]:
    claim = one.claim
    return {
        "item_id": claim.claim_id,
        "decision": _decided(one.decisions),
        **_of_item(Row.CLAIM, claim),
        "about_actor": names.get(claim.about_actor_id or ""),
        "said_by": claim.stated_at.latest if claim.stated_at else None,
        "set_aside": one.set_aside,
        "origin_key": claim.origin_key,
        **_quoted(claim.span),
        "machine": _machine(one.machine, one.decisions),
        "report_id": one.report_ids,
        "outlet": one.outlets,
    }


def _toll(toll: Toll) -> dict[str, Any]:
    casualty = toll.casualty
    return {
        "item_id": casualty.casualty_id,
        "decision": _decided(toll.decisions),
        **_of_item(Row.TOLL, casualty),
        "said_by": toll.said_by,
        "as_written": casualty.as_written,
        **_quoted(casualty.span),
        "machine": _machine(toll.machine, toll.decisions),
        "report_id": toll.report_ids,
        "outlet": toll.outlets,
    }


def editable(row: str, column: str) -> str | None:
    """The field decided by a cell; empty for the item as a whole; None where nothing is decided."""
    try:
        return BY_NAME[column].fields.get(Row(row))
    except (KeyError, ValueError):
        return None
