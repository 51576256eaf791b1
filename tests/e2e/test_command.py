"""The command as a user runs it: streams, encodings, pipes, the same bytes every time."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from counterclaim.cli.schema import reading_schema
from counterclaim.cli.status import INTERRUPTED

EXAMPLES = {"abu-kamal-wire.txt": "2018-06-18", "abu-kamal-state-media.txt": "2018-06-18",
            "abu-kamal-followup.txt": "2018-06-20"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_give_valid_json_the_same_bytes_whatever_the_hash_seed(name: str, counterclaim: Any,
                                                                        root: Path) -> None:
    args = ("read", root / "examples" / name, "--published", EXAMPLES[name], "--outlet", "Example", "--json")
    first, second = (counterclaim(*args, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2"))
    assert first.returncode == 0, first.stderr.decode()
    assert first.stdout == second.stdout
    jsonschema.validate(json.loads(first.stdout), reading_schema())


def test_the_demo_shows_a_contested_incident(counterclaim: Any, root: Path) -> None:
    shown = counterclaim("read", root / "examples/abu-kamal-wire.txt", "--published", "2018-06-18", "--outlet",
                         "Example Wire")
    assert shown.returncode == 0
    assert shown.stderr == b""
    card = " ".join(shown.stdout.decode().split())
    assert "in these reports: contested" in card
    assert "Sunday 17 June 2018" in card
    assert "Israel: others say it did it; no denial in the reports read (1). Own position: declines to comment" in card
    assert "US-led coalition" in card
    assert "it denies that" in card


def test_the_readme_shows_what_the_demo_prints(root: Path) -> None:
    spec = importlib.util.spec_from_file_location("docs_build", root / "docs/build.py")
    assert spec is not None
    assert spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    shown = build.readme(build.demo_card())
    assert (root / "README.md").read_text("utf-8") == shown, "the README's card is old: run `make docs`"


def test_utf8_whatever_the_locale(counterclaim: Any) -> None:
    text = "Прогремел взрыв. A car bomb killed four people in Kharkiv, the mayor’s office said – «Вечір» reported."
    for env in ({"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        done = counterclaim("read", "-", "--json", stdin=text.encode(), env=env)
        assert done.returncode == 0, done.stderr.decode()
        done.stdout.decode("utf-8")
        card = counterclaim("read", "-", stdin=text.encode(), env=env)
        assert card.returncode == 0, card.stderr.decode()
        card.stdout.decode("utf-8")


def test_standard_input_gives_what_the_file_gives(counterclaim: Any, root: Path) -> None:
    path = root / "examples/abu-kamal-wire.txt"
    given = ("--published", "2018-06-18", "--json")
    from_file, piped = counterclaim("read", path, *given), counterclaim("read", "-", *given, stdin=path.read_bytes())
    assert json.loads(from_file.stdout) == json.loads(piped.stdout)


def test_lines_on_standard_input(counterclaim: Any) -> None:
    line = json.dumps({"doc_id": "é1", "text": "Rebels shelled the town of Sinjar on Monday, residents said."})
    done = counterclaim("read", "-", "--jsonl", stdin=line.encode())
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["doc_id"] == "é1"


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "counterclaim.cli", *args]


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text((json.dumps({"text": "Rebels shelled the town of Sinjar on Monday."}) + "\n") * 40, "utf-8")
    with subprocess.Popen(command("read", str(path), "--jsonl"), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
        process.wait(60)
    assert b"Traceback" not in said
    assert b"Exception ignored" not in said


@pytest.mark.skipif(os.name != "posix", reason="signals as on POSIX")
def test_ctrl_c_ends_without_a_traceback(tmp_path: Path) -> None:
    fifo = tmp_path / "pipe.txt"
    os.mkfifo(fifo)
    # A suite that is run in the background hands on an ignored SIGINT.
    with subprocess.Popen(command("read", "-"), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE,
                          preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED
    assert b"Traceback" not in said


@pytest.mark.parametrize("module", ["counterclaim", "counterclaim.cli"])
def test_it_runs_as_a_module(module: str) -> None:
    done = subprocess.run([sys.executable, "-m", module, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("counterclaim ")
