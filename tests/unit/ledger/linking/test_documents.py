"""Reports by event: by their main incidents, else by their names and numbers."""

from __future__ import annotations

from itertools import permutations

import pytest

from counterclaim.ledger.linking import Page, document_groups, page_of
from counterclaim.model import Zone
from counterclaim.model.vocabulary import ZoneKind
from made_readings import TEXT, contested
from made_tellings import told


def page(report_id: str, words: str, **fields: object) -> Page:
    names = dict.fromkeys(words.split(), round(255 / len(words.split()) ** 0.5))
    return Page(report_id=report_id, main=None, words=names).model_copy(update=fields)


PAGES = [
    page("r3", "ronen tobruk 2009 harbour"),
    page("r1", "ronen tobruk 2009 mill"),
    page("r2", "yusuf gaborone 2013 mill"),
]


@pytest.mark.parametrize("order", list(permutations(PAGES)))
def test_names_and_numbers_tell_similar_events_apart_in_any_order(order: tuple[Page, ...]) -> None:
    assert document_groups(order) == {"r1": "r1", "r3": "r1", "r2": "r2"}


def test_reports_whose_main_incidents_are_linked_are_together_whatever_their_words() -> None:
    a, b = (page(key, words, main=told(key)) for key, words in (("a", "ronen tobruk"), ("b", "yusuf gaborone")))
    assert document_groups([a, b]) == {"a": "a", "b": "a"}
    far = b.model_copy(update={"main": told("b", "Mosul", text="gunmen shot guards")})
    assert document_groups([a, far]) == {"a": "a", "b": "b"}


def test_a_page_holds_names_and_numbers_and_the_main_incident() -> None:
    reading = contested()
    body = Zone(kind=ZoneKind.BODY, start=0, end=len(TEXT))
    report = reading.report.model_copy(update={"zones": (body,)})
    made = page_of(reading.model_copy(update={"report": report}), TEXT)
    assert "basirah" in made.words
    assert "killing" not in made.words
    assert made.main is not None
    assert made.main.report_id == made.report_id
