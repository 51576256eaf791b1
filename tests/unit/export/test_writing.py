"""A file whole or not at all, with a sidecar that tells the truth about it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from counterclaim.export import (
    ActorPolicy,
    Exporter,
    Loss,
    Option,
    Settings,
    export_to_file,
    export_to_stream,
)
from counterclaim.export.jsonl import JsonLines
from counterclaim.ledger import Account, Dossier, Ledger, dossiers_of
from counterclaim.model import InputError
from made_readings import contested


class Ids(Exporter):
    name = "ids"
    title = "Ids"
    summary = "One id a line."
    media_type = "text/plain"
    suffix = ".txt"
    names_actors = True
    cannot_carry = (Loss("claims", "an id says nothing", lambda d: len(d.account.claims)),)
    options = (Option("end", "the line's end", "lf", ("lf", "crlf")),)

    def write(self, out: BinaryIO, dossiers: Iterable[Dossier]) -> None:
        end = {"lf": b"\n", "crlf": b"\r\n"}[self.settings.options["end"]]
        for dossier in dossiers:
            out.write(dossier.account.account_id.encode() + end)


def given() -> list[Dossier]:
    return list(dossiers_of(contested()))


def test_the_sidecar_tells_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    settings = Settings(ActorPolicy.ROWS, options={"end": "crlf"})
    made = export_to_file(Ids, given(), path, settings, filters={"country": "SY"})
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n")
    told = json.loads((tmp_path / "out.txt.meta.json").read_text("utf-8"))
    assert told == json.loads(made.to_json())
    assert told["file"] == {"name": "out.txt", "media_type": "text/plain", "bytes": len(raw),
                            "sha256": sha256(raw).hexdigest()}
    assert told["schema"] == "counterclaim.export/1"
    assert told["actor_policy"] == "rows"
    assert told["filters"] == {"country": "SY"}
    assert told["options"] == {"end": "crlf"}
    assert told["made"]["rubric"] == "R0.2"
    assert told["ledger"] is None
    assert "no ledger" in told["ledger_note"]
    assert told["counts"]["reports_by_language"] == {"en": 1}
    assert told["counts"]["reports_by_source_kind"] == {"unknown": 1}
    assert told["not_carried"] == [{"field": "claims", "reason": "an id says nothing", "items": 4}]
    assert (told["review"]["machine_draft"], told["review"]["reviewed"]) == (1, 0)
    assert told["review"]["left_out_restricted"] == 0
    assert told["review"]["restricted"]


def test_the_sidecar_of_a_ledger_has_its_head_and_counts_what_people_reviewed(ledger: Ledger) -> None:
    ledger.decide("accept", next(ledger.dossiers()).account.account_id)
    head = ledger.head()
    made = export_to_stream(JsonLines, ledger.dossiers(), io.BytesIO())
    assert made.ledger is not None
    assert (made.ledger.seq, made.ledger.hash) == (head.seq, head.hash)
    assert made.ledger_note is None
    assert (made.review.machine_draft, made.review.reviewed) == (1, 1)
    assert (made.counts.incidents, made.counts.reports) == (2, 3)


def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger) -> None:
    one, two = io.BytesIO(), io.BytesIO()
    export_to_stream(JsonLines, ledger.dossiers(), one)
    export_to_stream(JsonLines, ledger.dossiers(), two)
    assert one.getvalue() == two.getvalue()


def test_each_line_is_an_account(ledger: Ledger) -> None:
    out = io.BytesIO()
    export_to_stream(JsonLines, ledger.dossiers(), out)
    lines = out.getvalue().decode("utf-8").splitlines()
    ids = [Account.model_validate_json(line).account_id for line in lines]
    assert ids == [line.incident_id for line in ledger.incidents()]


def test_a_file_that_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_text("a coder's work", "utf-8")
    with pytest.raises(InputError) as error:
        export_to_file(JsonLines, given(), path)
    assert error.value.code == "output_exists"
    assert path.read_text("utf-8") == "a coder's work"
    assert [one.name for one in tmp_path.iterdir()] == ["out.jsonl"]
    export_to_file(JsonLines, given(), path, force=True)
    assert path.read_bytes().startswith(b'{"schema"')


def breaking() -> Iterator[Dossier]:
    yield from given()
    raise RuntimeError("the power went")


def test_a_run_that_breaks_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        export_to_file(JsonLines, breaking(), tmp_path / "out.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_only_one_dossier_is_taken_at_a_time() -> None:
    taken: list[int] = []
    held: list[int] = []

    class Counting(io.BytesIO):
        def write(self, data: Any) -> int:
            held.append(len(taken))
            return super().write(data)

    def source() -> Iterator[Dossier]:
        for number in range(3):
            taken.append(number)
            yield given()[0]

    export_to_stream(JsonLines, source(), Counting())
    assert held == [1, 2, 3]


@pytest.mark.parametrize(("settings", "code"), [
    (Settings(), "policy_missing"), (Settings(ActorPolicy.ROWS, options={"x": "1"}), "no_such_option"),
    (Settings(ActorPolicy.ROWS, options={"end": "cr"}), "bad_value"),
])
def test_what_does_not_fit_the_format_is_refused_before_a_file_is_made(
        tmp_path: Path, settings: Settings, code: str) -> None:
    with pytest.raises(InputError) as error:
        export_to_file(Ids, given(), tmp_path / "out.txt", settings)
    assert error.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError) as error:
        export_to_file(JsonLines, given(), tmp_path / "no" / "out.jsonl")
    assert error.value.code == "output_unwritable"


def test_a_policy_is_not_recorded_where_it_means_nothing() -> None:
    made = export_to_stream(JsonLines, given(), io.BytesIO(), Settings(ActorPolicy.AND_OR))
    assert made.actor_policy is None
