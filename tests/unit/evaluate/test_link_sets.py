"""The ruler for linking is fed what it asks for."""

from __future__ import annotations

import json
import tarfile
from datetime import date
from pathlib import Path

import pytest

from counterclaim.evaluate import floors, muc
from counterclaim.evaluate.links import joined, score
from counterclaim.evaluate.measuring import kind_of
from counterclaim.evaluate.ruler import load_ruler
from counterclaim.model import Reading, SetupError
from made_readings import contested

TEMPLATE = {
    "type": ["BOMBING"],
    "date": ["02 MAR 20"],
    "location": ["NORLAND: BASIRAH (TOWN)"],
    "hum_target": [{"mentions": ["GUARDS"]}],
    "phys_target": [{"mentions": ["GRAIN SILO"]}],
}
OTHER = {
    "type": ["KIDNAPPING"],
    "date": ["14 MAY 19"],
    "location": ["PERU: LIMA (CITY)"],
    "hum_target": [{"mentions": ["MAYOR"]}],
    "phys_target": [],
}


def reading() -> Reading:
    made = contested()
    assert made.incidents
    return made


def test_templates_find_the_incident_that_agrees_with_them(shared: Path) -> None:
    ruler = load_ruler(shared / "tools" / "muc4_score.py")
    made = reading()
    assert muc.aligned(ruler, [OTHER, TEMPLATE], made) == {1: made.incidents[0].incident_id}
    assert muc.aligned(ruler, [], made) == {}


def test_reports_come_with_their_day_and_templates(shared: Path, tmp_path: Path) -> None:
    ruler = load_ruler(shared / "tools" / "muc4_score.py")
    corpora = tmp_path / "muc34" / "TASK" / "CORPORA"
    for folder in ("dev", "tst1", "tst2", "tst3", "tst4"):
        (corpora / folder).mkdir(parents=True)
    (corpora / "dev" / "dev-muc3-0001-0100").write_text(
        "DEV-MUC3-0001 (NOSC)\n\n   BASIRAH, 3 JAN 90 -- [TEXT] A BOMB WENT OFF.\n", "latin-1"
    )
    with tarfile.open(tmp_path / "packed.tar.gz", "w:gz") as packed:
        packed.add(tmp_path / "muc34", "muc34")
    docs = muc.documents(ruler, tmp_path / "packed.tar.gz", {"DEV-MUC3-0001"})
    assert docs["DEV-MUC3-0001"]["published"] == date(1990, 1, 3).isoformat()
    (line,) = muc.lines(docs)
    assert json.loads(line)["doc_id"] == "DEV-MUC3-0001"


def test_tokens_are_set_as_a_newspaper_would() -> None:
    tokens = ["He", "said", ":", "``", "It", "did", "n't", "burn", "(", "much", ")", ".", "''"]
    assert joined(tokens) == 'He said: " It didn\'t burn (much). "'


def test_a_corpus_that_nobody_knows_is_refused(shared: Path, tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        score(load_ruler(shared / "tools" / "link_score.py"), tmp_path / "x.csv", tmp_path / "x.csv")
    assert caught.value.code == "no_such_corpus"


def test_the_sets_for_linking_are_known_by_their_ruler(root: Path) -> None:
    sets = floors.load(root / "eval" / "floors.toml")
    assert {"muc4-links", "ecb-documents", "ucdp-headlines"} == {
        n for n, one in sets.items() if kind_of(one.ruler) == "links"
    }
