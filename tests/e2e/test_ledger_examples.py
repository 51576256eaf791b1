"""The bundled examples in a ledger: any order gives the same incidents, claims and codes."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterclaim.ledger import Account, Ledger, Piece
from counterclaim.ledger.bulk import read_given
from counterclaim.ledger.sources import Given, find
from linking_stand_in import StandIn, real

COALITION, ISRAEL, US = "coalition:anti-is", "state:IL", "state:US"


@pytest.fixture(scope="module")
def pieces(root: Path) -> list[Piece]:
    """The examples, read once."""
    found = []
    for item in find([str(root / "examples/reports.csv")]):
        assert isinstance(item, Given)
        piece = read_given(item)
        assert isinstance(piece, Piece), piece
        found.append(piece)
    assert len(found) == 12
    return found


def fill(where: Path, pieces: list[Piece]) -> Ledger:
    ledger = Ledger.open(where, create=True, linker=None if real() else StandIn())
    for piece in pieces:
        ledger.add([piece])
    return ledger


def seen(ledger: Ledger) -> set[frozenset[str]]:
    """Each incident as its reports, claims and codes."""
    found = set()
    for line in ledger.incidents():
        account = ledger.account(line.incident_id)
        rows = {f"{row.actor_id} {row.code} {row.flags}" for row in account.attribution}
        claims = {f"{one.claim.claim_id} {one.set_aside}" for one in account.claims}
        facts = {account.title, account.attribution_pattern.value, str(account.date), str(account.place), str(account.tolls)}
        found.add(frozenset(rows | claims | facts | {told.report_id for told in account.reports}))
    return found


def test_three_orders_give_the_same(tmp_path: Path, pieces: list[Piece]) -> None:
    shuffled = list(pieces)
    random.Random(5).shuffle(shuffled)
    stores = [fill(tmp_path / f"{n}.db", order) for n, order in enumerate((pieces, pieces[::-1], shuffled))]
    one, two, three = (seen(ledger) for ledger in stores)
    assert one == two == three
    assert all(ledger.verify().first is None for ledger in stores)


@pytest.fixture
def abu_kamal(tmp_path: Path, pieces: list[Piece]) -> tuple[Ledger, Account]:
    ledger = fill(tmp_path / "abu.db", pieces)
    state = next(p for p in pieces if p.report.outlet == "Example State News")
    home = next(link for link in ledger.report_links() if link.report_id == state.report.report_id).incident_id
    assert home is not None
    return ledger, ledger.account(home)


def test_the_timeline_changes_code_at_the_right_moments(abu_kamal: tuple[Ledger, Account]) -> None:
    ledger, account = abu_kamal
    codes: dict[str, list[str]] = {}
    for moment in ledger.timeline(account.account_id).moments:
        for change in moment.changes:
            codes.setdefault(change.actor_id, []).append(f"{moment.at:%d %H:%M} {change.after}")
    assert codes[COALITION] == ["17 23:10 attributed", "18 14:30 attributed_denied"]
    assert codes[ISRAEL] == ["18 14:30 attributed"]
    assert codes[US][0] == "18 14:30 attributed_disputed"
    assert codes[US][-1] == "18 16:00 attributed_denied"


def test_the_first_morning(abu_kamal: tuple[Ledger, Account]) -> None:
    ledger, account = abu_kamal
    morning = ledger.account(account.account_id, as_of=datetime(2018, 6, 18, 6, 0, tzinfo=UTC))
    named = {row.actor_id for row in morning.attribution}
    assert COALITION in named
    assert not named & {ISRAEL, US}
    assert [told.outlet for told in morning.reports] == ["Example State News"]


def test_the_first_morning_names_only_the_coalition(abu_kamal: tuple[Ledger, Account]) -> None:
    ledger, account = abu_kamal
    morning = ledger.account(account.account_id, as_of=datetime(2018, 6, 18, 6, 0, tzinfo=UTC))
    assert {row.actor_id for row in morning.attribution} == {COALITION}


@pytest.mark.skipif(not real(), reason="needs counterclaim.ledger.linking")
def test_every_outlet_s_position_is_in_the_account(abu_kamal: tuple[Ledger, Account]) -> None:
    _, account = abu_kamal
    assert {told.outlet for told in account.reports} == {
        "Example State News", "Example Wire", "Example Mobilization Media", "Example Tabloid", "Example Daily",
        "Example Monitor"}
