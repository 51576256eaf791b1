"""What is taken in, what is refused, and with which code."""

from __future__ import annotations

import io
import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from counterclaim.ingest import (
    MAX_TEXT_BYTES,
    LineError,
    from_bytes,
    from_path,
    from_stdin,
    from_text,
    iter_jsonl,
    notes_on,
    read_lines,
    require_english,
    take_bytes,
)
from counterclaim.model import InputError, Report

TEXT = "“Nobody warned us,” a baker in Marhaba said after the shells had hit the market on Monday."


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "input_empty"),
        (b" \n\t\r\n", "input_empty"),
        (b"\xef\xbb\xbf", "input_empty"),
        (b"%PDF-1.7 stream", "input_binary"),
        (b"PK\x03\x04 word/document.xml", "input_binary"),
        (b"shells hit\x00the market", "input_binary"),
        (bytes(range(1, 32)) * 20, "input_binary"),
        (b"\xff\xfea", "input_encoding"),
        (bytes(range(128, 256)) * 8, "input_encoding"),
        (b"<!-- x --> <!DOCTYPE html><html><p>Shells hit", "page_no_text"),
        (b"<div><p>Shells</p><p>hit</p><p>a</p><p>market</p></div>", "page_no_text"),
        (b"a" * (MAX_TEXT_BYTES + 1), "input_too_large"),
    ],
)
def test_refused_with_code_and_hint(raw: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        from_bytes(raw)
    assert caught.value.code == code
    assert caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_dropped(encoding: str) -> None:
    taken = take_bytes(TEXT.encode(encoding))
    assert taken.report.text == TEXT
    assert "encoding_taken" not in [note.code for note in taken.notes]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TEXT, "cp1252"),
        (TEXT, "utf-16-le"),
        ("انفجرت سيارة مفخخة في سوق المدينة يوم الاثنين وقتل تسعة أشخاص على الأقل", "cp1256"),
        ("Взрыв на рынке города произошёл в понедельник, погибли девять человек", "cp1251"),
    ],
)
def test_a_legacy_encoding_is_taken_and_named(text: str, encoding: str) -> None:
    taken = take_bytes(text.encode(encoding))
    assert taken.report.text == text
    note = next(note for note in taken.notes if note.code == "encoding_taken")
    assert encoding in note.message


def test_characters_stay_as_decoded_but_line_ends() -> None:
    text = "Cafe\u0301 in Selma\r\nre\u0301sume\u0301\rﬁn\u2028x"
    assert from_text(text).text == "Cafe\u0301 in Selma\nre\u0301sume\u0301\nﬁn\u2028x"


def test_hashes_and_ids() -> None:
    raw = b"Shells hit\r\na market"
    report = from_bytes(raw, outlet="The Paper")
    assert report.raw_sha256 == sha256(raw).hexdigest()
    assert report.text_sha256 == sha256(b"Shells hit\na market").hexdigest()
    assert report.report_id == from_bytes(b"Shells hit\na market", outlet=" The Paper ").report_id
    assert report.report_id != from_bytes(raw, outlet="Another Paper").report_id
    assert report.report_id == from_bytes(raw, outlet="The Paper", published="2018-06-18").report_id


def test_half_a_surrogate_pair() -> None:
    with pytest.raises(InputError) as caught:
        from_text("shells \ud800 hit")
    assert caught.value.code == "input_encoding"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("2018-06-18", date(2018, 6, 18)),
        (date(2018, 6, 18), date(2018, 6, 18)),
        ("2018-06-18T12:00Z", datetime(2018, 6, 18, 12, tzinfo=UTC)),
        (" 2018-06-18 12:00:30+00:00 ", datetime(2018, 6, 18, 12, 0, 30, tzinfo=UTC)),
        ("", None),
        (None, None),
    ],
)
def test_published(given: str | date | None, taken: date | None) -> None:
    assert from_text(TEXT, published=given).published == taken


@pytest.mark.parametrize(
    "given",
    ["18 June 2018", "2018-6-18", "2018-02-30", "20180618", "2018-06-18T12:00", "2018-06-18T25:00Z", "0018-06-18",
     "2018-06-18T12:00Europe", datetime(2018, 6, 18, 12)],
)
def test_published_invalid(given: str | date) -> None:
    with pytest.raises(InputError) as caught:
        from_text(TEXT, published=given)
    assert caught.value.code == "published_invalid"


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(TEXT.encode())
    assert from_path(path).text == from_stdin(io.BytesIO(TEXT.encode())).text == TEXT
    for missing in (tmp_path / "none.txt", tmp_path, "nul\x00byte"):
        with pytest.raises(InputError) as caught:
            from_path(missing)
        assert caught.value.code == "input_not_found"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError) as caught:
        from_path(path)
    assert caught.value.code == "input_too_large"


def test_a_stream_is_read_no_further_than_the_limit() -> None:
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size: int = -1) -> bytes:
            assert size >= 0
            self.given += size
            return b"a" * size

    stream = Endless()
    with pytest.raises(InputError) as caught:
        from_stdin(stream)  # type: ignore[arg-type]
    assert caught.value.code == "input_too_large"
    assert stream.given <= MAX_TEXT_BYTES + 1


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TEXT, "en"),
        ("At least nine people were killed when shells hit a market in Marhaba on Monday a doctor said", "en"),
        ("Au moins neuf personnes ont été tuées lundi par des obus sur le marché de la ville, selon un médecin", "fr"),
        ("Mindestens neun Menschen sind am Montag bei einem Angriff auf den Markt der Stadt getötet worden", "de"),
        ("Al menos nueve personas han muerto por los disparos en el mercado de la ciudad, según un médico", "es"),
        ("Pazar yerine düşen bir top mermisi ile en az dokuz kişi öldü, bir doktor bu olay için dedi ve gitti", "tr"),
        ("قتل تسعة أشخاص على الأقل في قصف على سوق المدينة يوم الاثنين", "ar"),
        ("دست‌کم نه نفر در حمله به بازار شهر کشته شدند و چند نفر زخمی شدند، پزشک گفت", "fa"),
        ("Щонайменше дев'ятеро людей загинули внаслідок обстрілу ринку, повідомив лікар", "uk"),
        ("周一市场遭到炮击，至少九人死亡", "zh"),
        ("Shells", None),
        ("12 34 56", None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert from_text(text).language == language


def test_another_language_has_a_note_and_an_error() -> None:
    report = from_text("Au moins neuf personnes ont été tuées lundi par des obus sur le marché de la ville")
    assert "language_other" in [note.code for note in notes_on(report)]
    with pytest.raises(InputError) as caught:
        require_english(report)
    assert caught.value.code == "input_language"
    assert caught.value.hint
    require_english(from_text(TEXT))


def test_a_seen_date_line_is_a_note_until_published_is_given() -> None:
    text = f"Published April 13 2017 {TEXT}"
    assert "date_line_seen" in [note.code for note in notes_on(from_text(text))]
    assert notes_on(from_text(text, published="2017-04-13")) == ()


def test_jsonl_keeps_going() -> None:
    lines = [
        json.dumps({"doc_id": "a", "text": TEXT, "title": "T", "published": "2018-06-18", "other": [1]}).encode(),
        b"\n",
        b"{not json",
        b"[1, 2]",
        json.dumps({"doc_id": "b", "title": "no text"}).encode(),
        json.dumps({"doc_id": "c", "text": 5}).encode(),
        json.dumps({"doc_id": "d", "text": " "}).encode(),
        json.dumps({"doc_id": "e", "text": TEXT, "published": "June"}).encode(),
        b'{"text": "\xff"}',
        b'{"doc_id": "s", "text": "\\ud800"}',
        b"[" * 100_000,
        b'{"doc_id": ' + b"9" * 10_000 + b"}",
        json.dumps({"doc_id": 7, "text": TEXT}).encode(),
    ]
    found = [
        (item.doc_id, "report") if isinstance(item, Report) else (item.line_no, item.doc_id, item.code)
        for item in iter_jsonl(lines)
    ]
    assert found == [
        ("a", "report"),
        (3, None, "input_not_json"),
        (4, None, "input_line_malformed"),
        (5, "b", "input_no_text"),
        (6, "c", "input_line_malformed"),
        (7, "d", "input_empty"),
        (8, "e", "published_invalid"),
        (9, None, "input_encoding"),
        (10, "s", "input_encoding"),
        (11, None, "input_not_json"),
        (12, None, "input_not_json"),
        ("7", "report"),
    ]


def test_an_endless_line_is_one_error() -> None:
    stream = io.BytesIO(b'{"text": "' + b"a" * 45_000_000 + b'"}\n' + json.dumps({"text": TEXT}).encode())
    items = list(iter_jsonl(read_lines(stream)))
    assert [type(item) for item in items] == [LineError, Report]
    assert isinstance(items[0], LineError)
    assert items[0].code == "input_too_large"
