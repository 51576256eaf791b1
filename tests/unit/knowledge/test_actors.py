"""The registry: files that hold together, names found in a text, the user's own files."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from counterclaim.knowledge import sources
from counterclaim.knowledge.actors import Registry, registry
from counterclaim.model import KnowledgeError
from counterclaim.model.vocabulary import ActorKind, OutletKind

NLP = spacy.blank("en")
LOADED = registry()


def found(text: str, day: date | None = None, who: Registry = LOADED) -> list[tuple[str, str | None, str]]:
    return [(text[h.start : h.end], h.actor_id, h.kind) for h in who.find(NLP(text), day)]


def ids(text: str, day: date | None = None) -> list[str | None]:
    return [actor_id for _, actor_id, _ in found(text, day)]


def test_no_id_dangles_and_no_alias_has_two_undeclared_owners() -> None:
    assert LOADED.problems() == []


def test_every_file_of_ours_is_loaded() -> None:
    names = {p.name for p in sources.files()}
    assert {"countries.toml", "outlets.toml", "organs.toml", "leaders.toml", "syria_iraq.toml"} <= names
    assert len(LOADED.actors) > 600
    assert {a.kind for a in LOADED.actors.values()} >= {
        ActorKind.GOVERNMENT, ActorKind.COALITION, ActorKind.REBEL_GROUP, ActorKind.IGO_FORCE}


def test_canonical_names_are_neutral() -> None:
    loaded = ("regime", "terrorist", "zionist", "aggression")
    assert [a.name for a in LOADED.actors.values() if any(w in a.name.lower() for w in loaded)] == []


@pytest.mark.parametrize(("text", "actor_id", "kind"), [
    ("Guns of the IDF opened up", "state:IL", "organ"),
    ("Ankara would not say", "state:TR", "seat"),
    ("Belgian pilots took part", "state:BE", "demonym"),
    ("Fighters of Al Nusra Front left", "nusra-front", "name"),
    ("Fighters of al-Nusra left", "nusra-front", "name"),
    ("Amaq carried the statement", "islamic-state", "outlet"),
    ("Assads brother fled", "state:SY", "person"),
    ("Syrias army", "state:SY", "place"),
])
def test_names_are_found_in_their_spellings(text: str, actor_id: str, kind: str) -> None:
    assert (actor_id, kind) in [(i, k) for _, i, k in found(text, date(2016, 5, 1))]


def test_the_longest_name_wins_and_nothing_overlaps() -> None:
    text = "The Syrian Observatory for Human Rights and the Syrian Democratic Forces disagree"
    hits = LOADED.find(NLP(text))
    assert [h.actor_id for h in hits] == [None, "syrian-democratic-forces"]
    assert hits[0].outlet is not None
    assert hits[0].outlet.kind is OutletKind.MONITOR
    assert all(a.end <= b.start for a, b in pairwise(hits))


@pytest.mark.parametrize("text", ["what is it to us", "it is what they do", "let us go", "the market is open"])
def test_words_are_not_acronyms(text: str) -> None:
    assert found(text) == []


def test_acronyms_are_not_words() -> None:
    assert ids("US jets bombed IS.") == ["state:US", "islamic-state"]
    assert ids("U.S. jets") == ["state:US"]


def test_a_comma_or_a_stop_parts_a_name() -> None:
    assert "islamic-state" not in ids("It was Islamic. State television said so.")


def test_spans_are_code_points_and_tokens() -> None:
    doc = NLP("«Été» – the Israeli army")
    (hit,) = LOADED.find(doc)
    assert doc.text[hit.start : hit.end] == "Israeli"
    assert doc[hit.start_tok : hit.end_tok].text == "Israeli"


def test_a_surname_goes_to_who_was_in_office() -> None:
    assert ids("Saddam spoke", date(1991, 1, 17)) == ["state:IQ"]
    assert ids("the TASS agency", date(1983, 9, 1)) == ["state:SU"]
    assert ids("the TASS agency", date(2015, 9, 1)) == ["state:RU"]


def test_organs_fold_into_their_state_while_they_are_its_organs() -> None:
    assert LOADED.fold("popular-mobilisation-forces", date(2015, 1, 1)) == "popular-mobilisation-forces"
    assert LOADED.fold("popular-mobilisation-forces", date(2018, 1, 1)) == "state:IQ"


def test_the_user_adds_an_actor_and_extends_one(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[actor]]\nid = "night-watch"\nname = "Night Watch"\nkind = "identity_militia"\ncountry = "NG"\n'
        'aliases = ["Watchers of Plateau"]\n[[organ]]\nname = "Amber Brigade"\nof = "state:NG"\n',
        encoding="utf-8")
    mine = registry(tmp_path)
    assert [i for _, i, _ in found("The Watchers of Plateau and the Amber Brigade", None, mine)] == [
        "night-watch", "state:NG"]
    assert mine.get("night-watch").kind is ActorKind.IDENTITY_MILITIA
    assert "night-watch" not in registry().actors


def test_the_environment_names_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.toml").write_text(
        '[[actor]]\nid = "x-band"\nname = "X Band"\nkind = "rebel_group"\n', encoding="utf-8")
    monkeypatch.setenv(sources.SETTING, str(tmp_path))
    assert "x-band" in registry().actors


@pytest.mark.parametrize(("text", "says"), [
    ("[[actor]]\nid = 'a'\nname = 'A'\n", "lacks kind"),
    ("[[actor]]\nid = 'a'\nname = 'A'\nkind = 'gang'\n", "has kind 'gang'"),
    ("[[actor]]\nid = 'a'\nname = 'A'\nkind = 'rebel_group'\nsince = 'spring'\n", "is no date"),
    ("[[actor]\n", "is not a TOML file"),
])
def test_a_broken_file_is_named(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=says) as error:
        registry(tmp_path)
    assert "bad.toml" in error.value.message


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="does not exist"):
        registry(tmp_path / "nowhere")


def test_the_check_sees_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "two.toml").write_text(
        '[[actor]]\nid = "p"\nname = "Grey Dawn"\nkind = "rebel_group"\nmember_of = [{id = "nobody"}]\n'
        '[[actor]]\nid = "q"\nname = "Grey Dawn"\nkind = "rebel_group"\n', encoding="utf-8")
    problems = registry(tmp_path).problems()
    assert any("nobody" in p for p in problems)
    assert any("'grey dawn' belongs to p, q" in p for p in problems)
