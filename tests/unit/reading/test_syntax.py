"""What the parse says: agents, objects, none and not."""

from __future__ import annotations

import pytest
from reading_steps import token, words

from counterclaim.reading.syntax import (
    after_prepositions,
    antecedent,
    clause_verb,
    conjuncts,
    denied,
    is_passive,
    negated,
    none_of,
    patients,
    subject,
)
from counterclaim.text.language import parse


@pytest.mark.parametrize(
    ("text", "verb", "passive"),
    [
        ("Shells hit the port.", "hit", False),
        ("The port was shelled.", "shelled", True),
        ("The port has been shelled by rebels.", "shelled", True),
        ("A strike carried out by rebels failed.", "carried", True),
        ("Rebels shelling the port fled.", "shelling", False),
        ("The rebels have shelled the port.", "shelled", False),
    ],
)
def test_passive(text: str, verb: str, passive: bool) -> None:
    assert is_passive(token(parse(text), verb)) is passive


@pytest.mark.parametrize(
    ("text", "verb", "doers", "done_to"),
    [
        ("Rebels shelled the port.", "shelled", ["Rebels"], ["port"]),
        ("The port was shelled by rebels.", "shelled", ["rebels"], ["port"]),
        ("Rebels and pirates shelled the port and the town.", "shelled", ["Rebels", "pirates"], ["port", "town"]),
        ("The rebels who shelled the port fled.", "shelled", ["rebels"], ["port"]),
        ("The port that rebels shelled is closed.", "shelled", ["rebels"], ["port"]),
        ("Rebels crossed the river and shelled the port.", "shelled", ["Rebels"], ["port"]),
        ("The army denied shelling the port.", "shelling", ["army"], ["port"]),
        ("The army ordered the rebels to shell the port.", "shell", ["rebels"], ["port"]),
        ("The port was shelled on Sunday.", "shelled", [], ["port"]),
        ("The general was accused of shelling the port.", "shelling", ["general"], ["port"]),
    ],
)
def test_who_does_what_to_whom(text: str, verb: str, doers: list[str], done_to: list[str]) -> None:
    found = token(parse(text), verb)
    assert words(subject(found)) == doers
    assert words(patients(found)) == done_to


@pytest.mark.parametrize(
    ("text", "verb", "no"),
    [
        ("The army did not shell the port.", "shell", True),
        ("The army never shelled the port.", "shelled", True),
        ("No jets shelled the port.", "shelled", True),
        ("None of the jets hit the port.", "hit", True),
        ("The army shelled the port.", "shelled", False),
        ("The army, not the navy, shelled the port.", "shelled", False),
    ],
)
def test_negation(text: str, verb: str, no: bool) -> None:
    assert negated(token(parse(text), verb)) is no


@pytest.mark.parametrize(
    ("text", "noun", "none"),
    [("No group spoke.", "group", True), ("None of the groups spoke.", "None", True), ("Nobody spoke.", "Nobody", True),
     ("The group spoke.", "group", False), ("Neither side spoke.", "side", True)],
)
def test_nobody(text: str, noun: str, none: bool) -> None:
    assert none_of(token(parse(text), noun)) is none


@pytest.mark.parametrize(
    ("text", "out", "in_"),
    [
        ("It was carried out by Peru, and not by Chile or Bolivia.", ["Chile", "Bolivia"], ["Peru"]),
        ("It was carried out by Peru, not Chile.", ["Chile"], ["Peru"]),
        ("It was the work not of Chile but of Peru.", ["Chile"], ["Peru"]),
        ("It was carried out by Peru and Chile.", [], ["Peru", "Chile"]),
    ],
)
def test_named_only_to_be_excluded(text: str, out: list[str], in_: list[str]) -> None:
    doc = parse(text)
    assert [w for w in (*out, *in_) if denied(token(doc, w))] == out


def test_small_answers() -> None:
    doc = parse("The rebels who fled told the mayor of Lima about guns, mines and shells.")
    assert antecedent(token(doc, "who")).text == "rebels"
    assert antecedent(token(doc, "mayor")).text == "mayor"
    assert words(conjuncts(token(doc, "guns"))) == ["guns", "mines", "shells"]
    assert clause_verb(token(doc, "Lima")).text == "told"
    assert words(after_prepositions(token(doc, "mayor"), "of")) == ["Lima"]
    assert after_prepositions(token(doc, "mayor"), "near") == []
