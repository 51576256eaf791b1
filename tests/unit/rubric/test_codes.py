"""The code table: one code for each of the 256 combinations of facts, in the order of the rubric."""

from __future__ import annotations

from itertools import product

import pytest

from counterclaim.model.vocabulary import Code
from counterclaim.rubric import CODE_TABLE, Fact, code_of

ALL = [frozenset(fact for fact, held in zip(Fact, bits, strict=True) if held)
       for bits in product((False, True), repeat=len(Fact))]


def written_out(facts: frozenset[Fact]) -> str:
    """The table of the rubric once more, as nested questions, independent of ``CODE_TABLE``."""
    has = {fact.value for fact in facts}
    if "S+" in has:
        if "S-" in has:
            return "self_contradictory"
        if "R" in has:
            return "self_claimed_rival"
        return "self_claimed_disputed" if "C" in has else "self_claimed"
    own_denial = bool(has & {"S-", "s-"})
    if has & {"P", "s+"}:
        if own_denial:
            return "attributed_denied"
        return "attributed_disputed" if "C" in has else "attributed"
    if "H" in has:
        return "suspected_denied" if own_denial or "C" in has else "suspected"
    return "denied_only" if own_denial or "C" in has else "no_attribution"


def test_there_are_256_combinations() -> None:
    assert len(set(ALL)) == 256


@pytest.mark.parametrize("facts", ALL, ids=lambda facts: " ".join(sorted(facts)) or "none")
def test_each_combination_has_one_code(facts: frozenset[Fact]) -> None:
    assert code_of(facts).value == written_out(facts)
    fitting = [code for code, fits in CODE_TABLE if fits(facts)]
    assert code_of(facts) is (fitting[0] if fitting else Code.NO_ATTRIBUTION)


def test_every_code_can_be_reached_and_the_table_keeps_the_order_of_the_vocabulary() -> None:
    assert {code_of(facts) for facts in ALL} == set(Code)
    assert [code for code, _ in CODE_TABLE] == [code for code in Code if code is not Code.NO_ATTRIBUTION]


@pytest.mark.parametrize(("facts", "code"), [
    ("S+ S- R C P", "self_contradictory"), ("S+ R C", "self_claimed_rival"), ("S+ C P H", "self_claimed_disputed"),
    ("S+ s- P H", "self_claimed"), ("s+ S-", "attributed_denied"), ("P s- C", "attributed_denied"),
    ("P C H", "attributed_disputed"), ("P H R", "attributed"), ("H s-", "suspected_denied"),
    ("H C", "suspected_denied"), ("H R", "suspected"), ("C", "denied_only"), ("s- R", "denied_only"),
    ("R", "no_attribution"),
])
def test_order(facts: str, code: str) -> None:
    assert code_of(frozenset(Fact(one) for one in facts.split())).value == code
