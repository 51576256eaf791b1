"""How data sets write actors, and that no such name is taken for somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.knowledge.actors import registry
from counterclaim.knowledge.histories import history_words
from counterclaim.knowledge.sources import SETTING
from counterclaim.model import KnowledgeError


@pytest.mark.parametrize(("kind", "name", "actor_id"), [
    ("ucdp", "Government of Israel", "state:IL"),
    ("ucdp", "Government of Yemen (North Yemen)", "state:YE"),
    ("ucdp", "Government of DR Congo (Zaire)", "state:CD"),
    ("ucdp", "Government of Congo", "state:CG"),
    ("ucdp", "Government of the United States of America", "state:US"),
    ("ucdp", "IS", "islamic-state"),
    ("ucdp", "Al-Shabaab", "al-shabaab"),
    ("ucdp", "PKK", "pkk"),
    ("acled", "Military Forces of Israel (2009-2022)", "state:IL"),
    ("acled", "Military Forces of Israel (2022-)", "state:IL"),
    ("acled", "Military Forces of Syria (2000-2024) Air Force", "state:SY"),
    ("acled", "Police Forces of Colombia (2018-2022)", "state:CO"),
    ("acled", "Islamic State (Syria)", "islamic-state"),
    ("acled", "QSD: Syrian Democratic Forces", "syrian-democratic-forces"),
    ("acled", "Global Coalition Against Daesh", "coalition:anti-is"),
    ("table", "IDF", "state:IL"),
    ("table", "Government of Syria", "state:SY"),
])
def test_names_of_data_sets(kind: str, name: str, actor_id: str) -> None:
    found = history_words(kind).bearers(name, registry())
    assert found is not None
    assert {registry().fold(one, None) for one in found} == {actor_id}


@pytest.mark.parametrize(("kind", "name"), [
    ("ucdp", "Civilians"), ("ucdp", "Syrian insurgents"), ("ucdp", "al-Bakkara clan"), ("ucdp", "NSA"),
    ("acled", "Unidentified Armed Group (Syria)"), ("acled", "Civilians (Syria)"), ("acled", "Rioters (Iraq)"),
    ("acled", "Zaghawa Ethnic Militia (Sudan)"), ("acled", "Mutiny of Military Forces of Mali (2012-2020)"),
])
def test_names_of_no_single_actor(kind: str, name: str) -> None:
    assert history_words(kind).bearers(name, registry()) is None


@pytest.mark.parametrize(("kind", "name"), [
    ("ucdp", "Hawar Kilis Operations Room"), ("acled", "Military Forces of Yemen (2016-) Supreme Political Council"),
    ("ucdp", "Government of Ruritania"), ("table", "Israel and others"),
])
def test_unknown_names_stay_unknown(kind: str, name: str) -> None:
    """A part of a name is never taken for the whole: these forces are not the state's."""
    assert history_words(kind).bearers(name, registry()) == ()


def test_every_name_in_the_file_leads_to_an_actor() -> None:
    for kind in ("ucdp", "acled", "table"):
        words = history_words(kind)
        assert {i for i in words.names.values() if i not in registry().actors} == set()
        assert {c for c in words.countries.values() if f"state:{c}" not in registry().actors} == set()


def test_a_users_file_adds_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[history]]\nkind = "ucdp"\nnone = ["The Others"]\n[history.names]\n"Northern boys" = "pkk"\n', "utf-8"
    )
    monkeypatch.setenv(SETTING, str(tmp_path))
    words = history_words("ucdp")
    assert words.bearers("Northern boys", registry()) == ("pkk",)
    assert words.bearers("The Others", registry()) is None
    assert words.bearers("IS", registry()) == ("islamic-state",)


def test_a_broken_pattern_has_its_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.toml").write_text('[[history]]\nkind = "ucdp"\nstate = ["("]\n', "utf-8")
    monkeypatch.setenv(SETTING, str(tmp_path))
    with pytest.raises(KnowledgeError) as error:
        history_words("ucdp")
    assert error.value.hint


def test_a_whole_name_only() -> None:
    people = registry()
    assert people.bearers("Israel Defense Forces") == ("state:IL",)
    assert people.bearers("Israel Defense Forces and others") == ()
    assert people.bearers("Israeli") == ()
    assert people.bearers("") == ()
