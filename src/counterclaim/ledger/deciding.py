"""People's decisions into the store: on a claim, a toll, an incident, a whole account; and undoing them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.model import InputError, LedgerError

from . import tables as t
from .account import Account
from .accounts import Accounts
from .batches import holds_now, rows_where
from .computing import review_digest, standing_of, unite
from .constraints import APART, LINKING, MERGE
from .decisions import (
    ACCOUNT_FIELDS,
    VERDICTS,
    Anchor,
    Decision,
    Item,
    ItemKind,
    Verdict,
    anchor_of,
    id_of,
    items_of,
    kind_of,
    settle,
    value_at,
    with_value,
)
from .gather import decisions_on, members, members_of, resolve
from .history import Log, canonical
from .overview import account_now


def decide(
    connection: Connection,
    log: Log,
    verdict: Verdict,
    item_id: str,
    *,
    field: str | None = None,
    value: Any = None,
    reason: str = "",
) -> tuple[int, set[str]]:
    """Writes a decision; gives its number and the accounts that it touches.

    :raises InputError: ``bad_verdict``, ``reason_missing``, ``field_missing``, ``no_such_field``,
        ``field_fixed``, ``bad_value``, ``unknown_actor``.
    :raises LedgerError: ``no_such_item``.
    """
    if verdict not in VERDICTS:
        raise InputError(
            f"{verdict!r} is no decision.", f"There are: {', '.join(VERDICTS)}.", code="bad_verdict"
        )
    if verdict == "reject" and not reason.strip():
        raise InputError("A rejection needs its reason.", "Give --reason.", code="reason_missing")
    if verdict == "edit" and field is None:
        raise InputError(
            "An edit needs a field and its value.", "Give --field and --value.", code="field_missing"
        )
    if item_id.startswith("acc-"):
        return _on_account(connection, log, verdict, item_id, field=field, value=value, reason=reason)
    item, text_sha256, mentions = find_item(connection, item_id)
    given: dict[str, Any] = {"field": field, "value": value if verdict == "edit" else None}
    if field is not None:
        texts = decisions_on(connection, texts=[text_sha256])
        given["machine"] = value_at(item, field)
        if verdict in ("edit", "reject"):
            with_value(item, field, given["value"])
            known_actor(field, given["value"])
        before = next((d.value for d in reversed(texts) if d.field == field and d.item_id == item_id), None)
        given["before"] = given["machine"] if before is None else before
    seq = write(
        connection,
        log,
        verdict,
        kind_of(item),
        item_id,
        text_sha256,
        given,
        anchor_of(item),
        mentions,
        reason,
    )
    return seq, {resolve(connection, one) for one in mentions}


def known_actor(field: str, value: Any) -> None:
    if not field.endswith("actor_id") or value is None:
        return
    from counterclaim.knowledge.actors import registry

    if value not in registry().actors:
        raise InputError(
            f"No actor has the id {value!r}.",
            "docs/codebook/actors.md says where the ids stand.",
            code="unknown_actor",
        )


def find_item(connection: Connection, item_id: str) -> tuple[Item, str, list[str]]:
    """The item as the reader made it, its text's hash, and the mentions it is part of."""
    query = (
        sa.select(t.items.c.reading_id, t.items.c.incident_id, t.tellings.c.mention_id)
        .join(
            t.tellings,
            (t.tellings.c.reading_id == t.items.c.reading_id)
            & (t.tellings.c.incident_id == t.items.c.incident_id),
        )
        .where(t.items.c.item_id == item_id, holds_now(t.tellings))
        .order_by(t.tellings.c.mention_id)
    )
    rows = connection.execute(query).all()
    found = members(connection, [row.mention_id for row in rows])
    for member in found:
        for item in items_of(member.reading):
            if id_of(item) == item_id:
                return item, member.report.text_sha256, [m.mention_id for m in found]
    raise LedgerError(
        f"No current reading holds {item_id!r}.",
        "`counterclaim show` prints the ids of claims, tolls and incidents with --json.",
        code="no_such_item",
    )


def _on_account(
    connection: Connection,
    log: Log,
    verdict: Verdict,
    asked: str,
    *,
    field: str | None,
    value: Any,
    reason: str,
) -> tuple[int, set[str]]:
    account_id = resolve(connection, asked)
    if field is not None and field not in ACCOUNT_FIELDS:
        raise InputError(
            f"{field!r} is not a field of the account as a whole.",
            f"There are: {', '.join(ACCOUNT_FIELDS)}; others are decided on a claim or a report's incident.",
            code="no_such_field",
        )
    account = account_now(connection, account_id)
    assert account is not None
    given: dict[str, Any] = {"field": field, "value": value if verdict == "edit" else None}
    if field is not None:
        given["machine"] = given["before"] = _shown(account, field)
    if verdict == "edit" and field is not None:
        fits(account, field, value)
    if verdict == "accept" and field is None:
        held = members_of(connection, account_id)
        texts = decisions_on(connection, texts=[m.report.text_sha256 for m in held])
        union = unite(held, texts)
        given["digest"] = review_digest(union, standing_of(union))
    seq = write(connection, log, verdict, "account", account_id, None, given, None, [account_id], reason)
    return seq, {account_id}


def _shown(account: Account, field: str) -> Any:
    body = json.loads(account.to_json())
    return body[field] if field in body else (body["date"] or {}).get(field)


def fits(account: Account, field: str, value: Any) -> None:
    from pydantic import ValidationError

    from .account import GivenDate

    body = json.loads(account.to_json())
    try:
        if field in body:
            Account.model_validate({**body, field: value})
        else:
            blank = {
                "date_start": None,
                "date_end": None,
                "date_prec": None,
                "as_written": (),
                "report_ids": (),
            }
            GivenDate.model_validate({**blank, field: value})
    except ValidationError as error:
        raise InputError(
            f"{json.dumps(value, ensure_ascii=False)} is no value for {field}: {error.errors()[0]['msg']}.",
            "docs/codebook lists the fields and their values.",
            code="bad_value",
        ) from error


def write(
    connection: Connection,
    log: Log,
    verdict: Verdict,
    kind: ItemKind,
    item_id: str,
    text_sha256: str | None,
    given: dict[str, Any],
    anchor: Anchor | None,
    mentions: Sequence[str],
    reason: str,
) -> int:
    """One decision with its entry; gives its number."""
    before = {"field": given["field"], "value": given.pop("before", None)} if given["field"] else None
    body: dict[str, Any] = {
        "verdict": verdict,
        "item_kind": kind,
        "item_id": item_id,
        "text_sha256": text_sha256,
        "reason": reason,
        "anchor": json.loads(anchor.model_dump_json(by_alias=True)) if anchor else None,
        "mention_id": mentions[0] if mentions else None,
        **given,
    }
    seq = log.append(f"decide.{verdict}", item_id, before=before, after=body, reason=reason)
    log.keep()
    full = canonical({**body, "seq": seq, "at": log.head.at, "by": log.by})
    Decision.model_validate_json(full)
    _keep(connection, seq, verdict, item_id, text_sha256, full)
    return seq


def _keep(
    connection: Connection, seq: int, kind: str, subject: str, text_sha256: str | None, body: str
) -> None:
    connection.execute(
        sa.insert(t.decisions).values(seq=seq, kind=kind, subject=subject, text_sha256=text_sha256, body=body)
    )
    connection.execute(sa.insert(t.decision_states).values(seq=seq, from_seq=seq, until_seq=None))


def parted(connection: Connection, asked: str, reports: Sequence[str]) -> tuple[list[str], list[str]]:
    """The mentions of an account that these reports (by any of their ids) brought, and the others.

    :raises InputError: ``no_such_report``, ``nothing_left``.
    """
    held = members_of(connection, resolve(connection, asked))
    names = {m.mention_id: {m.mention_id, m.report.report_id, *m.external_ids} for m in held}
    if unknown := set(reports) - {name for ids in names.values() for name in ids}:
        raise InputError(
            f"The incident has no report {min(unknown)!r}.",
            "`counterclaim show ID` lists them.",
            code="no_such_report",
        )
    part = [m.mention_id for m in held if names[m.mention_id] & set(reports)]
    rest = [m.mention_id for m in held if m.mention_id not in part]
    if not rest:
        raise InputError("Nothing would be left of it.", "Name fewer reports.", code="nothing_left")
    return part, rest


def relink(
    connection: Connection,
    log: Log,
    accounts: Accounts,
    kind: str,
    part: Sequence[str],
    rest: Sequence[str],
    *,
    reason: str = "",
) -> tuple[int, set[str]]:
    """Joins two sets of mentions, or takes one from the other; gives the number and the accounts touched.

    :raises LedgerError: ``decision_conflict`` where other decisions stand against it.
    """
    body = {"kind": kind, "part": sorted(part), "rest": sorted(rest)}
    subject = body["part"][0]
    seq = log.append(f"link.{kind}", subject, after=body, reason=reason)
    log.keep()
    full = {**body, "seq": seq, "at": log.head.at, "by": log.by, "reason": reason}
    _keep(connection, seq, kind, subject, None, canonical(full))
    touched = accounts.place(connection, log, touched=[*part, *rest], reason=f"decision {seq}")
    log.keep()
    homes = [{resolve(connection, one) for one in side} for side in (part, rest)]
    fits = len(homes[0] | homes[1]) == 1 if kind == MERGE else not homes[0] & homes[1]
    if not fits:
        raise LedgerError(
            "Earlier decisions on these incidents stand against that.",
            "`counterclaim log ID` lists them; undo one first.",
            code="decision_conflict",
        )
    return seq, touched


def undo(
    connection: Connection, log: Log, accounts: Accounts, seq: int | None, *, reason: str = ""
) -> tuple[int, set[str], str]:
    """Takes a decision back, the last one in force where none is named; undoing an undo puts it in force.

    Gives the number, the accounts touched, and what the decision was about.

    :raises LedgerError: ``nothing_to_undo``.
    """
    target = _target(connection, seq)
    row = connection.execute(sa.select(t.decisions).where(t.decisions.c.seq == target)).one()
    state = connection.execute(
        sa.select(t.decision_states)
        .where(t.decision_states.c.seq == target)
        .order_by(t.decision_states.c.from_seq.desc())
    ).first()
    holds = state is not None and state.until_seq is None
    number = log.append(
        "undo",
        row.subject,
        before={"decision": target, "holds": holds},
        after={"decision": target, "holds": not holds},
        reason=reason,
    )
    log.keep()
    states = t.decision_states
    if holds:
        now = (states.c.seq == target) & states.c.until_seq.is_(None)
        connection.execute(sa.update(states).where(now).values(until_seq=number))
    else:
        connection.execute(sa.insert(states).values(seq=target, from_seq=number, until_seq=None))
    body = json.loads(row.body)
    if row.kind in LINKING:
        sides = [*body["part"], *body["rest"]]
        touched = accounts.place(connection, log, touched=sides, reason=f"undo of {target}")
        return number, touched, row.subject
    return number, _touched(connection, row), row.subject


def _touched(connection: Connection, row: Any) -> set[str]:
    """The accounts that a decision on a text or an account shows in."""
    if row.subject.startswith("r-"):
        return set()  # its report is read anew, and that tells
    if row.text_sha256 is None:
        return {resolve(connection, row.subject)}
    query = (
        sa.select(t.memberships.c.account_id)
        .join(t.mentions, t.mentions.c.mention_id == t.memberships.c.mention_id)
        .join(t.reports, t.reports.c.report_id == t.mentions.c.report_id)
        .where(t.memberships.c.until_seq.is_(None))
    )
    return {r.account_id for r in rows_where(connection, query, t.reports.c.text_sha256, [row.text_sha256])}


def _target(connection: Connection, seq: int | None) -> int:
    """The decision meant: itself, or through the undo entry that took it back."""
    if seq is None:
        found = connection.execute(
            sa.select(sa.func.max(t.decision_states.c.seq)).where(t.decision_states.c.until_seq.is_(None))
        ).scalar()
    else:
        found = connection.execute(sa.select(t.decisions.c.seq).where(t.decisions.c.seq == seq)).scalar()
        if found is None:
            entry = connection.execute(sa.select(t.entries).where(t.entries.c.seq == seq)).first()
            if entry is not None and entry.action == "undo":
                found = json.loads(entry.after)["decision"]
    if found is None:
        raise LedgerError(
            "There is no such decision to undo." if seq else "There is no decision to undo.",
            "`counterclaim log --decisions` lists them with their numbers.",
            code="nothing_to_undo",
        )
    return int(found)


def unplaced(connection: Connection) -> list[Decision]:
    """The decisions in force whose item no current reading of their text has."""
    texts = connection.execute(sa.select(t.decisions.c.text_sha256).distinct()).scalars()
    wanted = [one for one in texts if one]
    query = (
        sa.select(t.mentions.c.mention_id)
        .join(t.reports, t.reports.c.report_id == t.mentions.c.report_id)
        .where(t.mentions.c.retired_seq.is_(None))
    )
    ids = [row.mention_id for row in rows_where(connection, query, t.reports.c.text_sha256, wanted)]
    held = {m.reading_id: m.reading for m in members(connection, ids)}
    every = decisions_on(connection, texts=wanted)
    lost: dict[int, Decision] = {}
    matched: set[int] = set()
    for reading in held.values():
        seen = settle(reading, every)
        matched |= {d.seq for found in seen.decided.values() for d in found} - {d.seq for d in seen.unmatched}
    for decision in every:
        if decision.seq not in matched:
            lost[decision.seq] = decision
    return [lost[number] for number in sorted(lost)]


__all__ = [
    "APART", "MERGE", "decide", "find_item", "fits", "known_actor", "parted", "relink", "undo", "unplaced",
    "write",
]  # fmt: skip
