"""Export then import without edits gives no difference; any single edit gives exactly one decision."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.export.columns import BY_NAME, COLUMNS, Kind, Row
from counterclaim.export.importing import accept, compare
from counterclaim.export.rows import editable
from counterclaim.ledger import Ledger
from counterclaim.model.vocabulary import (
    CasualtyOutcome,
    Directness,
    EventType,
    OnRecord,
    Relation,
    ResponsibilityDegree,
    SpeakerNaming,
    SpeakerType,
    Stance,
)
from linking_stand_in import StandIn
from made_reports import ACCUSED, BLAMED, DENIED, Said, make
from made_sheets import rows_in, saved, written

CHOICES: dict[str, type[Any]] = {
    "event_type": EventType, "stance": Stance, "responsibility_degree": ResponsibilityDegree,
    "speaker_type": SpeakerType, "speaker_naming": SpeakerNaming, "on_record": OnRecord, "relation_to_actor": Relation,
    "directness": Directness, "outcome": CasualtyOutcome,
}
FREE = ("title", "place", "admin1", "admin2", "country", "speaker", "scope_place", "scope_date", "scope_weapon",
        "scope_force", "reason_given", "group")
ODD = st.text(st.sampled_from("ab ,;\"'=+-@\t\nتلé１"), min_size=1, max_size=12)
LINES = {"delimiter": st.sampled_from(",;\t"), "end": st.sampled_from(["\r\n", "\n"]),
         "coding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])}


@pytest.fixture(scope="module")
def kept() -> Any:
    """One ledger for all examples; nothing is decided in it for good."""
    with tempfile.TemporaryDirectory() as folder, Ledger.open(
            Path(folder) / "l.db", create=True, by="person Ana", linker=StandIn()) as ledger:
        witness = Said("=SUM(A1), a witness", ACCUSED.stance)
        ledger.add([make("Wire", said=[ACCUSED, DENIED, witness], killed=9),
                    make("-Daily", said=[BLAMED], external_id="+1")])
        yield ledger


def new_value(data: st.DataObject, name: str, old: str) -> str:
    """A value that the field takes and that differs from the one there."""
    column = BY_NAME[name]
    if name == "decision":
        options = st.sampled_from([one for one in ("accept", "reject", "unsure") if one != old])
    elif name in CHOICES:
        options = st.sampled_from([one.value for one in CHOICES[name] if one.value != old])
    elif column.kind is Kind.DATE:
        options = st.dates().map(str).filter(lambda one: one != old)
    elif column.kind is Kind.WHOLE:
        top = {"event_clarity": 2, "date_prec": 5, "where_prec": 7}.get(name, 999)
        options = st.integers(1, top).map(str).filter(lambda one: one != old)
    elif column.kind is Kind.NUMBER:
        options = st.integers(-80, 80).map(lambda n: str(abs(n) + 0.5)).filter(lambda one: one != old)
    elif name.endswith("actor_id"):
        options = st.sampled_from(["state:IL", "state:US", "hezbollah"])
    else:
        assert name in FREE, name
        options = ODD.filter(lambda one: one.strip() != "" and one.strip() != old)
    return data.draw(options)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.fixed_dictionaries(LINES), st.randoms(use_true_random=False))
def test_without_edits_there_is_no_difference(kept: Ledger, how: dict[str, str], order: random.Random) -> None:
    rows = rows_in(written(kept))
    columns = list(rows[0])
    order.shuffle(rows)
    order.shuffle(columns)
    found = compare(kept, saved(rows, columns, **how), source="x")
    assert (found.differences, found.told) == ([], [])


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_single_edit_is_exactly_one_decision(kept: Ledger, data: st.DataObject) -> None:
    rows = rows_in(written(kept, with_names=True))
    places = [(at, column.name) for at, row in enumerate(rows) for column in COLUMNS
              if editable(row["row"], column.name) is not None and column.name != "target_type"]
    at, name = data.draw(st.sampled_from(places))
    old = rows[at][name]
    new = new_value(data, name, old)
    rows[at][name] = "'" + new if new.startswith("'") else new
    found = compare(kept, saved(rows, **data.draw(st.fixed_dictionaries(LINES))), source="x")
    assert found.told == []
    one, = found.differences
    assert (one.item_id, one.column, one.line) == (rows[at]["item_id"], name, at + 2)
    seq, = accept(kept, found.differences)
    try:
        after = next(row for row in rows_in(written(kept, with_names=True))
                     if (row["row"], row["item_id"]) == (rows[at]["row"], rows[at]["item_id"]))
        shown = after[name].removeprefix("'")
        assert shown == new.strip() or BY_NAME[name].kind in (Kind.NUMBER, Kind.WHOLE)
        assert compare(kept, written(kept), source="x").differences == []
    finally:
        kept.undo(seq)


def test_every_row_that_can_be_decided_has_a_cell_for_it() -> None:
    for row in Row:
        fields = [column.fields[row] for column in COLUMNS if row in column.fields]
        assert bool(fields) is (row is not Row.ATTRIBUTION)
        assert all(row in column.rows for column in COLUMNS if row in column.fields)
