"""Totals over speakers that disagree: no number that nobody said, no choice between them."""

from __future__ import annotations

from counterclaim.export.tolls import estimates
from counterclaim.model import Casualty
from counterclaim.model.vocabulary import CasualtyOutcome
from made_dossiers import dossier, toll

KILLED, INJURED = CasualtyOutcome.KILLED, CasualtyOutcome.INJURED


def totals(*tolls: Casualty) -> tuple[int | None, int | None, int | None]:
    found = estimates(dossier(tolls=tolls).account, KILLED)
    return found.low, found.agreed, found.high


def test_speakers_that_agree_give_one_number() -> None:
    assert totals(toll(1, low=9, high=9), toll(2, low=9, high=9)) == (9, 9, 9)


def test_speakers_that_differ_give_a_range_and_no_best() -> None:
    assert totals(toll(1, low=17, high=18), toll(2, low=52, high=52)) == (17, None, 52)


def test_a_part_of_a_total_is_no_lower_estimate() -> None:
    whole = toll(1, low=52, high=52)
    part = toll(2, low=5, high=5, group="children", speaker_as_written="speaker 1")
    assert totals(whole, part) == (52, 52, 52)


def test_parts_are_not_added_up() -> None:
    soldiers = toll(1, low=12, high=12, group="soldiers")
    others = toll(2, low=5, high=5, group="drivers", speaker_as_written="speaker 1")
    assert totals(soldiers, others) == (12, 12, 12)


def test_at_least_and_at_most_are_the_number_that_was_said() -> None:
    assert totals(toll(1, low=40)) == (40, 40, 40)
    assert totals(toll(1, high=100)) == (100, 100, 100)


def test_words_stay_words() -> None:
    made = dossier(tolls=(toll(1, as_written="dozens of fighters"),)).account
    found = estimates(made, KILLED)
    assert (found.low, found.high, found.words) == (None, None, ("dozens of fighters",))


def test_each_outcome_stands_alone_and_killed_or_injured_is_neither() -> None:
    made = dossier(tolls=(toll(1, INJURED, 12, 12), toll(2, CasualtyOutcome.KILLED_OR_INJURED, 30, 30))).account
    assert estimates(made, KILLED).high is None
    assert estimates(made, INJURED).agreed == 12


def test_civilians_are_civilians_only_where_every_count_says_so() -> None:
    first = toll(1, low=9, high=9, group="civilians")
    assert estimates(dossier(tolls=(first,)).account, KILLED).civilians
    assert not estimates(dossier(tolls=(first, toll(2, low=9, high=9))).account, KILLED).civilians
    assert not estimates(dossier().account, KILLED).civilians


def test_a_toll_that_a_person_rejected_counts_for_nothing() -> None:
    from datetime import UTC, datetime

    from counterclaim.ledger import Decision

    made = dossier(tolls=(toll(1, low=9, high=9), toll(2, low=900, high=900))).account
    wanted = Decision.model_fields
    decision = Decision.model_construct(**dict.fromkeys(wanted)).model_copy(
        update={"seq": 1, "verdict": "reject", "field": None, "at": datetime(2020, 3, 4, tzinfo=UTC)})
    tolls = tuple(one.model_copy(update={"decisions": (decision,)}) if one.casualty.count_min == 900 else one
                  for one in made.tolls)
    assert estimates(made.model_copy(update={"tolls": tolls}), KILLED).high == 9
