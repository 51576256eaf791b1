"""Deeds told with who did them, in the report's voice or a speaker's."""

from __future__ import annotations

import pytest
from reading_steps import steps, token

from counterclaim.model.vocabulary import GroupKind
from counterclaim.reading.assertions import Assertion, Side, clause_bounds, covering, sentence_bounds
from counterclaim.text.language import parse
from golden.facts import falls_short


def deeds(text: str) -> list[Assertion]:
    return steps(text).deeds


def sides(text: str) -> dict[str, str]:
    return {a.actor.actor_id: a.side.value for a in deeds(text) if a.actor}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish jets bombed the ridge.", {"state:TR": "for"}),
        ("The ridge was bombed by Turkish jets.", {"state:TR": "for"}),
        ("A Turkish air strike hit the ridge.", {"state:TR": "for"}),
        ("The governor said Turkish jets bombed the ridge.", {"state:TR": "for"}),
        ("Turkish jets did not bomb the ridge, the governor said.", {"state:TR": "against"}),
        ("The strike was carried out by Peru and not by Chile.", {"state:PE": "for", "state:CL": "against"}),
        ("Turkish troops clashed with Hezbollah near the ridge.", {}),
        ("Turkey will bomb the ridge.", {}),
        ("Turkish jets often bomb the ridge.", {}),
        ("Turkey threatened to bomb the ridge.", {}),
        ("The shelling of Turkish positions went on.", {}),
        ("Turkey was bombed.", {}),
    ],
)
def test_who_is_said_to_have_done_it(text: str, expected: dict[str, str]) -> None:
    assert sides(text) == expected


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Turkish jets bombed the ridge.", False),
        ("Suspected Turkish jets bombed the ridge.", True),
        falls_short("Jets believed to be Turkish bombed the ridge.", True, because="an adjective after \"believed to be\" names nobody"),
        ("Turkish jets reportedly bombed the ridge.", True),
        ("Turkish jets may have bombed the ridge.", True),
        ("The ridge was apparently bombed by Turkish jets.", True),
    ],
)
def test_doubt_is_kept(text: str, hedged: bool) -> None:
    assert [(d.actor.actor_id, d.hedged) for d in deeds(text) if d.actor] == [("state:TR", hedged)]


def test_the_speaker_of_its_own_deed() -> None:
    (deed,) = deeds("Turkey said it had bombed the ridge.")
    assert deed.own
    assert deed.actor is not None
    assert deed.actor.actor_id == "state:TR"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian and Syrian jets bombed the town.", GroupKind.JOINT),
        ("Either Russian or Syrian jets bombed the town.", GroupKind.ALTERNATIVE),
    ],
)
def test_two_named_together_share_a_group(text: str, kind: GroupKind) -> None:
    found = deeds(text)
    assert sorted(a.actor.actor_id for a in found if a.actor) == ["state:RU", "state:SY"]
    assert {a.group for a in found} == {kind}
    assert len({a.group_key for a in found}) == 1


def test_a_denial_takes_the_whole_clause_that_is_said() -> None:
    text = "Turkey said no Turkish jets had bombed the ridge near the old mill on that day."
    (deed,) = deeds(text)
    assert deed.side is Side.AGAINST
    assert "no Turkish jets" in text[deed.start : deed.end]


def test_the_span_holds_the_deed_and_the_speaker() -> None:
    text = "The governor said that Turkish jets bombed the ridge."
    (deed,) = deeds(text)
    assert text[deed.start : deed.end].strip(".") == text.strip(".")


def test_the_innermost_attribution_comes_first() -> None:
    text = "The agency said the governor had said that a shell hit the port."
    found = steps(text)
    start = text.index("a shell")
    order = [found.attributions[k].content[0] for k in covering(found.attributions, start, start + 7)]
    assert len(order) == 2
    assert order[0][0] > order[1][0]


def test_bounds_leave_out_white_space_and_other_sentences() -> None:
    text = "A mine exploded.\n\nTwo boys died there. "
    doc = parse(text)
    low, high = sentence_bounds(token(doc, "boys"))
    assert text[low:high] == "Two boys died there."
    assert clause_bounds(doc, [token(doc, "died")], (low, high)) == (low, high)
