"""Histories from files: known by their columns, read as streams, a bad row costing that row only."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

import pytest

from counterclaim.geo.gazetteer import open_gazetteer
from counterclaim.knowledge.actors import registry
from counterclaim.model import InputError, Note
from counterclaim.model.vocabulary import Code, EventType, TargetType
from counterclaim.pattern.comparison import History
from counterclaim.pattern.files import FileReader, HistoryFile
from counterclaim.pattern.record import Record
from made_histories import ACLED, OLD_ACLED, UCDP, acled, ucdp, written

ISRAEL = "state:IL"


def read(path: Path, content: str | bytes | None = None, *, actor: str = ISRAEL, columns: dict[str, str] | None = None,
         kind: object = None) -> tuple[History, list[Record], list[Note]]:
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    reader = FileReader(frozenset({actor}), registry(), open_gazetteer())
    return reader.read(HistoryFile(path, kind, columns or {}), "h1")  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.csv"


def test_a_row_of_ucdp(path: Path) -> None:
    history, (record,), notes = read(path, written(UCDP, [ucdp(7), ucdp(8, side_a="IS", side_b="SDF")]))
    assert (history.kind, history.rows, history.used, history.failed) == ("ucdp", 2, 1, 0)
    assert (history.first, history.last) == (date(2018, 5, 1), date(2018, 5, 1))
    assert record.record_id == "ucdp:7"
    assert (record.date_start, record.date_prec, record.where_prec, record.uncertainty_km) == (date(2018, 5, 1), 1, 1, 5)
    assert (record.lat, record.lon, record.country) == (34.73, 36.71, "SY")
    assert (record.admin1.as_written, record.admin1.name, record.admin1.method) == ("Homs Governorate", "Homs", "name")
    assert [(a.actor_id, a.as_written, a.code) for a in record.actors] == [
        ("state:IL", "Government of Israel", None), ("state:SY", "Government of Syria", None)
    ]
    assert record.event_types == record.target_types == ()
    assert notes == []


def test_ucdp_with_a_time_after_the_day_and_no_country_column(path: Path) -> None:
    row = ucdp(1, date_start="2018-05-01 00:00:00.000", date_end="2018-05-03 00:00:00.000", date_prec=2)
    _, (record,), _ = read(path, written([c for c in UCDP if c != "country"], [{k: v for k, v in row.items() if k != "country"}]))
    assert (record.date_start, record.date_end, record.date_prec) == (date(2018, 5, 1), date(2018, 5, 3), 2)
    assert record.country == "SY"


def test_a_country_centre_is_in_no_province(path: Path) -> None:
    row = ucdp(1, where_prec=6, latitude=35.0, longitude=38.0, adm_1="", where_coordinates="Syria")
    _, (record,), _ = read(path, written(UCDP, [row]))
    assert record.admin1.name is None
    assert not record.measurable


def test_a_row_of_acled(path: Path) -> None:
    history, (record,), _ = read(path, written(ACLED, [acled(1), acled(2, actor1="Unidentified Armed Group (Syria)", actor2="Civilians (Syria)")]))
    assert (history.kind, history.rows, history.used) == ("acled", 2, 1)
    assert record.record_id == "acled:SYR1"
    assert record.event_types == (EventType.AIR_STRIKE, EventType.DRONE_STRIKE)
    assert record.admin1.name == "Homs"
    assert {n.name: n.why for n in history.unmatched} == {
        "Civilians (Syria)": "no_single_actor", "Unidentified Armed Group (Syria)": "no_single_actor"
    }


def test_acled_as_it_was_before_2023_and_with_semicolons(path: Path) -> None:
    rows = [{**acled(1, day="2018-05-01"), "data_id": 99, "iso3": "SYR"}]
    for divider in (",", ";", "\t"):
        history, (record,), _ = read(path, written(OLD_ACLED, rows, divider))
        assert history.kind == "acled"
        assert record.date_start == date(2018, 5, 1)
        assert record.record_id == "acled:SYR1"


def test_acled_days_that_stand_for_a_week_or_a_month(path: Path) -> None:
    _, records, _ = read(path, written(ACLED, [acled(1, day="16 May 2018", time_precision=2), acled(2, day="15 May 2018", time_precision=3)]))
    spans = [(r.date_start, r.date_end, r.date_prec) for r in records]
    assert spans == [(date(2018, 5, 13), date(2018, 5, 19), 3), (date(2018, 5, 1), date(2018, 5, 31), 4)]


def test_acled_precision_of_place(path: Path) -> None:
    _, records, _ = read(path, written(ACLED, [acled(n, geo_precision=n) for n in (1, 2, 3)]))
    assert [(r.where_prec, r.uncertainty_km) for r in records] == [(1, 5), (3, 40), (4, 120)]


def test_a_plain_table_with_a_map(path: Path) -> None:
    content = "Nr,Day,Group,Y,X,Standing,What,On\n1,17 Jun 2017,IDF,33.5,36.3,self_claimed,air_strike,militia\n2,2017-07-01,Israel,33.6,36.3,,,\n"
    columns = {"id": "Nr", "date": "Day", "actor": "Group", "lat": "Y", "lon": "X", "status": "Standing", "event_type": "What", "target_type": "On"}
    history, records, _ = read(path, content, columns=columns)
    assert (history.kind, history.rows, history.used) == ("table", 2, 2)
    one, two = records
    assert (one.record_id, one.actors[0].actor_id, one.actors[0].code) == ("h1:1", ISRAEL, Code.SELF_CLAIMED)
    assert (one.event_types, one.target_types) == ((EventType.AIR_STRIKE,), (TargetType.MILITIA,))
    assert (one.where_prec, one.uncertainty_km) == (2, 25)
    assert two.actors[0].code is None
    assert (two.event_types, two.target_types) == ((), ())


def test_a_plain_table_by_its_own_words(path: Path) -> None:
    history, records, notes = read(path, "date,actor,uncertainty_km,lat,lon,event_type\n2018-01-01,Israel,3,33,36,bombardment\n")
    assert history.kind == "table"
    assert records[0].record_id == "h1:2"
    assert records[0].uncertainty_km == 3
    assert [n.code for n in notes] == ["history_words"]


@pytest.mark.parametrize(("values", "said"), [
    ({"date_start": "01/05/2018"}, "no day like"),
    ({"date_start": ""}, "no date_start"),
    ({"date_end": "2018-04-01"}, "before it starts"),
    ({"latitude": "abc"}, "no number"),
    ({"latitude": "91"}, "not from -90 to 90"),
    ({"longitude": ""}, "one coordinate only"),
    ({"where_prec": "8"}, "not from 1 to 7"),
    ({"where_prec": "1.5"}, "no whole number"),
    ({"latitude": "nan"}, "not from"),
    ({"id": ""}, "no id"),
])
def test_a_bad_row_costs_that_row(path: Path, values: dict[str, str], said: str) -> None:
    history, records, _ = read(path, written(UCDP, [ucdp(1), ucdp(2, **values), ucdp(3)]))
    assert [r.record_id for r in records] == ["ucdp:1", "ucdp:3"]
    assert (history.rows, history.failed) == (3, 1)
    (error,) = history.errors
    assert error.line == 3
    assert error.code == "history_bad_row"
    assert said in error.message


def test_a_row_with_too_few_cells_and_an_open_quotation(path: Path) -> None:
    good = written(UCDP, [ucdp(1), ucdp(2)])
    history, records, _ = read(path, good + "3,2018\n")
    assert len(records) == 2
    assert [(e.line, e.message) for e in history.errors] == [(4, "The row has 2 cells, and the header 17.")]
    history, records, _ = read(path, good + '4,"2018' + "\n" * 3)
    assert len(records) == 2
    assert history.failed == 1


def test_only_the_first_hundred_errors_are_kept_and_all_counted(path: Path) -> None:
    history, _, _ = read(path, written(UCDP, [ucdp(n, latitude="x") for n in range(150)]))
    assert (history.failed, len(history.errors)) == (150, 100)


def test_an_id_twice_is_told(path: Path) -> None:
    history, records, _ = read(path, written(UCDP, [ucdp(1), ucdp(1)]))
    assert (history.repeated, len(records)) == (1, 2)


def test_packed_files(path: Path, tmp_path: Path) -> None:
    content = written(UCDP, [ucdp(1)])
    plain, _, _ = read(path, content)
    packed, records, _ = read(tmp_path / "x.bin", gzip.compress(content.encode()))
    assert len(records) == 1
    assert packed.sha256 != plain.sha256
    box = tmp_path / "ged.zip"
    with zipfile.ZipFile(box, "w") as out:
        out.writestr("ged.csv", content)
        out.writestr("readme.txt", "x")
    assert len(read(box)[1]) == 1
    with zipfile.ZipFile(box, "w") as out:
        out.writestr("a.csv", content)
        out.writestr("b.csv", content)
    with pytest.raises(InputError) as error:
        read(box)
    assert error.value.code == "history_not_csv"


@pytest.mark.parametrize(("content", "code"), [
    (b"", "history_empty"),
    (b"  \n", "history_empty"),
    (b"just one line of words\nand another\n", "history_not_csv"),
    (b"\x00\x01\x02,\x00\n", "history_not_csv"),
    (b"\x1f\x8bnot gzip at all", "history_not_csv"),
    (b"PK\x03\x04 nor a zip", "history_not_csv"),
    (b"a,b,c\n1,2,3\n", "history_no_column"),
])
def test_what_is_no_history(path: Path, content: bytes, code: str) -> None:
    with pytest.raises(InputError) as error:
        read(path, content)
    assert error.value.code == code
    assert error.value.hint


def test_a_missing_file(path: Path) -> None:
    with pytest.raises(InputError) as error:
        read(path)
    assert error.value.code == "history_not_found"


@pytest.mark.parametrize("column", ["id", "latitude", "date_start", "date_end"])
def test_a_column_that_ucdp_needs(path: Path, column: str) -> None:
    rows = [{k: v for k, v in ucdp(1).items() if k != column}]
    with pytest.raises(InputError) as error:
        read(path, written([c for c in UCDP if c != column], rows))
    assert error.value.code == "history_no_column"
    assert repr(column) in error.value.message
    assert "UCDP" in error.value.message


def test_a_column_of_the_map_that_is_not_there(path: Path) -> None:
    with pytest.raises(InputError) as error:
        read(path, "a,b\n1,2\n", columns={"date": "Day", "actor": "a"})
    assert error.value.code == "no_such_column"
    assert "a, b" in error.value.hint


def test_the_kind_may_be_said(path: Path) -> None:
    with pytest.raises(InputError) as error:
        read(path, "date,actor\n2018-01-01,Israel\n", kind="acled")
    assert error.value.code == "history_no_column"


def test_a_header_and_no_row_is_a_history_without_rows(path: Path) -> None:
    history, records, _ = read(path, written(UCDP, []))
    assert (history.rows, records, history.first) == (0, [], None)


def test_a_status_that_is_no_code(path: Path) -> None:
    history, records, _ = read(path, "date,actor,status\n2018-01-01,Israel,claimed\n2018-01-02,Israel,self_claimed\n")
    assert len(records) == 1
    assert "self_claimed" in history.errors[0].message


def test_bytes_that_are_not_utf8_are_told(path: Path) -> None:
    content = written(UCDP, [ucdp(1), ucdp(2, side_b="Jos\xe9")]).encode("latin-1")
    _, records, notes = read(path, content)
    assert len(records) == 2
    assert [n.code for n in notes] == ["history_encoding"]


def test_a_byte_order_mark(path: Path) -> None:
    assert len(read(path, b"\xef\xbb\xbf" + written(UCDP, [ucdp(1)]).encode())[1]) == 1


def test_several_actors_in_one_cell(path: Path) -> None:
    row = ucdp(1, side_a="Ahrar al-Sham, HTS, Southern Front", side_b="Syrian insurgents")
    history, (record,), _ = read(path, written(UCDP, [row]), actor="hayat-tahrir-al-sham")
    assert {a.as_written for a in record.actors} == {"Ahrar al-Sham", "HTS", "Southern Front"}
    assert [(n.name, n.rows, n.why) for n in history.unmatched] == [("Syrian insurgents", 1, "no_single_actor")]


def test_a_map_is_for_the_files_that_it_fits(path: Path) -> None:
    """One map goes along with several files: UCDP's is known by its own columns."""
    history, records, _ = read(path, written(UCDP, [ucdp(1)]), columns={"date": "Day", "actor": "Group"})
    assert (history.kind, len(records)) == ("ucdp", 1)
    history, records, _ = read(path, written(UCDP, [ucdp(1)]), columns={"date": "date_start", "actor": "side_b"}, actor="state:SY")
    assert (history.kind, len(records)) == ("table", 1)
