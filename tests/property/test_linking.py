"""What holds of linking whatever the reports say: order, symmetry, people's word, and blindness to blame."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.ledger.linking import LinkIndex, Telling, candidates, partition, score
from made_tellings import tellings


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_tellings_never_matters(made: list[Telling], chance: object) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert partition(shuffled) == partition(made)


@given(tellings())
@settings(max_examples=80, deadline=None)
def test_scores_are_symmetric_and_the_parts_add_up(made: list[Telling]) -> None:
    for a, b in pairwise(made):
        link = score(a, b)
        assert link == score(b, a)
        assert abs(link.score - sum(link.parts.values())) < 1e-9


@given(tellings(), st.data())
@settings(max_examples=100, deadline=None)
def test_what_people_put_together_or_keep_apart_holds(made: list[Telling], data: st.DataObject) -> None:
    keys = [t.key for t in made]
    pair = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda p: p[0] != p[1])
    together, apart = data.draw(pair), data.draw(pair)
    if set(together) == set(apart):
        return
    groups = partition(made, together=[together], apart=[apart]).groups
    assert any(set(together) <= group for group in groups)
    assert not any(set(apart) <= group for group in groups)


@given(tellings(), st.data())
@settings(max_examples=100, deadline=None)
def test_adding_and_removing_gives_what_is_left(made: list[Telling], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.sampled_from([t.key for t in made])))
    index = LinkIndex()
    for telling in made:
        index.add(telling)
        index.groups()  # so that each step regroups what it touches, and no more
    for key in sorted(gone):
        index.remove(key)
        index.groups()
    assert index.partition() == partition([t for t in made if t.key not in gone])


@given(tellings(), st.data())
@settings(max_examples=100, deadline=None)
def test_taking_back_a_word_restores(made: list[Telling], data: st.DataObject) -> None:
    a, b = data.draw(st.lists(st.sampled_from([t.key for t in made]), min_size=2, max_size=2, unique=True))
    index = LinkIndex()
    for telling in made:
        index.add(telling)
    before = index.partition()
    (index.put_together if data.draw(st.booleans()) else index.keep_apart)(a, b)
    index.partition()
    index.release(a, b)
    assert index.partition() == before


@given(tellings())
@settings(max_examples=60, deadline=None)
def test_groups_are_a_partition_and_candidates_never_of_one_report(made: list[Telling]) -> None:
    groups = partition(made).groups
    assert sorted(key for group in groups for key in group) == sorted(t.key for t in made)
    report = {t.key: t.report_id for t in made}
    pairs = list(candidates(made))
    assert len(set(pairs)) == len(pairs)
    assert all(a < b and report[a] != report[b] for a, b in pairs)
