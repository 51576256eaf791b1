"""What must hold of a ledger whatever is done with it."""

from __future__ import annotations

import contextlib
import json
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger import Ledger, Piece
from counterclaim.model import CounterclaimError, Reading, Report, StatedAt
from linking_stand_in import StandIn
from made_reports import ACCUSED, BLAMED, DENIED, make

SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PLACES = ("Basirah", "Tall", "Harim")


def pieces() -> list[Piece]:
    """Nine reports of four incidents, two of them copies, one of two incidents."""
    said = ([ACCUSED], [DENIED], [BLAMED, DENIED])
    made = [make(f"Outlet {n}", place=PLACES[n % 3], said=said[n % 3], killed=n or None, external_id=f"x{n}")
            for n in range(6)]
    made.append(make("Two", place="Tall", more=[(date(2020, 3, 1), "Harim")]))
    made += [make("Copy 1", words="word for word"), make("Copy 2", words="Word for word!")]
    return made


@pytest.fixture(scope="module")
def filled() -> Iterator[Path]:
    """A store with reports, merged incidents and decisions, all in one file."""
    folder = Path(tempfile.mkdtemp(prefix="cc-prop-"))
    path = folder / "filled.db"
    with Ledger.open(path, create=True, by="person Ana", linker=StandIn()) as ledger:
        ledger.add(pieces())
        ids = [line.incident_id for line in ledger.incidents()]
        ledger.merge(ids[0], ids[1])
        account = ledger.account(ids[2])
        ledger.decide("reject", account.claims[0].claim.claim_id, reason="misread")
        ledger.decide("accept", ids[2])
        ledger.undo()
        two = pieces()[6].reading
        newer = two.model_copy(update={"reader": "hand/2", "incidents": two.incidents[:1]})
        ledger.reread(lambda _: newer, reader="hand/2", only=[two.report.report_id])
    held = sqlite3.connect(path, isolation_level=None)
    held.execute("PRAGMA journal_mode = DELETE")
    held.close()
    yield path
    shutil.rmtree(folder)


def state(ledger: Ledger) -> list[Any]:
    """All that a user sees, but for the history's numbers."""
    shown = []
    for line in sorted(ledger.incidents(), key=lambda line: line.incident_id):
        body = json.loads(ledger.account(line.incident_id).to_json())
        body.pop("head")
        for told in body["reports"]:
            told.pop("reading_id")  # a correction that is undone leaves a third reading, which says the same
        shown.append((line.model_dump_json(), json.dumps(body, sort_keys=True)))
    return [shown, [link.model_dump() for link in ledger.report_links()], ledger.suggestions()]


def read(report: Report) -> Reading:
    """Reads as the reader by hand did: the claims of the text, said by the day of its publication."""
    known = next(piece.reading for piece in pieces() if piece.report.report_id == report.report_id)
    assert isinstance(report.published, date)
    by = StatedAt(latest=datetime.combine(report.published, time(23, 59, 59), UTC), basis="published")
    claims = tuple(claim.model_copy(update={"stated_at": by}) for claim in known.claims)
    return known.model_copy(update={"report": report, "claims": claims})


ACTS = st.lists(
    st.tuples(st.sampled_from(["merge", "apart", "split", "unlink", "accept", "reject", "edit", "unsure", "whole", "date", "outlet"]),
              st.integers(0, 20), st.integers(0, 20)),
    min_size=1, max_size=7,
)


def act(ledger: Ledger, what: str, a: int, b: int) -> int:
    lines = sorted(ledger.incidents(), key=lambda line: line.incident_id)
    one, other = lines[a % len(lines)].incident_id, lines[b % len(lines)].incident_id
    account = ledger.account(one)
    if what in ("merge", "apart"):
        return (ledger.merge if what == "merge" else ledger.apart)(one, other)
    if what in ("split", "unlink"):
        report = account.reports[b % len(account.reports)].report_id
        return ledger.split(one, [report]) if what == "split" else ledger.unlink(one, report)
    if what in ("date", "outlet"):
        field, value = ("published", f"2020-03-{1 + b:02}") if what == "date" else ("outlet", f"Outlet {b}")
        return ledger.decide("edit", account.reports[b % len(account.reports)].report_id, field=field, value=value)
    if what == "whole":
        return ledger.decide("edit", one, field="title", value=f"title {b}")
    items = [c.claim.claim_id for c in account.claims] + [t.casualty.casualty_id for t in account.tolls]
    items += [told.incident_id for told in account.reports]
    item = items[b % len(items)]
    if what == "edit":
        field, value = {"c": ("stance", "suspects"), "k": ("count_max", 99), "i": ("title", "another")}[item[0]]
        return ledger.decide("edit", item, field=field, value=value)
    return ledger.decide(what, item, reason="because")  # type: ignore[arg-type]


@SLOW
@given(acts=ACTS, order=st.randoms(use_true_random=False))
def test_any_sequence_of_decisions_undone_in_any_order_restores(acts: list[tuple[str, int, int]], order: Any) -> None:
    with tempfile.TemporaryDirectory() as folder, \
         Ledger.open(Path(folder) / "s.db", create=True, linker=StandIn(), reader=read) as ledger:
        ledger.add(pieces())
        before = state(ledger)
        done = []
        for what, a, b in acts:
            with contextlib.suppress(CounterclaimError):  # a lone report cannot be split, an incident not merged with itself
                done.append(act(ledger, what, a, b))
        order.shuffle(done)
        for seq in done:
            ledger.undo(seq)
        assert state(ledger) == before
        assert ledger.verify().first is None
        assert ledger.doctor().problems == ()


@SLOW
@given(a=st.integers(0, 9), b=st.integers(0, 9))
def test_merge_then_undo_restores(a: int, b: int) -> None:
    with tempfile.TemporaryDirectory() as folder, \
         Ledger.open(Path(folder) / "s.db", create=True, linker=StandIn()) as ledger:
        ledger.add(pieces())
        ids = sorted(line.incident_id for line in ledger.incidents())
        one, other = ids[a % len(ids)], ids[b % len(ids)]
        if one == other:
            return
        before = state(ledger)
        claims = {c.claim.claim_id for i in (one, other) for c in ledger.account(i).claims}
        ledger.merge(one, other)
        assert ledger.account(one).account_id == ledger.account(other).account_id
        assert {c.claim.claim_id for c in ledger.account(one).claims} == claims
        ledger.undo()
        assert state(ledger) == before


def seen(ledger: Ledger) -> set[frozenset[str]]:
    """The incidents, each as what is the same in any order of arrival: its claims, codes and reports."""
    found = set()
    for line in ledger.incidents():
        account = ledger.account(line.incident_id)
        rows = {f"{row.actor_id} {row.code}" for row in account.attribution}
        claims = {f"{c.claim.claim_id} {c.set_aside}" for c in account.claims}
        found.add(frozenset(rows | claims | {told.report_id for told in account.reports} | {
            account.title, account.attribution_pattern.value, str(account.date), str(account.place), str(account.tolls)}))
    return found


@SLOW
@given(order=st.permutations(range(9)), cuts=st.lists(st.integers(1, 8), max_size=4))
def test_the_order_of_arrival_does_not_matter(order: list[int], cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with Ledger.open(Path(folder) / "a.db", create=True, linker=StandIn()) as ledger:
            ledger.add(pieces())
            whole = seen(ledger)
        with Ledger.open(Path(folder) / "b.db", create=True, linker=StandIn()) as ledger:
            made = [pieces()[n] for n in order]
            edges = [0, *sorted(set(cuts)), len(made)]
            for start, end in pairwise(edges):
                ledger.add(made[start:end])
            assert seen(ledger) == whole


HASHED = ("decision_states", "decisions", "entries", "external_ids", "inputs", "memberships", "mentions", "readings",
          "reports")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_verify_catches_every_flipped_byte(filled: Path, data: st.DataObject) -> None:
    """One bit of one cell of one row of whatever the history stands for."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "flipped.db"
        shutil.copy(filled, path)
        held = sqlite3.connect(path, isolation_level=None)
        held.execute("PRAGMA foreign_keys = OFF")
        table = data.draw(st.sampled_from(HASHED))
        rowid = data.draw(st.sampled_from([r[0] for r in held.execute(f"SELECT rowid FROM {table}")]))
        row = held.execute(f"SELECT * FROM {table} WHERE rowid = ?", (rowid,))
        names = [column[0] for column in row.description]
        values = dict(zip(names, row.fetchone(), strict=True))
        name = data.draw(st.sampled_from([n for n in names if values[n] is not None]))
        value = values[name]
        if isinstance(value, int):
            changed: Any = value ^ (1 << data.draw(st.integers(0, 8)))
        else:
            raw = bytearray(value.encode() if isinstance(value, str) else value)
            if not raw:
                return
            at = data.draw(st.integers(0, len(raw) - 1))
            raw[at] ^= 1 << data.draw(st.integers(0, 6))
            changed = bytes(raw) if isinstance(value, bytes) else raw.decode("utf-8", "replace")
        try:
            held.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = ?", (changed, rowid))
        except sqlite3.IntegrityError:
            return  # the database itself refuses the second of two equal keys
        held.close()
        with Ledger.open(path, linker=StandIn()) as ledger:
            found = ledger.verify()
        assert found.first is not None, (table, name, value, changed)
        if table == "entries":
            assert found.first.seq in (values["seq"], values["seq"] + 1, changed if name == "seq" else values["seq"])


@pytest.mark.parametrize("table", ["entries", "reports", "readings", "memberships", "mentions", "decisions"])
def test_verify_misses_no_row(filled: Path, tmp_path: Path, table: str) -> None:
    path = tmp_path / "less.db"
    shutil.copy(filled, path)
    held = sqlite3.connect(path, isolation_level=None)
    held.execute(f"DELETE FROM {table} WHERE rowid = (SELECT min(rowid) FROM {table})")
    held.close()
    with Ledger.open(path, linker=StandIn()) as ledger:
        assert ledger.verify().first is not None


def test_a_cut_tail_shows_against_a_hash_noted_before(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.db"
    shutil.copy(filled, path)
    with Ledger.open(path, linker=StandIn()) as ledger:
        noted = ledger.add([make("Last")]) and ledger.head().hash
        assert ledger.verify(head=noted).head_found
    shutil.copy(filled, path)
    with Ledger.open(path, linker=StandIn()) as ledger:
        assert ledger.verify().first is None
        assert ledger.verify(head=noted).head_found is False
