"""PolNeAR: what the reading hears, in the ruler's form, with both ears and with each."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.evaluate.measuring import Job
from counterclaim.evaluate.polnear import marked, measure, of_both, of_patterns, of_tagger, with_pronouns
from counterclaim.evaluate.ruler import flat, load_ruler
from counterclaim.ingest import from_text
from counterclaim.reader import resources
from counterclaim.reading.pipeline import hear

TEXT = "The mayor said on Monday that the bridge was closed. Trucks waited."
SOURCE, CUE = TEXT.index("The mayor"), TEXT.index("said")
CONTENT = TEXT.index("that the")
ANN = f"""T1\tsource {SOURCE} {SOURCE + 9}\tThe mayor
T2\tcue {CUE} {CUE + 4}\tsaid
T3\tcontent {CONTENT} {TEXT.index(". Trucks")}\tthat the bridge was closed
E1\tattribution:T2 source:T1 cue:T2 content:T3
"""


def test_roles_that_are_missing_are_empty() -> None:
    assert marked([(None, (1, 2), [(3, 4)])]) == [{"source": [], "cue": [(1, 2)], "content": [(3, 4)]}]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Kamin, who said", ["Kamin", "who"]),
        ("Kamin then said", ["Kamin"]),
        ("Kamin, a man who once said", ["Kamin"]),
        ("said Kamin", ["Kamin"]),
    ],
)
def test_a_relative_pronoun_joins_its_source(text: str, pieces: list[str]) -> None:
    start, cue = text.index("Kamin"), text.index("said")
    (made,) = with_pronouns(marked([((start, start + 5), (cue, cue + 4), [])]), text)
    assert [text[s:e] for s, e in made["source"]] == pieces


def test_each_ear_hears_the_mayor() -> None:
    heard = hear(from_text(TEXT), resources())
    for ear in (of_both, of_patterns, of_tagger):
        assert {TEXT[s:e] for each in ear(heard) for s, e in each["source"]} == {"The mayor"}


def test_the_table_has_both_ears_as_figures_and_each_as_an_aside(tmp_path: Path, shared: Path) -> None:
    part = tmp_path / "corpus" / "test"
    for folder in ("text", "attributions"):
        (part / folder).mkdir(parents=True)
    (part / "text" / "a.txt").write_text(TEXT, "utf-8")
    (part / "attributions" / "a_x1.ann").write_text(ANN, "utf-8")
    table = measure(Job(load_ruler(shared / "tools/polnear_claims.py"), part, part))
    assert flat(table) == {"linked.f1": 1.0, "claim_cues.accuracy": 1.0, "right_speaker.accuracy": 1.0}
    assert table["linked (patterns)"]["aside"]
    assert table["linked (tagger)"]["gold"] == 1
