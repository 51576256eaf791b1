"""Who an export may name, and when it must say nothing."""

from __future__ import annotations

from itertools import product

import pytest

from counterclaim.export import ActorPolicy, Named, Settings, named
from counterclaim.export.exporter import Exporter, checked
from counterclaim.export.policy import NAMED_CODES, UNIDENTIFIED
from counterclaim.ledger import Account, dossiers_of
from counterclaim.model import Actor, Attribution, InputError
from counterclaim.model.vocabulary import ActorKind, Code, Pattern
from made_readings import contested


def account(pattern: Pattern, **codes: Code) -> Account:
    made = next(dossiers_of(contested())).account
    actors = tuple(Actor(actor_id=f"made:{n}", name=n.title(), kind=ActorKind.GOVERNMENT) for n in codes)
    rows = tuple(Attribution(actor_id=f"made:{n}", code=code) for n, code in codes.items())
    return made.model_copy(update={"attribution_pattern": pattern, "actors": actors, "attribution": rows})


def names(rows: tuple[Named, ...]) -> list[str]:
    return [row.name for row in rows]


@pytest.mark.parametrize(("pattern", "code"), list(product(Pattern, Code)))
def test_unidentified_names_an_actor_only_where_code_and_pattern_are_both_self_claimed(
        pattern: Pattern, code: Code) -> None:
    row, = named(account(pattern, norland=code), ActorPolicy.UNIDENTIFIED)
    both = pattern is Pattern.SELF_CLAIMED and code is Code.SELF_CLAIMED
    assert row.identified is both
    assert row.name == ("Norland" if both else UNIDENTIFIED)


def test_a_joint_claim_names_both_and_the_accused_beside_them_are_left_out() -> None:
    made = account(Pattern.SELF_CLAIMED, norland=Code.SELF_CLAIMED, basra=Code.SELF_CLAIMED, other=Code.DENIED_ONLY)
    assert names(named(made, ActorPolicy.UNIDENTIFIED)) == ["Basra and Norland"]


def test_and_or_joins_all_that_anybody_names_in_the_order_of_the_alphabet() -> None:
    made = account(Pattern.CONTESTED, sudland=Code.ATTRIBUTED_DENIED, norland=Code.SUSPECTED, east=Code.DENIED_ONLY,
                   west=Code.NO_ATTRIBUTION)
    row, = named(made, ActorPolicy.AND_OR)
    assert row.name == "Norland and/or Sudland"
    assert row.codes == (Code.SUSPECTED, Code.ATTRIBUTED_DENIED)


def test_rows_gives_one_row_an_actor_each_saying_that_there_are_others() -> None:
    made = account(Pattern.CONTESTED, sudland=Code.ATTRIBUTED_DENIED, norland=Code.ATTRIBUTED)
    rows = named(made, ActorPolicy.ROWS)
    assert [(r.name, r.codes, r.row, r.rows) for r in rows] == [
        ("Norland", (Code.ATTRIBUTED,), 1, 2), ("Sudland", (Code.ATTRIBUTED_DENIED,), 2, 2)]


@pytest.mark.parametrize("policy", ActorPolicy)
def test_nobody_named_gives_one_row_with_the_format_s_own_words(policy: ActorPolicy) -> None:
    made = account(Pattern.UNATTRIBUTED, norland=Code.DENIED_ONLY)
    row, = named(made, policy, unidentified="Unidentified Armed Group (Syria)")
    assert row == Named("Unidentified Armed Group (Syria)")
    assert not row.identified


def test_a_code_that_denies_alone_never_counts_as_named() -> None:
    assert set(Code) - NAMED_CODES == {Code.DENIED_ONLY, Code.NO_ATTRIBUTION}
    assert "most" not in " ".join(ActorPolicy)


class OneActor(Exporter):
    name = "one-actor"
    names_actors = True

    def write(self, *_: object) -> None:
        raise AssertionError


def test_a_format_that_names_one_actor_is_refused_without_a_policy() -> None:
    with pytest.raises(InputError) as error:
        checked(OneActor, Settings())
    assert error.value.code == "policy_missing"
    assert "--actor-policy" in error.value.hint
    assert checked(OneActor, Settings(ActorPolicy.ROWS)).policy is ActorPolicy.ROWS
