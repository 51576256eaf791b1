"""The command line as a whole: verbs, exit statuses, errors."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from counterclaim import __version__
from counterclaim.cli import main as cli
from counterclaim.cli import schema
from counterclaim.cli.problems import describe
from counterclaim.cli.read import moment
from counterclaim.cli.status import BROKEN_PIPE, INTERRUPTED, NOTHING_READ, OK
from counterclaim.model import InputError


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main(["--version"])
    assert stop.value.code == 0
    assert capsys.readouterr().out.strip() == f"counterclaim {__version__}"


def test_schema_verb_prints_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["schema"]) == OK
    assert json.loads(capsys.readouterr().out)["properties"]["schema"]["const"] == "counterclaim.reading/1"


def raising(error: BaseException) -> object:
    def run(args: object) -> int:  # noqa: ARG001
        raise error

    return run


@pytest.mark.parametrize(("error", "status"), [
    (KeyboardInterrupt(), INTERRUPTED), (InputError("No.", "Do."), NOTHING_READ), (ValueError("odd"), NOTHING_READ),
])
def test_exit_status_of_failures(error: BaseException, status: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "run", raising(error))
    assert cli.main(["schema"]) == status


def test_a_closed_pipe_is_no_error(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(schema, "run", raising(BrokenPipeError()))
    assert cli.main(["schema"]) == BROKEN_PIPE
    assert capfd.readouterr().err == ""


def test_an_error_is_one_sentence_and_a_hint(monkeypatch: pytest.MonkeyPatch,
                                             capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(schema, "run", raising(InputError("It is empty.", "Give it words.", code="empty")))
    cli.main(["schema"])
    assert capsys.readouterr().err == "error[empty]: It is empty.\nhint: Give it words.\n"


def test_a_traceback_only_with_debug(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(schema, "run", raising(ValueError("odd")))
    cli.main(["schema"])
    quiet = capsys.readouterr().err
    cli.main(["schema", "--debug"])
    assert "Traceback" not in quiet
    assert quiet.startswith("error[internal]: ")
    assert "Traceback" in capsys.readouterr().err


def test_an_error_that_is_not_ours_is_described_on_one_line() -> None:
    assert describe(ValueError("a\nb"))["message"].endswith("ValueError: a b")


@pytest.mark.parametrize(("given", "shown"), [
    ("2018-06-17", "2018-06-17T23:59:59.999999+00:00"),
    ("2018-06-17T10:00", "2018-06-17T10:00:00+00:00"),
    ("2018-06-17T10:00+03:00", "2018-06-17T10:00:00+03:00"),
])
def test_moments(given: str, shown: str) -> None:
    assert moment(given).isoformat() == shown


def test_a_bad_moment_has_a_code() -> None:
    with pytest.raises(InputError) as error:
        moment("17 June")
    assert error.value.code == "bad_date"


def test_the_reference_names_every_option_and_status(root: Path) -> None:
    page = (root / "docs/reference/cli.md").read_text("utf-8")
    parser = cli.build_parser()
    seen = set()
    for module in cli.VERBS:
        seen |= set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", Path(str(module.__file__)).read_text("utf-8")))
    assert len(seen) > 10
    assert "--version" in parser.format_help()
    assert sorted(option for option in seen | {"--version", "--debug"} if f"`{option}" not in page) == []
    for status in ("0", "1", "2", "3", "130", "141"):
        assert f"| {status} |" in page
