"""An edited table back: edits are decisions, what a spreadsheet does is not, and nothing is dropped unsaid."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from counterclaim.export.importing import Found, accept, compare
from counterclaim.ledger import Ledger
from counterclaim.model import InputError, LedgerError
from linking_stand_in import StandIn
from made_reports import ACCUSED, make
from made_sheets import Table, rows_in, saved, written

DATES = ("date_start", "date_end", "published")


def found_in(ledger: Ledger, rows: Table, **how: Any) -> Found:
    return compare(ledger, saved(rows, **how), source="edited.csv")


def row(rows: Table, kind: str, **fits: str) -> dict[str, str]:
    return next(one for one in rows if one["row"] == kind and all(one[n] == v for n, v in fits.items()))


def quiet(found: Found) -> bool:
    return not found.differences and not found.told


def test_an_export_that_nobody_touched_has_no_differences(ledger: Ledger) -> None:
    found = compare(ledger, written(ledger), source="x.csv")
    assert quiet(found)
    assert found.rows == 13
    assert (found.foreign, found.left_out) == ((), ())


def european(rows: Table) -> None:
    for one in rows:
        for name in DATES:
            if one[name]:
                day = date.fromisoformat(one[name][:10])
                one[name] = f"{day:%d/%m/%Y}"
        for name in ("lat", "lon"):
            one[name] = one[name].replace(".", ",")


def american(rows: Table) -> None:
    for one in rows:
        for name in DATES:
            if one[name]:
                day = date.fromisoformat(one[name][:10])
                one[name] = f"{day.month}/{day.day}/{day:%y}"
        one["no_claim_reported"] = one["no_claim_reported"].upper()


def floats(rows: Table) -> None:
    for one in rows:
        for name in ("date_prec", "where_prec", "count_min", "span_start", "voices_for"):
            one[name] += ".0" if one[name] else ""


@pytest.mark.parametrize("mangle", [european, american, floats, Table.reverse])
@pytest.mark.parametrize("how", [
    {}, {"delimiter": ";", "end": "\n", "coding": "utf-8"}, {"delimiter": "\t", "coding": "utf-16"},
])
def test_what_a_spreadsheet_does_is_no_edit(ledger: Ledger, mangle: Any, how: dict[str, str]) -> None:
    rows = rows_in(written(ledger))
    mangle(rows)
    assert quiet(found_in(ledger, rows, **how))


def test_columns_in_another_order_trailing_ones_and_a_sep_line_are_no_edits(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    columns = sorted(rows[0], reverse=True)
    raw = saved(rows, columns, delimiter=";", end="\n", coding="utf-8").decode()
    padded = "sep=;\n" + raw.replace("\n", ";;;\n") + ";;;\n"
    assert quiet(compare(ledger, padded.encode(), source="x.csv"))


def test_an_edit_is_one_decision_with_its_reason(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    claim = row(rows, "claim", stance="denies")
    claim["stance"], claim["reason"] = "declines_to_comment", "a refusal, no denial"
    found = found_in(ledger, rows)
    one, = found.differences
    assert (one.verdict, one.field, one.before, one.value) == ("edit", "stance", "denies", "declines_to_comment")
    assert one.reason == "a refusal, no denial (imported from edited.csv)"
    assert found.told == []
    seq, = accept(ledger, found.differences)
    entry = ledger.entries(decisions=True)[-1]
    assert (entry.seq, entry.by, entry.subject) == (seq, "person Ana", claim["item_id"])
    again = row(rows_in(written(ledger)), "claim", item_id=claim["item_id"])
    assert (again["stance"], again["machine"]) == ("declines_to_comment", 'stance="denies"')
    assert quiet(found_in(ledger, rows_in(written(ledger))))
    assert ledger.verify().first is None


def test_a_file_brought_in_twice_decides_once(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    row(rows, "toll")["count_min"] = "7"
    accept(ledger, found_in(ledger, rows).differences)
    assert quiet(found_in(ledger, rows))


def test_a_value_that_changed_meanwhile_is_a_conflict(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    claim = row(rows, "claim", stance="denies")
    ledger.decide("edit", claim["item_id"], field="stance", value="no_information")
    claim["stance"] = "declines_to_comment"
    found = found_in(ledger, rows)
    assert found.differences == []
    told, = found.told
    assert (told.kind, told.before, told.found, told.now) == (
        "conflict", "denies", "declines_to_comment", "no_information")
    assert found.hindered == [told]


def test_a_cell_that_nobody_edited_does_not_undo_what_was_decided_since(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    ledger.decide("edit", row(rows, "claim", stance="denies")["item_id"], field="stance", value="no_information")
    row(rows, "toll")["group"] = "guards"
    assert [one.field for one in found_in(ledger, rows).differences] == ["group"]


def test_an_incident_may_be_accepted_with_its_edits_and_not_once_it_has_changed(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    incident = row(rows, "incident", killed_low="9")
    incident["decision"] = "accept"
    row(rows, "claim", stance="denies")["directness"] = "direct_quote"
    found = found_in(ledger, rows)
    assert [one.verdict for one in found.differences] == ["edit", "accept"]
    stale = [one.model_copy() for one in found.differences]
    accept(ledger, stale)
    assert ledger.account(incident["item_id"]).provisional is False

    rows = rows_in(written(ledger))
    other = row(rows, "incident", killed_low="")
    other["decision"] = "accept"
    ledger.add([make("Late", day=date(2020, 3, 5), place="Tall", said=[ACCUSED])])
    told, = found_in(ledger, rows).told
    assert (told.kind, told.message) == ("conflict", "what is accepted here has changed since the export")


def test_decisions_on_whole_items(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    row(rows, "toll")["decision"] = "Reject"
    row(rows, "claim", stance="accuses")["decision"] = "unsure"
    row(rows, "report", outlet="Post")["decision"] = "perhaps"
    found = found_in(ledger, rows)
    assert {one.verdict for one in found.differences} == {"reject", "unsure"}
    assert [one.kind for one in found.told] == ["unclear"]
    accept(ledger, found.differences)
    rows = rows_in(written(ledger))
    assert row(rows, "toll")["decision"] == "reject"
    row(rows, "toll")["decision"] = ""
    told, = found_in(ledger, rows).told
    assert "undo" in told.message


@pytest.mark.parametrize(("kind", "column", "new"), [
    ("claim", "quotation", "other words"), ("claim", "about_actor", "Israel"), ("incident", "place", "Harim"),
    ("attribution", "code", "self_claimed"), ("attribution", "about_actor_id", "state:IL"), ("toll", "as_written", "nine"),
    ("report", "headline", "Other"), ("incident", "attribution_pattern", "contested"), ("claim", "review", "reviewed"),
])  # fmt: skip
def test_an_edit_where_nobody_decides_is_told(ledger: Ledger, kind: str, column: str, new: str) -> None:
    rows = rows_in(written(ledger))
    one = row(rows, kind)
    assert one[column] != new
    one[column] = new
    found = found_in(ledger, rows)
    assert [(told.kind, told.column, told.found) for told in found.told] == [("read_only", column, new)]
    assert found.differences == []
    assert found.hindered


@pytest.mark.parametrize(("kind", "column", "new", "said"), [
    ("claim", "stance", "shouts", "no value for stance"), ("claim", "about_actor_id", "state:XX9", "No actor"),
    ("toll", "count_min", "nine", "no whole number"), ("toll", "count_min", "-3", "no value for count_min"),
    ("report", "lat", "123", "no value for"), ("claim", "stance", "", "no value for stance"),
    ("report", "target_type", "market", "no field"), ("incident", "date_start", "spring", "no day"),
    ("incident", "event_type", "quarrel", "no value for event_type"),
    ("incident", "title", "[name withheld] hit", "--with-names"),
])  # fmt: skip
def test_a_value_that_the_ledger_would_refuse_is_told_and_nothing_else_suffers(
        ledger: Ledger, kind: str, column: str, new: str, said: str) -> None:
    rows = rows_in(written(ledger))
    row(rows, kind)[column] = new
    row(rows, "toll")["group"] = "guards"
    found = found_in(ledger, rows)
    told, = found.told
    assert told.kind == "unclear"
    assert said in told.message
    assert [one.field for one in found.differences] == ["group"]


def test_a_name_that_was_withheld_is_not_changed_unseen(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    row(rows, "claim", stance="accuses")["speaker"] = "Radio Sudlands"
    told, = found_in(ledger, rows).told
    assert (told.before, told.kind) == ("a speaker named in the report", "unclear")
    rows = rows_in(written(ledger, with_names=True))
    assert row(rows, "claim", stance="accuses")["speaker"] == "Radio Sudland"
    row(rows, "claim", stance="accuses")["speaker"] = "Radio Sudlands"
    assert [one.value for one in found_in(ledger, rows).differences] == ["Radio Sudlands"]


def test_a_deleted_row_rejects_nothing_and_is_listed(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    gone = row(rows, "claim", stance="denies")
    rows.remove(gone)
    found = found_in(ledger, rows)
    told, = found.told
    assert (told.kind, told.item_id) == ("row_missing", gone["item_id"])
    assert (found.differences, found.hindered) == ([], [])


def test_rows_chosen_on_export_are_not_missed(ledger: Ledger) -> None:
    rows = rows_in(written(ledger, rows="claim,toll"))
    assert {one["row"] for one in rows} == {"claim", "toll"}
    assert quiet(found_in(ledger, rows))


def test_odd_rows_are_told(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    claim = row(rows, "claim")
    rows.append({**claim})
    assert quiet(found_in(ledger, rows))
    rows.append({**claim, "stance": "suspects"})
    rows.append({**claim, "item_id": "c-0"})
    row(rows, "toll")["reason"] = "no change"
    assert sorted(told.kind for told in found_in(ledger, rows).told) == ["reason_alone", "unclear", "unknown_row"]


def test_columns_left_out_or_added_are_named(ledger: Ledger) -> None:
    rows = [{**one, "my notes": "!"} for one in rows_in(written(ledger))]
    columns = [name for name in rows[0] if name not in ("title", "reason")]
    found = found_in(ledger, rows, columns=columns)
    assert quiet(found)
    assert (found.foreign, found.left_out) == (("my notes",), ("reason", "title"))


def test_an_item_that_left_its_incident_is_told(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    claim = row(rows, "claim", stance="accuses")
    ledger.split(claim["account_id"], [claim["report_id"]])
    claim["stance"] = "suspects"
    told, = found_in(ledger, rows).told
    assert told.kind == "gone"


def test_merged_incidents_still_take_edits(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    ids = sorted({one["account_id"] for one in rows})
    ledger.merge(*ids)
    for one in rows:
        if one["row"] == "claim":
            one["directness"] = "second_hand"
    found = found_in(ledger, rows)
    assert len(found.differences) == 4
    assert found.told == []


@pytest.mark.parametrize(("raw", "code"), [
    (b"", "not_an_export"), (b"a,b\r\n1,2\r\n", "not_an_export"), ("row,é\r\n".encode("latin-1"), "input_encoding"),
    (b"row,row,account_id,item_id,export\r\n", "not_an_export"),
    (b"row,account_id,item_id,export\r\nclaim,acc-1,c-1,none\r\n", "no_ledger_export"),
    (b"row,account_id,item_id,export\r\nclaim,acc-1,c-1,e5\r\n", "not_an_export"),
    (b'row,account_id,item_id,export\r\n"claim"x,acc-1,c-1,e5\r\n', "input_not_csv"),
])  # fmt: skip
def test_a_file_that_is_no_export_is_refused(ledger: Ledger, raw: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        compare(ledger, raw, source="x")
    assert error.value.code == code


def test_a_file_of_another_ledger_is_refused(ledger: Ledger, tmp_path: Any) -> None:
    with Ledger.open(tmp_path / "other.db", create=True, linker=StandIn()) as other:
        other.add([make("Wire", said=[ACCUSED])])
        with pytest.raises(LedgerError) as error:
            compare(other, written(ledger), source="x")
    assert error.value.code == "other_history"


def test_what_is_refused_in_the_end_leaves_nothing_behind(ledger: Ledger) -> None:
    rows = rows_in(written(ledger))
    row(rows, "toll")["group"] = "guards"
    row(rows, "claim", stance="denies")["stance"] = "suspects"
    found = found_in(ledger, rows).differences
    found.sort(key=lambda one: str(one.field))
    assert [one.field for one in found] == ["group", "stance"]
    broken = [found[0], found[1].model_copy(update={"value": "shouts"})]
    before = ledger.head()
    with pytest.raises(InputError):
        accept(ledger, broken)
    assert ledger.head() == before


def test_each_kind_of_store_exports_and_takes_edits_back(where: str) -> None:
    with Ledger.open(where, create=True, by="person Ana", linker=StandIn()) as ledger:
        ledger.add([make("Wire", said=[ACCUSED], killed=9)])
        rows = rows_in(written(ledger))
        assert quiet(found_in(ledger, rows))
        ledger.decide("edit", row(rows, "toll")["item_id"], field="count_max", value=12)
        row(rows, "toll")["count_min"] = "7"
        found = found_in(ledger, rows)
        assert (len(found.differences), found.told) == (1, [])
        accept(ledger, found.differences)
        after = row(rows_in(written(ledger)), "toll")
        assert (after["count_min"], after["count_max"]) == ("7", "12")
