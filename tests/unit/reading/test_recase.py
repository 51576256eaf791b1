"""Text in capitals, respelt before it is parsed."""

from __future__ import annotations

import pytest

from counterclaim import reader
from counterclaim.reading.recase import recase

CASES = [
    ("POLICE SAID A BOMB IN A CAR KILLED SIX PEOPLE.", "Police said a bomb in a car killed six people."),
    ("AN ENVOY IN NEW YORK TOLD THE RED CROSS.", "An envoy in New York told the Red Cross."),
    ("THE RAID NEAR SAN SALVADOR AND LOS ANGELES.", "The raid near San Salvador and Los Angeles."),
    ("THE NEW GOVERNMENT TOLD THE OLD MEN OF OTHER TOWNS.", "The new government told the old men of other towns."),
    ("HE SPOKE OF THE UNITY OF THE ARMY.", "He spoke of the unity of the army."),
    ("THE SHINING PATH BLEW UP A BRIDGE.", "The Shining Path blew up a bridge."),
]


@pytest.mark.parametrize(("shouted", "spelt"), CASES)
def test_capitals_are_respelt_as_news_writes_them(shouted: str, spelt: str) -> None:
    resources = reader.resources()
    assert recase(shouted, resources.registry, resources.gazetteer) == spelt


def test_no_character_moves_and_small_text_stays() -> None:
    resources = reader.resources()
    text = "GOMA, MAY 6 - A SHELL HIT THE MARKET.\nResidents of New York said so."
    respelt = recase(text, resources.registry, resources.gazetteer)
    assert respelt.upper() == text.upper()
    assert respelt.splitlines()[1] == text.splitlines()[1]
