"""A GeoNames dump beside the gazetteer: what is taken, what is refused, and that it stays."""

import shutil
import sqlite3
import zipfile
from pathlib import Path

import pytest

import made_dump as made
from counterclaim.geo.dump_build import load_dumps
from counterclaim.geo.gazetteer import Gazetteer, ensure
from counterclaim.geo.store import CACHE_SETTING, DUMP_NAME, drop_dump, info
from counterclaim.knowledge.features import features
from counterclaim.model import InputError, SetupError
from counterclaim.reading.places import find_places
from counterclaim.text.language import parse


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The built gazetteer, in a folder of its own."""
    path = tmp_path / "cache" / "gazetteer.sqlite"
    path.parent.mkdir()
    shutil.copy(ensure(), path)
    monkeypatch.setenv(CACHE_SETTING, str(path.parent))
    return path


def test_places_of_a_dump_are_found(base: Path, tmp_path: Path) -> None:
    done = load_dumps(base, [made.written(tmp_path, made.lines())])
    assert (done.lines, done.malformed) == (107, {})
    book = Gazetteer(base)
    here, there = (e for e in book.lookup("Zzamburin"))
    assert (here.country, here.admin1, here.geonames_id) == ("SY", "Idlib", 90_000_200)
    assert there.country == "PE"
    assert [e.kind for e in book.lookup("Zzfort Air Base")] == ["base"]
    assert [(e.kind, e.radius_km) for e in book.lookup("Zzdistrict")] == [("adm2", 20.0)]
    assert [e.key for e in book.lookup("Zzamboureen")] == [here.key]
    for left_out in ("Zzschool", "Zzland", "zzamburyn"):
        assert [e for e in book.lookup(left_out) if e.name == left_out] == []


def test_what_the_gazetteer_has_is_not_loaded_again(base: Path, tmp_path: Path) -> None:
    before = Gazetteer(base).lookup("Damascus")
    load_dumps(base, [made.written(tmp_path, made.lines())])
    assert Gazetteer(base).lookup("Damascus") == before


def test_a_reading_uses_it(base: Path, tmp_path: Path) -> None:
    doc = parse("Shells hit the village of Zzamburin in Idlib province in Syria, residents said.")
    before = next(m for m in find_places(doc, Gazetteer(base)) if m.as_written == "Zzamburin")
    load_dumps(base, [made.written(tmp_path, made.lines())])
    after = next(m for m in find_places(doc, Gazetteer(base)) if m.as_written == "Zzamburin")
    assert before.place.geonames_id is None
    assert (after.place.geonames_id, after.place.where_prec) == (90_000_200, 1)


@pytest.mark.parametrize("pack", [made.written, made.zipped])
def test_text_and_zip_give_the_same(base: Path, tmp_path: Path, pack: object) -> None:
    done = load_dumps(base, [pack(tmp_path, made.lines())])  # type: ignore[operator]
    assert done.places == 104
    assert done.sources[0]["sha256"] == load_dumps(base, [made.written(tmp_path, made.lines())]).sources[0]["sha256"]


def test_only_the_countries_asked_for(base: Path, tmp_path: Path) -> None:
    done = load_dumps(base, [made.written(tmp_path, made.lines())], countries=["PE"])
    assert done.places == 1
    assert info(base)[1]["only_countries"] == ["PE"]


def test_alternate_names_add_and_rename(base: Path, tmp_path: Path) -> None:
    other = made.written(tmp_path, made.alternates(), "alternateNamesV2.txt")
    done = load_dumps(base, [made.written(tmp_path, made.lines())], alternates=other)
    (entry,) = Gazetteer(base).lookup("Zambooreen Town")
    assert (entry.name, entry.geonames_id) == ("Zambooreen Town", 90_000_200)
    assert done.sources[1]["kept"] == 1


def test_malformed_lines_are_counted_and_the_rest_is_read(base: Path, tmp_path: Path) -> None:
    rows = made.lines()
    rows[3] = "half a line\twith two columns"
    rows[5] = made.line(90_000_900, "Zzfar", lat="95")
    rows[7] = made.line(90_000_901, "Zznan", lat="north")
    path = made.written(tmp_path, rows)
    path.write_bytes(path.read_bytes().replace(b"Zzvillageba", b"Zz\xff\xfe"))
    done = load_dumps(base, [path])
    assert done.malformed == {
        "not 19 columns": 1, "the latitude is out of range": 1, "the latitude is no number": 1, "not UTF-8": 1,
    }
    assert done.where == ["SY.txt:4", "SY.txt:6", "SY.txt:8", "SY.txt:11"]
    assert done.places == 100


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("name,lat,lon\nHoms,34.7,36.7\n", "geonames_unreadable"),
        ("\n".join(made.alternates()) + "\n", "geonames_unreadable"),
        ("x" * 600_000, "geonames_unreadable"),
        ("", "geonames_empty"),
        ("PK\x03\x04 cut short", "geonames_unreadable"),
    ],
)
def test_a_wrong_file_is_told_and_changes_nothing(base: Path, tmp_path: Path, content: str, code: str) -> None:
    load_dumps(base, [made.written(tmp_path, made.lines())])
    before = base.with_name(DUMP_NAME).read_bytes()
    wrong = tmp_path / "wrong.txt"
    wrong.write_text(content)
    with pytest.raises(InputError) as caught:
        load_dumps(base, [wrong])
    assert caught.value.code == code
    assert caught.value.hint
    assert base.with_name(DUMP_NAME).read_bytes() == before
    assert sorted(p.name for p in base.parent.iterdir()) == ["gazetteer.sqlite", DUMP_NAME]


def test_a_missing_file_and_a_zip_of_two_tables(base: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        load_dumps(base, [tmp_path / "nothing.txt"])
    assert caught.value.code == "input_not_found"
    both = made.zipped(tmp_path, made.lines())
    with zipfile.ZipFile(both, "a") as archive:
        archive.writestr("IQ.txt", "more")
    with pytest.raises(InputError) as caught:
        load_dumps(base, [both])
    assert caught.value.code == "geonames_unreadable"


def test_a_dump_outlives_a_new_gazetteer_but_not_new_keys(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shutil.copy(base, tmp_path / "whole.sqlite")
    load_dumps(base, [made.written(tmp_path, made.lines())])
    with sqlite3.connect(base) as db:  # of another edition of our tables
        db.execute("UPDATE meta SET value = 'old' WHERE key = 'version'")
    db.close()
    monkeypatch.setattr("counterclaim.geo.store.build", lambda path: shutil.copy(whole, path))
    assert Gazetteer(ensure()).lookup("Zzamburin")
    with sqlite3.connect(base.with_name(DUMP_NAME)) as db:
        db.execute("UPDATE meta SET value = 'old' WHERE key = 'version'")
    db.close()
    with pytest.raises(SetupError) as caught:
        Gazetteer(base)
    assert caught.value.code == "geonames_outdated"
    assert drop_dump(base)
    assert not drop_dump(base)
    assert Gazetteer(base).lookup("Zzamburin") == ()


def test_the_feature_table_is_sound() -> None:
    table = features()
    points = {"city", "neighbourhood", "camp", "base", "airport", "facility", "crossing", "country"}
    areas = {"adm1", "adm2", "region", "mountain", "water"}
    assert {f.kind for f in table.values()} <= points | areas
    assert [k for k, f in table.items() if (f.radius_km is None) != (f.kind in points)] == []
