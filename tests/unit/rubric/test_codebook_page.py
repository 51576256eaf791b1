"""The page of the codebook on the rubric explains every code, pattern, position and flag."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterclaim.model.vocabulary import Code, Described, Flag, Pattern, SelfPosition
from counterclaim.rubric import CODE_TABLE, RUBRIC_VERSION, Fact


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs/codebook/rubric.md").read_text("utf-8")


SECTIONS = {Code: "Codes", Pattern: "Patterns", SelfPosition: "The actor's own position", Flag: "Flags"}


@pytest.mark.parametrize("kind", SECTIONS)
def test_every_value_has_a_row_with_its_words_rule_and_example(kind: type[Described], page: str) -> None:
    rows = {cells[0].strip("| `"): cells for cells in _rows(_section(page, SECTIONS[kind]))}
    assert set(rows) == {value.value for value in kind}
    for value in kind:
        _, words, rule, example = rows[value.value]
        assert words == value.meaning
        assert rule
        assert example


def test_every_fact_and_the_version_stand_there(page: str) -> None:
    assert RUBRIC_VERSION in page
    for fact in Fact:
        assert f"| `{fact.value}` |" in page


def test_codes_stand_in_the_order_in_which_they_are_asked(page: str) -> None:
    listed = re.findall(r"^\| `([a-z_]+)` \|", _section(page, "Codes"), re.MULTILINE)
    assert listed == [*(code.value for code, _ in CODE_TABLE), "no_attribution"]


def test_the_decisions_it_names_exist(page: str, root: Path) -> None:
    links = re.findall(r"\]\(\.\./(decisions/[a-z-]+\.md)\)", page)
    assert links
    assert [link for link in links if not (root / "docs" / link).is_file()] == []


def _section(page: str, title: str) -> str:
    return page.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def _rows(section: str) -> list[list[str]]:
    lines = [line for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
