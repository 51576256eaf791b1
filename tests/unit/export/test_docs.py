"""The page on writing a format says what is so: its example is run."""

from __future__ import annotations

import io
import re
import tomllib
from pathlib import Path

import pytest

from counterclaim.export import ActorPolicy, Exporter, Settings, export_to_stream, formats
from counterclaim.export.registry import GROUP
from counterclaim.ledger import Ledger
from counterclaim.model import InputError


@pytest.fixture
def page(root: Path) -> str:
    return (root / "docs/reference/export-plugins.md").read_text("utf-8")


def block(page: str, language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_example_writes_what_it_says(page: str, ledger: Ledger) -> None:
    names: dict[str, type[Exporter]] = {}
    exec(block(page, "python"), names)
    digest = names["Digest"]
    out = io.BytesIO()
    made = export_to_stream(digest, ledger.dossiers(), out, Settings(ActorPolicy.AND_OR, options={"mark": "*"}))
    assert out.getvalue().decode().splitlines() == [
        "* air_strike, Tall: Norland (machine_draft)",
        "* air_strike, Basirah: Eastern League and/or Norland (machine_draft)"]
    assert made.not_carried[0].items == 4
    with pytest.raises(InputError):
        export_to_stream(digest, ledger.dossiers(), io.BytesIO())


def test_the_example_s_entry_point_fits_its_class(page: str) -> None:
    points = tomllib.loads(block(page, "toml"))["project"]["entry-points"][GROUP]
    assert points == {"digest": "counterclaim_digest:Digest"}
    assert 'name = "digest"' in block(page, "python")


def test_every_attribute_of_a_format_is_on_the_page(page: str) -> None:
    said = set(re.findall(r"`(\w+)`", page.partition("## What the class says")[2].partition("## What `write`")[0]))
    assert {"name", "title", "summary", "media_type", "suffix", "names_actors", "cannot_carry", "options"} <= said


FORBIDDEN = re.compile(r"\b(confirmed|verified|likely|culprit|perpetrators?|guilty|proved)\b", re.IGNORECASE)


def test_no_word_of_judgement_in_what_formats_say() -> None:
    for one in formats():
        assert one.exporter is not None
        said = [one.exporter.summary, *(loss.reason for loss in one.exporter.cannot_carry)]
        assert FORBIDDEN.search(" ".join(said)) is None, one.name
