"""The codebook, the vocabulary in the code and the exported schema say the same."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from counterclaim.model import vocabulary as v


@pytest.fixture(scope="module")
def build(root: Path) -> ModuleType:
    """docs/build.py as a module."""
    spec = importlib.util.spec_from_file_location("docs_build", root / "docs" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current(build: ModuleType, root: Path) -> None:
    for name, text in build.pages().items():
        assert (root / "docs" / name).read_text("utf-8") == text, f"docs/{name} is old: run `make docs`"


def test_every_field_of_the_contract_has_its_words(build: ModuleType) -> None:
    said = build.table("fields.toml")
    fields = {name: set(properties) for name, properties in build.objects(build.reading_schema())}
    assert {name: set(rows) for name, rows in said.items()} == fields
    assert all(words for rows in said.values() for words in rows.values())


def test_every_value_has_a_meaning_and_an_example(build: ModuleType) -> None:
    examples = build.table("examples.toml")
    for kind in build.enums():
        for value in kind:
            assert value.meaning, value
            assert value.example or examples.get(kind.__name__, {}).get(value.value), f"{kind.__name__}.{value}"
    known = {kind.__name__: {value.value for value in kind} for kind in build.enums()}
    for name, rows in examples.items():
        assert set(rows) <= known[name], f"examples.toml has values of {name} that do not exist"


def test_every_value_stands_in_the_pages(build: ModuleType, root: Path) -> None:
    text = "".join((root / "docs/codebook" / page).read_text("utf-8") for page in ("values.md", "codes.md"))
    for kind in build.enums():
        for value in kind:
            assert f"| `{value.value}` |" in text


def test_the_codebook_lists_every_page(root: Path) -> None:
    folder = root / "docs/codebook"
    index = (folder / "README.md").read_text("utf-8")
    missing = [page.name for page in folder.glob("*.md") if page.name != "README.md" and f"({page.name})" not in index]
    assert missing == []
    dead = [name for name in re.findall(r"\]\(([\w./-]+?\.md)\)", index) if not (folder / name).is_file()]
    assert dead == []


FORBIDDEN = re.compile(r"\b(confirmed|verified|likely|culprit|perpetrators?|guilty|proved)\b", re.IGNORECASE)


def test_no_word_of_judgement_in_our_own_words(build: ModuleType) -> None:
    assert FORBIDDEN.search("the culprit") is not None
    for kind in build.enums():
        for value in kind:
            assert not FORBIDDEN.search(value.meaning), value


def listed(text: str, start: str, end: str) -> set[str]:
    """The values of a comma-separated list between two marks, without what stands in brackets."""
    _, found, rest = text.partition(start)
    assert found, start
    items = re.sub(r"\([^)]*\)", "", rest.partition(end)[0]).split(",")
    return {item.split()[0].strip("`.:") for item in items if item.split()}


LISTS = (
    (v.ResponsibilityDegree, "| `responsibility_degree` |", "|"),
    (v.SpeakerType, "| `speaker_type` |", "|"),
    (v.SpeakerNaming, "| `speaker_naming` |", "|"),
    (v.Directness, "| `directness` |", "|"),
    (v.EventType, "`event_type`:", ". "),
    (v.TargetType, "`target_type`:", ". "),
    (v.SelfPosition, "`self_position`:", ". "),
    (v.Flag, "Flags:", ".\n"),
    (v.Pattern, "Patterns:", ";"),
)


@pytest.mark.parametrize(("kind", "start", "end"), LISTS, ids=[kind.__name__ for kind, _, _ in LISTS])
def test_code_and_project_vocabulary_agree(kind: type[v.Described], start: str, end: str, shared: Path) -> None:
    text = (shared / "VOCABULARY.md").read_text("utf-8")
    assert {value.value for value in kind} == listed(text, start, end)


@pytest.mark.parametrize("kind", [v.Stance, v.Code])
def test_tables_of_the_project_vocabulary_agree(kind: type[v.Described], shared: Path) -> None:
    text = (shared / "VOCABULARY.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z_]+) \| (.*?) \|", text, re.MULTILINE))
    for value in kind:
        assert value.value in rows, value
        if kind is v.Code:
            assert rows[value.value] == value.meaning
