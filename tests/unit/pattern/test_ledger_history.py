"""A ledger as history: its own incidents with the codes that each actor has there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from counterclaim.model.vocabulary import Code, EventType, Stance
from counterclaim.pattern import Comparison, compare
from counterclaim.pattern.comparison import ReferenceSet
from linking_stand_in import StandIn
from made_reports import ACCUSED, DENIED, Said, make

CLAIMED = Said("Norland's army", Stance.CLAIMS_RESPONSIBILITY, own=True)
DAY = date(2020, 3, 2)
NORLAND, LEAGUE = "made:norland", "made:league"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Norland says that it did two, is accused of two, denies one of these; the last is what is compared."""
    with Ledger.open(tmp_path / "l.db", create=True, linker=StandIn()) as opened:
        opened.add([
            make("Wire", day=date(2019, 1, 5), place="Tall", said=[CLAIMED]),
            make("Wire", day=date(2019, 6, 5), place="Harim", said=[CLAIMED], kind=EventType.DRONE_STRIKE),
            make("Wire", day=date(2019, 8, 5), place="Basirah", said=[ACCUSED]),
            make("Wire", day=date(2019, 9, 5), place="Tall", said=[ACCUSED, DENIED]),
            make("Wire", day=date(2020, 4, 5), place="Tall", said=[CLAIMED]),
        ])
        yield opened


def focal_id(ledger: Ledger) -> str:
    (added,) = ledger.add([make("Daily", day=DAY, place="Basirah", said=[ACCUSED, DENIED])])
    return added.incident_ids[0]


def sets(made: Comparison, actor: str = NORLAND) -> tuple[ReferenceSet, ...]:
    return next(a.sets for a in made.actors if a.actor_id == actor)


def test_the_default_is_what_the_actor_says_it_did(ledger: Ledger) -> None:
    made = compare(ledger.account(focal_id(ledger)), [ledger])
    (found,) = sets(made)
    assert (found.kind, found.basis) == ("ledger", "self_claimed")
    assert found.label == "incidents in this ledger that Norland says it did"
    assert [(r.date_start, r.place, r.code) for r in found.references] == [
        (date(2019, 6, 5), "Harim", Code.SELF_CLAIMED), (date(2019, 1, 5), "Tall", Code.SELF_CLAIMED)]
    assert found.nearest.km is not None
    assert found.references[0].admin1.method == "ledger"
    assert [r.same_event_type for r in found.references] == [False, True]


def test_accusations_only_on_request_and_then_circular(ledger: Ledger) -> None:
    made = compare(ledger.account(focal_id(ledger)), [ledger], include_attributed=True)
    plain, wide = sets(made)
    assert plain.n == 2
    assert {r.code for r in wide.references} == {Code.SELF_CLAIMED, Code.ATTRIBUTED, Code.ATTRIBUTED_DENIED}
    assert wide.n == 4
    assert wide.circular == "circular: this set is made of accusations"


def test_the_incident_and_later_ones_are_not_earlier(ledger: Ledger) -> None:
    asked = focal_id(ledger)
    made = compare(ledger.account(asked), [ledger], include_attributed=True)
    held = {r.record_id for found in sets(made) for r in found.references}
    assert f"ledger:{asked}" not in held
    assert all(r.date_end < DAY for found in sets(made) for r in found.references)


def test_a_report_that_the_ledger_holds_is_not_compared_with_itself(ledger: Ledger) -> None:
    one = make("Daily", day=DAY, place="Basirah", said=[CLAIMED])
    ledger.add([one])
    reading = one.reading
    incident = reading.incidents[0]
    assert incident.when is not None
    # The user's copy dates it a day later than the ledger does: still the same report's same incident.
    later = incident.model_copy(update={"when": incident.when.model_copy(
        update={"date_start": date(2020, 3, 8), "date_end": date(2020, 3, 8)})})
    made = compare(reading.model_copy(update={"incidents": (later,)}), [ledger], actors=["Norland"])
    (found,) = sets(made)
    assert [a.why for a in found.set_aside] == ["same_report"]
    assert found.n == 2


def test_what_had_been_said_by_a_moment(tmp_path: Path) -> None:
    """A claim that was made later does not make an earlier incident self-claimed then."""
    with Ledger.open(tmp_path / "m.db", create=True, linker=StandIn()) as ledger:
        ledger.add([make("Wire", day=date(2019, 1, 5), place="Tall", said=[ACCUSED], published=date(2019, 1, 6)),
                    make("Daily", day=date(2019, 1, 5), place="Tall", said=[CLAIMED], published=date(2020, 5, 1))])
        asked = focal_id(ledger)
        moment = datetime(2020, 3, 4, tzinfo=UTC)
        (then,) = sets(compare(ledger.account(asked, as_of=moment), [ledger]))
        (now,) = sets(compare(ledger.account(asked), [ledger]))
    assert (then.n, now.n) == (0, 1)


def test_a_neighbour_of_the_day_before_is_another_incident_of_the_same_ledger(ledger: Ledger) -> None:
    ledger.add([make("Wire", day=date(2020, 3, 1), place="Basirah", said=[CLAIMED])])
    (found,) = sets(compare(ledger.account(focal_id(ledger)), [ledger]))
    assert found.n == 3
    assert found.set_aside == ()


def test_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    pieces = [make("Wire", day=date(2019, 1, n + 1), place="Tall", said=[CLAIMED]) for n in range(5)]
    seen = []
    for n, order in enumerate((pieces, pieces[::-1])):
        with Ledger.open(tmp_path / f"{n}.db", create=True, linker=StandIn()) as ledger:
            ledger.add(order)
            made = compare(ledger.account(focal_id(ledger)), [ledger])
            (found,) = sets(made)
            # A store gives its own ids to incidents; all else is the same.
            bare = {"record_id": "", "line": None}
            refs = sorted(r.model_copy(update=bare).model_dump_json() for r in found.references)
            plain = found.model_copy(update={"references": (), "nearest": found.nearest.model_copy(update=bare),
                                             "same_event_type": None, "same_admin1": None, "nearby": (),
                                             "since_last": found.since_last.model_copy(update=bare)})
            seen.append((refs, plain.model_dump(), found.same_admin1.share, [n.count for n in found.nearby]))
    assert seen[0] == seen[1]


def test_an_actor_without_records_has_the_same_table(ledger: Ledger) -> None:
    made = compare(ledger.account(focal_id(ledger)), [ledger], actors=["Norland", "Israel"])
    assert [a.name for a in made.actors] == ["Israel", "Norland"]
    assert [len(a.sets) for a in made.actors] == [1, 1]
    assert made.actors[0].sets[0].n == 0
